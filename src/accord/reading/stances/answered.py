"""Answered: one party's position, named as what another party answers: "Chile rejected Peru's demand for a rebate"."""

from __future__ import annotations

from collections.abc import Sequence

from accord.reading.parties.references import References
from accord.reading.passages import Passage
from accord.reading.stances.drafts import FAMILY, Draft
from accord.reading.stances.holders import holders
from accord.reading.stances.signal import Signal

_REPEATING = frozenset({"echo", "repeat", "share", "second", "join"})
_TELLING = frozenset({"acl", "ccomp"})  # "its refusal to leave", "its demand that they leave"


def is_answered(page: Passage, signal: Signal, ahead: Sequence[Draft], refs: References, both: tuple[str, ...]) -> bool:
    """Whether a noun within another's claim tells a position of its own holder, with what it is about.

    `ahead`: the claims of the sentence found before. Who repeats a demand makes it; who wants one has told of it.
    """
    noun = signal.token
    if signal.sort != "noun" or signal.holder is None or noun.dep_ not in {"dobj", "pobj"}:
        return False
    owned = signal.holder.head.i == noun.i and signal.holder.tag_ not in {"PRP$", "PRP"}
    told = any(c.dep_ in _TELLING or c.lower_ in {"for", "to"} for c in noun.children if c.i > noun.i)
    over = [d for d in ahead if d.start <= noun.i < d.end and d.page is page]
    if not owned or not told or not over or FAMILY[over[-1].stance] == "wish" or noun.head.lemma_ in _REPEATING:
        return False
    who = holders(page, signal.holder, refs, both)
    return bool(who) and all(set(who).isdisjoint(d.holders) for d in over)
