"""What stands in the way of a deal: floors, reservation values, constraints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from accord.analysis.deals.bargain import Bargain, Demand, Values, chosen, value_of
from accord.analysis.deals.beyond.search import Search
from accord.analysis.deals.recheck import holds
from accord.analysis.deals.zone import MIDDLE
from accord.analysis.solver import Clock
from accord.analysis.solver import Literal as Truth

Member = Demand | int  # of a conflict: a demand, or the number of a constraint


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A floor (party, and which of its preferences), a reservation value (party alone), or a constraint (its number).

    `preference` and `constraint` are places in the case; `member`: within an "any order" or "unknown order" group.
    """

    party: str | None = None
    preference: int | None = None
    member: int | None = None
    constraint: int | None = None

    @property
    def kind(self) -> Literal["floor", "reservation value", "constraint"]:
        """Which of the three it is."""
        if self.constraint is not None:
            return "constraint"
        return "reservation value" if self.preference is None else "floor"


def members(bargain: Bargain) -> list[Member]:
    """All that could be in the way, in the order in which it had better be left out of a conflict.

    First reservation values, which are assumptions; then constraints; floors, which are what parties say, last.
    """
    demands = list(bargain.demands())
    values = [d for d in demands if d.node is None]
    return [*values, *range(len(bargain.never)), *(d for d in demands if d.node is not None)]


def obstacle(bargain: Bargain, member: Member) -> Obstacle:
    """A member of a conflict as a record."""
    if isinstance(member, int):
        return Obstacle(constraint=member)
    return Obstacle(bargain.parties[member.party], member.preference, member.member)


def meets(bargain: Bargain, member: Member, package: Values, end: int = MIDDLE) -> bool:
    """Whether a package meets a demand, or keeps a constraint: directly."""
    case, choice = bargain.case, chosen(bargain.case, package)
    if isinstance(member, int):
        return not holds(case, bargain.never[member], choice)
    if member.node is not None:
        return holds(case, member.node, choice)
    i = member.party
    return value_of(case, bargain.terms[i], package) >= bargain.reservations[i][end]


def search_among(bargain: Bargain, clock: Clock, kept: Iterable[Member], end: int = MIDDLE) -> Search:
    """The packages that these demands and constraints, and no others, allow."""
    kept = list(kept)
    search = Search(bargain, clock, broken=[c for c in range(len(bargain.never)) if c not in kept])
    for member in kept:
        if isinstance(member, Demand):
            search.require(member, end)
    return search


def require_broken(search: Search, member: Member, end: int = MIDDLE) -> None:
    """The package does not meet this demand, or breaks this constraint."""
    bargain = search.bargain
    if isinstance(member, int):
        search.encoder.require(bargain.never[member], search.copy)
    elif member.node is not None:
        search.encoder.forbid(member.node, search.copy)
    else:
        search.at_most(member.party, bargain.reservations[member.party][end] - 1)


def keep_where(search: Search, member: Member, where: Truth, end: int = MIDDLE) -> None:
    """Where the literal is true the package meets this demand, or keeps this constraint."""
    if isinstance(member, int):
        search.program.some([-where, -search.encoder.truth(search.bargain.never[member], search.copy)])
    else:
        search.require(member, end, where=where)
