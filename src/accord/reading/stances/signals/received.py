"""Received: the stance of those from whom a thing meets with something: "drew criticism from Oman"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import agent, child, children, is_passive, subject
from accord.reading.lexicon import wordmap, wordset
from accord.reading.stances.signal import Signal, read_value

if TYPE_CHECKING:
    from accord.reading.parse import Token

_FROM = frozenset({"from", "of", "by", "among", "amongst", "within"})
_AT_PLACE = frozenset({"in", "across", "throughout"})
_STIRRED = frozenset({"spark", "provoke", "raise", "stir", "cause", "trigger", "prompt", "fuel", "stoke"})
_FELT = frozenset({"rejects", "fears", "accepts"})


def received(noun: Token) -> Signal | None:
    """`the plan has Oman's backing`, `met with resistance from Oman`, `stirred anger in Oman`: what Oman holds."""
    if (against := _outvoted(noun)) is not None:
        return against
    value, verb = _value(noun), _verb_over(noun)
    if value is None or verb is None:
        return None
    stance, negative, open_ = read_value(value)
    holder = _giver(noun, verb)
    if stance == "demands" and holder is not None and verb.lemma_ in {"face", "meet", "encounter", "receive", "get"}:
        asked = tuple(c for c in noun.children if c.i > noun.i and c.dep_ in {"acl", "ccomp", "relcl", "prep"})
        asked += tuple(c for c in children(verb, "advcl", "xcomp") if c.i > noun.i and c.tag_ == "VB")
        asked = tuple(c for c in asked if c.lower_ not in _FROM)  # "faces calls from Oman to leave"
        return Signal(noun, stance, "noun", holder, verb, asked) if asked else None
    thing = subject(verb)
    if stance not in _FELT or holder is None or thing is None or (thing.pos_ == "PRON" and thing.lower_ != "it"):
        return None
    bodies = wordset("people", "groups") | wordset("people", "plain_bodies") | wordset("people", "roles")
    counted = verb.lemma_ in {"count", "rely", "bank"}
    if not counted and (thing.ent_type_ in {"PERSON", "GPE", "NORP"} or thing.lemma_.lower() in bodies):
        return None  # "Oman won support from Qatar": who is supported is a party, and for what is not told
    return Signal(noun, stance, "noun", holder, verb, (thing,), negative, open_)


def _outvoted(noun: Token) -> Signal | None:
    """`was passed against the votes of Peru and Chile`, `over the objections of Peru`: what those hold of it."""
    prep = noun.head if noun.dep_ == "pobj" else None
    if prep is None or noun.lemma_ not in _OUTVOTED or prep.lower_ not in {"against", "over", "despite"}:
        return None
    if prep.head.pos_ not in {"VERB", "AUX"} or (noun.lemma_ in {"vote", "will"} and prep.lower_ != "against"):
        return None
    holder = child(noun, "poss") or next((child(c, "pobj") for c in children(noun, "prep") if c.lower_ == "of"), None)
    if holder is None or holder.tag_ == "PRP$":
        return None
    return Signal(noun, "rejects", "noun", holder, noun, tuple(c for c in children(noun, "prep") if c.i > noun.i))


_OUTVOTED = frozenset({"vote", "will", "wish", "objection", "opposition", "protest", "resistance", "veto"})


def _value(noun: Token) -> str | None:
    """`criticism` by itself, `an angry response` by the word before it."""
    if noun.lemma_ not in {"response", "reaction", "reception", "reply", "welcome"}:
        return wordmap("stances", "nouns").get(noun.lemma_.lower())
    said = {c.lower_ for c in children(noun, "amod")}
    if said & wordset("stances", "cold"):
        return "rejects"
    return "accepts" if said & wordset("stances", "warm") else None


def _verb_over(noun: Token) -> Token | None:
    """The verb of getting the noun stands with: as its object, or after `met with`, `run into`, `count on`."""
    head = noun.head
    if noun.dep_ == "dobj" and head.lemma_ in wordset("stances", "getting"):
        return head
    if noun.dep_ == "pobj" and head.lower_ in {"on", "upon"} and head.head.lemma_ in {"count", "rely", "bank"}:
        return head.head  # "can count on the support of Oman"
    after = noun.dep_ == "pobj" and head.lower_ in {"with", "into", "against"} and head.dep_ in {"prep", "prt"}
    return head.head if after and head.head.lemma_ in wordset("stances", "meeting_with") else None


def _giver(noun: Token, verb: Token) -> Token | None:
    """Whose it is: the possessor, `from X`, `of X`; of what is stirred, also `in X`."""
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    near = [c for c in [*children(noun, "prep", "agent"), *children(verb, "prep", "agent")] if c.i > noun.i]
    words = _FROM | (_AT_PLACE if verb.lemma_ in _STIRRED or is_passive(verb) else frozenset())
    found = next((child(c, "pobj") for c in near if c.lower_ in words), None)
    return found or (agent(verb) if is_passive(verb) else None)
