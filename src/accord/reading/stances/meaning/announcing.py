"""Announcing: a refusal to come ("will walk away unless ...") is a threat or a plan; a promise may be a plan, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.dossier.claim import Polarity, Stance
from accord.reading.clauses import child, is_passive
from accord.reading.lexicon import wordset
from accord.reading.stances.meaning.breaking_off import breaks_off
from accord.reading.stances.meaning.conditions import only, supposes, threatened
from accord.reading.stances.meaning.own_acts import is_deliberate
from accord.reading.stances.meaning.polarity import is_negated
from accord.reading.stances.meaning.settle import REFUSING
from accord.reading.stances.signal import Signal

if TYPE_CHECKING:
    from accord.reading.parse import Token


def held_out(signal: Signal, stance: Stance, polarity: Polarity) -> tuple[Stance, Polarity]:
    """A refusal that is announced threatens; what is promised or expected of one's own doing is planned."""
    if polarity == "+" and stance in {"offers", "expects"} and _is_own_doing(signal, stance):
        return "plans", "+"
    if stance not in REFUSING or polarity != "-":
        return stance, polarity
    if _is_announced(signal.predicate):
        return "threatens", "+"
    if _will_act(signal):
        return "plans", "-"
    return ("plans", "+") if _will_leave(signal.predicate) else (stance, polarity)


def _will_act(signal: Signal) -> bool:
    """`will again block the opening of talks`, `says it will appeal against the ruling`: an act that is to come."""
    verb = signal.predicate
    to_come = {c.lower_ for c in verb.children if c.dep_ == "aux"} & {"will", "would", "'ll"}
    acts = verb.lemma_ in {"block", "veto", "boycott", "appeal", "skip", "challenge", "contest"}
    return signal.sort == "verb" and acts and bool(to_come) and not supposes(verb) and not is_negated(verb)


def _is_own_doing(signal: Signal, stance: Stance) -> bool:
    """`pledged to work towards a ban`, `expects to pursue its appeal`: nobody is given anything, nothing befalls."""
    verb = signal.token
    if signal.sort != "verb" or is_passive(verb) or not any(c.dep_ == "xcomp" for c in signal.content):
        return False
    act = next(c for c in signal.content if c.dep_ == "xcomp")
    if child(verb, "dobj") is not None or child(act, "nsubj", "dative") is not None:
        return False
    if stance == "expects":
        done = act.lemma_ in wordset("stances", "achieving") | {"complete", "finish", "make", "deliver", "publish"}
        return verb.lemma_ == "expect" and is_deliberate(act) and not done
    return verb.lemma_ in _PROMISING and act.lemma_ in wordset("stances", "own_doing")


_PROMISING = frozenset({"pledge", "promise", "undertake", "swear", "vow"})


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
    acts = (
        leaves
        or breaks_off(verb)
        or verb.lemma_
        in {
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
    )
    if acts and auxiliaries & {"will", "would", "'ll"} and threatened(verb) and not only(verb):
        return True  # "will vote against it unless it is changed"
    return warned and bool(auxiliaries & {"will", "would"}) and not any(c.dep_ == "neg" for c in verb.children)
