"""The packages that cannot be improved for one party without loss to another [Raiffa1982] [KLP1975]."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from accord.analysis.deals.packages import Worth, Worths
from accord.analysis.results import StateSet

FEW = 256  # points compared all with all: below this, arrays cost more to set up than to compare


def frontier(worth: Worth, among: StateSet) -> StateSet:
    """The packages of `among` that no other of them weakly dominates, for the parties whose consent is needed."""
    chosen = np.flatnonzero(among)
    efficient = np.zeros(len(among), dtype=np.bool_)
    if len(chosen) == 0:
        return efficient
    if not worth.consents:
        return among.copy()
    values, package = np.unique(worth.worths[list(worth.consents)][:, chosen].T, axis=0, return_inverse=True)
    efficient[chosen] = undominated(values[::-1])[::-1][package.reshape(-1)]
    return efficient


def undominated(points: Worths) -> StateSet:
    """(points,) of distinct points (points, parties), in descending order: not dominated.

    A point is dominated only by one before it. So each half is sifted for itself, and what is left of the second
    half by what is left of the first, whose first column is no worse anyway.
    """
    if len(points) <= FEW:
        return np.asarray(_no_worse(points, points).sum(axis=0) == 1)  # than itself alone: no two points are equal
    half = len(points) // 2
    first, second = undominated(points[:half]), undominated(points[half:])
    second[second] = ~_beaten(points[half:][second, 1:], points[:half][first, 1:])
    return np.concatenate((first, second))


def _beaten(points: Worths, by: Worths) -> StateSet:
    """(points,): no better in any column than some one of the others."""
    if points.shape[1] == 0:
        return np.ones(len(points), dtype=np.bool_)
    if points.shape[1] == 1:
        return np.asarray(points[:, 0] <= by[:, 0].max())
    if points.shape[1] == 2:
        by = by[np.argsort(-by[:, 0], kind="stable")]
        best = np.maximum.accumulate(by[:, 1])  # of the second column, among those that good in the first
        count = np.searchsorted(-by[:, 0], -points[:, 0], side="right")
        return np.asarray((count > 0) & (best[np.maximum(count, 1) - 1] >= points[:, 1]))
    if len(points) * len(by) <= FEW**2:
        return np.asarray(_no_worse(by, points).any(axis=0))
    return _beaten_by_halves(points, by)


def _beaten_by_halves(points: Worths, by: Worths) -> StateSet:
    """The same, by a value of the first column: what is above it beats what is below wherever the rest does."""
    values = np.unique(by[:, 0])
    if len(values) == 1:
        beaten = points[:, 0] <= values[0]
        beaten[beaten] = _beaten(points[beaten, 1:], by[:, 1:])
        return np.asarray(beaten)
    middle = values[len(values) // 2]
    above, high = points[:, 0] >= middle, by[:, 0] >= middle
    beaten = np.zeros(len(points), dtype=np.bool_)
    beaten[above] = _beaten(points[above], by[high])
    beaten[~above] = _beaten(points[~above], by[~high])
    left = np.flatnonzero(~above & ~beaten)
    beaten[left] = _beaten(points[left, 1:], by[high, 1:])
    return beaten


def _no_worse(by: Worths, points: Worths) -> NDArray[np.bool_]:
    """(by, points): no worse in every column."""
    found = np.ones((len(by), len(points)), dtype=np.bool_)
    for column in range(points.shape[1]):
        found &= by[:, column, None] >= points[None, :, column]
    return found
