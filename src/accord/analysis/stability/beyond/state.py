"""The state asked for, and the cases that cannot be asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from accord.analysis.ranking import items
from accord.analysis.solver import Values
from accord.case import Additive, Case, Ranking, Statement
from accord.case.case import listed
from accord.case.feasible import violated
from accord.case.formula import Formula
from accord.problem import Problem, Problems, did_you_mean, refuse


def refuse_unfit(case: Case) -> None:
    """Raise Problems where the question makes no sense for the case, or the case speaks of what it does not have."""
    if case.graph is not None:
        raise refuse("a case with a graph lists its states", hint="`accord analyse` tells which of them hold")
    if not case.options:
        raise refuse("the case has no options, so there is nothing to analyse", hint="add an option, or a graph")
    problems = [*_rankings(case), *_strangers(case), *_unknown(case)]
    if problems:
        raise Problems(problems)


def find_values(case: Case, chosen: Mapping[str, str]) -> Values:
    """The number of each option's value, those left out as in the status quo. Raises Problems also where infeasible."""
    problems = list(_misspelled(case, chosen))
    if problems:
        raise Problems(problems)
    base = _status_quo(case)
    state = {name: chosen.get(name, base[name]) for name in case.options}
    broken = [f"never: {case.constraints[c].never}" for c in violated(case, state)]
    if broken:
        whose = "the state" if chosen else "the status quo"
        raise refuse(
            f"{whose} is not feasible: {'; '.join(broken)}", hint="ask for another state, or mend the constraint"
        )
    return tuple(option.values.index(state[name]) for name, option in case.options.items())


def words(case: Case, state: Values) -> dict[str, str]:
    """A state's value per option."""
    return {name: option.values[v] for (name, option), v in zip(case.options.items(), state, strict=True)}


def _status_quo(case: Case) -> dict[str, str]:
    """The status quo; options it leaves out are at their first value. As a number: the state's code."""
    stated = case.status_quo or {}
    if isinstance(stated, str):
        if not (stated.isascii() and stated.isdigit() and len(stated) < 100):
            raise refuse(f'the status quo "{stated}" is not a state', hint="write a value per option")
        code, found = int(stated), {}
        for name, option in case.options.items():
            code, value = divmod(code, len(option.values))
            found[name] = option.values[value]
        if code:
            raise refuse(f'the status quo "{stated}" is not the number of a state', hint="write a value per option")
        return found
    problems = list(_misspelled(case, stated))
    if problems:
        raise Problems(problems)
    return {name: stated.get(name, option.values[0]) for name, option in case.options.items()}


def _misspelled(case: Case, chosen: Mapping[str, str]) -> Iterator[Problem]:
    for name, value in chosen.items():
        if name not in case.options:
            yield Problem("error", f'"{name}" is not an option', hint=did_you_mean(name, case.options))
        elif value not in case.options[name].values:
            values = case.options[name].values
            yield Problem("error", f'"{value}" is not a value of {name}', hint=did_you_mean(value, values))


def _rankings(case: Case) -> Iterator[Problem]:
    for party, preferences in case.preferences.items():
        name = case.parties[party].name if party in case.parties else party
        if isinstance(preferences, Additive):
            yield Problem(
                "error", f"{name}: single states are not decided yet for a table of worth", hint="use `accord analyse`"
            )
        if isinstance(preferences, Ranking):
            yield Problem(
                "error",
                f"{name}: a direct ranking lists states, so there is nothing to decide without listing them",
                hint="write its preferences as statements, or use `accord analyse`",
            )


def _strangers(case: Case) -> Iterator[Problem]:
    named = {option.by for option in case.options.values()} - {"joint"} | case.preferences.keys()
    for name in sorted(named - case.parties.keys()):
        yield Problem("error", f'"{name}" is not a party of the case', hint=did_you_mean(name, case.parties))


def _unknown(case: Case) -> Iterator[Problem]:
    """Options and values that formulas and orders speak of and the case does not have, each once."""
    told = set()
    for name, value in _spoken_of(case):
        if (name, value) not in told:
            told.add((name, value))
            yield from _misspelled(case, {name: value if value is not None else _first(case, name)})


def _first(case: Case, name: str) -> str:
    return case.options[name].values[0] if name in case.options else ""


def _spoken_of(case: Case) -> Iterator[tuple[str, str | None]]:
    formulas: list[Formula] = [constraint.never for constraint in case.constraints]
    for preferences in case.preferences.values():
        for item in (item for preference in listed(preferences) for item in items(preference)):
            if isinstance(item, Statement):
                formulas.append(item.prefer)
            else:
                yield from ((item.best_first, value) for value in item.order)
    for formula in formulas:
        yield from ((atom.option, atom.value) for atom in formula.atoms())
