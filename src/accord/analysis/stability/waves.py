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

import numpy as np
from numpy.typing import NDArray

from accord.analysis.moves import Cube, Fibre, Index, Worth
from accord.analysis.moves.fibres import VOID

TOGETHER = 2**16  # cells worked on at once: their arrays stay in the processor's cache
PATIENCE = 3  # turns of all movers before states remember whom they owe their value to

Pair = tuple[Worth, Worth]


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
    """One mover's wave through some slices: (members, fibres) places, and where the next is tied or none starts."""

    places: NDArray[np.intp]
    tied: NDArray[np.bool_] | None
    starts: NDArray[np.bool_] | None


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
        for members, starts, order, tied in sorted_fibres(fibre):
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
        tied = None
        if pattern.tied is not None:
            tied = np.ascontiguousarray(pattern.tied[first:last].reshape(len(bases), -1).T)
        starts = None if pattern.starts is None else pattern.starts.take(order)
        return _Turn(places, tied if tied is not None and tied.any() else None, starts)


Sorted = tuple[Index, NDArray[np.bool_] | None, NDArray[np.integer], NDArray[np.bool_] | None]


def sorted_fibres(fibre: Fibre) -> Iterator[Sorted]:
    """For each pattern of one-way options: its members, which of them have the pattern, and per fibre their order.

    The order is by ascending rank, (fibres, members); the last array tells where the next in order ties. Void cells
    come last: they rank above everything and are worth more than anything, so no wave notices them.
    """
    cube = fibre.cube
    own = [len(cube.sizes) - 1 - o for o in reversed(cube.own(fibre.party))]
    others = [a for a in range(len(cube.sizes)) if a not in own]
    ranks = cube.lift(fibre.rank, int(VOID)).reshape(cube.shape).transpose(others + own).reshape(-1, len(fibre.offsets))
    for p, allowed in enumerate(fibre.allowed):
        members = np.flatnonzero(allowed)
        starts = None if allowed.all() and len(fibre.allowed) == 1 else fibre.pattern[members] == p
        bits = int(len(members) - 1).bit_length()
        key = ranks[:, members].astype(np.int64)  # one sort of plain numbers: rank first, then which member
        key <<= bits
        key |= np.arange(len(members))
        key.sort(axis=1)
        order = (key & ((1 << bits) - 1)).astype(np.min_scalar_type(len(members) - 1))
        key >>= bits
        tied = key[:, 1:] == key[:, :-1]
        yield members, starts, order, tied if tied.any() else None


def _settle(worths: Sequence[Worth], turns: Sequence[Sequence[_Turn]]) -> None:
    """Waves of the movers in turn, in place, until all are quiet. The two worths travel side by side as one number."""
    both = np.empty((len(worths[0]), 2), dtype=np.int32)
    both[:, 0], both[:, 1] = worths
    pairs = both.view(np.int64).reshape(-1)
    quiet = turn = 0
    while quiet < len(turns):
        changed = False
        for wave in turns[turn % len(turns)]:
            changed |= _pass(pairs, wave, lanes=2)
        turn += 1
        if len(turns) == 1:
            break  # one mover's improvements are transitive
        quiet = 1 if changed else quiet + 1
        if turn == PATIENCE * len(turns):
            for k in range(2):
                worths[k][:] = _settle_far(both[:, k], turns)
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
            changed |= _pass(owed, wave, lanes=1)
        turn += 1
        quiet = 1 if changed else quiet + 1
        if changed:
            np.minimum(owed, owed.take(at.take(owed & 0xFFFFFFFF)), out=owed)
    return (owed >> 32).astype(np.int32)


def _pass(values: NDArray[np.int64], wave: _Turn, *, lanes: int) -> bool:
    """One wave, in place; whether anything changed. A value is one number, or `lanes` of 32 bits side by side."""
    before = values.take(wave.places)
    after = before.copy()
    old, new = (before.view(np.int32), after.view(np.int32)) if lanes == 2 else (before, after)
    tied, starts = wave.tied, wave.starts
    if lanes == 2:
        tied = None if tied is None else np.repeat(tied, 2, axis=1)
        starts = None if starts is None else np.repeat(starts, 2, axis=1)
    if len(before) > before.shape[1]:
        _run_down_long(old, new, tied, starts)
    else:
        _run_down(old, new, tied, starts)
    if np.array_equal(before, after):
        return False
    values[wave.places] = after
    return True


Values = NDArray[np.int32] | NDArray[np.int64]  # (members, fibres)
Mask = NDArray[np.bool_] | None


def _run_down(before: Values, after: Values, tied: Mask, starts: Mask) -> None:
    """The running minimum from the top, position by position: over what is strictly better."""
    last = len(before) - 1
    if tied is None and starts is None:
        for p in range(last - 1, -1, -1):
            np.minimum(after[p], after[p + 1], out=after[p])
        return
    above = np.full(before.shape[1], np.iinfo(before.dtype).max, dtype=before.dtype)  # strictly better so far
    level = before[last]  # the least among those tied with the next
    for p in range(last - 1, -1, -1):
        if tied is None:
            np.minimum(above, level, out=above)
            level = before[p]
        else:
            above = np.where(tied[p], above, np.minimum(above, level))
            level = np.where(tied[p], np.minimum(level, before[p]), before[p])
        np.minimum(after[p], above, out=after[p], where=True if starts is None else starts[p])


def _run_down_long(before: Values, after: Values, tied: Mask, starts: Mask) -> None:
    """The same where fibres are longer than they are many: one accumulation, then a look where the next rank begins."""
    least = np.full((len(before) + 1, before.shape[1]), np.iinfo(before.dtype).max, dtype=before.dtype)
    np.minimum.accumulate(before[::-1], axis=0, out=least[:-1][::-1])
    if tied is None:
        above = least[1:]
    else:
        places = np.arange(1, len(before) + 1)[:, None]
        ends = np.where(np.vstack([tied, np.zeros((1, tied.shape[1]), dtype=np.bool_)]), len(before), places)
        above = np.take_along_axis(least, np.minimum.accumulate(ends[::-1], axis=0)[::-1], axis=0)
    np.minimum(after, above, out=after, where=True if starts is None else starts)
