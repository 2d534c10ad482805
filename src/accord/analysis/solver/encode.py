"""States and formulas as a 0/1 program."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from accord.analysis.solver.highs import Solution
from accord.analysis.solver.program import FALSE, Literal, Program, is_true
from accord.case import Case
from accord.case.formula import And, AtLeast, If, Iff, Is, Node, Not, Or

Values = tuple[int, ...]  # a state: the number of each option's value
Copy = tuple[tuple[Literal, ...], ...]  # a state yet to be found: per option, per value, whether it has that value


class Encoder:
    """A case's states and formulas as conditions of one program."""

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
            self.forbid(constraint.never.node, copy)

    def require(self, node: Node, copy: Copy) -> None:
        """The formula holds at the state."""
        parts = node.parts if isinstance(node, Or) else (node,)
        self.program.some([self.truth(part, copy) for part in parts])

    def forbid(self, node: Node, copy: Copy) -> None:
        """The formula does not hold at the state."""
        parts = node.parts if isinstance(node, And) else (node,)
        self.program.some([-self.truth(part, copy) for part in parts])

    def differ(self, one: Copy, other: Copy) -> list[Literal]:
        """Literals of which one can only be true where the states differ, and one is where they do."""
        found = []
        for mine, theirs in zip(one, other, strict=True):
            if mine != theirs:
                same = [self.program.all_of([x, y]) for x, y in zip(mine, theirs, strict=True)]
                found.append(-self.program.any_of(same))
        return found
