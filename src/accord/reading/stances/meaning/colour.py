"""Colour: statements that are more often colour, or news of the day, than a position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import child, children
from accord.reading.lexicon import wordset
from accord.reading.stances.meaning.conditions import IF
from accord.reading.stances.meaning.polarity import is_negated

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_colour(clause: Token, words: int, stance: str, *, cue: Token | None, quoted: bool, of_party: bool) -> bool:
    """Whether a statement is more often colour than a position (measured: fewer than half of these are positions).

    What is told in indirect speech of a party, in figures or with a word of the speaker's own was worth telling, and
    what a thing is said to be, and forecasts: kept, unless it reports what was done. Of what is quoted, what is said
    at some length of the world is kept, and what is to come; of oneself only what is contended for ("argues that").
    """
    contends = cue is not None and cue.lemma_ in wordset("speech", "contending")
    bare = clause.tag_ in {"VB", "VBG"} and child(clause, "aux") is None
    if stance == "rejects" and child(clause, "expl") is not None:
        return False  # "there is no such thing as a closed sea"
    if cue is None or quoted:
        if stance == "rejects" and any(c.lower_ in {"can", "ca"} for c in children(clause, "aux")):
            return False  # "you cannot swap citizens like stamps"
        argued = contends or stance == "expects" or not of_party  # of oneself much is only told
        return stance == "rejects" or not argued or words < _ARGUED or bare
    maybe = any(c.lower_ in {"may", "might"} for c in children(clause, "aux"))
    if words < _TOLD or bare or maybe:
        return True
    if contends or stance == "rejects":
        return False
    if stance == "accepts":  # "fees could be waived in return for"
        return not any(t.lower_ in IF or t.lower_ == "return" for t in clause.subtree)
    if stance == "expects" or _holds_to_be(clause):
        return False
    return _reports(clause) or not (of_party or _is_pointed(clause))


def _holds_to_be(clause: Token) -> bool:
    """`the quarrel is their own affair`, `the strike is about safety`: what somebody says a thing is."""
    if clause.lemma_ != "be" or clause.tag_ not in {"VBZ", "VBP", "VBD"}:
        return False
    about = any(c.lower_ == "about" for c in children(clause, "prep"))
    return child(clause, "nsubj", "csubj") is not None and (about or child(clause, "attr") is not None)


def _reports(clause: Token) -> bool:
    """`all families have been informed`, `14 people were killed`: what was done, without a denial or a quoted word."""
    if clause.lemma_ in wordset("stances", "dying") or _is_news(clause):
        return True
    if clause.lemma_ == "be" and any(c.lemma_ in wordset("stances", "meeting") for c in children(clause, "xcomp")):
        return True
    done = any(c.dep_ == "aux" and c.lemma_ == "have" for c in clause.children) and child(clause, "auxpass") is not None
    if not done or is_negated(clause):
        return False
    return not _is_pointed(clause)


def _is_pointed(clause: Token) -> bool:
    """Whether it has a figure in it, or a word that is quoted."""
    return any(t.is_digit or t.is_quote or "," in t.text[1:] for t in clause.subtree)


# Words of an assertion, quoted or reported, from which it is more often a position than colour (measured on practice).
_ARGUED, _TOLD = 10, 4


_TALKS = frozenset({"talk", "talks", "discussion", "negotiation", "contact", "dialogue", "touch"})


def _is_news(clause: Token) -> bool:
    """`is in talks with the bank`, `began calling members a month ago`, `has 38,000 tonnes in store`: news."""
    if clause.lemma_ == "be":
        within = [t for c in children(clause, "prep") if c.lower_ in {"in", "at"} for t in children(c, "pobj")]
        return any(t.lemma_ in _TALKS for t in within)
    if clause.lemma_ == "have" and (thing := child(clause, "dobj")) is not None:
        return child(thing, "nummod") is not None
    return clause.tag_ == "VBD" and any(t.lower_ == "ago" for t in clause.subtree)
