"""The zone of possible agreement, and what stands in its way [Raiffa1982]."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.analysis.deals.blocks import Demands
from accord.analysis.deals.packages import Worth
from accord.analysis.results import StateSet

HIGH, MIDDLE, LOW = 0, 1, 2  # the cost of no deal, in the order of reservation values


def zone(worth: Worth, end: int = MIDDLE) -> StateSet:
    """The packages that every party whose consent is needed accepts."""
    found = worth.eligible.copy()
    for demand in _demands(worth, end):
        found &= demand.holds
    return found


def zone_of(worth: Worth, parties: Sequence[int]) -> StateSet:
    """The packages that these parties would accept among themselves, at the middle cost of no deal."""
    found = worth.eligible.copy()
    for demand in _demands(worth):
        if demand.party in parties:
            found &= demand.holds
    return found


def accepted(worth: Worth, end: int = MIDDLE) -> NDArray[np.bool_]:
    """(parties, states): the party's floors hold and the value is at least its reservation value."""
    return floors_hold(worth) & (worth.worths >= worth.reservations[:, end, None])


def floors_hold(worth: Worth) -> NDArray[np.bool_]:
    """(parties, states): every floor of the party holds."""
    holds = np.ones(worth.worths.shape, dtype=np.bool_)
    for floor in worth.floors:
        holds[floor.party] &= floor.holds
    return holds


def demands(worth: Worth) -> Demands[_Demand]:
    """Every demand of the parties whose consent is needed, at the middle cost of no deal; packages are looked at."""
    return Demands(worth.parties, _demands(worth), lambda some: _count(worth, some))


@dataclass(frozen=True, slots=True, eq=False)
class _Demand:
    """What one party insists on: a floor, or its reservation value (no preference)."""

    party: int
    preference: int | None
    member: int | None
    holds: StateSet


def _demands(worth: Worth, end: int = MIDDLE) -> list[_Demand]:
    """Every demand of the parties whose consent is needed, by party."""
    found = []
    for i in worth.consents:
        found += [_Demand(i, f.preference, f.member, f.holds) for f in worth.floors if f.party == i]
        found.append(_Demand(i, None, None, worth.worths[i] >= worth.reservations[i, end]))
    return found


def _count(worth: Worth, demands: Sequence[_Demand]) -> int:
    met = worth.eligible.copy()
    for demand in demands:
        met &= demand.holds
    return int(met.sum())
