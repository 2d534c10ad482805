"""Whether a case's constraints leave a state, without listing all states."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from accord.case.case import Case
from accord.case.formula import Truth

# Constraints over a larger sub-cube are left to the analysis; 2^20 takes 0.1 s.
MAX_CELLS = 1 << 20
MAX_KEPT = 1 << 27  # bytes of masks kept at a time

Mask = NDArray[np.uint8]  # (cells / 8,): a bit for each cell of a sub-cube: a constraint excludes it


def contradiction(case: Case) -> tuple[int, ...]:
    """An irreducible set of constraints that no state satisfies together; empty where the case is feasible.

    Exact: constraints that share no option are looked at apart. Groups of more than MAX_CELLS cells count as feasible;
    a set of more constraints than fit in MAX_KEPT is told whole.
    """
    for group in _groups(case):
        masks = _masks(case, group)
        if masks and functools.reduce(np.bitwise_or, masks).min() == 255:
            return tuple(sorted(group[i] for i in _core(masks)))
        if masks is None and _excludes_all(case, group):
            return tuple(sorted(group))
    return ()


def _core(masks: list[Mask]) -> list[int]:
    """An irreducible set of masks that cover everything, of some that do.

    Masks are laid one upon the other until all is covered: the last of them is needed, and none after it is. So again
    from the start, upon those known to be needed.
    """
    core: list[int] = []
    left = len(masks)
    covered = np.zeros_like(masks[0])
    while covered.min() < 255:
        laid = covered.copy()
        for i in range(left):
            laid |= masks[i]
            if laid.min() == 255:
                core.append(i)
                covered |= masks[i]
                left = i
                break
    return core


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


def _masks(case: Case, members: list[int]) -> list[Mask] | None:
    """What each constraint excludes; nothing for too many cells, None where the masks would not fit in MAX_KEPT."""
    sizes = _sizes(case, members)
    cells = math.prod(sizes.values())
    if cells > MAX_CELLS:
        return []
    if len(members) * cells > 8 * MAX_KEPT:
        return None
    grids = _grids(sizes)
    return [_packed(_struck(case, i, grids), tuple(sizes.values())) for i in members]


def _packed(struck: Truth, shape: tuple[int, ...]) -> Mask:
    """A bit for each cell; those beyond the last are set."""
    bits = np.packbits(np.broadcast_to(struck, shape).reshape(-1))
    over = -math.prod(shape) % 8
    bits[-1] |= (1 << over) - 1
    return bits


def _excludes_all(case: Case, members: list[int]) -> bool:
    sizes = _sizes(case, members)
    grids = _grids(sizes)
    excluded: Truth = np.zeros(tuple(sizes.values()), dtype=bool)
    for i in members:
        np.logical_or(excluded, _struck(case, i, grids), out=excluded)
    return bool(excluded.all())


def _sizes(case: Case, members: list[int]) -> dict[str, int]:
    names = sorted({a.option for i in members for a in case.constraints[i].never.atoms()})
    return {name: len(case.options[name].values) for name in names}


def _grids(sizes: Mapping[str, int]) -> dict[str, NDArray[np.int64]]:
    return dict(zip(sizes, np.ogrid[tuple(slice(s) for s in sizes.values())], strict=True))


def _struck(case: Case, constraint: int, grids: Mapping[str, NDArray[np.int64]]) -> Truth:
    def where(name: str, value: str | None) -> Truth:
        grid = grids[name]
        return np.asarray(grid != 0 if value is None else grid == case.options[name].values.index(value))

    return case.constraints[constraint].never.evaluate(where)
