"""HiGHS, through scipy: a mixed-integer program in floats, and what is claimed of it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FAILED = 4  # HiGHS came to no answer, for no limit's sake
Solution = NDArray[np.bool_]  # (variables + 1,): the value of each variable; place 0 is not used


@dataclass(frozen=True, slots=True)
class Row:
    """A sum of variables (numbered from 1), each times a number, is at least so much."""

    sums: Mapping[int, float]
    need: float


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds, and nodes of the search tree, after which a search ends without a proof."""

    seconds: float
    nodes: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """The best values found (none yet: None), what they come to, and what no others exceed."""

    values: NDArray[np.float64] | None
    value: float
    bound: float
    proven: bool


def run(
    size: int,
    rows: Sequence[Row],
    objective: Mapping[int, float],
    bounds: Sequence[tuple[float, float]],
    whole: Sequence[bool],
    limits: Limits,
) -> Answer | None:
    """The values of all variables that make the objective as large as they can; None where there are none."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    if size == 0:
        return Answer(np.zeros(0), 0.0, 0.0, True)
    counts = [len(row.sums) for row in rows]
    columns = np.fromiter((v - 1 for row in rows for v in row.sums), dtype=np.int32, count=sum(counts))
    numbers = np.fromiter((n for row in rows for n in row.sums.values()), dtype=np.float64, count=sum(counts))
    starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
    matrix = csr_array((numbers, columns, starts), shape=(len(rows), size))
    cost = np.zeros(size)
    for variable, number in objective.items():
        cost[variable - 1] = -number
    low, high = np.array(bounds, dtype=np.float64).T
    stated = {
        "integrality": np.array(whole, dtype=np.float64),
        "bounds": Bounds(low, high),
        "constraints": LinearConstraint(matrix, np.array([row.need for row in rows]), np.inf) if rows else (),
    }
    options = {"time_limit": limits.seconds, "node_limit": limits.nodes, "mip_rel_gap": 0.0}
    given = {name: limit for name, limit in options.items() if limit is not None}
    answer = milp(cost, **stated, options=given)
    if answer.status == FAILED:  # of numbers as they are, its simplifications sometimes make what it cannot solve
        answer = milp(cost, **stated, options=given | {"presolve": False})
    if answer.status == 2:  # proven to have no solution
        return None
    proven = answer.status == 0
    bound = -answer.mip_dual_bound if answer.mip_dual_bound is not None else math.inf
    if answer.x is None:
        return Answer(None, -math.inf, bound, False)
    value = -float(answer.fun)
    return Answer(np.asarray(answer.x, dtype=np.float64), value, max(value, bound), proven)
