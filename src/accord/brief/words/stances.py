"""A claim's stance as a verb, with its polarity."""

from __future__ import annotations

import re

from accord.dossier.claim import REFUSALS, Claim

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
    """The verb between holder and content. A refusal is against its content already, so its "-" turns nothing round.

    >>> from accord.sources import Span
    >>> span = Span(source="0" * 64, start=0, end=1, quote="x")
    >>> made = {"id": "c", "holders": ("a",), "polarity": "-", "content": "x", "evidence": (span,)}
    >>> stance(Claim(**made, stance="rejects")), stance(Claim(**made, stance="fears"))
    ('rejects', 'does not fear')
    """
    is_turned = claim.polarity == "-" and claim.stance not in REFUSALS
    verb = _DENIED[claim.stance] if is_turned else claim.stance
    if not plural:
        return verb
    if verb in _PLURAL:
        return _PLURAL[verb]
    return verb.replace("does not", "do not").replace("has not", "have not")


# Words that turn round what follows them: with a "-" beside them, a sentence of ours would say the opposite.
_TURNS = re.compile(
    r"\b(?:against|avert|avoid|ban|block|cannot|curb|deny|end|foil|halt|keep|limit|neither|never|no|nor|not|oppose|"
    r"prevent|reject|refuse|resist|rule|stop|thwart|unlikely|veto|without|won['’]t)\w*",
    re.I,
)
_POINTERS = re.compile(
    r"(?:\W|\b(?:to|do|so|this|that|these|those|it|them|such|yet|agree|accept|say|the|a|idea)\b)*", re.I
)


def needs_its_passage(claim: Claim) -> bool:
    """Whether only the passage itself says it rightly: where negations would pile up, or the words just point back.

    >>> from accord.dossier.claim import Likelihood
    >>> from accord.sources import Span
    >>> span = Span(source="0" * 64, start=0, end=1, quote="x")
    >>> made = {"id": "c", "holders": ("a",), "stance": "wants", "evidence": (span,)}
    >>> needs_its_passage(Claim(**made, polarity="-", content="to prevent an attack"))
    True
    >>> needs_its_passage(Claim(**made, content="to this yet")), needs_its_passage(Claim(**made, content="a truce"))
    (True, False)
    """
    is_turned = claim.polarity == "-" and claim.stance not in REFUSALS
    return bool(
        (is_turned and (_TURNS.search(claim.content) or claim.likelihood)) or _POINTERS.fullmatch(claim.content)
    )


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
