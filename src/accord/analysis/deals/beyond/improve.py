"""Post-settlement settlement: what is better for all than a package agreed, or a proof of none [Raiffa1985]."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass

from accord.analysis.deals.bargain import Bargain, Values, value_of
from accord.analysis.deals.beyond.climb import Climbed, product, total
from accord.analysis.deals.beyond.level import undominated
from accord.analysis.deals.beyond.named import bargain_for, settled_package
from accord.analysis.deals.beyond.search import Search
from accord.analysis.deals.beyond.stakes import Stakes
from accord.analysis.deals.beyond.told import tell
from accord.analysis.results import Package, Status
from accord.analysis.solver import Clock, Undecided
from accord.case import Case


@dataclass(frozen=True, slots=True)
class Improved:
    """A package, and those that hold all floors and that nobody whose consent is needed likes less.

    `best` has the largest product of gains over the package of those who can gain at all; where they cannot all gain
    at once, the largest sum of gains (`measure`). One package for each way of sharing the gains that ties.
    `for_each`: per party, the improvement best for it (none: it can gain nothing, or its consent is not needed).
    """

    package: Package
    efficient: bool | None  # proven that no such package is better for anyone; none: not decided in the time
    measure: str  # "nash" or "utilitarian"
    best: tuple[Package, ...]
    status: Status  # of `best`
    eps: float
    for_each: tuple[Package | None, ...]
    seconds: float


def improvements(case: Case, package: Mapping[str, str], *, time_limit: float = 60.0) -> Improved:
    """What would be better for all than a package (a value per option; those left out are as without a deal).

    Raises Problems: names that are none, a package that is not feasible.
    """
    bargain = bargain_for(case)
    values = settled_package(bargain, package)
    began, clock = time.monotonic(), Clock(time_limit)
    asked = _Asked(bargain, clock, values)
    efficient = asked.efficient()
    told = tell(bargain, values)
    if efficient is not False:
        nobody = (None,) * len(bargain.parties)
        status: Status = "proven" if efficient else "unknown"
        return Improved(told, efficient, "nash", (), status, math.inf, nobody, time.monotonic() - began)
    measure, climbed = asked.best()
    status = "proven" if climbed.eps == 0 else "within eps" if climbed.best else "unknown"
    best = tuple(tell(bargain, better) for better in climbed.best.values())
    each = tuple(asked.best_for(i) for i in range(len(bargain.parties)))
    return Improved(told, False, measure, best, status, climbed.eps, each, time.monotonic() - began)


class _Asked:
    """The packages that hold all floors and are no worse for anyone than one of them."""

    def __init__(self, bargain: Bargain, clock: Clock, package: Values) -> None:
        self._bargain, self._clock, self._package = bargain, clock, package
        floor = tuple(value_of(bargain.case, bargain.terms[i], package) for i in bargain.consents)
        self._stakes = Stakes(bargain, bargain.consents, floor)

    def search(self) -> Search:
        search = Search(self._bargain, self._clock)
        for demand in self._bargain.demands():
            if demand.node is not None:
                search.require(demand)
        self._stakes.require(search, [0] * len(self._stakes.parties))
        return search

    def efficient(self) -> bool | None:
        try:
            search = self.search()
            self._stakes.require_other(search, (0,) * len(self._stakes.parties))
            return search.find() is None
        except Undecided:
            return None

    def best(self) -> tuple[str, Climbed]:
        """By product where all who care can gain at once, else by sum."""
        try:
            able = [k for k in range(len(self._stakes.parties)) if self._can_gain(k)]
            parties, floor = ([row[k] for k in able] for row in (self._stakes.parties, self._stakes.floor))
            climbed = product(self.search(), Stakes(self._bargain, tuple(parties), tuple(floor)))
            if climbed.best:
                return "nash", climbed
            return "utilitarian", total(self.search(), self._stakes)
        except Undecided:
            return "nash", Climbed()

    def best_for(self, party: int) -> Package | None:
        """The improvement a party likes best; of those, one that nobody can gain by leaving."""
        if party not in self._stakes.parties:
            return None
        k = self._stakes.parties.index(party)
        try:
            search = self.search()
            most = search.largest(party)
            if most is None or most[1] <= self._stakes.floor[k]:
                return None
            search.at_least(party, most[1])
            return tell(self._bargain, undominated(search, self._stakes, most[0]))
        except Undecided:
            return None

    def _can_gain(self, k: int) -> bool:
        search = self.search()
        search.at_least(self._stakes.parties[k], self._stakes.floor[k] + 1)
        return search.find() is not None
