"""War as no deal: the width that costs open, and whether a deal lasts [Fearon1995] [Powell2006].

A deal made today is kept tomorrow only by who is then no better off without it: the commitment problem.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from accord.analysis.deals.bargain import Bargain, Values, value_of
from accord.analysis.deals.beyond.climb import total
from accord.analysis.deals.beyond.named import bargain_for, settled_package
from accord.analysis.deals.beyond.nodeal import why_no_deal
from accord.analysis.deals.beyond.obstacles import Obstacle, members, search_among
from accord.analysis.deals.beyond.stakes import everyone
from accord.analysis.deals.beyond.told import tell
from accord.analysis.deals.packages import COST_GRAIN, costs
from accord.analysis.deals.zone import MIDDLE
from accord.analysis.results import Package
from accord.analysis.solver import Clock, Undecided
from accord.case import Case

Ends = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Costs:
    """What no deal costs, at the low, middle and high end. Per party; none where its reservation value is given."""

    by: tuple[Ends | None, ...]
    width: Ends  # of all whose consent is needed, in value: what there is to share over the fallback itself
    open_without: bool | None  # some package is acceptable to all even if no deal costs nothing; none: not decided
    open: tuple[bool | None, bool | None, bool | None]  # at the low, middle and high cost


@dataclass(frozen=True, slots=True)
class Lasting:
    """Whether some package is acceptable today (middle cost of no deal) and later.

    `whole`: over the whole range of later reservation values; `part`: at the low end of the ranges at least. None
    where there is none, or (`decided`) time ran out. The packages told have the largest sum of values.
    """

    costs: Costs
    later: tuple[tuple[float, float] | None, ...]  # per party; none: it stays as it is today
    rising: tuple[str, ...]  # parties that may ask for more later than today
    today: Package | None
    part: Package | None
    whole: Package | None
    decided: bool
    conflict: tuple[Obstacle, ...]  # why none lasts over the whole range, with later values; empty where one does
    seconds: float


@dataclass(frozen=True, slots=True)
class Kept:
    """Whether one package lasts. `margins`: value less reservation value, per party, now, and later at both ends."""

    package: Package
    verdict: Literal["lasts", "lasts in part of the range", "does not last", "not acceptable today"]
    now: tuple[float, ...]
    later: tuple[tuple[float, float], ...]  # at the low and the high end: the second is the smaller margin
    leaves: tuple[str, ...]  # parties whose consent is needed and who may leave it later


def what_lasts(case: Case, *, time_limit: float = 60.0) -> Lasting:
    """The width that costs open, and whether any deal lasts. Raises Problems where packages cannot be valued."""
    began, clock = time.monotonic(), Clock(time_limit)
    bargain = bargain_for(case)
    found: list[Package | None] = []
    decided, conflict = True, tuple[Obstacle, ...]()
    for moved in (bargain, later_bargain(bargain, 0), later_bargain(bargain, 1)):
        package, known = _best(moved, bargain, clock)
        found.append(package)
        decided = decided and known
    if decided and found[2] is None:
        conflict = why_no_deal(later_bargain(bargain, 1), time_limit=max(0.1, clock.end - time.monotonic())).conflict
    today, part, whole = found
    return Lasting(
        _costs(bargain, clock),
        tuple(_later(case, party) for party in bargain.parties),
        tuple(bargain.parties[i] for i in range(len(bargain.parties)) if _rises(bargain, i)),
        today,
        part,
        whole,
        decided,
        conflict,
        time.monotonic() - began,
    )


def lasts(case: Case, package: Mapping[str, str]) -> Kept:
    """Whether a package (a value per option; those left out are as without a deal) lasts.

    Raises Problems: names that are none, a package that is not feasible, a case whose packages cannot be valued.
    """
    bargain = bargain_for(case)
    values = settled_package(bargain, package)
    told = tell(bargain, values)
    ends = [_margins(later_bargain(bargain, end, at_least_today=False), values) for end in (0, 1)]
    leaves = tuple(bargain.parties[i] for i in bargain.consents if ends[1][i] < 0)
    now = _margins(bargain, values)
    if not told.in_zone[1]:
        verdict: Literal["lasts", "lasts in part of the range", "does not last", "not acceptable today"]
        verdict = "not acceptable today"
    elif not leaves:
        verdict = "lasts"
    else:
        partly = all(ends[0][i] >= 0 for i in bargain.consents)
        verdict = "lasts in part of the range" if partly else "does not last"
    return Kept(told, verdict, now, tuple(zip(*ends, strict=True)), leaves)


def later_bargain(bargain: Bargain, end: int, *, at_least_today: bool = True) -> Bargain:
    """The bargain with later reservation values, at the low (0) or the high (1) end of their ranges.

    Those that fall count as today's where a package must be acceptable today, too.
    """
    moved = []
    for party, today, scale in zip(bargain.parties, bargain.reservations, bargain.scales, strict=True):
        later = _later(bargain.case, party)
        if later is None:
            moved.append(today)
            continue
        number = -(-_grained(later[end]) * scale // 1)
        high, middle, low = (max(number, r) if at_least_today else number for r in today)
        moved.append((high, middle, low))
    return replace(bargain, reservations=tuple(moved))


def _best(moved: Bargain, bargain: Bargain, clock: Clock) -> tuple[Package | None, bool]:
    """The acceptable package of the largest sum of values; and whether that there is none is known."""
    try:
        climbed = total(search_among(moved, clock, members(moved)), everyone(moved))
    except Undecided:
        return None, False
    package = next(iter(climbed.best.values()), None)
    return (None if package is None else tell(bargain, package)), package is not None or climbed.eps == 0


def _costs(bargain: Bargain, clock: Clock) -> Costs:
    case = bargain.case
    given = case.fallback.reservation if case.fallback else {}
    by: list[Ends | None] = []
    for party in bargain.parties:
        low, middle, high = map(float, costs(case, party))
        by.append(None if party in given else (low, middle, high))
    paying = [bargain.parties[i] for i in bargain.consents if by[i] is not None]
    widths = [float(sum(costs(case, party)[k] for party in paying)) for k in range(3)]
    free = None if bargain.fallback is None else _open(_costless(bargain), MIDDLE, clock)
    opened = tuple(_open(bargain, end, clock) for end in (2, 1, 0))
    return Costs(tuple(by), (widths[0], widths[1], widths[2]), free, (opened[0], opened[1], opened[2]))


def _costless(bargain: Bargain) -> Bargain:
    """As if no deal cost nothing: reservation values are what the fallback is worth, unless they are given."""
    given = bargain.case.fallback.reservation if bargain.case.fallback else {}
    moved = []
    for i, party in enumerate(bargain.parties):
        worth = value_of(bargain.case, bargain.terms[i], bargain.fallback or ())
        moved.append(bargain.reservations[i] if party in given else (worth, worth, worth))
    return replace(bargain, reservations=tuple(moved))


def _open(bargain: Bargain, end: int, clock: Clock) -> bool | None:
    try:
        return search_among(bargain, clock, members(bargain), end).find() is not None
    except Undecided:
        return None


def _margins(bargain: Bargain, package: Values) -> tuple[float, ...]:
    rows = zip(bargain.terms, bargain.reservations, bargain.scales, strict=True)
    return tuple((value_of(bargain.case, terms, package) - r[MIDDLE]) / scale for terms, r, scale in rows)


def _later(case: Case, party: str) -> tuple[float, float] | None:
    return case.fallback.later.get(party) if case.fallback else None


def _rises(bargain: Bargain, party: int) -> bool:
    later = _later(bargain.case, bargain.parties[party])
    today = Fraction(bargain.reservations[party][MIDDLE], bargain.scales[party])
    return later is not None and _grained(later[1]) > today


def _grained(number: float) -> Fraction:
    return Fraction(round(number * COST_GRAIN), COST_GRAIN)
