"""From a sum of the frontier back to its packages: one of each at once, or all that tie, one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from accord.analysis.deals.bargain import Values
from accord.analysis.deals.sums.points import Numbers
from accord.analysis.deals.sums.setting import WIDEST, Points
from accord.analysis.deals.sums.sums import Frontier, Stage

Sum = NDArray[np.int64]  # (parties,)

MOST_REMEMBERED = 50_000  # sums whose ways are remembered: where many packages tie, the same ones come again


def some_package(frontier: Frontier, rows: Sequence[int]) -> list[Values]:
    """One package of each of these sums, row by row."""
    at = np.array(rows, dtype=np.int64)
    found = np.zeros((len(at), len(frontier.setting.domains)), dtype=np.int64)
    for part, stage in zip(reversed(frontier.parts), reversed(frontier.joined), strict=True):
        inner = stage.arc[at]
        for layer, steps in zip(reversed(part.diagram.layers), reversed(part.stages), strict=True):
            found[:, layer.option] = layer.value[steps.arc[inner]]
            inner = steps.row[inner]
        at = stage.row[at]
    return [tuple(package) for package in found.tolist()]


Place = tuple[int, int, int]  # a part, a stage of it and a node; stage -1 is the sum of all parts up to this one
Goal = tuple[Place, Sum]  # a sum to be taken apart
Way = tuple[tuple[int, int] | None, tuple[Goal, ...]]  # an option and its value, if one is chosen here; what is left
Todo = tuple[Goal, "Todo"] | None  # a linked list, the next goal first


class Tracer:
    """Finds all the packages of sums of one frontier.

    A package that no other beats has sums at every stage that were kept; so what is kept leads back to all of them.
    """

    def __init__(self, frontier: Frontier) -> None:
        self.frontier = frontier
        self._known: dict[tuple[int, int], _Known] = {}
        self._ways: dict[tuple[Place, bytes], list[Way]] = {}

    def packages(self, row: int) -> Iterator[Values]:
        """Every package of one sum, one by one."""
        values = [0] * len(self.frontier.setting.domains)
        start: Todo = (((len(self.frontier.parts) - 1, -1, 0), self.frontier.points[row]), None)
        # Depth first: what is left, with the choice that leads to it. Options come in the same order on every way.
        aside: list[tuple[tuple[int, int] | None, Todo]] = [(None, start)]
        while aside:
            choice, todo = aside.pop()
            if choice is not None:
                values[choice[0]] = choice[1]
            if todo is None:
                yield tuple(values)
                continue
            for chosen, goals in self._apart(*todo[0]):
                left = todo[1]
                for goal in reversed(goals):
                    left = (goal, left)
                aside.append((chosen, left))

    def _apart(self, place: Place, point: Sum) -> list[Way]:
        key = (place, point.tobytes())
        if key not in self._ways:
            if len(self._ways) >= MOST_REMEMBERED:
                self._ways.clear()
            part, stage, node = place
            self._ways[key] = list(self._parts(part, point) if stage < 0 else self._arcs(part, stage, node, point))
        return self._ways[key]

    def _parts(self, part: int, point: Sum) -> Iterator[Way]:
        """The sums of this part and of those before it that together make this sum."""
        own = self.frontier.parts[part]
        rest = point - own.points
        known = self._are_in((part - 1, -1), np.zeros(len(rest), dtype=np.int64), rest) if part else _are_zero(rest)
        for k in np.flatnonzero(known).tolist():
            inside: Goal = ((part, len(own.stages) - 1, 0), own.points[k])
            yield None, (inside, ((part - 1, -1, 0), rest[k])) if part else (inside,)

    def _arcs(self, part: int, stage: int, node: int, point: Sum) -> Iterator[Way]:
        """The arcs that may have led to this sum at this node."""
        layer = self.frontier.parts[part].diagram.layers[stage]
        arcs = np.flatnonzero(layer.child == node)
        rest = point - layer.gain[arcs]
        known = self._are_in((part, stage - 1), layer.parent[arcs], rest) if stage else _are_zero(rest)
        for k in np.flatnonzero(known).tolist():
            goals: tuple[Goal, ...] = (((part, stage - 1, int(layer.parent[arcs[k]])), rest[k]),) if stage else ()
            yield (layer.option, int(layer.value[arcs[k]])), goals

    def _are_in(self, where: tuple[int, int], nodes: Numbers, points: Points) -> NDArray[np.bool_]:
        if where not in self._known:
            part, stage = where
            stages = self.frontier.joined if stage < 0 else self.frontier.parts[part].stages
            self._known[where] = _Known(stages[part if stage < 0 else stage])
        return self._known[where].contains(nodes, points)


def _are_zero(points: Points) -> NDArray[np.bool_]:
    return np.asarray(~points.any(axis=1))


class _Known:
    """The sums of a stage, to look others up in: as one number each where 64 bits hold it."""

    def __init__(self, stage: Stage) -> None:
        rows = np.column_stack((stage.node, stage.points))
        self.low, self.high = rows.min(axis=0), rows.max(axis=0)
        room = 1
        self.steps = []
        for low, high in zip(self.low.tolist(), self.high.tolist(), strict=True):
            self.steps.append(room)
            room *= high - low + 1
        self.packs = room < WIDEST
        self.keys = np.sort(self._keys(rows)) if self.packs else np.zeros(0, dtype=np.int64)
        self.rows = set() if self.packs else {tuple(row) for row in rows.tolist()}

    def contains(self, nodes: Numbers, points: Points) -> NDArray[np.bool_]:
        """Which of these sums at these nodes are among them."""
        rows = np.column_stack((nodes, points))
        if not self.packs:
            return np.array([tuple(row) in self.rows for row in rows.tolist()], dtype=np.bool_)
        found: NDArray[np.bool_] = ((rows >= self.low) & (rows <= self.high)).all(axis=1)
        keys = self._keys(rows[found])
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        found[found] = self.keys[at] == keys
        return found

    def _keys(self, rows: Points) -> Numbers:
        return np.asarray((rows - self.low) @ np.array(self.steps, dtype=np.int64))
