"""Stability for parties that act together [InoharaHipel2008] [KilgourHipelFangPeng2001].

A coalition moves by any legal sequence of its members' moves, and improves if every member prefers where that ends.
Joint options stay as they are, as they do for every concept: agreement on them is a deal, not a move.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from accord.analysis.moves import Conflict
from accord.analysis.results import Coalitional, JointGain
from accord.analysis.stability.relations import ranked
from accord.analysis.stability.sets import Sets, both, holds, members, moves_of, refuse_large, together
from accord.problem import refuse

MOST_PARTIES = 6  # 63 coalitions
MOST_JOINT = 3  # joint gains told of a state
CONCEPTS = ("nash", "gmr", "smr", "seq")

Coalition = frozenset[int]


def coalition_stability(conflict: Conflict) -> dict[str, Coalitional]:
    """Four concepts for every coalition, by the concept's name. Raises Problems beyond 4,096 states or 6 parties.

    Nash: the coalition has no improvement. GMR: each can be answered by the others so that some member is no better
    off. SMR: and the coalition cannot then move on to what is better for all its members. SEQ: the others answer by
    improvements of their own coalitions only.
    """
    refuse_large(conflict, "coalition stability")
    if len(conflict.parties) > MOST_PARTIES:
        raise refuse(
            f"coalition stability looks at every coalition: at most {MOST_PARTIES} parties, and this case has "
            f"{len(conflict.parties)}",
            hint="join parties that always act together",
        )
    model = _Coalitions(conflict)
    stable = {concept: np.array([model.stable(h, concept) for h in model.every]) for concept in CONCEPTS}
    names = tuple(tuple(conflict.parties[i] for i in sorted(h)) for h in model.every)
    return {c: Coalitional(c, names, found, np.asarray(found.all(axis=0))) for c, found in stable.items()}


def joint_gains(conflict: Conflict, states: Iterable[int]) -> dict[int, tuple[JointGain, ...]]:
    """What two parties or more could gain by leaving each state together, the smallest coalitions first.

    Of each coalition one gain: one that nothing answers if there is, then one no member can bring about alone, then
    the best for the member it is worst for. A coalition is left out where some of its members already have a gain that
    nothing answers, and beyond three.
    """
    model = _Coalitions(conflict)
    return {s: tuple(_joint_gains(conflict, model, s)[:MOST_JOINT]) for s in states}


def _joint_gains(conflict: Conflict, model: _Coalitions, state: int) -> list[JointGain]:
    tops = np.maximum(conflict.ranks.max(axis=1), 1)  # ranks have a different top for each party: compare shares of it
    found: list[JointGain] = []
    settled: list[Coalition] = []
    for h in model.every:
        ends = list(members(model.gains[h][state]))
        if len(h) < 2 or not ends or any(other <= h for other in settled):
            continue
        mine = sorted(h)
        least = (conflict.ranks[np.ix_(mine, ends)] / tops[mine, None]).min(axis=0)
        kept = [not model.answers(h, state, end) for end in ends]
        alone = _joined(tuple(model.moves[frozenset({i})][state] for i in mine))
        best = max(range(len(ends)), key=lambda k: (kept[k], not alone >> ends[k] & 1, least[k], -ends[k]))
        found.append(JointGain(tuple(conflict.parties[i] for i in mine), state, ends[best], not kept[best]))
        if kept[best]:
            settled.append(h)
    return sorted(found, key=lambda gain: gain.answered)


class _Coalitions:
    """The moves and improvements of every coalition."""

    def __init__(self, conflict: Conflict) -> None:
        parties = range(len(conflict.parties))
        self.transitive = conflict.transitive
        self.size = len(conflict.states)
        self.every = [frozenset(h) for n in range(1, len(parties) + 1) for h in combinations(parties, n)]
        self.all = frozenset(parties)
        moves = [moves_of(conflict, i) for i in parties]
        relations = [ranked(conflict, i) for i in parties]
        self.moves = {h: together([moves[i] for i in sorted(h)]) for h in self.every}
        self.better = {h: _met([relations[i].better for i in sorted(h)]) for h in self.every}
        self.gains = {h: both(self.moves[h], self.better[h]) for h in self.every}

    def stable(self, h: Coalition, concept: str) -> NDArray[np.bool_]:
        """(states,): whether a coalition stays."""
        gains, better = self.gains[h], self.better[h]
        if concept == "nash":
            return np.array([not after for after in gains])
        rest = self.all - h
        answers = self.moves.get(rest, [0] * self.size)
        if concept == "seq":
            answers = self._by_gains(rest)
        every = (1 << self.size) - 1
        accept = [every & ~b for b in better]
        return holds(gains, answers, accept, (self.moves[h], better) if concept == "smr" else None)

    def answers(self, h: Coalition, state: int, end: int) -> bool:
        """Whether the others can move on to what is no better for some member than where the coalition left."""
        answers = self.moves.get(self.all - h)
        return bool(answers and answers[end] & ~self.better[h][state])

    def _by_gains(self, rest: Coalition) -> Sets:
        """What legal sequences of improvements of coalitions among the rest lead to; none acts twice in a row."""
        among = [self.gains[c] for c in self.every if c <= rest]
        if not among:
            return [0] * self.size
        if not self.transitive:
            return together(among)
        # Two improvements in a row by one coalition are one improvement, so plain reach is the same but for the
        # state itself; and that is never a sanction, as all of the coalition left for it because they prefer it.
        return _closed([_joined(sets) for sets in zip(*among, strict=True)])


def _met(several: list[Sets]) -> Sets:
    found = several[0]
    for sets in several[1:]:
        found = both(found, sets)
    return found


def _joined(sets: tuple[int, ...]) -> int:
    found = 0
    for one in sets:
        found |= one
    return found


def _closed(reached: Sets) -> Sets:
    """What any number of steps leads to: each state in turn is let through."""
    found = list(reached)
    for through in range(len(found)):
        onward, bit = found[through], 1 << through
        if onward:
            found = [mine | onward if mine & bit else mine for mine in found]
    return found
