"""The zone of possible agreement, and what stands in its way [Raiffa1982]."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.analysis.deals.packages import Worth
from accord.analysis.results import Block, StateSet

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


def conflict_of_demands(worth: Worth) -> tuple[Block, ...]:
    """Why the zone is empty: demands no package meets together, each of them needed for that (deletion filter).

    Reservation values are tried for deletion first, so that what is left names demands wherever demands conflict.
    """
    demands = _demands(worth)
    if _count(worth, demands):
        return ()
    kept = list(demands)
    for demand in sorted(demands, key=lambda d: d.preference is not None):
        rest = [d for d in kept if d is not demand]
        if not _count(worth, rest):
            kept = rest
    return tuple(_block(worth, demand, demands) for demand in kept)


def openings(worth: Worth) -> tuple[Block, ...]:
    """The single demands whose giving way opens an empty zone."""
    demands = _demands(worth)
    if _count(worth, demands):
        return ()
    blocks = (_block(worth, demand, demands) for demand in demands)
    return tuple(block for block in blocks if block.excludes)


def binding_floors(worth: Worth) -> tuple[Block, ...]:
    """The floors that exclude packages otherwise in the zone, the most costly first."""
    demands = _demands(worth)
    blocks = [_block(worth, demand, demands) for demand in demands if demand.preference is not None]
    return tuple(sorted((b for b in blocks if b.excludes), key=lambda b: -b.excludes))


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


def _block(worth: Worth, demand: _Demand, demands: Sequence[_Demand]) -> Block:
    without = _count(worth, [d for d in demands if d is not demand])
    excludes = without - _count(worth, demands)
    return Block(worth.parties[demand.party], demand.preference, excludes, demand.member)
