"""A conflict: its states, every party's ranks and moves [FHK1993]."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.analysis.moves.cube import Cube
from accord.analysis.moves.fibres import Fibre
from accord.analysis.moves.rows import Rows, graph_rows, option_rows
from accord.analysis.ranking import rank_states
from accord.analysis.results import Ranks
from accord.analysis.states import States, list_states, permitted
from accord.case import Case
from accord.problem import Problem, Problems, did_you_mean


@dataclass(frozen=True, slots=True, eq=False)
class Conflict:
    """States, ranks and moves of every party. `transitive`: two moves in a row by a party are one move or none.

    `cube` is there where most combinations of values are feasible and moves are transitive: then `moves` are fibres
    of it and nothing is written out. Else they are rows, which list what each state leads to.
    """

    parties: tuple[str, ...]
    states: States
    ranks: Ranks
    moves: tuple[Fibre | Rows, ...]
    transitive: bool
    notes: tuple[str, ...]
    cube: Cube | None = None

    def others(self, party: int) -> list[int]:
        """Every party but this one."""
        return [j for j in range(len(self.parties)) if j != party]


def find_conflict(case: Case) -> Conflict:
    """The states, ranks and moves of a case. Raises Problems where they cannot be listed."""
    _refuse_strangers(case)
    states = list_states(case)
    ranks, notes = rank_states(case, states)
    notes = states.notes + notes
    parties = tuple(case.parties)
    if case.graph is not None:
        arcs = tuple(Rows.of(*row, rank=rank) for row, rank in zip(graph_rows(case, states), ranks, strict=True))
        return Conflict(parties, states, ranks, arcs, False, notes)
    may = [permitted(case, option) for option in case.options]
    transitive = all(_is_transitive(m) for m in may)
    cube = Cube.of([option.by for option in case.options.values()], may, parties, states)
    if transitive and states.is_dense and cube.is_fast:
        fibres = tuple(Fibre(cube, i, rank) for i, rank in enumerate(ranks))
        return Conflict(parties, states, ranks, fibres, True, notes, cube)
    rows = (Rows.of(*option_rows(case, states, p, transitive), rank=r) for p, r in zip(parties, ranks, strict=True))
    return Conflict(parties, states, ranks, tuple(rows), transitive, notes)


def _refuse_strangers(case: Case) -> None:
    """Whoever controls an option, makes a move or prefers something is a party of the case."""
    named = {option.by for option in case.options.values()} - {"joint"}
    named |= {party for option in case.options.values() for party in option.among}
    named |= case.preferences.keys() | (case.graph.moves.keys() if case.graph else set())
    strangers = sorted(named - case.parties.keys())
    if strangers:
        raise Problems(
            Problem("error", f'"{name}" is not a party of the case', hint=did_you_mean(name, case.parties))
            for name in strangers
        )


def _is_transitive(may: NDArray[np.bool_]) -> bool:
    return bool(may.all()) or bool((may | ~(may.astype(np.int64) @ may > 0)).all())
