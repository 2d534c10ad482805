"""A party's sorted fibres side by side: where the members of each lie, in ascending rank, one fibre a column.

What has no improvement is left out: void cells, which come before any state, and fibres of a single state. Fibres of
about as many states stand together, so that little is padded; what is padded are void cells, which lead nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accord.analysis.moves.shape import Index

VOID = np.int32(2**31 - 1)  # worth of a void cell where the least is sought; no worth is more
MOST = 2**16  # places that stand together: what is worked out on the way stays in the processor's cache
LEAST = 2**12  # and fewer are not worth standing apart
STEPS = 8  # fibres of so many different heights are told apart


@dataclass(frozen=True, slots=True, eq=False)
class Sorted:
    """A party's fibres for one pattern of its one-way options, two or more members of each in ascending rank.

    `order` (fibres, members): which member; void cells come first. `above` (fibres, members but the last): which
    place in that order is the first that is better, hence open to an improvement; the number of members where none
    is, which is also so for what is void and for what has not the pattern, hence does not move by it. None: always
    the next. `members`: which of the party's combinations they are. `states` (fibres,): how many members are states;
    None: all.
    """

    members: Index
    order: NDArray[Any]
    above: NDArray[Any] | None
    states: NDArray[np.int32] | None

    def relaid(self, lay: Callable[[NDArray[Any]], NDArray[Any]]) -> Sorted:
        """The same fibres in another order or shape: `lay` is done to each array over the fibres."""
        above, states = self.above, self.states
        return Sorted(
            self.members,
            lay(self.order),
            None if above is None else lay(above),
            None if states is None else lay(states),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Some fibres: (members, fibres) places; and (fibres,) their numbers, None where they are all there are.

    `above` (members but the last, fibres): in which row the first better member is; as many as there are where none
    is; None: always in the next. `better` is where that is in the flat table: picked from there, ties cost no more
    than one look each.
    """

    places: NDArray[np.intp]
    numbers: NDArray[np.intp] | None
    above: NDArray[Any] | None
    better: NDArray[np.intp] | None

    @classmethod
    def of(cls, places: NDArray[np.intp], numbers: NDArray[np.intp] | None, above: NDArray[Any] | None) -> Columns:
        """These fibres."""
        if above is None:
            return cls(places, numbers, None, None)
        fibres = places.shape[1]
        better = np.multiply(above, fibres, dtype=np.intp, order="C")
        better += np.arange(fibres)
        return cls(places, numbers, above, better)

    def through(self, fibres: NDArray[np.intp]) -> Columns:
        """Some of the fibres only."""
        above = None if self.above is None else self.above.take(fibres, axis=1)
        return Columns.of(self.places.take(fibres, axis=1), None, above)


def columns_of(found: Sorted, offsets: Index, bases: Index) -> Iterator[Columns]:
    """The fibres in columns. `offsets` (members,): what each adds to a place; `bases` (fibres,): where each begins."""
    for first, numbers in _alike(found):
        places = offsets.take(_part(found.order, first, numbers).T)
        places += bases if numbers is None else bases.take(numbers)
        above = None if found.above is None else _part(found.above, first, numbers).T
        if above is not None and first:
            above = above - above.dtype.type(first)
        yield Columns.of(places, numbers, above)


def _part(listed: NDArray[Any], first: int, numbers: NDArray[np.intp] | None) -> NDArray[Any]:
    """Of the fibres so numbered the members from the first."""
    return listed[:, first:] if numbers is None else listed[numbers, first:]


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
