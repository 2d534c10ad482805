"""Who is involved: which of the names met are parties to the dispute, by rule; `weighing.parties` weighs them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accord.reading.meetings.find import Gathering
from accord.reading.parties.references import References
from accord.reading.stances.drafts import Draft

_MOVING = frozenset({"state", "bloc", "io", "political_party", "union", "company", "armed_group"})
_STATES = frozenset({"state", "bloc", "io"})
_ACTORS = frozenset({"nsubj", "nsubjpass", "agent"})
_OFTEN = 3  # named so often, a party moves the dispute even where its own position is not told


@dataclass(frozen=True, slots=True)
class Told:
    """What a text tells: its claims in order, and its parties, all holders and all who meet among them."""

    claims: Sequence[Draft]
    parties: Sequence[str]


def told_by_rule(refs: References, drafts: Sequence[Draft], meeting: Gathering | None) -> Told:
    """Parties take a position or a seat, or move the dispute; a name only met in passing is none."""
    acting = [h for d in drafts for h in d.holders]
    seated = meeting.participants if meeting else []
    return Told(drafts, list(dict.fromkeys([*seated, *acting, *moving(refs)])))


def moving(refs: References) -> list[str]:
    """Of the kinds that move disputes: who acts as a subject, is spoken for by somebody, or is named throughout."""
    demonyms = [n for n in refs.names.all if n.demonym]
    roots = ((n.party, n.passage.doc[n.start : n.end].root) for n in demonyms)
    acting = {party for party, root in roots if root.dep_ in _ACTORS or root.head.dep_ in _ACTORS}
    spoken = {person.party for person in refs.roll.persons.values() if not person.in_passing}
    acts = {
        n.party
        for n in refs.names.all
        if n.party and not n.demonym and not n.passage.heading and n.passage.doc[n.start : n.end].root.dep_ == "nsubj"
    }
    only_adjectives = {n.party for n in refs.names.all} - {n.party for n in refs.names.all if not n.demonym} - acting
    return [
        name
        for name, m in refs.roll.parties.items()
        if m.kind in _MOVING
        and not m.watcher
        and (
            name in spoken
            or (m.named >= _OFTEN and not (m.kind == "state" and name in only_adjectives))
            or (name in acts and (m.named > 1 or m.kind in _STATES))
        )
    ]
