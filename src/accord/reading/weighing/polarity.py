"""Polarity: the sign of what a weighed clause tells; what rules found has the sign they read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.dossier.claim import Polarity, Stance
from accord.reading.stances.meaning.polarity import is_negated

if TYPE_CHECKING:
    from accord.reading.parse import Token

_RAISING = frozenset({"believe", "think", "expect", "suppose", "imagine"})
_NONE = frozenset({"no", "little", "neither"})


def sign_of(stance: Stance, *, denied: bool, of_oneself: bool = False) -> Polarity:
    """The sign of a stance on what is denied or not; what is asserted of others is asserted, even where it denies."""
    if stance in {"refuses", "rejects"}:
        return "-"
    signed = stance in {"wants", "demands", "plans", "expects"} or (stance == "asserts" and of_oneself)
    return "-" if denied and signed else "+"


def is_denied(verb: Token) -> bool:
    """`does not want it`, `has no appetite for it`, `did not think it would`, `asks them to vote against it`."""
    above = verb.head
    if verb.dep_ == "ccomp" and above.lemma_ in _RAISING and is_negated(above):
        return not is_negated(verb)
    told = [c for c in verb.children if c.dep_ in {"dobj", "attr"}]
    none = any(g.lower_ in _NONE for c in told for g in c.children)
    inner = [c for c in verb.children if c.dep_ in {"xcomp", "ccomp"}]
    turned = any(g.lower_ == "against" for c in (verb, *inner) for g in c.children if g.dep_ == "prep")
    return (none != is_negated(verb)) != turned


def is_of_speaker(verb: Token) -> bool:
    """`we are not closing our market`: denied of oneself."""
    return any(c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ in {"we", "i"} for c in verb.children)
