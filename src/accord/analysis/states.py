"""The feasible states of a case and their order: mixed radix, the first option changes fastest."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accord.case import Case
from accord.problem import Problem, Problems, did_you_mean, refuse

Codes = NDArray[np.int64]  # (states,): ascending; the state's mixed-radix number over the full cube
Holds = NDArray[np.bool_]  # (states,), or an axis per option while the cube is sifted: where a formula holds
Where = Callable[[str, str | None], Holds]

MOST_CELLS = 2**24  # raw combinations of values: with 4 parties, seconds to half a minute and 3 GiB
DENSE = 8  # a cube of which at least one cell in so many is feasible is worked on whole


class Choices:
    """(states, options): the number of each option's value, worked out from the codes when asked for.

    Written out, 24 yes/no options would take 0.8 GB; what is asked for is a state, or a column.
    """

    def __init__(self, codes: Codes, sizes: Sequence[int]) -> None:
        self._codes, self._sizes = codes, np.array(sizes, dtype=np.int64)
        self._steps = np.concatenate(([1], np.cumprod(self._sizes[:-1]))).astype(np.int64)[: len(sizes)]
        self.shape = (len(codes), len(sizes))

    def __getitem__(self, key: Any) -> NDArray[np.int16]:
        states, options = key if isinstance(key, tuple) else (key, slice(None))
        codes = np.asarray(self._codes[states])
        if isinstance(options, slice):
            codes = codes[..., None]
        return np.asarray(codes // self._steps[options] % self._sizes[options], dtype=np.int16)

    def tolist(self) -> list[list[int]]:
        """Every state's values as lists."""
        found: list[list[int]] = self[:].tolist()
        return found


class Codenames(Sequence[str]):
    """The names of states that have none of their own: their codes, as text when asked for."""

    def __init__(self, codes: Codes) -> None:
        self._codes = codes

    def __len__(self) -> int:
        return len(self._codes)

    def __getitem__(self, at: Any) -> Any:
        return tuple(map(str, self._codes[at].tolist())) if isinstance(at, slice) else str(self._codes[at])

    def index(self, name: str, start: int = 0, stop: int | None = None) -> int:
        """The state of this name. Raises ValueError where there is none."""
        if not (name.isascii() and name.isdigit() and len(name) < 19 and str(int(name)) == name):
            raise ValueError(name)
        at = int(np.searchsorted(self._codes, int(name)))
        if at >= len(self) or int(self._codes[at]) != int(name):
            raise ValueError(name)
        return at


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """The feasible states. `sizes[o]` counts the values of option `o`; in a graph there are none."""

    codes: Codes
    names: Sequence[str]
    sizes: tuple[int, ...]
    status_quo: int | None
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def choices(self) -> Choices:
        """(states, options): the number of each option's value."""
        return Choices(self.codes, self.sizes)

    @property
    def steps(self) -> tuple[int, ...]:
        """What one value of each option adds to a code."""
        return tuple(math.prod(self.sizes[:o]) for o in range(len(self.sizes)))

    @property
    def cells(self) -> int:
        """How many combinations of values there are, feasible or not."""
        return math.prod(self.sizes)

    def find(self, codes: NDArray[np.int64]) -> NDArray[np.int64]:
        """The states with these codes; -1 where a combination is not feasible."""
        if len(self.codes) == self.cells:
            return codes
        at = np.minimum(np.searchsorted(self.codes, codes), len(self.codes) - 1)
        return np.where(self.codes[at] == codes, at, -1)

    @property
    def is_dense(self) -> bool:
        """Whether arrays over the whole cube cost little more than arrays over the feasible states."""
        return bool(self.sizes) and len(self.codes) * DENSE >= self.cells


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
            hint="settle some options as given, or split the case by its points; `accord holds` decides a single state",
        )
    impossible = _impossible(case, sizes)
    codes = np.flatnonzero(~impossible) if impossible is not None else np.arange(cells)
    states = States(codes.astype(np.int64, copy=False), Codenames(codes), tuple(sizes), None)
    status_quo, notes = _status_quo(case, states)
    return replace(states, status_quo=status_quo, notes=notes)


def lookup(case: Case, states: States) -> Where:
    """Where an option has a value, over the feasible states; for formulas."""
    columns: dict[str, NDArray[np.int16]] = {}

    def column(option: str) -> NDArray[np.int16]:
        if option not in columns:
            columns[option] = states.choices[:, list(case.options).index(option)]
        return columns[option]

    return _where(case, column)


def cube_lookup(case: Case, sizes: Sequence[int]) -> Where:
    """The same over the whole cube, an axis per option, the last option's first: formulas broadcast."""

    places = {option: o for o, option in enumerate(case.options)}

    def axis(option: str) -> NDArray[np.int64]:
        o = places[option]
        across = [1] * len(sizes)
        across[len(sizes) - 1 - o] = sizes[o]
        return np.arange(sizes[o]).reshape(across)

    return _remembered(_where(case, axis))


def find_state(case: Case, states: States, chosen: Mapping[str, str], base: Sequence[int]) -> int | None:
    """The feasible state with these values, options left out being as in `base`; None where it is not feasible."""
    code, steps = 0, states.steps
    problems = []
    for o, (name, option) in enumerate(case.options.items()):
        value = chosen.get(name)
        if value is not None and value not in option.values:
            problems.append(_no_such_value(name, value, option.values))
            continue
        code += steps[o] * (option.values.index(value) if value is not None else int(base[o]))
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
    size = len(record.values)
    if not record.changes:
        return np.ones((size, size), dtype=np.bool_)
    may = np.eye(size, dtype=np.bool_)
    may[tuple(zip(*record.steps(), strict=True))] = True
    return may


def _graph_states(case: Case) -> States:
    assert case.graph is not None
    if case.options:
        raise refuse("a case has options or a graph, not both", hint="leave out the options, or the graph")
    names = tuple(case.graph.states)
    codes = np.arange(len(names), dtype=np.int64)
    states = States(codes, names, (), None)
    if case.status_quo is None:
        return states
    if not isinstance(case.status_quo, str):
        raise refuse("in a case with a graph the status quo is the id of a state")
    return replace(states, status_quo=find_named(states, case.status_quo))


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


def _impossible(case: Case, sizes: Sequence[int]) -> Holds | None:
    """Where some constraint strikes, over the flat cube; None where there is no constraint."""
    if not case.constraints:
        return None
    shape = tuple(reversed(sizes))  # the first option changes fastest: it is the last axis
    where = cube_lookup(case, sizes)
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


def _where(case: Case, column: Callable[[str], NDArray[Any]]) -> Where:
    def where(option: str, value: str | None) -> Holds:
        if option not in case.options:
            raise refuse(f'"{option}" is not an option', hint=did_you_mean(option, case.options))
        if value is None:
            return np.asarray(column(option) != 0)
        values = case.options[option].values
        if value not in values:
            raise Problems([_no_such_value(option, value, values)])
        return np.asarray(column(option) == values.index(value))

    return where


def _remembered(where: Where) -> Where:
    """The same, each answer worked out once: over the cube it is as small as one option."""
    known: dict[tuple[str, str | None], Holds] = {}

    def remembered(option: str, value: str | None) -> Holds:
        if (option, value) not in known:
            known[option, value] = where(option, value)
        return known[option, value]

    return remembered


def _no_such_value(option: str, value: str, values: Sequence[str]) -> Problem:
    return Problem("error", f'"{value}" is not a value of {option}', hint=did_you_mean(value, values))
