"""Nouns of stance: "its demand for X", "made a demand", "the top priority for Y is X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.dossier.claim import Stance
from accord.reading.clauses import ancestors, child, children, subject
from accord.reading.lexicon import wordmap, wordset
from accord.reading.stances.meaning.polarity import is_negated, negative_noun
from accord.reading.stances.signal import Signal, read_value
from accord.reading.stances.signals.contentions import contention
from accord.reading.stances.signals.owners import named_after, named_before
from accord.reading.stances.signals.purposes import purpose, shown
from accord.reading.stances.signals.received import received
from accord.reading.stances.signals.verdicts import verdict_in

if TYPE_CHECKING:
    from accord.reading.parse import Token


_TOWARDS = frozenset({"on", "for", "to", "against", "over", "at", "about"})


def noun_signal(noun: Token) -> Signal | None:
    """The signal of a noun of stance that has a holder and a content."""
    table, lemma = wordmap("stances", "nouns"), noun.lemma_.lower()
    if lemma == "line":
        lemma = next((f"{c.lower_} line" for c in noun.children if c.lower_ in {"red", "bottom"}), lemma)
    weighty = lemma in wordset("stances", "weights") and any(
        c.lower_ in wordset("stances", "weighty") for c in noun.children
    )
    if lemma in wordmap("stances", "roles") and noun.dep_ in {"attr", "appos"}:
        return _role(noun, lemma)
    aside = purpose(noun) or shown(noun) or received(noun) or contention(noun)
    if aside is not None:
        return aside
    if lemma == "list":
        return _listed(noun)
    if (lemma not in table and not weighty) or _is_of_no_stance(noun, lemma):
        return None
    stance, negative, open_ = read_value("wants" if weighty else table[lemma])
    stance = _in_context(noun, lemma) or stance
    if weighty and not (noun.dep_ in {"nsubj", "attr"} and noun.head.pos_ in {"AUX", "VERB"}):
        return None
    holder, predicate = (_stressed if lemma in wordset("stances", "called_for") else _noun_holder)(noun, lemma)
    if holder is None:
        return None
    copula = noun.head if noun.dep_ in {"nsubj", "attr"} and _links(noun.head) else _links_one_of(noun)
    content = _content(noun, predicate, copula)
    told = noun.i + 1 < len(noun.doc) and noun.nbor().text == ":"  # "its conditions: ..."
    shared = predicate.lemma_ == "share" or told
    if copula is not None and _is_told_of(noun, lemma):
        return None
    seen = predicate.lemma_ == "see"  # "has not seen the plan": no stance in that
    faced = predicate is noun and noun.dep_ == "pobj" and noun.head.lower_ in _FACED and stance in _NO
    shared = shared or faced  # "will go ahead despite Chilean objections": to what goes ahead
    if copula is None and not content and (seen or not (shared or negative_noun(noun) or is_negated(predicate))):
        return None
    return Signal(noun, stance, "noun", holder, copula or predicate, content, negative, open_)


_FACED = frozenset({"despite", "over", "amid", "notwithstanding"})
_NO = frozenset({"rejects", "refuses"})


def _is_conversation(noun: Token, lemma: str) -> bool:
    """`a call with the president`, `a phone call`: talking to somebody asks for nothing."""
    if lemma != "call":
        return False
    spoken = any(c.lower_ in {"phone", "telephone", "video", "conference"} for c in children(noun, "compound"))
    return spoken or any(c.lower_ in {"with", "between"} for c in children(noun, "prep"))


def _is_war(noun: Token, lemma: str) -> bool:
    """`launched a campaign to destroy the rebels`, `a campaign of bombing`: deeds, not demands."""
    if lemma not in {"campaign", "drive", "push", "effort"}:
        return False
    near = noun.doc[max(noun.sent.start, noun.i - 8) : min(noun.i + 8, noun.sent.end)]
    armed = any(t.lower_ in _ARMED for t in near)
    ruins = any(t.lemma_ in _RUINING for t in near)
    return armed or ruins or (lemma == "campaign" and any(c.lower_ == "of" for c in children(noun, "prep")))


_ARMED = frozenset(
    {
        "military",
        "air",
        "bombing",
        "ground",
        "aerial",
        "election",
        "presidential",
        "electoral",
        "naval",
        "army",
        "troops",
        "forces",
    }
)
_RUINING = frozenset({"destroy", "eliminate", "crush", "defeat", "kill", "capture", "retake", "rout", "smash"})


def _is_judged(noun: Token) -> bool:
    """`the government's plans are inadequate`, `their support is vital`: somebody's view of them, not the plans."""
    said = child(noun.head, "acomp") if noun.dep_ == "nsubj" and noun.head.lemma_ in {"be", "remain"} else None
    too = said is not None and any(c.lower_ == "too" for c in said.children)
    return said is not None and (too or verdict_in(said, noun) is not None)


def _in_context(noun: Token, lemma: str) -> Stance | None:
    """The stance of a noun by the clause after it, where that tells another than the noun alone."""
    if lemma in {"proposal", "suggestion"} and any(c.dep_ in {"acl", "ccomp"} and _asks(c) for c in noun.children):
        return "wants"  # "the union's proposal that staff be taken on"
    if lemma == "claim" and any(_tells(c) for c in noun.children):
        return "asserts"  # "reiterated its claim that the pact is binding"
    return None


def _is_told_of(noun: Token, lemma: str) -> bool:
    """`its interest is the latest turn in the saga`: what is said of a stance is not what it is about."""
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be" and any(c.lower_ == "about" for c in noun.head.children):
        return True  # "their disagreement is about the date"
    told = {"interest", "decision", "refusal", "rejection", "opposition", "support", "backing", "approval", "offer"}
    return (
        noun.dep_ == "nsubj"
        and lemma in told
        and child(noun.head, "attr") is not None
        and child(noun.head, "ccomp", "xcomp") is None
    )


def _content(noun: Token, predicate: Token, copula: Token | None) -> tuple[Token, ...]:
    """What is wanted, refused, offered: under the noun, or under the verb it stands with."""
    under = {"prep", "acl", "relcl", "ccomp", "appos"}
    content = tuple(c for c in noun.children if c.i > noun.i and c.dep_ in under and c.lower_ not in {"by", "from"})
    content = content or _asked_of(noun)
    if predicate.i == noun.head.i and noun.dep_ == "dobj":  # "gave no undertaking to accept"
        content += tuple(c for c in predicate.children if c.i > noun.i and c.dep_ in {"advcl", "xcomp"})
    if not content and noun.dep_ == "pobj" and noun.head.lower_ == "under":  # "under pressure to lower its tariffs"
        content = tuple(c for c in noun.head.head.children if c.i > noun.i and c.dep_ in {"advcl", "xcomp"})
    if copula is not None and noun.dep_ == "pobj":
        linked = {"nsubj", "csubj"} if noun.i > copula.i else {"attr", "xcomp", "ccomp"}
        content = tuple(c for c in copula.children if c.dep_ in linked)
    elif copula is not None:
        linked = {"attr", "xcomp", "ccomp", "acomp", "nsubj", "dobj"}
        content = tuple(c for c in copula.children if c.dep_ in linked and c.i != noun.i) or content
        if copula.tag_ == "VBG":  # "another important point for him is preventing X": the gerund is made the verb
            content = (copula, *content)
    elif not content and predicate.i != noun.i:  # "maintained its veto on the pact": the parser hangs it on the verb
        content = tuple(c for c in predicate.children if c.i == noun.i + 1 and c.lower_ in _TOWARDS)
    return content


def _asked_of(noun: Token) -> tuple[Token, ...]:
    """`calls for Oman to disarm`: the parser hangs what is asked on the noun as an aside, or on a verb above it."""
    mark = noun.nbor() if noun.i + 1 < noun.sent.end else noun
    asked = mark.head
    bare = asked.tag_ == "VB" and any(c.lower_ == "to" for c in children(asked, "aux"))
    return (asked,) if mark.lower_ == "for" and mark.dep_ == "mark" and bare else ()


def _is_of_no_stance(noun: Token, lemma: str) -> bool:
    """A talk, a thing that is judged, or help that is given."""
    if lemma == "protest" and any(
        c.tag_ == "VB" for c in [*children(noun, "acl"), *children(noun.head, "advcl", "xcomp")]
    ):
        return True  # "led protests to demand a vote": told by the verb
    return _is_conversation(noun, lemma) or _is_war(noun, lemma) or _is_judged(noun) or _is_of_money(noun)


def _is_of_money(noun: Token) -> bool:
    """`state support for its carmakers`, `military backing`: help given, no position taken."""
    kinds = {
        "state",
        "financial",
        "military",
        "government",
        "public",
        "popular",
        "technical",
        "logistical",
        "air",
        "consumer",
    }
    given = noun.lemma_ in {"support", "backing", "assistance"}
    firms = {
        "company",
        "industry",
        "sector",
        "carmaker",
        "maker",
        "firm",
        "farmer",
        "producer",
        "manufacturer",
        "business",
    }
    paid = any(p.lemma_ in firms for c in children(noun, "prep") for p in children(c, "pobj"))
    return given and (paid or any(c.lower_ in kinds for c in children(noun, "amod", "compound", "nmod")))


def _tells(clause: Token) -> bool:
    """`that the pact is binding`."""
    finite = clause.tag_ in {"VBZ", "VBP", "VBD"} or any(c.tag_ in {"VBZ", "VBP", "VBD"} for c in clause.children)
    return clause.dep_ in {"acl", "relcl", "ccomp"} and finite and any(c.lower_ == "that" for c in clause.children)


def _asks(clause: Token) -> bool:
    """`that staff be taken on`."""
    return any(c.lower_ == "that" for c in clause.children) and any(c.lower_ == "be" for c in clause.children)


def _listed(noun: Token) -> Signal | None:
    """`stands at the top of its list`, `its shopping list is headed by missile defence`."""
    owner = child(noun, "poss")
    if owner is None:
        return None
    verb = noun.head
    if noun.dep_ in {"nsubj", "nsubjpass"} and verb.lemma_ in {"be", "head", "top", "include", "begin", "start"}:
        after = {"agent", "attr", "dobj", "prep", "acomp"}
        things = tuple(c for c in verb.children if c.i > verb.i and c.dep_ in after)
        return Signal(noun, "wants", "noun", owner, verb, things) if things else None
    if verb.lower_ == "of" and verb.head.lower_ in {"top", "head"}:
        above = next((a for a in ancestors(noun) if a.pos_ in {"VERB", "AUX"}), None)
        thing = child(above, "nsubj") if above is not None else None
        if above is not None and thing is not None:
            return Signal(noun, "wants", "noun", owner, above, (thing,))
    return None


def _role(noun: Token, lemma: str) -> Signal | None:
    """`has been a leading advocate of membership`."""
    beside = noun.dep_ == "appos"  # "Oman, a fierce critic of the pact, ..."
    holder = noun.head if beside else subject(noun.head)
    content = tuple(c for c in children(noun, "prep") if c.lower_ in {"of", "for"})
    if beside and any(
        p.ent_type_ == "PERSON" or p.lemma_ in wordset("people", "roles") for c in content for p in c.children
    ):
        return None  # "a critic of the president" turns none of his plans down
    if holder is None or not content or not (beside or noun.head.lemma_ in {"be", "become", "remain"}):
        return None
    stance, negative, open_ = read_value(wordmap("stances", "roles")[lemma])
    return Signal(noun, stance, "noun", holder, noun if beside else noun.head, content, negative, open_)


def _links_one_of(noun: Token) -> Token | None:
    """`one of its demands is a halt to fishing`, `among its aims is a truce`: the verb that says which."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.dep_ != "prep" or child(noun, "poss") is None:
        return None
    one = prep.lower_ == "of" and prep.head.lower_ in {"one", "some", "two", "three", "most", "many", "first", "part"}
    over = prep.head.head if one and prep.head.dep_ in {"nsubj", "attr"} else prep.head
    among = prep.lower_ == "among" and prep.i < over.i
    return over if (one or among) and over.lemma_ == "be" and not is_negated(over) else None


def _links(verb: Token) -> bool:
    """`is`, `remains`, and "is preventing" where a noun of stance is said to be an act."""
    return verb.lemma_ in {"be", "remain", "include"} or (
        verb.tag_ == "VBG" and any(c.lemma_ == "be" and c.dep_ == "aux" for c in verb.children)
    )


def _stressed(noun: Token, lemma: str) -> tuple[Token | None, Token]:
    """`stressed the need for a truce`, `spoke of the need for one`: whose words they are."""
    said = noun.dep_ in {"dobj", "attr"} and noun.head.lemma_ in wordset("stances", "stressing")
    if said:
        return subject(noun.head), noun.head
    verb = noun.head.head
    spoken = noun.dep_ == "pobj" and noun.head.lower_ in {"of", "on", "to", "about"} and verb.pos_ == "VERB"
    return (subject(verb), verb) if spoken and verb.lemma_ in _SPEAKING_OF else (None, noun)


_SPEAKING_OF = frozenset({"speak", "talk", "insist", "point", "refer", "agree", "concur"})


def _noun_holder(noun: Token, lemma: str) -> tuple[Token | None, Token]:
    """The possessor, the subject of a light verb, or "by X", "for X"; and where negation hangs."""
    head = noun.head
    owner = child(noun, "poss")
    if owner is not None and (noun.dep_ in {"nsubj", "attr"} and head.lemma_ in {"be", "remain", "include"}):
        return owner, head
    if owner is not None and _links_one_of(noun) is not None:
        return owner, noun
    if noun.dep_ in {"dobj", "pobj"} or (noun.dep_ in {"xcomp", "oprd"} and noun.i == head.i + 1):
        verb = head.head if noun.dep_ == "pobj" else head  # "voiced dismay/xcomp at the raid"
        about = noun.dep_ == "pobj" and head.lower_ in _ABOUT
        if (
            not about  # "held talks over the government's plans"
            and verb.pos_ in {"VERB", "AUX"}
            and verb.lemma_ in wordset("stances", "light")
            and (owner is None or owner.tag_ == "PRP$")
        ):
            return subject(verb), verb
    if noun.dep_ in {"nsubj", "attr"} and _links(head):
        theirs = {"for", "of"} if lemma in wordset("stances", "held_for") else {"of"}
        theirs -= {"of"} if lemma in wordset("stances", "aimed") else set()
        for prep in children(noun, "prep"):
            if prep.lower_ in theirs:  # "the priority for Oslo is"; "support for Oslo is" not Oslo's
                return child(prep, "pobj"), head
    return _held_apart(noun, lemma)


_ABOUT = frozenset({"over", "about", "despite", "after", "amid"})


def _held_apart(noun: Token, lemma: str) -> tuple[Token | None, Token]:
    """The holder of what one comes with, or acts for: "will fly there with a proposal", "in a bid to"."""
    head, owner = noun.head, child(noun, "poss")
    carries = noun.dep_ == "pobj" and head.lower_ == "with" and head.head.lemma_ in wordset("stances", "carrying")
    if carries and owner is None:  # "will fly there with a proposal to"
        return subject(head.head), noun
    about = noun.dep_ == "pobj" and head.lower_ in _ABOUT and (owner is None or owner.tag_ != "PRP$")
    deed = (
        lemma in {"plan", "intention"} and not about and any(c.dep_ == "acl" and c.tag_ == "VB" for c in noun.children)
    )
    to_what = any(c.lower_ == "to" or c.tag_ == "VB" for c in children(noun, "prep", "acl"))
    over = noun.dep_ == "pobj" and head.lower_ in _ABOUT
    doubted = lemma == "commitment" and (over or not to_what)  # "doubts over its commitment", "commitments under it"
    if deed or (
        lemma in wordset("stances", "owned") and not doubted
    ):  # "its refusal to disarm has angered them", "an EU demand for"
        named = owner or named_before(noun) or named_after(noun)
        if named is not None:
            return named, noun
    return None, noun
