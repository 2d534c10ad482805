"""The largest product, or sum, of gains: by tangents that bound the logarithm from above, proven by exclusion.

A program in floats picks a package; its gains are compared in whole numbers. In the end nothing that gives someone
more than the packages found can come near the best of them: then it is the best, and those that tie are known.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from accord.analysis.deals.bargain import Values
from accord.analysis.deals.beyond.search import SPREAD, Search
from accord.analysis.deals.beyond.stakes import Gains, Stakes
from accord.analysis.solver import Literal, Terms, Undecided

FIRST = (0.01, 0.03, 0.08, 0.15, 0.25, 0.4, 0.6, 0.8, 1.0)  # shares of the most a party can gain: the first tangents
NEAR = 1e-4  # of SPREAD: how near to the best a package must be proven not to come; 50 times a solver's error
ROUNDS = 60  # programs; most take 5 to 10


@dataclass(slots=True)
class Climbed:
    """The best gains found and a package of each that ties; how much better (in logarithms, or value) others may be."""

    best: dict[Gains, Values] = field(default_factory=dict)
    score: int = 0
    eps: float = math.inf  # 0: proven

    def note(self, gains: Gains, package: Values, score: int) -> None:
        """A package found."""
        if not self.best or score >= self.score:
            self.best = {gains: package} if not self.best or score > self.score else {**self.best, gains: package}
            self.score = score


def product(search: Search, stakes: Stakes) -> Climbed:
    """The largest product of gains; requires (and leaves required) that everyone gains something."""
    logs = [_Log(search, stakes, k) for k in range(len(stakes.parties))]

    def tangents(gains: Gains) -> None:
        for log, gain in zip(logs, gains, strict=True):
            log.touch(gain)

    def height(gains: Gains) -> float:
        return sum(log.height(gain) for log, gain in zip(logs, gains, strict=True))

    return climb(search, stakes, Aim([(1.0, log.variable) for log in logs], math.prod, height, tangents))


def total(search: Search, stakes: Stakes) -> Climbed:
    """The largest sum of gains as shares of each party's scale."""
    whole = math.lcm(*stakes.scales)
    each = [whole // scale for scale in stakes.scales]
    objective = [(n * SPREAD / stakes.bargain.scales[i], x) for i in stakes.parties for n, x in search.terms(i)]
    floor = sum(least * SPREAD / scale for least, scale in zip(stakes.floor, stakes.scales, strict=True))

    def score(gains: Gains) -> int:
        return sum(n * gain for n, gain in zip(each, gains, strict=True))

    def height(gains: Gains) -> float:
        return floor + sum(gain * SPREAD / scale for gain, scale in zip(gains, stakes.scales, strict=True))

    return climb(search, stakes, Aim(objective, score, height, lambda gains: None))


@dataclass(frozen=True, slots=True)
class Aim:
    """What is made as large as it can: in floats for the solver, in whole numbers for the choice between packages."""

    objective: Sequence[tuple[float, Literal]]
    score: Callable[[Gains], int]
    height: Callable[[Gains], float]  # what the objective is, or tends to, for such gains
    touched: Callable[[Gains], None]  # what a package found teaches


def climb(search: Search, stakes: Stakes, aim: Aim) -> Climbed:
    """The packages of the highest score among those of the search; `eps` is none at all (0) where that is proven.

    An aim must not fall where a gain rises: packages no better for anyone than one known are not looked at.
    """
    found, seen, excluded = Climbed(), set[Gains](), set[Gains]()
    for _ in range(ROUNDS):
        try:
            best = search.maximise(aim.objective)
        except Undecided:
            return found
        if best is None:  # nothing (else) comes near
            found.eps = 0.0
            return found
        package, _, bound, proven = best
        gains = stakes.gains(package)
        found.note(gains, package, aim.score(gains))
        top = max(map(aim.height, found.best))
        found.eps = max(0.0, bound - top) / SPREAD
        if proven and bound < top - NEAR:
            found.eps = 0.0
            return found
        repeated, seen = gains in seen, seen | {gains}
        aim.touched(gains)
        if repeated or bound - top < NEAR:
            if not excluded:  # from here on it is only a matter of showing that nothing is better
                search.program.about(aim.objective, top - NEAR)
            for known in {gains, *found.best} - excluded:
                stakes.require_other(search, known)
                excluded.add(known)
    return found


class _Log:
    """SPREAD times the logarithm of a party's gain as a share of the most it can gain, bounded by tangents."""

    def __init__(self, search: Search, stakes: Stakes, k: int) -> None:
        self._search, party = search, stakes.parties[k]
        self._terms: Terms = search.terms(party)
        self._floor = stakes.floor[k]
        self._most = search.most(party) - self._floor
        search.at_least(party, self._floor + 1)
        self.variable = search.program.real(-SPREAD * math.log(max(self._most, 1)) - 1, 1)  # room for a float's error
        for share in FIRST:
            self._tangent(share)

    def height(self, gain: int) -> float:
        return SPREAD * math.log(gain / self._most)

    def touch(self, gain: int) -> None:
        """A tangent where a package was found."""
        self._tangent(gain / self._most)

    def _tangent(self, at: float) -> None:
        """log p <= log at + (p - at) / at, for the share p = (value - floor) / most."""
        if self._most < 1:
            return
        slope = SPREAD / at
        terms = [(slope * (n / self._most), x) for n, x in self._terms]
        bound = -SPREAD * (math.log(at) - 1) + slope * (self._floor / self._most)
        self._search.program.about([*terms, (-1.0, self.variable)], bound)
