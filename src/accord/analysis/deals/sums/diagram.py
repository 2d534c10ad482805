"""A group of options as layers: a node is what is still open after the options so far, an arc one value of the next.

Every feasible choice on the options is one path from the first node to the last. So the packages can be counted
exactly, and what can still be added from a node on is known exactly, without listing any.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.analysis.deals.sums.residual import FALSE, TRUE
from accord.analysis.deals.sums.setting import Points, Setting, TooLarge

Numbers = NDArray[np.int64]
Open = tuple[tuple[int, ...], tuple[tuple[int, int], ...]]  # what must hold; what adds: (which, what is left of it)

MOST_ARCS = 150_000  # of one diagram: about 1 s and 50 MB


@dataclass(frozen=True, slots=True)
class Layer:
    """The values of one option. Arcs are sorted by parent; `gain` is (arcs, parties)."""

    option: int
    parent: Numbers
    value: Numbers
    child: Numbers
    gain: Points


@dataclass(frozen=True, slots=True)
class Diagram:
    """Layers and, at every node between them, what can follow: how many choices, the most and least each can add.

    `ways[l]`, `most[l]`, `least[l]` are of the nodes before layer `l`; the last are of the one node after all.
    """

    layers: tuple[Layer, ...]
    ways: tuple[NDArray[np.object_], ...]  # Python's whole numbers: they have no largest
    most: tuple[Points, ...]
    least: tuple[Points, ...]

    @property
    def count(self) -> int:
        """How many feasible choices there are."""
        return int(self.ways[0][0])


def diagram(setting: Setting, options: Sequence[int]) -> Diagram | None:
    """The choices on options, in this order; None where there is none. Raises TooLarge beyond MOST_ARCS arcs."""
    layers = _Builder(setting, options).layers()
    return None if layers is None else _finished(layers, len(setting.parties))


class _Builder:
    """Goes through the options, keeping what is open: formulas that must hold as a set, those that add by name."""

    def __init__(self, setting: Setting, options: Sequence[int]) -> None:
        self.setting, self.options = setting, options
        self.residuals = setting.residuals
        self.scope = sum(1 << o for o in options)
        self.width = len(setting.parties)
        self.must = [n for n in setting.must if self.residuals.options(n) & self.scope]
        self.adds = {k: n for k, (n, _) in enumerate(setting.adds) if self.residuals.options(n) & self.scope}

    def layers(self) -> list[Layer] | None:
        """One layer an option; None where no choice keeps what must hold."""
        nodes: dict[Open, int] = {((), ()): 0}
        found, seen, arcs = [], 0, 0
        for option in self.options:
            bit = 1 << option
            # A formula is open from the first of its options on.
            must = tuple(n for n in self.must if self.residuals.options(n) & bit and not self._scope(n) & seen)
            adds = tuple((k, n) for k, n in self.adds.items() if self._scope(n) & bit and not self._scope(n) & seen)
            seen |= bit
            opened = [((*m, *must), (*a, *adds)) for m, a in nodes]
            layer, nodes = self._layer(option, opened)
            if not nodes:
                return None
            found.append(layer)
            arcs += len(layer.parent)
            if arcs > MOST_ARCS:
                raise TooLarge("too many statements and constraints are open at a time")
        return found

    def _scope(self, number: int) -> int:
        return self.residuals.options(number)

    def _layer(self, option: int, nodes: Sequence[Open]) -> tuple[Layer, dict[Open, int]]:
        values, table = self.setting.domains[option], self.setting.tables[option]
        told = self.residuals.values_told_apart([*self.must, *self.adds.values()], option)
        children: dict[Open, int] = {}
        parents, places, ends, extras = [], [], [], []
        none = np.zeros(self.width, dtype=np.int64)
        for parent, opened in enumerate(nodes):
            known: dict[int, tuple[int, NDArray[np.int64]]] = {}
            for place, value in enumerate(values):
                if told[value] not in known:
                    left, extra = self._chosen(opened, option, value)
                    child = -1 if left is None else children.setdefault(left, len(children))
                    known[told[value]] = child, none if extra is None else extra
                child, more = known[told[value]]
                if child >= 0:
                    parents.append(parent)
                    places.append(place)
                    ends.append(child)
                    extras.append(more)
            if len(parents) > MOST_ARCS:
                raise TooLarge("too many statements and constraints are open at a time")
        rows = np.array(places, dtype=np.int64)
        gain = table[rows] + np.array(extras, dtype=np.int64).reshape(len(rows), self.width)
        numbers = np.array(values, dtype=np.int64)[rows]
        return Layer(option, np.array(parents, dtype=np.int64), numbers, np.array(ends, dtype=np.int64), gain), children

    def _chosen(self, opened: Open, option: int, value: int) -> tuple[Open | None, NDArray[np.int64] | None]:
        """What is open after a choice, and what it adds; None where it breaks what must hold."""
        left: set[int] = set()
        for number in opened[0]:
            after = self.residuals.choose(number, option, value)
            if after == FALSE:
                return None, None
            if after != TRUE:
                left.add(after)
        adds, extra = [], None
        for k, number in opened[1]:
            after = self.residuals.choose(number, option, value)
            if after > TRUE:
                adds.append((k, after))
            elif after == TRUE:
                worth = self.setting.adds[k][1]
                extra = worth if extra is None else extra + worth
        return (tuple(sorted(left)), tuple(adds)), extra


def _finished(layers: Sequence[Layer], width: int) -> Diagram | None:
    """From the end: what can follow each node; arcs and nodes that lead nowhere go."""
    ways: list[NDArray[np.object_]] = [np.array([1], dtype=object)]
    most, least = [np.zeros((1, width), dtype=np.int64)], [np.zeros((1, width), dtype=np.int64)]
    alive = np.array([True])
    kept: list[Layer] = []
    sizes = [1, *(int(layer.child.max()) + 1 for layer in layers)]
    for layer, size in zip(reversed(layers), sizes[-2::-1], strict=True):
        rename = np.cumsum(alive) - 1
        lives = alive[layer.child]
        parent, child, gain = layer.parent[lives], rename[layer.child[lives]], layer.gain[lives]
        if len(parent) == 0:
            return None
        alive = np.zeros(size, dtype=np.bool_)
        alive[parent] = True
        starts = np.flatnonzero(np.diff(parent, prepend=-1))
        parent = (np.cumsum(alive) - 1)[parent]
        ways.append(np.add.reduceat(ways[-1][child], starts))
        most.append(np.maximum.reduceat(gain + most[-1][child], starts, axis=0))
        least.append(np.minimum.reduceat(gain + least[-1][child], starts, axis=0))
        kept.append(Layer(layer.option, parent, layer.value[lives], child, gain))
    return Diagram(tuple(kept[::-1]), tuple(ways[::-1]), tuple(most[::-1]), tuple(least[::-1]))
