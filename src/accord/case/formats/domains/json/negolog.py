"""NegoLog's JSON into a domain and back: a profile for each party, with its issues, weights and reservation value.

A package is worth the sum, over the issues, of the issue's weight times the number (0 to 1) of the value agreed.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from accord.case.formats.domains.domain import MOST_ISSUES, MOST_VALUES, Domain, Issue, Profile, same_issues
from accord.case.formats.domains.json.geniusweb import members
from accord.case.formats.part import Part, gather

KIND = "NegoLog"


def is_profile(root: Part) -> bool:
    """Whether a file is a profile of NegoLog."""
    return isinstance(root.value, dict) and {"issueWeights", "issues"} <= root.value.keys()


def read_domain(profiles: Sequence[Part]) -> Domain:
    """The domain of these profiles. Raises Problems with every reason why it cannot be one."""
    issues = _issues(profiles[0])
    read = gather(profiles, lambda root: _profile(root, issues))
    folder = Path(profiles[0].file).resolve().parent.name
    return Domain(KIND, folder, issues, tuple(read), (f"From a NegoLog domain ({folder}).",))


def _issues(root: Part) -> tuple[Issue, ...]:
    told = members(root.get("issues"), MOST_ISSUES, "issues")
    return tuple(Issue(name, tuple(members(part, MOST_VALUES, "values"))) for name, part in told.items())


def _profile(root: Part, issues: tuple[Issue, ...]) -> Profile:
    own = _issues(root)
    if not same_issues(own, issues):
        root.get("issues").refuse("other issues or values than in the first profile", "keep one domain together")
    weights = members(root.get("issueWeights"), MOST_ISSUES, "issues")
    told = members(root.get("issues"), MOST_ISSUES, "issues")
    for name in weights.keys() ^ told.keys():
        said = f'"{name}" is not an issue of the domain' if name in weights else f'the issue "{name}" has no weight'
        root.get("issueWeights").refuse(said)
    worth: dict[str, dict[str, Fraction]] = {}
    for question in issues:
        numbers = members(told[question.name], MOST_VALUES, "values")
        weight = _positive(weights[question.name])
        shares = dict(zip(numbers, gather(numbers.values(), _positive), strict=True))
        worth[question.name] = {value: weight * shares[value] for value in question.values}
    told_reservation = root.get("reservationValue")
    reservation = _positive(told_reservation) if told_reservation.is_there else Fraction()
    return Profile(Path(root.file).stem, worth, reservation)


def _positive(part: Part) -> Fraction:
    found = part.exact()
    if found < 0:
        part.refuse("this should be 0 or more")
    return found
