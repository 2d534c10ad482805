"""Packages yet to be found: what they must meet, as a 0/1 program; every one found is looked at again directly."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from accord.analysis.deals.bargain import Bargain, Demand, Table, Values, chosen, value_of
from accord.analysis.deals.recheck import holds
from accord.analysis.deals.zone import MIDDLE
from accord.analysis.solver import Clock, Encoder, Literal, Terms
from accord.analysis.solver.program import GAP, TRUE

SPREAD = 100.0  # an objective goes from 0 to about this: a solver's error in it is then 1e-7 of the whole


class Search:
    """The packages of a bargain that meet all that was required so far.

    `broken`: constraints (by number) that may be broken. `anywhere`: also what one-way options rule out.
    """

    def __init__(self, bargain: Bargain, clock: Clock, *, broken: Collection[int] = (), anywhere: bool = False) -> None:
        self.bargain, self.clock = bargain, clock
        self.encoder = Encoder(bargain.case)
        self.program = self.encoder.program
        every = tuple(tuple(range(size)) for size in bargain.sizes)
        self.copy = self.encoder.copy(every if anywhere else bargain.domains)
        self.incumbent: tuple[Values, float] | None = None  # what is told where time ends: a package, how near the best
        self._kept = [c for c in range(len(bargain.never)) if c not in broken]
        self._required: list[tuple[Demand, int]] = []  # to be looked at again: a floor, or the least value
        self._terms: dict[int, Terms] = {}
        for c in self._kept:
            self.encoder.forbid(bargain.never[c], self.copy)

    @contextmanager
    def trial(self) -> Iterator[None]:
        """What is required within is taken back at the end."""
        count, terms = len(self._required), dict(self._terms)
        try:
            with self.program.trial():
                yield
        finally:
            del self._required[count:]
            self._terms = terms

    def terms(self, party: int) -> Terms:
        """A party's value of the package, on its scale."""
        if party not in self._terms:
            found: list[tuple[int, Literal]] = []
            for term in self.bargain.terms[party]:
                if isinstance(term, Table):
                    found += zip(term.numbers, self.copy[term.option], strict=True)
                else:
                    found.append((term.number, self.encoder.truth(term.node, self.copy)))
            self._terms[party] = found
        return self._terms[party]

    def most(self, party: int) -> int:
        """What the party's value does not exceed, whatever the package."""
        constant, sums = self.program.fold(self.terms(party))
        return constant + sum(n for n in sums.values() if n > 0)

    def at_least(self, party: int, number: int, *, where: Literal = TRUE) -> None:
        """The party's value (on its scale) is at least so much; only where the literal is true, if one is given."""
        terms = list(self.terms(party))
        if where == TRUE:
            self._required.append((Demand(party), number))
            self.program.at_least(terms, number)
            return
        constant, sums = self.program.fold(terms)
        low = constant + sum(n for n in sums.values() if n < 0)
        if number > low:
            self.program.at_least([*terms, (low - number, where)], low)

    def at_most(self, party: int, number: int) -> None:
        """The party's value (on its scale) is at most so much."""
        self.program.at_least([(-n, x) for n, x in self.terms(party)], -number)

    def require(self, demand: Demand, end: int = MIDDLE, *, where: Literal = TRUE) -> None:
        """The package meets a demand; only where the literal is true, if one is given."""
        if demand.node is None:
            self.at_least(demand.party, self.bargain.reservations[demand.party][end], where=where)
        elif where == TRUE:
            self._required.append((demand, 0))
            self.encoder.require(demand.node, self.copy)
        else:
            self.program.some([-where, self.encoder.truth(demand.node, self.copy)])

    def require_zone(self, end: int = MIDDLE) -> None:
        """Every party whose consent is needed accepts the package."""
        for demand in self.bargain.demands():
            self.require(demand, end)

    def exceed_one_of(self, parties: Sequence[int], values: Sequence[int]) -> None:
        """Some party has more than its value here: so the package is none of these, and none that these are no worse
        than for anyone."""
        ways = []
        for party, value in zip(parties, values, strict=True):
            if self.most(party) > value:
                ways.append(self.program.variable())
                self.at_least(party, value + 1, where=ways[-1])
        self.program.some(ways)

    def find(self) -> Values | None:
        """A package, or None where there is none. Raises Undecided at the end of the time."""
        found = self.maximise(())
        return None if found is None else found[0]

    def maximise(self, objective: Sequence[tuple[float, Literal]]) -> tuple[Values, float, float, bool] | None:
        """The package of the largest sum, that sum, what none exceeds, and whether the search came to its end."""
        best = self.program.maximise(objective, self.clock)
        if best is None:
            return None
        package = self.encoder.read(self.copy, best.found)
        self._look_again(package)
        return package, best.value, best.bound, best.proven

    def largest(self, party: int) -> tuple[Values, int] | None:
        """A package of the largest value there is to the party, and that value: proven, to the last unit.

        None where there is no package. Raises Undecided.
        """
        terms, found = self.terms(party), None
        _, sums = self.program.fold(terms)
        span = sum(map(abs, sums.values())) or 1
        with self.trial():
            while best := self.maximise([(n * SPREAD / span, x) for n, x in terms]):
                package, value, bound, proven = best
                found = package, value_of(self.bargain.case, self.bargain.terms[party], package)
                if proven and bound - value + 10 * GAP < SPREAD / span:
                    break
                self.at_least(party, found[1] + 1)
        return found

    def _look_again(self, package: Values) -> None:
        case, choice = self.bargain.case, chosen(self.bargain.case, package)
        for c in self._kept:
            assert not holds(case, self.bargain.never[c], choice), "no constraint forbids it"
        worths: dict[int, int] = {}
        for demand, number in self._required:
            if demand.node is not None:
                assert holds(case, demand.node, choice), "the floor holds"
            else:
                i = demand.party
                worths.setdefault(i, value_of(case, self.bargain.terms[i], package))
                assert worths[i] >= number, "worth what was required"
