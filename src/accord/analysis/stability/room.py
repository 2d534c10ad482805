"""Where waves work: always in the same place, which stays in the processor's cache and is kept from wave to wave."""

from __future__ import annotations

import threading
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accord.analysis.moves.columns import VOID

Values = NDArray[np.int64]  # (cells,): one number of 64 bits, or two of 32 side by side

HIDDEN = np.int64((int(VOID) << 32) | int(VOID))  # no value of two numbers side by side is greater
MOST_KEPT = 2**17  # numbers; only a wave of a party of 17 or more options of its own needs more
_KEPT = threading.local()


class Room:
    """Where waves work. `lane`: what a value is made of, one number of 64 bits or two; `top`: no value is greater."""

    def __init__(self) -> None:
        self._numbers, self._marks = np.empty((3, 0), dtype=np.int64), np.empty(0, dtype=np.bool_)
        self.lane: type[np.int32 | np.int64] = np.int32
        self.top = HIDDEN

    def of(self, size: int, more: int) -> tuple[Values, Values, Values, NDArray[np.bool_]]:
        """Numbers before, the least of them with `more` behind, numbers after; and where they differ."""
        numbers, marks = self._numbers, self._marks
        if len(marks) < size + more:
            numbers, marks = np.empty((3, size + more), dtype=np.int64), np.empty(size + more, dtype=np.bool_)
            if size <= MOST_KEPT:
                self._numbers, self._marks = numbers, marks
        before, least, after = numbers
        return before[:size], least[: size + more], after[:size], marks[:size]


def room_here() -> Room:
    """The room of this thread. It is kept, at a few megabytes: fresh memory would cost as much as a wave through it."""
    if not hasattr(_KEPT, "room"):
        _KEPT.room = Room()
    room: Room = _KEPT.room
    return room


def least_from(before: NDArray[Any], least: NDArray[Any]) -> None:
    """The least from each member of a fibre up to its last, but for the first member. A fibre is a column, or two."""
    members, fibres = before.shape
    if members > fibres:
        np.minimum.accumulate(before[:0:-1], axis=0, out=least[members - 1 : 0 : -1])
        return
    least[members - 1] = before[members - 1]
    for p in range(members - 2, 0, -1):
        np.minimum(before[p], least[p + 1], out=least[p])
