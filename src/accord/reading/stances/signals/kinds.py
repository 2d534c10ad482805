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


_MARKS = frozenset({"“", '"', "''", "``"})
_BEST = frozenset({"JJS", "RBS"})


def is_figure(verb: Token, thing: Token | None) -> bool:
    """`called the decree "a slow eviction notice"`, `described the sum as "flowers for the widow"`: quoted to judge.

    A deed or a thing is judged so; what is said of a person, or with a plain word, only describes.
    """
    if thing is None or verb.lemma_ not in wordset("stances", "describing") or not _can_be_judged(thing):
        return False
    open_ = next((t for t in verb.doc[verb.i + 1 : min(verb.i + 18, verb.sent.end - 1)] if t.text in _MARKS), None)
    if open_ is None or open_.i < thing.i:
        return False
    said = []
    for t in verb.doc[open_.i + 1 : min(open_.i + 12, verb.sent.end)]:
        if t.text in _MARKS | {"”", ",", ";"}:
            break
        said.append(t)
    nouns = [t for t in said if t.pos_ in {"NOUN", "PROPN"}]
    opens = bool(said) and (said[0].lower_ in {"a", "an"} or said[0].tag_ in {"NN", "NNS"})
    known = wordset("stances", "plain_figures") | wordset("stances", "good") | wordset("stances", "openings")
    plain = any(t.lemma_.lower() in known or t.tag_ in _BEST or t.lower_ in _NEW for t in said)
    return opens and len(said) > 1 and bool(nouns) and not plain


_NEW = frozenset({"new", "first", "last", "major", "significant", "important", "great", "big", "key", "right", "not"})


def _can_be_judged(thing: Token) -> bool:
    if thing.lower_ in {"it", "this", "that", "which", "these"}:
        return True
    named = thing.ent_type_ in {"PERSON", "NORP", "GPE"} or thing.pos_ != "NOUN"
    somebody = wordset("people", "roles") | wordset("people", "offices") | wordset("people", "somebody")
    return not named and thing.lemma_.lower() not in wordset("literal", "states") | somebody
