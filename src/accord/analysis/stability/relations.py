"""How a party compares each state with each other: better, much better, or not known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.analysis.moves import Conflict
from accord.analysis.ranking import items, level
from accord.analysis.stability.sets import Matrix, Sets, sets_of
from accord.analysis.states import Where, lookup
from accord.case import Additive, Case, Ranking, Statement
from accord.case.case import AnyOrder, BestFirst, Preference, UnknownOrder, listed

Signs = NDArray[np.int8]  # (states, states): 1 where the column is better than the row, -1 where worse, else 0


@dataclass(frozen=True, slots=True)
class Relation:
    """For each state, the states a party takes to be better, worse, and not comparable to it."""

    better: Sets
    worse: Sets
    unknown: Sets

    @property
    def no_better(self) -> Sets:
        """The states known to be no better: worse, or equal."""
        every = (1 << len(self.better)) - 1
        return [every & ~(b | u) for b, u in zip(self.better, self.unknown, strict=True)]


@dataclass(frozen=True, slots=True)
class Degrees:
    """For each state, the states that are greatly better and greatly worse to a party."""

    much_better: Sets
    much_worse: Sets


def ranked(conflict: Conflict, party: int) -> Relation:
    """The relation of a party's ranks: nothing is unknown."""
    better = _above(conflict.ranks[party])
    return Relation(sets_of(better), sets_of(better.T), [0] * len(better))


def compared(case: Case, conflict: Conflict, party: int) -> Relation:
    """The relation that a party's preferences give where an unknown order stays unknown [LiHipelKilgourFang2004].

    What stands before a group decides first. A group whose members all point one way decides so; where they point
    both ways the pair is unknown, and what comes after does not mend it. A ranking may name unknown pairs.
    """
    preferences = case.preferences.get(conflict.parties[party], ())
    if isinstance(preferences, Ranking):
        relation = ranked(conflict, party)
        unknown = [0] * len(conflict.states)
        index = {name: s for s, name in enumerate(conflict.states.names)}
        for s, t in ((index[a], index[b]) for a, b in preferences.unknown):
            unknown[s] |= 1 << t
            unknown[t] |= 1 << s
        known = [~u for u in unknown]
        better, worse = (
            [a & k for a, k in zip(side, known, strict=True)] for side in (relation.better, relation.worse)
        )
        return Relation(better, worse, unknown)
    if isinstance(preferences, Additive):
        return ranked(conflict, party)
    size = len(conflict.states)
    sign = np.zeros((size, size), dtype=np.int8)
    unknown_pairs = np.zeros((size, size), dtype=np.bool_)
    where = lookup(case, conflict.states)
    for preference in preferences:
        up, down = _points(preference, where, size)
        open_ = (sign == 0) & ~unknown_pairs
        unknown_pairs |= open_ & up & down
        sign[open_ & up & ~down] = 1
        sign[open_ & down & ~up] = -1
    return Relation(sets_of(sign > 0), sets_of(sign < 0), sets_of(unknown_pairs))


def graded(case: Case, conflict: Conflict, party: int) -> Degrees:
    """Which states are greatly better or worse: those the first preference they differ in, marked strong, tells apart.

    In a group of equal priority a member marked strong must point where the group points [HamoudaKilgourHipel2006].
    """
    preferences = case.preferences.get(conflict.parties[party], ())
    if isinstance(preferences, Ranking):
        place = {name: at for at, tier in enumerate(preferences.tiers) for name in tier}
        crossed = [
            sum(at >= gulf for gulf in preferences.gulfs) for at in map(place.__getitem__, conflict.states.names)
        ]
        much = _above(-np.array(crossed))
        return Degrees(sets_of(much), sets_of(much.T))
    size = len(conflict.states)
    much, decided = np.zeros((size, size), dtype=np.bool_), np.zeros((size, size), dtype=np.bool_)
    for above, strong in _deciders(listed(preferences), lookup(case, conflict.states), size):
        much |= ~decided & strong
        decided |= above | above.T
    return Degrees(sets_of(much), sets_of(much.T))


def _points(preference: Preference, where: Where, size: int) -> tuple[Matrix, Matrix]:
    """Where a preference points to the column, and where to the row; a group of unknown order may do both."""
    if isinstance(preference, UnknownOrder):
        each = [_above(_levels(item, where, size)) for item in items(preference)]
        up = np.logical_or.reduce(each)
    else:
        up = _above(_sum(items(preference), where, size))
    return up, up.T


def _deciders(preferences: Sequence[Preference], where: Where, size: int) -> Iterator[tuple[Matrix, Matrix]]:
    """What decides, in the order written: where the column is above the row, and where it is so strongly."""
    for preference in preferences:
        if isinstance(preference, AnyOrder):
            above = _above(_sum(items(preference), where, size))
            strong = np.zeros((size, size), dtype=np.bool_)
            for item in items(preference):
                if item.strong:
                    strong |= above & _above(_levels(item, where, size))
            yield above, strong
            continue
        for item in items(preference):
            above = _above(_levels(item, where, size))
            yield above, above if item.strong else np.zeros_like(above)


def _levels(item: Statement | BestFirst, where: Where, size: int) -> NDArray[np.int32]:
    return np.broadcast_to(level(item, where), (size,))


def _sum(several: Sequence[Statement | BestFirst], where: Where, size: int) -> NDArray[np.int32]:
    return np.asarray(sum(_levels(item, where, size) for item in several))


def _above(worth: NDArray[np.integer]) -> Matrix:
    """(states, states): where the column's state is worth more than the row's."""
    return np.asarray(worth[None, :] > worth[:, None])
