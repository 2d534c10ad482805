"""A claim's stance as a verb, with its polarity."""

from __future__ import annotations

from accord.dossier.claim import Claim

_PLAIN = {"asserts": "says"}
_DENIED = {
    "wants": "does not want",
    "demands": "does not demand",
    "offers": "does not offer",
    "accepts": "has not accepted",
    "expects": "does not expect",
    "threatens": "does not threaten",
    "plans": "does not plan",
    "asserts": "denies",
    "fears": "fears",
    "refuses": "refuses",
    "rejects": "rejects",
}
_PLURAL = {"wants": "want", "demands": "demand", "offers": "offer", "accepts": "accept", "refuses": "refuse"}
_PLURAL |= {"rejects": "reject", "expects": "expect", "fears": "fear", "threatens": "threaten", "plans": "plan"}
_PLURAL |= {"says": "say", "denies": "deny"}


def stance(claim: Claim, *, plural: bool = False) -> str:
    """The verb between holder and content.

    A refusal, rejection or fear is negative in itself, so its polarity "-" does not turn it round.
    """
    verb = _DENIED[claim.stance] if claim.polarity == "-" else _PLAIN.get(claim.stance, claim.stance)
    if not plural:
        return verb
    if verb in _PLURAL:
        return _PLURAL[verb]
    return verb.replace("does not", "do not").replace("has not", "have not")
