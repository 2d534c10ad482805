"""Unheld: words of stance whose subject takes no position: it is asked of it, or open to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import child, children, start
from accord.reading.stances.meaning.polarity import is_negated
from accord.reading.stances.meaning.settle import YES
from accord.reading.stances.signal import Signal

if TYPE_CHECKING:
    from accord.reading.parse import Token

_ASKING = frozenset({"recommend", "urge", "demand", "request", "require", "propose", "advise", "ask"})
_CHOICES = frozenset({"choice", "option", "way", "possibility", "alternative", "scenario", "path", "route"})


def is_unheld(signal: Signal) -> bool:
    """Whether the subject of the word does not take the position: others ask it, or it may choose."""
    verb = signal.predicate
    if signal.sort != "verb" or verb.i != signal.token.i:
        return False
    return _is_asked(verb) or _is_open_to(signal, verb) or _is_choice(verb)


def _is_asked(verb: Token) -> bool:
    """`the principle that Oman refrain from force`: the bare verb of what is asked of somebody."""
    who = child(verb, "nsubj")
    single = who is not None and who.tag_ in {"NN", "NNP"} and child(who, "conj") is None
    bare = verb.tag_ in {"VB", "VBP"} and verb.lower_ == verb.lemma_.lower() and child(verb, "aux") is None
    if bare and verb.dep_ == "ccomp" and who is not None and who.i < verb.i and verb.head.lemma_ in _ASKING:
        return who.i > verb.head.i  # "recommended its shareholders reject the bid"
    joined = verb.head.dep_ in {"acl", "ccomp"} and verb.dep_ == "conj"
    marked = child(verb, "mark") is not None or (verb.dep_ in {"acl", "ccomp"} or joined)
    that = any(c.lower_ == "that" for c in verb.children) or (
        joined and any(c.lower_ == "that" for c in verb.head.children)
    )
    return single and bare and marked and that


def _is_open_to(signal: Signal, verb: Token) -> bool:
    """`the aid states can hand over`: what a rule lets somebody do."""
    can = any(c.lower_ == "can" for c in children(verb, "aux"))
    return can and verb.dep_ == "relcl" and signal.stance in YES and not is_negated(verb)


def _is_choice(verb: Token) -> bool:
    """`has three choices: approve the bill or ...`: what may be chosen is not yet."""
    if verb.tag_ != "VB" or child(verb, "aux", "nsubj") is not None:
        return False
    before = verb.doc[max(verb.sent.start, start(verb) - 3) : verb.i]
    colon = next((t for t in before if t.text == ":"), None)
    return colon is not None and any(
        t.lemma_.lower() in _CHOICES for t in verb.doc[max(verb.sent.start, colon.i - 4) : colon.i]
    )
