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
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.analysis.moves import Columns, Cube, Fibre, Worth
from accord.analysis.moves.columns import VOID
from accord.analysis.stability.room import HIDDEN, Room, Values, least_from, room_here
from accord.analysis.stability.slices import Slices

TOGETHER = 2**16  # states worked on at once: their arrays stay in the processor's cache
PATIENCE = 5  # turns of each mover after which most fibres still to be passed are too many
LONG = 64  # turns of each mover after which any are

MANY = 8  # where one place in so many changed, it is cheaper not to know which
FEW = 2  # where more places changed than so many a fibre, hardly a fibre is left out
PICKED = 1.4  # picking the fibres marked costs that much more than passing all

Pair = tuple[Worth, Worth]
Places = NDArray[np.intp]  # of cells; none where so many changed that all count as changed
Marks = NDArray[np.bool_]  # (fibres,): which are to be passed

_ALL = np.int64(2**63 - 1)  # no value of one number is greater
_NONE = np.empty(0, dtype=np.intp)


def least_by_moves(cube: Cube, movers: Sequence[int], worth: Worth, into: Worth) -> Worth:
    """(states,): the least worth among each state and those the movers' moves lead to, in any legal order; in `into`.

    Where every cell is a state one turn is exact: the movers' reach is a product.
    """
    active = [j for j in movers if cube.own(j)]
    if cube.is_full and all(cube.free[o] for j in active for o in cube.own(j)):
        return cube.extreme_of(active, worth, np.minimum, into)
    first = cube.quick(active)
    cells = cube.turned(cube.lift(worth, int(VOID)), first)
    void = cube.void_turned(first)
    quiet = turn = 0
    while quiet < len(active):
        after = cube.spread_turned(active[turn % len(active)], cells, np.minimum, first)
        if void is None:
            quiet += 1
        else:
            after |= void  # whatever came there
            quiet = quiet + 1 if np.array_equal(after, cells) else 1
        cells, turn = after, turn + 1
    return cube.drop(cube.turned_back(cells, first), into)


def least_by_improvements(
    fibres: Sequence[Fibre], movers: Sequence[int], worths: Pair, into: Pair | None = None
) -> Pair:
    """(states,) twice: the least of either worth among each state and those the movers' improvements lead to.

    What is found may stand in `into`, which may be written over.
    """
    cube = fibres[0].cube
    active = [fibres[j] for j in movers if cube.own(j)]
    if not active:
        return worths
    if cube.states.cells <= TOGETHER:
        both = np.empty((cube.states.cells, 2), dtype=np.int32)
        for k, worth in enumerate(worths):
            both[:, k] = cube.lift(worth, int(VOID))
        _settle(both, [_Turn.of(f.whole, f.fibre, f.number) for f in active], room_here())
        return _apart(both[:, 0], cube), _apart(both[:, 1], cube)
    if into is not None and cube.is_full:
        cells = into
    else:
        cells = (np.empty(cube.states.cells, dtype=np.int32), np.empty(cube.states.cells, dtype=np.int32))
    _by_slices(Slices(cube, [f.party for f in active]), active, worths, cells)
    return cube.drop(cells[0]), cube.drop(cells[1])


def _by_slices(slices: Slices, active: Sequence[Fibre], worths: Pair, into: Pair) -> None:
    """Slices that stay in the cache one after the other, from over the states to over the cells."""
    cube = slices.cube
    given = [slices.view(cube.lift(worth, int(VOID))) for worth in worths]
    taken = [slices.view(cells) for cells in into]
    plans = [slices.plan(fibre) for fibre in active]
    room = room_here()
    for part in slices.parts(TOGETHER * cube.states.cells // len(cube.states)):
        shape = given[0][part].shape
        both = np.empty((*shape, 2), dtype=np.int32)
        for k in range(2):
            both[..., k] = given[k][part]
        number = both.size // 2 // slices.width
        turns = [_Turn.of(plan.columns(part, number), plan.fibres(number), number * len(plan.bases)) for plan in plans]
        _settle(both.reshape(-1, 2), turns, room)
        for k in range(2):
            taken[k][part] = both[..., k]


def _apart(cells: Worth, cube: Cube) -> Worth:
    """The states' own of one of two that lie side by side."""
    return np.ascontiguousarray(cells) if cube.is_full else cube.drop(cells)


@dataclass(frozen=True, slots=True, eq=False)
class _Turn:
    """One mover's waves through some slices, those by one pattern after those by another; which fibre a place is in."""

    waves: tuple[Columns, ...]
    fibre: NDArray[np.int32]
    fibres: int

    @classmethod
    def of(cls, patterns: Iterable[Iterable[Columns]], fibre: NDArray[np.int32], fibres: int) -> _Turn:
        """Through these columns."""
        return cls(tuple(found for pattern in patterns for found in pattern), fibre, fibres)

    def take(self, values: Values, todo: Marks, room: Room) -> Places | None:
        """The waves through the fibres marked, in place: what one changes the next one sees. The places changed."""
        some = [_marked(wave, todo) for wave in self.waves]
        changed = [_pass(values, wave, room) for wave in some if wave is not None]
        if sum(map(len, changed)) > FEW * self.fibres:
            return None
        return changed[0] if len(changed) == 1 else np.concatenate([_NONE, *changed])


def _marked(wave: Columns, todo: Marks) -> Columns | None:
    """The fibres marked, or some more; None where none is."""
    mine = todo if wave.numbers is None else todo.take(wave.numbers)
    marked = np.count_nonzero(mine)
    if PICKED * marked > len(mine):
        return wave
    return wave.through(np.flatnonzero(mine)) if marked else None


def _settle(both: NDArray[np.int32], turns: Sequence[_Turn], room: Room) -> None:
    """Waves in place until nothing changes. The two worths travel side by side as one number."""
    room.lane, room.top = np.int32, HIDDEN
    if not _take_turns(both.view(np.int64).reshape(-1), turns, room):
        for k in range(2):
            both[:, k] = _settle_far(both[:, k], turns, room)


def _settle_far(worth: Worth, turns: Sequence[_Turn], room: Room) -> Worth:
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

    room.lane, room.top = np.int64, _ALL
    _take_turns(owed, turns, room, take_over)
    return (owed >> 32).astype(np.int32)


def _take_turns(
    values: Values,
    turns: Sequence[_Turn],
    room: Room,
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
            changed = turns[here].take(values, todo[here], room)
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
        if changed is None:
            marks[:] = True
        else:
            marks[turns[j].fibre.take(changed)] = True


def _is_long(taken: int, todo: Sequence[Marks]) -> bool:
    """Whether so many turns of each mover were enough, looking at what is left; the last mover has nothing left."""
    left, most = sum(map(np.count_nonzero, todo)), sum(map(len, todo[:-1]))
    return bool(left) and (taken >= LONG or (taken >= PATIENCE and 4 * left > 3 * most))


def _pass(values: Values, wave: Columns, room: Room) -> Places:
    """One wave, in place; the places it changed, or all that may have where many did. The last member never does."""
    members, fibres = wave.places.shape
    size = (members - 1) * fibres
    places = wave.places.reshape(-1)
    before, least, after, differ = room.of(members * fibres, fibres)
    values.take(places, out=before, mode="clip")  # none is out of range: told so, numpy writes where it is told
    least_from(before.view(room.lane).reshape(members, -1), least.view(room.lane).reshape(members + 1, -1))
    before, after, differ, places = before[:size], after[:size], differ[:size], places[:size]
    if wave.better is None:
        np.minimum(before.view(room.lane), least[fibres : size + fibres].view(room.lane), out=after.view(room.lane))
    else:
        least[size + fibres :] = room.top
        least.take(wave.better.reshape(-1), out=after, mode="clip")
        lanes = after.view(room.lane)
        np.minimum(before.view(room.lane), lanes, out=lanes)
    np.not_equal(before, after, out=differ)
    if MANY * np.count_nonzero(differ) > size:
        values[places] = after
        return places
    changed = np.flatnonzero(differ)
    found = places.take(changed)
    values[found] = after.take(changed)
    return found
