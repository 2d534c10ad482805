"""The least that moves or improvements lead to, over a cube: waves that run through the fibres until nothing changes.

In a fibre sorted by its party's rank a state's improvements are the states strictly above it, so one wave is a running
minimum from the top. Waves of the movers take turns. Most conflicts are quiet after 3 to 9 turns; a staircase, where
each improvement opens the next, needs as many as it has steps. So after `PATIENCE` turns every state also remembers
which state it owes its value to, and takes over what that one has found since: the reach then grows by a constant
factor a turn. All is exact; only the number of turns has no bound better than the number of states.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accord.analysis.moves import Cube, Fibre, Index, Worth
from accord.analysis.moves.fibres import VOID

TOGETHER = 2**16  # cells worked on at once: their arrays stay in the processor's cache
PATIENCE = 8  # turns of all movers before states remember whom they owe their value to

Pair = tuple[Worth, Worth]
Values = NDArray[np.int32] | NDArray[np.int64]  # (members, fibres, each as wide as its lanes)


def least_by_moves(cube: Cube, movers: Sequence[int], worth: Worth) -> Worth:
    """(states,): the least worth among each state and those the movers' moves lead to, in any legal order.

    Where every cell is a state one turn is exact: the movers' reach is a product.
    """
    cells = cube.lift(worth, int(VOID))
    active = [j for j in movers if cube.own(j)]
    quiet = turn = 0
    while quiet < len(active):
        after = cube.spread(active[turn % len(active)], cells, np.minimum)
        if cube.void is not None:
            after[cube.void] = VOID
            quiet = quiet + 1 if np.array_equal(after, cells) else 1
        else:
            quiet += 1
        cells, turn = after, turn + 1
    return cube.drop(cells)


def least_by_improvements(fibres: Sequence[Fibre], movers: Sequence[int], worths: Pair) -> Pair:
    """(states,) twice: the least of either worth among each state and those the movers' improvements lead to."""
    cube = fibres[0].cube
    active = [j for j in movers if cube.own(j)]
    if not active:
        return worths
    field = _Field(cube, active)
    laid = [field.laid(cube.lift(worth, int(VOID))) for worth in worths]
    plans = [list(field.plan(fibres[j])) for j in active]
    few = max(1, TOGETHER // field.width)
    for first in range(0, field.slices, few):
        last = min(first + few, field.slices)
        _settle([x[first:last].reshape(-1) for x in laid], [field.turn(plan, first, last) for plan in plans])
    one, other = (cube.drop(field.unlaid(x)) for x in laid)
    return one, other


@dataclass(frozen=True, slots=True, eq=False)
class _Pattern:
    """A mover's fibres for one pattern of its one-way options: members in ascending rank, position by position.

    `order` (slices, fibres, members): which member; `tied`: whether the next one is no better; `offsets`: where
    members lie; `starts`: whether a member has the pattern, hence moves by it (none: all do).
    """

    order: NDArray[np.integer]
    tied: NDArray[np.bool_] | None
    offsets: Index
    starts: NDArray[np.bool_] | None
    bases: Index


@dataclass(frozen=True, slots=True, eq=False)
class _Turn:
    """One mover's wave through some slices: (members, fibres) places, and masks of as many lanes as values have.

    A mask is all ones (the greatest number) where it hides a value from a minimum, and 0 where it lets it pass:
    `tied` hides what is no better than the next, `free` what is, `idle` what has no move by this pattern.
    """

    places: NDArray[np.intp]
    tied: Values | None
    free: Values | None
    idle: Values | None

    def widened(self) -> _Turn:
        """The same for values of one number of 64 bits."""
        return _Turn(self.places, *(_one_lane(mask) for mask in (self.tied, self.free, self.idle)))


def _one_lane(mask: Values | None) -> Values | None:
    return None if mask is None else np.where(mask[:, ::2] != 0, np.iinfo(np.int64).max, 0)


def _two_lanes(hidden: NDArray[np.bool_]) -> NDArray[np.int32]:
    """A mask over both worths side by side."""
    return np.repeat(hidden * VOID, 2, axis=1)


class _Field:
    """The cube laid out in slices: what no mover controls is fixed in a slice, so no wave leaves it."""

    def __init__(self, cube: Cube, movers: Sequence[int]) -> None:
        self.cube = cube
        options = range(len(cube.sizes))
        self.moving = [o for o in options if cube.owners[o] in movers]
        self.fixed = [o for o in options if o not in self.moving]
        self.width = math.prod(cube.sizes[o] for o in self.moving)
        self.slices = cube.states.cells // self.width
        self._axes = [len(cube.sizes) - 1 - o for o in (*reversed(self.fixed), *reversed(self.moving))]
        self._steps = [0] * len(cube.sizes)
        step = 1
        for o in self.moving:
            self._steps[o] = step
            step *= cube.sizes[o]

    def laid(self, cells: Worth) -> Worth:
        """(slices, width), a copy."""
        spread = cells.reshape(self.cube.shape).transpose(self._axes)
        return np.array(spread, order="C").reshape(self.slices, self.width)

    def unlaid(self, laid: Worth) -> Worth:
        """(cells,), back from the layout."""
        shape = [self.cube.shape[a] for a in self._axes]
        return np.ascontiguousarray(laid.reshape(shape).transpose(np.argsort(self._axes))).reshape(-1)

    def plan(self, fibre: Fibre) -> Iterator[_Pattern]:
        """A mover's sorted fibres as they lie in the slices, for each pattern of its one-way options."""
        sizes = self.cube.sizes
        own = self.cube.own(fibre.party)
        rest = [o for o in self.moving if o not in own]
        bases = np.zeros(1, dtype=np.int64)
        for o in rest:
            bases = (np.arange(sizes[o])[:, None] * self._steps[o] + bases[None, :]).reshape(-1)
        offsets = fibre.offsets_in(self._steps)
        others = [o for o in reversed(range(len(sizes))) if o not in own]
        axes = [others.index(o) for o in (*reversed(self.fixed), *reversed(rest))] + [len(others)]
        shape = tuple(sizes[o] for o in others)
        for members, starts, order, tied in fibre.sorted:
            at = order.reshape(*shape, -1).transpose(axes).reshape(self.slices, len(bases), -1)
            ties = None
            if tied is not None:
                ties = tied.reshape(*shape, -1).transpose(axes).reshape(self.slices, len(bases), -1)
            yield _Pattern(at, ties, offsets[members], starts, bases)

    def turn(self, plan: Sequence[_Pattern], first: int, last: int) -> list[_Turn]:
        """A mover's wave through the slices from `first` to before `last`."""
        return [self._turn(pattern, first, last) for pattern in plan]

    def _turn(self, pattern: _Pattern, first: int, last: int) -> _Turn:
        bases = (np.arange(last - first)[:, None] * self.width + pattern.bases[None, :]).reshape(-1)
        order = pattern.order[first:last].reshape(len(bases), -1).T
        places = pattern.offsets.take(order)
        places += bases
        tied = free = None
        if pattern.tied is not None:
            equal = pattern.tied[first:last].reshape(len(bases), -1).T
            if equal.any():
                tied, free = _two_lanes(equal), _two_lanes(~equal)
        idle = None if pattern.starts is None else _two_lanes(~pattern.starts.take(order))
        return _Turn(places, tied, free, idle)


def _settle(worths: Sequence[Worth], turns: Sequence[Sequence[_Turn]]) -> None:
    """Waves of the movers in turn, in place, until all are quiet. The two worths travel side by side as one number."""
    both = np.empty((len(worths[0]), 2), dtype=np.int32)
    both[:, 0], both[:, 1] = worths
    pairs = both.view(np.int64).reshape(-1)
    quiet = turn = 0
    while quiet < len(turns):
        changed = False
        for wave in turns[turn % len(turns)]:
            changed |= _pass(pairs, wave, np.int32)
        turn += 1
        if len(turns) == 1:
            break  # one mover's improvements are transitive
        quiet = 1 if changed else quiet + 1
        if turn == PATIENCE * len(turns):
            far = [[wave.widened() for wave in turn] for turn in turns]
            for k in range(2):
                worths[k][:] = _settle_far(both[:, k], far)
            return
    worths[0][:], worths[1][:] = both[:, 0], both[:, 1]


def _settle_far(worth: Worth, turns: Sequence[Sequence[_Turn]]) -> Worth:
    """The same for one worth where the way is long: each state takes over from the one it owes its value to.

    Among states of equal worth the one owed to is picked by a fixed random priority: the farthest is not known, but a
    random one among those reached is on average half as far, which makes the reach grow by half each time.
    """
    at = np.random.default_rng(0).permutation(len(worth))  # the order of priority: any fixed one gives the same result
    priority = np.empty_like(at)
    priority[at] = np.arange(len(at))
    owed = (worth.astype(np.int64) << 32) | priority
    quiet = turn = 0
    while quiet < len(turns):
        changed = False
        for wave in turns[turn % len(turns)]:
            changed |= _pass(owed, wave, np.int64)
        turn += 1
        quiet = 1 if changed else quiet + 1
        if changed:
            np.minimum(owed, owed.take(at.take(owed & 0xFFFFFFFF)), out=owed)
    return (owed >> 32).astype(np.int32)


def _pass(values: NDArray[np.int64], wave: _Turn, lane: type[np.int32 | np.int64]) -> bool:
    """One wave, in place; whether anything changed. A value is one number of 64 bits, or two of 32 side by side."""
    before = values.take(wave.places)
    after = before.copy()
    run = _run_down_long if len(before) > before.shape[1] else _run_down
    run(before.view(lane), after.view(lane), wave)
    if np.array_equal(before, after):
        return False
    values[wave.places] = after
    return True


def _run_down(before: NDArray[Any], after: NDArray[Any], wave: _Turn) -> None:
    """The running minimum from the top, position by position: over what is strictly better."""
    last = len(before) - 1
    if wave.tied is None and wave.idle is None:
        for p in range(last - 1, -1, -1):
            np.minimum(after[p], after[p + 1], out=after[p])
        return
    above = np.full(before.shape[1], np.iinfo(before.dtype).max, dtype=before.dtype)  # strictly better so far
    level = before[last].copy()  # the least among those tied with the next
    seen = np.empty_like(above)
    for p in range(last - 1, -1, -1):
        if wave.tied is None or wave.free is None:
            np.minimum(above, before[p + 1], out=above)
        else:
            np.bitwise_or(level, wave.tied[p], out=seen)
            np.minimum(above, seen, out=above)
            np.bitwise_or(level, wave.free[p], out=level)
            np.minimum(level, before[p], out=level)
        if wave.idle is None:
            np.minimum(after[p], above, out=after[p])
        else:
            np.bitwise_or(above, wave.idle[p], out=seen)
            np.minimum(after[p], seen, out=after[p])


def _run_down_long(before: NDArray[Any], after: NDArray[Any], wave: _Turn) -> None:
    """The same where fibres are longer than they are many: one accumulation, then a look where the next rank begins."""
    least = np.full((len(before) + 1, before.shape[1]), np.iinfo(before.dtype).max, dtype=before.dtype)
    np.minimum.accumulate(before[::-1], axis=0, out=least[:-1][::-1])
    above = least[1:]
    if wave.tied is not None:
        places = np.arange(1, len(before) + 1)[:, None]
        tied = np.vstack([wave.tied != 0, np.zeros((1, before.shape[1]), dtype=np.bool_)])
        ends = np.minimum.accumulate(np.where(tied, len(before), places)[::-1], axis=0)[::-1]
        above = np.take_along_axis(least, ends, axis=0)
    np.minimum(after, above if wave.idle is None else above | wave.idle, out=after)
