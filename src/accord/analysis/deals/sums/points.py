"""Sums at the nodes of a layer: put in order, equal ones merged, those that another beats at the same node left out.

Where three or more parties count, the sifting is moocore's, of dense ranks where floats are too coarse for the sums.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from accord.analysis.deals.frontier import undominated
from accord.analysis.deals.sums.setting import WIDEST, Points

Numbers = NDArray[np.int64]
Rows = NDArray[np.bool_]

FEW = 48  # sums at one node that are not worth sifting: they are sifted with their successors
EXACT = 1 << 53  # whole numbers below this are exact as floats


def in_order(node: Numbers, points: Points) -> Numbers:
    """The rows by node, at each node the largest sums first, column by column."""
    key = _packed(node, points)
    if key is not None:
        return np.argsort(key, kind="stable")
    return np.lexsort((*(-points[:, c] for c in range(points.shape[1] - 1, -1, -1)), node))


def firsts(node: Numbers, points: Points) -> Rows:
    """Of rows in order: which differ from the one before."""
    found = np.ones(len(node), dtype=np.bool_)
    found[1:] = (node[1:] != node[:-1]) | (points[1:] != points[:-1]).any(axis=1)
    return found


def efficient(node: Numbers, points: Points) -> Rows:
    """Of rows in order and all different: which no other at the same node beats.

    With three or more parties, nodes of few rows keep them all, unless there is one node only.
    """
    width = points.shape[1]
    if width == 0 or len(node) == 0:
        return np.ones(len(node), dtype=np.bool_)
    if width == 1:
        return firsts(node, points[:, :0])
    if width == 2:
        return _efficient_pairs(node, points[:, 1])
    found = np.ones(len(node), dtype=np.bool_)
    starts = np.flatnonzero(firsts(node, points[:, :0]))
    ends = np.append(starts[1:], len(node))
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        if end - start > FEW or len(starts) == 1:
            found[start:end] = sifted(points[start:end])
    return found


def sifted(points: Points) -> Rows:
    """Of different rows, the largest first column by column: which no other beats."""
    if points.shape[1] < 3 or len(points) < FEW:
        return undominated(points)
    if int(np.abs(points).max(initial=0)) >= EXACT:
        points = np.stack([np.unique(column, return_inverse=True)[1].reshape(-1) for column in points.T], axis=1)
    import moocore

    return np.asarray(moocore.is_nondominated(points.astype(np.float64), maximise=True), dtype=np.bool_)


def _efficient_pairs(node: Numbers, second: Numbers) -> Rows:
    """With two parties: more for the second than at any row of the node before."""
    low = int(second.min())
    span = int(second.max()) - low + 1
    if span * (int(node[-1]) + 1) >= WIDEST:
        second = np.unique(second, return_inverse=True)[1].reshape(-1).astype(np.int64)
        low, span = 0, len(second)
    # Nodes come in order: each one's numbers lie above all of those before it, so one running maximum serves all.
    lifted = second - low + node * span
    found = np.ones(len(node), dtype=np.bool_)
    found[1:] = (lifted[1:] > np.maximum.accumulate(lifted)[:-1]) | (node[1:] != node[:-1])
    return found


def _packed(node: Numbers, points: Points) -> Numbers | None:
    """Node and sums as one number a row, the smallest first; None where 64 bits do not hold it."""
    if len(node) == 0:
        return node
    room = int(node.max()) + 1
    key = node.copy()
    for column in points.T:
        high = int(column.max())
        span = high - int(column.min()) + 1
        room *= span
        if room >= WIDEST:
            return None
        key *= span
        key += high - column
    return key
