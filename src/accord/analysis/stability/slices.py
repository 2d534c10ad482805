"""A cube laid out in slices, so that waves stay in few places of memory: what no mover controls is fixed in a slice."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accord.analysis.moves import Columns, Cube, Fibre, Index, Sorted, Worth, columns_of, sums


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A mover's fibres as they lie in the slices, for each pattern of its one-way options.

    The arrays of `patterns` have slices as their first axis. `offsets`: where a combination of its own lies; `bases`:
    where the fibres of a slice begin; `fibre` (width,): which of them each place is in.
    """

    patterns: tuple[Sorted, ...]
    offsets: Index
    bases: Index
    fibre: NDArray[np.int32]

    def columns(self, first: int, last: int) -> list[list[Columns]]:
        """The fibres of the slices from `first` to before `last` in columns, for each pattern."""
        bases = (self._slices(first, last) * np.int64(len(self.fibre)) + self.bases).reshape(-1)
        return [
            list(columns_of(_between(found, first, last), self.offsets[found.members], bases))
            for found in self.patterns
        ]

    def fibres(self, first: int, last: int) -> NDArray[np.int32]:
        """Which fibre each place of these slices is in."""
        return (self._slices(first, last) * np.int32(len(self.bases)) + self.fibre).reshape(-1)

    def _slices(self, first: int, last: int) -> NDArray[np.int32]:
        return np.arange(last - first, dtype=np.int32)[:, None]


def _between(found: Sorted, first: int, last: int) -> Sorted:
    """The fibres of some slices, one slice after the other."""

    def flat(listed: NDArray[Any]) -> NDArray[Any]:
        some = listed[first:last]
        return some.reshape(-1, *some.shape[2:])

    return found.relaid(flat)


class Slices:
    """The layout for some movers: the other options first, then theirs; `width` places in each of so many slices."""

    def __init__(self, cube: Cube, movers: Sequence[int]) -> None:
        self.cube = cube
        options = range(len(cube.sizes))
        self.moving = [o for o in options if cube.owners[o] in movers]
        self.fixed = [o for o in options if o not in self.moving]
        self.width = math.prod(cube.sizes[o] for o in self.moving)
        self.number = cube.states.cells // self.width
        self._axes = [len(cube.sizes) - 1 - o for o in (*reversed(self.fixed), *reversed(self.moving))]
        self._steps = [0] * len(cube.sizes)
        step = 1
        for o in self.moving:
            self._steps[o] = step
            step *= cube.sizes[o]

    def laid(self, worths: Sequence[Worth]) -> NDArray[np.int32]:
        """(slices, width, worths): a number each over the cells, side by side."""
        shape = tuple(self.cube.shape[a] for a in self._axes)
        laid = np.empty((*shape, len(worths)), dtype=np.int32)
        for k, cells in enumerate(worths):
            laid[..., k] = cells.reshape(self.cube.shape).transpose(self._axes)
        return laid.reshape(self.number, self.width, len(worths))

    def unlaid(self, laid: NDArray[np.int32]) -> Worth:
        """(cells,): one of them, back from the layout."""
        shape = [self.cube.shape[a] for a in self._axes]
        return np.ascontiguousarray(laid.reshape(shape).transpose(np.argsort(self._axes))).reshape(-1)

    def plan(self, fibre: Fibre) -> Plan:
        """A mover's fibres as they lie in the slices."""
        sizes = self.cube.sizes
        own = self.cube.own(fibre.party)
        rest = [o for o in self.moving if o not in own]
        bases = sums((sizes[o], self._steps[o]) for o in rest)
        offsets = fibre.offsets_in(self._steps)
        within = np.empty(self.width, dtype=np.int32)
        within[offsets[:, None] + bases] = np.arange(len(bases), dtype=np.int32)
        return Plan(tuple(self._patterns(fibre, rest)), offsets, bases, within)

    def _patterns(self, fibre: Fibre, rest: Sequence[int]) -> Iterator[Sorted]:
        own, sizes = self.cube.own(fibre.party), self.cube.sizes
        others = [o for o in reversed(range(len(sizes))) if o not in own]
        axes = [others.index(o) for o in (*reversed(self.fixed), *reversed(rest))]
        shape = tuple(sizes[o] for o in others)

        def laid(listed: NDArray[Any]) -> NDArray[Any]:
            more = listed.shape[1:]
            spread = listed.reshape((*shape, *more)).transpose((*axes, *range(len(axes), len(axes) + len(more))))
            return spread.reshape((self.number, -1, *more))

        for found in fibre.sorted:
            yield found.relaid(laid)
