"""Which demands stand in the way of a deal, or cost packages; whoever asks says how packages are counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from accord.analysis.results import Block


class Demand(Protocol):
    """What a party (by number) insists on: a floor, by the place of its preference, or its reservation value (none)."""

    @property
    def party(self) -> int:
        """The party's number."""

    @property
    def preference(self) -> int | None:
        """The place of a floor in the party's list; none: the reservation value."""

    @property
    def member(self) -> int | None:
        """The place within a group of preferences."""


D = TypeVar("D", bound=Demand)


@dataclass(frozen=True, slots=True)
class Demands(Generic[D]):
    """The demands of a bargain, and how many packages meet any of them together."""

    parties: Sequence[str]
    demands: Sequence[D]
    count: Callable[[Sequence[D]], int]

    def conflict(self) -> tuple[Block, ...]:
        """Why the zone is empty: demands no package meets together, each of them needed for that (deletion filter).

        Reservation values are tried for deletion first, so that what is left names demands wherever demands conflict.
        """
        if self.count(self.demands):
            return ()
        kept = list(self.demands)
        for demand in sorted(self.demands, key=lambda d: d.preference is not None):
            rest = [d for d in kept if d is not demand]
            if not self.count(rest):
                kept = rest
        return tuple(self._block(demand) for demand in kept)

    def openings(self) -> tuple[Block, ...]:
        """The single demands whose giving way opens an empty zone."""
        if self.count(self.demands):
            return ()
        blocks = [self._block(demand) for demand in self.demands]
        return tuple(block for block in blocks if block.excludes)

    def binding_floors(self) -> tuple[Block, ...]:
        """The floors that exclude packages otherwise in the zone, the most costly first."""
        blocks = [self._block(demand) for demand in self.demands if demand.preference is not None]
        return tuple(sorted((b for b in blocks if b.excludes), key=lambda b: -b.excludes))

    def _block(self, demand: D) -> Block:
        without = self.count([d for d in self.demands if d is not demand])
        excludes = without - self.count(self.demands)
        return Block(self.parties[demand.party], demand.preference, excludes, demand.member)
