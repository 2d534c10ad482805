"""How many packages meet which demands: counted exactly where that takes a moment, else estimated from draws."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from accord.analysis.deals.bargain import Bargain, Demand
from accord.analysis.deals.sums.counting import MOST_KEPT, MOST_MADE, count, diagrams, feasible
from accord.analysis.deals.sums.drawing import Draws, draw, draw_any, truth, worth
from accord.analysis.deals.sums.setting import TooLarge, settle
from accord.analysis.deals.sums.sums import Effort
from accord.analysis.deals.zone import MIDDLE
from accord.analysis.results import Status
from accord.case.formula import Node, Truth

DRAWS = 20_000  # the standard error of a share is at most 0.4 %
SEED = 2025  # any will do: the same draws at every call, so the same numbers


@dataclass(frozen=True, slots=True)
class Number:
    """A number of packages, how it was found, and its standard error where it is an estimate."""

    value: int
    status: Status = "proven"
    error: float = 0.0


def packages(bargain: Bargain) -> Number:
    """How many packages are feasible."""
    try:
        return Number(feasible(settle(bargain, ())))
    except TooLarge:
        drawn = draw_any(bargain, DRAWS, np.random.default_rng(SEED))
        return _estimated(bargain.combinations, int(_kept(bargain, drawn, ()).sum()))


def meeting(bargain: Bargain, demands: Sequence[Demand], ends: Sequence[int] = (MIDDLE,)) -> list[Number]:
    """How many feasible packages meet these demands, reservation values being at each of these ends."""
    floors = [demand.node for demand in demands if demand.node is not None]
    parties = [demand.party for demand in demands if demand.node is None]
    asked = [[bargain.reservations[i][end] for i in parties] for end in ends]
    try:
        effort = Effort(MOST_MADE, MOST_KEPT)
        return [Number(found) for found in count(settle(bargain, parties, floors), asked, effort)]
    except TooLarge:
        drawn, among = _drawn(bargain, demands)
        worths = {i: worth(bargain, i, drawn) for i in parties}
        met = [np.ones(len(drawn), dtype=np.bool_) for _ in ends]
        for holds, end in zip(met, asked, strict=True):
            for i, least in zip(parties, end, strict=True):
                holds &= (worths[i] >= least).astype(np.bool_)
        kept = _kept(bargain, drawn, floors)
        return [_estimated(among, int((holds & kept).sum())) for holds in met]


def _drawn(bargain: Bargain, demands: Sequence[Demand]) -> tuple[Draws, int]:
    """Packages drawn, and of how many: of those that keep constraints and floors, or simply of all combinations."""
    rng = np.random.default_rng(SEED)
    try:
        floors = [demand.node for demand in demands if demand.node is not None]
        found = diagrams(settle(bargain, (), floors))
    except TooLarge:
        return draw_any(bargain, DRAWS, rng), bargain.combinations
    if found is None:
        return np.zeros((0, len(bargain.domains)), dtype=np.int64), 0
    return draw(found, DRAWS, len(bargain.domains), rng), math.prod(each.count for each in found)


def _kept(bargain: Bargain, drawn: Draws, floors: Sequence[Node]) -> Truth:
    held = np.ones(len(drawn), dtype=np.bool_)
    for node in bargain.never:
        held &= ~truth(bargain, node, drawn)
    for node in floors:
        held &= truth(bargain, node, drawn)
    return held


def _estimated(among: int, hits: int) -> Number:
    """So many of so many, from how many of the draws hit; no hit says nothing. Whole numbers: floats end at 10^308."""
    if hits == 0:
        return Number(0, "unknown" if among else "proven")
    spread = math.isqrt(among * among * hits * (DRAWS - hits) // DRAWS**3)
    return Number(among * hits // DRAWS, "sampled", float(min(spread, 10**300)))
