"""A domain into GeniusWeb's or NegoLog's JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from accord.case.formats.domains.domain import Domain, weighed
from accord.case.formats.domains.json.reserve import bid_worth
from accord.case.formats.names import file_names, ids
from accord.case.formats.numbers import written
from accord.problem import Problem, refuse

Files = dict[str, bytes]


def as_geniusweb(domain: Domain) -> tuple[Files, list[Problem]]:
    """The domain's file and one for each profile, by name; warnings about what they say otherwise."""
    told = {"name": domain.name, "issuesValues": {i.name: {"values": list(i.values)} for i in domain.issues}}
    stem = ids([domain.name], "domain")[0]
    files = {f"{stem}.json": as_json(told)}
    warnings = []
    for name, profile in zip(file_names((p.name for p in domain.profiles), stem), domain.profiles, strict=True):
        parts = weighed(profile)
        space: dict[str, Any] = {
            "issueUtilities": {
                issue: {"DiscreteValueSetUtilities": {"valueUtilities": shares}} for issue, (_, shares) in parts.items()
            },
            "issueWeights": _summing_to_one({issue: weight for issue, (weight, _) in parts.items()}),
            "domain": told,
            "name": profile.name,
        }
        if profile.reservation > 0:
            bid = bid_worth(profile)
            space["reservationBid"] = {"issuevalues": bid}
            said = ", ".join(f"{issue}: {value}" for issue, value in bid.items())
            message = f"{profile.name}: its reservation value is told as the least package worth it: {said}"
            warnings.append(Problem("warning", message))
        files[f"{name}.json"] = as_json({"LinearAdditiveUtilitySpace": space})
    return files, warnings


def _summing_to_one(weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Weights as they will be written; what rounding takes goes to the largest, as GeniusWeb insists on a sum of 1."""
    found = {issue: Fraction(written(weight)) for issue, weight in weights.items()}
    largest = max(found, key=lambda issue: found[issue])
    found[largest] += 1 - sum(found.values(), Fraction())
    return found


def as_negolog(domain: Domain) -> tuple[Files, list[Problem]]:
    """profileA.json and profileB.json; warnings about what they do not say. Raises Problems: not two parties."""
    if len(domain.profiles) != 2:
        raise refuse(f"NegoLog has two parties; this case has {len(domain.profiles)}")
    files, warnings = {}, []
    for name, profile in zip(("profileA", "profileB"), domain.profiles, strict=True):
        parts = weighed(profile)
        told = {
            "reservationValue": profile.reservation,
            "issueWeights": {issue: weight for issue, (weight, _) in parts.items()},
            "issues": {issue: shares for issue, (_, shares) in parts.items()},
        }
        files[f"{name}.json"] = as_json(told)
        if profile.name != name:
            warnings.append(Problem("warning", f"NegoLog names no parties: {profile.name} is {name}.json"))
    return files, warnings


def as_json(value: Any) -> bytes:
    """Data as JSON, fractions in all their digits."""
    return (_json(value, "") + "\n").encode()


def _json(value: Any, indent: str) -> str:
    if isinstance(value, Fraction):
        return written(value)
    if isinstance(value, Mapping):
        inner = indent + " "
        parts = [f"{inner}{json.dumps(key)}: {_json(child, inner)}" for key, child in value.items()]
        return "{\n" + ",\n".join(parts) + f"\n{indent}}}"
    return json.dumps(value)
