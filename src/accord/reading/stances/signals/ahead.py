"""Ahead: what somebody is about to do: "is set to raise the levy", "is thinking of selling the port"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import BE, child, children, subject
from accord.reading.stances.meaning.own_acts import is_deliberate
from accord.reading.stances.meaning.polarity import is_negated
from accord.reading.stances.signal import Signal

if TYPE_CHECKING:
    from accord.reading.parse import Token

_WEIGHED = {"think": {"of", "about"}, "look": {"at", "into"}, "talk": {"about", "of"}, "speak": {"of", "about"}}


def ahead(verb: Token) -> Signal | None:
    """The signal of a verb phrase that tells what its subject is about to do of its own will."""
    act = _about_to(verb)
    holder = subject(verb) if act is not None else None
    if act is not None and holder is not None and is_deliberate(act) and not is_negated(verb):
        return Signal(verb, "plans", "verb", holder, verb, (act,))
    return _weighed(verb)


def _about_to(verb: Token) -> Token | None:
    """`is set to`, `is about to`, `is getting ready to`: what is then done."""
    if verb.lemma_ == "set" and verb.tag_ == "VBN" and child(verb, "auxpass") is not None:
        return child(verb, "xcomp")
    about = child(verb, "acomp", "advmod", "prep") if verb.lemma_ in BE else None
    if about is not None and about.lower_ in {"about", "set"}:
        return child(about, "xcomp", "pcomp")
    ready = verb.lemma_ == "get" and verb.tag_ == "VBG" and about is not None and about.lower_ == "ready"
    return child(about, "xcomp") if ready and about is not None else None


def _weighed(verb: Token) -> Signal | None:
    """`is thinking of selling the port`, `is looking at raising the levy`."""
    if verb.tag_ != "VBG" or not any(c.lemma_ == "be" for c in children(verb, "aux")):
        return None
    about = next((c for c in children(verb, "prep") if c.lower_ in _WEIGHED.get(verb.lemma_, ())), None)
    holder = subject(verb) if about is not None and child(about, "pcomp") is not None else None
    return Signal(verb, "plans", "verb", holder, verb, (about,), open=True) if about and holder else None
