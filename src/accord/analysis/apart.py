"""Deals alone, as an analysis: its states are the few packages worth telling, so none need be listed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from accord.analysis.deals.bargain import Values
from accord.analysis.results import Analysis, Deals, Package, Ranks
from accord.analysis.stability.beyond.direct import worth
from accord.case import Case
from accord.case.feasible import violated

Choice = Mapping[str, str]  # a value for every option


def deals_apart(case: Case, deals: Deals, identity: str, notes: tuple[str, ...]) -> Analysis:
    """An analysis of what could be agreed and nothing else; `identity` is the case's hash.

    Its states are today's, what holds without a deal, and the packages of the frontier and the solutions: each under
    the name it would have in a full listing. What is said of states (ranks, differences) is said of these alone.
    """
    quo = _today(case)
    told = list(_told(deals))
    states = list(dict.fromkeys([*([] if quo is None else [quo]), *(_values(case, p.choice) for p in told)]))
    place = {values: s for s, values in enumerate(states)}

    def numbered(package: Package) -> Package:
        return replace(package, state=place[_values(case, package.choice)])

    return Analysis(
        case_hash=identity,
        parties=tuple(case.parties),
        options=tuple(case.options),
        choices=np.array(states, dtype=np.int16).reshape(len(states), len(case.options)),
        codes=np.arange(len(states), dtype=np.int64),
        names=[str(_code(case, values)) for values in states],
        status_quo=None if quo is None else place[quo],
        ranks=_ranks(case, states),
        stability={},
        deals=replace(
            deals,
            frontier=tuple(map(numbered, deals.frontier)),
            fallback=None if deals.fallback is None else numbered(deals.fallback),
            solutions=tuple(
                replace(s, picked=picked, packages=tuple(p.number for p in picked))
                for s in deals.solutions
                for picked in [tuple(map(numbered, s.picked))]
            ),
        ),
        temptations={},
        paths=(),
        notes=notes,
    )


def _told(deals: Deals) -> Iterator[Package]:
    if deals.fallback is not None:
        yield deals.fallback
    for solution in deals.solutions:
        yield from solution.picked
    yield from deals.frontier


def _today(case: Case) -> Values | None:
    """The status quo where one is stated; unstated options are at their first value."""
    if not isinstance(case.status_quo, dict) or violated(case, case.status_quo):
        return None
    firsts = {name: option.values[0] for name, option in case.options.items()}
    return _values(case, firsts | case.status_quo)


def _values(case: Case, choice: Choice) -> Values:
    return tuple(option.values.index(choice[name]) for name, option in case.options.items())


def _code(case: Case, values: Values) -> int:
    """The state's mixed-radix number, of any size."""
    sizes = [len(option.values) for option in case.options.values()]
    return sum(v * math.prod(sizes[:o]) for o, v in enumerate(values))


def _ranks(case: Case, states: list[Values]) -> Ranks:
    """(parties, states): each party's order of these states."""
    found = np.zeros((len(case.parties), len(states)), dtype=np.int32)
    for i, party in enumerate(case.parties):
        levels = [worth(case, party, values) for values in states]
        order = {level: rank for rank, level in enumerate(sorted(set(levels)))}
        found[i] = [order[level] for level in levels]
    return found
