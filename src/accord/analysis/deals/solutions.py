"""What the bargaining solutions pick, by exact enumeration [Nash1950] [KalaiSmorodinsky1975] [Kalai1977] [Imai1983]."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from accord.analysis.deals.packages import Worth
from accord.analysis.deals.zone import MIDDLE
from accord.analysis.results import Solution, StateSet

Gains = tuple[Fraction, ...]  # one per party with a stake: value over reservation value
Floats = NDArray[np.float64]  # (packages, parties)
Score = Fraction | Gains

# Floats only sort out what cannot win; what is this near to the best is compared exactly.
NEAR = 1e-9


def solve(worth: Worth, zone: StateSet) -> tuple[Solution, ...]:
    """Every solution over the packages of the zone that give each party with a stake a gain; ties all listed."""
    stakes = [i for i in worth.consents if worth.worths[i].min() < worth.worths[i].max()]
    gains = worth.worths[stakes] - worth.reservations[stakes, MIDDLE][:, None]
    gaining = np.flatnonzero(zone & (gains > 0).all(axis=0)) if stakes else np.zeros(0, dtype=np.int64)
    scales = [worth.scales[i] for i in stakes]
    ideals = (
        [Fraction(int(g), s) for g, s in zip(gains[:, gaining].max(axis=1), scales, strict=True)]
        if len(gaining)
        else []
    )
    return tuple(
        Solution(name, formula, _best(gains[:, gaining].T, gaining, scales, (rough, score(ideals))), "proven")
        for name, (formula, rough, score) in SOLUTIONS.items()
    )


def _best(
    gains: NDArray[np.int64],
    packages: NDArray[np.int64],
    scales: Sequence[int],
    measures: tuple[Callable[[Floats], NDArray[np.float64]], Callable[[Gains], Score]],
) -> tuple[int, ...]:
    """The packages of the highest score: sifted by floats, decided by fractions."""
    if len(packages) == 0:
        return ()
    rough, score = measures
    about = rough(gains / np.array(scales, dtype=np.float64))
    near = about >= about.max() - NEAR * max(1.0, abs(float(about.max())))
    points, point = np.unique(gains[near], axis=0, return_inverse=True)
    exact = [score(tuple(Fraction(int(g), s) for g, s in zip(row, scales, strict=True))) for row in points]
    top = max(exact)
    best = [k for k, value in enumerate(exact) if value == top]
    return tuple(int(s) for s in packages[near][np.isin(point.reshape(-1), best)])


def _product(ideals: Sequence[Fraction]) -> Callable[[Gains], Score]:
    return lambda gains: math.prod(gains, start=Fraction(1))


def _sum(ideals: Sequence[Fraction]) -> Callable[[Gains], Score]:
    return lambda gains: sum(gains, Fraction())


def _least_first(ideals: Sequence[Fraction]) -> Callable[[Gains], Score]:
    return lambda gains: tuple(sorted(gains))


def _least_share_first(ideals: Sequence[Fraction]) -> Callable[[Gains], Score]:
    return lambda gains: tuple(sorted(g / ideal for g, ideal in zip(gains, ideals, strict=True)))


def _logarithms(gains: Floats) -> NDArray[np.float64]:
    return np.asarray(np.log(gains).sum(axis=1))


def _sums(gains: Floats) -> NDArray[np.float64]:
    return np.asarray(gains.sum(axis=1))


def _least(gains: Floats) -> NDArray[np.float64]:
    return np.asarray(gains.min(axis=1))


def _least_share(gains: Floats) -> NDArray[np.float64]:
    return np.asarray((gains / gains.max(axis=0)).min(axis=1))


SOLUTIONS = {
    "nash": ("the largest product of gains over reservation values", _logarithms, _product),
    "kalai-smorodinsky": (
        "the largest least share of the best gain each could have, then the next least",
        _least_share,
        _least_share_first,
    ),
    "egalitarian": ("the largest least gain, then the next least", _least, _least_first),
    "utilitarian": ("the largest sum of gains", _sums, _sum),
}
