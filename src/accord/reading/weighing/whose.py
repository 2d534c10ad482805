"""Whose: the parties behind a noun; where the rules know none, who it is all the same, who may be one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accord.reading.clauses import child, children
from accord.reading.lexicon import wordset
from accord.reading.passages import Passage
from accord.reading.speakers import behind as meant

if TYPE_CHECKING:
    from accord.reading.parse import Token
    from accord.reading.parties.references import References


@dataclass(frozen=True, slots=True)
class Whose:
    """Names of parties or of persons who may be one; `how` they are known is a sign of the weighing."""

    names: tuple[str, ...]
    how: str


def behind(page: Passage, token: Token, refs: References) -> Whose | None:
    """Who stands behind a noun that no rule gives a party: a person or a body with a name, none who only watches."""
    where, noun = meant(page, token, refs)
    name = refs.names.of(where, noun)
    if name is None:
        return None
    if name.sort == "person":
        person = refs.roll.person(name.text)
        watches = person is not None and person.watcher
        return None if watches else Whose((person.name if person else name.text,), "person")
    if name.party is None or refs.roll.parties[name.party].watcher:
        return None
    return Whose((name.party,), "body")


def owner(page: Passage, token: Token, refs: References) -> Whose | None:
    """Whose people they are of whom no rule knows the party: `the society's arborists`, "Commission officials"."""
    noun = token.lemma_.lower()
    if token.pos_ != "NOUN" or refs.names.of(page, token) is not None or noun not in wordset("people", "belonging"):
        return None
    beside = (c for c in children(token, "compound", "nmod", "amod") if refs.names.of(page, c) is not None)
    of = child(token, "poss") or next(beside, None)
    party = refs.whose(page, of) if of is not None else None
    return Whose((party,), "owner") if party is not None and not refs.roll.parties[party].watcher else None
