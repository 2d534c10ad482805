"""Unmet: what somebody says will follow where others do not do as they should; and going to law or to blows over it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from accord.reading.clauses import child, children, end, is_passive, is_verb, start
from accord.reading.lexicon import wordmap, wordset
from accord.reading.stances.meaning.conditions import threatened
from accord.reading.stances.meaning.polarity import is_negated
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token

_LACKING = frozenset({"without", "absent", "failing", "barring"})


def unmet(verb: Token) -> bool:
    """Hangs on others' not acting: `unless it pays`, `if there is no deal`, `should nothing change`."""
    for c in verb.children:
        if c.dep_ == "advcl" and _fails(c):
            return True
        lacking = c.lower_ in _LACKING and c.dep_ in {"prep", "advcl", "mark"}
        if lacking and (c.i < verb.i or c.lower_ != "without") and not any(g.dep_ == "pcomp" for g in c.children):
            return True  # "without a deal it will leave"; not "without waiting for a deal"
    return any(c.lower_ == "otherwise" and c.dep_ == "advmod" for c in verb.children)


def _fails(condition: Token) -> bool:
    """A condition under which something wanted does not come about; who stays if nobody shoots threatens nobody."""
    opening = {t.lower_ for t in condition.children if t.i < condition.i} | {condition.left_edge.lower_}
    if "unless" in opening:
        return True
    if not opening & {"if", "should"}:
        return False
    if condition.lemma_ in {"fail", "refuse", "decline", "lapse", "stall", "collapse"}:
        return True
    told = [condition, *children(condition, "attr", "dobj", "nsubj", "nsubjpass", "xcomp", "acomp")]
    if any(t.lemma_.lower() in _unwanted() for t in told):
        return False  # "if there are no attacks", "if nobody objects"
    none = any(t.lower_ in _NONE or any(d.lower_ in {"no", "neither"} for d in t.children) for t in told[1:])
    return none or is_negated(condition)


_NONE = frozenset({"nothing", "none", "nobody", "neither"})


@cache
def _unwanted() -> frozenset[str]:
    """Words of No and of harm, whose absence nobody need fear."""
    table = {**wordmap("stances", "verbs"), **wordmap("stances", "nouns")}
    bad = {word for word, value in table.items() if value.split()[0] in {"refuses", "rejects", "threatens", "fears"}}
    return frozenset(bad) | wordset("stances", "hostile") | wordset("stances", "blows") | wordset("stances", "harming")


def under_condition(verb: Token) -> bool:
    """Under any condition that is somebody else's to meet: `if it passes`, `unless it pays`, `without a deal`."""
    return threatened(verb) or unmet(verb)


def is_recourse(act: Token) -> bool:
    """`a complaint to the court`, `reviving its case`, `asking for its money back`: to be feared."""
    first = act.i if is_verb(act) else start(act)
    return _recourse().match(words_under(act.doc, first, min(end(act), first + _FEW)).lower()) is not None


_FEW = 16  # words: what an act is stands near its verb


@cache
def _recourse() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(wordset('stances', 'recourse')))})")


def comes_of_itself(clause: Token) -> bool:
    """`investors will turn away`, `supplies could be tight`: who warns of it does not do it."""
    who = child(clause, "nsubj")
    if who is None or is_passive(clause) or who.pos_ not in {"NOUN", "PROPN"}:
        return False
    if (clause.lemma_ == "be" and child(clause, "attr") is not None) or (
        clause.lemma_ in {"help", "reward", "encourage", "embolden", "benefit"}
    ):
        return who.pos_ == "NOUN" and not any(c.dep_ == "poss" for c in who.children)  # "would be a gift to them"
    held = any(c.dep_ == "poss" or c.lower_ in {"any", "anybody", "anyone", "those"} for c in who.children)
    acts = clause.lemma_ in wordset("stances", "breaking") | wordset("stances", "giving") - {"go", "open"}
    return not held and not acts and who.lemma_ not in _OWN_MEANS


_OWN_MEANS = frozenset(
    {"patience", "sanction", "force", "troop", "member", "talk", "negotiation", "aid", "army", "union"}
)
