"""Why there is no deal, and the smallest change that opens the zone [ChinneckDravnieks1991]."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass

from accord.analysis.deals.bargain import Bargain, Demand, Values
from accord.analysis.deals.beyond.climb import Aim, climb
from accord.analysis.deals.beyond.obstacles import Member, Obstacle, keep_where, meets, members, obstacle, search_among
from accord.analysis.deals.beyond.search import SPREAD, Search
from accord.analysis.deals.beyond.stakes import Gains, Stakes, everyone
from accord.analysis.deals.beyond.told import tell
from accord.analysis.deals.zone import MIDDLE
from accord.analysis.results import Package
from accord.analysis.solver import Clock, Undecided

MOST_WAYS = 20  # smallest sets of demands to give up that are listed


@dataclass(frozen=True, slots=True)
class Lowering:
    """Reservation values lowered so far that a package becomes acceptable: by how much (0 to 1) in party order."""

    by: tuple[float, ...]
    total: float
    package: Package


@dataclass(frozen=True, slots=True)
class GivingUp:
    """Demands (or constraints) without which the zone is open, and a package that is then in it."""

    obstacles: tuple[Obstacle, ...]
    package: Package


@dataclass(frozen=True, slots=True)
class NoDeal:
    """Why no package is acceptable to all, and what would change that. All is empty where some package is.

    `status` is "proven" where everything below is; else time ran out, and what is missing is left empty.
    """

    empty: bool | None  # the zone, at the middle cost of no deal; none: not decided in the time
    conflict: tuple[Obstacle, ...]  # no package meets all of them, and leaving out any one of them some does
    irreducible: bool  # the second half of that is proven too
    ways: tuple[GivingUp, ...]  # all sets of the fewest demands to give up (constraints: only where that was asked)
    complete: bool  # no other set is as small
    lowering: tuple[Lowering, ...]  # the least lowering in total, all that tie; empty: lowering alone opens nothing
    lowering_eps: float  # how much less may do; 0: proven
    alone: tuple[float | None, ...]  # per party: what lowering its own reservation value alone takes; none: not enough
    programs: int
    seconds: float


def why_no_deal(bargain: Bargain, *, breaking: bool = False, time_limit: float = 60.0) -> NoDeal:
    """An irreducible conflict of demands and constraints, and the smallest changes that open the zone.

    `breaking`: constraints count as what may be given up. `time_limit` is in seconds.
    """
    began, clock = time.monotonic(), Clock(time_limit)
    asked = _Asked(bargain, clock, breaking)
    empty = asked.empty()
    if not empty:
        return NoDeal(empty, (), False, (), False, (), math.inf, (), clock.solved, time.monotonic() - began)
    conflict, irreducible = asked.conflict()
    ways, complete = asked.ways()
    lowering, eps = asked.lowering()
    alone = asked.alone()
    told = tuple(obstacle(bargain, member) for member in conflict)
    return NoDeal(True, told, irreducible, ways, complete, lowering, eps, alone, clock.solved, time.monotonic() - began)


class _Asked:
    """A bargain whose zone is looked at; each question keeps what it has found where time runs out."""

    def __init__(self, bargain: Bargain, clock: Clock, breaking: bool) -> None:
        self._bargain, self._clock, self._breaking = bargain, clock, breaking
        self._members = members(bargain)

    def empty(self) -> bool | None:
        try:
            return search_among(self._bargain, self._clock, self._members).find() is None
        except Undecided:
            return None

    def conflict(self) -> tuple[list[Member], bool]:
        """Deletion filter: each member in turn is left out for good, unless a package then meets all the others."""
        kept, irreducible = list(self._members), True
        for member in self._members:
            rest = [m for m in kept if m != member]
            try:
                if search_among(self._bargain, self._clock, rest).find() is None:
                    kept = rest
            except Undecided:
                irreducible = False
        return kept, irreducible

    def ways(self) -> tuple[tuple[GivingUp, ...], bool]:
        """Every smallest set to give up, by asking for as many as can be kept, again and again."""
        soft = [m for m in self._members if self._breaking or isinstance(m, Demand)]
        search = search_among(self._bargain, self._clock, [m for m in self._members if m not in soft])
        kept = {k: search.program.variable() for k in range(len(soft))}
        for k, where in kept.items():
            keep_where(search, soft[k], where)
        found: list[GivingUp] = []
        try:
            while best := search.maximise([(1.0, where) for where in kept.values()]):
                if not best[3]:
                    return tuple(found), False
                given = self._given(soft, best[0])
                if not found:
                    search.program.at_least([(1, where) for where in kept.values()], len(soft) - len(given))
                elif len(found) == MOST_WAYS:
                    return tuple(found), False
                told = tuple(obstacle(self._bargain, soft[k]) for k in given)
                found.append(GivingUp(told, tell(self._bargain, best[0], broken=True)))
                search.program.some([kept[k] for k in given])
        except Undecided:
            return tuple(found), False
        return tuple(found), True

    def _given(self, soft: Sequence[Member], package: Values) -> list[int]:
        """What a package does not meet, directly."""
        return [k for k, member in enumerate(soft) if not meets(self._bargain, member, package)]

    def lowering(self) -> tuple[tuple[Lowering, ...], float]:
        """The least total lowering with all floors and constraints kept."""
        bargain = self._bargain
        try:
            search = search_among(bargain, self._clock, [m for m in self._members if m not in _values(bargain)])
            stakes = everyone(bargain)
            climbed = climb(search, stakes, _least(search, stakes))
        except Undecided:
            return (), math.inf
        ways = [_lowered(bargain, stakes, package) for package in climbed.best.values()]
        return tuple(ways), climbed.eps

    def alone(self) -> tuple[float | None, ...]:
        """What each party's reservation value alone has to give."""
        bargain, found = self._bargain, list[float | None]()
        for i in range(len(bargain.parties)):
            if i not in bargain.consents:
                found.append(None)
                continue
            try:
                rest = [m for m in self._members if m != Demand(i)]
                best = search_among(bargain, self._clock, rest).largest(i)
            except Undecided:
                best = None
            found.append(None if best is None else (bargain.reservations[i][MIDDLE] - best[1]) / bargain.scales[i])
        return tuple(found)


def _values(bargain: Bargain) -> list[Demand]:
    return [demand for demand in bargain.demands() if demand.node is None]


def _least(search: Search, stakes: Stakes) -> Aim:
    """The smallest sum of what values lack to reservation values."""
    whole = math.lcm(*stakes.scales)
    lacks: list[tuple[float, int]] = []
    for i, least, scale in zip(stakes.parties, stakes.floor, stakes.scales, strict=True):
        lack = search.program.real(0.0, max(least / scale, 0.0) + 1.0)
        search.program.about([*((n / scale, x) for n, x in search.terms(i)), (1.0, lack)], least / scale)
        lacks.append((-SPREAD, lack))

    def score(gains: Gains) -> int:
        return sum(min(gain, 0) * (whole // scale) for gain, scale in zip(gains, stakes.scales, strict=True))

    return Aim(lacks, score, lambda gains: SPREAD * score(gains) / whole, lambda gains: None)


def _lowered(bargain: Bargain, stakes: Stakes, package: Values) -> Lowering:
    gains = dict(zip(stakes.parties, stakes.gains(package), strict=True))
    by = tuple(max(0, -gains.get(i, 0)) / scale for i, scale in enumerate(bargain.scales))
    return Lowering(by, sum(by), tell(bargain, package))
