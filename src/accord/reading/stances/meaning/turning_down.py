"""Turning down: whether what is said not to be so is turned down, or how things are in the view of who says it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from accord.reading.clauses import child, children, end
from accord.reading.lexicon import wordset
from accord.reading.stances.meaning.colour import is_saw
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token

_DENYING = frozenset({"deny", "insist", "stress", "claim", "maintain", "argue", "contend", "hold", "find", "conclude"})


def turns_down(clause: Token, said: str, *, quoted: bool) -> bool:
    """`We are not a shop`: what is quoted for its No."""
    told = is_contended(clause, said) or _is_beside(clause) or is_saw(clause)
    return not told and _is_timeless(clause, quoted)


def is_contended(clause: Token, said: str) -> bool:
    """`argued that a court cannot rule on it`, `it can no longer be justified`: held to be so."""
    longer = (c for c in clause.children if c.lower_ == "longer" and c.i < clause.i)
    return said in _DENYING or any(g.lower_ == "no" for c in longer for g in c.children)


def _is_timeless(clause: Token, quoted: bool) -> bool:
    """In the present; or, reported, in the past that stands for it. No report of what has not happened."""
    done = any(c.dep_ == "aux" and c.lemma_ == "have" for c in clause.children)
    if done or clause.lemma_ in wordset("stances", "learning"):
        return False
    if clause.lemma_ == "be" and not quoted and child(clause, "attr", "acomp", "nsubjpass", "xcomp", "expl") is None:
        return False  # "the fight is not over", "the levy is not about Oman": told, not turned down
    return clause.tag_ != "VBD" if quoted else clause.lemma_ in {"be", "care", "exist", "belong", "count", "apply"}


def _is_beside(clause: Token) -> bool:
    """`it is not about money`, `the fight is not over`, `it is not yet clear`: told how things are."""
    so = {"about", "over", "clear", "certain", "known"}
    return clause.lemma_ == "be" and any(c.lower_ in so for c in children(clause, "prep", "advmod", "acomp", "prt"))


def contrasts(clause: Token) -> bool:
    """`a treaty, not a subscription`; or with a plain "no"."""
    no = any(c.dep_ == "intj" and c.lower_ == "no" for c in clause.children)
    return no or re.search(r"\w,? not (?:a|an|the) ", words_under(clause.doc, clause.i, end(clause))) is not None
