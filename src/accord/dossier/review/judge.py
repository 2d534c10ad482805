"""Judge: what a person says of claims. The id stays, the maker is the person, and what was read is kept beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from accord.dossier.claim import ICD203, REFUSALS, Claim, Likelihood, Status
from accord.dossier.dossier import Dossier
from accord.dossier.join import contrasted
from accord.problem import Problem, Problems, did_you_mean, refuse

PERSON = "person"
# What a person may change. The passages are not among them: they stand in the sources.
FIELDS = (
    "holders",
    "stance",
    "polarity",
    "content",
    "point",
    "level",
    "likelihood",
    "speaker",
    "condition",
    "addressee",
)


def judged(dossier: Dossier, claims: Iterable[Claim], status: Status, note: str = "") -> Dossier:
    """The dossier with these claims confirmed, rejected, or proposed again; a new note replaces the old one."""
    return with_claims(dossier, (with_status(claim, status, note) for claim in claims))


def changed(dossier: Dossier, claim: Claim, fields: Mapping[str, Any], note: str = "") -> Dossier:
    """The dossier with these fields of a claim as a person says. Raises Problems for values that cannot be."""
    return with_claims(dossier, [with_fields(dossier, claim, fields, note)])


def with_claims(dossier: Dossier, claims: Iterable[Claim]) -> Dossier:
    """The dossier with these claims in place of those of the same ids, and the contrasts there are then."""
    return contrasted(dossier.model_copy(update={"claims": {**dossier.claims, **{c.id: c for c in claims}}}))


def with_status(claim: Claim, status: Status, note: str = "") -> Claim:
    """The claim as a person judges it."""
    return claim.model_copy(update={"status": status, "note": note or claim.note})


def with_fields(dossier: Dossier, claim: Claim, fields: Mapping[str, Any], note: str = "") -> Claim:
    """The claim with these fields as a person says. Raises Problems for values that cannot be in this dossier."""
    fields = _with_its_sign(claim, fields)
    problems = list(_unknown(dossier, fields))
    if problems:
        raise Problems(problems)
    old = claim.model_dump(mode="json")
    try:
        new = Claim.model_validate({**old, **fields, "note": note or claim.note})
    except ValidationError as error:
        raise Problems(_told(claim.id, error)) from None
    differing = [name for name in FIELDS if getattr(new, name) != getattr(claim, name)]
    if not differing:
        return new
    read = {**{name: old[name] for name in differing}, "by": old["by"], **claim.read_as}
    told = new.model_dump(mode="json")
    read = {name: value for name, value in read.items() if name == "by" or told[name] != value}
    is_back = set(read) == {"by"}  # as it was read
    made = {"by": read["by"], "read_as": {}} if is_back else {"by": PERSON, "read_as": read}
    return Claim.model_validate({**told, **made})


def likelihood_of(words: str) -> dict[str, Any] | None:
    """A hedge from an ICD 203 term, or "word, 55-80"; none for "none". Raises Problems for anything else.

    >>> likelihood_of("likely"), likelihood_of("well possible, 30-60")["low"], likelihood_of("none")
    ({'word': 'likely', 'low': 55, 'high': 80}, 30, None)
    """
    plain = " ".join(words.split())
    if plain in ("", "none"):
        return None
    if plain in ICD203:
        low, high = ICD203[plain]
        return {"word": plain, "low": low, "high": high}
    word, _, interval = plain.rpartition(",")
    low_word, _, high_word = interval.replace("–", "-").strip().rstrip("%").partition("-")
    if word and low_word.strip().isdecimal() and high_word.strip().isdecimal():
        low, high = int(low_word), int(high_word)
        if low <= high <= 100:
            return Likelihood(word=word.strip(), low=low, high=high).model_dump()
    hint = f'{did_you_mean(plain, ICD203)}; or give a word and its interval in percent: "may, 20-80"'
    raise refuse(f'"{words}" is no likelihood', hint=hint)


def _with_its_sign(claim: Claim, fields: Mapping[str, Any]) -> dict[str, Any]:
    """A stance that becomes a refusal takes its sign, one that was a refusal gives it back."""
    stance = fields.get("stance", claim.stance)
    if "polarity" in fields or (stance in REFUSALS) == (claim.stance in REFUSALS):
        return dict(fields)
    return {**fields, "polarity": "-" if stance in REFUSALS else "+"}


def _unknown(dossier: Dossier, fields: Mapping[str, Any]) -> Iterable[Problem]:
    named = [*(fields.get("holders") or ()), *([fields["addressee"]] if fields.get("addressee") else [])]
    for party in named:
        if party not in dossier.parties:
            hint = did_you_mean(party, dossier.parties) + "; a new party is added to dossier.yaml"
            yield Problem("error", f'"{party}" is not a party of this dossier', hint=hint)
    point = fields.get("point")
    if point and point not in dossier.points:
        yield Problem("error", f'"{point}" is not a point of this dossier', hint=did_you_mean(point, dossier.points))


def _told(name: str, error: ValidationError) -> list[Problem]:
    problems = []
    for found in error.errors(include_url=False):
        at = ".".join(map(str, found["loc"]))
        message = found["msg"].removeprefix("Value error, ").replace("Input should be", "this should be")
        problems.append(Problem("error", f"{name}: {at}: {message}" if at else f"{name}: {message}"))
    return problems
