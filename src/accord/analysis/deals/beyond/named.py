"""A package as a person names it: a value for some options, the others as without a deal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from accord.analysis.deals.bargain import Bargain, Values, bargain_of, chosen
from accord.case import Case
from accord.case.feasible import violated
from accord.problem import Problem, Problems, did_you_mean, refuse


def bargain_for(case: Case) -> Bargain:
    """The case as a bargain. Raises Problems where nothing says what a package is worth, or states are ranked."""
    bargain = bargain_of(case)
    if bargain is None:
        raise refuse(
            "packages of this case cannot be valued one by one",
            hint="it takes options, preferences as statements or tables of worth, and a status quo or a fallback",
        )
    return bargain


def package_of(bargain: Bargain, named: Mapping[str, str]) -> Values:
    """The package named; options left out are as without a deal. Raises Problems for names that are none."""
    problems = list(_misspelled(bargain.case, named))
    if problems:
        raise Problems(problems)
    places = zip(without_deal(bargain), bargain.case.options.items(), strict=True)
    return tuple(option.values.index(named[name]) if name in named else v for v, (name, option) in places)


def settled_package(bargain: Bargain, named: Mapping[str, str]) -> Values:
    """The same, of a package that can be settled on. Raises Problems also for one that is not feasible."""
    package = package_of(bargain, named)
    case = bargain.case
    broken = [f"never: {case.constraints[c].never}" for c in violated(case, chosen(case, package))]
    if broken:
        raise refuse(f"nobody can settle on this package: {'; '.join(broken)}")
    places = zip(case.options, package, bargain.domains, strict=True)
    barred = [name for name, v, domain in places if v not in domain]
    if barred:
        raise refuse(f"nobody can settle on this package: one-way options rule it out ({', '.join(barred)})")
    return package


def without_deal(bargain: Bargain) -> Values:
    """The fallback; where there is none, the status quo as far as it is stated."""
    if bargain.fallback is not None:
        return bargain.fallback
    stated = bargain.case.status_quo
    quo = stated if isinstance(stated, dict) else {}
    return tuple(o.values.index(quo.get(name, o.values[0])) for name, o in bargain.case.options.items())


def _misspelled(case: Case, named: Mapping[str, str]) -> Iterator[Problem]:
    for name, value in named.items():
        if name not in case.options:
            yield Problem("error", f'"{name}" is not an option', hint=did_you_mean(name, case.options))
        elif value not in case.options[name].values:
            values = case.options[name].values
            yield Problem("error", f'"{value}" is not a value of {name}', hint=did_you_mean(value, values))
