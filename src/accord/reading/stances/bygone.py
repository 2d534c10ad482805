"""Bygone: words of stance for what was done, tried or let happen, or that tell which thing is meant: no position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import child, children, is_passive
from accord.reading.lexicon import wordset
from accord.reading.stances.meaning.polarity import is_negated
from accord.reading.stances.meaning.settle import REFUSING, YES
from accord.reading.stances.signal import Signal

if TYPE_CHECKING:
    from accord.reading.parse import Token

_HAVING = frozenset({"has", "have", "had", "'ve"})


def is_bygone(signal: Signal) -> bool:
    """Whether the word reports an act of the past, or describes a thing by it."""
    verb = signal.predicate
    if signal.sort == "noun":
        return _is_undertaking(signal.token)
    if signal.sort == "verb" and _need_not(verb):
        return True
    if signal.sort != "verb" or is_negated(verb):
        return False
    return (
        _names_which(signal)
        or _was_tried(verb)
        or _was_done(signal)
        or _has_ended(verb)
        or _is_dealt_with(signal)
        or _lets(verb)
        or _is_held_to_be(verb)
        or _may_refuse(signal)
        or (signal.stance == "asserts" and was_thought(verb))
    )


def _is_past(verb: Token) -> bool:
    """In the past tense, or with `has`, `had`."""
    return verb.tag_ == "VBD" or any(c.dep_ == "aux" and c.lower_ in _HAVING for c in verb.children)


def _names_which(signal: Signal) -> bool:
    """`the money promised by Oman`, `a course opposed by Chad`, `a force Oman has fought`: which one is meant."""
    verb = signal.predicate
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and child(verb, "aux", "auxpass") is None:
        edge = verb.head.left_edge.i
        beside = edge > 0 and verb.doc[edge - 1].text in {",", "–", "—", "-"}  # "..., a course opposed by Chad"
        return child(verb, "agent") is not None and not (beside and signal.stance in REFUSING | YES)
    # "Oman, which has fought it"; "Oman, a country that has fought it"
    first = verb.head.left_edge.i if verb.head.dep_ == "appos" else verb.left_edge.i
    set_off = first > 0 and verb.doc[first - 1].is_punct
    answers = verb.head.dep_ == "attr" or (
        signal.stance in REFUSING and verb.lemma_ != "fight"
    )  # "an idea it ruled out"
    going_on = verb.tag_ == "VBG"
    return verb.dep_ == "relcl" and _is_past(verb) and not (set_off or answers or going_on)


def _was_tried(verb: Token) -> bool:
    """`had long been trying to sell it`, `has spent a year trying to take the town`: how things went."""
    if verb.lemma_ not in {"try", "attempt"}:
        return False
    spent = verb.dep_ in {"xcomp", "advcl"} and verb.tag_ == "VBG" and verb.head.lemma_ == "spend"
    been = verb.tag_ == "VBG" and any(c.lower_ in _HAVING for c in children(verb, "aux"))
    return spent or been


def _was_done(signal: Signal) -> bool:
    """`went ahead with the talks`, `signed a pact in May`: an event."""
    verb = signal.token
    if not _is_past(verb) or is_passive(verb):
        return False
    if verb.lemma_ in {"go", "press", "push", "forge", "move", "proceed"} and signal.stance == "plans":
        return True
    if signal.open and verb.lemma_ in _LOOKED_INTO:
        return True  # "explored the possibility with him"
    things = children(verb, "dobj")
    signed = verb.lemma_ == "sign" and child(verb, "prt") is None
    return signed and any(t.lemma_.lower() in wordset("stances", "binding") | _PAPERS for t in things)


def _need_not(verb: Token) -> bool:
    """`would not need to recognise it`, `would be able to reject it`: what one is free to do."""
    if verb.dep_ != "xcomp":
        return False
    free = verb.head.lemma_ == "need" and is_negated(verb.head)
    return free or (verb.head.lower_ == "able" and not is_negated(verb.head.head))


def _is_dealt_with(signal: Signal) -> bool:
    """`met to consider the plan`, `has been negotiating over its role`, `blocked exports in May`: an event."""
    verb = signal.token
    going_on = verb.lemma_ == "negotiate" and any(c.lower_ in _HAVE_BEEN for c in children(verb, "aux"))
    weighed = signal.open and verb.dep_ == "advcl" and verb.tag_ == "VB"
    act = child(verb, "xcomp")
    host = verb.lemma_ == "prepare" and act is not None and act.lemma_ in wordset("stances", "meeting")
    return going_on or weighed or host or (verb.lemma_ == "block" and _is_long_over(verb))


def _is_long_over(verb: Token) -> bool:
    """`had blocked five sales`, `blocked imports for three years`."""
    spans = (t for c in children(verb, "prep") if c.lower_ == "for" for t in children(c, "pobj"))
    lasted = verb.tag_ == "VBD" and any(t.lemma_ in {"year", "month", "decade"} for t in spans)
    return lasted or any(c.lower_ == "had" for c in children(verb, "aux"))


_HAVE_BEEN = frozenset({"has", "have", "was", "were"})


def _has_ended(verb: Token) -> bool:
    """`blocked all drafts until its stance shifted`: it does so no more."""
    if verb.tag_ != "VBD":
        return False
    after = (c for c in children(verb, "advcl") if c.tag_ == "VBD" and c.i > verb.i)
    return any(g.lower_ in {"until", "till"} for c in after for g in c.children)


_LOOKED_INTO = frozenset({"explore", "look", "ponder", "weigh", "mull", "contemplate"})
_PAPERS = frozenset({"document", "declaration", "statement", "memorandum", "communique", "charter", "convention"})


def _lets(verb: Token) -> bool:
    """`a path that will allow us to talk`, `allowing for delays`: what a thing makes possible."""
    return verb.lemma_ in {"allow", "let", "permit"} and (
        verb.dep_ == "relcl" or (verb.dep_ in {"advcl", "acl"} and verb.tag_ == "VBG")
    )


def _is_held_to_be(verb: Token) -> bool:
    """`Tuesday, believed to be his birthday`: what people take it for."""
    if verb.lemma_ not in {"believe", "think", "expect", "suspect"} or child(verb, "nsubj", "agent") is not None:
        return False
    act = child(verb, "xcomp")
    return verb.dep_ in {"acl", "advcl"} and act is not None and act.lemma_ in {"be", "have"}


def _may_refuse(signal: Signal) -> bool:
    """`they could disagree`: what might come of it."""
    verb = signal.predicate
    may = any(c.dep_ == "aux" and c.lower_ in {"could", "may", "might"} for c in verb.children)
    return may and signal.stance in REFUSING and verb.dep_ == "ROOT" and verb.lemma_ in {"disagree", "refuse", "object"}


def was_thought(verb: Token) -> bool:
    """`when Oman believed it could win`: how things once looked."""
    past = verb.dep_ in {"advcl", "relcl"} and verb.tag_ == "VBD"
    return past and any(c.lower_ == "when" for c in verb.children if c.i < verb.i)


def _is_undertaking(noun: Token) -> bool:
    """`its efforts over asylum`, `his bid of ten a share`: what is under way, not what for."""
    if noun.lemma_ not in {"effort", "bid", "attempt", "drive", "push", "quest"} or noun.dep_ != "pobj":
        return False
    aimed = child(noun, "acl", "relcl") is not None or any(c.lower_ in {"for", "to", "at"} for c in noun.children)
    told = noun.head.head
    referred = told.lemma_ in {"refer", "compare", "point", "thank", "describe", "praise"}
    return referred or not (aimed or child(told, "acl", "xcomp", "advcl") is not None)
