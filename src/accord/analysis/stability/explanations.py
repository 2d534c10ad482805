"""Why a state is stable or not: what tempts each party away, and how the others answer [FHK1993]."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.analysis.moves import Conflict, Index
from accord.analysis.results import Move, Temptation
from accord.analysis.stability.concepts import Side

MOST = 4  # improvements told per party and state: more is a table, not an explanation

# Which sanction to show first: (by improvements only, binding even after the mover's escape).
_KINDS = ((True, True), (True, False), (False, True), (False, False))


def temptations(
    conflict: Conflict, states: Iterable[int], *, sides: Sequence[Side] | None = None
) -> tuple[dict[int, tuple[Temptation, ...]], tuple[str, ...]]:
    """The improvements each party has from these states and the others' answer; and a note where some are left out.

    `sides`, one per party, as `find_all` has left them: what it worked out is not worked out again.
    """
    chosen = list(dict.fromkeys(states))
    found: dict[int, list[Temptation]] = {s: [] for s in chosen}
    cut = 0
    for party in range(len(conflict.parties)):
        mover = _Mover(sides[party] if sides else Side(conflict, party))
        for s in chosen:
            ordered = mover.improvements(s)
            cut += len(ordered) > MOST
            found[s] += [mover.temptation(s, after) for after in ordered[:MOST]]
    note = (
        f"Of the improvements a party has from a state, {MOST} are explained: those nothing answers, then the simplest."
    )
    return {s: tuple(told) for s, told in found.items()}, (note,) if cut else ()


class _Mover:
    """One party tempted to move, and what the others can hold it to, for each kind of sanction."""

    def __init__(self, side: Side) -> None:
        self.conflict, self.party = side.conflict, side.party
        self.rank = side.rank
        self.held = {True: side.best, False: side.rank}
        self.answers = {(i, e): side.answer(improving=i, escapes=e) for i, e in _KINDS}

    def improvements(self, start: int) -> list[int]:
        """The improvements from a state: first those nothing answers, then the simplest, then those worth most."""
        found = self.conflict.moves[self.party].improvements(start)
        answered = self.answers[True, False][found] <= self.rank[start]
        changes = _changes(self.conflict, found, start)
        return [int(found[k]) for k in np.lexsort((found, -self.rank[found], changes, answered))]

    def temptation(self, start: int, after: int) -> Temptation:
        """One improvement, and the best sanction against it: the shortest of the most binding kind there is."""
        improvement = Move(self.conflict.parties[self.party], start, after)
        bound = int(self.rank[start])
        for improving, binding in _KINDS:
            if self.answers[improving, binding][after] <= bound:
                moves = _shortest(self.conflict, self.party, after, self.held[binding] <= bound, improving)
                end = moves[-1].end
                way_out = None if binding else self._escape(end, bound)
                return Temptation(improvement, moves, end, way_out, improving)
        return Temptation(improvement, None, None, None)

    def _escape(self, state: int, bound: int) -> Move | None:
        better = self.conflict.moves[self.party].improvements(state)
        if len(better) == 0 or self.rank[better[-1]] <= bound:
            return None
        return Move(self.conflict.parties[self.party], state, int(better[-1]))


def _shortest(conflict: Conflict, party: int, start: int, goal: NDArray[np.bool_], improving: bool) -> tuple[Move, ...]:
    """A shortest legal sequence of the others' moves to a goal that is known to be reached."""
    layers: list[dict[int, _Layer]] = []
    others = conflict.others(party)
    seen = np.zeros((len(conflict.parties), len(conflict.states)), dtype=np.bool_)
    if conflict.transitive:
        seen[:, start] = True
    frontier = {-1: np.array([start])}
    while True:
        layer = {}
        for j in others:
            origins = [states for last, states in frontier.items() if last != j]
            lasts = [np.full(len(states), last) for last, states in frontier.items() if last != j]
            if not origins:
                continue
            layer[j] = _one_step(conflict, j, np.concatenate(origins), np.concatenate(lasts), improving).but(seen[j])
            # Where moves are transitive who moved last does not matter, so a state once seen is done with.
            seen[slice(None) if conflict.transitive else j, layer[j].states] = True
        layers.append(layer)
        hits = [hit for j, found in layer.items() for hit in _hits(conflict, j, found, goal)]
        if hits:
            *_, state, mover = min(hits)
            return tuple(_traced(conflict, layers, (state, mover)))[::-1]
        assert any(len(found.states) for found in layer.values()), "the goal is known to be reached"
        frontier = {j: found.states for j, found in layer.items()}


@dataclass(frozen=True, slots=True, eq=False)
class _Layer:
    """States one party's move leads to, and the state and last mover each is reached from."""

    states: Index
    origins: Index
    lasts: Index

    def but(self, seen: NDArray[np.bool_]) -> _Layer:
        new = ~seen[self.states]
        return _Layer(self.states[new], self.origins[new], self.lasts[new])


def _hits(
    conflict: Conflict, party: int, found: _Layer, goal: NDArray[np.bool_]
) -> Iterator[tuple[int, int, int, int]]:
    """Where a party's move reaches the goal: (options changed, its rank there from the top, state, party).

    The least of them is the plainest answer: the fewest changes, then what serves the one who gives it.
    """
    at = goal[found.states]
    changes = _changes(conflict, found.states[at], found.origins[at])
    for state, changed in zip(found.states[at].tolist(), changes.tolist(), strict=True):
        yield changed, -int(conflict.ranks[party, state]), state, party


def _changes(conflict: Conflict, ends: Index, starts: Index | int) -> NDArray[np.intp]:
    """How many options differ between states; 0 in a graph, which has none."""
    choices = conflict.states.choices
    return np.asarray(np.count_nonzero(choices[ends] != choices[starts], axis=-1), dtype=np.intp)


def _one_step(conflict: Conflict, party: int, states: Index, lasts: Index, improving: bool) -> _Layer:
    """The states one move of a party leads to from any of these, each once."""
    starts, ends = conflict.moves[party].steps(states, improving=improving)
    targets, at = np.unique(ends, return_index=True)
    known, first = np.unique(states, return_index=True)
    return _Layer(targets, starts[at], lasts[first][np.searchsorted(known, starts[at])])


def _traced(conflict: Conflict, layers: list[dict[int, _Layer]], end: tuple[int, int]) -> Iterator[Move]:
    """The moves that lead to a state and mover of the last layer, the last one first."""
    state, mover = end
    for layer in reversed(layers):
        found = layer[mover]
        at = int(np.searchsorted(found.states, state))
        yield Move(conflict.parties[mover], int(found.origins[at]), state)
        state, mover = int(found.origins[at]), int(found.lasts[at])
