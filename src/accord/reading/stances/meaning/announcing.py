"""Announcing: a refusal to come ("will walk away unless ...") is a threat or a plan; a promise may be a plan, too."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from accord.dossier.claim import Polarity, Stance
from accord.reading.clauses import child, children, is_passive
from accord.reading.lexicon import wordmap, wordset
from accord.reading.stances.meaning.breaking_off import breaks_off
from accord.reading.stances.meaning.conditions import only, supposes
from accord.reading.stances.meaning.in_that_case import in_that_case, presses
from accord.reading.stances.meaning.own_acts import TAKING, lets_go
from accord.reading.stances.meaning.polarity import is_negated
from accord.reading.stances.meaning.settle import REFUSING, YES, is_hostile
from accord.reading.stances.meaning.unmet import is_recourse, unmet
from accord.reading.stances.signal import Signal

if TYPE_CHECKING:
    from accord.reading.parse import Token


def held_out(signal: Signal, stance: Stance, polarity: Polarity) -> tuple[Stance, Polarity]:
    """A refusal that is announced threatens, and so does what is to follow if others fail; own doing is planned."""
    if _is_threat(signal, stance):
        return "threatens", "+"
    if polarity == "-" and stance in _AHEAD and _is_denial(signal.predicate):
        return "asserts", "-"  # "denies that it wants the strait"
    if stance in YES:
        return _of_yes(signal, stance, polarity)
    if stance not in REFUSING or polarity != "-":
        return stance, polarity
    verb = signal.predicate
    if signal.sort == "judgement" and verb.dep_ == "ccomp" and verb.head.lemma_ in {"warn", "caution"}:
        return "fears", "+"  # "warned that the levy would be a disaster"
    if _is_announced(verb) or (_will(verb) and (_meets_any(verb) or verb.lemma_ in _DEFYING)):
        return "threatens", "+"
    if _will_act(signal):
        return ("threatens", "+") if _meets_any(signal.predicate) else ("plans", "-")
    return ("plans", "+") if _will_leave(signal.predicate) else (stance, polarity)


def _of_yes(signal: Signal, stance: Stance, polarity: Polarity) -> tuple[Stance, Polarity]:
    """What an offer or a consent comes to: terms, or a plan where nobody is given anything."""
    if polarity == "+" and only(signal.predicate) and supposes(signal.predicate):
        return "demands", "+"  # "will only sign if the camp is opened"
    if polarity == "+" and lets_go(signal.predicate):
        return "plans", "+"
    if polarity == "+" and stance == "offers" and (_is_own_doing(signal) or _proposes_harm(signal)):
        return "plans", "+"
    return ("refuses", "-") if stance == "offers" and _is_not_to_be(signal) else (stance, polarity)


_DEFYING = frozenset({"ignore", "withhold", "defy", "disregard", "flout"})  # "would withhold consent", not "refused"


def _is_threat(signal: Signal, stance: Stance) -> bool:
    """`intends to set its own quota unless ...`, `would seek damages if ...`, `would consider a lawsuit`."""
    verb, mused = signal.predicate, signal.token.lemma_ in _MUSING
    if signal.sort != "verb" or is_negated(verb) or not (stance in _AHEAD or (mused and stance in YES)):
        return False
    to_come = {c.lower_ for c in verb.children if c.dep_ == "aux"} & {"will", "would", "'ll"}
    asks_court = to_come and verb.lemma_ in {"ask", "urge", "petition"} and is_recourse(verb)
    if asks_court or (to_come and presses(verb) and in_that_case(verb)):
        return True  # "would ballot its members should they be sent in"
    if not (mused or signal.token.lemma_ in _MEANING or (to_come and signal.token.lemma_ in _SEEKING)):
        return False
    acts = [c for c in signal.content if c.dep_ in {"xcomp", "dobj", "pcomp", "prep"}]
    hits = any(is_recourse(c) or is_hostile(c) for c in acts) or is_recourse(signal.token)
    if (hits and (mused or in_that_case(verb))) or (mused and any(_is_harsh(c) for c in acts)):
        return True
    gives = any(c.lemma_ in wordset("stances", "giving") - TAKING for c in acts)
    return not gives and any(unmet(c) for c in (verb, *acts))


def _is_harsh(act: Token) -> bool:
    """`(weighing) restrictions on imports`, `(consider) suspending Oman`."""
    if act.lemma_ in _HARSH:
        return True
    parts = act.lemma_ in {"suspend", "expel", "exclude", "quit", "leave", "sever", "withdraw"}
    return parts and any(t.ent_type_ or t.lemma_ in wordset("stances", "shared_goods") for t in children(act, "dobj"))


_HARSH = frozenset({"restriction", "countermeasure", "penalty", "default", "appeal"})
_AHEAD = frozenset({"plans", "wants", "demands"})


def _is_denial(verb: Token) -> bool:
    """`denies that it seeks the mine`: what others say it wants, and it says is not so."""
    return verb.dep_ == "ccomp" and verb.head.lemma_ == "deny" and verb.head.i < verb.i


_MUSING = frozenset({"consider", "contemplate", "weigh", "mull", "ponder"})
_MEANING = frozenset({"intend", "plan", "mean", "prepare", "resolve", "decide"})
_SEEKING = frozenset({"seek", "look", "demand", "ask", "claim", "pursue", "press", "push", "apply", "sue", "work"})


def _is_not_to_be(signal: Signal) -> bool:
    """`has promised never to drill`, `pledged not to return`: what one gives up."""
    acts = [c for c in signal.content if c.dep_ == "xcomp"]
    never = any(c.lower_ in {"not", "never"} and c.i < a.i for a in acts for c in a.children)
    if any(c.lemma_ in _against() for c in acts):
        return False  # "promised not to block the inspections"
    return signal.sort == "verb" and signal.token.lemma_ in _PROMISING and never and not is_negated(signal.predicate)


@cache
def _against() -> frozenset[str]:
    """Verbs of No and of harm: who promises not to do so gives something."""
    bad = {word for word, value in wordmap("stances", "verbs").items() if value.split()[0] in {*REFUSING, "threatens"}}
    return (
        frozenset(bad) | wordset("stances", "hostile") | wordset("stances", "blows") | wordset("stances", "hindering")
    )


def _will_act(signal: Signal) -> bool:
    """`will again block the opening of talks`, `says it will appeal against the ruling`: an act that is to come."""
    verb = signal.predicate
    to_come = {c.lower_ for c in verb.children if c.dep_ == "aux"} & {"will", "would", "'ll"}
    acts = verb.lemma_ in {"block", "veto", "boycott", "appeal", "skip", "challenge", "contest"}
    return signal.sort == "verb" and acts and bool(to_come) and not supposes(verb) and not is_negated(verb)


def _will(verb: Token) -> bool:
    return bool({c.lower_ for c in verb.children if c.dep_ == "aux"} & {"will", "would", "'ll"}) and not is_negated(
        verb
    )


def _meets_any(verb: Token) -> bool:
    """`would veto any pact that cuts its share`: what others are to expect if they try."""
    things = [*children(verb, "dobj"), *(p for c in children(verb, "prep") for p in children(c, "pobj"))]
    return any(d.lower_ == "any" for t in things for d in t.children if d.i < t.i)


def _is_own_doing(signal: Signal) -> bool:
    """`pledged to work towards a ban`: nobody is given anything."""
    verb = signal.token
    if signal.sort != "verb" or is_passive(verb) or not any(c.dep_ == "xcomp" for c in signal.content):
        return False
    act = next(c for c in signal.content if c.dep_ == "xcomp")
    if child(verb, "dobj") is not None or child(act, "nsubj", "dative") is not None:
        return False
    if act.lemma_ == "keep" and _keeps_for_others(act):
        return False
    return verb.lemma_ in _PROMISING and act.lemma_ in wordset("stances", "own_doing")


def _keeps_for_others(act: Token) -> bool:
    """`pledged to keep the library open`, `the head office in Perth`; not `to keep fighting`, `the gates shut`."""
    held = child(act, "dobj", "nsubj") is not None or any(child(c, "nsubj") for c in children(act, "ccomp"))
    shut = any(t.lower_ in {"closed", "shut", "out", "up"} for t in act.subtree)
    return held and not shut


def _proposes_harm(signal: Signal) -> bool:
    """`proposed sanctions on eight persons`, `proposes to close the ward`."""
    if signal.token.lemma_ != "propose" or is_passive(signal.token):
        return False
    closes = {"close", "shut", "sack", "dismiss", "axe"}
    return any(
        (c.dep_ == "dobj" and c.lemma_ == "sanction") or (c.dep_ == "xcomp" and c.lemma_ in closes)
        for c in signal.content
    )


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
            "abstain",
            "refuse",
        }
    )
    if acts and auxiliaries & {"will", "would", "'ll"} and in_that_case(verb) and not only(verb):
        return True  # "will vote against it unless it is changed"
    return warned and bool(auxiliaries & {"will", "would"}) and not any(c.dep_ == "neg" for c in verb.children)
