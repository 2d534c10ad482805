"""Simultaneous stability: whether the others, improving at the same time, spoil every improvement [FraserHipel1984]."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.analysis.moves import Conflict, Index
from accord.analysis.results import Holding
from accord.analysis.stability.concepts import find_all
from accord.analysis.stability.sets import refuse_large
from accord.case import Case
from accord.problem import refuse

EITHER = "nash, seq or sim"


def simultaneous(case: Case, conflict: Conflict) -> dict[str, Holding]:
    """Simultaneous stability, "sim", and stability as Fraser and Hipel have it, "nash, seq or sim".

    Each improvement of a party must be met by improvements that others have from the same state, made at the same
    time: the choices of all of them together make a feasible state that is no better for the party. Raises Problems
    beyond 4,096 states and for a graph, whose moves cannot be put together.
    """
    if case.graph is not None:
        raise refuse("simultaneous stability puts moves together option by option, and a graph has no options")
    refuse_large(conflict, "simultaneous stability")
    parties = range(len(conflict.parties))
    parts, gains = _parts(case, conflict), [_gains(conflict, i) for i in parties]
    met = np.array([_met(conflict, i, parts, gains) for i in parties])
    either = met.copy()
    for found in find_all(conflict, ("nash", "seq")).values():
        either |= found.stable
    return {name: Holding.of(name, stable) for name, stable in (("sim", met), (EITHER, either))}


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    """Each state as who chose what: the number of each party's own combination, and of all that is nobody's."""

    own: tuple[Index, ...]  # per party: (states,)
    rest: Index


def _parts(case: Case, conflict: Conflict) -> _Parts:
    states = conflict.states
    codes = [np.zeros(len(states), dtype=np.int64) for _ in range(len(conflict.parties) + 1)]
    for o, option in enumerate(case.options.values()):
        part = conflict.parties.index(option.by) if option.by in conflict.parties else -1
        codes[part] += states.choices[:, o].astype(np.int64) * states.steps[o]
    dense = [np.unique(code, return_inverse=True)[1].reshape(-1) for code in codes]
    return _Parts(tuple(dense[:-1]), dense[-1])


def _gains(conflict: Conflict, party: int) -> list[Index]:
    """The improvements of a party from each state."""
    starts, ends = conflict.moves[party].arcs()
    better = conflict.ranks[party][ends] > conflict.ranks[party][starts]
    starts, ends = starts[better], ends[better]
    order = np.argsort(starts, kind="stable")
    return np.split(ends[order], np.searchsorted(starts[order], np.arange(1, len(conflict.states))))


def _met(conflict: Conflict, party: int, parts: _Parts, gains: list[list[Index]]) -> NDArray[np.bool_]:
    """(states,): whether every improvement of a party is met."""
    found = np.ones(len(conflict.states), dtype=np.bool_)
    mine, rank = parts.own[party], conflict.ranks[party]
    for s, after in enumerate(gains[party]):
        if not len(after):
            continue
        # The states no better than this that the others can turn the party's move into by improvements of theirs.
        # At least one must act for that: the move by itself is better.
        could = (parts.rest == parts.rest[s]) & (rank <= rank[s])
        for j in conflict.others(party):
            own = parts.own[j]
            improving = np.zeros(int(own.max()) + 1, dtype=np.bool_)
            improving[own[gains[j][s]]] = True
            could &= improving[own] | (own == own[s])
        spoiled = np.zeros(int(mine.max()) + 1, dtype=np.bool_)
        spoiled[mine[could]] = True
        found[s] = bool(spoiled[mine[after]].all())
    return found
