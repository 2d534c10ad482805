"""GENIUS's XML into a domain: a template with the issues, and a profile for each party.

A profile's worth of a package is the sum, over the issues, of the issue's weight times the evaluation of the value
agreed. Of an issue with listed values an evaluation counts relative to the best of the issue; of a range of whole
numbers it is a straight line, held within 0 and 1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Literal

from accord.case.formats.domains.domain import (
    MOST_ISSUES,
    MOST_VALUES,
    Domain,
    Issue,
    Profile,
    too_many,
)
from accord.case.formats.domains.genius.markup import Markup
from accord.problem import Problem, Problems

KIND = "GENIUS"
NOT_ADDITIVE = {
    "utility": "hyper-rectangles (a non-linear profile)",
    "ufun": "hyper-rectangles (a non-linear profile)",
    "hyperrectangle": "hyper-rectangles (a non-linear profile)",
    "constraint": "constraints on several issues at once",
    "constraints": "constraints on several issues at once",
}
NOTHING = Fraction(1, 100_000)  # an issue whose best evaluation is below this counts for nothing, as in GENIUS


def sort_of(root: Markup) -> Literal["template", "profile"] | None:
    """Whether a file is a domain's template, a profile, or neither."""
    if root.tag == "negotiation_template":
        return "template"
    marks = {"weight", *NOT_ADDITIVE}
    return "profile" if root.tag == "utility_space" and any(m.tag in marks for m in root.within()) else None


def read_domain(template: Markup | None, profiles: Sequence[Markup]) -> Domain:
    """The domain of these files. Raises Problems with every reason why it cannot be one, with file and line."""
    problems: list[Problem] = []
    told: list[Mapping[str, _Issue]] = []
    for root in ([template] if template else []) + list(profiles):
        try:
            _refuse_what_is_not_additive(root)
            told.append(_issues(root))
        except Problems as found:
            problems += found.problems
    if problems:
        raise Problems(problems[:50])
    issues, listed = told[0], told[1:] if template else told
    read = []
    for root, own in zip(profiles, listed, strict=True):
        try:
            read.append(_profile(root, issues, own))
        except Problems as found:
            problems += found.problems
    if problems:
        raise Problems(problems[:50])
    first = template or profiles[0]
    name = _objective(first).attributes.get("name", "").strip()
    title = Path(first.file).stem if name in ("", "root", "any") else name
    notes = (f"From a GENIUS domain ({Path(first.file).name}).",)
    return Domain(KIND, title, tuple(Issue(i.name, i.values) for i in issues.values()), tuple(read), notes)


def _refuse_what_is_not_additive(root: Markup) -> None:
    for part in root.within():
        if part.tag in NOT_ADDITIVE:
            part.refuse(
                f"{NOT_ADDITIVE[part.tag]}: what one issue is worth depends on the others",
                "accord takes profiles that value each issue by itself (a weight, and evaluations of its values)",
            )


@dataclass(frozen=True, slots=True)
class _Issue:
    """An issue of a file: its name and values as a case can hold them, and the element it stands in."""

    name: str
    values: tuple[str, ...]
    markup: Markup
    is_range: bool


def _objective(root: Markup) -> Markup:
    found = [part for part in root.within() if part.tag == "objective"]
    if not found:  # the first versions had none
        found = [part for part in root.within() if part.all("issue")][:1]
    if not found:
        root.refuse("there is no <objective> with issues in it")
    if len(found) > 1:
        found[1].refuse("an objective within another or beside it", "put all issues under one objective")
    return found[0]


def _issues(root: Markup) -> dict[str, _Issue]:
    """The issues of a file by their index."""
    objective = _objective(root)
    parts = objective.all("issue")
    if not parts:
        objective.refuse("there are no issues")
    too_many("issues", len(parts), MOST_ISSUES, objective.place)
    problems: list[Problem] = []
    found: dict[str, _Issue] = {}
    for part in parts:
        try:
            index = part.text("index")
            if index in found:
                part.refuse(f"a second issue of index {index}", "give each issue an index of its own")
            found[index] = _issue(part)
            if any(other.name == found[index].name for i, other in found.items() if i != index):
                part.refuse(f'a second issue called "{found[index].name}"', "rename one of them")
        except Problems as wrong:
            problems += wrong.problems
    if problems:
        raise Problems(problems)
    return found


def _issue(part: Markup) -> _Issue:
    name = part.text("name")
    kinds = {part.attributes[key].strip().lower() for key in ("type", "vtype", "etype") if key in part.attributes}
    if len(kinds) > 1:
        part.refuse(f'"{name}" is of several types: {", ".join(sorted(kinds))[:60]}', "keep one: discrete or integer")
    if "integer" in kinds:
        return _Issue(name, _whole_numbers(part), part, True)
    if "real" in kinds:
        hint = "make it a discrete issue of the values that may be agreed"
        part.refuse(f'"{name}" takes any number of a range, and the file does not say in which steps', hint)
    if kinds - {"discrete"}:
        part.refuse(f'"{name}" is of a type that is not read: {", ".join(sorted(kinds))[:40]}', "discrete or integer")
    items = part.all("item")
    too_many("values", len(items), MOST_VALUES, part.place)
    if not items:
        part.refuse(f'"{name}" has no values')
    values: dict[str, Markup] = {}
    for item in items:
        value = item.text("value")
        if value in values:
            item.refuse(f'"{name}" has the value "{value}" twice', "keep one of them")
        values[value] = item
    return _Issue(name, tuple(values), part, False)


def _whole_numbers(part: Markup) -> tuple[str, ...]:
    ends = next((p for p in (part, *part.all("range")) if "lowerbound" in p.attributes), part)
    low, high = ends.exact("lowerbound"), ends.exact("upperbound")
    if low.denominator != 1 or high.denominator != 1 or low > high:
        ends.refuse("the bounds of an integer issue are two whole numbers, the lower first")
    too_many("values", int(high - low) + 1, MOST_VALUES, ends.place)
    return tuple(str(n) for n in range(int(low), int(high) + 1))


def _profile(root: Markup, issues: Mapping[str, _Issue], own: Mapping[str, _Issue]) -> Profile:
    objective = _objective(root)
    problems: list[Problem] = []
    for index in issues.keys() | own.keys():
        if index not in own:
            problems.append(objective.wrong(f'the issue "{issues[index].name}" of the domain is missing'))
        elif index not in issues:
            problems.append(own[index].markup.wrong(f'"{own[index].name}" is not an issue of the domain'))
    weights = _weights(objective, own)
    worth: dict[str, dict[str, Fraction]] = {}
    for index, issue in issues.items() if not problems else ():
        try:
            worth[issue.name] = _evaluated(own[index], issue, weights[index])
        except Problems as found:
            problems += found.problems
    if problems:
        raise Problems(problems)
    notes = _said_once(root, issues, own)
    return Profile(Path(root.file).stem, worth, _reservation(root), tuple(notes))


def _weights(objective: Markup, own: Mapping[str, _Issue]) -> dict[str, Fraction]:
    found: dict[str, Fraction] = {}
    for part in objective.all("weight"):
        index, value = part.text("index"), part.exact("value")
        if index in found:
            part.refuse(f"a second weight for the issue of index {index}", "keep one of them")
        if value < 0:
            part.refuse("a weight is 0 or more")
        found[index] = value
    for index, issue in own.items():
        if index not in found:
            issue.markup.refuse(f'"{issue.name}" has no weight', f'add <weight index="{index}" value="…"/>')
    return found


def _evaluated(own: _Issue, issue: _Issue, weight: Fraction) -> dict[str, Fraction]:
    """What each value of an issue adds to a package."""
    if own.is_range != issue.is_range or set(own.values) != set(issue.values):
        missing = [v for v in issue.values if v not in own.values] + [v for v in own.values if v not in issue.values]
        own.markup.refuse(f'"{issue.name}" has other values here than in the domain: {", ".join(missing)[:80]}')
    if own.is_range:
        return _along_a_line(own, weight)
    numbers = {}
    for value, item in zip(own.values, own.markup.all("item"), strict=True):
        numbers[value] = item.exact("evaluation")
        if numbers[value] < 0:
            item.refuse("an evaluation is 0 or more")
    best = max(numbers.values())
    return {value: weight * n / best if best >= NOTHING else Fraction() for value, n in numbers.items()}


def _along_a_line(own: _Issue, weight: Fraction) -> dict[str, Fraction]:
    parts = own.markup.all("evaluator")
    if len(parts) != 1:
        own.markup.refuse(f'"{own.name}" has {len(parts)} evaluators, not one')
    kind = parts[0].attributes.get("ftype", "linear").strip().lower()
    if kind != "linear":
        parts[0].refuse(f'whole numbers along "{kind[:30]}": only a straight line is read', 'ftype="linear"')
    slope, offset = parts[0].exact("slope"), parts[0].exact("offset")
    line = {value: offset + slope * (int(value) - int(own.values[0])) for value in own.values}
    return {value: weight * min(max(n, Fraction()), Fraction(1)) for value, n in line.items()}


def _reservation(root: Markup) -> Fraction:
    parts = [p for p in root.within() if p.tag == "reservation"]
    if not parts:
        return Fraction()
    value: Fraction = parts[0].exact("value")
    if value < 0 or len(parts) > 1:
        parts[-1].refuse("a reservation value is one number, 0 or more")
    return value


def _said_once(root: Markup, issues: Mapping[str, _Issue], own: Mapping[str, _Issue]) -> list[str]:
    """What a case has no place for."""
    notes = []
    for part in (p for p in root.within() if p.tag == "discount_factor"):
        factor: Fraction = part.exact("value")
        if 0 < factor < 1:
            notes.append(
                f"The file discounts by the factor {part.attributes['value'].strip()} over time; values here are those "
                "of an agreement reached at once, and the reservation value stands as it is."
            )
    if root.attributes.get("type", "").strip().lower() == "uncertain":
        notes.append("In GENIUS this party knows its own profile in part only; here it is taken as the file has it.")
    objective = _objective(root)
    idle = [part.text("index") for part in objective.all("weight") if part.text("index") not in own]
    if idle:
        notes.append(f"The file has weights for issues it does not have (index {', '.join(idle)[:60]}): left out.")
    renamed = [f'"{own[i].name}" as "{issue.name}"' for i, issue in issues.items() if own[i].name != issue.name]
    if renamed:
        notes.append(f"The domain calls {', '.join(renamed)[:300]}.")
    return notes
