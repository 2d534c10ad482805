"""Kinds: what a thing is said to be ("the worst pact ever", "a relic of empire"), and that it is time for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import children
from accord.reading.lexicon import wordset

if TYPE_CHECKING:
    from accord.reading.parse import Token


def of_kind(noun: Token, lemma: str) -> str | None:
    """`the worst pact ever`, `a relic of empire`, `a product of the cold war`."""
    kinds = {c.lower_ for c in children(noun, "amod")}
    if lemma in wordset("stances", "bargains"):
        good = "accepts" if kinds & wordset("stances", "good") else None
        return "rejects" if kinds & wordset("stances", "bad") else good
    if lemma in wordset("stances", "remnants"):
        return "rejects"
    of = [t for c in children(noun, "prep") if c.lower_ == "of" for t in children(c, "pobj")]
    gone = any(t.lemma_.lower() in wordset("stances", "bygone") for t in of)
    return "rejects" if gone and lemma in wordset("stances", "sprung") else None


_FOR_IT = frozenset({"xcomp", "advcl", "acl", "relcl"})


def is_the_hour(verb: Token, thing: Token) -> bool:
    """`the time has come to share the lake`, `the moment had come for a vote`."""
    for_it = [c for c in [*verb.children, *thing.children] if c.dep_ in _FOR_IT and c.tag_ == "VB"]
    for_it += [c for c in [*verb.children, *thing.children] if c.dep_ == "prep" and c.lower_ == "for"]
    return thing.lemma_ in {"time", "moment", "hour"} and bool(for_it)
