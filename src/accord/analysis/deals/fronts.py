"""The frontier of a bargain by what its packages are worth to whom, and what the solutions pick of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from accord.analysis.deals.bargain import Bargain, Values
from accord.analysis.deals.solutions import pick
from accord.analysis.deals.sums.counting import diagrams
from accord.analysis.deals.sums.setting import TooLarge, settle
from accord.analysis.deals.sums.sums import Frontier, frontier_of
from accord.analysis.deals.sums.trace import Tracer, some_package
from accord.analysis.deals.zone import MIDDLE
from accord.case.formula import Node

Numbers = NDArray[np.int64]

MOST_TIES = 1_000  # packages that tie and are put in order before the first of them are told
WORDS = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Front:
    """A frontier's sums, as what they are worth. `fixed`: worths that no choice alters, by party."""

    bargain: Bargain
    frontier: Frontier
    fixed: dict[int, int]
    tracer: Tracer

    def __len__(self) -> int:
        return len(self.frontier)

    @property
    def packages(self) -> int:
        """How many packages no other beats."""
        return self.count(range(len(self)))

    def count(self, rows: Sequence[int]) -> int:
        """How many packages have these sums."""
        return sum(self.frontier.counts[list(rows)].tolist())

    def gains(self, party: int) -> Numbers:
        """(rows,): a party's value less its reservation value, times its scale. Raises TooLarge beyond 64 bits."""
        least, setting = self.bargain.reservations[party][MIDDLE], self.frontier.setting
        if party in self.fixed:
            return np.full(len(self), self.fixed[party] - least, dtype=np.int64)
        k = setting.parties.index(party)
        points, unit, base = self.frontier.points[:, k], setting.unit[k], setting.base[k] - least
        if abs(base) + unit * int(np.abs(points).max(initial=0)) > WORDS:
            raise TooLarge("the weights are too fine for gains in 64 bits")
        return points * unit + base

    def worths(self) -> set[tuple[int, ...]]:
        """What the sums are worth to the parties whose consent is needed, on their scales."""
        setting = self.frontier.setting
        places = {i: k for k, i in enumerate(setting.parties)}
        told = (setting.worths(point) for point in self.frontier.points.tolist())
        return {
            tuple(self.fixed[i] if i in self.fixed else worth[places[i]] for i in self.bargain.consents)
            for worth in told
        }

    def balanced(self) -> list[list[int]]:
        """The rows by the least gain they give anyone whose consent is needed, best first; equal ones together."""
        scaled = [self.gains(i) / self.bargain.scales[i] for i in self.bargain.consents]
        least = np.min(scaled, axis=0) if scaled else np.zeros(len(self))
        order = np.argsort(-least, kind="stable")
        cuts = np.flatnonzero(np.diff(least[order])) + 1
        return [group.tolist() for group in np.split(order, cuts)] if len(order) else []

    def listed(self, rows: Sequence[int], most: int) -> list[Values]:
        """The first packages of these sums, in the order of states (of many that tie, the first found)."""
        enough = MOST_TIES if self.count(rows) <= MOST_TIES else most
        single = [row for row in rows if self.frontier.counts[row] == 1][:enough]
        found = some_package(self.frontier, single)
        several = (package for row in rows if self.frontier.counts[row] > 1 for package in self.tracer.packages(row))
        found += islice(several, enough - len(found))
        return sorted(found, key=lambda package: package[::-1])[:most]

    def solutions(self, stakes: Sequence[int]) -> dict[str, list[int]]:
        """The rows each solution picks."""
        gains = [self.gains(i) for i in stakes]
        table = np.stack(gains, axis=1) if gains else np.zeros((len(self), 0), dtype=np.int64)
        best = [int(column.max(initial=0)) for column in gains]
        return {
            name: rows.tolist() for name, rows in pick(table, [self.bargain.scales[i] for i in stakes], best).items()
        }


def within_zone(bargain: Bargain) -> Front:
    """The frontier of the packages acceptable to all whose consent is needed, at the middle. Raises TooLarge."""
    floors = [d.node for d in bargain.demands() if d.node is not None]
    least = {i: bargain.reservations[i][MIDDLE] for i in bargain.consents}
    return _front(bargain, floors, least)


def over_all(bargain: Bargain, least: dict[int, int] | None = None) -> Front:
    """The frontier of all feasible packages, or of those worth at least so much to parties. Raises TooLarge."""
    return _front(bargain, (), least or {})


def _front(bargain: Bargain, floors: Sequence[Node], least: dict[int, int]) -> Front:
    setting = settle(bargain, bargain.consents, floors)
    moved = setting.moved
    fixed = {i: setting.base[k] for k, i in enumerate(setting.parties) if k not in moved}
    failed = any(worth < least.get(i, worth) for i, worth in fixed.items())
    narrow = replace(setting.of(moved), possible=setting.possible and not failed)
    frontier = frontier_of(narrow, [least.get(i) for i in narrow.parties])
    return Front(bargain, frontier, fixed, Tracer(frontier))


def stakes(bargain: Bargain) -> list[int]:
    """The parties whose consent is needed to whom two feasible states differ in value. Raises TooLarge."""
    setting = settle(bargain, bargain.consents, anywhere=True)
    found = diagrams(setting)
    if found is None:
        return []
    most = np.sum([each.most[0][0] for each in found], axis=0)
    least = np.sum([each.least[0][0] for each in found], axis=0)
    return [i for k, i in enumerate(setting.parties) if most[k] > least[k]]
