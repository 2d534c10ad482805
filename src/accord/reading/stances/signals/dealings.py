"""Dealings: deals that are struck, charges that are traded, plans and meetings that are dropped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from accord.reading.clauses import agent, child, children, is_passive, subject
from accord.reading.lexicon import wordset
from accord.reading.stances.meaning.polarity import is_negated
from accord.reading.stances.signal import Signal

if TYPE_CHECKING:
    from accord.reading.parse import Token


def dealt(verb: Token) -> Signal | None:
    """The signal of a verb whose object tells what its subject has agreed to, charged another with or given up."""
    return _struck(verb) or _traded(verb) or _dropped(verb)


def other_side(signal: Signal) -> Iterator[Signal]:
    """`has struck a deal with the union`: the union has agreed to it too."""
    thing = child(signal.token, "dobj")
    if signal.stance != "accepts" or signal.token.lemma_ not in wordset("stances", "striking") or thing is None:
        return
    preps = [c for t in (signal.token, *thing.subtree, *children(signal.token, "prep")) for c in children(t, "prep")]
    preps += [c for p in preps for t in children(p, "pobj") for c in children(t, "prep")]  # "a deal on cod with Chile"
    whom = next((child(c, "pobj") for c in preps if c.lower_ == "with"), None)
    if whom is not None:
        yield replace(signal, holder=whom)


def _struck(verb: Token) -> Signal | None:
    """`have struck a deal on quotas`, `hammered out a truce`: told as done, not as what is sought."""
    struck = verb.lemma_ in wordset("stances", "striking") or (
        verb.lemma_ in {"hammer", "thrash", "work"} and any(c.lower_ == "out" for c in children(verb, "prt"))
    )
    thing = child(verb, "dobj") if struck else None
    if thing is None or thing.lemma_.lower() not in wordset("stances", "settled"):
        return None
    holder = subject(verb)
    if holder is None or is_passive(verb) or not _is_done(verb):
        return None
    if not any(c.lower_ in {"has", "have"} for c in children(verb, "aux")):
        return None  # "they reached a truce in May" tells of what was before
    return Signal(verb, "accepts", "verb", holder, verb, (thing, *children(verb, "prep", "advcl")))


def _traded(verb: Token) -> Signal | None:
    """`traded accusations`, `exchanged recriminations over the raid`."""
    if verb.lemma_ not in {"trade", "exchange", "swap", "hurl", "level"}:
        return None
    thing, holder = child(verb, "dobj"), subject(verb)
    if thing is None or holder is None or thing.lemma_ not in _CHARGES or is_passive(verb) or is_negated(verb):
        return None
    return Signal(verb, "asserts", "verb", holder, verb, (thing, *children(verb, "prep")))


_CHARGES = frozenset({"accusation", "recrimination", "charge", "allegation", "blame"})


def _dropped(verb: Token) -> Signal | None:
    """`scrapped the plan for a dam`, `plans for a dam were shelved by the council`, `cancelled the meeting`."""
    if verb.lemma_ not in {"call", "cancel"} and verb.lemma_ not in wordset("stances", "dropping"):
        return None
    passive = is_passive(verb)
    thing = child(verb, "nsubjpass") if passive else child(verb, "dobj")
    holder = agent(verb) if passive else subject(verb)
    if thing is None or holder is None or not _is_done(verb):
        return None
    if any(c.tag_ == "PRP$" for c in children(thing, "poss")):
        return None  # who drops his own plan turns nothing down
    off = verb.lemma_ == "call" and any(c.lower_ == "off" for c in children(verb, "prt"))
    lemma = thing.lemma_.lower()
    if (off or verb.lemma_ == "cancel") and lemma in wordset("stances", "cancelled"):
        return Signal(verb, "refuses", "verb", holder, verb, (thing,))
    if verb.lemma_ not in wordset("stances", "dropping") or lemma not in wordset("stances", "dropped"):
        return None
    return Signal(verb, "rejects", "verb", holder, verb, (thing,))


def _is_done(verb: Token) -> bool:
    """Told in the past or the perfect, in a clause that stands by itself."""
    auxiliaries = {c.lower_ for c in children(verb, "aux", "auxpass")}
    if any(c.tag_ == "MD" for c in children(verb, "aux")):
        return False
    done = verb.tag_ in {"VBD", "VBZ"} or (
        verb.tag_ == "VBN" and bool(auxiliaries & {"has", "have", "'ve", "was", "were", "been"})
    )
    return done and verb.dep_ in {"ROOT", "conj", "ccomp", "advcl"} and not is_negated(verb)
