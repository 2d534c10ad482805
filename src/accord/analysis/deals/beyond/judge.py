"""One package, judged: who accepts it and by what margin, what dominates it, what would make it acceptable."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

from accord.analysis.deals.bargain import Bargain, Values, chosen, value_of
from accord.analysis.deals.beyond.level import undominated
from accord.analysis.deals.beyond.named import bargain_for, package_of
from accord.analysis.deals.beyond.obstacles import Obstacle, meets, obstacle
from accord.analysis.deals.beyond.search import SPREAD, Search
from accord.analysis.deals.beyond.stakes import everyone
from accord.analysis.deals.beyond.told import reservation, tell
from accord.analysis.results import Package
from accord.analysis.solver import Clock, Undecided
from accord.case import Case

ENDS = (0, 1, 2)  # the high, middle and low cost of no deal, as in reservation values
MOST_MENDED = 10  # smallest sets of changes that are listed


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a package is to one party. Margins are value less reservation value, at the high, middle, low cost."""

    party: str
    consents: bool  # no deal without it
    value: float
    reservation: tuple[float, float, float]
    margins: tuple[float, float, float]
    accepts: tuple[bool, bool, bool]  # floors hold and the margin is 0 or more
    floors: int  # how many floors it has
    broken: tuple[Obstacle, ...]  # those of its floors that the package breaks
    lowering: float  # by how much its reservation value (middle) would have to be lowered


@dataclass(frozen=True, slots=True)
class Mended:
    """Options that change, to which value, and the package that makes."""

    changes: dict[str, str]
    package: Package


@dataclass(frozen=True, slots=True)
class Judgement:
    """All about one package. It is acceptable where nothing forbids it and all whose consent is needed accept it."""

    package: Package
    feasible: bool
    breaks: tuple[Obstacle, ...]  # constraints
    barred: tuple[str, ...]  # options whose one-way changes do not lead there from the status quo
    opinions: tuple[Opinion, ...]
    acceptable: tuple[bool, bool, bool]  # to all whose consent is needed: at the high, middle and low cost of no deal
    efficient: bool | None  # proven that no feasible package dominates it; none: not decided in the time
    dominated_by: Package | None  # no worse for anyone whose consent is needed and better for one; itself efficient
    mended: tuple[Mended, ...]  # the fewest changes of options that make it acceptable (middle cost)
    mended_proven: bool  # no fewer changes do; where none is listed, there is no acceptable package
    mended_complete: bool  # all sets as small are listed
    give_up: tuple[Obstacle, ...]  # floors that would have to be given up for this very package
    seconds: float


def judge(case: Case, package: Mapping[str, str], *, time_limit: float = 60.0) -> Judgement:
    """What a package (a value per option; those left out are as without a deal) means to everyone.

    Raises Problems for options and values that are none, and where packages cannot be valued.
    """
    began, clock = time.monotonic(), Clock(time_limit)
    bargain = bargain_for(case)
    values = package_of(bargain, package)
    told = tell(bargain, values, broken=True)
    opinions = tuple(_opinion(bargain, i, values) for i in range(len(bargain.parties)))
    breaks = tuple(obstacle(bargain, c) for c in range(len(bargain.never)) if not meets(bargain, c, values))
    barred = tuple(
        name for name, v, domain in zip(case.options, values, bargain.domains, strict=True) if v not in domain
    )
    feasible = not breaks and not barred
    high, middle, low = (
        feasible and all(opinion.accepts[end] for opinion in opinions if opinion.consents) for end in ENDS
    )
    efficient, better = _dominated(bargain, clock, values) if feasible else (None, None)
    mended, fewest, complete = ((), True, True) if middle else _mended(bargain, clock, values)
    give_up = tuple(floor for opinion in opinions if opinion.consents for floor in opinion.broken)
    return Judgement(
        package=told,
        feasible=feasible,
        breaks=breaks,
        barred=barred,
        opinions=opinions,
        acceptable=(high, middle, low),
        efficient=efficient,
        dominated_by=better,
        mended=mended,
        mended_proven=fewest,
        mended_complete=complete,
        give_up=give_up,
        seconds=time.monotonic() - began,
    )


def _opinion(bargain: Bargain, party: int, package: Values) -> Opinion:
    worth, scale = value_of(bargain.case, bargain.terms[party], package), bargain.scales[party]
    floors = [floor for floor in bargain.floors if floor.party == party]
    broken = tuple(obstacle(bargain, floor) for floor in floors if not meets(bargain, floor, package))
    over = [worth - bargain.reservations[party][end] for end in ENDS]
    return Opinion(
        party=bargain.parties[party],
        consents=party in bargain.consents,
        value=worth / scale,
        reservation=(reservation(bargain, party, 0), reservation(bargain, party, 1), reservation(bargain, party, 2)),
        margins=(over[0] / scale, over[1] / scale, over[2] / scale),
        accepts=(not broken and over[0] >= 0, not broken and over[1] >= 0, not broken and over[2] >= 0),
        floors=len(floors),
        broken=broken,
        lowering=max(0, -over[1]) / scale,
    )


def _dominated(bargain: Bargain, clock: Clock, package: Values) -> tuple[bool | None, Package | None]:
    """Whether it is efficient among all feasible packages; else an efficient one that dominates it."""
    stakes = everyone(bargain)
    search = Search(bargain, clock)
    gains = stakes.gains(package)
    try:
        stakes.require(search, gains)
        better = undominated(search, stakes, package)
    except Undecided:
        return None, None
    if stakes.gains(better) == gains:
        return True, None
    return False, tell(bargain, better, efficient=True)


def _mended(bargain: Bargain, clock: Clock, package: Values) -> tuple[tuple[Mended, ...], bool, bool]:
    """The acceptable packages that share the most options with this one; whether none shares more; whether all."""
    search = Search(bargain, clock)
    search.require_zone()
    same = [choice[v] for choice, v in zip(search.copy, package, strict=True)]
    found: list[Mended] = []
    unit = SPREAD / len(same)
    try:
        while best := search.maximise([(unit, x) for x in same]):
            mended = best[0]
            if not best[3] or len(found) == MOST_MENDED:
                return tuple(found), bool(found), False
            differ = [o for o in range(len(same)) if mended[o] != package[o]]
            if not found:
                search.program.at_least([(1, x) for x in same], len(same) - len(differ))
            choice, names = chosen(bargain.case, mended), list(bargain.case.options)
            found.append(Mended({names[o]: choice[names[o]] for o in differ}, tell(bargain, mended)))
            search.program.some([-x[v] for x, v in zip(search.copy, mended, strict=True)])
    except Undecided:
        return tuple(found), bool(found), False
    return tuple(found), True, True
