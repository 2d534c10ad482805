"""GeniusWeb's JSON into a domain and back: `issuesValues`, and a linear additive utility space for each party.

A package is worth the sum, over the issues, of the issue's weight times the utility (0 to 1) of the value agreed.
A party accepts what is worth no less to it than its reservation bid, if it has one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Literal

from accord.case.formats.domains.domain import (
    MOST_ISSUES,
    MOST_VALUES,
    Domain,
    Issue,
    Profile,
    same_issues,
    spelled,
    too_many,
)
from accord.case.formats.numbers import number, written
from accord.case.formats.part import Part, gather
from accord.problem import Place, Problem, Problems

KIND = "GeniusWeb"
SPACE = "LinearAdditiveUtilitySpace"
# What a profile may be in GeniusWeb; of each other kind, why it is not read.
OTHER_SPACES = {
    "SumOfGroupsUtilitySpace": "it values groups of issues together, so that issues depend on each other",
    "DefaultPartialOrdering": "it says which packages are better, not what they are worth",
    "FullOrdering": "it says which packages are better, not what they are worth",
}


def sort_of(root: Part) -> Literal["template", "profile"] | None:
    """Whether a file is a domain, a profile, or neither."""
    if not isinstance(root.value, dict):
        return None
    if "issuesValues" in root.value:
        return "template"
    return "profile" if {SPACE, *OTHER_SPACES} & root.value.keys() else None


def read_domain(template: Part | None, profiles: Sequence[Part]) -> Domain:
    """The domain of these files. Raises Problems with every reason why it cannot be one, with the path in its JSON."""
    spaces = gather(profiles, _space)
    told = template or spaces[0].get("domain")
    issues = _issues(told)
    read = gather(spaces, lambda space: _profile(space, issues))
    name = told.get("name")
    title = spelled(name.text()) if name.is_there else ""
    note = f"From a GeniusWeb domain ({Path(told.file).name})."
    return Domain(KIND, title or Path(told.file).stem, issues, tuple(read), (note,))


def _space(root: Part) -> Part:
    for kind, why in OTHER_SPACES.items():
        if kind in root.value:
            root.get(kind).refuse(f"not an additive profile: {why}", f"accord reads a {SPACE}")
    return root.get(SPACE)


def members(part: Part, most: int, what: str) -> dict[str, Part]:
    """What an object has by name, names as a case can hold them. Raises Problems: none, too many, a name twice."""
    if not isinstance(part.value, dict) or not part.value:
        part.refuse(f"this should be an object of {what} {{…}}" if part.is_there else "this is missing")
    too_many(what, len(part.value), most, Place(part.file))
    found: dict[str, Part] = {}
    for key in part.value:
        name = spelled(Part(key, part.file, part.path).text())
        if not name or name in found:
            part.refuse(f'"{name}" stands twice' if name else f"one of the {what} has a blank name")
        found[name] = part.get(key)
    return found


def _issues(part: Part) -> tuple[Issue, ...]:
    told = members(part.get("issuesValues"), MOST_ISSUES, "issues")
    values = gather(told.values(), _values)
    return tuple(Issue(name, listed) for name, listed in zip(told, values, strict=True))


def _values(part: Part) -> tuple[str, ...]:
    if part.get("range").is_there:
        return _steps(part.get("range"))
    listed = part.get("values")
    found: list[str] = []
    for value in gather(listed.items(MOST_VALUES), _value):
        if value in found:
            listed.refuse(f'"{value}" stands twice', "keep one of them")
        found.append(value)
    if not found:
        listed.refuse("there are no values")
    return tuple(found)


def _value(part: Part) -> str:
    """A value's name; GeniusWeb writes numbers as numbers too."""
    if isinstance(part.value, (int, Decimal)) and not isinstance(part.value, bool):
        return written(part.exact())
    return spelled(part.text()) or part.refuse("a value with a blank name")


def _steps(part: Part) -> tuple[str, ...]:
    ends = [part.get(key).exact() for key in ("low", "high", "step")]
    low, high, step = ends
    if step <= 0 or low > high:
        part.refuse("a range goes from low to high in steps of more than 0")
    too_many("values", int((high - low) / step) + 1, MOST_VALUES, Place(part.file))
    return tuple(written(low + step * k) for k in range(int((high - low) / step) + 1))


def _profile(space: Part, issues: tuple[Issue, ...]) -> Profile:
    own = space.get("domain")
    if own.is_there and not same_issues(_issues(own), issues):
        own.refuse("this profile is of other issues or values than the domain", "keep the files of one domain together")
    utilities = members(space.get("issueUtilities"), MOST_ISSUES, "issues")
    weights = members(space.get("issueWeights"), MOST_ISSUES, "issues")
    problems: list[Problem] = []
    worth: dict[str, dict[str, Fraction]] = {}
    for part, own_issues in (("issueUtilities", utilities), ("issueWeights", weights)):
        for name in own_issues.keys() ^ {i.name for i in issues}:
            said = f'"{name}" is not an issue of the domain' if name in own_issues else f'the issue "{name}" is missing'
            problems.append(space.get(part).wrong(said))
    for question in issues if not problems else ():
        try:
            share = _share(weights[question.name])
            worth[question.name] = _worth(utilities[question.name], question, share)
        except Problems as found:
            problems += found.problems
    if problems:
        raise Problems(problems)
    named = space.get("name")
    called = spelled(named.text()) if named.is_there else ""
    bid = space.get("reservationBid")
    notes: tuple[str, ...] = ()
    reservation = Fraction()
    if bid.is_there:
        agreed = _bid(bid, issues)
        reservation = sum((worth[i][v] for i, v in agreed.items()), Fraction())
        said = ", ".join(f"{i}: {v}" for i, v in agreed.items())
        notes = (f"Its reservation bid in the file: {said}.",)
    return Profile(called or Path(space.file).stem, worth, reservation, notes)


def _share(part: Part) -> Fraction:
    """A number from 0 to 1."""
    found = part.exact()
    if not 0 <= found <= 1:
        part.refuse("this should be a number from 0 to 1")
    return found


def _worth(part: Part, issue: Issue, weight: Fraction) -> dict[str, Fraction]:
    """What each value of an issue adds to a package; a value the profile leaves out is worth nothing in it."""
    line = part.get("NumberValueSetUtilities")
    if line.is_there:
        return _along_a_line(line, issue, weight)
    told = next((p for p in map(part.get, ("DiscreteValueSetUtilities", "discreteutils")) if p.is_there), None)
    if told is None:
        part.refuse("this should be DiscreteValueSetUtilities or NumberValueSetUtilities")
    numbers = members(told.get("valueUtilities"), MOST_VALUES, "values")
    for value in numbers:
        if value not in issue.values:
            numbers[value].refuse(f'"{value}" is not a value of {issue.name}')
    shares = dict(zip(numbers, gather(numbers.values(), _share), strict=True))
    return {value: weight * shares.get(value, Fraction()) for value in issue.values}


def _along_a_line(part: Part, issue: Issue, weight: Fraction) -> dict[str, Fraction]:
    low, high = (part.get(key).exact() for key in ("lowValue", "highValue"))
    least, most = (_share(part.get(key)) for key in ("lowUtility", "highUtility"))
    if low >= high:
        part.refuse("the high value is above the low one")
    found = {}
    for value in issue.values:
        at = number(value)
        if at is None:
            part.refuse(f'"{value}" is a value of {issue.name}, and no number')
        found[value] = (
            weight * (least + (most - least) * (at - low) / (high - low)) if low <= at <= high else Fraction()
        )
    return found


def _bid(part: Part, issues: tuple[Issue, ...]) -> Mapping[str, str]:
    told = members(part.get("issuevalues"), MOST_ISSUES, "issues")
    agreed = dict(zip(told, gather(told.values(), _value), strict=True))
    for issue in issues:
        if agreed.get(issue.name) not in issue.values:
            part.refuse(f'a reservation bid says a value for every issue; "{issue.name}" has none of its own here')
    return {issue.name: agreed[issue.name] for issue in issues}
