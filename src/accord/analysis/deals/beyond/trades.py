"""Trades between points, and what linking them is worth [Raiffa1982] [LaxSebenius1986].

Two points make a trade for two parties that want opposite things on both, where each has more at stake in the one that
the other has less at stake in: each then gets its way where it matters more to it.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from accord.analysis.deals.bargain import Bargain, Values
from accord.analysis.deals.beyond.climb import total
from accord.analysis.deals.beyond.search import Search
from accord.analysis.deals.beyond.stakes import Stakes
from accord.analysis.deals.sums.drawing import truth, worth
from accord.analysis.results import Status
from accord.analysis.solver import Clock, Undecided
from accord.case.formula import Truth

MOST_WAYS = 4096  # of settling one point: more are not looked through
MOST_TOLD = 50

Packages = NDArray[np.int64]  # (packages, options): the number of each option's value
Worths = NDArray[np.object_]  # (packages, parties): on each party's scale, in Python's whole numbers


@dataclass(frozen=True, slots=True)
class Trade:
    """What two parties gain by each giving way on one point, rather than each on the other.

    The first party has its way on the first point, the second on the second. Gains are in values (0 to 1), with all
    other points as they are in `base`.
    """

    parties: tuple[str, str]
    points: tuple[str, str]
    gains: tuple[float, float]
    traded: Values  # the package of the trade
    reverse: Values  # each has its way on the point that matters less to it


@dataclass(frozen=True, slots=True)
class Trades:
    """Every trade between two points, the largest least gain first. `unseen`: points with too many ways to settle."""

    base: Values
    found: tuple[Trade, ...]
    unseen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Linkage:
    """What settling the points together gives beyond settling them one after another; in values (0 to 1).

    Each point is settled, in the order of the case, so that nobody whose consent is needed loses and the sum of gains
    is the largest; so are all at once. Per party (of those needed) what it gains over `base`.
    """

    base: Values
    apart: tuple[float, ...]
    apart_package: Values
    together: tuple[float, ...]
    together_package: Values
    status: Status  # of `together`

    @property
    def worth(self) -> float:
        """The sum of gains that linking the points adds."""
        return sum(self.together) - sum(self.apart)


@dataclass(frozen=True, slots=True)
class _Board:
    """The points, and per point how each party needed would settle it."""

    base: Values
    points: dict[str, tuple[int, ...]]
    wished: dict[str, Packages]
    worths: dict[str, Worths]  # (whose wish, parties needed): what that is worth

    def opposed(self, point: str, couple: tuple[int, int]) -> bool:
        """Whether each of two parties loses where a point is settled as the other wishes."""
        a, b = couple
        worth = self.worths[point]
        return bool(worth[a, a] > worth[b, a] and worth[b, b] > worth[a, b])


def points_of(bargain: Bargain) -> dict[str, tuple[int, ...]]:
    """The points of a case and their options by number; an option of no point is one of its own."""
    place = {name: o for o, name in enumerate(bargain.case.options)}
    points = {name: tuple(place[o] for o in point.options) for name, point in bargain.case.points.items()}
    settled = {o for options in points.values() for o in options}
    return points | {name: (o,) for name, o in place.items() if o not in settled}


def base_of(bargain: Bargain) -> Values:
    """What other points are held at: what holds without a deal; where nothing says, each option's first value."""
    return bargain.fallback or tuple(domain[0] for domain in bargain.domains)


def trades(bargain: Bargain) -> Trades:
    """The trades between any two points for any two parties whose consent is needed."""
    base, points = base_of(bargain), points_of(bargain)
    wished = {name: _wished(bargain, base, options) for name, options in points.items()}
    unseen = tuple(name for name, best in wished.items() if best is None)
    seen = {name: best for name, best in wished.items() if best is not None}
    board = _Board(base, points, seen, {p: _worths(bargain, best, bargain.consents) for p, best in seen.items()})
    found: list[Trade] = []
    for couple in itertools.combinations(range(len(bargain.consents)), 2):
        names = [name for name in seen if board.opposed(name, couple)]
        for k, first in enumerate(names):
            found += _between(bargain, board, first, names[k + 1 :], couple)
    found.sort(key=lambda t: (-min(t.gains), -sum(t.gains), t.points, t.parties))
    return Trades(base, tuple(found[:MOST_TOLD]), unseen)


def settle_apart(bargain: Bargain) -> Values | None:
    """The points settled one after another, nobody needed losing by any; None where one has too many ways to settle."""
    agreed = base_of(bargain)
    for options in points_of(bargain).values():
        settled = settle_point(bargain, agreed, options)
        if settled is None:
            return None
        agreed = settled
    return agreed


def settle_point(bargain: Bargain, agreed: Values, options: Sequence[int]) -> Values | None:
    """One point settled, the others as agreed: nobody needed loses, and the sum of gains is the largest."""
    ways = _ways(bargain, agreed, options)
    if ways is None:
        return None
    worths = _worths(bargain, ways, bargain.consents)
    keeps = (worths >= worths[0]).all(axis=1) & _feasible(bargain, ways)
    if not keeps.any():
        return agreed
    sums = [
        sum(Fraction(int(w), bargain.scales[i]) for w, i in zip(row, bargain.consents, strict=True)) for row in worths
    ]
    best = max(np.flatnonzero(keeps).tolist(), key=lambda k: (sums[k], -k))
    return tuple(ways[best].tolist())


def settle_together(bargain: Bargain, time_limit: float = 20.0) -> tuple[Values, Status] | None:
    """All points settled at once, nobody needed losing in sum, the sum of gains the largest; None: no such package.

    `time_limit` is in seconds; "within eps" where it ended the search.
    """
    base = base_of(bargain)
    today = _worths(bargain, np.array([base]), range(len(bargain.parties)))[0].tolist()
    free = replace(bargain, floors=(), reservations=tuple((worth,) * 3 for worth in today))
    search = Search(free, Clock(time_limit))
    search.require_zone()
    try:
        found = total(search, Stakes(free, bargain.consents, tuple(today[i] for i in bargain.consents)))
    except Undecided:
        return (base, "within eps")
    if not found.best:
        return None
    return next(iter(found.best.values())), "proven" if found.eps == 0 else "within eps"


def linkage(bargain: Bargain, time_limit: float = 20.0) -> Linkage | None:
    """What settling the points together gives beyond one after another.

    None where a point has too many ways to be settled, or the base is not feasible itself.
    """
    base, apart, together = base_of(bargain), settle_apart(bargain), settle_together(bargain, time_limit)
    if apart is None or together is None or not _feasible(bargain, np.array([base])).all():
        return None
    package, status = together
    worths = _worths(bargain, np.array([base, apart, package]), bargain.consents)
    gains = _shares(bargain, worths - worths[0])
    return Linkage(base, tuple(map(float, gains[1])), apart, tuple(map(float, gains[2])), package, status)


def _between(
    bargain: Bargain, board: _Board, first: str, seconds: Sequence[str], couple: tuple[int, int]
) -> Iterator[Trade]:
    """The trades of two parties (by place among those needed) between one point and each of some others."""
    a, b = couple
    parties = bargain.consents[a], bargain.consents[b]
    corners = np.tile(np.array(board.base, dtype=np.int64), (2 * len(seconds), 1))
    for k, second in enumerate(seconds):
        for corner, one, other in ((2 * k, a, b), (2 * k + 1, b, a)):
            for point, who in ((first, one), (second, other)):
                options = list(board.points[point])
                corners[corner, options] = board.wished[point][who, options]
    worths, allowed = _worths(bargain, corners, parties), _feasible(bargain, corners)
    scales = [bargain.scales[i] for i in parties]
    for k, second in enumerate(seconds):
        one, other = 2 * k, 2 * k + 1
        gains = [int(g) / scale for g, scale in zip(worths[one] - worths[other], scales, strict=True)]
        if not (allowed[one] and allowed[other] and gains[0] * gains[1] > 0):
            continue
        names = bargain.parties[parties[0]], bargain.parties[parties[1]]
        traded, reverse = tuple(corners[one].tolist()), tuple(corners[other].tolist())
        if gains[0] > 0:
            yield Trade(names, (first, second), (gains[0], gains[1]), traded, reverse)
        else:
            yield Trade(names[::-1], (first, second), (-gains[1], -gains[0]), reverse, traded)


def _wished(bargain: Bargain, base: Values, options: Sequence[int]) -> Packages | None:
    """(parties needed, options): how each party would settle a point alone, the others being as in `base`.

    Of ways equally good for it, the one best for the others. None where there are too many ways.
    """
    ways = _ways(bargain, base, options)
    if ways is None:
        return None
    allowed = ways[_feasible(bargain, ways)]
    if len(allowed) == 0:
        allowed = np.array([base], dtype=np.int64)
    worths = _worths(bargain, allowed, bargain.consents)
    sums = _shares(bargain, worths).sum(axis=1)
    best = [max(range(len(allowed)), key=lambda k: (worths[k, i], sums[k], -k)) for i in range(len(bargain.consents))]
    return np.asarray(allowed[best])


def _ways(bargain: Bargain, base: Values, options: Sequence[int]) -> Packages | None:
    """Every way of settling some options, the others being as in `base`; `base` itself first."""
    domains = [bargain.domains[o] for o in options]
    if math.prod(map(len, domains)) > MOST_WAYS:
        return None
    ways = np.tile(np.array(base, dtype=np.int64), (math.prod(map(len, domains)) + 1, 1))
    ways[1:, list(options)] = list(itertools.product(*domains))
    return ways


def _worths(bargain: Bargain, packages: Packages, parties: Sequence[int]) -> Worths:
    """(packages, parties): what each is worth, on the scales."""
    columns = [worth(bargain, party, packages) for party in parties]
    return np.stack(columns, axis=1) if columns else np.zeros((len(packages), 0), dtype=object)


def _shares(bargain: Bargain, worths: Worths) -> NDArray[np.float64]:
    """Worths of the parties needed as values, 0 to 1."""
    scales = np.array([bargain.scales[i] for i in bargain.consents], dtype=object)
    return np.asarray((worths / scales).astype(np.float64))


def _feasible(bargain: Bargain, packages: Packages) -> Truth:
    held = np.ones(len(packages), dtype=np.bool_)
    for node in bargain.never:
        held &= ~truth(bargain, node, packages)
    return held
