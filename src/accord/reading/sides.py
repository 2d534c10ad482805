"""Sides: where the reporting tells of no meeting, the parties that deal with each other, told from the bystanders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from accord.reading.parties.references import References
from accord.reading.passages import Passage
from accord.reading.stances.drafts import Draft

_HALF = 0.5  # a position of each counts half as much as one of either that names the other
_CLOSE = 0.6  # a third deals with the two as much as they do with each other, or nearly


def sides(drafts: Sequence[Draft], refs: References) -> frozenset[str]:
    """The parties between which positions go to and fro: each wants something of another, or answers it.

    Empty where nobody deals with anybody.
    """
    held = Counter(h for d in drafts for h in d.holders)
    dealings: Counter[frozenset[str]] = Counter()
    for d in drafts:
        for other in named_within(d.page, d.start, d.end, refs):
            dealings.update(frozenset((h, other)) for h in d.holders if h != other)
    weight = {
        pair: told + _HALF * min(held[p] for p in pair) for pair, told in dealings.items() if any(held[p] for p in pair)
    }
    if not weight:
        return frozenset()
    order = {name: n for n, name in enumerate(refs.roll.parties)}
    first = max(weight, key=lambda pair: (weight[pair], -max(order[p] for p in pair)))
    found = set(first)
    for third in sorted({p for pair in weight for p in pair} - first, key=order.__getitem__):
        reach = max(weight.get(frozenset((third, p)), 0.0) for p in first)
        if held[third] > 1 and reach >= _CLOSE * weight[first]:
            found.add(third)
    return frozenset(found)


def named_within(page: Passage, start: int, end: int, refs: References) -> Iterable[str]:
    """The parties that stand among these tokens, each once."""
    found: dict[str, None] = {}
    for t in page.doc[start:end]:
        if t.pos_ in {"PROPN", "NOUN", "ADJ"} and (party := refs.whose(page, t)) is not None:
            found.setdefault(party)
    return found
