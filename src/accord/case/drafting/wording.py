"""Wording: the words of a claim taken apart: who is to act, the act without its negation, and what it depends on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from accord.dossier.claim import Claim

ANSWERS = ("accepts", "refuses", "rejects")
OWN_ACTS = ("offers", "plans", "threatens")  # what a party says of its own doing; an answer may be to another's
WANTING = ("wants", "demands", "expects", "plans")
DOUBTED = 45  # the upper end of "unlikely" (ICD 203): at or below it, the contrary is the position reported

_LEADING = re.compile(r"^(?:to|that|for|of|on|into|about|with)\s+(?=\S)", re.IGNORECASE)
_PERSUADES = re.compile(
    r"^(?:convinc|persuad|get|ask|urg|press|push|forc|compel|pressur|lobby|mak|hav|call)\w*\s+(?:on\s+)?(?=\S)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^((?:\S+\s+){1,5}?)(?:not\s+)?to\s+(?=\w)", re.IGNORECASE)
_NEGATOR = re.compile(
    r"^(?:prevent(?:ing|ion of)?|vot(?:e|ing) against|oppos(?:e|ing)|block(?:ing)?|avoid(?:ing)?|no|not|never|"
    r"rul(?:e|ing) out|reject(?:ing)?|refus(?:e|ing)|(?:head|ward|stav|fend)(?:e|ing)? off|forestall(?:ing)?|"
    r"stop(?:ping)?(?=.*\bfrom\b))\b\s*(?:any\s+(?:possible\s+)?|to\s+|be\s+)?",
    re.IGNORECASE,
)
# Inside a wish already marked negative, the word that made it so.
_INNER = re.compile(
    r"\b(?:prevent(?:s|ed|ing)?|vot(?:e|es|ed|ing) against|block(?:s|ed|ing)?|avoid(?:s|ed|ing)?|"
    r"rul(?:e|es|ed|ing) out|oppos(?:e|es|ed|ing))\b\s*(?:any\s+(?:possible\s+)?)?",
    re.IGNORECASE,
)
_WHETHER = re.compile(r"^(?:to\s+)?(?:discuss|negotiat|debat|talk)\w*\s+(?:about\s+)?(?:whether|if)\b", re.IGNORECASE)
_AT_ONCE = r"(?:further )?(?:delay|question|exception|pre-?conditions?|conditions?)\b"
_CONDITION = re.compile(
    r"\b(only if|if|unless|provided(?: that)?|as long as|so long as|on (?:the )?condition that|in exchange for|"
    rf"in return for|without(?! {_AT_ONCE}))\b\s+(.+)$",
    re.IGNORECASE | re.DOTALL,
)
# Times are conditions where something is refused or offered ("not before X"), and only times where it is asked.
_TIME = r"\b({})\b\s+(?!\d)(.+)$"
_MERE_TIME = re.compile(rf"(?:until|by|before|after|within|once|when|while|without {_AT_ONCE})\b", re.IGNORECASE)
_POINTING = re.compile(r"\b(?:this|that|it|so|such|these|those|either|agreed?|idea|request|demand|proposal|accepted)\b")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a claim asks, in parts. `unmet`: the condition is that it does not hold ("would take X without Y")."""

    act: str
    wanted: bool
    subject: str = ""
    condition: str = ""
    unmet: bool = False
    without: bool = False


def taken_apart(claim: Claim) -> Wording:
    """The parts of a claim's content, and whether the holder wants the act.

    "wants to prevent X" is one refusal of X, whether or not the claim is already marked negative; what a party is
    "unlikely" to accept, it is taken to be against.
    """
    words = _start(" ".join(claim.content.split()))
    wanted = claim.stance not in ("refuses", "rejects", "fears") and claim.polarity == "+"
    if _WHETHER.match(words):  # who refuses to discuss whether it is done wants it done
        return Wording(words, not wanted)
    subject, words = _subject(words)
    negator = _NEGATOR.match(words) or (_INNER.search(words) if claim.polarity == "-" else None)
    if negator and negator.end() < len(words):
        words = words[negator.end() :]
        plain = claim.stance in WANTING or negator.group().casefold().startswith("no ")
        wanted = False if plain else not wanted
    if claim.likelihood and claim.likelihood.high <= DOUBTED:
        wanted = False
    timed = "until|once|before|after" if not wanted else "once" if claim.stance in ("offers", "accepts") else ""
    return _conditions(claim, words, subject, wanted, timed=timed)


def points_back(words: str) -> bool:
    """Whether the words only point to something said before: "to this yet", "the request"."""
    return len(words.split()) <= 4 and bool(_POINTING.search(words.casefold()))


def _start(words: str) -> str:
    while match := _LEADING.match(words):
        words = words[match.end() :]
    return words


def _subject(words: str) -> tuple[str, str]:
    """Who is to act, where the words say so: "Trump to vote against", "convince Trump to vote against"."""
    urged = _PERSUADES.match(words)
    rest = words[urged.end() :] if urged else words
    match = _SUBJECT.match(rest)
    if not match or not (urged or rest[:1].isupper() or rest.casefold().startswith(("the ", "both ", "all ", "its "))):
        return "", words
    negated = "not " if " not to " in f" {match.group()}" else ""
    return match.group(1).strip(), negated + rest[match.end() :]


def _conditions(claim: Claim, words: str, subject: str, wanted: bool, *, timed: str) -> Wording:
    told = " ".join((claim.condition or "").split())
    if told and told.casefold() in words.casefold():
        words = words[: words.casefold().index(told.casefold())].rstrip(" ,;") or words
    match = _matched(told or words, timed=timed, whole=bool(told))
    if match is None:
        # A bare condition in a reader's words stands as it is; a mere time ("until 2027") is none.
        return Wording(words, wanted, subject, "" if _MERE_TIME.match(told) else told)
    act = words if told else words[: match.start()].rstrip(" ,;")
    without = match.group(1).casefold() in ("without", "unless")
    return Wording(act, wanted, subject, match.group(2), without and wanted, without)


def _matched(words: str, *, timed: str, whole: bool) -> re.Match[str] | None:
    time = re.compile(_TIME.format(timed), re.IGNORECASE | re.DOTALL) if timed else None
    match = _CONDITION.search(words) or (time.search(words) if time else None)
    return match if match and (whole or match.start()) else None
