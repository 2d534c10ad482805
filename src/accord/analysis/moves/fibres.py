"""Moves over a cube of choices, never written out: a party's moves stay in a fibre, where only its own options change.

A cell is a combination of values, numbered in mixed radix with the first option fastest. Cells that no state takes
are void: a move may pass over one within a single change of choices, but never stops there.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accord.analysis.moves.shape import Index, Pairs, Worth
from accord.analysis.ranking import Rank
from accord.analysis.states import States

VOID = np.int32(2**31 - 1)  # worth of a void cell where the least is sought
MOST_PATTERNS = (
    64  # of a party's one-way options: each is sorted apart, and 6 of yes and no cost 11 times as much as none
)

Cells = NDArray[np.int32]  # (cells,)
_Axis = tuple[int, int, int, NDArray[np.bool_] | None]  # outer, width, inner; where it may change, if not freely
Sorted = tuple[Index, NDArray[np.bool_] | None, NDArray[Any], NDArray[np.bool_] | None]


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
            math.prod(self.sizes[o] for o in self.own(i) if not self.may[o].all()) <= MOST_PATTERNS
            for i in range(self.parties)
        )

    @cached_property
    def void(self) -> NDArray[np.bool_] | None:
        """(cells,): where no state is; None where every cell is one."""
        if self.is_full:
            return None
        void = np.ones(self.states.cells, dtype=np.bool_)
        void[self.states.codes] = False
        return void

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
        return cells if self.is_full else np.asarray(cells[self.states.codes])

    def spread(self, party: int, cells: Cells, extreme: np.ufunc) -> Cells:
        """(cells,): the extreme over each cell and those one move of the party leads to, void ones included."""
        for outer, width, inner, may in self._axes[party]:
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

    @cached_property
    def _axes(self) -> list[list[_Axis]]:
        """Each party's options as axes of the flat cube; neighbours that change freely as one."""
        return [self._axes_of(party) for party in range(self.parties)]

    def _axes_of(self, party: int) -> list[_Axis]:
        found: list[_Axis] = []
        for o in self.own(party):
            inner, width = math.prod(self.sizes[:o]), self.sizes[o]
            may = None if self.may[o].all() else self.may[o]
            if may is None and found and found[-1][3] is None and found[-1][1] * found[-1][2] == inner:
                _, before, inner, _ = found.pop()
                width *= before
            found.append((self.states.cells // (inner * width), width, inner, may))
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
        return self.offsets_in([math.prod(self.cube.sizes[:o]) for o in range(len(self.cube.sizes))])

    def offsets_in(self, steps: Sequence[int]) -> Index:
        """The same where an option's value adds `steps[o]`."""
        found = np.zeros(1, dtype=np.int64)
        for o in self.cube.own(self.party):
            found = (np.arange(self.cube.sizes[o])[:, None] * steps[o] + found[None, :]).reshape(-1)
        return found

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
        for o in own:
            values = np.arange(size) // step % self.cube.sizes[o]
            step *= self.cube.sizes[o]
            if self.cube.may[o].all():
                continue
            pattern += values * count
            allowed = (self.cube.may[o][:, values][:, None, :] & allowed[None]).reshape(-1, size)
            count *= self.cube.sizes[o]
        return pattern, allowed

    @cached_property
    def sorted(self) -> list[Sorted]:
        """For each pattern of one-way options: its members, which of them have the pattern, and per fibre their order.

        The order is by ascending rank, (fibres, members); the last array tells where the next in order ties. Void
        cells come last: they rank above everything and are worth more than anything, so no wave notices them.
        """
        cube = self.cube
        own = [len(cube.sizes) - 1 - o for o in reversed(cube.own(self.party))]
        axes = [a for a in range(len(cube.sizes)) if a not in own] + own
        ranks = cube.lift(self.rank, int(VOID)).reshape(cube.shape).transpose(axes).reshape(-1, len(self.offsets))
        found = []
        for p, allowed in enumerate(self.allowed):
            members = np.flatnonzero(allowed)
            starts = None if len(self.allowed) == 1 else self.pattern[members] == p
            bits = int(len(members) - 1).bit_length()
            key = ranks[:, members].astype(np.int64)  # one sort of plain numbers: rank first, then which member
            key <<= bits
            key |= np.arange(len(members))
            key.sort(axis=1)
            order = (key & ((1 << bits) - 1)).astype(np.min_scalar_type(len(members) - 1))
            key >>= bits
            tied = key[:, 1:] == key[:, :-1]
            found.append((members, starts, order, tied if tied.any() else None))
        return found

    @cached_property
    def places(self) -> list[Index]:
        """For each pattern of one-way options: the cells of its members in ascending rank, (members, fibres)."""
        cube = self.cube
        bases = np.zeros(1, dtype=np.int64)
        for o in range(len(cube.sizes)):
            if o not in cube.own(self.party):
                step = math.prod(cube.sizes[:o])
                bases = (np.arange(cube.sizes[o])[:, None] * step + bases[None, :]).reshape(-1)
        return [self.offsets[members].take(order.T) + bases for members, _, order, _ in self.sorted]

    @cached_property
    def fibre(self) -> NDArray[np.int32]:
        """(cells,): which fibre each is in, as the columns of `places` are numbered."""
        found = np.empty(self.cube.states.cells, dtype=np.int32)
        for places in self.places:
            found[places] = np.arange(places.shape[1], dtype=np.int32)
        return found

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
            found += codes // math.prod(self.cube.sizes[:o]) % self.cube.sizes[o] * step
            step *= self.cube.sizes[o]
        return found
