"""A 0/1 program: truth values, gates between them, linear conditions on them, and a solution where there is one."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Literal = int  # v or -v: variable number v (from 1) is 1, or is 0; or one of the two constants
TRUE: Literal = 1 << 60
FALSE: Literal = -TRUE
Terms = Sequence[tuple[int, Literal]]  # a sum of whole numbers, each counted where its literal is true
Solution = NDArray[np.bool_]  # (variables + 1,): the value of each variable; place 0 is not used


class Undecided(Exception):
    """The time or the share of search allowed was used up before an answer was found."""


class Clock:
    """How long may be searched (seconds), and how many programs were solved so far."""

    def __init__(self, seconds: float) -> None:
        self.end = time.monotonic() + seconds
        self.solved = 0

    def left(self) -> float:
        """The seconds left. Raises Undecided where there are none."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise Undecided
        return left


class Program:
    """Variables that are 0 or 1, and conditions on them. What is constant is folded away as it comes."""

    def __init__(self) -> None:
        self.size = 0
        self.impossible = False
        self._fixed: dict[int, bool] = {}
        self._rows: list[tuple[dict[int, int], int]] = []
        self._gates: dict[tuple[frozenset[tuple[int, int]], int], Literal] = {}

    def variable(self) -> Literal:
        """A new variable."""
        self.size += 1
        return self.size

    def value(self, literal: Literal) -> bool | None:
        """What a literal is already known to be; None: not known."""
        if abs(literal) == TRUE:
            return literal > 0
        known = self._fixed.get(abs(literal))
        return None if known is None else known == (literal > 0)

    def fold(self, terms: Terms) -> tuple[int, dict[int, int]]:
        """A sum as its constant part and whole numbers by variable."""
        constant, by_variable = 0, dict[int, int]()
        for number, literal in terms:
            known = self.value(literal)
            if known is not None:
                constant += number * known
                continue
            constant += number * (literal < 0)
            signed = number if literal > 0 else -number
            by_variable[abs(literal)] = by_variable.get(abs(literal), 0) + signed
        return constant, {v: n for v, n in by_variable.items() if n}

    def at_least(self, terms: Terms, bound: int) -> None:
        """A sum is at least so much."""
        constant, sums = self.fold(terms)
        need = bound - constant
        if need <= sum(n for n in sums.values() if n < 0):
            return
        if need > sum(n for n in sums.values() if n > 0):
            self.impossible = True
        elif len(sums) == 1:
            ((variable, number),) = sums.items()
            self._fixed[variable] = number > 0
        else:
            self._rows.append((sums, need))

    def some(self, literals: Iterable[Literal]) -> None:
        """At least one is true."""
        self.at_least([(1, x) for x in set(literals)], 1)

    def require(self, literal: Literal) -> None:
        """It is true."""
        self.at_least([(1, literal)], 1)

    def one_of(self, count: int) -> tuple[Literal, ...]:
        """Literals of which exactly one is true."""
        if count < 3:
            x = self.variable() if count == 2 else TRUE
            return (x, -x)[:count]
        chosen = tuple(self.variable() for _ in range(count))
        self.at_least([(1, x) for x in chosen], 1)
        self.at_least([(-1, x) for x in chosen], -1)
        return chosen

    def all_of(self, literals: Iterable[Literal]) -> Literal:
        """A literal that is true exactly where all of these are."""
        parts = {x for x in literals if self.value(x) is not True}
        if any(self.value(x) is False or -x in parts for x in parts):
            return FALSE
        if len(parts) < 2:
            return next(iter(parts), TRUE)
        return self.count_of(list(parts), len(parts))

    def any_of(self, literals: Iterable[Literal]) -> Literal:
        """A literal that is true exactly where some of these is."""
        return -self.all_of(-x for x in literals)

    def same(self, left: Literal, right: Literal) -> Literal:
        """A literal that is true exactly where both are true or neither is."""
        return self.any_of([self.all_of([left, right]), self.all_of([-left, -right])])

    def count_of(self, literals: Sequence[Literal], least: int) -> Literal:
        """A literal that is true exactly where at least so many of these are (one given twice counts twice)."""
        constant, sums = self.fold([(1, x) for x in literals])
        need = least - constant
        low, high = sum(n for n in sums.values() if n < 0), sum(n for n in sums.values() if n > 0)
        if need <= low or need > high:
            return TRUE if need <= low else FALSE
        key = (frozenset(sums.items()), need)
        if key not in self._gates:
            gate = self.variable()
            terms = [(n, v) for v, n in sums.items()]
            self.at_least([*terms, (low - need, gate)], low)
            self.at_least([*((-n, v) for n, v in terms), (high - need + 1, gate)], 1 - need)
            if need == high:  # every one is needed: said one by one, the relaxation is tight
                for number, variable in terms:
                    self.some([-gate, variable if number > 0 else -variable])
            self._gates[key] = gate
        return self._gates[key]

    def solve(self, clock: Clock, nodes: int | None = None) -> Solution | None:
        """A solution, or None where there is none. Raises Undecided at the end of the time, or of so many nodes."""
        left = clock.left()
        clock.solved += 1
        if self.impossible:
            return None
        found = np.zeros(self.size + 1, dtype=np.bool_)
        if self._rows:
            values = _milp(self.size, self._rows, self._fixed, {"time_limit": left, "node_limit": nodes})
            if values is None:
                return None
            found[1:] = values > 0.5
        for variable, known in self._fixed.items():
            found[variable] = known
        return found


def is_true(literal: Literal, found: Solution) -> bool:
    """Whether a literal is true in a solution."""
    return literal > 0 if abs(literal) == TRUE else bool(found[abs(literal)]) == (literal > 0)


def _milp(
    size: int, rows: list[tuple[dict[int, int], int]], fixed: dict[int, bool], limits: dict[str, float | int | None]
) -> NDArray[np.float64] | None:
    """The values of all variables by HiGHS, None where there are none."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    counts = [len(sums) for sums, _ in rows]
    columns = np.fromiter((v - 1 for sums, _ in rows for v in sums), dtype=np.int32, count=sum(counts))
    numbers = np.fromiter((n for sums, _ in rows for n in sums.values()), dtype=np.float64, count=sum(counts))
    starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
    matrix = csr_array((numbers, columns, starts), shape=(len(rows), size))
    low, high = np.zeros(size), np.ones(size)
    for variable, known in fixed.items():
        low[variable - 1] = high[variable - 1] = known
    answer = milp(
        np.zeros(size),
        integrality=np.ones(size),
        bounds=Bounds(low, high),
        constraints=LinearConstraint(matrix, np.array([need for _, need in rows], dtype=np.float64), np.inf),
        options={name: limit for name, limit in limits.items() if limit is not None},
    )
    if answer.x is not None:
        return np.asarray(answer.x, dtype=np.float64)
    if answer.status == 2:  # proven to have no solution
        return None
    raise Undecided
