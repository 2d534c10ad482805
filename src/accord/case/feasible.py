"""Whether a case's constraints leave a state, without listing all states."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from accord.case.case import Case
from accord.case.formula import Truth

# Constraints over a larger sub-cube are left to the analysis; 2^20 takes 0.1 s.
MAX_CELLS = 1 << 20


def contradiction(case: Case) -> tuple[int, ...]:
    """An irreducible set of constraints that no state satisfies together; empty where the case is feasible.

    Exact: constraints that share no option are looked at apart. Groups of more than MAX_CELLS cells count as feasible.
    """
    for group in _groups(case):
        if _excludes_all(case, group):
            core = list(group)
            for i in group:  # deletion filter: what is not needed goes
                rest = [j for j in core if j != i]
                if _excludes_all(case, rest):
                    core = rest
            return tuple(core)
    return ()


def violated(case: Case, state: Mapping[str, str]) -> tuple[int, ...]:
    """The constraints one state breaks; options it leaves out are at their first value."""

    def where(name: str, value: str | None) -> Truth:
        first = case.options[name].values[0]
        chosen = state.get(name, first)
        return np.array([chosen != first if value is None else chosen == value])

    return tuple(i for i, c in enumerate(case.constraints) if c.never.evaluate(where)[0])


def _groups(case: Case) -> list[list[int]]:
    """Constraints joined by the options they share."""
    groups: list[tuple[set[str], list[int]]] = []
    for i, constraint in enumerate(case.constraints):
        names, members = {a.option for a in constraint.never.atoms()}, [i]
        apart = []
        for other_names, others in groups:
            if names & other_names:
                names |= other_names
                members = others + members
            else:
                apart.append((other_names, others))
        groups = [*apart, (names, members)]
    return [members for _, members in groups]


def _excludes_all(case: Case, members: list[int]) -> bool:
    if not members:
        return False
    names = sorted({a.option for i in members for a in case.constraints[i].never.atoms()})
    sizes = [len(case.options[n].values) for n in names]
    if np.prod(sizes, dtype=float) > MAX_CELLS:
        return False
    grids = dict(zip(names, np.ogrid[tuple(slice(s) for s in sizes)], strict=True))

    def where(name: str, value: str | None) -> Truth:
        values = case.options[name].values
        grid = grids[name]
        return np.asarray(grid != 0 if value is None else grid == values.index(value))

    excluded: Truth = np.zeros(sizes, dtype=bool)
    for i in members:
        excluded = excluded | case.constraints[i].never.evaluate(where)
    return bool(excluded.all())
