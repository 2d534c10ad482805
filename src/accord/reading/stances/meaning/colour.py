"""Colour: statements that are more often colour, or news of the day, than a position."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import fsum
from typing import TYPE_CHECKING

from accord.reading.clauses import child, children, start
from accord.reading.lexicon import words, wordset
from accord.reading.stances.meaning.conditions import IF
from accord.reading.stances.meaning.polarity import is_negated

if TYPE_CHECKING:
    from accord.reading.parse import Token

_SHORT = 10  # words: fewer, when quoted, seldom carry a position
_MODALS = frozenset({"will", "would", "'ll", "wo", "can", "could", "ca", "may", "might", "must", "should", "shall"})


def is_colour(clause: Token, stretch: tuple[int, int], stance: str, *, cue: Token | None, quoted: bool) -> bool:
    """Whether a statement is more often colour than a position: whether its signs weigh less than a position's."""
    if stance == "accepts":  # "fees could be waived in return for"
        return not any(t.lower_ in IF or t.lower_ == "return" for t in clause.subtree)
    if stance == "rejects" and child(clause, "expl") is not None:
        return False  # "there is no such thing as a closed sea"
    if (
        _is_news(clause)
        or is_saw(clause)
        or (not quoted and any(c.lower_ in {"may", "might"} for c in children(clause, "aux")))
    ):
        return True
    weights: Mapping[str, float] = words("statements")["weights"]
    least: float = words("statements")["least"]
    told = signs(clause, stretch, stance, cue=cue, quoted=quoted)
    return weights["base"] + fsum(weights[sign] for sign in told) < least


def is_saw(clause: Token) -> bool:
    """`you don't sell the cow`, `nobody wins a race by sitting`: what anybody would say."""
    who = child(clause, "nsubj")
    anybody = who is not None and who.lower_ in {"you", "nobody", "none"} and clause.tag_ in {"VB", "VBZ", "VBP"}
    denied = is_negated(clause) or (who is not None and who.lower_ != "you")
    return anybody and denied and not any(c.dep_ == "aux" and c.lower_ in _MODALS for c in clause.children)


def signs(clause: Token, stretch: tuple[int, int], stance: str, *, cue: Token | None, quoted: bool) -> Iterator[str]:
    """The signs that speak for or against a statement being a position, by name."""
    first, last = stretch
    told = list(clause.doc[first if quoted else max(first, start(clause)) : last])
    yield from _in_words(told)
    yield from _in_verb(clause)
    if stance == "expects":
        yield "forecast"
    if not quoted and any(t.is_quote for t in clause.doc[first:last]):
        yield "pointed"
    if quoted:
        yield "quoted"
        if sum(not t.is_punct for t in told) < _SHORT:
            yield "short"
        if stance == "rejects" and not any(c.lower_ in {"can", "ca"} for c in children(clause, "aux")):
            yield "retort"  # "No company is bigger than the law"; but "you cannot swap citizens like stamps"
    if cue is not None and cue.lower_ == "according":
        yield "by report"
    elif cue is not None and cue.lemma_ in wordset("speech", "contending"):
        yield "contended"
    if cue is not None and cue.tag_ in {"VBZ", "VBP"}:
        yield "standing"  # "Athens says": not only this once


def _in_words(inner: Sequence[Token]) -> Iterator[str]:
    for sign in ("dated", "measured"):
        if any(t.lower_ in wordset("statements", sign) for t in inner):
            yield sign
    if any(t.lemma_.lower() in wordset("statements", "matters") for t in inner):
        yield "matter"


def _in_verb(clause: Token) -> Iterator[str]:
    ahead = any(c.dep_ == "aux" and c.lower_ in _MODALS for c in clause.children)
    if clause.lemma_ in wordset("statements", "happenings") and not ahead:
        yield "happening"
    if is_negated(clause):
        yield "denied"
    how = child(clause, "acomp")
    if how is not None and how.lemma_ not in wordset("statements", "matters"):  # but "it was illegal"
        yield "described"
    if clause.lemma_ == "be" and child(clause, "attr") is not None:
        yield "identified"
    who = child(clause, "nsubj", "nsubjpass")
    if who is not None and who.lower_ in {"we", "i"}:
        yield "we"


_TALKS = frozenset({"talk", "talks", "discussion", "negotiation", "contact", "dialogue", "touch"})


def _is_news(clause: Token) -> bool:
    """`is in talks with the bank`, `began calling members a month ago`, `has 38,000 tonnes in store`: news."""
    if clause.lemma_ == "be":
        within = [t for c in children(clause, "prep") if c.lower_ in {"in", "at"} for t in children(c, "pobj")]
        return any(t.lemma_ in _TALKS for t in within)
    if clause.lemma_ == "have" and (thing := child(clause, "dobj")) is not None:
        return child(thing, "nummod") is not None
    return clause.tag_ == "VBD" and any(t.lower_ == "ago" for t in clause.subtree)
