"""Five concepts of stability, each one identity apart [FHK1993] [RegoVieira2017].

A state `s` is stable for a party when the best of `min(rank(s1), answer(s1))` over `s` and its moves `s1` is no more
than `rank(s)`, where `answer` is the least the others can hold it to after `s1`. What it exceeds `rank(s)` by is the
margin. The concepts differ only in the answer: by any move or by improvements, before or after the mover's escape.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from accord.analysis.moves import Conflict, Worth
from accord.analysis.results import Stability
from accord.analysis.stability.sanctions import answers_together, least_after, least_for_each

PartyMargins = NDArray[np.int32]  # (states,): ranks by which a state fails to be stable for one party


class Spare:
    """Numbers over the states that one party is done with, for the next to write to: fresh memory is dear."""

    def __init__(self, conflict: Conflict) -> None:
        self._states = len(conflict.states)
        self._free: list[Worth] = []

    def take(self) -> Worth:
        """(states,): whatever stands there."""
        return self._free.pop() if self._free else np.empty(self._states, dtype=np.int32)

    def put_back(self, numbers: Iterable[Worth]) -> None:
        """What nobody reads any more."""
        self._free.extend(numbers)


class Side:
    """A conflict as one party sees it; what several concepts ask for is worked out once."""

    def __init__(self, conflict: Conflict, party: int, spare: Spare | None = None) -> None:
        self.conflict, self.party = conflict, party
        self._spare, self._taken = spare or Spare(conflict), list[Worth]()
        self.rank = conflict.ranks[party]
        self.moves = conflict.moves[party]
        self._answers: dict[bool, tuple[Worth, Worth]] = {}

    @cached_property
    def best(self) -> Worth:
        """(states,): the best rank among each state and those one move of the party leads to."""
        return self.moves.best(self.rank, self._take())

    def answer(self, *, improving: bool, escapes: bool) -> Worth:
        """(states,): the rank the others can hold the party to after it moves to each state.

        With `escapes` a sanction counts for what the party can still make of it by one move of its own.
        """
        if improving not in self._answers:
            worths, into = (self.rank, self.best), (self._take(), self._take())
            others = self.conflict.others(self.party)
            self._answers[improving] = least_after(self.conflict, others, worths, into, improving=improving)
        return self._answers[improving][escapes]

    def _take(self) -> Worth:
        self._taken.append(self._spare.take())
        return self._taken[-1]

    def give_up(self) -> None:
        """Let the next party write over what was worked out for this one."""
        self._spare.put_back(self._taken)

    def learn(self, answers: tuple[Worth, Worth], *, improving: bool) -> None:
        """What `answer` would work out, without escapes and with."""
        self._answers[improving] = answers

    def margin(self, answer: Worth, into: PartyMargins) -> None:
        """By how many ranks the best the party is sure of after a move exceeds the state it leaves; else 0."""
        np.minimum(self.rank, answer, out=into)
        np.subtract(self.moves.best(into, into), self.rank, out=into)
        np.maximum(into, 0, out=into)  # a state may be worth less than itself once answered


Concept = Callable[[Side, PartyMargins], None]  # the margins are written where told: fresh memory is dear


def nash(side: Side, into: PartyMargins) -> None:
    """No improvement at all [Nash1951]."""
    np.subtract(side.best, side.rank, out=into)


def gmr(side: Side, into: PartyMargins) -> None:
    """General metarationality: every improvement can be sanctioned, by any moves of the others [Howard1971]."""
    side.margin(side.answer(improving=False, escapes=False), into)


def smr(side: Side, into: PartyMargins) -> None:
    """Symmetric metarationality: and the mover has no escape from the sanction [Howard1971]."""
    side.margin(side.answer(improving=False, escapes=True), into)


def seq(side: Side, into: PartyMargins) -> None:
    """Sequential stability: sanctioned by the others' own improvements [FraserHipel1984]."""
    side.margin(side.answer(improving=True, escapes=False), into)


def sseq(side: Side, into: PartyMargins) -> None:
    """Symmetric sequential stability: and the mover has no escape [RegoVieira2017]."""
    side.margin(side.answer(improving=True, escapes=True), into)


CONCEPTS: dict[str, Concept] = {"nash": nash, "gmr": gmr, "smr": smr, "seq": seq, "sseq": sseq}


def find_stability(conflict: Conflict, concept: str) -> Stability:
    """One concept's verdicts on every state, by its name."""
    return find_all(conflict, [concept])[concept]


def find_all(
    conflict: Conflict,
    concepts: Iterable[str] = tuple(CONCEPTS),
    *,
    progress: Callable[[float], None] | None = None,
    sides: Sequence[Side] | None = None,
) -> dict[str, Stability]:
    """The verdicts of several concepts, which share most of the work. `progress` is told the share that is done.

    `sides`, one per party, keep what is worked out for who needs it again: five numbers for each state and party.
    """
    names = tuple(concepts)
    margins = {name: np.empty(conflict.ranks.shape, dtype=np.int32) for name in names}
    if {"seq", "sseq"} & set(names) and answers_together(conflict):
        sides = sides or [Side(conflict, party) for party in range(len(conflict.parties))]
        _answer_together(conflict, sides)
    spare = Spare(conflict)
    for party in range(len(conflict.parties)):
        side = sides[party] if sides else Side(conflict, party, spare)
        for k, name in enumerate(names):
            CONCEPTS[name](side, margins[name][party])
            if progress:
                progress((party + (k + 1) / len(names)) / len(conflict.parties))
        if not sides:
            side.give_up()
    return {name: _verdicts(name, found) for name, found in margins.items()}


def _answer_together(conflict: Conflict, sides: Sequence[Side]) -> None:
    """Every party's answers by improvements in one go."""
    for side, answers in zip(sides, least_for_each(conflict, [(s.rank, s.best) for s in sides]), strict=True):
        side.learn(answers, improving=True)


def _verdicts(concept: str, margins: NDArray[np.int32]) -> Stability:
    equilibria = margins[0] == 0
    for of_one in margins[1:]:
        equilibria &= of_one == 0
    return Stability(concept, margins, equilibria)
