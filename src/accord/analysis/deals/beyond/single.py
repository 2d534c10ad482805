"""One bargaining solution at a time, without the frontier [Nash1950] [KalaiSmorodinsky1975] [Kalai1977] [Imai1983]."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from accord.analysis.deals.bargain import Bargain, Values
from accord.analysis.deals.beyond.climb import Climbed, product, total
from accord.analysis.deals.beyond.level import highest, level, undominated
from accord.analysis.deals.beyond.search import Search
from accord.analysis.deals.beyond.stakes import Stakes, stakes_of
from accord.analysis.deals.beyond.told import tell
from accord.analysis.deals.solutions import SOLUTIONS
from accord.analysis.results import Package, Status
from accord.analysis.solver import Clock, Undecided
from accord.problem import did_you_mean, refuse

LAST = 0.2  # of the time: kept for making a package that is not proven one that nothing dominates
FORMULAS = {name: measure.formula for name, measure in SOLUTIONS.items()}


@dataclass(frozen=True, slots=True)
class Single:
    """What one solution picks. `packages`: one for each way of sharing the gains that ties; none: nobody can gain, or
    all cannot gain together (proven), or nothing was found in the time ("unknown").

    `eps`: "within eps" says that the score of no package is higher by more; in logarithms for Nash, in value for the
    sum; else in the least share that is not proven to be the largest.
    `ideal`: per party the best value it could have in the zone; asked for Kalai-Smorodinsky only.
    """

    name: str
    formula: str
    packages: tuple[Package, ...]
    status: Status
    eps: float
    ideal: tuple[float | None, ...]
    programs: int  # 0/1 programs solved
    seconds: float


def solve_single(bargain: Bargain, name: str, time_limit: float = 60.0) -> Single:
    """What a solution (by name, one of FORMULAS) picks, over all parties with a stake, at the middle cost of no deal.

    `time_limit` is in seconds. Raises Problems for a name that is none.
    """
    if name not in FORMULAS:
        raise refuse(f'"{name}" is no bargaining solution', hint=did_you_mean(name, FORMULAS))
    began, clock = time.monotonic(), Clock(time_limit * (1 - LAST))
    try:
        stakes = stakes_of(bargain, clock)
        picked = _unless_late(_WAYS[name], bargain, stakes, clock) if stakes.parties else _Picked([], 0.0)
        if picked.eps and picked.packages:
            clock.end += time_limit * LAST
            picked = _improved(picked, bargain, stakes, clock)
    except Undecided:
        picked = _Picked([], math.inf)
    status: Status = "proven" if picked.eps == 0 else "within eps" if picked.packages else "unknown"
    efficient = True if status == "proven" or picked.efficient else None
    packages = tuple(tell(bargain, package, efficient=efficient) for package in picked.packages)
    return Single(
        name, FORMULAS[name], packages, status, picked.eps, picked.ideal, clock.solved, time.monotonic() - began
    )


@dataclass(frozen=True, slots=True)
class _Picked:
    packages: list[Values]
    eps: float
    ideal: tuple[float | None, ...] = ()
    efficient: bool = False  # known to be so, though the solution is not proven


def _unless_late(way: Callable[[Search, Stakes], _Picked], bargain: Bargain, stakes: Stakes, clock: Clock) -> _Picked:
    """What is picked; where time runs out, the best package so far."""
    search = _in_zone(bargain, clock)
    try:
        return way(search, stakes)
    except Undecided:
        if search.incumbent is None:
            raise
        package, eps = search.incumbent
        return _Picked([package], eps)


def _improved(picked: _Picked, bargain: Bargain, stakes: Stakes, clock: Clock) -> _Picked:
    """Packages not proven to be the solution, each replaced by one that nothing dominates, as far as time allows."""
    try:
        better = [undominated(_in_zone(bargain, clock), stakes, package) for package in picked.packages]
        return replace(picked, packages=better, efficient=True)
    except Undecided:
        return picked


def _in_zone(bargain: Bargain, clock: Clock) -> Search:
    search = Search(bargain, clock)
    search.require_zone()
    return search


def _nash(search: Search, stakes: Stakes) -> _Picked:
    return _of(product(search, stakes))


def _utilitarian(search: Search, stakes: Stakes) -> _Picked:
    stakes.require(search, [1] * len(stakes.parties))
    return _of(total(search, stakes))


def _egalitarian(search: Search, stakes: Stakes) -> _Picked:
    stakes.require(search, [1] * len(stakes.parties))
    found = highest(search, stakes, stakes.scales)
    return _found(None if found is None else undominated(search, stakes, found))


def _leximin(search: Search, stakes: Stakes) -> _Picked:
    stakes.require(search, [1] * len(stakes.parties))
    return _found(level(search, stakes, stakes.scales))


def _kalai_smorodinsky(search: Search, stakes: Stakes) -> _Picked:
    ideals: dict[int, int] = {}
    for i in stakes.parties:
        best = search.largest(i)
        if best is None:
            return _Picked([], 0.0)
        ideals[i] = best[1]
    ideal = tuple(
        ideals[i] / search.bargain.scales[i] if i in ideals else None for i in range(len(search.bargain.parties))
    )
    units = [ideals[i] - least for i, least in zip(stakes.parties, stakes.floor, strict=True)]
    if min(units) < 1:
        return _Picked([], 0.0, ideal)
    stakes.require(search, [1] * len(stakes.parties))
    return _found(level(search, stakes, units), ideal)


def _of(climbed: Climbed) -> _Picked:
    return _Picked(list(climbed.best.values()), climbed.eps)


def _found(package: Values | None, ideal: tuple[float | None, ...] = ()) -> _Picked:
    return _Picked([package] if package is not None else [], 0.0, ideal)


_WAYS: dict[str, Callable[[Search, Stakes], _Picked]] = {
    "nash": _nash,
    "kalai-smorodinsky": _kalai_smorodinsky,
    "egalitarian": _egalitarian,
    "leximin": _leximin,
    "utilitarian": _utilitarian,
}
