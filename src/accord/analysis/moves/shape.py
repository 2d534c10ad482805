"""The shapes that moves are given in."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Index = NDArray[np.int64]  # positions, rows or states
Worth = NDArray[np.int32]  # (states,): a number per state, 0 or more, to take the best or the least of
Pairs = tuple[Index, Index]  # from which states, to which


class Moves(Protocol):
    """One party's moves, however they are kept."""

    def reached(self, state: int) -> Index:
        """The states one move leads to."""

    def improvements(self, state: int) -> Index:
        """The states one move leads to that the party prefers, in ascending order of preference."""

    def arcs(self) -> Pairs:
        """Every move: pairs of state and reached."""

    def best(self, worth: Worth, into: Worth | None = None) -> Worth:
        """(states,): the most worth among each state and those one move leads to.

        It is written to `into` where that is given, which may be `worth`.
        """

    def steps(self, states: Index, *, improving: bool) -> Pairs:
        """One move from any of these: pairs of state and reached, every reached state at least once."""


def ranges(starts: Index, sizes: Index) -> Index:
    """start, start + 1, ... of each range, one after the other.

    >>> ranges(np.array([5, 9]), np.array([2, 3])).tolist()
    [5, 6, 9, 10, 11]
    """
    shift = np.repeat(starts - np.concatenate(([0], np.cumsum(sizes)[:-1])), sizes)
    return np.asarray(shift + np.arange(len(shift)), dtype=np.int64)


def sums(options: Iterable[tuple[int, int]]) -> Index:
    """What each combination of values adds to a place: an option is how many values it has and what one step adds.

    The first option changes fastest.

    >>> sums([(2, 1), (2, 8)]).tolist()
    [0, 1, 8, 9]
    """
    found = np.zeros(1, dtype=np.int64)
    runs: list[tuple[int, int]] = []
    for size, step in options:
        if runs and math.prod(runs[-1]) == step:  # goes on where the one before ends: as one option of more values
            runs[-1] = (runs[-1][0] * size, runs[-1][1])
        else:
            runs.append((size, step))
    for size, step in runs:
        found = np.add.outer(np.arange(0, size * step, step, dtype=np.int64), found).reshape(-1)
    return found
