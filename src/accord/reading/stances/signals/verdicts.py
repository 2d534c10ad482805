"""Verdicts: adjectives that judge, by what they are said of: a weak text is turned down, a weak economy is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import child, children, subject
from accord.reading.lexicon import wordmap, wordset

if TYPE_CHECKING:
    from accord.reading.parse import Token

_POINTING = frozenset({"this", "that", "these", "which"})


def spelt(word: Token) -> str:
    """The adjective in small letters, with what is joined to it by a hyphen: "ill-advised"."""
    text = word.lower_
    if word.i > 1 and word.nbor(-1).text == "-":
        text = f"{word.nbor(-2).lower_}-{text}"
    return text


def verdict_in(word: Token, thing: Token | None) -> str | None:
    """What an adjective said of this thing amounts to, as the lexicon writes it; none where it judges nothing."""
    known = wordmap("stances", "judgements")
    whole = spelt(word)
    lemma = word.lower_ if word.tag_.startswith("VB") else word.lemma_.lower()  # "was welcomed" is no "welcome"
    for text in dict.fromkeys((whole, word.lower_, lemma)):
        if text in wordset("judgements", "worrying"):
            return "rejects" if is_deed(thing) else "fears"
        if text in known:
            return known[text]
        if "-" in whole and text != whole:
            continue  # the half of a word that is none of ours
        if text in wordset("judgements", "against"):
            return "rejects"
        if text in wordset("judgements", "for"):
            return "accepts"
        if is_deed(thing) and text in wordset("judgements", "against_deeds"):
            return "rejects"
        if is_deed(thing) and text in wordset("judgements", "for_deeds"):
            return "accepts"
    return None


def is_judging(verb: Token) -> bool:
    """`was "deeply patronising"`, `was ill-considered`: they judge; "is threatening its rivals" does not."""
    if verb.tag_ not in {"VBG", "VBN"} or child(verb, "dobj", "xcomp", "ccomp", "agent", "dative") is not None:
        return False
    be = verb.dep_ == "acomp" or any(c.lemma_ == "be" for c in children(verb, "aux", "auxpass"))
    if not be or verb.lower_ in wordmap("stances", "adjectives"):
        return False
    return verdict_in(verb, subject(verb) or subject(verb.head)) in {"rejects", "accepts", "fears"}


def is_deed(thing: Token | None) -> bool:
    """Whether it is something done, said or proposed; "this" and "that" mostly are."""
    if thing is None or thing.ent_type_ == "PERSON":
        return False
    return thing.lemma_.lower() in wordset("judgements", "deeds") or thing.lower_ in _POINTING
