"""Statements: what plain words amount to: demands in "must", refusals in "will not", forecasts, assertions."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from accord.dossier.claim import Polarity, Stance
from accord.reading.clauses import child, children, end, is_passive, subject
from accord.reading.lexicon import wordmap, wordset
from accord.reading.stances.meaning.conditions import hangs_on, sets_terms, supposes, until
from accord.reading.stances.meaning.in_that_case import is_blockade
from accord.reading.stances.meaning.own_acts import (
    CAN,
    PLANNING,
    WARNING,
    Reading,
    attends,
    goes_on,
    harms,
    is_unable,
    of_oneself,
    under_way,
)
from accord.reading.stances.meaning.perils import does_harm, endangers, is_lost, is_peril
from accord.reading.stances.meaning.polarity import is_negated
from accord.reading.stances.meaning.said_of_things import has_purpose, is_asked, of_policy, there_is_none
from accord.reading.stances.meaning.settle import is_hostile
from accord.reading.stances.meaning.turning_down import contrasts, is_contended, turns_down
from accord.reading.stances.meaning.unmet import comes_of_itself
from accord.reading.stances.meaning.utterances import has_come, is_imperative, is_talk, or_else
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token

MUST = frozenset({"must", "should", "shall", "ought"})
WILL = frozenset({"will", "would", "'ll", "shall", "wo", "'d"})


def amounts_to(clause: Token, own: bool, other: bool, cue: Token | None, *, quoted: bool = False) -> Reading:
    """Stance and polarity of a statement. `own`: its subject is who speaks; `other`: it is another party."""
    negated = is_negated(clause) or _is_not_to(clause) or (own and _takes_none(clause))
    modals = modals_of(clause)
    polarity: Polarity = "-" if negated else "+"
    said = cue.lemma_ if cue is not None else "say"
    if child(clause, "expl") is not None and any(_is_none(c) for c in children(clause, "attr", "dobj", "nsubj")):
        return _of_none(clause, modals)
    if not is_hostile(clause) and is_peril(clause, modals, negated=negated, own=own, other=other):
        return "fears", "+", False
    if not negated and (
        _names_goal(clause) or _names_way(clause) or (own and has_come(clause)) or (has_purpose(clause) and not other)
    ):
        return "wants", "+", False
    if asks_of(clause):
        if quoted and any(c.lower_ == "we" for c in clause.children) and clause.tag_ != "VBD":
            return "wants", polarity, False  # "we must act now"
        return _obliged(clause, own, modals, polarity)
    if is_imperative(clause):
        return "demands", polarity, is_talk(clause)
    told = _in_so_many_words(clause, own, negated, modals)
    if told is not None:
        return told
    if modals & (WILL | CAN):
        mine = of_oneself(clause, negated, modals, said) if own else None
        return mine or _of_others(clause, negated, modals, said, other=other)
    return _plainly(clause, own, negated, said, quoted=quoted)


def _takes_none(clause: Token) -> bool:
    """`will receive no one`, `would take no lectures`, `will be neither a guard nor a camp`: refused in the object."""
    if not modals_of(clause) & WILL:
        return False
    things = [t for t in children(clause, "dobj", "attr") if t.i > clause.i]
    first = [
        d for t in things for d in [t, *t.children] if d.i <= t.i and d.lower_ in {"no", "neither", "nobody", "none"}
    ]
    less = any(t.lower_ in {"less", "more", "doubt", "stone"} for t in things)
    return bool(first) and not less


def _asks_for(clause: Token, negated: bool, modals: set[str]) -> bool:
    """`any deal would require the release of all prisoners`."""
    asks = clause.lemma_ == "require" and bool(modals & WILL) and not is_passive(clause)
    return asks and not negated


def _in_so_many_words(clause: Token, own: bool, negated: bool, modals: set[str]) -> Reading | None:
    """`take one out and we are out`, `we are drafting a bill`, `any deal would require a pardon`."""
    if own and or_else(clause):
        return "threatens", "+", False
    if own and not negated and goes_on(clause):
        stance = wordmap("stances", "verbs").get(clause.lemma_, "").partition(" ")[0]
        if stance in {"wants", "demands", "offers"}:
            return cast(Stance, stance), "+", False
    if own and not negated and under_way(clause):
        return "plans", "+", False
    return ("demands", "+", False) if _asks_for(clause, negated, modals) else None


def asks_of(clause: Token) -> bool:
    """`must`, `should`, `has to`: something is asked."""
    return bool(modals_of(clause) & (MUST - {"shall"})) or has_to(clause)


def _of_none(clause: Token, modals: set[str]) -> Reading:
    """`there are no conditions`, `there can be no talks`, `there were no talks`."""
    told = there_is_none(clause)
    if told is not None:
        return *told, False
    return ("refuses", "-", False) if modals & (WILL | CAN) or _says_no_more(clause) else ("asserts", "-", True)


def _is_not_to(clause: Token) -> bool:
    """`is not to be reopened`: the parser hangs the denial on what is to be done."""
    done = child(clause, "xcomp") if clause.lemma_ == "be" else None
    return done is not None and any(c.dep_ == "neg" and c.i < done.i for c in done.children)


def modals_of(clause: Token) -> set[str]:
    """The auxiliaries of a clause, with those it shares with the verb it is joined to."""
    modals = {c.lower_ for c in clause.children if c.dep_ == "aux"}
    if clause.tag_ in {"VBN", "VBD"} and child(clause, "auxpass") is None:
        modals -= {"'d", "’d"}  # "he'd raised it at every meeting": had
    if clause.dep_ == "conj" and not modals and child(clause, "nsubj", "nsubjpass", "auxpass") is None:
        modals = {c.lower_ for c in clause.head.children if c.dep_ == "aux"} & (MUST | WILL | CAN)
    if clause.lemma_ == "go" and child(clause, "xcomp") is not None and child(clause, "aux") is not None:
        modals = modals | {"will"}  # "is not going to be blackmailed"
    return modals


def _obliged(clause: Token, own: bool, modals: set[str], polarity: Polarity) -> Reading:
    """`must`, `should`, `has to`: asked of others; of oneself only what is so, or a blow that is to come."""
    aware = any(c.lower_ in {"aware", "mindful", "conscious"} for c in children(clause, "acomp"))
    if aware or (clause.lemma_ in _GRASPING and child(clause, "ccomp") is not None):
        return "asserts", "+", True  # "they must know that it would hurt them"
    due = child(clause, "xcomp") if clause.lemma_ == "be" else None
    if own and polarity == "+" and due is not None and due.lemma_ in wordset("stances", "blows"):
        return "threatens", "+", False  # "its members are to strike"
    who = subject(clause)
    told = own and (who is None or who.pos_ in {"PRON", "PROPN"})  # of its prisoners, its output it asks something
    if (
        told and "should" not in modals and clause.lower_ != "ought" and child(clause, "auxpass") is None
    ):  # but "it must be told" is asked
        return "asserts", polarity, True
    warned = clause.lemma_ in {"expect", "count", "bank", "imagine", "hope", "think", "bet"}
    if polarity == "-" and warned:
        return "refuses", "-", False  # "nobody should count on it"
    if any(c.dep_ == "aux" and c.lower_ == "have" for c in clause.children):
        return "asserts", polarity, True  # "should have acted sooner": too late to be asked
    return "demands", polarity, False


_GRASPING = frozenset(
    {"know", "understand", "realise", "realize", "remember", "recognise", "recognize", "note", "learn"}
)


def _of_others(clause: Token, negated: bool, modals: set[str], said: str, *, other: bool) -> Reading:
    """What a speaker says others, or things, will or cannot do: "the border will not be reopened" is a refusal."""
    polarity: Polarity = "-" if negated else "+"
    if sets_terms(clause):
        return "demands", "+", False
    if modals & CAN:
        return _perhaps(clause, negated, modals, said, other=other)
    told = (None if other else _of_things(clause, modals, negated=negated)) or _held_out(clause, said, negated=negated)
    if told is not None:
        return told
    lasts = clause.lemma_ in _LASTING and said not in PLANNING and until(clause)
    if lasts or (negated and not (other and _is_foretold(clause))):
        return "refuses", "-", False
    if said in WARNING or (not negated and _is_menace(clause)):
        return _warned_of(clause, said, negated), polarity, False
    if clause.lemma_ in {"follow", "come", "resume"} and not negated and supposes(clause):
        return "offers", polarity, False  # "reopening the embassy would follow if all goes well"
    if not negated and _is_feared(clause, modals, other=other):
        return "fears", "+", False
    done = child(clause, "auxpass", "nsubjpass") is not None and clause.lemma_ not in wordset("stances", "dying") | {
        "go",
        "feel",
        "see",
        "bear",
        "remember",
    }
    if done and not (negated or other or harms(clause) or is_hostile(clause) or supposes(clause)):
        return "plans", polarity, False  # "the register would be opened in May"
    if said in PLANNING and (not other or said == "announce") and not harms(clause) and not supposes(clause):
        return "plans", polarity, False
    return "expects", polarity, False


def _is_foretold(clause: Token) -> bool:
    """`Chad will not sign it`, of another party: foreseen; "he will not be part of it" is a No."""
    who = subject(clause)
    part = clause.lemma_ == "be" and child(clause, "acomp") is None
    return who is not None and who.pos_ != "PRON" and not part and not is_passive(clause)


def _held_out(clause: Token, said: str, *, negated: bool) -> Reading | None:
    """`warned that the aid would not be paid for ever`, `the money would be released if the law were passed`."""
    if negated and said in {"warn", "caution"}:
        if until(clause):
            return "refuses", "-", False  # "warned that nobody would be released until they left"
        return ("fears" if clause.lemma_ in _ENDURING else "threatens"), "+", False
    if negated:
        return None
    given = is_passive(clause) and clause.lemma_ in wordset("stances", "giving") and said not in WARNING
    under = [g.lower_ for c in children(clause, "advcl") for g in c.children]
    soon = any(c.lower_ == "soon" for c in children(clause, "advmod"))  # "will be lifted as soon as they are back"
    return ("offers", "+", False) if given and (soon or {"if", "once", "provided", "when"} & set(under)) else None


_ENDURING = frozenset({"survive", "last", "cope", "recover", "withstand", "endure", "suffice", "manage"})


def _of_things(clause: Token, modals: set[str], *, negated: bool) -> Reading | None:
    """What no other party does: said not to be so, or told as who speaks will have it."""
    policy = None if negated else of_policy(clause, modals)
    return _denied(clause) if negated else (policy, "+", False) if policy is not None else None


def _denied(clause: Token) -> Reading | None:
    """`the dam will not harm anyone`, `the change will not be easy`: said not to be so, not refused."""
    if _is_harmless(clause):
        return "asserts", "-", True
    return ("expects", "-", False) if _is_so(clause) else None


def _is_so(clause: Token) -> bool:
    """How something will be: no act that could be refused."""
    how = child(clause, "acomp")
    judged = wordmap("stances", "judgements").keys() | wordmap("stances", "adjectives").keys()
    return clause.lemma_ == "be" and how is not None and how.lemma_.lower() not in judged


def _is_harmless(clause: Token) -> bool:
    """`will not harm anyone`, `will not be revealed until May`: nothing is refused."""
    untold = is_passive(clause) and clause.lemma_ in _MADE_KNOWN | wordset("stances", "laid_low")
    return untold or clause.lemma_ in wordset("stances", "touching") or does_harm(clause)


_MADE_KNOWN = frozenset({"reveal", "publish", "announce", "disclose", "know", "unveil", "name", "identify", "decide"})


def _is_feared(clause: Token, modals: set[str], *, other: bool) -> bool:
    """`the pact would unravel`, `the valleys will be hit by the cuts`."""
    hit = clause.lemma_ in wordset("stances", "hurt_by") and is_passive(clause) and not other
    return hit or (clause.lemma_ in wordset("stances", "ruining") and "will" not in modals)


def _warned_of(clause: Token, said: str, negated: bool) -> Stance:
    """`warned that the sale would cost jobs`: harm that comes of itself is feared; a blow is threatened."""
    if is_blockade(clause):
        return "threatens"  # "warned that roads would be cut"
    plain = said in {"warn", "caution"} and not negated and not (is_hostile(clause) or _is_menace(clause))
    if plain and comes_of_itself(clause):
        return "fears"  # "warned that a third plant will follow if prices drop"
    return "fears" if plain and (harms(clause) or is_lost(clause)) and not supposes(clause) else "threatens"


def _is_menace(clause: Token) -> bool:
    """`there would be consequences`, `they will pay a heavy price`."""
    text = words_under(clause.doc, clause.i, end(clause)).lower()
    return any(w in text for w in wordset("stances", "menaces"))


def _perhaps(clause: Token, negated: bool, modals: set[str], said: str, *, other: bool) -> Reading:
    """What can, could or may happen to things: a threat, a concession ("sanctions could be eased"), or no more."""
    polarity: Polarity = "-" if negated else "+"
    if negated and (is_unable(clause, modals) or (not other and does_harm(clause))):
        return "asserts", "-", True
    if negated and not modals & {"may", "might"} and subject(clause) is not None:
        return ("asserts", "-", True) if is_contended(clause, said) else ("rejects", "-", False)
    if is_hostile(clause) or said in WARNING:
        foreseen = other and said not in WARNING  # what somebody else may do
        return "expects" if foreseen else _warned_of(clause, said, negated), polarity, False
    if clause.lemma_ in wordset("stances", "ruining") and not negated and not modals & {"can"}:
        return "fears", "+", False
    if child(clause, "auxpass", "nsubjpass") is not None and not negated and not harms(clause):
        return "accepts", "+", clause.lemma_ not in wordset("stances", "discussed")
    return "asserts", polarity, True


def _plainly(clause: Token, own: bool, negated: bool, said: str, *, quoted: bool) -> Reading:
    """A statement without a modal verb: mostly an assertion."""
    if own and quoted and negated and clause.lemma_ in wordset("stances", "dealing") and "do" in _helpers(clause):
        return "refuses", "-", False  # "we do not negotiate with kidnappers"
    if (negated and turns_down(clause, said, quoted=quoted)) or (quoted and contrasts(clause)):
        return "rejects", "-", False
    if too_much(clause):
        return "refuses", "-", False
    if hangs_on(clause) or (not negated and is_asked(clause)):
        return "demands", "+", False
    if attends(clause) and own:
        return "accepts", "+", False
    if not own and not negated and endangers(clause):
        return "fears", "+", False
    if clause.lemma_ in {"stay", "remain", "stand"} and clause.tag_ in {"VBP", "VBZ"} and not negated and until(clause):
        return "refuses", "-", False  # "the sanctions stay until the levy is gone"
    if own and clause.tag_ in {"VBP", "VBZ"} and any(c.lower_ == "without" for c in _before(clause)):
        return "threatens", "+", False  # "without a date we go home"
    return "asserts", "-" if negated or said == "deny" else "+", True


def _before(clause: Token) -> list[Token]:
    return [c for c in children(clause, "prep") if c.i < clause.i]


def _helpers(clause: Token) -> set[str]:
    return {c.lower_ for c in clause.children if c.dep_ == "aux"}


def _names_goal(clause: Token) -> bool:
    """`zero is the number we are working towards`, `what we are talking about is a market`."""
    for c in clause.children:
        sought = c if c.dep_ in {"csubj", "csubjpass"} else child(c, "relcl")
        if c.dep_ in {"nsubj", "attr", "csubj"} and sought is not None:
            by_us = any(g.lower_ in {"we", "i"} and g.dep_ == "nsubj" for g in sought.children)
            goal = c.lemma_ in wordset("stances", "goals") or any(g.lower_ == "what" for g in c.subtree)
            if by_us and (goal or sought.lemma_ in wordset("stances", "seeking")):
                return True
    return False


def too_much(clause: Token) -> bool:
    """`it is too important to walk away from`, `too early to say yes`."""
    return any(
        c.dep_ in {"acomp", "attr"}
        and any(g.lower_ == "too" for g in c.subtree)
        and any(g.dep_ in {"xcomp", "advcl", "relcl"} and g.tag_ == "VB" for g in [*c.subtree, *clause.children])
        for c in clause.children
    )


def _names_way(clause: Token) -> bool:
    """`the goal is to forge a truce`, `the only way might be to renew it`."""
    who = child(clause, "nsubj")
    if who is None or clause.lemma_ != "be":
        return False
    for_some = any(c.tag_ == "VB" and any(g.lower_ == "for" for g in c.children) for c in children(clause, "advcl"))
    if child(clause, "xcomp") is None and not for_some:  # "the only answer is for both sides to return"
        return False
    return who.lemma_ in wordset("stances", "goals") | wordset("stances", "ways")


_LASTING = frozenset({"stay", "remain", "continue", "last", "stand", "keep"})


def _is_none(noun: Token) -> bool:
    return any(c.lower_ == "no" for c in noun.children) or noun.lower_ in {"nothing", "none"}


def _says_no_more(clause: Token) -> bool:
    return " no more " in f" {words_under(clause.doc, clause.i, end(clause)).lower()} "


def has_to(clause: Token) -> bool:
    """`has to go`, `is to go`, `ought to go`, "(that it) be scrapped"."""
    to = any(c.dep_ == "xcomp" and any(g.lower_ == "to" for g in c.children) for c in clause.children)
    if clause.lemma_ == "be" and to:
        done = child(clause, "xcomp")
        if any(c.lower_ in {"only", "just", "merely", "simply"} for c in children(clause, "advmod")):
            return False  # "the patrols are only to keep order": what for
        routine = done is not None and done.lemma_ in wordset("stances", "meeting")
        return child(clause, "acomp", "attr", "expl") is None and not routine
    if clause.lower_ == "ought" and to:
        return True
    if clause.lemma_ in {"have", "need"} and to:
        return not any(c.lower_ == "yet" for c in clause.children)  # "has yet to receive it"
    bare = clause.tag_ == "VB" and clause.dep_ == "ccomp"
    return bare and any(c.lower_ == "be" for c in clause.children if c.dep_ == "aux")
