"""A bargain as sums: what each value of each option adds for whom, what must hold, and what adds once it is decided."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from accord.analysis.deals.bargain import Bargain, Table
from accord.analysis.deals.sums.residual import FALSE, TRUE, Residuals
from accord.case.formula import Node, Not

Points = NDArray[np.int64]  # (points, parties counted): units above the least, see Setting
WIDEST = 1 << 61  # sums in units stay below this: room for one more of them in 64 bits


class TooLarge(Exception):
    """What was asked needs more time or memory than it may take; says what, in words."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What packages add up to. A party's value is `base + unit * sum`; sums are of tables and of formulas that hold."""

    residuals: Residuals
    parties: tuple[int, ...]  # those whose values are counted
    domains: tuple[tuple[int, ...], ...]  # per option, the values left
    tables: tuple[Points, ...]  # per option: (values left, parties)
    must: tuple[int, ...]  # open formulas that must hold
    adds: tuple[tuple[int, NDArray[np.int64]], ...]  # open formulas, and what they add where they hold
    base: tuple[int, ...]
    unit: tuple[int, ...]
    possible: bool  # false: some formula that must hold cannot, whatever is chosen

    @property
    def moved(self) -> tuple[int, ...]:
        """Places of the parties to whom some choice matters; all others' sums are 0."""
        every = np.concatenate([*self.tables, *(vector[None, :] for _, vector in self.adds)])
        return tuple(np.flatnonzero(every.any(axis=0)).tolist())

    def of(self, places: Sequence[int]) -> Setting:
        """The same for some of the parties counted."""
        columns = list(places)
        return replace(
            self,
            parties=tuple(self.parties[k] for k in columns),
            tables=tuple(table[:, columns] for table in self.tables),
            adds=tuple((n, vector[columns]) for n, vector in self.adds if vector[columns].any()),
            base=tuple(self.base[k] for k in columns),
            unit=tuple(self.unit[k] for k in columns),
        )

    def least(self, worths: Sequence[int | None]) -> NDArray[np.int64]:
        """The least sums worth at least this much to each party counted; None asks nothing."""
        told = []
        for worth, base, unit in zip(worths, self.base, self.unit, strict=True):
            need = -WIDEST if worth is None else -((base - worth) // unit)
            told.append(min(max(need, -WIDEST), WIDEST))
        return np.array(told, dtype=np.int64)

    def worths(self, point: Sequence[int]) -> tuple[int, ...]:
        """What a sum is worth to each party counted, on its scale."""
        return tuple(b + u * int(x) for b, u, x in zip(self.base, self.unit, point, strict=True))


def settle(bargain: Bargain, parties: Sequence[int], floors: Sequence[Node] = (), *, anywhere: bool = False) -> Setting:
    """The sums of these parties over the packages that keep the constraints and these floors.

    `anywhere`: also packages that one-way options put out of reach. Raises TooLarge where 64 bits do not hold a sum.
    """
    domains = [tuple(range(size)) for size in bargain.sizes] if anywhere else list(bargain.domains)
    first = Residuals(bargain.case, domains)
    must = [first.of(node) for node in (*(Not(n) for n in bargain.never), *floors)]
    possible = FALSE not in must
    for number in must:  # what turns on a single option narrows what it may be, once and for all
        option = _single(first, number)
        if option is not None:
            domains[option] = tuple(v for v in domains[option] if first.choose(number, option, v) == TRUE)
    possible = possible and all(domains)
    told = domains if possible else [domain or (0,) for domain in domains]
    residuals = Residuals(bargain.case, told)
    numbers = (residuals.of(node) for node in (*(Not(n) for n in bargain.never), *floors))
    open_must = tuple(dict.fromkeys(n for n in numbers if n != TRUE))
    return _Sums(bargain, residuals, tuple(parties), told).setting(open_must, possible and FALSE not in open_must)


@dataclass(slots=True)
class _Sums:
    """The terms of parties put together: one table an option, one vector an open formula."""

    bargain: Bargain
    residuals: Residuals
    parties: tuple[int, ...]
    domains: Sequence[tuple[int, ...]]

    def setting(self, must: tuple[int, ...], possible: bool) -> Setting:
        tables = [[[0] * len(self.parties) for _ in domain] for domain in self.domains]
        adds: dict[int, list[int]] = {}
        base = [0] * len(self.parties)
        for row, party in enumerate(self.parties):
            for term in self.bargain.terms[party]:
                if isinstance(term, Table):
                    for place, v in enumerate(self.domains[term.option]):
                        tables[term.option][place][row] += term.numbers[v]
                else:
                    self._count(self.residuals.of(term.node), row, term.number, (tables, adds, base))
        for table in tables:
            for row in range(len(self.parties)):
                low = min(numbers[row] for numbers in table)
                base[row] += low
                for numbers in table:
                    numbers[row] -= low
        unit = self._units(tables, adds)
        return Setting(
            self.residuals,
            self.parties,
            tuple(self.domains),
            tuple(np.array([_over(numbers, unit) for numbers in table], dtype=np.int64) for table in tables),
            must,
            tuple((n, np.array(_over(v, unit), dtype=np.int64)) for n, v in adds.items() if any(v)),
            tuple(base),
            unit,
            possible,
        )

    def _count(
        self,
        number: int,
        row: int,
        worth: int,
        into: tuple[list[list[list[int]]], dict[int, list[int]], list[int]],
    ) -> None:
        """A formula's worth, where it belongs: always, in an option's table, or with the open formula."""
        tables, adds, base = into
        option = _single(self.residuals, number)
        if number <= TRUE:
            base[row] += worth * number
        elif option is not None:
            for place, v in enumerate(self.domains[option]):
                tables[option][place][row] += worth * self.residuals.choose(number, option, v)
        else:
            opposite = self.residuals.negation(number)
            if opposite in adds:  # one or the other holds
                base[row] += worth
                adds[opposite][row] -= worth
            else:
                adds.setdefault(number, [0] * len(self.parties))[row] += worth

    def _units(self, tables: list[list[list[int]]], adds: dict[int, list[int]]) -> tuple[int, ...]:
        """The largest number that divides all of a party's sums; refuses what 64 bits do not hold."""
        units = []
        for row in range(len(self.parties)):
            every = [n[row] for table in tables for n in table] + [v[row] for v in adds.values()]
            unit = functools.reduce(math.gcd, every, 0) or 1
            widest = sum(max(n[row] for n in table) for table in tables) + sum(abs(v[row]) for v in adds.values())
            if widest // unit >= WIDEST:
                raise TooLarge("the weights are too fine to be summed in 64 bits")
            units.append(unit)
        return tuple(units)


def _single(residuals: Residuals, number: int) -> int | None:
    """The one option a formula turns on; None where it is several, or none."""
    options = residuals.options(number)
    return options.bit_length() - 1 if options and options & (options - 1) == 0 else None


def _over(numbers: Sequence[int], unit: Sequence[int]) -> list[int]:
    return [n // u for n, u in zip(numbers, unit, strict=True)]
