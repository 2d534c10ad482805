"""A cube laid out in slices, so that waves stay in few places of memory: what no mover controls is fixed in a slice."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accord.analysis.moves import Columns, Cube, Fibre, Index, Sorted, Worth, columns_of, sums

Part = tuple[slice, ...]  # neighbouring slices: what to take of each axis that no mover controls, the slowest first


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A mover's fibres as they lie in the slices, for each pattern of its one-way options.

    The arrays of `patterns` have an axis for each option of others, first those that no mover controls. `offsets`:
    where a combination of its own lies; `bases`: where the fibres of a slice begin; `fibre` (width,): which of them
    each place is in.
    """

    patterns: tuple[Sorted, ...]
    axes: int
    offsets: Index
    bases: Index
    fibre: NDArray[np.int32]

    def columns(self, part: Part, number: int) -> list[list[Columns]]:
        """The fibres of a part of so many slices in columns, one slice after the other, for each pattern."""

        def some(listed: NDArray[Any]) -> NDArray[Any]:
            return listed[part].reshape(-1, *listed.shape[self.axes :])

        bases = (_numbers(number) * np.int64(len(self.fibre)) + self.bases).reshape(-1)
        return [list(columns_of(found.relaid(some), self.offsets[found.members], bases)) for found in self.patterns]

    def fibres(self, number: int) -> NDArray[np.int32]:
        """Which fibre each place of so many slices is in."""
        return (_numbers(number) * np.int32(len(self.bases)) + self.fibre).reshape(-1)


def _numbers(slices: int) -> NDArray[np.int32]:
    return np.arange(slices, dtype=np.int32)[:, None]


class Slices:
    """The layout for some movers: the other options first, then theirs; `width` places in each slice.

    Nothing is laid out as a whole: at millions of cells it is fresh memory that costs.
    """

    def __init__(self, cube: Cube, movers: Sequence[int]) -> None:
        self.cube = cube
        options = range(len(cube.sizes))
        self.moving = [o for o in options if cube.owners[o] in movers]
        self.fixed = [o for o in options if o not in self.moving]
        self.width = math.prod(cube.sizes[o] for o in self.moving)
        self._axes = [len(cube.sizes) - 1 - o for o in (*reversed(self.fixed), *reversed(self.moving))]
        self._steps = [0] * len(cube.sizes)
        step = 1
        for o in self.moving:
            self._steps[o] = step
            step *= cube.sizes[o]

    def parts(self, most: int) -> Iterator[Part]:
        """All slices, in parts of at most so many cells, or of one slice. What changes fastest is not divided."""
        sizes = [self.cube.sizes[o] for o in reversed(self.fixed)]
        cells, at = self.width, len(sizes)
        while at and cells * sizes[at - 1] <= most:
            at -= 1
            cells *= sizes[at]
        rest = (slice(None),) * (len(sizes) - at)
        if not at:
            yield rest
            return
        step = max(1, most // cells)
        for lead in itertools.product(*(range(size) for size in sizes[: at - 1])):
            for begin in range(0, sizes[at - 1], step):
                yield (*(slice(i, i + 1) for i in lead), slice(begin, begin + step), *rest)

    def view(self, cells: Worth) -> NDArray[np.int32]:
        """A number over the cells with the axes of the layout: what a part is taken of and written to."""
        return cells.reshape(self.cube.shape).transpose(self._axes)

    def plan(self, fibre: Fibre) -> Plan:
        """A mover's fibres as they lie in the slices."""
        sizes = self.cube.sizes
        own = self.cube.own(fibre.party)
        rest = [o for o in self.moving if o not in own]
        bases = sums((sizes[o], self._steps[o]) for o in rest)
        offsets = fibre.offsets_in(self._steps)
        within = np.empty(self.width, dtype=np.int32)
        within[offsets[:, None] + bases] = np.arange(len(bases), dtype=np.int32)
        return Plan(tuple(self._patterns(fibre, rest)), len(self.fixed) + len(rest), offsets, bases, within)

    def _patterns(self, fibre: Fibre, rest: Sequence[int]) -> Iterator[Sorted]:
        own, sizes = self.cube.own(fibre.party), self.cube.sizes
        others = [o for o in reversed(range(len(sizes))) if o not in own]
        axes = [others.index(o) for o in (*reversed(self.fixed), *reversed(rest))]
        shape = tuple(sizes[o] for o in others)

        def spread(listed: NDArray[Any]) -> NDArray[Any]:
            more = listed.shape[1:]
            return listed.reshape((*shape, *more)).transpose((*axes, *range(len(axes), len(axes) + len(more))))

        for found in fibre.sorted:
            yield found.relaid(spread)
