"""Verb phrases in the third person ("stops its attacks"), turned to what a sentence needs. Careful, not clever.

Where the phrase does not begin with a verb we know how to turn, the answer is None, and the caller quotes it.
"""

from __future__ import annotations

import re

_IRREGULAR = {"is": "be", "are": "be", "was": "be", "has": "have", "does": "do", "goes": "go", "undergoes": "undergo"}
_IRREGULAR |= {"undoes": "undo", "lies": "lie", "ties": "tie", "dies": "die", "vies": "vie", "unties": "untie"}
_IRREGULAR |= {"focuses": "focus", "biases": "bias", "underlies": "underlie"}
_MODALS = {"can", "could", "may", "might", "must", "shall", "should", "will", "would"}
_ADVERB = re.compile(r"^(?:\w+ly|also|again|now|first|soon|then|still)$")
_NOT_VERBS = re.compile(
    r"(?:ss|us|is|['’]s)$|^(?:troops|talks|elections|sanctions|prisoners|hostages|borders|weapons|wages|tariffs|terms)$"
)
_AFTER_VERB = {
    "a", "an", "all", "any", "its", "it", "no", "some", "that", "the", "their", "them", "these", "this", "those", "to",
    "what", "away", "back", "down", "off", "out", "up", "each", "every", "both", "in", "into", "from",
}  # fmt: skip
_SURELY_VERBS = {
    "accepts", "agrees", "allows", "becomes", "brings", "ceases", "commits", "frees", "gives", "goes", "guarantees",
    "holds", "joins", "keeps", "leaves", "lends", "lets", "makes", "opens", "pays", "recognises", "recognizes",
    "refrains", "remains", "shares", "stays", "stops", "takes", "withdraws",
}  # fmt: skip
_PARTICIPLE = re.compile(r"^(?:\w+ed|been|begun|come|given|gone|held|left|made|met|paid|put|set|taken|won|withdrawn)$")
_ENDING = {"stop", "end", "cease", "halt", "pause", "suspend", "freeze", "lift", "drop", "withdraw", "refrain", "call"}


def base(verb: str) -> str | None:
    """The base form of a third-person verb; None for a word that is none.

    >>> [base(v) for v in ("stops", "passes", "reaches", "denies", "is", "has", "leaves", "ceases", "goes", "freezes")]
    ['stop', 'pass', 'reach', 'deny', 'be', 'have', 'leave', 'cease', 'go', 'freeze']
    >>> [base(v) for v in ("stop", "status", "recognition", "pass")]
    [None, None, None, None]
    """
    low = verb.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if not low.isascii() or not low.replace("-", "").isalpha() or len(low) < 4:
        return None
    if not low.endswith("s") or _NOT_VERBS.search(low):
        return None
    if low.endswith("ies"):
        return low[:-3] + "y"
    if re.search(r"(?:ss|ch|sh|x|zz|[^aeiou]o)es$", low):
        return low[:-2]
    return low[:-1]


def third(verb: str) -> str:
    """The third person of a base form.

    >>> [third(v) for v in ("stop", "pass", "deny", "be", "have", "go", "pay", "join")]
    ['stops', 'passes', 'denies', 'is', 'has', 'goes', 'pays', 'joins']
    """
    known = {"be": "is", "have": "has"}
    if verb in known:
        return known[verb]
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies"
    return verb + ("es" if re.search(r"(?:s|x|z|ch|sh|o)$", verb) else "s")


def is_verbal(does: str) -> bool:
    """Whether it can stand after a party's name as it is.

    >>> [is_verbal(d) for d in ("stops its attacks", "may strike", "recognition of Kosovo", "on the land")]
    [True, True, False, False]
    """
    return negated(does) is not None


def bare(does: str) -> str | None:
    """The phrase after "to" or "does not".

    >>> bare("lifts or cuts its duties"), bare("stops its attacks and strikes")
    ('lift or cut its duties', 'stop its attacks and strikes')
    >>> bare("fully withdraws and disarms its allies"), bare("goes on strike or stays out")
    ('fully withdraw and disarm its allies', 'go on strike or stay out')
    >>> bare("changes its constitution or shares power as asked"), bare("can strike"), bare("troops out")
    ('change its constitution or share power as asked', 'be able to strike', None)
    """
    words = does.split()
    at = _verb_at(words)
    if at is None:
        return None
    if words[at].lower() in _MODALS:
        ability = "be able to" if words[at].lower() in ("can", "could", "may", "might") else "have to"
        return " ".join([*words[:at], ability, *words[at + 1 :]])
    turned = base(words[at])
    if turned is None or (len(words) > at + 1 and words[at + 1] == "not"):
        return None
    return " ".join([*words[:at], turned, *_coordinated(words[at + 1 :])])


def negated(does: str) -> str | None:
    """What not doing it is called, after a party's name; None where we cannot tell.

    >>> negated("stops its attacks"), negated("is a member"), negated("has a veto"), negated("has agreed to meet")
    ('does not stop its attacks', 'is not a member', 'does not have a veto', 'has not agreed to meet')
    >>> negated("may strike"), negated("does not join NATO"), negated("permanently transfers the land")
    ('may not strike', 'joins NATO', 'does not permanently transfer the land')
    >>> negated("applies the treaty"), negated("accepts that Crimea is lost"), negated("recognition of Kosovo")
    ('does not apply the treaty', 'does not accept that Crimea is lost', None)
    """
    words = does.split()
    at = _verb_at(words)
    if at is None:
        return None
    verb, rest = words[at].lower(), words[at + 1 :]
    if verb == "cannot":
        return " ".join(["can", *rest])
    if rest and rest[0] == "not" and verb in {"does", "is", "has"} | _MODALS:
        if verb == "does":
            return " ".join([third(rest[1]), *rest[2:]]) if len(rest) > 1 else None
        return " ".join([verb, *rest[1:]])
    if verb in _MODALS or verb in ("is", "are") or (verb == "has" and rest and _PARTICIPLE.match(rest[0])):
        return " ".join([*words[: at + 1], "not", *rest])
    plain = bare(does)
    return f"does not {plain}" if plain else None


def undone(does: str) -> str | None:
    """What taking it back is called: "no longer ..."; for acts that end something, not doing it after all.

    >>> undone("rules out membership"), undone("stops its attacks")
    ('no longer rules out membership', 'does not stop its attacks after all')
    """
    denied = negated(does)
    verb = (bare(does) or "").split(" ")[0]
    if denied is None or not denied.startswith("does not "):
        return denied
    return f"{denied} after all" if verb in _ENDING else f"no longer {does}"


def _verb_at(words: list[str]) -> int | None:
    for at, word in enumerate(words[:3]):
        low = word.lower()
        if low in _MODALS or low == "cannot" or base(word):
            return at
        if not _ADVERB.match(low):
            return None
    return None


def _coordinated(words: list[str]) -> list[str]:
    """Second verbs after and/or, turned as well; a word that may be a noun is left as it is."""
    out = list(words)
    for at in range(1, len(words)):
        if words[at - 1].rstrip(",") not in ("and", "or") or not base(words[at].rstrip(",")):
            continue
        follows = words[at + 1].lower() if at + 1 < len(words) else ""
        if at == 1 or follows in _AFTER_VERB or words[at].lower() in _SURELY_VERBS:
            comma = "," if words[at].endswith(",") else ""
            out[at] = (base(words[at].rstrip(",")) or words[at]) + comma
    return out
