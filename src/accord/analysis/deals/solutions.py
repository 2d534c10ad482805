"""What the bargaining solutions pick, exactly [Nash1950] [KalaiSmorodinsky1975] [Kalai1977] [Imai1983]."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from accord.analysis.deals.packages import Worth
from accord.analysis.deals.zone import MIDDLE
from accord.analysis.results import Solution, StateSet

Gain = Sequence[Fraction]  # one per party with a stake: value over reservation value
Gains = NDArray[np.int64]  # (packages, parties with a stake): gains times the party's scale
Floats = NDArray[np.float64]  # (packages, parties with a stake)
Score = Fraction | tuple[Fraction, ...]

# Floats only sort out what cannot win; what is this near to the best is compared exactly.
NEAR = 1e-9

MOST_PICKED = 20  # packages told of each solution, where more tie


@dataclass(frozen=True, slots=True)
class _Measure:
    """What a solution makes as large as it can, of gains and of the best gain each party could have in the zone."""

    formula: str
    exactly: Callable[[Gain, Gain], Score]
    roughly: Callable[[Floats, Floats], NDArray[np.float64]]  # the same; of several numbers, the first


SOLUTIONS = {
    "nash": _Measure(
        "the largest product of gains over reservation values",
        lambda gain, best: math.prod(gain, start=Fraction(1)),
        lambda gains, best: np.asarray(np.log(gains).sum(axis=1)),
    ),
    "kalai-smorodinsky": _Measure(
        "the largest least share of the best gain each could have, then the next least",
        lambda gain, best: tuple(sorted(g / b for g, b in zip(gain, best, strict=True))),
        lambda gains, best: np.asarray((gains / best).min(axis=1)),
    ),
    "egalitarian": _Measure(
        "the largest least gain",
        lambda gain, best: min(gain),
        lambda gains, best: np.asarray(gains.min(axis=1)),
    ),
    "leximin": _Measure(
        "the largest least gain, then the next least",
        lambda gain, best: tuple(sorted(gain)),
        lambda gains, best: np.asarray(gains.min(axis=1)),
    ),
    "utilitarian": _Measure(
        "the largest sum of gains",
        lambda gain, best: sum(gain, Fraction()),
        lambda gains, best: np.asarray(gains.sum(axis=1)),
    ),
}


def solve(worth: Worth, zone: StateSet, efficient: StateSet) -> tuple[Solution, ...]:
    """Every solution over the zone's frontier, `efficient`, of what gives each party with a stake a gain; all ties."""
    stakes = [i for i in worth.consents if worth.worths[i].min() < worth.worths[i].max()]
    gains = (worth.worths[stakes] - worth.reservations[stakes, MIDDLE][:, None]).T
    packages = np.flatnonzero(efficient & zone)
    best = [int(g) for g in gains[zone].max(axis=0)] if zone.any() else []
    picks = pick(gains[packages], [worth.scales[i] for i in stakes], best)
    return tuple(
        Solution(name, measure.formula, tuple(packages[picks[name]].tolist()), "proven")
        for name, measure in SOLUTIONS.items()
    )


def pick(gains: Gains, scales: Sequence[int], best: Sequence[int]) -> dict[str, NDArray[np.int64]]:
    """The rows each solution picks, of the gains of packages no other dominates.

    Gains and the best gain each party could have in the zone are times the party's scale. Empty where no row gives
    everyone a gain, or nobody has a stake.
    """
    gaining = np.flatnonzero((gains > 0).all(axis=1)) if scales else np.zeros(0, dtype=np.int64)
    if len(gaining) == 0:
        return dict.fromkeys(SOLUTIONS, gaining)
    top = [Fraction(b, scale) for b, scale in zip(best, scales, strict=True)]
    return {name: gaining[_top(measure, gains[gaining], scales, top)] for name, measure in SOLUTIONS.items()}


def _top(measure: _Measure, gains: Gains, scales: Sequence[int], best: Gain) -> NDArray[np.int64]:
    """The packages of the highest score: sifted by floats, decided by fractions."""
    about = measure.roughly(gains / np.array(scales, dtype=np.float64), np.array(best, dtype=np.float64))
    near = np.flatnonzero(about >= about.max() - NEAR * max(1.0, abs(float(about.max()))))
    points, point = np.unique(gains[near], axis=0, return_inverse=True)
    scores = [measure.exactly(_fractions(row, scales), best) for row in points]
    top = max(scores)
    return near[np.isin(point.reshape(-1), [k for k, score in enumerate(scores) if score == top])]


def _fractions(row: NDArray[np.int64], scales: Sequence[int]) -> Gain:
    return [Fraction(int(g), scale) for g, scale in zip(row, scales, strict=True)]
