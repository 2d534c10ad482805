"""The frontier without listing packages: tables summed option by option, and what another sum beats left out at once.

A package's value is a sum, so whatever beats a partial sum at the same node beats it with any continuation. Options
that share no formula are summed apart and then together. Partial sums that cannot reach what is asked go too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accord.analysis.deals.sums.diagram import Diagram, Layer, diagram
from accord.analysis.deals.sums.order import groups
from accord.analysis.deals.sums.points import Numbers, efficient, firsts, in_order
from accord.analysis.deals.sums.setting import WIDEST, Points, Setting, TooLarge

Counts = NDArray[np.int64] | NDArray[np.object_]  # how many packages have a sum; Python's numbers where 64 bits end

PIECE = 1 << 19  # sums made at a time: with three parties, 12 MB
MOST_KEPT = 150 << 20  # bytes of sums and of where they came from
MOST_MADE = 60_000_000  # sums made in all: about 6 s for two parties

# Sifting a sum takes so many times as long as for two parties (measured on 30,000 sums none of which beats another),
# and longer by the third root of how many there are.
SIFTING = (1, 1, 1, 8, 30, 80, 180)
MANY = 30_000


@dataclass(slots=True)
class Effort:
    """What a frontier may cost. Raises TooLarge beyond."""

    made: int = MOST_MADE
    kept: int = MOST_KEPT

    def make(self, sums: int) -> None:
        """So many sums are made."""
        self.made -= sums
        if self.made < 0:
            raise TooLarge("too many sums are to be compared")

    def keep(self, size: int) -> None:
        """So many bytes are kept."""
        self.kept -= size
        if self.kept < 0:
            raise TooLarge("too many sums are efficient so far")


@dataclass(frozen=True, slots=True)
class Stage:
    """The sums after a step: at which node, from which arc and which row of the stage before."""

    node: Numbers
    points: Points
    arc: Numbers
    row: Numbers


@dataclass(frozen=True, slots=True)
class Part:
    """The frontier of one group of options: its stages, the last of which is its frontier."""

    diagram: Diagram
    stages: tuple[Stage, ...]
    counts: Counts

    @property
    def points(self) -> Points:
        """The sums of the frontier."""
        return self.stages[-1].points


@dataclass(frozen=True, slots=True)
class Frontier:
    """Sums that no feasible package beats, by part and put together, each with how many packages have it.

    Packages that no other beats have sums that are kept at every stage, so all of them can be found again.
    """

    setting: Setting
    parts: tuple[Part, ...]
    joined: tuple[Stage, ...]  # arcs are rows of a part's frontier; one stage a part
    points: Points
    counts: Counts

    def __len__(self) -> int:
        return len(self.points)


def frontier_of(setting: Setting, least: Sequence[int | None], effort: Effort | None = None) -> Frontier:
    """The frontier of the packages worth at least so much to each party counted (None: anything).

    Raises TooLarge where it would take more than `effort`.
    """
    told = [diagram(setting, options) for options in groups(setting)] if setting.possible else [None]
    diagrams = [found for found in told if found is not None]
    if len(diagrams) < len(told):
        return _none(setting)
    return _Summing(setting, diagrams, setting.least(least), effort or Effort()).frontier()


def _none(setting: Setting) -> Frontier:
    nothing = np.zeros((0, len(setting.parties)), dtype=np.int64)
    return Frontier(setting, (), (), nothing, np.zeros(0, dtype=np.int64))


@dataclass(slots=True)
class _Summing:
    """What the parts have in common."""

    setting: Setting
    diagrams: Sequence[Diagram]
    least: NDArray[np.int64]
    effort: Effort
    most: NDArray[np.int64] = field(init=False)  # all parts together
    number: type = field(init=False)

    def __post_init__(self) -> None:
        self.most = np.sum([d.most[0][0] for d in self.diagrams], axis=0, dtype=np.int64)
        ways = 1
        for found in self.diagrams:
            ways *= found.count
        self.number = np.int64 if ways < WIDEST else object

    def frontier(self) -> Frontier:
        if (self.most < self.least).any():
            return _none(self.setting)
        parts = [self._part(found) for found in self.diagrams]
        if not all(len(part.points) for part in parts):
            return _none(self.setting)
        parts.sort(key=lambda part: -len(part.points))
        ahead = self.most.copy()
        stage, counts = self._start()
        stages = []
        for part in parts:
            ahead -= part.diagram.most[0][0]
            size = len(part.points)
            zeros = np.zeros(size, dtype=np.int64)
            join = Layer(-1, zeros, zeros, zeros, part.points)
            stage, counts = self._step(stage, counts, join, ahead[None, :], part.counts)
            stages.append(stage)
        return Frontier(self.setting, tuple(parts), tuple(stages), stage.points, counts)

    def _part(self, found: Diagram) -> Part:
        others = self.most - found.most[0][0]
        stage, counts = self._start()
        stages = []
        for layer, most in zip(found.layers, found.most[1:], strict=True):
            stage, counts = self._step(stage, counts, layer, most + others, None)
            stages.append(stage)
        return Part(found, tuple(stages), counts)

    def _start(self) -> tuple[Stage, Counts]:
        zero = np.zeros(1, dtype=np.int64)
        point = np.zeros((1, len(self.setting.parties)), dtype=np.int64)
        return Stage(zero, point, zero, zero), np.ones(1, dtype=self.number)

    def _step(
        self, stage: Stage, counts: Counts, layer: Layer, ahead: Points, each: Counts | None
    ) -> tuple[Stage, Counts]:
        """The sums one layer on. `ahead`: per node after it, the most that can follow; `each`: packages an arc has."""
        found: tuple[Stage, Counts] | None = None
        width = len(self.setting.parties)
        each_takes = SIFTING[min(width, len(SIFTING) - 1)]
        for row, arc in pieces(stage.node, layer, PIECE // max(1, each_takes)):
            self.effort.make(len(row))
            points = stage.points[row] + layer.gain[arc]
            node = layer.child[arc]
            reaches = (points + ahead[node] >= self.least).all(axis=1)
            row, arc, node, points = row[reaches], arc[reaches], node[reaches], points[reaches]
            ways = counts[row] if each is None else counts[row] * each[arc]
            fresh = Stage(node, points, arc, row), ways
            if found is not None:
                fresh = _both(found, fresh)
            self.effort.make(int(len(fresh[1]) * each_takes * max(1.0, len(fresh[1]) / MANY) ** (1 / 3)))
            found = _sifted(*fresh)
        assert found is not None, "a layer has arcs"
        after = found[0]
        self.effort.keep(after.points.nbytes + 3 * after.node.nbytes)
        return found


def pieces(node: Numbers, layer: Layer, most: int) -> Iterator[tuple[Numbers, Numbers]]:
    """Which row goes along which arc: every row along every arc of its node. Rows are in order of nodes.

    Comes in pieces of about `most`; at least one.
    """
    starts = np.searchsorted(node, layer.parent, side="left")
    sizes = np.searchsorted(node, layer.parent, side="right") - starts
    ends = np.cumsum(sizes)
    first = 0
    while first < len(sizes):
        base = int(ends[first - 1]) if first else 0
        last = max(int(np.searchsorted(ends, base + most, side="right")), first + 1)
        size = sizes[first:last]
        arc = np.repeat(np.arange(first, last), size)
        within = np.arange(int(size.sum())) - np.repeat(ends[first:last] - size - base, size)
        yield starts[arc] + within, arc
        first = last


def _both(one: tuple[Stage, Counts], other: tuple[Stage, Counts]) -> tuple[Stage, Counts]:
    a, b = one[0], other[0]
    stage = Stage(
        np.concatenate((a.node, b.node)),
        np.concatenate((a.points, b.points)),
        np.concatenate((a.arc, b.arc)),
        np.concatenate((a.row, b.row)),
    )
    return stage, _summed(np.concatenate((one[1], other[1])))


def _sifted(stage: Stage, counts: Counts) -> tuple[Stage, Counts]:
    """In order, equal sums at a node merged, beaten ones left out."""
    order = in_order(stage.node, stage.points)
    node, points = stage.node[order], stage.points[order]
    first = np.flatnonzero(firsts(node, points))
    ways = _summed(np.add.reduceat(counts[order], first)) if len(first) else counts[order]
    node, points = node[first], points[first]
    kept = np.flatnonzero(efficient(node, points))
    came = order[first[kept]]
    return Stage(node[kept], points[kept], stage.arc[came], stage.row[came]), ways[kept]


def _summed(counts: NDArray[Any]) -> Counts:
    """Counts keep their kind: 64 bits, or Python's numbers."""
    return counts
