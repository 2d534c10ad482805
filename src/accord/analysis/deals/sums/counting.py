"""How many packages are worth at least so much to each party: sums with how many packages have them, beaten ones too.

What can no longer fail is clipped to the least that cannot, and what can no longer be reached is dropped: so many sums
become equal and are counted as one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.analysis.deals.sums.diagram import Diagram, Layer, diagram
from accord.analysis.deals.sums.order import groups
from accord.analysis.deals.sums.points import Numbers, firsts, in_order
from accord.analysis.deals.sums.setting import Points, Setting, TooLarge
from accord.analysis.deals.sums.sums import Effort, pieces

Counts = NDArray[np.int64]  # (sums, limbs): a number of packages to the base of LIMB, the lowest first

LIMB = 40  # bits: 2^22 of them can be added up in 64 bits
PIECE = 1 << 16  # sums made at a time
MOST_MADE = 4_000_000  # about 1 s
MOST_KEPT = 16 << 20  # bytes of sums at any one time


def diagrams(setting: Setting) -> list[Diagram] | None:
    """The choices of every group of options that share no formula; None where some group has none."""
    found = [diagram(setting, options) for options in groups(setting)] if setting.possible else []
    told = [each for each in found if each is not None]
    return told if setting.possible and len(told) == len(found) else None


def feasible(setting: Setting) -> int:
    """How many packages keep what must hold. Raises TooLarge."""
    found = diagrams(setting)
    return 0 if found is None else math.prod(each.count for each in found)


def count(setting: Setting, ends: Sequence[Sequence[int]], effort: Effort | None = None) -> tuple[int, ...]:
    """How many packages are worth at least as much as each of these ends asks of the parties counted.

    Raises TooLarge where it would take more than `effort`.
    """
    found = diagrams(setting)
    if found is None:
        return (0,) * len(ends)
    if not setting.parties:
        return (math.prod(each.count for each in found),) * len(ends)
    least = np.array([setting.least(end) for end in ends])
    return _Counting(found, least, effort or Effort(MOST_MADE, MOST_KEPT)).counts()


@dataclass(frozen=True, slots=True)
class _Bounds:
    """The most and the least that can follow a layer, per node after it."""

    most: Points
    least: Points


@dataclass(slots=True)
class _Counting:
    diagrams: Sequence[Diagram]
    asked: Points  # (ends, parties)
    effort: Effort

    def counts(self) -> tuple[int, ...]:
        steps = self._steps()
        limbs = 1 + math.prod(each.count for each in self.diagrams).bit_length() // LIMB
        node, points = np.zeros(1, dtype=np.int64), np.zeros((1, self.asked.shape[1]), dtype=np.int64)
        ways = np.zeros((1, limbs), dtype=np.int64)
        ways[0, 0] = 1
        totals = np.zeros((len(self.asked), limbs), dtype=np.int64)
        for last, (layer, bounds) in enumerate(steps, start=1 - len(steps)):
            found = None
            for row, arc in pieces(node, layer, PIECE):
                self.effort.make(len(row))
                fresh = self._reached(points[row] + layer.gain[arc], layer.child[arc], ways[row], bounds)
                if last == 0:
                    met = np.stack([(fresh[1] >= end).all(axis=1) for end in self.asked])
                    totals = _carried(totals + met.astype(np.int64) @ fresh[2])
                    continue
                both = fresh if found is None else [np.concatenate(pair) for pair in zip(found, fresh, strict=True)]
                found = _merged(*both)
                if sum(array.nbytes for array in found) > self.effort.kept:
                    raise TooLarge("too many different sums are to be counted")
            if found is not None:
                node, points, ways = found
        return tuple(sum(int(n) << LIMB * k for k, n in enumerate(row)) for row in totals.tolist())

    def _reached(self, points: Points, node: Numbers, ways: Counts, bounds: _Bounds) -> tuple[Numbers, Points, Counts]:
        """What can still meet the easiest end, clipped where it cannot fail the hardest."""
        alive = (points + bounds.most[node] >= self.asked.min(axis=0)).all(axis=1)
        node, points, ways = node[alive], points[alive], ways[alive]
        return node, np.minimum(points, self.asked.max(axis=0) - bounds.least[node]), ways

    def _steps(self) -> list[tuple[Layer, _Bounds]]:
        """All layers of all groups, those first that decide the most."""
        spread = [(each.most[0][0] - each.least[0][0]).sum() for each in self.diagrams]
        ordered = [self.diagrams[k] for k in np.argsort(-np.array(spread), kind="stable")]
        most = np.sum([each.most[0][0] for each in ordered], axis=0)
        least = np.sum([each.least[0][0] for each in ordered], axis=0)
        found = []
        for each in ordered:
            most, least = most - each.most[0][0], least - each.least[0][0]
            for layer, high, low in zip(each.layers, each.most[1:], each.least[1:], strict=True):
                found.append((layer, _Bounds(high + most, low + least)))
        return found


def _merged(node: Numbers, points: Points, ways: Counts) -> tuple[Numbers, Points, Counts]:
    if len(node) == 0:
        return node, points, ways
    order = in_order(node, points)
    node, points = node[order], points[order]
    first = np.flatnonzero(firsts(node, points))
    return node[first], points[first], _carried(np.add.reduceat(ways[order], first, axis=0))


def _carried(ways: Counts) -> Counts:
    for k in range(ways.shape[1] - 1):
        ways[:, k + 1] += ways[:, k] >> LIMB
        ways[:, k] &= (1 << LIMB) - 1
    return ways
