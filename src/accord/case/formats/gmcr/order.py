"""The order of options, and with it the numbers of states, that a `.gmcr` file means without saying so.

A file lists its options in the order they were made. Before states are counted the program puts each party's options
together, in the order of the parties. A state's number is that order's yes/no word read as binary, the first option
counting 1; a ranking names a state by its place among the feasible ones, from 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

MOST_COUNTED = 20  # options up to which feasible states are counted out

Cube = tuple[tuple[int, bool], ...]  # (option, taken) pairs that hold together


def counted_order(count: int, owned: Sequence[Sequence[int]]) -> list[int]:
    """The options of a file in the order states are counted by. `owned` are each party's, in the order of the parties.

    Options of no party: the first of them stands just before the last to be placed of the owned options that the file
    has before it (at the start where there is none), the others stand at the end.

    >>> counted_order(4, [[0, 2], [1, 3]])
    [0, 2, 1, 3]
    >>> counted_order(3, [[0, 2]])
    [1, 0, 2]
    """
    placed = list(dict.fromkeys(o for listed in owned for o in listed))
    idle = [o for o in range(count) if o not in set(placed)]
    if not idle:
        return placed
    before = [at for at, o in enumerate(placed) if o < idle[0]]
    at = max(before, default=0)
    return [*placed[:at], idle[0], *placed[at:], *idle[1:]]


def feasible_codes(count: int, impossible: Iterable[Cube]) -> NDArray[np.int64]:
    """The codes of the states that no cube rules out, ascending. For up to MOST_COUNTED options."""
    ruled_out = np.zeros((2,) * count, dtype=np.bool_)
    for cube in impossible:
        where: list[slice | int] = [slice(None)] * count
        for option, taken in cube:
            where[count - 1 - option] = int(taken)
        ruled_out[tuple(where)] = True
    return np.flatnonzero(~ruled_out.reshape(-1)).astype(np.int64)
