"""A claim's stance as a verb, with its polarity."""

from __future__ import annotations

import re

from accord.dossier.claim import Claim

_AGAINST = {"refuses", "rejects", "fears"}
_DENIED = {
    "wants": "does not want",
    "demands": "does not demand",
    "offers": "does not offer",
    "accepts": "has not accepted",
    "expects": "does not expect",
    "threatens": "does not threaten",
    "plans": "does not plan",
    "asserts": "denies",
    "fears": "does not fear",
    "refuses": "does not refuse",
    "rejects": "does not reject",
}
_PLURAL = {"wants": "want", "demands": "demand", "offers": "offer", "accepts": "accept", "refuses": "refuse"}
_PLURAL |= {"rejects": "reject", "expects": "expect", "fears": "fear", "threatens": "threaten", "plans": "plan"}
_PLURAL |= {"asserts": "assert", "denies": "deny"}
_TAKES_TO = {"wants", "demands", "offers", "refuses", "expects", "threatens", "plans"}
_VERBS = re.compile(
    r"accept|agree|allow|be|become|begin|bring|cede|cling|commit|deploy|disarm|discuss|dismantle|ensure|give|go|grant|"
    r"have|impose|join|keep|leave|let|make|negotiate|observe|pay|prevent|provide|pull|raise|recogni[sz]e|reduce|"
    r"restore|resume|send|sign|stay|take|throw|wage|withdraw|withhold|write"
)
_NOUNS_TOO = re.compile(
    r"attack|ban|block|build|close|cut|do|end|expand|extend|free|freeze|halt|hand|help|hold|invite|launch|lift|lower|"
    r"meet|move|open|pause|push|put|reach|release|return|seize|sell|set|share|start|step|stop|strike|support|suspend|"
    r"target|use|visit|vote|wait|walk|work"
)
_OBJECTS = re.compile(
    r"a|all|an|any|as|away|back|his|her|in|into|its?|our|out|over|some|that|the|their|them|these|this|those|up|what|"
    r"with|\w+ing"
)


def stance(claim: Claim, *, plural: bool = False) -> str:
    """The verb between holder and content.

    The rule reader marks every refusal "-", since it is against its content, and never denies one; a person's "-" on
    a refusal denies it ("has not ruled out"). So "-" turns a refusal round only where a person set it.

    >>> from accord.sources import Span
    >>> span = Span(source="0" * 64, start=0, end=1, quote="x")
    >>> made = {"id": "c", "holders": ("a",), "stance": "rejects", "polarity": "-", "content": "x", "evidence": (span,)}
    >>> stance(Claim(**made, by="rules")), stance(Claim(**made, by="analyst"))
    ('rejects', 'does not reject')
    """
    is_turned = claim.polarity == "-" and not (claim.stance in _AGAINST and claim.by.startswith("rules"))
    verb = _DENIED[claim.stance] if is_turned else claim.stance
    if not plural:
        return verb
    if verb in _PLURAL:
        return _PLURAL[verb]
    return verb.replace("does not", "do not").replace("has not", "have not")


def governed(claim: Claim, *, verbatim: bool) -> str:
    """What joins the verb and its content: "to" before a bare verb; a space before a quotation; else a colon."""
    if claim.stance in _TAKES_TO and _is_bare_verb(claim.content):
        return " to "
    return " " if verbatim and claim.stance != "asserts" else ": "


def _is_bare_verb(content: str) -> bool:
    """Whether the words begin with a verb in its base form; of two readings, the noun.

    >>> [_is_bare_verb(w) for w in ("end the war", "stop shooting", "end to the war", "release of all", "a truce")]
    [True, True, False, False, False]
    """
    first, *rest = content.lower().split()
    if _VERBS.fullmatch(first):
        return True
    return bool(_NOUNS_TOO.fullmatch(first) and rest and _OBJECTS.fullmatch(rest[0]))
