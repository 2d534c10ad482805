"""A domain as a case: joint options, a table of worth for each party, and its reservation value."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from accord.case.case import MOST_WORTH, Additive, Case, Fallback, Option, Party, Point
from accord.case.formats.domains.domain import Domain, Issue, Profile, Worth
from accord.case.formats.names import ids
from accord.case.formats.numbers import as_float, whole_part, written
from accord.problem import Problem, refuse

GRAIN = 10**6  # a case keeps reservation values to six decimal places
ROUNDED = 10**12  # what a table that has no exact digits is rounded to, against its best package
NEAR = Fraction(1, 10**9)  # a best package this near to 1 is one, but for the rounding of weights


def case_of(domain: Domain) -> tuple[Case, list[Problem]]:
    """The case, and warnings about what it holds otherwise than the files. Raises Problems where it can hold nothing.

    The value of a package is what it is worth over what the best one is worth, and so is a reservation value.
    """
    domain, warnings = _open_issues(domain)
    parties = dict(zip(ids((p.name for p in domain.profiles), "party"), domain.profiles, strict=True))
    options = dict(zip(ids((i.name for i in domain.issues), "issue"), domain.issues, strict=True))
    told: dict[str, Additive] = {}
    reserved: dict[str, tuple[float, float]] = {}
    for party, profile in parties.items():
        told[party], rounded = _table(profile, options)
        value, notes = _reservation(profile)
        reserved[party] = (value, value)
        warnings += [Problem("warning", f"{profile.name}: {note}") for note in notes]
        said = " ".join((*profile.notes, *_measure(profile), *rounded, *notes))
        told[party] = told[party].model_copy(update={"note": said}) if said else told[party]
    among = tuple(parties)
    case = Case(
        title=domain.name,
        parties={party: Party(name=profile.name) for party, profile in parties.items()},
        options={
            option: Option(by="joint", among=among, does=issue.name, values=issue.values)
            for option, issue in options.items()
        },
        points={
            option: Point(name=issue.name, asks=f"What is agreed on {issue.name}?", options=(option,))
            for option, issue in options.items()
        },
        preferences={party: _said(table) for party, table in told.items()},
        fallback=Fallback(reservation=reserved),
        notes=domain.notes,
    )
    return case, warnings


def _open_issues(domain: Domain) -> tuple[Domain, list[Problem]]:
    """A domain without the issues of one value, as what they are worth is counted with the first of the others.

    Raises Problems where there is no other.
    """
    settled = [issue for issue in domain.issues if len(issue.values) == 1]
    left = tuple(issue for issue in domain.issues if len(issue.values) > 1)
    if not settled:
        return domain, []
    listed = ", ".join(f"{issue.name}: {issue.values[0]}" for issue in settled)
    if not left:
        raise refuse(f"nothing is to be agreed: each issue has one value only ({listed})"[:300])
    note = f"Settled, as there is one value only ({listed}); what that is worth is counted with {left[0].name}."
    profiles = tuple(_without(profile, settled, left) for profile in domain.profiles)
    found = replace(domain, issues=left, profiles=profiles, notes=(*domain.notes, note))
    return found, [Problem("warning", note)]


def _without(profile: Profile, settled: list[Issue], left: tuple[Issue, ...]) -> Profile:
    always = sum((profile.worth[issue.name][issue.values[0]] for issue in settled), Fraction())
    worth = {issue.name: dict(profile.worth[issue.name]) for issue in left}
    worth[left[0].name] = {value: n + always for value, n in worth[left[0].name].items()}
    return replace(profile, worth=worth)


def _said(table: Additive) -> Additive:
    """A table that says what was set, and no more, when it is written to a file."""
    data = {"worth": table.worth, **({"note": table.note} if table.note else {})}
    return Additive.model_validate(data)


def _table(profile: Profile, options: dict[str, Issue]) -> tuple[Additive, tuple[str, ...]]:
    """A profile as floating-point numbers that are written as the exact ones, times a whole number where it takes one.

    Only what counts against each other matters; what no such numbers say is rounded, and told.
    """
    if profile.most == 0:
        raise refuse(f"{profile.name}: every package is worth nothing to it", hint="take this profile out")
    factor = whole_part(n for table in profile.worth.values() for n in table.values())
    named = {option: profile.worth[issue.name] for option, issue in options.items()}
    exact = {o: {v: as_float(n * factor) for v, n in table.items()} for o, table in named.items()}
    found = {o: {v: n for v, n in table.items() if n is not None} for o, table in exact.items()}
    whole = all(n is not None for table in exact.values() for n in table.values())
    if whole and profile.most * factor <= MOST_WORTH:
        return Additive(worth=found), ()
    note = "Numbers of more digits than can be kept are rounded to 12 decimal places of the best package."
    return Additive(worth=_rounded(named, profile.most)), (note,)


def _rounded(named: Worth, most: Fraction) -> dict[str, dict[str, float]]:
    return {o: {v: round(n / most * ROUNDED) / ROUNDED for v, n in table.items()} for o, table in named.items()}


def _reservation(profile: Profile) -> tuple[float, tuple[str, ...]]:
    """A reservation value from 0 to 1, and notes; it is never rounded up, which could rule out a package it allows."""
    value = profile.reservation / profile.most
    if value > 1:
        said = f"The reservation value {written(profile.reservation)} is above the best package; taken as that one."
        return 1.0, (said,)
    kept = Fraction(round(value * GRAIN), GRAIN)
    if abs(kept - value) <= NEAR:
        return float(kept), ()
    kept = Fraction(value * GRAIN // 1, GRAIN)
    return float(kept), (f"The reservation value is {written(value)[:14]}, kept to six decimal places.",)


def _measure(profile: Profile) -> tuple[str, ...]:
    if abs(profile.most - 1) <= NEAR:
        return ()
    return (f"The best package is worth {written(profile.most)[:20]} in the file; values here count relative to it.",)
