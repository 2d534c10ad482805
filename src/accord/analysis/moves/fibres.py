"""Moves over a cube of choices, never written out: a party's moves stay in a fibre, where only its own options change.

A cell is a combination of values, numbered in mixed radix with the first option fastest. Cells that no state takes
are void: a move may pass over one within a single change of choices, but never stops there.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accord.analysis.moves.columns import VOID, Columns, Sorted, columns_of
from accord.analysis.moves.shape import Index, Pairs, Worth, sums
from accord.analysis.ranking import Rank
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

    def drop(self, cells: Cells) -> Worth:
        """Over the states, from over the cells."""
        return cells if self.is_full else cells.take(self.states.codes)

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
                spread[:] = extreme.reduce(seen, axis=1, keepdims=True)
            else:
                spread = seen.copy()
                for start, end in np.argwhere(may & ~np.eye(width, dtype=np.bool_)):
                    extreme(spread[:, start], seen[:, end], out=spread[:, start])
            cells = spread.reshape(-1)
        return cells

    def least_of(self, parties: Sequence[int], cells: Cells) -> Cells:
        """(cells,): the least over each cell and those that any moves of the parties lead to; none of it is void.

        The slowest options first: what is inside them is long, and little is left for the others.
        """
        kept, at, inner = 1, cells, self.states.cells
        for mine, size in self._runs(parties):
            inner //= size
            if mine:
                at = np.minimum.reduce(at.reshape(kept, size, inner), axis=1)
            else:
                kept *= size
        short = [1 if owner in parties else size for size, owner in zip(self.sizes, self.owners, strict=True)]
        least = np.empty(self.shape, dtype=np.int32)
        least[...] = at.reshape(short[::-1])
        return least.reshape(-1)

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


@dataclass(frozen=True, eq=False)
class Fibre:
    """One party's moves in a cube: all combinations of its own options, as far as they may change."""

    cube: Cube
    party: int
    rank: Rank

    @cached_property
    def offsets(self) -> Index:
        """(own combinations,): what each adds to a code; the first own option fastest."""
        return self.offsets_in(self.cube.steps)

    def offsets_in(self, steps: Sequence[int]) -> Index:
        """The same where an option's value adds `steps[o]`."""
        return sums((self.cube.sizes[o], steps[o]) for o in self.cube.own(self.party))

    @cached_property
    def allowed(self) -> NDArray[np.bool_]:
        """(patterns, own combinations): what a pattern of one-way options still leads to."""
        return self._patterns[1]

    @cached_property
    def pattern(self) -> Index:
        """(own combinations,): the pattern of the one-way options in each."""
        return self._patterns[0]

    @cached_property
    def _patterns(self) -> tuple[Index, NDArray[np.bool_]]:
        own = self.cube.own(self.party)
        size = math.prod(self.cube.sizes[o] for o in own)
        pattern, count, step = np.zeros(size, dtype=np.int64), 1, 1
        allowed = np.ones((1, size), dtype=np.bool_)
        if all(self.cube.free[o] for o in own):
            return pattern, allowed
        for o in own:
            values = np.arange(size) // step % self.cube.sizes[o]
            step *= self.cube.sizes[o]
            if self.cube.free[o]:
                continue
            pattern += values * count
            allowed = (self.cube.may[o][:, values][:, None, :] & allowed[None]).reshape(-1, size)
            count *= self.cube.sizes[o]
        return pattern, allowed

    @cached_property
    def sorted(self) -> list[Sorted]:
        """The party's fibres in ascending rank, for each pattern of its one-way options that leads anywhere."""
        cube = self.cube
        own = [len(cube.sizes) - 1 - o for o in reversed(cube.own(self.party))]
        axes = [a for a in range(len(cube.sizes)) if a not in own] + own
        ranks = cube.lift(self.rank, -1).reshape(cube.shape).transpose(axes).reshape(-1, len(self.offsets))
        if len(self.allowed) == 1:
            return [self._sorted(ranks, np.arange(len(self.offsets)), None)]
        found = []
        for p, allowed in enumerate(self.allowed):
            members = np.flatnonzero(allowed)
            if len(members) > 1:
                found.append(self._sorted(ranks[:, members], members, self.pattern[members] == p))
        return found

    def _sorted(self, ranks: NDArray[np.int32], members: Index, starts: NDArray[np.bool_] | None) -> Sorted:
        """Some members of each fibre in ascending rank. `starts` (members,): whether it moves; None: all do."""
        width = len(members)
        bits = int(width - 1).bit_length()
        # One sort of plain numbers: rank first, then which member. Void cells are below 0, hence first.
        small = int(self.rank.max(initial=0)) < 2 ** (31 - bits)
        key: NDArray[Any] = ranks.astype(np.int32 if small else np.int64, order="C")
        key <<= bits
        key |= np.arange(width, dtype=key.dtype)
        key.sort(axis=1)
        order = (key & ((1 << bits) - 1)).astype(np.min_scalar_type(width - 1))
        key >>= bits
        better = key[:, 1:] != key[:, :-1]
        states = None if self.cube.is_full else np.count_nonzero(key >= 0, axis=1).astype(np.int32)
        if states is None and starts is None and better.all():
            return Sorted(members, order, None, None)
        kind = np.min_scalar_type(width)
        above = np.where(better, np.arange(1, width, dtype=kind), kind.type(width))
        for p in range(width - 3, -1, -1):
            np.minimum(above[:, p], above[:, p + 1], out=above[:, p])
        if states is not None:
            above[key[:, :-1] < 0] = width
        if starts is not None:
            above[~starts.take(order[:, :-1])] = width
        return Sorted(members, order, above, states)

    @cached_property
    def whole(self) -> list[list[Columns]]:
        """For each pattern of one-way options: the fibres of the whole cube in columns, places being cells."""
        return [list(columns_of(found, self.offsets[found.members], self._bases)) for found in self.sorted]

    @cached_property
    def _bases(self) -> Index:
        """(fibres,): the cell where each begins, as they are sorted."""
        cube = self.cube
        return sums((cube.sizes[o], cube.steps[o]) for o, owner in enumerate(cube.owners) if owner != self.party)

    @property
    def number(self) -> int:
        """How many fibres there are."""
        return len(self._bases)

    @cached_property
    def fibre(self) -> NDArray[np.int32]:
        """(cells,): which fibre each is in."""
        cube = self.cube
        found = np.empty(cube.shape, dtype=np.int32)
        across = [1 if owner == self.party else size for size, owner in zip(cube.sizes, cube.owners, strict=True)]
        found[...] = np.arange(self.number, dtype=np.int32).reshape(across[::-1])
        return found.reshape(-1)

    def reached(self, state: int) -> Index:
        """The states one move leads to."""
        return self.steps(np.array([state]), improving=False)[1]

    def improvements(self, state: int) -> Index:
        """The states one move leads to that the party prefers, in ascending order of preference."""
        found = self.steps(np.array([state]), improving=True)[1]
        return found[np.argsort(self.rank[found], kind="stable")]

    def arcs(self) -> Pairs:
        """Every move: pairs of state and reached."""
        states = self.cube.states
        own = self._own_combination(states.codes)
        codes = (states.codes - self.offsets[own])[:, None] + self.offsets
        starts, ends = np.repeat(np.arange(len(states)), len(self.offsets)), states.find(codes.reshape(-1))
        good = (ends >= 0) & (ends != starts) & self.allowed[self.pattern[own]].reshape(-1)
        return starts[good], ends[good]

    def best(self, worth: Worth) -> Worth:
        """(states,): the most worth among each state and those one move leads to."""
        cube = self.cube
        return cube.drop(cube.spread(self.party, cube.lift(worth, -1), np.maximum))

    def steps(self, states: Index, *, improving: bool) -> Pairs:
        """One move from any of these: pairs of state and reached. Of a fibre's states only one with most to reach."""
        codes = self.cube.states.codes[states]
        own = self._own_combination(codes)
        key = (codes - self.offsets[own]) * len(self.allowed) + self.pattern[own]
        order = np.lexsort((self.rank[states], key))
        first = order[np.unique(key[order], return_index=True)[1]]
        states, base, pattern = states[first], codes[first] - self.offsets[own[first]], self.pattern[own[first]]
        starts, ends = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
        for p in np.unique(pattern):
            mine = pattern == p
            reach = self.offsets[self.allowed[p]]
            starts.append(np.repeat(states[mine], len(reach)))
            ends.append(self.cube.states.find((base[mine][:, None] + reach[None, :]).reshape(-1)))
        start, end = np.concatenate(starts), np.concatenate(ends)
        good = (end >= 0) & (end != start)
        if improving:
            good &= self.rank[end] > self.rank[start]
        return start[good], end[good]

    def _own_combination(self, codes: Index) -> Index:
        """The number of each code's own combination."""
        found, step = np.zeros(len(codes), dtype=np.int64), 1
        for o in self.cube.own(self.party):
            found += codes // self.cube.steps[o] % self.cube.sizes[o] * step
            step *= self.cube.sizes[o]
        return found
