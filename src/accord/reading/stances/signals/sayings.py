"""Sayings: what a turn of phrase comes to, by what it is said of: "enough is enough", "hard for Oman to accept"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from accord.dossier.claim import Stance
from accord.reading.clauses import child, children
from accord.reading.lexicon import wordmap, wordset
from accord.reading.stances.signal import Signal

if TYPE_CHECKING:
    from accord.reading.parse import Token


def said_of(verb: Token, words_said: str) -> Stance:
    """The stance of a saying, which may hang on what it is said of."""
    things = {c.lemma_.lower() for c in children(verb, "nsubj")}
    if words_said == "on the table" and "option" in things:
        return "threatens"  # "all options are on the table"
    if words_said == "enough" and "enough" in things:
        return "rejects"  # "enough is enough"
    return cast(Stance, wordmap("stances", "sayings")[words_said])


def is_too_little(verb: Token, after: str) -> bool:
    """`the offer is below inflation`: an offer said to be less than something is turned down."""
    thing = child(verb, "nsubj")
    little = re.match(r"(?:far |well |still |way |also )*(?:below|short of|behind) ", after)
    return little is not None and thing is not None and thing.lemma_ in wordset("stances", "measured")


def hard_for(verb: Token) -> Signal | None:
    """`would be hard for Oman to accept`, `could prove difficult for the miners`: no yes is to be had from them."""
    word = next(
        (c for c in children(verb, "acomp", "attr", "oprd") if c.lower_ in wordset("stances", "hard_for")), None
    )
    thing = child(verb, "nsubj", "csubj")
    if word is None or thing is None:
        return None
    below = [*word.children, *verb.children]
    act = next((c for c in below if c.i > word.i and c.dep_ in {"xcomp", "advcl", "ccomp"} and c.tag_ == "VB"), None)
    judge = next((child(c, "pobj") for c in below if c.dep_ == "prep" and c.lower_ == "for"), None)
    judge = judge or (child(act, "nsubj") if act is not None else None)
    maybe = any(c.lower_ in {"would", "could", "may", "might", "will"} for c in children(verb, "aux"))
    told = act is None or act.lemma_ in wordset("stances", "swallowing")
    if judge is None or not told or not maybe or any(c.dep_ == "neg" for c in verb.children):
        return None
    return Signal(verb, "rejects", "judgement", judge, verb, (thing, word), whole=True)


def measures(verb: Token, after: str) -> bool:
    """`is long enough for ships`, `there is enough left`, `had been lesson enough`: how much, no verdict.

    `after`: the words after the verb, in small letters; "would be enough" and "may be quite enough for us" judge.
    """
    plainly = re.match(
        r"(?:be |been |quite |already |more than |just |about )*enough(?=$| for| if| to\b|\W*[,.;])", after
    )
    return plainly is None or child(verb, "expl") is not None
