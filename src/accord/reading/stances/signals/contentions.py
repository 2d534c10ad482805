"""Contentions: what somebody holds to be so, told by a noun: "Ghana's accusation that", "warnings from Togo that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import child, children, subject
from accord.reading.lexicon import wordmap
from accord.reading.stances.signal import Signal, read_value
from accord.reading.stances.signals.owners import named_after, named_before

if TYPE_CHECKING:
    from accord.reading.parse import Token

_CLAUSES = frozenset({"acl", "ccomp", "relcl", "advcl", "dep"})
_RELATIVE = frozenset({"WDT", "WP"})


def contention(noun: Token) -> Signal | None:
    """Who makes an accusation asserts it; who warns of what others do fears it, and threatens with what is its own."""
    value = wordmap("stances", "contentions").get(noun.lemma_.lower())
    clause = told_by(noun) if value is not None else None
    if value is None or clause is None:
        return None
    holder, predicate = _holder(noun)
    if holder is None:
        return None
    stance, negative, open_ = read_value(value)
    if noun.lemma_ == "warning" and (predicate is not noun or _is_own_act(clause)):
        stance = "threatens"
    return Signal(noun, stance, "noun", holder, predicate, (clause,), negative, open_)


def _holder(noun: Token) -> tuple[Token | None, Token]:
    """Who repeats a claim or whose it is; and where negation hangs."""
    owner, verb = child(noun, "poss"), noun.head
    own = owner is None or owner.tag_ == "PRP$"
    if noun.dep_ == "dobj" and own and verb.lemma_ in _MAKING and child(verb, "auxpass") is None:
        return subject(verb), verb
    if noun.dep_ == "dobj" and own and verb.lemma_ in _ENDING:
        return None, noun
    return owner or named_before(noun) or named_after(noun), noun


def _is_own_act(clause: Token) -> bool:
    """`(its warning) that it would cut the supply`."""
    who, will = child(clause, "nsubj"), {"will", "would", "'ll", "shall"}
    return who is not None and who.tag_ == "PRP" and any(c.lower_ in will for c in children(clause, "aux"))


_MAKING = frozenset(
    {"make", "repeat", "reiterate", "voice", "express", "raise", "issue", "lodge", "renew", "restate", "reaffirm"}
    | {"state", "stress", "maintain", "level", "hold", "underline", "emphasise", "emphasize", "advance", "echo"}
)
_ENDING = frozenset({"drop", "withdraw", "abandon", "retract", "recant", "soften"})


def told_by(noun: Token) -> Token | None:
    """`(its claim) that the pact is binding`: not "the claim that it made"."""
    for clause in children(noun, *_CLAUSES):
        that = next((c for c in children(clause, "mark") if c.lower_ == "that" and c.tag_ not in _RELATIVE), None)
        if that is not None and clause.i > that.i > noun.i and child(clause, "nsubj", "nsubjpass", "csubj", "expl"):
            return clause
    return None
