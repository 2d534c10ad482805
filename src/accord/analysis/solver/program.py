"""A 0/1 program: truth values, gates between them, linear conditions on them, and a solution where there is one."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from accord.analysis.solver.highs import Limits, Row, Solution, run

Literal = int  # v or -v: variable number v (from 1) is 1, or is 0; or one of the two constants
TRUE: Literal = 1 << 60
FALSE: Literal = -TRUE
Terms = Sequence[tuple[int, Literal]]  # a sum of whole numbers, each counted where its literal is true
About = Sequence[tuple[float, Literal]]  # the same with other numbers, or of real variables
DIGITS = 10**5  # a solver calculates in floats: larger whole numbers are written in digits to this base
REPAIRS = 20  # solutions of the solver that whole numbers prove wrong, before it is given up


class Undecided(Exception):
    """The time or the share of search allowed was used up before an answer was found."""


@dataclass(frozen=True, slots=True, eq=False)
class Best:
    """The best solution found, what it comes to, and what no solution exceeds: as the solver's floats have it.

    `proven`: the search came to its end, so that the two differ by no more than a float's error (see GAP).
    """

    found: Solution
    value: float
    bound: float
    proven: bool


GAP = 2e-6  # HiGHS ends where bound and value are 1e-6 apart; objectives are scaled so that this is little


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
        self._exact: list[tuple[dict[int, int], int]] = []  # as stated; every solution is checked against these
        self._rows: list[Row] = []  # as the solver gets them
        self._ranges: dict[int, tuple[float, float]] = {}  # of the variables that are no truth values
        self._whole: set[int] = set()  # those of them that are whole numbers
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

    @contextmanager
    def trial(self) -> Iterator[None]:
        """What is added within is taken back at the end."""
        size, impossible, lengths = self.size, self.impossible, (len(self._exact), len(self._rows))
        kept = dict(self._fixed), dict(self._gates), dict(self._ranges), set(self._whole)
        try:
            yield
        finally:
            self.size, self.impossible = size, impossible
            self._fixed, self._gates, self._ranges, self._whole = kept
            del self._exact[lengths[0] :], self._rows[lengths[1] :]

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
            divisor = math.gcd(*sums.values())
            row = {v: n // divisor for v, n in sums.items()}, -(-need // divisor)
            self._exact.append(row)
            self._add(*row)

    def real(self, low: float, high: float) -> int:
        """A new variable that is any number of a range. It is counted in rows as `about` says."""
        self.size += 1
        self._ranges[self.size] = low, high
        return self.size

    def about(self, terms: About, bound: float) -> None:
        """A sum of numbers of any kind is at least so much; not checked again, so for what may be a little off."""
        constant, sums = self._fold_about(terms)
        self._rows.append(Row(sums, bound - constant))

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
        best = self.maximise((), clock, nodes)
        return None if best is None else best.found

    def maximise(self, objective: About, clock: Clock, nodes: int | None = None) -> Best | None:
        """The solution of the largest sum; None where there is no solution. `nodes`: the most that are searched.

        Raises Undecided at the end of the time where there is no solution yet.
        """
        constant, sums = self._fold_about(objective)
        for _ in range(REPAIRS):
            left = clock.left()
            clock.solved += 1
            if self.impossible:
                return None
            answer = run(self.size, self._rows, sums, self._bounds(), self._truths(), Limits(left, nodes))
            if answer is None:
                return None
            if answer.values is None:
                raise Undecided
            found = np.concatenate(([False], answer.values > 0.5))
            if all(sum(n for v, n in row.items() if found[v]) >= need for row, need in self._exact):
                return Best(found, answer.value + constant, answer.bound + constant, answer.proven)
            self._exclude(found)
        raise Undecided

    def _fold_about(self, terms: About) -> tuple[float, dict[int, float]]:
        constant, sums = 0.0, dict[int, float]()
        for number, literal in terms:
            known = self.value(literal)
            if known is not None:
                constant += number * known
                continue
            constant += number * (literal < 0)
            sums[abs(literal)] = sums.get(abs(literal), 0.0) + (number if literal > 0 else -number)
        return constant, sums

    def _add(self, sums: dict[int, int], need: int) -> None:
        """A row for the solver. Large numbers go digit by digit, with a whole number carried from each to the next.

        Whole numbers leave room between `need` and the next less, so that a float's error decides nothing.
        """
        while max(map(abs, sums.values())) > DIGITS:
            high = {v: (n + DIGITS // 2) // DIGITS for v, n in sums.items()}
            low = {v: n - high[v] * DIGITS for v, n in sums.items() if n != high[v] * DIGITS}
            need, rest = divmod(need, DIGITS)
            sums = {v: n for v, n in high.items() if n}
            if low:
                ends = self._ends(low)
                carry = self.real((ends[0] - rest) // DIGITS, (ends[1] - rest) // DIGITS)
                self._whole.add(carry)
                self._rows.append(Row({**low, carry: -DIGITS}, rest - 0.5))
                sums[carry] = 1
            else:
                need += rest > 0
        largest = max(map(abs, sums.values()))
        self._rows.append(Row(dict(sums), need - (min(0.5, largest / 200) if largest > 1 else 0)))

    def _ends(self, sums: dict[int, int]) -> tuple[int, int]:
        """The least and the most a sum can be."""
        both = [sorted((n * int(low), n * int(high))) for v, n in sums.items() for low, high in [self._range(v)]]
        return sum(low for low, _ in both), sum(high for _, high in both)

    def _range(self, variable: int) -> tuple[float, float]:
        return self._ranges.get(variable, (0, 1))

    def _bounds(self) -> list[tuple[float, float]]:
        fixed = {v: (float(known), float(known)) for v, known in self._fixed.items()}
        return [fixed.get(v, self._range(v)) for v in range(1, self.size + 1)]

    def _truths(self) -> list[bool]:
        return [v not in self._ranges or v in self._whole for v in range(1, self.size + 1)]

    def _exclude(self, found: Solution) -> None:
        """Not this choice of truth values: whole numbers have proven it wrong."""
        truths = [v for v in range(1, self.size + 1) if v not in self._ranges and v not in self._fixed]
        self.some([-v if found[v] else v for v in truths])


def is_true(literal: Literal, found: Solution) -> bool:
    """Whether a literal is true in a solution."""
    return literal > 0 if abs(literal) == TRUE else bool(found[abs(literal)]) == (literal > 0)
