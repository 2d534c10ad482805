"""The least that moves or improvements lead to, over a cube: waves that run through the fibres until nothing changes.

In a fibre sorted by its party's rank a state's improvements are the states strictly above it, so one wave is a running
minimum from the top. Waves of the movers take turns, each only through fibres where something changed since its last.
Most conflicts are quiet after 3 to 9 turns; a staircase, where each improvement opens the next, needs as many as it has
steps. So where much still changes after `PATIENCE` turns of each, or anything after `LONG`, every state also remembers
which state it owes its value to, and takes over what that one has found since: the reach then grows by a constant
factor a turn. All is exact; only the number of turns has no bound better than the number of states.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accord.analysis.moves import Cube, Fibre, Index, Worth
from accord.analysis.moves.fibres import VOID

TOGETHER = 2**16  # cells worked on at once: their arrays stay in the processor's cache
PATIENCE = 5  # turns of each mover after which most fibres still to be passed are too many
LONG = 64  # turns of each mover after which any are

MANY = 8  # where one place in so many changed, it is cheaper not to know which

Pair = tuple[Worth, Worth]
Places = NDArray[np.intp]  # of cells; none where so many changed that all count as changed
Values = NDArray[np.int64]  # (cells,): one number of 64 bits, or two of 32 side by side
Marks = NDArray[np.bool_]  # (fibres,): which are to be passed

_ALL = np.int64(2**63 - 1)  # no value of one lane is greater
_BOTH = np.int64((int(VOID) << 32) | int(VOID))  # nor of two


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
    if cube.states.cells <= TOGETHER:
        whole = [cube.lift(worth, int(VOID)).copy() for worth in worths]
        _settle(whole, [_through_all(fibres[j]) for j in active])
        return cube.drop(whole[0]), cube.drop(whole[1])
    field = _Field(cube, active)
    laid = [field.laid(cube.lift(worth, int(VOID))) for worth in worths]
    plans = [field.plan(fibres[j]) for j in active]
    few = max(1, TOGETHER // field.width)
    for first in range(0, field.slices, few):
        last = min(first + few, field.slices)
        _settle([x[first:last].reshape(-1) for x in laid], [plan.turn(first, last) for plan in plans])
    one, other = (cube.drop(field.unlaid(x)) for x in laid)
    return one, other


@dataclass(frozen=True, slots=True, eq=False)
class _Wave:
    """Through some fibres, by one pattern of one-way options: (members, fibres) places in ascending rank, and masks.

    A mask is all ones where it hides a value from a minimum, and 0 where it lets it pass: `tied` hides from a member
    (all but the last) what the next one has and what is no better than that, `idle` what has no move by this pattern.
    """

    places: NDArray[np.intp]
    tied: Values | None
    idle: Values | None

    def through(self, fibres: NDArray[np.intp]) -> _Wave:
        """The same through some of the fibres only."""
        masks = (None if mask is None else mask.take(fibres, axis=1) for mask in (self.tied, self.idle))
        return _Wave(self.places.take(fibres, axis=1), *masks)

    def widened(self) -> _Wave:
        """The same for values of one number of 64 bits."""
        return _Wave(self.places, *(None if mask is None else (mask != 0) * _ALL for mask in (self.tied, self.idle)))


@dataclass(frozen=True, slots=True, eq=False)
class _Turn:
    """One mover's waves through some slices, one for each pattern of its one-way options; which fibre a cell is in."""

    waves: tuple[_Wave, ...]
    fibre: NDArray[np.int32]

    @property
    def fibres(self) -> int:
        """How many there are."""
        return len(self.waves[0].places[0])

    def take(self, values: Values, todo: Marks, lane: type[np.int32 | np.int64]) -> Places | None:
        """The waves through the fibres marked, in place: what one changes the next one sees. The places changed."""
        waves = self.waves
        if 2 * np.count_nonzero(todo) < len(todo):  # picking them out costs about as much as passing them
            some = np.flatnonzero(todo)
            waves = tuple(wave.through(some) for wave in waves)
        if len(waves) == 1:
            return _pass(values, waves[0], lane)
        changed = [_pass(values, wave, lane) for wave in waves]
        known = [places for places in changed if places is not None]
        return np.concatenate(known) if len(known) == len(changed) else None

    def widened(self) -> _Turn:
        """The same for values of one number of 64 bits."""
        return _Turn(tuple(wave.widened() for wave in self.waves), self.fibre)


@dataclass(frozen=True, slots=True, eq=False)
class _Pattern:
    """A mover's fibres for one pattern of its one-way options: members in ascending rank, position by position.

    `order` (slices, fibres, members): which member; `tied`: whether the next one is no better; `offsets`: where
    members lie; `starts`: whether a member has the pattern, hence moves by it (none: all do).
    """

    order: NDArray[np.integer[Any]]
    tied: NDArray[np.bool_] | None
    offsets: Index
    starts: NDArray[np.bool_] | None


@dataclass(frozen=True, slots=True, eq=False)
class _Plan:
    """All turns of a mover: its patterns, where the fibres of a slice begin, and which of them each cell is in."""

    patterns: tuple[_Pattern, ...]
    bases: Index
    fibre: NDArray[np.int32]  # (width,)

    def turn(self, first: int, last: int) -> _Turn:
        """Through the slices from `first` to before `last`."""
        slices = np.arange(last - first, dtype=np.int32)[:, None]
        starts = (slices * np.int64(len(self.fibre)) + self.bases).reshape(-1)
        fibre = (slices * np.int32(len(self.bases)) + self.fibre).reshape(-1)
        return _Turn(tuple(_wave(pattern, starts, first, last) for pattern in self.patterns), fibre)


def _wave(pattern: _Pattern, bases: Index, first: int, last: int) -> _Wave:
    order = pattern.order[first:last].reshape(len(bases), -1).T
    places = pattern.offsets.take(order)
    places += bases
    tied = None if pattern.tied is None else pattern.tied[first:last].reshape(len(bases), -1)
    return _masked(places, tied, None if pattern.starts is None else pattern.starts.take(order))


def _masked(places: NDArray[np.intp], tied: NDArray[np.bool_] | None, starts: NDArray[np.bool_] | None) -> _Wave:
    """A wave from what is tied with the next, (fibres, members), and who moves by the pattern, (members, fibres)."""
    hidden = None if tied is None or not tied.any() else np.multiply(tied.T, _BOTH, order="C")
    return _Wave(places, hidden, None if starts is None else np.multiply(~starts, _BOTH, order="C"))


def _through_all(fibre: Fibre) -> _Turn:
    """A mover's turn through the whole cube as it is numbered."""
    waves = []
    for places, (_, starts, order, tied) in zip(fibre.places, fibre.sorted, strict=True):
        waves.append(_masked(places, tied, None if starts is None else starts.take(order.T)))
    return _Turn(tuple(waves), fibre.fibre)


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

    def plan(self, fibre: Fibre) -> _Plan:
        """A mover's sorted fibres as they lie in the slices, for each pattern of its one-way options."""
        sizes = self.cube.sizes
        own = self.cube.own(fibre.party)
        rest = [o for o in self.moving if o not in own]
        bases = np.zeros(1, dtype=np.int64)
        for o in rest:
            bases = (np.arange(sizes[o])[:, None] * self._steps[o] + bases[None, :]).reshape(-1)
        offsets = fibre.offsets_in(self._steps)
        within = np.empty(self.width, dtype=np.int32)
        within[offsets[:, None] + bases] = np.arange(len(bases), dtype=np.int32)
        return _Plan(tuple(self._patterns(fibre, rest, offsets)), bases, within)

    def _patterns(self, fibre: Fibre, rest: Sequence[int], offsets: Index) -> Iterator[_Pattern]:
        own, sizes = self.cube.own(fibre.party), self.cube.sizes
        others = [o for o in reversed(range(len(sizes))) if o not in own]
        axes = [others.index(o) for o in (*reversed(self.fixed), *reversed(rest))] + [len(others)]
        shape = (*(sizes[o] for o in others), -1)

        def laid(listed: NDArray[Any]) -> NDArray[Any]:
            return listed.reshape(shape).transpose(axes).reshape(self.slices, -1, listed.shape[1])

        for members, starts, order, tied in fibre.sorted:
            yield _Pattern(laid(order), None if tied is None else laid(tied), offsets[members], starts)


def _settle(worths: Sequence[Worth], turns: Sequence[_Turn]) -> None:
    """Waves in place until nothing changes. The two worths travel side by side as one number."""
    both = np.empty((len(worths[0]), 2), dtype=np.int32)
    both[:, 0], both[:, 1] = worths
    quiet = _take_turns(both.view(np.int64).reshape(-1), turns, np.int32)
    far = [] if quiet else [turn.widened() for turn in turns]
    for k, worth in enumerate(worths):
        worth[:] = both[:, k] if quiet else _settle_far(both[:, k], far)


def _settle_far(worth: Worth, turns: Sequence[_Turn]) -> Worth:
    """The same for one worth where the way is long: each state takes over from the one it owes its value to.

    Among states of equal worth the one owed to is picked by a fixed random priority: the farthest is not known, but a
    random one among those reached is on average half as far, which makes the reach grow by half each time.
    """
    at = np.random.default_rng(0).permutation(len(worth))  # the order of priority: any fixed one gives the same result
    priority = np.empty_like(at)
    priority[at] = np.arange(len(at))
    owed = (worth.astype(np.int64) << 32) | priority

    def take_over() -> Places:
        better = owed.take(at.take(owed & 0xFFFFFFFF))
        changed = np.flatnonzero(better < owed)
        owed[changed] = better.take(changed)
        return changed

    _take_turns(owed, turns, np.int64, take_over)
    return (owed >> 32).astype(np.int32)


def _take_turns(
    values: Values,
    turns: Sequence[_Turn],
    lane: type[np.int32 | np.int64],
    after_each: Callable[[], Places] | None = None,
) -> bool:
    """Turns of the movers, in place, each through the fibres where something changed since its last, until none has.

    `after_each` may change values anywhere, and tells where. Without it, False where it would take too long.
    """
    todo = [np.ones(turn.fibres, dtype=np.bool_) for turn in turns]
    for k in itertools.count():
        here = k % len(turns)
        if here == 0 and after_each is None and _is_long(k // len(turns), todo):
            return False
        if todo[here].any():
            changed = turns[here].take(values, todo[here], lane)
            # A mover's own improvements are transitive; and before its first turn all of another's are marked.
            todo[here][:] = False
            if changed is None or len(changed):
                _mark(changed, turns, todo[: k + 1], here)
                if after_each:
                    _mark(after_each(), turns, todo)
        elif not any(marks.any() for marks in todo):
            return True
    raise AssertionError("counting does not end")


def _mark(changed: Places | None, turns: Sequence[_Turn], todo: Sequence[Marks], but: int = -1) -> None:
    """Mark the fibres of the places that changed, but those of one mover; all where the places are many."""
    for j, marks in enumerate(todo):
        if j == but:
            continue
        if changed is None or len(changed) >= len(marks):
            marks[:] = True
        else:
            marks[turns[j].fibre.take(changed)] = True


def _is_long(taken: int, todo: Sequence[Marks]) -> bool:
    """Whether so many turns of each mover were enough, looking at what is left; the last mover has nothing left."""
    left, most = sum(map(np.count_nonzero, todo)), sum(map(len, todo[:-1]))
    return bool(left) and (taken >= LONG or (taken >= PATIENCE and 4 * left > 3 * most))


def _pass(values: Values, wave: _Wave, lane: type[np.int32 | np.int64]) -> Places | None:
    """One wave, in place; the places it changed. A value is one number of 64 bits, or two of 32 side by side."""
    before = values.take(wave.places)
    after = np.empty_like(before)
    run = _run_down_long if len(before) > before.shape[1] else _run_down
    run(before.view(lane), after.view(lane), *(None if m is None else m.view(lane) for m in (wave.tied, wave.idle)))
    differ = before != after
    if MANY * np.count_nonzero(differ) > differ.size:
        values[wave.places] = after
        return None
    changed = np.flatnonzero(differ)
    places = wave.places.reshape(-1).take(changed)
    values[places] = after.reshape(-1).take(changed)
    return places


Lanes = NDArray[Any]  # (members, fibres times lanes)


def _run_down(before: Lanes, after: Lanes, tied: Lanes | None, idle: Lanes | None) -> None:
    """The running minimum from the top, position by position: over what is strictly better."""
    last = len(before) - 1
    after[last] = before[last]
    if tied is None and idle is None:
        for p in range(last - 1, -1, -1):
            np.minimum(before[p], after[p + 1], out=after[p])
        return
    least = before[last].copy()  # what is no worse than the next one has
    above = least.copy() if tied is None else least | tied[last - 1]  # what is strictly better has
    seen = np.empty_like(above)
    for p in range(last - 1, -1, -1):
        if p < last - 1:
            np.minimum(least, before[p + 1], out=least)
            np.minimum(above, least if tied is None else np.bitwise_or(least, tied[p], out=seen), out=above)
        np.minimum(before[p], above if idle is None else np.bitwise_or(above, idle[p], out=seen), out=after[p])


def _run_down_long(before: Lanes, after: Lanes, tied: Lanes | None, idle: Lanes | None) -> None:
    """The same where fibres are longer than they are many: all positions at once."""
    above = np.minimum.accumulate(before[:0:-1], axis=0)
    if tied is not None:
        above |= tied[::-1]
        np.minimum.accumulate(above, axis=0, out=above)
    above = above[::-1]
    after[-1] = before[-1]
    np.minimum(before[:-1], above if idle is None else above | idle[:-1], out=after[:-1])
