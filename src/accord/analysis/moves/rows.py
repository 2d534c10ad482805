"""Moves written out, state by state: for graphs, for moves that do not add up, and where few states are feasible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.analysis.moves.shape import Index, Pairs, Worth, ranges
from accord.analysis.ranking import Rank
from accord.analysis.states import States, permitted
from accord.case import Case
from accord.problem import refuse

MOST_ENTRIES = 2**24  # reachable states of one party: 15 one-way options of its own, and under a gigabyte at work


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """One party's moves: state `s` reaches `members[starts[row[s]] : starts[row[s] + 1]]`, less itself.

    States with the same onward moves share a row, so a party with free options needs one entry per state. Each
    row is in ascending rank of the party: its improvements from `s` are the entries of the row from `better[s]` on.
    """

    row: Index
    starts: Index
    members: Index
    better: Index

    @classmethod
    def of(cls, row: Index, starts: Index, members: Index, *, rank: Rank) -> Rows:
        """Rows in ascending rank of their party, and where each state's improvements begin."""
        ranked = rank.astype(np.int64)
        span = int(ranked.max(initial=0)) + 1
        key = np.repeat(np.arange(len(starts) - 1), np.diff(starts)) * span + ranked[members]
        order = np.argsort(key, kind="stable")
        better = np.searchsorted(key[order], row * span + ranked, side="right")
        return cls(row, starts, members[order], better.astype(np.int64))

    def reached(self, state: int) -> Index:
        """The states one move leads to."""
        found: Index = self.members[self.starts[self.row[state]] : self.starts[self.row[state] + 1]]
        return np.asarray(found[found != state])

    def improvements(self, state: int) -> Index:
        """The states one move leads to that the party prefers, in ascending order of preference."""
        return self.members[self.better[state] : self.starts[self.row[state] + 1]]

    def arcs(self) -> Pairs:
        """Every move: pairs of state and reached."""
        begins = self.starts[self.row]
        sizes = self.starts[self.row + 1] - begins
        starts, ends = np.repeat(np.arange(len(self.row)), sizes), self.members[ranges(begins, sizes)]
        moved = starts != ends
        return starts[moved], ends[moved]

    def best(self, worth: Worth, into: Worth | None = None) -> Worth:
        """(states,): the most worth among each state and those one move leads to.

        It is written to `into` where that is given, which may be `worth`.
        """
        filled = np.flatnonzero(self.starts[:-1] < self.starts[1:])
        rows = np.zeros(len(self.starts) - 1, dtype=worth.dtype)
        if len(filled):
            rows[filled] = np.maximum.reduceat(worth[self.members], self.starts[filled])
        return np.asarray(np.maximum(worth, rows[self.row], out=into))

    def steps(self, states: Index, *, improving: bool) -> Pairs:
        """One move from any of these: pairs of state and reached. Of a row's states only one with most to reach."""
        begins = self.better[states] if improving else self.starts[self.row[states]]
        order = np.lexsort((begins, self.row[states]))
        first = np.unique(self.row[states][order], return_index=True)[1]
        states, begins = states[order][first], begins[order][first]
        sizes = self.starts[self.row[states] + 1] - begins
        starts, ends = np.repeat(states, sizes), self.members[ranges(begins, sizes)]
        moved = starts != ends
        return starts[moved], ends[moved]


Listed = tuple[Index, Index, Index]  # the row of each state, where each row starts, its members


def option_rows(case: Case, states: States, party: str, transitive: bool) -> Listed:
    """A party's rows: states that share the others' choices and its own one-way options lead to the same states."""
    mine = [(o, permitted(case, name)) for o, (name, option) in enumerate(case.options.items()) if option.by == party]
    free = [o for o, may in mine if transitive and may.all()]
    bound = [(o, may) for o, may in mine if o not in free]
    keys = states.codes.copy()
    for o in free:
        keys -= states.choices[:, o] * np.int64(states.steps[o])
    cells, first, cell = np.unique(keys, return_index=True, return_inverse=True)
    cell = cell.reshape(-1)
    by_cell = np.argsort(cell, kind="stable")
    sizes = np.bincount(cell, minlength=len(cells))
    begins = np.concatenate(([0], np.cumsum(sizes)))
    if transitive and not bound:
        return cell, begins, by_cell
    source, target = _led_to(case, states, party, (cells, states.choices[first]), bound)
    if not transitive:
        source, target = source[source != target], target[source != target]
    return cell, *_gathered(source, target, len(cells), (begins, by_cell))


def _led_to(
    case: Case,
    states: States,
    party: str,
    cells: tuple[Index, NDArray[np.int16]],
    bound: Sequence[tuple[int, NDArray[np.bool_]]],
) -> tuple[Index, Index]:
    """Pairs of cells: from which, to which, by the permitted changes of the bound options together."""
    keys, choices = cells
    source, at = np.arange(len(keys)), keys
    for o, may in bound:
        steps = np.arange(len(may))
        value = choices[source, o].astype(np.int64)
        pick = may[value]
        if int(pick.sum()) > MOST_ENTRIES:
            raise refuse(
                f"{case.parties[party].name} has too many one-way options to follow all its moves",
                hint="settle some of them as given",
            )
        pairs, new = np.nonzero(pick)
        at = at[pairs] + (steps[new] - value[pairs]) * states.steps[o]
        source = source[pairs]
    target = np.minimum(np.searchsorted(keys, at), len(keys) - 1)
    found = keys[target] == at
    return source[found], target[found]


def _gathered(source: Index, target: Index, rows: int, cells: tuple[Index, Index]) -> tuple[Index, Index]:
    """The states of each row from the cells it leads to."""
    begins, by_cell = cells
    order = np.argsort(source, kind="stable")
    source, target = source[order], target[order]
    sizes = begins[target + 1] - begins[target]
    members = by_cell[ranges(begins[target], sizes)]
    counts = np.zeros(rows, dtype=np.int64)
    np.add.at(counts, source, sizes)
    return np.concatenate(([0], np.cumsum(counts))), members


def graph_rows(case: Case, states: States) -> list[Listed]:
    """Rows from the arcs of a graph: one per state, itself not among them."""
    assert case.graph is not None
    index = {name: s for s, name in enumerate(states.names)}
    rows = []
    for party in case.parties:
        arcs = sorted({arc for text in case.graph.moves.get(party, ()) for arc in _arcs(text, index)})
        source = np.array([a for a, _ in arcs], dtype=np.int64)
        starts = np.searchsorted(source, np.arange(len(states) + 1)).astype(np.int64)
        rows.append((np.arange(len(states)), starts, np.array([b for _, b in arcs], dtype=np.int64)))
    return rows


def _arcs(text: str, index: dict[str, int]) -> list[tuple[int, int]]:
    sign = "<->" if "<->" in text else "->"
    start, _, end = (part.strip() for part in text.partition(sign))
    if start not in index or end not in index or start == end:
        raise refuse(f'"{text}" is not a move between two states', hint='write "1 -> 3" or, both ways, "1 <-> 3"')
    there = (index[start], index[end])
    return [there, there[::-1]] if sign == "<->" else [there]
