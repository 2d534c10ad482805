"""Which demands stand in the way of a deal, or cost packages, where states are not listed."""

from __future__ import annotations

from collections.abc import Sequence

from accord.analysis.deals import tally
from accord.analysis.deals.bargain import Bargain, Demand
from accord.analysis.results import Block


class Uncounted(Exception):
    """Packages that meet some demands were too many to count exactly."""


def conflict(bargain: Bargain) -> tuple[Block, ...]:
    """Why the zone is empty: demands no package meets together, each of them needed for that (deletion filter).

    Reservation values are tried for deletion first, so that what is left names demands wherever demands conflict.
    Raises Uncounted.
    """
    demands = list(bargain.demands())
    if _count(bargain, demands):
        return ()
    kept = demands
    for demand in sorted(demands, key=lambda d: d.node is not None):
        rest = [d for d in kept if d is not demand]
        if not _count(bargain, rest):
            kept = rest
    return tuple(_block(bargain, demand, demands) for demand in kept)


def openings(bargain: Bargain) -> tuple[Block, ...]:
    """The single demands whose giving way opens an empty zone. Raises Uncounted."""
    demands = list(bargain.demands())
    if _count(bargain, demands):
        return ()
    blocks = [_block(bargain, demand, demands) for demand in demands]
    return tuple(block for block in blocks if block.excludes)


def binding_floors(bargain: Bargain) -> tuple[Block, ...]:
    """The floors that exclude packages otherwise in the zone, the most costly first. Raises Uncounted."""
    demands = list(bargain.demands())
    blocks = [_block(bargain, demand, demands) for demand in demands if demand.node is not None]
    return tuple(sorted((b for b in blocks if b.excludes), key=lambda b: -b.excludes))


def _block(bargain: Bargain, demand: Demand, demands: Sequence[Demand]) -> Block:
    without = _count(bargain, [d for d in demands if d is not demand])
    excludes = without - _count(bargain, demands)
    return Block(bargain.parties[demand.party], demand.preference, excludes, demand.member)


def _count(bargain: Bargain, demands: Sequence[Demand]) -> int:
    (number,) = tally.meeting(bargain, demands)
    if number.status != "proven":
        raise Uncounted
    return number.value
