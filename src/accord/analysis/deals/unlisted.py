"""What could be agreed where states are not listed: the same records, from sums of what options are worth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from accord.analysis.deals import tally
from accord.analysis.deals.bargain import Bargain, Demand, Values, value_of
from accord.analysis.deals.beyond.single import solve_single
from accord.analysis.deals.beyond.told import all_weights, reservation, tell
from accord.analysis.deals.blocks import Demands
from accord.analysis.deals.fronts import Front, over_all, stakes, within_zone
from accord.analysis.deals.solutions import MOST_PICKED, SOLUTIONS
from accord.analysis.deals.sums.setting import TooLarge
from accord.analysis.deals.tally import Number
from accord.analysis.deals.zone import HIGH, LOW, MIDDLE
from accord.analysis.results import Deals, Package, Solution
from accord.case.feasible import contradiction
from accord.problem import refuse

MOST_LISTED = 200  # packages of the frontier in the record
SECONDS = 30.0  # for each solution, where the frontier is too large to work out

Flags = dict[Values, bool | None]  # whether a package is efficient over all; None: not known


class _Uncounted(Exception):
    """Packages that meet some demands were too many to count exactly."""


def deals_of(bargain: Bargain) -> tuple[Deals, tuple[str, ...]]:
    """What could be agreed, and notes on what was assumed or left out. Lists no states: there may be any number.

    Every package told is looked at again by `recheck`. Where the frontier is too large to work out, each solution is
    found by itself; where packages are too many to count, their number is estimated from draws: see each status.
    Raises Problems where constraints leave no package.
    """
    total = tally.packages(bargain)
    if total == Number(0):
        clash = contradiction(bargain.case) or range(len(bargain.never))
        named = "; ".join(f"never: {bargain.case.constraints[c].never}" for c in clash)
        raise refuse(f"no state is feasible: these constraints leave none: {named}", hint="mend one of them")
    try:
        within = within_zone(bargain)
        best = within if len(within) else over_all(bargain)
        told, notes = _from_front(bargain, best, len(within) > 0)
    except TooLarge as why:
        told, notes = _one_by_one(bargain, str(why))
    told = _counted(bargain, told, total)
    told, more = _standing_in_the_way(bargain, told)
    return told, bargain.notes + notes + more


def _from_front(bargain: Bargain, best: Front, in_zone: bool) -> tuple[Deals, tuple[str, ...]]:
    """Frontier and solutions. The zone is told as what is known of it so far: its efficient packages."""
    rows = best.solutions(stakes(bargain)) if in_zone else {name: [] for name in SOLUTIONS}
    picked = {name: best.listed(found, MOST_PICKED) for name, found in rows.items()}
    listed = list(_most_balanced(best))
    floors = any(demand.node is not None for demand in bargain.demands())
    every = list(dict.fromkeys([*listed, *(package for found in picked.values() for package in found)]))
    flags = _efficient(bargain, every) if in_zone and floors else dict.fromkeys(every, True)
    weights = all_weights(bargain)
    told = {package: tell(bargain, package, efficient=flags[package], weights=weights) for package in every}
    deals = Deals(
        reservation=_reservations(bargain),
        zone=(0, best.packages if in_zone else 0, 0),
        packages=0,
        frontier=tuple(told[package] for package in listed),
        fallback=_fallback(bargain),
        solutions=tuple(
            Solution(
                name,
                SOLUTIONS[name].formula,
                (),
                "proven",
                tuple(told[package] for package in found),
                best.count(rows[name]),
            )
            for name, found in picked.items()
        ),
        blocking=(),
        opens=(),
        binds=(),
        efficient=best.packages,
    )
    if best.packages <= MOST_LISTED:
        return deals, ()
    return deals, (f"The frontier has {best.packages:,} packages; the {MOST_LISTED} most balanced are listed.",)


def _one_by_one(bargain: Bargain, why: str) -> tuple[Deals, tuple[str, ...]]:
    """Solutions without the frontier, each by 0/1 programs; the frontier is told as what they pick."""
    solutions, found = [], dict[str, Package]()
    for name in SOLUTIONS:
        single = solve_single(bargain, name, SECONDS)
        solutions.append(Solution(name, single.formula, (), single.status, single.packages, len(single.packages)))
        found |= {str(package.choice): package for package in single.packages}
    efficient = tuple(package for package in found.values() if package.efficient)
    deals = Deals(
        reservation=_reservations(bargain),
        zone=(0, len(found), 0),
        packages=0,
        frontier=efficient,
        fallback=_fallback(bargain),
        solutions=tuple(solutions),
        blocking=(),
        opens=(),
        binds=(),
        efficient=len(efficient),
        frontier_status="unknown",
    )
    words = (
        f"The frontier is not worked out: {why}. Each solution is found by itself; of packages that tie, one is told."
    )
    return deals, (words,)


def _counted(bargain: Bargain, deals: Deals, total: Number) -> Deals:
    """With how many packages there are, and how many are in the zone."""
    known = deals.zone[1]
    zones = tally.meeting(bargain, list(bargain.demands()), (LOW, MIDDLE, HIGH))
    if zones[1].status != "proven" and deals.frontier_status == "proven" and not known:
        zones[1] = Number(0)
    low, middle, high = (number.value for number in zones)
    statuses = {number.status for number in zones}
    return replace(
        deals,
        zone=(low, max(middle, known), max(high, known)),
        zone_status="unknown" if "unknown" in statuses else "sampled" if "sampled" in statuses else "proven",
        zone_error=(zones[0].error, zones[1].error, zones[2].error),
        packages=max(total.value, known),
        packages_status=total.status,
        packages_error=total.error,
        seated=_agreed_at_the_table(bargain),
    )


def _standing_in_the_way(bargain: Bargain, deals: Deals) -> tuple[Deals, tuple[str, ...]]:
    """With the demands that conflict, open the zone, or cost packages; as far as packages can be counted."""
    insisted = Demands(bargain.parties, list(bargain.demands()), lambda some: _number_meeting(bargain, some))
    try:
        deals = replace(deals, binds=insisted.binding_floors())
        if deals.zone[1]:
            return deals, ()
        return replace(deals, blocking=insisted.conflict(), opens=insisted.openings()), ()
    except _Uncounted:
        return deals, ("There are too many packages to count how many each demand costs.",)


def _number_meeting(bargain: Bargain, demands: Sequence[Demand]) -> int:
    """How many packages meet these demands. Raises _Uncounted where that is not known exactly."""
    (number,) = tally.meeting(bargain, demands)
    if number.status != "proven":
        raise _Uncounted
    return number.value


def _agreed_at_the_table(bargain: Bargain) -> int | None:
    """How many packages those at the table would accept among themselves; None where all or none sit there."""
    seated = [i for i in bargain.consents if bargain.case.parties[bargain.parties[i]].at_table]
    if not 0 < len(seated) < len(bargain.consents):
        return None
    (number,) = tally.meeting(bargain, [demand for demand in bargain.demands() if demand.party in seated])
    return number.value if number.status == "proven" else None


def _most_balanced(front: Front) -> Iterator[Values]:
    """The first packages by the least gain they give anyone, then in the order of states."""
    left = MOST_LISTED
    for rows in front.balanced():
        found = front.listed(rows, left)
        yield from found
        left -= len(found)
        if left == 0:
            return


def _efficient(bargain: Bargain, packages: Sequence[Values]) -> Flags:
    """Whether no feasible package beats each of these: only what is worth as much to everyone needs a look."""
    worths = {p: tuple(value_of(bargain.case, bargain.terms[i], p) for i in bargain.consents) for p in packages}
    if not worths:
        return {}
    least = dict(zip(bargain.consents, map(min, zip(*worths.values(), strict=True)), strict=False))
    try:
        known = over_all(bargain, least).worths()
    except TooLarge:
        return dict.fromkeys(packages)
    return {package: worth in known for package, worth in worths.items()}


def _fallback(bargain: Bargain) -> Package | None:
    """What holds without a deal; in no zone where one-way options put it out of reach."""
    package = bargain.fallback
    if package is None:
        return None
    if not all(v in domain for v, domain in zip(package, bargain.domains, strict=True)):
        return replace(tell(bargain, package, efficient=False), in_zone=(False, False, False))
    return tell(bargain, package, efficient=_efficient(bargain, [package])[package])


def _reservations(bargain: Bargain) -> tuple[tuple[float, float, float], ...]:
    ends = (
        (reservation(bargain, i, HIGH), reservation(bargain, i), reservation(bargain, i, LOW))
        for i in range(len(bargain.parties))
    )
    return tuple(ends)
