"""What parties prefer as conditions of a 0/1 program."""

from __future__ import annotations

from accord.analysis.ranking import items
from accord.analysis.solver import Copy, Encoder, Literal, Terms
from accord.analysis.solver.program import TRUE
from accord.case import Statement
from accord.case.case import AnyOrder, BestFirst, Preference
from accord.case.formula import Is


class Preferring(Encoder):
    """States, formulas and preferences as conditions of one program."""

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
