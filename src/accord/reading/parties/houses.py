"""Houses: the members of a parliament who speak as one: "MPs said", "lawmakers want"; and the committee they sit in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import child
from accord.reading.lexicon import wordset
from accord.reading.parties.resolver import Resolver
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from accord.reading.parse import Token

_MEMBERS = frozenset({"MPs", "MSPs", "TDs", "MLAs", "Lawmakers", "Legislators", "Senators", "Parliamentarians"})


def are_members(noun: Token) -> bool:
    """`MPs`, `the MPs`, `lawmakers`: all of them, of no party, state or number that is told."""
    plural = noun.text in _MEMBERS or (noun.text.capitalize() in _MEMBERS and noun.tag_ == "NNS")
    if not plural or noun.dep_ not in {"nsubj", "nsubjpass", "agent", "poss", "pobj", "conj"}:
        return False
    if noun.i + 1 < len(noun.doc) and noun.nbor().lower_ in {"from", "of", "in", "with", "on"}:
        return False
    det = child(noun, "det")
    return (det is None or det.lower_ == "the") and child(noun, "amod", "compound", "nmod", "poss", "nummod") is None


def house_of(refs: Resolver, page: Passage, noun: Token) -> str | None:
    """The committee of this text, where it has one; else its only parliament; else none."""
    roll = refs.roll.parties
    panels = [n for n, m in roll.items() if n.lower().endswith(" committee") and not m.watcher]
    if len(panels) == 1:
        return panels[0]
    houses = [n for n, m in roll.items() if n in wordset("people", "parliaments") and not m.watcher and m.named]
    return houses[0] if len(houses) == 1 else None
