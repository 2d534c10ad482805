"""How the dispute could get from the status quo to a state, one step at a time [LiKilgourHipel2005]."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.analysis.moves import Conflict, Index
from accord.analysis.results import Move, Path, Step
from accord.analysis.states import permitted
from accord.case import Case

JOINT = "joint"


@dataclass(frozen=True, slots=True, eq=False)
class _Steps:
    """Single steps out of some states: from, to, and which of the kinds of step each is."""

    starts: Index
    ends: Index
    kind: Index


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of step: who makes it, and who must agree (positions of parties)."""

    mover: str
    agree: tuple[int, ...]


def paths(case: Case, conflict: Conflict, targets: Iterable[int]) -> tuple[Path, ...]:
    """A shortest path from the status quo to each target that has one; of these, one with most steps willingly made.

    A step changes one option (in a graph: is one move). Where that does not lead to a target, a step is any one move
    of a party. Targets that no sequence of steps reaches are left out, and so is the status quo itself.
    """
    start = conflict.states.status_quo
    wanted = list(dict.fromkeys(t for t in targets if t != start))
    if start is None or not wanted:
        return ()
    found: dict[int, Path] = {}
    for whole in (case.graph is not None, True):
        walk = _Walk(case, conflict, start, whole)
        walk.run(set(wanted) - found.keys())
        found |= {t: walk.path(t) for t in wanted if t not in found and walk.distance[t] >= 0}
        if len(found) == len(wanted):
            break
    return tuple(found[t] for t in wanted if t in found)


class _Walk:
    """Breadth-first from one state, all steps of a distance at once."""

    def __init__(self, case: Case, conflict: Conflict, start: int, whole: bool) -> None:
        self.case, self.conflict, self.start, self.whole = case, conflict, start, whole
        index = {party: i for i, party in enumerate(conflict.parties)}
        self.kinds = [_Kind(party, (i,)) for party, i in index.items()]
        self.kind_of = []  # for each option
        for option in case.options.values():
            if option.by != JOINT:
                self.kind_of.append(index[option.by])
                continue
            self.kind_of.append(len(self.kinds))
            self.kinds.append(_Kind(JOINT, tuple(index[p] for p in option.among)))
        size = len(conflict.states)
        self.distance = np.full(size, -1)
        self.grudged = np.zeros(size, dtype=np.int64)  # steps on the way that their mover does not gain by
        self.origin = np.full(size, -1)
        self.kind = np.full(size, -1)

    def run(self, targets: set[int]) -> None:
        """Walk until every target is reached or nothing new is."""
        self.distance[self.start] = 0
        frontier, length, left = np.array([self.start]), 0, set(targets)
        while len(frontier) and left:
            length += 1
            frontier = self._next(frontier, length)
            left -= set(frontier.tolist())

    def path(self, target: int) -> Path:
        """The path found to a target."""
        steps: list[Step] = []
        state = target
        while state != self.start:
            origin = int(self.origin[state])
            effects = np.sign(self.conflict.ranks[:, state] - self.conflict.ranks[:, origin])
            move = Move(self.kinds[self.kind[state]].mover, origin, state)
            steps.append(Step(move, tuple(int(e) for e in effects)))
            state = origin
        return Path(target, tuple(reversed(steps)), bool(self.grudged[target] == 0))

    def _next(self, frontier: Index, length: int) -> Index:
        """The states one step further, each by the step with fewest unwilling movers on its way."""
        parts = list(self._moves(frontier) if self.whole else ())
        parts += list(self._changes(frontier))
        starts = np.concatenate([p.starts for p in parts])
        ends = np.concatenate([p.ends for p in parts])
        kinds = np.concatenate([p.kind for p in parts])
        new = self.distance[ends] < 0
        starts, ends, kinds = starts[new], ends[new], kinds[new]
        grudged = self.grudged[starts] + self._unwilling(starts, ends, kinds)
        order = np.lexsort((starts, grudged, ends))
        reached, first = np.unique(ends[order], return_index=True)
        best = order[first]
        self.distance[reached] = length
        self.grudged[reached] = grudged[best]
        self.origin[reached] = starts[best]
        self.kind[reached] = kinds[best]
        return reached

    def _unwilling(self, starts: Index, ends: Index, kinds: Index) -> NDArray[np.int64]:
        """1 where some party that makes or agrees to the step does not gain by it."""
        against = np.zeros(len(starts), dtype=np.bool_)
        for k, kind in enumerate(self.kinds):
            mine = kinds == k
            for i in kind.agree:
                rank = self.conflict.ranks[i]
                against[mine] |= rank[ends[mine]] <= rank[starts[mine]]
        return against.astype(np.int64)

    def _changes(self, frontier: Index) -> Iterator[_Steps]:
        """Steps that change one option; with `whole` only joint ones, as the parties' moves hold the others."""
        states = self.conflict.states
        for o, (name, option) in enumerate(self.case.options.items()):
            if self.whole and option.by != JOINT:
                continue
            value = states.choices[frontier, o].astype(np.int64)
            at, new = np.nonzero(permitted(self.case, name)[value])
            codes = states.codes[frontier[at]] + (new - value[at]) * states.steps[o]
            place = states.find(codes)
            good = (place >= 0) & (place != frontier[at])
            yield _Steps(frontier[at][good], place[good], np.full(int(good.sum()), self.kind_of[o]))

    def _moves(self, frontier: Index) -> Iterator[_Steps]:
        """Steps that are any one move of a party."""
        for i, moves in enumerate(self.conflict.moves):
            starts, ends = moves.steps(frontier, improving=False)
            yield _Steps(starts, ends, np.full(len(ends), i))
