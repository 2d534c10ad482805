"""What binds: the floor, reservation value or constraint that keeps out what all else allows, and at what cost."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from accord.analysis.deals.bargain import Bargain, Values
from accord.analysis.deals.beyond.climb import Climbed, product, total
from accord.analysis.deals.beyond.obstacles import Obstacle, members, obstacle, require_broken, search_among
from accord.analysis.deals.beyond.search import Search
from accord.analysis.deals.beyond.stakes import Stakes, everyone, stakes_of
from accord.analysis.deals.beyond.told import tell
from accord.analysis.results import Package
from accord.analysis.solver import Clock, Undecided
from accord.problem import did_you_mean, refuse


@dataclass(frozen=True, slots=True)
class Binding:
    """An obstacle, and the best of the packages that it alone keeps out, by the measure asked for.

    `gains`: in party order, what each would gain (or lose) in value if that package took the place of the best of the
    zone; all 0 where it would not, being no better by the measure.
    """

    obstacle: Obstacle
    package: Package
    gains: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """What binds in a zone that is not empty, the costliest first."""

    measure: str
    best: Package | None  # of the zone, by the measure; none: no package gives every party a gain, or time ran out
    bindings: tuple[Binding, ...]
    complete: bool  # every obstacle was looked at to the end; else time ran out
    programs: int
    seconds: float


def what_binds(bargain: Bargain, measure: str = "utilitarian", *, time_limit: float = 60.0) -> Bound:
    """What stands in the way of more, by "utilitarian" (the sum of gains) or "nash" (their product).

    By the product a reservation value keeps nothing out: what it excludes is no gain. Raises Problems for another word.
    """
    if measure not in _MEASURES:
        raise refuse(f'"{measure}" is no measure of what binds', hint=did_you_mean(measure, _MEASURES))
    began, clock = time.monotonic(), Clock(time_limit)
    bindings: list[tuple[int, Binding]] = []
    best: Values | None = None
    complete = True
    try:
        stakes = stakes_of(bargain, clock) if measure == "nash" else everyone(bargain)
        climbed = _MEASURES[measure](search_among(bargain, clock, members(bargain)), stakes)
        best = next(iter(climbed.best.values()), None)
        for member in members(bargain):
            search = search_among(bargain, clock, [m for m in members(bargain) if m != member])
            require_broken(search, member)
            other = _MEASURES[measure](search, stakes)
            complete = complete and other.eps == 0
            for package in list(other.best.values())[:1]:
                raised = other.score - climbed.score if best and other.score > climbed.score else 0
                gains = _gains(bargain, best, package) if best and raised else (0.0,) * len(bargain.parties)
                told = tell(bargain, package, broken=isinstance(member, int))
                bindings.append((raised, Binding(obstacle(bargain, member), told, gains)))
    except Undecided:
        complete = False
    ordered = tuple(binding for _, binding in sorted(bindings, key=lambda pair: -pair[0]))
    base = None if best is None else tell(bargain, best)
    return Bound(measure, base, ordered, complete, clock.solved, time.monotonic() - began)


def _gains(bargain: Bargain, best: Values, package: Values) -> tuple[float, ...]:
    before, after = tell(bargain, best), tell(bargain, package, broken=True)
    return tuple(b - a for a, b in zip(before.values, after.values, strict=True))


_MEASURES: dict[str, Callable[[Search, Stakes], Climbed]] = {"utilitarian": total, "nash": product}
