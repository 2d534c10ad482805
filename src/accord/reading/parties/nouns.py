"""Nouns: what kind of party a common noun tells of, with the words before it: "rights group", "rebel group"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from accord.reading.lexicon import words, wordset

if TYPE_CHECKING:
    from accord.reading.parse import Token

_MANY_KINDS = frozenset({"group", "organisation", "organization", "movement", "network", "faction", "wing"})


def kind_of_noun(noun: Token) -> str | None:
    """The kind of body this noun tells of; none where it tells of none."""
    lemma = noun.lemma_.lower()
    if lemma in _MANY_KINDS:
        before = {t.lower_ for t in noun.doc[noun.left_edge.i : noun.i]}
        for kind in ("armed_group", "group", "political_party"):
            if before & wordset("people", f"{kind}_words"):
                return kind
    return next((str(kind) for kind, signals in words("people")["kinds"].items() if lemma in signals), None)


def sphere_of(noun: Token) -> Token | None:
    """`business` of "German business leaders": what they lead where it is no state; none before other nouns."""
    if noun.lemma_.lower() not in wordset("people", "of_spheres"):
        return None
    told = (c for c in noun.children if c.dep_ in {"amod", "compound", "nmod"} and c.i < noun.i)
    return next((c for c in told if c.lower_ in wordset("people", "spheres")), None)


@cache
def is_people(lemma: str) -> bool:
    """`digger`, `boatowner`: a noun of people who are a party where they are many."""
    if lemma in wordset("crowds", "no_people"):
        return False
    return lemma in wordset("crowds", "people") or lemma.endswith(_endings())


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(wordset("crowds", "endings")))
