"""Moves over a cube of choices, never written out: a party moves within a fibre, where only its own options change."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accord.analysis.moves.columns import Columns, Sorted, columns_of
from accord.analysis.moves.cube import Cube
from accord.analysis.moves.shape import Index, Pairs, Worth, sums
from accord.analysis.ranking import Rank


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

    def best(self, worth: Worth, into: Worth | None = None) -> Worth:
        """(states,): the most worth among each state and those one move leads to.

        It is written to `into` where that is given, which may be `worth`: fresh memory is dear.
        """
        cube = self.cube
        if all(cube.free[o] for o in cube.own(self.party)):
            if cube.is_full:
                return cube.extreme_of((self.party,), worth, np.maximum, into)
            cells = cube.lift(worth, -1)
            cells = cube.extreme_of((self.party,), cells, np.maximum, cells)
        else:
            cells = cube.spread(self.party, cube.lift(worth, -1), np.maximum)
        return cube.drop(cells, into)

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
