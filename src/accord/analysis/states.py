"""The feasible states of a case and their order: mixed radix, the first option changes fastest."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.case import Case
from accord.problem import Problem, Problems, did_you_mean, refuse

Choices = NDArray[np.int16]  # (states, options): the number of each option's value
Codes = NDArray[np.int64]  # (states,): ascending; the state's mixed-radix number over the full cube
Holds = NDArray[np.bool_]  # (states,), or an axis per option while the cube is sifted: where a formula holds
Where = Callable[[str, str | None], Holds]

MOST_CELLS = 2**22  # raw combinations of values: 4 parties and 22 yes/no options are a matter of seconds


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """The feasible states. `steps[o]` is what one value of option `o` adds to a code; empty for a graph."""

    choices: Choices
    codes: Codes
    names: tuple[str, ...]
    steps: tuple[int, ...]
    status_quo: int | None
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.codes)


def list_states(case: Case) -> States:
    """Every feasible state of a case, in the order of codes. Raises Problems where there is none, or too many."""
    if case.graph is not None:
        return _graph_states(case)
    sizes = [len(option.values) for option in case.options.values()]
    if not sizes:
        raise refuse("the case has no options, so there is nothing to analyse", hint="add an option, or a graph")
    cells = math.prod(sizes)
    if cells > MOST_CELLS:
        raise refuse(
            f"{len(sizes)} options make {cells:,} combinations; at most {MOST_CELLS:,} can be analysed",
            hint="settle some options as given, or split the case by its points",
        )
    steps = tuple(math.prod(sizes[:i]) for i in range(len(sizes)))
    codes = np.flatnonzero(~_impossible(case, sizes)).astype(np.int64)
    choices = np.empty((len(codes), len(sizes)), dtype=np.int16, order="F")  # columns are what formulas read
    for o, (size, step) in enumerate(zip(sizes, steps, strict=True)):
        choices[:, o] = codes // step % size
    states = States(choices, codes, tuple(map(str, codes.tolist())), steps, None)
    status_quo, notes = _status_quo(case, states)
    return States(choices, codes, states.names, steps, status_quo, notes)


def lookup(case: Case, states: States) -> Where:
    """Where an option has a value, over the feasible states; for formulas."""
    columns = {option: states.choices[:, o] for o, option in enumerate(case.options)}
    return _where(case, columns)


def find_state(case: Case, states: States, chosen: Mapping[str, str], base: Sequence[int]) -> int | None:
    """The feasible state with these values, options left out being as in `base`; None where it is not feasible."""
    code = 0
    problems = []
    for o, (name, option) in enumerate(case.options.items()):
        value = chosen.get(name)
        if value is not None and value not in option.values:
            problems.append(_no_such_value(name, value, option.values))
            continue
        code += states.steps[o] * (option.values.index(value) if value is not None else int(base[o]))
    problems += [
        Problem("error", f'"{n}" is not an option', hint=did_you_mean(n, case.options))
        for n in chosen
        if n not in case.options
    ]
    if problems:
        raise Problems(problems)
    at = int(np.searchsorted(states.codes, code))
    return at if at < len(states) and states.codes[at] == code else None


def find_named(states: States, name: str) -> int:
    """The state of this name: a graph's state id, or a code."""
    try:
        return states.names.index(name)
    except ValueError:
        raise refuse(f'"{name}" is not a feasible state', hint=did_you_mean(name, states.names[:1000])) from None


def permitted(case: Case, option: str) -> NDArray[np.bool_]:
    """(values, values): whether an option may change from the row's value to the column's. The diagonal is true."""
    record = case.options[option]
    size = range(len(record.values))
    return np.array([[record.may_change(start, end) for end in size] for start in size])


def _graph_states(case: Case) -> States:
    assert case.graph is not None
    if case.options:
        raise refuse("a case has options or a graph, not both", hint="leave out the options, or the graph")
    names = tuple(case.graph.states)
    codes = np.arange(len(names), dtype=np.int64)
    states = States(np.empty((len(names), 0), dtype=np.int16), codes, names, (), None)
    if case.status_quo is None:
        return states
    if not isinstance(case.status_quo, str):
        raise refuse("in a case with a graph the status quo is the id of a state")
    return States(states.choices, codes, names, (), find_named(states, case.status_quo))


def _status_quo(case: Case, states: States) -> tuple[int | None, tuple[str, ...]]:
    if isinstance(case.status_quo, str):
        return find_named(states, case.status_quo), ()
    stated = case.status_quo or {}
    found = find_state(case, states, stated, [0] * len(case.options))
    if stated and found is None:
        raise refuse(
            "the status quo is not feasible: a constraint forbids it", hint="mend the status quo or the constraint"
        )
    if stated:
        return found, ()
    if found is None:
        return None, ("No status quo is stated, and the state with every option at its first value is not feasible.",)
    return found, ("No status quo is stated: taken to be the state with every option at its first value.",)


def _impossible(case: Case, sizes: Sequence[int]) -> Holds:
    """Where some constraint strikes, over the flat cube. An option is one axis, so formulas broadcast."""
    shape = tuple(reversed(sizes))  # the first option changes fastest: it is the last axis
    axes = {}
    for o, (option, size) in enumerate(zip(case.options, sizes, strict=True)):
        across = [1] * len(sizes)
        across[len(sizes) - 1 - o] = size
        axes[option] = np.arange(size).reshape(across)
    where = _where(case, axes)
    struck = [constraint.never.evaluate(where) for constraint in case.constraints]
    cube = np.zeros(shape, dtype=np.bool_)
    for holds in struck:
        cube |= holds
    if cube.all():
        clash = "; ".join(f"never: {case.constraints[c].never}" for c in _contradiction(struck, shape))
        raise refuse(f"no state is feasible: these constraints leave none: {clash}", hint="mend one of them")
    return cube.reshape(-1)


def _contradiction(struck: Sequence[Holds], shape: tuple[int, ...]) -> list[int]:
    """An irreducible set of constraints that together leave no state (deletion filter)."""
    kept = list(range(len(struck)))
    for c in range(len(struck)):
        cube = np.zeros(shape, dtype=np.bool_)
        for other in kept:
            if other != c:
                cube |= struck[other]
        if cube.all():
            kept.remove(c)
    return kept


def _where(case: Case, columns: Mapping[str, NDArray[np.integer]]) -> Where:
    def where(option: str, value: str | None) -> Holds:
        if option not in columns:
            raise refuse(f'"{option}" is not an option', hint=did_you_mean(option, columns))
        if value is None:
            return np.asarray(columns[option] != 0)
        values = case.options[option].values
        if value not in values:
            raise Problems([_no_such_value(option, value, values)])
        return np.asarray(columns[option] == values.index(value))

    return where


def _no_such_value(option: str, value: str, values: Sequence[str]) -> Problem:
    return Problem("error", f'"{value}" is not a value of {option}', hint=did_you_mean(value, values))
