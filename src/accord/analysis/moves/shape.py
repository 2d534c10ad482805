"""The shapes that moves are given in."""

from __future__ import annotations

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

    def best(self, worth: Worth) -> Worth:
        """(states,): the most worth among each state and those one move leads to."""

    def steps(self, states: Index, *, improving: bool) -> Pairs:
        """One move from any of these: pairs of state and reached, every reached state at least once."""


def ranges(starts: Index, sizes: Index) -> Index:
    """start, start + 1, ... of each range, one after the other.

    >>> ranges(np.array([5, 9]), np.array([2, 3])).tolist()
    [5, 6, 9, 10, 11]
    """
    shift = np.repeat(starts - np.concatenate(([0], np.cumsum(sizes)[:-1])), sizes)
    return np.asarray(shift + np.arange(len(shift)), dtype=np.int64)
