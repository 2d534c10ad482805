"""The cube of all combinations of values, and the best or least over the cells that a move leads to.

A cell is a combination of values, numbered in mixed radix with the first option fastest. Cells that no state takes
are void: a move may pass over one within a single change of choices, but never stops there.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from accord.analysis.moves.columns import VOID
from accord.analysis.moves.shape import Worth
from accord.analysis.states import States

NARROW = 8  # cells inside an axis: with fewer it takes up to 40 times as long to work along
TURNED = 2**14  # cells from which it is worth to turn a cube for that
MOST_PATTERNS = (
    64  # of a party's one-way options: each is sorted apart, and 6 of yes and no cost 11 times as much as none
)

Cells = NDArray[np.int32]  # (cells,)
_Axis = tuple[int, int, int, NDArray[np.bool_] | None]  # outer, width, inner; where it may change, if not freely


@dataclass(frozen=True, eq=False)
class Cube:
    """The cells, who owns which option and how it may change. `owners[o]` is a party's position; None: nobody's."""

    sizes: tuple[int, ...]
    owners: tuple[int | None, ...]
    may: tuple[NDArray[np.bool_], ...]
    parties: int
    states: States

    @classmethod
    def of(cls, by: Sequence[str], may: Sequence[NDArray[np.bool_]], parties: Sequence[str], states: States) -> Cube:
        """The cube of a case's options."""
        owners = tuple(parties.index(owner) if owner in parties else None for owner in by)
        return cls(states.sizes, owners, tuple(may), len(parties), states)

    @cached_property
    def shape(self) -> tuple[int, ...]:
        """An axis per option, the last option's first."""
        return tuple(reversed(self.sizes))

    @cached_property
    def is_full(self) -> bool:
        """Whether every cell is a state."""
        return len(self.states) == self.states.cells

    @property
    def is_fast(self) -> bool:
        """Whether no party has too many one-way options for one sorted order per pattern of them."""
        return all(
            math.prod(self.sizes[o] for o in self.own(i) if not self.free[o]) <= MOST_PATTERNS
            for i in range(self.parties)
        )

    @cached_property
    def free(self) -> list[bool]:
        """Whether an option may change from any value to any."""
        return [bool(may.all()) for may in self.may]

    @cached_property
    def steps(self) -> tuple[int, ...]:
        """What one value of each option adds to a cell's number."""
        return self.states.steps

    @cached_property
    def void(self) -> Cells | None:
        """(cells,): `VOID` where no state is, else 0; None where every cell is a state."""
        if self.is_full:
            return None
        void = np.full(self.states.cells, VOID, dtype=np.int32)
        void[self.states.codes] = 0
        return void

    def void_turned(self, first: int) -> Cells | None:
        """The same in the order in which the option `first` changes fastest."""
        if self.void is None or not first:
            return self.void
        if first not in self._void_turned:
            self._void_turned[first] = self.turned(self.void, first)
        return self._void_turned[first]

    @cached_property
    def _void_turned(self) -> dict[int, Cells]:
        return {}

    def own(self, party: int) -> list[int]:
        """The options of a party, first to last."""
        return self._owned[party]

    @cached_property
    def _owned(self) -> list[list[int]]:
        return [[o for o, owner in enumerate(self.owners) if owner == party] for party in range(self.parties)]

    def lift(self, worth: Worth, fill: int) -> Cells:
        """Over the cells, from over the states; void cells get `fill`. The same array where every cell is a state."""
        if self.is_full:
            return worth
        cells = np.full(self.states.cells, fill, dtype=np.int32)
        cells[self.states.codes] = worth
        return cells

    def drop(self, cells: Cells, into: Worth | None = None) -> Worth:
        """Over the states, from over the cells; written to `into` where that is given."""
        if self.is_full:
            if into is None:
                return cells
            into[:] = cells
            return into
        return cells.take(self.states.codes, out=into, mode="clip")  # none is out of range

    def spread(self, party: int, cells: Cells, extreme: np.ufunc) -> Cells:
        """(cells,): the extreme over each cell and those one move of the party leads to, void ones included."""
        first = self.quick((party,))
        return self.turned_back(self.spread_turned(party, self.turned(cells, first), extreme, first), first)

    def spread_turned(self, party: int, cells: Cells, extreme: np.ufunc, first: int) -> Cells:
        """The same, in and out in the order in which the option `first` changes fastest."""
        for outer, width, inner, may in self._axes(party, first):
            seen = cells.reshape(outer, width, inner)
            if may is None:
                spread = np.empty_like(seen)
                spread[:] = _extreme_along(seen, extreme)[:, None]
            else:
                spread = seen.copy()
                for start, end in np.argwhere(may & ~np.eye(width, dtype=np.bool_)):
                    extreme(spread[:, start], seen[:, end], out=spread[:, start])
            cells = spread.reshape(-1)
        return cells

    def extreme_of(self, parties: Sequence[int], cells: Cells, extreme: np.ufunc, into: Cells | None = None) -> Cells:
        """(cells,): the extreme over each cell and those that any moves of the parties lead to, void ones included.

        Their options change freely. `into` takes the result where it is given, and may be `cells`. The slowest options
        come first: what is inside them is long, and little is left for the others.
        """
        kept, at, inner = 1, cells, self.states.cells
        for mine, size in self._runs(parties):
            inner //= size
            if mine:
                at = _extreme_along(at.reshape(kept, size, inner), extreme)
            else:
                kept *= size
        short = [1 if owner in parties else size for size, owner in zip(self.sizes, self.owners, strict=True)]
        found = np.empty(self.states.cells, dtype=np.int32) if into is None else into
        found.reshape(self.shape)[...] = at.reshape(short[::-1])
        return found

    def _runs(self, parties: Sequence[int]) -> Iterator[tuple[bool, int]]:
        """Neighbouring options as one, the slowest first: whether they are of these parties, and their combinations."""
        for mine, run in itertools.groupby(range(len(self.sizes))[::-1], key=lambda o: self.owners[o] in parties):
            yield mine, math.prod(self.sizes[o] for o in run)

    def quick(self, parties: Sequence[int]) -> int:
        """The option that should change fastest for spreading by these parties; 0 where the order is well as it is.

        Axes with little inside them are slow to work along: those options had better change slowly.
        """
        key = tuple(parties)
        if key not in self._quick:
            self._quick[key] = 0
            if self.states.cells >= TURNED and any(
                1 < inner < NARROW for j in key for _, _, inner, _ in self._axes(j, 0)
            ):
                others = sorted({o + 1 for j in key for o in self.own(j) if o + 1 < len(self.sizes)})
                self._quick[key] = min((0, *others), key=lambda first: self._narrow(key, first))
        return self._quick[key]

    @cached_property
    def _quick(self) -> dict[tuple[int, ...], int]:
        return {}

    def _narrow(self, parties: Sequence[int], first: int) -> float:
        """How slow the axes are about. One with nothing inside is as one with `NARROW` cells inside."""
        return sum(1 / (inner if inner > 1 else NARROW) for j in parties for _, _, inner, _ in self._axes(j, first))

    def turned(self, cells: Cells, first: int) -> Cells:
        """The flat cube in the order in which the option `first` changes fastest, and those before it slowest."""
        if not first:
            return cells
        return np.ascontiguousarray(cells.reshape(-1, math.prod(self.sizes[:first])).T).reshape(-1)

    def turned_back(self, cells: Cells, first: int) -> Cells:
        """The flat cube in its own order again."""
        if not first:
            return cells
        return np.ascontiguousarray(cells.reshape(math.prod(self.sizes[:first]), -1).T).reshape(-1)

    def _axes(self, party: int, first: int) -> list[_Axis]:
        """A party's options as axes of the flat cube, turned so; neighbours that change freely as one."""
        if (party, first) not in self._known_axes:
            self._known_axes[party, first] = self._axes_of(party, first)
        return self._known_axes[party, first]

    @cached_property
    def _known_axes(self) -> dict[tuple[int, int], list[_Axis]]:
        return {}

    def _axes_of(self, party: int, first: int) -> list[_Axis]:
        found: list[_Axis] = []
        inner = 1
        for o in (*range(first, len(self.sizes)), *range(first)):
            width, inside = self.sizes[o], inner
            inner *= width
            if self.owners[o] != party:
                continue
            may = None if self.free[o] else self.may[o]
            if may is None and found and found[-1][3] is None and found[-1][1] * found[-1][2] == inside:
                _, before, inside, _ = found.pop()
                width *= before
            found.append((self.states.cells // (inside * width), width, inside, may))
        return found


def _extreme_along(cells: NDArray[np.int32], extreme: np.ufunc) -> NDArray[np.int32]:
    """(kept, inner) of (kept, size, inner). Where little is inside, numpy is quicker on a value after the other."""
    _, size, inner = cells.shape
    if inner >= NARROW or not 1 < size <= NARROW:
        return np.asarray(extreme.reduce(cells, axis=1))
    found = np.asarray(extreme(cells[:, 0], cells[:, 1]))
    for value in range(2, size):
        extreme(found, cells[:, value], out=found)
    return found
