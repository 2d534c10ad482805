"""States, formulas and preferences as a 0/1 program."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from accord.analysis.ranking import items
from accord.analysis.stability.beyond.direct import Values
from accord.analysis.stability.beyond.program import FALSE, TRUE, Literal, Program, Solution, Terms, is_true
from accord.case import Case, Statement
from accord.case.case import AnyOrder, BestFirst, Preference
from accord.case.formula import And, AtLeast, If, Iff, Is, Node, Not, Or

Copy = tuple[tuple[Literal, ...], ...]  # a state yet to be found: per option, per value, whether it has that value


class Encoder:
    """A case's states, formulas and preferences as conditions of one program."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.program = Program()
        self._place = {name: o for o, name in enumerate(case.options)}
        self._sizes = [len(option.values) for option in case.options.values()]

    def copy(self, domains: Sequence[Collection[int]]) -> Copy:
        """A state of which each option has a value (by number) of its domain. One value: that is a constant."""
        found = []
        for size, domain in zip(self._sizes, domains, strict=True):
            chosen = dict(zip(sorted(domain), self.program.one_of(len(domain)), strict=True))
            found.append(tuple(chosen.get(v, FALSE) for v in range(size)))
        return tuple(found)

    def fixed(self, values: Values) -> Copy:
        """A known state."""
        return self.copy([(v,) for v in values])

    def read(self, copy: Copy, found: Solution) -> Values:
        """The state a solution gives."""
        return tuple(next(v for v, x in enumerate(choice) if is_true(x, found)) for choice in copy)

    def truth(self, node: Node, copy: Copy) -> Literal:
        """A literal that is true exactly where the formula holds at the state."""
        match node:
            case Is(option, None):
                return -copy[self._place[option]][0]
            case Is(option, value):
                return copy[self._place[option]][self.case.options[option].values.index(str(value))]
            case Not(part):
                return -self.truth(part, copy)
            case And(parts):
                return self.program.all_of([self.truth(p, copy) for p in parts])
            case Or(parts):
                return self.program.any_of([self.truth(p, copy) for p in parts])
            case If(then, when):
                return self.program.any_of([self.truth(then, copy), -self.truth(when, copy)])
            case Iff(left, right):
                return self.program.same(self.truth(left, copy), self.truth(right, copy))
            case AtLeast(count, parts):
                return self.program.count_of([self.truth(p, copy) for p in parts], count)

    def broken(self, copy: Copy) -> list[Literal]:
        """Per constraint, whether the state breaks it."""
        return [self.truth(constraint.never.node, copy) for constraint in self.case.constraints]

    def require_feasible(self, copy: Copy) -> None:
        """No constraint strikes the state."""
        for constraint in self.case.constraints:
            node = constraint.never.node
            parts = node.parts if isinstance(node, And) else (node,)
            self.program.some([-self.truth(part, copy) for part in parts])

    def levels(self, party: str, copy: Copy) -> list[Terms]:
        """What a party compares the state by, most important first; each a sum that is higher where it is better."""
        preferences = self.case.preferences.get(party, ())
        assert isinstance(preferences, tuple), "refused before"
        return [level for preference in preferences for level in self._levels(preference, copy)]

    def prefer(self, better: list[Terms], worse: list[Terms], *, where: Literal = TRUE, strictly: bool) -> None:
        """Where the literal is true, the first state is better than the second (or, not strictly, no worse).

        `even` says that no difference was needed so far. Lexicographic: while it is true the first state is at
        least as good, level by level; it may become false where the first state is better by 1 or more.
        """
        even = where
        for high, low in zip(better, worse, strict=True):
            difference = [*high, *((-number, literal) for number, literal in low)]
            constant, sums = self.program.fold(difference)
            least = constant + sum(n for n in sums.values() if n < 0)
            most = constant + sum(n for n in sums.values() if n > 0)
            if least > 0:
                return
            still = even
            if most > 0:
                still = self.program.variable()
                self.program.some([even, -still])
            # difference >= (even - still), unless not even: then >= least, which always holds.
            self.program.at_least([*difference, (least - 1, even), (1, still)], least)
            even = still
        if strictly:
            self.program.require(-even)

    def differ(self, one: Copy, other: Copy) -> list[Literal]:
        """Literals of which one can only be true where the states differ, and one is where they do."""
        found = []
        for mine, theirs in zip(one, other, strict=True):
            if mine != theirs:
                same = [self.program.all_of([x, y]) for x, y in zip(mine, theirs, strict=True)]
                found.append(-self.program.any_of(same))
        return found

    def _levels(self, preference: Preference, copy: Copy) -> list[Terms]:
        members: list[Terms] = [self._level(item, copy) for item in items(preference)]
        if isinstance(preference, AnyOrder):
            return [[term for member in members for term in member]]
        return members

    def _level(self, item: Statement | BestFirst, copy: Copy) -> Terms:
        if isinstance(item, Statement):
            return [(1, self.truth(item.prefer.node, copy))]
        worth = len(item.order)
        return [(worth - place, self.truth(Is(item.best_first, value), copy)) for place, value in enumerate(item.order)]
