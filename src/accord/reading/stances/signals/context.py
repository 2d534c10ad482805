"""Context: the stance of verbs whose meaning hangs on what stands with them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from accord.dossier.claim import Stance
from accord.reading.clauses import child, children
from accord.reading.lexicon import wordmap, wordset
from accord.reading.stances.meaning.perils import is_peril, is_woe
from accord.reading.stances.meaning.polarity import is_negated
from accord.reading.stances.meaning.settle import is_hostile
from accord.reading.stances.signal import read_value
from accord.reading.stances.signals.adjectives import judgement
from accord.reading.stances.signals.verdicts import verdict_in

if TYPE_CHECKING:
    from accord.reading.parse import Token


def in_context(verb: Token, key: str) -> tuple[Stance, bool, bool]:
    """The stance of a verb whose meaning hangs on its company; whether it is negative; whether it leaves open."""
    stance, negative, open_ = read_value(wordmap("stances", "verbs")[key])
    if key in _KEEPING and _is_kept(verb):
        return "asserts", negative, False  # "says it already complies with the rules"
    if key in {"consider", "see", "find"} and any(is_predicate(c) for c in verb.children):
        return "asserts", negative, False  # "considers it binding"
    if key == "consider" and any(c.lemma_ == "be" for c in children(verb, "xcomp")):
        return "asserts", negative, False  # "an isle it considers to be its own"
    if key in {"dispute", "contest"} and any(is_indicative(c) for c in children(verb, "ccomp")):
        return "asserts", True, False  # "disputes that it has anything to do with it"
    if key == "warn of" and any(is_woe(t) for c in children(verb, "prep") for t in children(c, "pobj")):
        return "fears", False, False  # "warned of a famine"; "warned of consequences" is a threat
    if key in _THINKING and not is_negated(verb) and any(_is_feared(c) for c in children(verb, "ccomp")):
        return "fears", False, False  # "suggested the pact risked a war"
    if _denies_stance(verb, key):
        return "rejects", False, open_
    return _by_clause(verb, key) or _by_thing(verb, key, stance) or stance, negative, open_


_THINKING = frozenset({"believe", "think", "feel", "suspect", "suggest", "claim", "trust"})


def _is_feared(clause: Token) -> bool:
    """What is thought of a thing is that it may do harm."""
    modals = {c.lower_ for c in children(clause, "aux")}
    return is_peril(clause, modals, negated=is_negated(clause), own=False, other=False)


def _by_clause(verb: Token, key: str) -> Stance | None:
    """Where the clause under it tells: what is believed, proposed or said to be so."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    clauses = children(verb, "ccomp")
    if key == "consider" and any(is_indicative(c) or may_be(c) for c in clauses):
        return "asserts"  # "considers that only talks can settle it"
    if key in {"consider", "contemplate"} and auxiliaries & {"may", "might", "could", "would"}:
        return "accepts"
    if key in {"believe", "think", "feel"}:
        return next((s for c in clauses for s in _held(c)), None)
    if key == "expect" and any(_is_duty(c) for c in children(verb, "ccomp", "xcomp")):
        return "demands"
    if key in {"propose", "suggest"} and (found := next((s for c in clauses for s in _suggested(c, key)), None)):
        return found
    assures = key == "assure" and not any(may_be(c) for c in clauses)  # "assured them that it was safe"
    ahead = key == "need" and not any(is_predicate(c) for c in verb.children) and _is_ahead(verb)
    return "asserts" if assures or ahead or _only_says(verb, key) else None


def _by_thing(verb: Token, key: str, stance: Stance) -> Stance | None:
    """Where its object tells: a claim that is tabled, a guarantee that is expected, a crackdown that is promised."""
    if key == "warn of":
        return None if any(_is_dealt_out(t) for c in children(verb, "prep") for t in children(c, "pobj")) else "fears"
    if key in {"stick to", "stick by", "hold to"}:
        kept = next((t for c in children(verb, "prep") for t in children(c, "pobj")), None)
        return "accepts" if kept is not None and kept.lemma_.lower() in wordset("stances", "binding") else None
    thing = child(verb, "dobj")
    if key in {"pledge", "promise", "assure"} and _is_to_own(verb):
        return "plans"
    if thing is None:
        return None
    if stance == "offers" and thing.lemma_ in wordset("stances", "asking"):
        return "demands"
    if key == "expect" and thing.lemma_ in wordset("stances", "due"):
        return "demands"
    if key == "claim" and _is_share(thing):
        return "demands"
    eased = key in _MUSED and thing.lemma_ in wordset("stances", "easing")  # "is considering tax deferrals"
    if eased or (key in {"announce", "unveil"} and _is_help(thing)):
        return "offers"
    return "plans" if key in {"pledge", "promise"} and thing.lemma_ in wordset("stances", "planned") else None


def _is_dealt_out(thing: Token) -> bool:
    """`(warned of) consequences`, `of a strike`: what one would do oneself; a partition is feared."""
    known = wordset("stances", "blows") | wordset("stances", "hostile") | _DEALT_OUT
    plight = thing.lemma_.lower() in wordset("stances", "plights") or is_woe(thing)
    return not plight and (thing.lemma_.lower() in known or is_hostile(thing))


_DEALT_OUT = frozenset(
    {"consequence", "measure", "countermeasure", "action", "step", "response", "reaction", "reply", "answer", "price"}
    | {"retaliation", "reprisal", "sanction", "penalty", "lawsuit", "proceeding", "arbitration", "protest", "stoppage"}
)


def _is_share(thing: Token) -> bool:
    """`claims 31 per cent`, `is claiming a billion`, `claims access to the shelf`: asked for as one's due."""
    if thing.lemma_.lower() in wordset("stances", "shares") or thing.ent_type_ in {"MONEY", "PERCENT"}:
        return True
    return thing.like_num


def _is_to_own(verb: Token) -> bool:
    """`promised voters a new law`, `promised his people that it would be built`: one's own, not the other side."""
    to = [p for c in children(verb, "dative", "prep") if c.lower_ == "to" for p in children(c, "pobj")]
    for t in [*children(verb, "dative", "dobj"), *to]:
        if t.lemma_.lower() in wordset("stances", "own_people"):
            return True
        if t.ent_type_ == "NORP" and t.tag_ == "NNPS":
            return True  # "has promised Armenians a new constitution"
    return False


_MUSED = frozenset({"consider", "weigh", "contemplate", "mull", "ponder", "explore"})


def _is_help(thing: Token) -> bool:
    """`announced an aid package for Peru`, `announced a loan`: held out to somebody."""
    means = wordset("stances", "helping")
    kinds = {c.lemma_.lower() for c in children(thing, "compound", "amod", "nmod")}
    packed = thing.lemma_ in {"package", "fund", "programme", "program"} and bool(kinds & means)
    return packed or thing.lemma_ in means


def _denies_stance(verb: Token, key: str) -> bool:
    """`denied having agreed`, `denied any plan`."""
    if key != "deny":
        return False
    if any(c.lower_ in {"this", "that", "it"} for c in children(verb, "dobj")):
        return True  # "Norway denies it": what the other side says is turned down
    agreed = any(c.dep_ == "xcomp" and lemma_of(c) in {"agree", "accept", "offer"} for c in verb.children)
    return agreed or any(_is_of_stance(c) or c.lemma_ == "possibility" for c in children(verb, "dobj"))


def _is_ahead(verb: Token) -> bool:
    """`will need more time`, `are going to need`: foreseen rather than asked for."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return bool(auxiliaries & {"will", "'ll", "wo"}) or (verb.dep_ == "xcomp" and verb.head.lemma_ == "go")


def _is_of_stance(noun: Token) -> bool:
    """`denied any plan`; "denied the accusation" only says No to it."""
    return not wordmap("stances", "nouns").get(noun.lemma_, "asserts").startswith("asserts")


def _suggested(clause: Token, key: str) -> Iterator[Stance]:
    """`proposed that withdrawals be held below six` offers it, `suggested that it would withdraw` plans it."""
    if _is_bare(clause) or any(c.dep_ == "aux" and c.lower_ in {"should", "must"} for c in clause.children):
        yield "offers" if key == "propose" and not is_negated(clause) else "wants"
    elif key == "suggest" and _was(clause):
        yield "asserts"
    elif key == "suggest" and may_be(clause):
        maybe = any(c.dep_ == "aux" and c.lower_ in {"can", "could"} for c in clause.children)
        own = child(clause, "nsubj") is not None and _is_own(clause)
        yield ("accepts" if own else "asserts") if maybe else "plans"


def _was(clause: Token) -> bool:
    """`(suggested) that the shells dated from the war`, `may have come from the coast`: how things were."""
    return clause.tag_ == "VBD" or any(c.dep_ == "aux" and c.lower_ == "have" for c in clause.children)


_KEEPING = frozenset({"comply with", "abide by", "adhere to", "honour", "honor", "hand over"})


def _is_kept(verb: Token) -> bool:
    """`complies with the rules`, `has handed over all it has`: told of what is done, not agreed to."""
    helping = {c.lower_ for c in verb.children if c.dep_ in {"aux", "neg"}}
    done = verb.tag_ == "VBN" and bool(helping & {"has", "have", "had"})
    so = verb.tag_ in {"VBZ", "VBP", "VBD"} and not helping
    return verb.dep_ == "ccomp" and (done or so) and not is_negated(verb)


def _is_duty(clause: Token) -> bool:
    """`expects Chile to honour the pact`, `expects its rights to be respected`: what others owe, not what is likely."""
    owed = clause.lemma_ in wordset("stances", "duties") and child(clause, "nsubj", "nsubjpass") is not None
    return owed and any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)


def _is_own(clause: Token) -> bool:
    """`suggested that it could take less`: of itself, by a word that gives way."""
    who = child(clause, "nsubj")
    own = who is not None and (
        who.pos_ == "PRON" or who.lemma_.lower() in wordset("people", "owned") | {"union", "member"}
    )
    return own and clause.lemma_ in wordset("stances", "giving") | {"take", "live", "agree", "settle", "move", "bend"}


def _only_says(verb: Token, key: str) -> bool:
    """`concedes that it is late` gives nothing up, `we are not asking for the moon` turns nothing down."""
    if key == "suggest":
        return any(is_indicative(c) for c in children(verb, "ccomp"))
    if key == "announce":
        return any(is_indicative(c) and c.tag_ != "VBG" and not may_be(c) for c in children(verb, "ccomp"))
    if key in {"advise", "counsel"}:  # "the court advised that the pact was void"
        return any(is_indicative(c) for c in children(verb, "ccomp"))
    if key == "concede":
        return any(is_indicative(c) or may_be(c) for c in children(verb, "ccomp"))
    wanted = any(child(c, "mark", "aux") is not None for c in children(verb, "ccomp", "advcl", "xcomp"))
    return key in {"ask", "ask for"} and is_negated(verb) and not wanted  # "was not asking for it to be lifted"


def may_be(clause: Token) -> bool:
    """Tells what will, would or can be."""
    return any(c.dep_ == "aux" and c.lower_ in {"will", "would", "wo", "can", "could"} for c in clause.children)


def is_predicate(word: Token) -> bool:
    """What a thing is held to be: "considers it binding"."""
    adjective = word.pos_ in {"ADJ", "NOUN"} or (word.tag_ == "VBG" and child(word, "nsubj") is not None)
    return word.dep_ == "oprd" or (word.dep_ == "ccomp" and adjective)


def _held(clause: Token) -> Iterator[Stance]:
    """What is believed to be essential is demanded, what is believed to be absurd rejected."""
    thing = child(clause, "nsubj")
    for word in children(clause, "acomp", "oprd", "attr"):
        value = verdict_in(word, thing)
        found = judgement(word, value) if value is not None else None
        if found is not None and not is_negated(word):
            yield found.stance
    who = child(clause, "nsubj") or child(clause.head, "dobj")  # the parser parts "the best path" from its verb
    if (
        clause.lemma_ == "be"
        and who is not None
        and who.lemma_ in wordset("stances", "ways")
        and child(clause, "xcomp")
    ):
        yield "wants"  # "believed the best path would be to negotiate"
    if clause.lower_ == "ought" or any(
        c.lower_ in {"must", "should", "ought"} and c.dep_ == "aux" for c in clause.children
    ):
        yield "demands"


def _is_bare(clause: Token) -> bool:
    """`(that) it be held`: the bare form of what is asked."""
    return any(c.lower_ == "be" and c.dep_ in {"aux", "auxpass"} for c in clause.children) and not any(
        c.tag_ == "MD" for c in clause.children
    )


def says_so(clause: Token) -> bool:
    """What somebody insists is so, and does not demand: told in the indicative, or of what is his own."""
    return is_indicative(clause) or may_be(clause) or _is_of_its_own(clause)


def _is_of_its_own(clause: Token) -> bool:
    """`insists that its contracts comply`: of what is one's own one says how it is."""
    who = child(clause, "nsubj")
    owned = who is not None and any(c.dep_ == "poss" and c.lower_ in {"its", "their", "our"} for c in who.children)
    return owned and clause.tag_ == "VBP" and child(clause, "aux", "auxpass") is None


def is_indicative(clause: Token) -> bool:
    """Tells what is so: no bare verb form ("be scrapped"), no "must"."""
    auxiliaries = {c.lower_ for c in clause.children if c.dep_ in {"aux", "auxpass"}}
    if auxiliaries & {"must", "should", "be"} or (
        clause.lemma_ in {"have", "need"} and any(c.dep_ == "xcomp" for c in clause.children)
    ):
        return False
    told = {"is", "are", "was", "were", "has", "had", "can", "'s", "does", "did"}
    return clause.tag_ in {"VBD", "VBZ"} or bool(auxiliaries & told) or clause.lower_ in {"are", "'re"}


def lemma_of(verb: Token) -> str:
    """The verb's lemma; the parser's own makes "hop" of "hoped"."""
    return _LEMMAS.get(verb.lower_, verb.lemma_.lower())


_LEMMAS = {
    "hopes": "hope", "hoped": "hope", "hoping": "hope", "planed": "plan", "mooted": "moot", "hates": "hate",
    "hated": "hate", "strove": "strive", "striven": "strive", "clung": "cling", "forwent": "forgo", "forbad": "forbid",
}  # fmt: skip
