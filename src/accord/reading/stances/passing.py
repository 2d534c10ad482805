"""Passing: words of stance that are told in passing, as a means, a background or another's wish: no position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import ancestors, child, is_passive, is_verb
from accord.reading.lexicon import wordmap, wordset
from accord.reading.passages import Passage
from accord.reading.stances.bygone import is_bygone
from accord.reading.stances.meaning.polarity import is_negated
from accord.reading.stances.meaning.settle import REFUSING, YES
from accord.reading.stances.signal import Signal
from accord.reading.stances.unheld import is_unheld

if TYPE_CHECKING:
    from accord.reading.parse import Token

_PUT_FORWARD = frozenset({"offers", "plans"})
_UNSAID = frozenset({"say", "confirm", "announce", "indicate", "know", "explain", "deny"})
_MEANS = frozenset({"by", "of", "after", "before", "without", "for", "at", "in", "upon", "since"})


def is_told(signal: Signal) -> bool:
    """Whether a position is told: not past and gone, not what somebody did not say, not what another wants done."""
    verb = signal.predicate
    asked = any(c.dep_ == "aux" and c.lower_ in {"should", "must", "ought"} for c in verb.children)
    asked = asked or (verb.dep_ == "xcomp" and verb.head.lower_ == "ought")
    if asked and signal.sort == "verb" and signal.stance in REFUSING | YES | {"expects", "fears"}:
        return False  # "they should support it": asked of them
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if "having" in auxiliaries or ("have" in auxiliaries and auxiliaries & {"may", "might", "could"}):
        return False  # "having boycotted the last two"
    if _is_means(signal) or _is_made_to(verb) or _is_background(signal) or _is_mused(verb):
        return False
    if (
        is_bygone(signal)
        or is_unheld(signal)
        or _is_charged(verb)
        or _is_greeting(signal)
        or _is_due_to(verb)
        or _is_wished(verb)
    ):
        return False
    for above in ancestors(verb):
        if above.lemma_ in _UNSAID and is_negated(above):
            return False
        auxiliaries = {c.lower_ for c in above.children if c.dep_ == "aux"}
        if above.lemma_ in wordset("speech", "verbs") and auxiliaries & {"should", "ought"}:
            return False  # "they should have said that they wanted no part of it": they did not
        if above.pos_ not in {"VERB", "AUX", "ADJ"}:
            break
    if verb.head.lemma_ == "use" and verb.dep_ == "xcomp" and verb.head.tag_ == "VBD":
        return child(verb.head, "dobj") is not None  # "used to oppose it"; "used the trip to urge them to sign"
    return not _is_over(verb, told=signal.sort == "verb")


def _is_over(verb: Token, *, told: bool) -> bool:
    """`once backed it`, `until recently had backed it`; not "has previously denied it". `told`: a verb tells it."""
    if any(c.lower_ == "recently" and c.nbor(-1).lower_ == "until" for c in verb.subtree if 0 < c.i < verb.i):
        return True
    gone = {"once", "formerly", "originally"}
    if any(c.lower_ in {"has", "have"} and c.dep_ == "aux" for c in verb.children):
        return any(c.lower_ in gone and c.dep_ == "advmod" for c in verb.children)
    if any(c.dep_ == "neg" for c in verb.children):
        gone = gone | {"previously"}  # "areas it had never previously claimed"
    agreed = wordmap("stances", "verbs").get(verb.lemma_, "").startswith("accepts")
    turned = gone | ({"previously"} if agreed or not told else set())  # who "previously rejected" it still may
    return any(c.lower_ in turned and c.dep_ == "advmod" for c in verb.children)


def is_scrap(page: Passage, signal: Signal, first: int, last: int) -> bool:
    """`(the levels) wanted by Oslo`, `(a text) they agree on`: a few words of a clause, without what it is about."""
    if last - first > _FEW.get(signal.predicate.dep_, 0):
        return False
    held = {t.i for t in signal.holder.subtree} if signal.holder is not None else set()
    return not any(t.pos_ in {"NOUN", "PROPN", "NUM"} and t.i not in held for t in page.doc[first:last])


_FEW = {"relcl": 3, "acl": 4, "pcomp": 4}  # words, by what the clause hangs on as


def _is_means(signal: Signal) -> bool:
    """`won time by asking for talks`, `capable of pursuing`: a gerund that tells how, when or what for."""
    verb = signal.predicate
    if verb.dep_ == "pcomp" and verb.tag_ == "VB" and verb.head.lower_ == "for" and verb.head.head.pos_ == "NOUN":
        return True  # "calls for him to quit": asked of him
    if verb.dep_ != "pcomp" or verb.tag_ != "VBG":
        return False
    if child(verb, "nsubj", "nsubjpass") is not None:  # "not without Congress approving it"
        return verb.head.lower_ in {"without", "before", "until", "pending", "despite"}
    if verb.head.lower_ == "by" and verb.head.head.lemma_ in wordset("stances", "answering"):
        return False  # "responded by accusing them"
    if verb.head.lower_ == "in" and verb.head.head.lemma_ in {"join", "follow", "persist", "unite"}:
        return False  # "joined Chile in opposing it"
    return verb.head.lower_ in _MEANS and verb.head.head.lower_ not in {"short", "far"}


def _is_due_to(verb: Token) -> bool:
    """`is entitled to expect it`, `cannot be trusted to oppose it`: whatever is done about it."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ in {"entitle", "entitled", "trust"}


def _is_made_to(verb: Token) -> bool:
    """`warned Chad to refrain from it`, `let them reject it`: what is put to somebody is not yet theirs."""
    above = verb.head
    if verb.dep_ not in {"xcomp", "ccomp"} or not is_verb(above) or above.i > verb.i:
        return False
    infinitive = verb.tag_ == "VB" and not any(c.tag_ == "MD" for c in verb.children)
    if above.lemma_ == "make" and infinitive and child(verb, "mark") is None:
        return True  # "would make her refuse it"
    if not infinitive or above.lemma_ not in wordset("stances", "directing"):
        return False
    if verb.dep_ == "xcomp" and child(above, "auxpass") is not None:
        return True  # "was told to give it up"
    who = child(above, "dobj") or child(verb, "nsubj")
    return who is not None and above.i < who.i < verb.i


def _is_charged(verb: Token) -> bool:
    """`is accused of using the siege to try to starve them`: what others say somebody does."""
    for above in ancestors(verb):
        if above.lemma_ in _CHARGING and above.i < verb.i:
            return is_passive(above)
    return False


_CHARGING = frozenset({"accuse", "suspect", "convict", "criticise", "criticize", "blame", "condemn", "praise"})


def _is_greeting(signal: Signal) -> bool:
    """`welcomed the king in Madrid`: a guest is received, nothing is agreed to."""
    guest = child(signal.token, "dobj") if signal.token.lemma_ == "welcome" else None
    return guest is not None and (guest.ent_type_ == "PERSON" or guest.lemma_.lower() in wordset("people", "roles"))


def _is_mused(verb: Token) -> bool:
    """`hopes that Oman would accept`, `speculation that it may refuse`: what others hope or fear of somebody."""
    clause = next((v for v in [verb, *ancestors(verb)] if v.dep_ in {"acl", "ccomp"} and v.head.pos_ == "NOUN"), None)
    return clause is not None and clause.head.lemma_.lower() in wordset("stances", "mused")


def _is_wished(verb: Token) -> bool:
    """What another asks or hopes that somebody does."""
    return _is_asked_for(verb) or _is_hoped_of(verb)


def _is_hoped_of(verb: Token) -> bool:
    """`had hoped that Oman would accept`, `would prefer them to refuse`: what another wishes of somebody."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.i > verb.i or above.lemma_ not in _HOPING:
        return False
    return child(verb, "nsubj") is not None and any(c.tag_ in {"MD", "TO"} for c in verb.children)


_HOPING = frozenset({"hope", "wish", "want", "prefer", "like", "desire", "wait", "pray", "dream"})


def _is_asked_for(verb: Token) -> bool:
    """`a push for both sides to agree`, `too much for Oman to accept`: what another would have them do."""
    if any(t.lower_ in _HARD for t in (verb.head, *verb.head.children)):
        return False  # "it is hard for Oman to accept" tells what Oman says
    return verb.tag_ == "VB" and any(c.dep_ == "mark" and c.lower_ == "for" for c in verb.children)


_HARD = frozenset({"hard", "difficult", "impossible", "tough"})


def _is_background(signal: Signal) -> bool:
    """`the rules he proposed in May`: what was held out tells which rules are meant."""
    verb = signal.predicate
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.lemma_ in _BACKING and _is_of_people(verb.head):
        return True  # "the militia al-Nasr, backed by Oman"
    if verb.dep_ != "relcl" or signal.stance not in _PUT_FORWARD:
        return False
    gone = verb.tag_ == "VBD" or any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children)
    return gone or verb.tag_ == "VBG"


_BACKING = frozenset({"back", "support", "tolerate", "endorse", "champion", "favour", "favor", "court", "sponsor"})


def _is_of_people(noun: Token) -> bool:
    """A militia, a government, a candidate: who backs them takes no side on what is told of them."""
    bodies = wordset("literal", "armed") | wordset("people", "groups") | wordset("people", "crowds")
    lemma = noun.lemma_.lower()
    return bool(noun.ent_type_) or lemma in bodies | wordset("people", "roles") | wordset("people", "plain_bodies")
