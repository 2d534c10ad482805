"""A party's sorted fibres side by side: where the members of each lie, in ascending rank, one fibre a column.

What has no improvement is left out: void cells, which come before any state, and fibres of a single state. Fibres of
about as many states stand together, so that little is padded; what is padded are void cells, which lead nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accord.analysis.moves.shape import Index

Masks = NDArray[np.int64]  # (members, fibres): for a number of 64 bits, or two of 32 side by side

VOID = np.int32(2**31 - 1)  # worth of a void cell where the least is sought; no worth is more
HIDDEN = np.int64((int(VOID) << 32) | int(VOID))  # two such side by side
MOST = 2**16  # places that stand together: what is worked out on the way stays in the processor's cache
LEAST = 2**12  # and fewer are not worth standing apart
STEPS = 8  # fibres of so many different heights are told apart


@dataclass(frozen=True, slots=True, eq=False)
class Sorted:
    """A party's fibres for one pattern of its one-way options, the members of each in ascending rank.

    `order` (fibres, members): which member; void cells come first. `tied` (fibres, members but the last): where the
    next in order is no better; None where none is. `members`: which of the party's combinations they are. `starts`
    (members,): whether a member has the pattern, hence moves by it; None: all. `states` (fibres,): how many members
    are states; None: all.
    """

    members: Index
    starts: NDArray[np.bool_] | None
    order: NDArray[Any]
    tied: NDArray[np.bool_] | None
    states: NDArray[np.int32] | None


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Some fibres: (members, fibres) places; and (fibres,) their numbers, None where they are all there are.

    A mask is `HIDDEN` where it hides a value from a minimum, and 0 where it lets it pass: `tied` hides from a member
    (all but the last) what the next one has and what is no better than that, `idle` what has no move by this pattern.
    """

    places: NDArray[np.intp]
    numbers: NDArray[np.intp] | None
    tied: Masks | None
    idle: Masks | None

    def through(self, fibres: NDArray[np.intp]) -> Columns:
        """Some of the fibres only."""
        masks = (None if mask is None else mask.take(fibres, axis=1) for mask in (self.tied, self.idle))
        return Columns(self.places.take(fibres, axis=1), None, *masks)


def columns_of(found: Sorted, offsets: Index, bases: Index) -> Iterator[Columns]:
    """The fibres in columns. `offsets` (members,): what each adds to a place; `bases` (fibres,): where each begins."""
    for first, numbers in _alike(found):
        order = _part(found.order, first, numbers)
        places = offsets.take(order.T)
        places += bases if numbers is None else bases.take(numbers)
        tied = None if found.tied is None else _masked(_part(found.tied, first, numbers).T)
        idle = None if found.starts is None else _masked(~found.starts.take(order.T))
        yield Columns(places, numbers, tied, idle)


def _part(listed: NDArray[Any], first: int, numbers: NDArray[np.intp] | None) -> NDArray[Any]:
    """Of the fibres so numbered the members from the first."""
    return listed[:, first:] if numbers is None else listed[numbers, first:]


def _masked(hidden: NDArray[np.bool_]) -> Masks | None:
    return np.multiply(hidden, HIDDEN, order="C") if hidden.any() else None


def _alike(found: Sorted) -> Iterator[tuple[int, NDArray[np.intp] | None]]:
    """Fibres of about as many states, and the first member of any that is one. None: all fibres."""
    fibres, members = found.order.shape
    if found.states is None:
        most = max(1, MOST // members)
        if fibres <= most:
            yield 0, None
            return
        for begin in range(0, fibres, most):
            yield 0, np.arange(begin, min(begin + most, fibres))
        return
    by = np.argsort(found.states, kind="stable")
    numbers = np.bincount(found.states, minlength=members + 1)
    end = begin = int(numbers[:2].sum())
    step = max(1, members // STEPS)
    for height in range(2, members + 1):
        end += int(numbers[height])
        full = (members - height) % step == 0 and (end - begin) * height >= LEAST
        if end > begin and (full or height == members):
            most = max(1, MOST // height)
            for at in range(begin, end, most):
                yield members - height, by[at : min(at + most, end)]
            begin = end
