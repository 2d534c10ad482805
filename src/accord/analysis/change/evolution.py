"""How soon each state can come about from the status quo, by any moves and by improvements [LiKilgourHipel2005].

In a legal sequence nobody moves twice in a row, so what is looked for is a state together with who moved last.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from accord.analysis.moves import Conflict, Index
from accord.analysis.results import Evolution, Move, Step, Way

MOST_STATES = 2**14  # looked through twice, for every party as the last mover: seconds beyond this


def evolution(conflict: Conflict, targets: Iterable[int], *, most: int | None = None) -> tuple[Evolution, ...]:
    """For each target the shortest legal sequence of moves, and of improvements; the nearest by moves first.

    With `most`, only that many of the nearest. Empty where there is no status quo. A target that is the status quo has
    ways of no step.
    """
    wanted = list(dict.fromkeys(targets))
    if conflict.states.status_quo is None or not wanted:
        return ()
    by_moves, by_improvements = (_Walk(conflict, set(wanted), improving=i) for i in (False, True))
    nearest = sorted(wanted, key=lambda t: (by_moves.count(t), t))[:most]
    return tuple(Evolution(t, by_moves.way(t), by_improvements.way(t)) for t in nearest)


class _Walk:
    """Breadth-first over states with their last mover, all sequences of a length at once."""

    def __init__(self, conflict: Conflict, wanted: set[int], *, improving: bool) -> None:
        assert conflict.states.status_quo is not None
        self.conflict, self.start, self.improving = conflict, conflict.states.status_quo, improving
        shape = conflict.ranks.shape
        self.length = np.full(shape, -1)  # (last movers, states): moves needed; -1: not reached
        self.origin = np.full(shape, -1)
        self.before = np.full(shape, -1)  # who moved before; -1: nobody, it is the first move
        left = wanted - {self.start}
        ends: list[Index] | None = None  # per last mover: states reached with the last length; none: the start alone
        length = 0
        while left and (ends is None or any(len(e) for e in ends)):
            length += 1
            ends = [self._step(j, ends, length) for j in range(len(conflict.parties))]
            for reached in ends:
                left -= set(reached.tolist())

    def count(self, target: int) -> float:
        """The moves to a target; infinity: it cannot be reached."""
        lengths = self.length[:, target]
        if target == self.start:
            return 0
        return float(lengths[lengths >= 0].min()) if (lengths >= 0).any() else math.inf

    def way(self, target: int) -> Way | None:
        """A shortest sequence to a target; none: there is none."""
        if target == self.start:
            return Way((), ())
        least = self.count(target)
        if least == math.inf:
            return None
        last = np.flatnonzero(self.length[:, target] == least).tolist()
        steps: list[Step] = []
        mover, state = int(last[0]), target
        while mover >= 0:
            origin, before = int(self.origin[mover, state]), int(self.before[mover, state])
            effects = np.sign(self.conflict.ranks[:, state] - self.conflict.ranks[:, origin])
            steps.append(Step(Move(self.conflict.parties[mover], origin, state), tuple(int(e) for e in effects)))
            mover, state = before, origin
        return Way(tuple(reversed(steps)), tuple(self.conflict.parties[j] for j in last))

    def _step(self, mover: int, ends: list[Index] | None, length: int) -> Index:
        """The states a party newly is the last to move to, after sequences of one move less by another."""
        before = np.full(len(self.conflict.states), -1)
        if ends is None:
            starts = np.array([self.start])
        else:
            for j in reversed(range(len(ends))):
                if j != mover:
                    before[ends[j]] = j
            starts = np.flatnonzero(before >= 0)
        origins, reached = self.conflict.moves[mover].steps(starts, improving=self.improving)
        new = self.length[mover, reached] < 0
        found, first = np.unique(reached[new], return_index=True)
        origin = origins[new][first]
        self.length[mover, found] = length
        self.origin[mover, found] = origin
        self.before[mover, found] = before[origin]
        return np.asarray(found, dtype=np.int64)
