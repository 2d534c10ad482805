"""Announcing: a refusal that is to come ("will walk away unless ...") is a threat, or a plan to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.dossier.claim import Polarity, Stance
from accord.reading.stances.meaning.conditions import only, supposes, threatened
from accord.reading.stances.meaning.settle import REFUSING
from accord.reading.stances.signal import Signal

if TYPE_CHECKING:
    from spacy.tokens import Token


def held_out(signal: Signal, stance: Stance, polarity: Polarity) -> tuple[Stance, Polarity]:
    """A refusal that is announced threatens."""
    if stance not in REFUSING or polarity != "-":
        return stance, polarity
    if _is_announced(signal.predicate):
        return "threatens", "+"
    return ("plans", "+") if _will_leave(signal.predicate) else (stance, polarity)


def _will_leave(verb: Token) -> bool:
    """`says it will pull out of the pact`: what somebody is going to do."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    leaves = verb.lemma_ in {"pull", "withdraw", "quit", "leave", "exit"} and verb.dep_ == "ccomp"
    denied = any(c.dep_ == "neg" for c in verb.children)
    return leaves and bool(auxiliaries & {"will", "would", "'ll"}) and not denied and not supposes(verb)


def _is_announced(verb: Token) -> bool:
    """`warned that it would walk away`: a refusal to come, held out as a threat."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    warned = verb.dep_ == "ccomp" and verb.head.lemma_ in {"warn", "threaten"}
    leaves = verb.lemma_ in {"pull", "walk", "withdraw", "quit", "back", "leave", "give"}
    if leaves and auxiliaries & {"may", "might", "could"}:
        return True  # "hinted that it might pull out"
    acts = leaves or verb.lemma_ in {
        "vote",
        "veto",
        "block",
        "boycott",
        "torpedo",
        "renege",
        "skip",
        "strike",
        "retreat",
    }
    if acts and auxiliaries & {"will", "would", "'ll"} and threatened(verb) and not only(verb):
        return True  # "will vote against it unless it is changed"
    return warned and bool(auxiliaries & {"will", "would"}) and not any(c.dep_ == "neg" for c in verb.children)
