"""One state at a time, by evaluating the formulas themselves: every answer of a solver is checked here again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from accord.analysis.ranking import additive, components
from accord.analysis.solver import Values
from accord.analysis.states import Holds, Where
from accord.case import Additive, Case

Path = tuple[tuple[str, Values], ...]  # moves in turn: who moves, and the state it leads to


def is_feasible(case: Case, state: Values) -> bool:
    """Whether no constraint strikes the state."""
    where = _where(case, state)
    return not any(constraint.never.evaluate(where).any() for constraint in case.constraints)


def worth(case: Case, party: str, state: Values) -> tuple[int, ...]:
    """What a party compares states by, most important first: the state with the greater tuple is better."""
    preferences = case.preferences.get(party, ())
    where = _where(case, state)
    if isinstance(preferences, Additive):
        return (int(additive(preferences, where)[0]),)
    assert isinstance(preferences, tuple), "refused before"
    return tuple(int(level[0]) for preference in preferences for level in components(preference, where))


def is_move(case: Case, party: str, start: Values, end: Values) -> bool:
    """Whether a party can go from one state to another, feasible one by itself."""
    options = zip(case.options.values(), start, end, strict=True)
    mine = all(a == b or (option.by == party and option.may_change(a, b)) for option, a, b in options)
    return mine and start != end and is_feasible(case, end)


def is_improvement(case: Case, party: str, start: Values, end: Values) -> bool:
    """Whether it is a move to a state the party prefers."""
    return is_move(case, party, start, end) and worth(case, party, end) > worth(case, party, start)


def is_sanction(case: Case, party: str, start: Values, after: Values, path: Path, *, improving: bool) -> bool:
    """Whether the others' moves from `after` leave a party no better off than at `start` [FHK1993].

    Nobody moves twice in a row; with `improving` every move is an improvement for its mover.
    """
    step = is_improvement if improving else is_move
    states = [after, *(state for _, state in path)]
    movers = [party, *(mover for mover, _ in path)]
    legal = all(step(case, movers[k + 1], states[k], states[k + 1]) for k in range(len(path)))
    turns = party not in movers[1:] and all(a != b for a, b in pairwise(movers))
    return legal and turns and worth(case, party, states[-1]) <= worth(case, party, start)


def simplified(case: Case, party: str, start: Values, end: Values) -> Values:
    """An improvement with changes it does not need taken back, one after another."""
    for o in range(len(end)):
        without = (*end[:o], start[o], *end[o + 1 :])
        if without != end and is_improvement(case, party, start, without):
            end = without
    return end


def _where(case: Case, state: Sequence[int]) -> Where:
    values = dict(zip(case.options, state, strict=True))

    def where(option: str, value: str | None) -> Holds:
        number = values[option]
        return np.array([number != 0 if value is None else case.options[option].values[number] == value])

    return where
