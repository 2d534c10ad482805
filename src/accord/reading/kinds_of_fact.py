"""Kinds of fact: control, casualty, agreement, deadline, event, context; and PLOVER's event types where one fits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast, get_args

from accord.dossier.dossier import FactKind, PloverType
from accord.reading.clauses import SUBJECTS, child, is_passive
from accord.reading.lexicon import words, wordset

if TYPE_CHECKING:
    from accord.reading.parse import Token

_LIMIT = re.compile(
    r"\b(deadline|(?:has|have|had|gave \w+(?: \w+)?|given) until|until (?:the end of|\d|[A-Z]\w+ \d)"
    r"|expires?\b|runs? out|will (?:expire|lapse|end)|by the end of|before the end of|days? past"
    r"|up for renewal|has to be in|less than \w+ (?:days?|weeks?|months?) (?:left|away)|end on|due by"
    r"|within \w+ (?:days|weeks))\b",
    re.I,
)
_HURT = re.compile(
    r"\b(?:killed|killing|dead|died|deaths|wounded|injured|displaced|casualties|homeless)\b"
    r"|\b(?:fled|driven from|left|leave) (?:\w+ ){0,3}homes\b|\bliving in tents\b",
    re.I,
)
_HELD = re.compile(
    r"\b(?:in \w+ jails|behind bars|still held|in custody|have bases|military base|in captivity)\b", re.I
)
_QUANTITY = re.compile(r"[$£€%]|per ?cent|percent|\bprice|\bshares\b|\bstocks?\b|\bstockpile\b|\bcurrency\b", re.I)


def kind_of(verb: Token, text: str) -> FactKind:
    """The kind of what a clause tells: the plainer signs first, then whether it happened or stands so."""
    lemma, facts = verb.lemma_.lower(), words("events")["facts"]
    said = child(verb, "ccomp") if lemma in wordset("speech", "verbs") else None
    if said is not None and said.lemma_ not in {lemma, "be"}:
        return kind_of(said, text)
    if _HURT.search(text) or lemma in set(facts["casualty"]["verbs"]) - {"flee", "evacuate"}:
        return "casualty"
    if _LIMIT.search(text) and not (verb.tag_ == "VBD" and lemma in {"expire", "lapse", "run"}):
        return "deadline"
    if _HELD.search(text) or holds(verb):
        return "control"
    if _is_agreement(verb, facts):
        return "agreement"
    happened = verb.tag_ == "VBD" or _is_perfect(verb) or (verb.tag_ == "VBN" and _was(verb))
    if not happened or any(c.dep_ == "neg" for c in verb.children):
        return "context"
    if lemma in facts["standing"] or (_QUANTITY.search(text) and not _acts(verb)):
        return "context"
    return "event"


def holds(verb: Token) -> bool:
    """`hold a town`, `are held`: no talks, no meeting, no vote, no chair that is held."""
    if verb.lemma_.lower() not in words("events")["facts"]["control"]["verbs"]:
        return False
    obj = child(verb, "dobj")
    gathers = words("events")["gatherings"]
    held = obj is not None and obj.lemma_.lower() not in {
        *gathers,
        "election",
        "vote",
        "chair",
        "view",
        "office",
        "seat",
    }
    return held or (obj is None and is_passive(verb))


def _is_agreement(verb: Token, facts: dict[str, dict[str, list[str]]]) -> bool:
    """An agreement was made, holds, lapsed or broke down; or something stands "under" one."""
    lemma, nouns = verb.lemma_.lower(), set(facts["agreement"]["nouns"])
    arguments = {c.lemma_.lower() for c in verb.children if c.dep_ in SUBJECTS | {"dobj", "attr"}}
    under = any(
        c.lower_ == "under" and (noun := child(c, "pobj")) is not None and noun.lemma_.lower() in nouns
        for c in verb.children
    )
    done = verb.tag_ in {"VBD", "VBN"} or _is_perfect(verb)
    made = lemma in facts["agreement"]["verbs"] and done and child(verb, "dobj") is None
    return bool(arguments & nouns) or under or (made and lemma != "strike")


def _acts(verb: Token) -> bool:
    """Somebody did something to something: no price that moved by itself."""
    return child(verb, "dobj") is not None or is_passive(verb)


def _is_perfect(verb: Token) -> bool:
    return any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.children)


def _was(verb: Token) -> bool:
    aux = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    return not aux or any(c.tag_ == "VBD" for c in aux)


def plover_of(verb: Token) -> PloverType | None:
    """The PLOVER event type of this verb; none where the list has no place for it.

    PLOVER: Halterman et al. (2023), "Creating Custom Event Data Without Dictionaries".
    """
    lemma = verb.lemma_.lower()
    for name in get_args(PloverType):
        if lemma in words("events")["plover"][name]:
            return cast(PloverType, name)
    return None
