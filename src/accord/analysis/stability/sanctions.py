"""The least a party can be held to after a move: what the others reach by legal sequences [FHK1993]."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from accord.analysis.moves import Conflict, Fibre, Index, Rows, Worth
from accord.analysis.stability.together import is_quicker, least_for_all
from accord.analysis.stability.waves import Pair, least_by_improvements, least_by_moves

# Rounds over whole arrays before turning to the search. Most conflicts need 3 to 9; a round costs about a
# sixteenth of the search, so a conflict that needs more loses no more than it would have taken anyway.
MOST_ROUNDS = 16


def least_after(conflict: Conflict, movers: Sequence[int], worths: Pair, into: Pair, *, improving: bool) -> Pair:
    """(states,) twice: the least of either worth among each state and those the movers reach from it together.

    What is found may stand in `into`, which may be written over.

    A legal sequence has nobody move twice in a row and otherwise any number of moves by anyone; with `improving`
    each move is an improvement for its mover. Where moves are transitive the rule never bites, and reach is plain.
    """
    if conflict.cube is not None:
        if improving:
            return least_by_improvements(_fibres(conflict), movers, worths, into)
        return (
            least_by_moves(conflict.cube, movers, worths[0], into[0]),
            least_by_moves(conflict.cube, movers, worths[1], into[1]),
        )
    search = None
    found = []
    for worth in worths:
        least = _by_rounds(conflict, movers, worth, improving) if conflict.transitive else None
        if least is None:
            search = search or _Search(conflict, movers, improving)
            least = search.run(worth)
        found.append(least)
    return found[0], found[1]


def answers_together(conflict: Conflict) -> bool:
    """Whether the answers of all parties by improvements are best worked out together."""
    return conflict.cube is not None and is_quicker(conflict.cube)


def least_for_each(conflict: Conflict, worths: Sequence[Pair]) -> list[Pair]:
    """By party: the least of either of its worths that the others' improvements lead to from each state."""
    return least_for_all(_fibres(conflict), worths)


def _fibres(conflict: Conflict) -> list[Fibre]:
    return [m for m in conflict.moves if isinstance(m, Fibre)]


def _by_rounds(conflict: Conflict, movers: Sequence[int], worth: Worth, improving: bool) -> Worth | None:
    """Rounds over whole arrays; None where they do not settle soon."""
    least = worth.copy()
    for _ in range(MOST_ROUNDS):
        before = least
        for j in movers:
            least = _one_move(_rows(conflict, j), least, improving)
        if np.array_equal(before, least):
            return least
    return None


def _one_move(moves: Rows, worth: Worth, improving: bool) -> Worth:
    """The least worth at each state and one move of a party away. No row is empty where moves are transitive."""
    if not improving:
        return np.minimum(worth, np.minimum.reduceat(worth[moves.members], moves.starts[:-1])[moves.row])
    # Improvements are the end of a row, so this is a running minimum from its end. One pass serves all rows: each is
    # lifted above all rows before it, hence starts afresh.
    lift = np.int64(worth.max()) + 1
    rows = np.repeat(np.arange(len(moves.starts) - 1), np.diff(moves.starts))
    ends = np.minimum.accumulate((worth[moves.members] + rows * lift)[::-1])[::-1]
    some = np.flatnonzero(moves.better < moves.starts[moves.row + 1])
    least = worth.copy()
    least[some] = np.minimum(worth[some], ends[moves.better[some]] - moves.row[some] * lift)
    return least


class _Search:
    """Takes states in ascending worth; each labels all from which it is reached and that have no label yet.

    A node is (state, last mover). A party's row is met by each of its members once, and the owners of a row whose
    move to the member is allowed are a prefix in its order of preference, which only grows: so one pointer a row
    suffices, every owner is claimed once, and the whole is linear in states, members and parties.
    """

    def __init__(self, conflict: Conflict, others: Sequence[int], improving: bool) -> None:
        self.others = list(others)
        self.improving = improving
        self.size = len(conflict.states)
        self.ranks = {j: conflict.ranks[j].tolist() for j in others}
        self.owners = {j: _owners(conflict, j) for j in others}
        self.rows_with = {j: _rows_with(_rows(conflict, j), self.size) for j in others}

    def run(self, worth: Worth) -> Worth:
        """The least worth reached from each state, with no last mover to begin with."""
        self.least: list[int | None] = [None] * self.size
        self.pointer = {j: self.owners[j][1][:-1].copy() for j in self.others}
        self.labelled = {j: bytearray(self.size) for j in self.others}  # nodes (state, last mover j)
        for state in np.argsort(worth, kind="stable").tolist():
            self._label(state, int(worth[state]))
        return np.array(self.least, dtype=np.int32)

    def _label(self, state: int, worth: int) -> None:
        """Label every node from which this state is reached."""
        if self.least[state] is None:
            self.least[state] = worth
        todo = [(j, state) for j in self.others if not self.labelled[j][state]]
        for j, _ in todo:
            self.labelled[j][state] = 1
        while todo:
            mover, reached = todo.pop()
            for origin in self._claim(mover, reached):
                if self.least[origin] is None:
                    self.least[origin] = worth
                for j in self.others:
                    if j != mover and not self.labelled[j][origin]:
                        self.labelled[j][origin] = 1
                        todo.append((j, origin))

    def _claim(self, mover: int, reached: int) -> list[int]:
        """The states, not claimed for this mover before, from which it may move to the one reached."""
        states, ends = self.owners[mover]
        rank, pointer = self.ranks[mover], self.pointer[mover]
        rows, begins = self.rows_with[mover]
        claimed = []
        for row in rows[begins[reached] : begins[reached + 1]]:
            start = at = pointer[row]
            end = ends[row + 1]
            if self.improving:
                while at < end and rank[states[at]] < rank[reached]:
                    at += 1
            else:
                at = end
            claimed += states[start:at]
            pointer[row] = at
        return claimed


def _rows(conflict: Conflict, party: int) -> Rows:
    moves = conflict.moves[party]
    assert isinstance(moves, Rows)
    return moves


def _owners(conflict: Conflict, party: int) -> tuple[list[int], list[int]]:
    """The states of each row, in ascending rank, and where each row's begin."""
    moves = _rows(conflict, party)
    order = np.lexsort((conflict.ranks[party], moves.row))
    begins = np.searchsorted(moves.row[order], np.arange(len(moves.starts)))
    return order.tolist(), begins.tolist()


def _rows_with(moves: Rows, states: int) -> tuple[list[int], list[int]]:
    """The rows each state is a member of, and where each state's begin."""
    rows: Index = np.repeat(np.arange(len(moves.starts) - 1), np.diff(moves.starts))
    order = np.argsort(moves.members, kind="stable")
    begins = np.searchsorted(moves.members[order], np.arange(states + 1))
    return rows[order].tolist(), begins.tolist()
