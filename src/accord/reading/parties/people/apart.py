"""Apart: persons of standing who speak for nobody but themselves: a judge, a lord, a politician of no party told."""

from __future__ import annotations

from collections.abc import Sequence

from accord.reading.lexicon import wordset
from accord.reading.parties.naming.name import Name
from accord.reading.parties.people.roles import opening, roles
from accord.reading.parties.resolver import Resolver
from accord.reading.parties.roll import Person

_TITLES = frozenset({"Lord", "Lady", "Baroness", "Sir", "Dame", "Judge", "Justice", "Bishop", "Archbishop", "Cardinal"})
_STANDING = frozenset({"politician", "candidate", "contender", "challenger", "judge", "bishop", "archbishop", "cleric"})
_OFTEN = 2  # times such a person acts in a text where the own position matters


def apart(refs: Resolver, person: Person, mentions: Sequence[Name], *, former: bool) -> str | None:
    """The person as a party of that name, where the text lets that person act again and again; else none."""
    if former and any(_is_retired(m) for m in mentions):
        person.watcher = True
    if person.watcher or former or not any(_is_of_standing(m) for m in mentions):
        return None
    acts = [m for m in mentions if m.passage.doc[m.start : m.end].root.dep_ == "nsubj"]
    if len(acts) < _OFTEN:
        return None
    courts = [n for n, m in refs.roll.parties.items() if m.kind == "court" and not m.watcher]
    if len(courts) == 1 and any(_judges(m) for m in mentions):
        person.party = courts[0]
        return courts[0]
    person.party = person.name if " " in person.name else _titled(mentions[0])
    refs.roll.party(person.party, "other").named += len(mentions)
    return person.party


def _titled(name: Name) -> str:
    before = name.passage.doc[name.start - 1].text if name.start else ""
    return f"{before} {name.text}" if before in _TITLES else name.text


def _is_retired(name: Name) -> bool:
    """`Former ambassador Ann Lee recalls`: who served others once, and looks on now."""
    before = name.passage.doc[opening(name.passage, name.start) : name.start]
    return any(t.lemma_.lower() in _SERVING for t in before)


_SERVING = frozenset({"ambassador", "diplomat", "official", "officer", "adviser", "advisor", "negotiator", "envoy"}) | {
    *("judge", "prosecutor", "inspector", "spy", "aide", "consul", "attaché", "regulator", "banker", "soldier"),
}


def _judges(name: Name) -> bool:
    """`Judge Ann Lee`, `Justice Lee`: what she orders in a text on one court, that court orders."""
    before = name.passage.doc[name.start - 1] if name.start else None
    return before is not None and before.text in {"Judge", "Justice"}


def _is_of_standing(name: Name) -> bool:
    words = {t.text for t in name.passage.doc[opening(name.passage, name.start) : name.start]}
    told = {role.lemma_.lower() for role in roles(name)}
    return bool(words & _TITLES or told & (_STANDING | wordset("people", "legislators")))
