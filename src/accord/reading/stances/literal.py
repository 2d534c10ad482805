"""Literal: words of stance in their plain sense ("shot down a missile", "withdrew from the town"): no position."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from accord.reading.clauses import ancestors, child, children, is_passive, subject
from accord.reading.lexicon import words, wordset
from accord.reading.stances.meaning.polarity import is_negated
from accord.reading.stances.meaning.settle import REFUSING
from accord.reading.stances.signal import Signal

if TYPE_CHECKING:
    from accord.reading.parse import Token

_PLACED = frozenset({"GPE", "LOC", "FAC"})
_HELPING = frozenset({"back", "support", "sponsor", "finance", "fund", "arm"})
_ATTEMPTS = frozenset({"try", "attempt", "want", "seek", "struggle", "wish", "like"})


def is_literal(signal: Signal) -> bool:
    """Whether the word tells what is done to things, people and places, what somebody is able to do, or is due to."""
    verb = signal.token
    if signal.sort == "noun":
        return _is_enterprise(verb) or _is_power(verb) or _is_described(signal)
    if signal.sort == "adjective":
        return _is_made_sure(signal.predicate) or _is_asked_ready(signal)
    if signal.sort != "verb":
        return False
    return (
        _is_of_things(verb)
        or _is_leaving(verb)
        or _is_personal(verb)
        or _is_ability(signal)
        or _is_pending(verb)
        or _is_looked_for(verb)
        or _is_reckoned(verb)
        or _is_judged(verb)
        or _is_courtesy(verb)
        or _is_backed(verb)
        or _is_agreeable(signal)
        or _is_asked_of(verb)
        or _is_made_sure(signal.predicate)
    )


@cache
def _table(key: str) -> dict[str, frozenset[str]]:
    return {str(verb): frozenset(str(w) for w in things) for verb, things in words("literal")[key].items()}


def _keys(verb: Token) -> list[str]:
    """The verb with what stands after it, then alone."""
    tails = [c.lower_ for c in verb.children if c.dep_ in {"prt", "prep", "advmod"} and c.i > verb.i]
    inner = [g.lower_ for c in verb.children if c.dep_ in {"prt", "advmod", "prep"} for g in children(c, "prep")]
    two = [f"{a} {b}" for a in tails for b in [*inner, *tails] if a != b]
    return [f"{verb.lemma_} {t}" for t in [*two, *tails]] + [verb.lemma_]


def _objects(verb: Token) -> list[Token]:
    """What is done something to; of "all of the missiles", the missiles."""
    found = children(verb, "dobj", "nsubjpass")
    if verb.dep_ in {"relcl", "acl"}:
        found.append(verb.head)
    found += [p for c in found for of in children(c, "prep") if of.lower_ == "of" for p in children(of, "pobj")]
    return found


def _is_of_things(verb: Token) -> bool:
    things = _objects(verb)
    for key in _keys(verb):
        known = _table("objects").get(key)
        after = [p for c in children(verb, "prep") if key.endswith(f" {c.lower_}") for p in children(c, "pobj")]
        if known is not None and any(t.lemma_.lower() in known or t.lower_ in known for t in [*things, *after]):
            return True
        only = _table("only_of").get(key)
        if only is not None:
            return not any(t.lemma_.lower() in only or t.lower_ in {"it", "this", "that", "them"} for t in things)
    return verb.lemma_ == "embrace" and any(t.ent_type_ == "PERSON" for t in things)


def _is_leaving(verb: Token) -> bool:
    """`withdrew from the town`, `pulled out of Gaza`: whoever leaves a place has refused nothing."""
    if not wordset("literal", "leaving") & set(_keys(verb)) or is_negated(verb):
        return False
    preps = [p for c in children(verb, "prep", "prt", "advmod") for p in [c, *children(c, "prep")]]
    where = [t for p in preps if p.lower_ in {"from", "of"} for t in children(p, "pobj")]
    return any(t.lemma_.lower() in wordset("literal", "places") or t.ent_type_ in _PLACED for t in where)


def _is_personal(verb: Token) -> bool:
    """`tried to flee the fighting`, `is wanted by the police`."""
    act = child(verb, "xcomp")
    if verb.lemma_ in _ATTEMPTS and act is not None and act.lemma_ in wordset("literal", "personal"):
        return True
    if verb.lemma_ == "appeal":  # "appealed to younger voters" asks them for nothing
        bare = child(verb, "xcomp", "ccomp", "advcl", "dobj") is None  # "appealed the ruling"
        return bare and not any(c.lower_ in {"for", "against", "over"} for c in children(verb, "prep"))
    if verb.lemma_ == "consider":  # "considers its security to be endangered" has a view
        held = child(verb, "ccomp")
        return held is not None and any(c.lower_ == "to" for c in children(held, "aux"))
    if verb.lemma_ != "want" or not is_passive(verb):
        return False
    who = subject(verb)
    return who is not None and (who.ent_type_ == "PERSON" or who.lower_ in {"he", "she", "who"} or who.tag_ == "NNS")


def _is_ability(signal: Signal) -> bool:
    """`the mediators can offer inducements`: what others say somebody is able to do."""
    first = signal.holder is not None and signal.holder.lower_ in {"we", "i"}
    able = any(c.dep_ == "aux" and c.lower_ == "can" for c in signal.predicate.children)
    done = signal.stance in REFUSING | {"offers", "demands", "threatens"}
    return done and able and not first and not is_negated(signal.predicate)


def _is_pending(verb: Token) -> bool:
    """`will have to be approved by the council`: what somebody has yet to decide."""
    if verb.dep_ != "xcomp" or not is_passive(verb) or is_negated(verb):
        return False
    return verb.head.lemma_ in {"have", "need", "require", "remain", "await", "due"}


def _is_looked_for(verb: Token) -> bool:
    """`the votes it needed`: which ones they are."""
    return verb.lemma_ == "need" and verb.dep_ == "relcl" and child(verb, "dobj", "xcomp") is None


def _is_reckoned(verb: Token) -> bool:
    """`the bank estimates that Mali would need a billion`: somebody's sum."""
    sums = {"estimate", "calculate", "reckon", "forecast", "project", "predict"}
    return verb.lemma_ in {"need", "require"} and verb.dep_ == "ccomp" and verb.head.lemma_ in sums


def _is_judged(verb: Token) -> bool:
    """`would be foolish to refuse`, `is free to refuse`: what somebody would do well, or may choose, to do."""
    if verb.dep_ != "xcomp" or not any(c.lower_ == "to" for c in children(verb, "aux")):
        return False
    return any(t.lower_ in _WISE for t in [verb.head, *children(verb.head, "acomp")])


_WISE = frozenset(
    {"foolish", "wrong", "mad", "crazy", "unwise", "stupid", "right", "wise", "smart", "silly", "naive", "reckless"}
    | {"irresponsible", "brave", "lucky", "entitled", "free", "welcome"}
)


def _is_courtesy(verb: Token) -> bool:
    """`I look forward to seeing you`."""
    ahead = verb.lemma_ == "look" and any(c.lower_ == "forward" for c in verb.children)
    if not ahead:
        return False
    to = [g for c in verb.children for g in [c, *c.children] if g.lower_ == "to"]
    things = [t for g in to for t in children(g, "pcomp", "pobj")]
    return any(t.lemma_ in wordset("literal", "courtesy") or t.pos_ == "PRON" or t.lemma_ == "day" for t in things)


def _is_agreeable(signal: Signal) -> bool:
    """`a deal that all sides could agree to`: what kind of deal."""
    verb = signal.predicate
    able = any(c.dep_ == "aux" and c.lower_ in {"can", "could", "might"} for c in verb.children)
    kind = verb.dep_ == "relcl" and verb.head.dep_ != "ROOT"  # "a levy they could live with"
    if verb.lemma_ == "threaten" and _may(verb):
        return True  # "could rebuild and threaten its neighbours": what it might do to them
    if signal.stance == "threatens":  # "arms that Oman could use to threaten its neighbours"
        over = verb.head
        return (
            verb.dep_ in {"xcomp", "advcl"}
            and over.dep_ == "relcl"
            and any(c.lower_ in {"can", "could", "might"} for c in children(over, "aux"))
        )
    return signal.stance == "accepts" and kind and able and not is_negated(verb)


def _may(verb: Token) -> bool:
    """Under `could` or `might`, its own or that of the verb it is joined to."""
    over = [verb, verb.head] if verb.dep_ == "conj" else [verb]
    bare = verb.dep_ != "conj" or verb.tag_ == "VB"
    return bare and any(c.lower_ in {"can", "could", "may", "might"} for t in over for c in children(t, "aux"))


def _is_backed(verb: Token) -> bool:
    """`the militia, which is backed by Oman`: who they are, told by the way."""
    if verb.lemma_ not in _HELPING or not is_passive(verb) or is_negated(verb):
        return False
    who = subject(verb)
    return who is not None and (who.ent_type_ in {"ORG", "NORP"} or who.lemma_.lower() in wordset("literal", "armed"))


def _is_described(signal: Signal) -> bool:
    """`his plan was a worrying issue`, `its support is enabling the war`: what is said of it, by somebody else."""
    noun, verb = signal.token, signal.token.head
    if noun.dep_ != "nsubj" or signal.stance in {"wants", "demands", "fears", "expects"}:
        return False
    going_on = verb.tag_ == "VBG" and verb.lemma_ != "be" and child(verb, "dobj") is not None
    said = child(verb, "attr")
    return going_on or (said is not None and said.lemma_.lower() in wordset("literal", "described"))


def _is_asked_of(verb: Token) -> bool:
    """`calls for him to step down`, `said Mali had to recognise it`: what others ask of somebody."""
    if verb.tag_ != "VB":
        return False
    over = verb.head.head if verb.head.lower_ == "for" else verb.head
    if over.pos_ == "NOUN" and over.lemma_.lower() in wordset("literal", "asking") and over.i < verb.i:
        return child(verb, "nsubj") is not None or verb.dep_ == "acl"
    called = over.lemma_ in {"call", "appeal", "push", "press", "plead", "campaign", "lobby", "wait", "pray", "ask"}
    if called and over.i < verb.i and any(t.lower_ == "for" for t in verb.doc[over.i : verb.i]):
        return child(verb, "nsubj") is not None  # "called for lawmakers to vote against it"
    if verb.dep_ != "xcomp" or over.lemma_ != "have" or over.dep_ != "ccomp" or over.head.i > verb.i:
        return False
    who = subject(over)
    return who is not None and who.pos_ != "PRON"


def _is_power(noun: Token) -> bool:
    """`gave themselves a veto over all deals`: what one may do."""
    return noun.lemma_ == "veto" and any(c.lower_ == "over" for c in children(noun, "prep"))


def _is_made_sure(predicate: Token) -> bool:
    """`to ensure that Chile is ready to respond`: what is to be brought about."""
    for above in [predicate, *ancestors(predicate)]:
        if above.dep_ == "ccomp" and above.head.lemma_ in {"ensure", "guarantee"}:
            return above.i > above.head.i
        if above.dep_ not in {"acomp", "xcomp", "conj", "ccomp"}:
            break
    return False


def is_guessed(verb: Token) -> bool:
    """`concerns remain that Oman could attack`: what others fear, hope or guess."""
    clause = next((v for v in [verb, *ancestors(verb)] if v.dep_ in {"ccomp", "acl", "relcl"}), None)
    if clause is None or clause.head.i > verb.i:
        return False
    over = clause.head
    who = [over] if over.pos_ == "NOUN" else children(over, "nsubj", "attr", "dobj")
    return any(t.lemma_.lower() in wordset("literal", "guessed") and t.i < verb.i for t in who)


def _is_asked_ready(signal: Signal) -> bool:
    """`the country must be ready to fight`: asked for, not offered; `is prepared for any scenario`: nor is that."""
    be = signal.token.head
    asked = {c.lower_ for c in be.children if c.dep_ == "aux"} & {"must", "should", "ought"}
    if asked and signal.token.lower_ in {"ready", "prepared", "willing", "open", "committed", "flexible"}:
        return True
    things = [p for c in signal.content if c.lower_ == "for" for p in children(c, "pobj")]
    return any(p.lemma_.lower() in wordset("literal", "whatever") for p in things)


def _purposes(noun: Token) -> list[Token]:
    """The infinitives that hang on the noun, or on the verb it is the object of."""
    return [c for t in (noun, noun.head) for c in children(t, "acl", "advcl", "xcomp") if c.i > noun.i]


def _is_enterprise(noun: Token) -> bool:
    """`its war effort against Mali`, `the presidential campaign`: an undertaking, whatever it is for."""
    if noun.lemma_ not in {"effort", "campaign", "bid", "push", "quest"}:
        return False
    if noun.lemma_ == "campaign" and any(c.lemma_ in wordset("literal", "fought") for c in _purposes(noun)):
        return True  # "launched a campaign to destroy the militia"
    if not any(c.lower_ in wordset("literal", "enterprise") for c in children(noun, "compound", "amod", "nmod")):
        return False
    return not any(c.dep_ in {"acl", "relcl"} or c.lower_ == "for" for c in noun.children if c.i > noun.i)
