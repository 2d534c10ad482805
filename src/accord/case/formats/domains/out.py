"""A case as a domain: what is additive and agreed by all; the rest is refused, or told as left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from accord.case.case import Additive, Case, Option, exactly
from accord.case.formats.domains.domain import Domain, Issue, Profile, spelled
from accord.problem import Problem, Problems

JOINT_ONLY = "a domain has only what all parties agree on together"


def domain_of(case: Case, kind: str) -> tuple[Domain, list[Problem]]:
    """The domain, and warnings about what it leaves out. Raises Problems with all it could not say truly.

    Profiles are scaled so that the best package is worth 1, as reservation values of a case are.
    """
    problems = [*_not_a_domain(case), *_not_additive(case)]
    if problems:
        raise Problems(problems[:50])
    names = _issue_names(case)
    warnings = list(_left_out(case))
    issues = []
    for option, record in case.options.items():
        values = tuple(map(spelled, record.values))
        if len(set(values)) < len(values):
            problems.append(Problem("error", f"{option}: two values differ in blanks or quotation marks only"))
        if values != record.values:
            warnings.append(Problem("warning", f"{option}: blanks in a row and line ends in values become one blank"))
        issues.append(Issue(names[option], values))
    if problems:
        raise Problems(problems)
    profiles = []
    for party, who in case.parties.items():
        table = case.preferences[party]
        assert isinstance(table, Additive)
        reservation, told = _reservation(case, party, table)
        profiles.append(Profile(spelled(who.name), _worth(case, names, table), reservation))
        warnings += [Problem("warning", f"{party}: {said}") for said in told]
    return Domain(kind, spelled(case.title), tuple(issues), tuple(profiles)), warnings


def _not_a_domain(case: Case) -> Iterator[Problem]:
    if case.graph is not None or not case.options:
        yield Problem("error", "a domain has issues with values; this case has a graph of states, or no options")
        return
    for option, record in case.options.items():
        yield from _not_joint(option, record, case)
    for constraint in case.constraints:
        message = f"a domain has no constraints, so it would allow what this case rules out: never {constraint.never}"
        yield Problem("error", message, None, "make one option of those it ties together")
    for viewer in case.views:
        yield Problem("error", f"a domain has no place for how {viewer} sees the conflict where that differs")


def _not_joint(option: str, record: Option, case: Case) -> Iterator[Problem]:
    if record.by != "joint":
        yield Problem("error", f"{option} is up to {record.by} alone; {JOINT_ONLY}", None, "by: joint, among: […]")
    elif set(record.among) != set(case.parties):
        yield Problem("error", f"{option} is among {', '.join(record.among)} only; {JOINT_ONLY}")
    if record.changes:
        yield Problem("error", f"{option} may not change freely; in a domain every value may be agreed")


def _not_additive(case: Case) -> Iterator[Problem]:
    for party, record in case.parties.items():
        if not isinstance(case.preferences.get(party), Additive):
            message = f"{party} has no table of worth: a domain says what each value of each issue is worth to a party"
            yield Problem("error", message, None, f"preferences: {party}: {{worth: {{…}}}}")
        if not record.consents:
            message = f"there is a deal without {party} (consents: no); in a domain every party must agree"
            yield Problem("error", message)


def _issue_names(case: Case) -> dict[str, str]:
    """What each option is called: as the point it alone settles, else by what it does; all different."""
    called = {p.options[0]: p.name for p in case.points.values() if len(p.options) == 1 and p.name}
    names = {option: spelled(called.get(option) or record.does) for option, record in case.options.items()}
    counts = {name: sum(n == name for n in names.values()) for name in names.values()}
    return {option: name if name and counts[name] == 1 else f"{name} ({option})" for option, name in names.items()}


def _worth(case: Case, names: Mapping[str, str], table: Additive) -> dict[str, dict[str, Fraction]]:
    most = table.most
    return {
        names[option]: {
            spelled(value): exactly(table.worth.get(option, {}).get(value, 0)) / most for value in record.values
        }
        for option, record in case.options.items()
    }


def _reservation(case: Case, party: str, table: Additive) -> tuple[Fraction, list[str]]:
    """A reservation value: as given, the middle of a range; else that of the fallback less the middle cost."""
    fallback = case.fallback
    if fallback and party in fallback.reservation:
        low, high = map(exactly, fallback.reservation[party])
        told = [f"its reservation value is {low} to {high}; the middle is written"] if low != high else []
        return (low + high) / 2, told
    quo = case.status_quo if isinstance(case.status_quo, dict) else {}
    own = fallback.state if fallback and isinstance(fallback.state, dict) else {}
    state = {**quo, **own}
    if set(state) != set(case.options):
        return Fraction(), ["no reservation value is given, and no full state without a deal; 0 is written"]
    value = sum((exactly(table.worth.get(o, {}).get(v, 0)) for o, v in state.items()), Fraction()) / table.most
    low, high = map(exactly, fallback.cost.get(party, (0.0, 0.0))) if fallback else (Fraction(), Fraction())
    return max(Fraction(), value - (low + high) / 2), ["its value without a deal is written as its reservation value"]


def _left_out(case: Case) -> Iterator[Problem]:
    told = {
        "as_of": "the day (as_of)",
        "status_quo": "the status quo, but for what it says of reservation values",
        "notes": "the notes",
    }
    for key, what in told.items():
        if getattr(case, key):
            yield Problem("warning", f"a domain has no place for this, so it is left out: {what}")
    items = [*case.parties.values(), *case.options.values(), *case.preferences.values()]
    if any(getattr(item, "because", ()) or getattr(item, "note", "") for item in items):
        yield Problem("warning", "a domain has no place for this, so it is left out: evidence and notes of items")
