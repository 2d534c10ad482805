"""What could be agreed, as plain data for JSON."""

from __future__ import annotations

from typing import Any

from accord.analysis.results import Block, Deals, Package, Solution
from accord.case import Case

ENDS = ("low cost", "middle cost", "high cost")  # of no deal
Data = dict[str, Any]


def as_plain(case: Case, deals: Deals) -> Data:
    """Deals by the names of parties and options; values and reservation values are 0 to 1.

    A number of packages has its status beside: "proven", or "sampled" with its standard error.
    """
    parties = list(case.parties)
    return {
        "reservation": {
            p: dict(zip(reversed(ENDS), r, strict=True)) for p, r in zip(parties, deals.reservation, strict=True)
        },
        "packages": {"count": deals.packages, "status": deals.packages_status, "standard error": deals.packages_error},
        "zone": {
            end: {"count": count, "status": deals.zone_status, "standard error": error}
            for end, count, error in zip(ENDS, deals.zone, deals.zone_error, strict=True)
        },
        "frontier": {
            "of": "the zone" if deals.zone[1] else "all packages",
            "count": deals.efficient,
            "status": deals.frontier_status,
            "listed": [_package(parties, package) for package in deals.frontier],
        },
        "solutions": [_solution(parties, solution) for solution in deals.solutions],
        "fallback": None if deals.fallback is None else _package(parties, deals.fallback),
        "why no deal": [_block(block) for block in deals.blocking],
        "opens the zone": [_block(block) for block in deals.opens],
        "binds": [_block(block) for block in deals.binds],
    }


def _package(parties: list[str], package: Package) -> Data:
    told: Data = {
        "choice": dict(package.choice),
        "values": dict(zip(parties, package.values, strict=True)),
        "accepted by": [p for p, accepts in zip(parties, package.accepted, strict=True) if accepts],
        "floors broken of": [p for p, hold in zip(parties, package.floors_hold, strict=True) if not hold],
        "in the zone": dict(zip(ENDS, package.in_zone, strict=True)),
        "efficient": package.efficient,
    }
    return told


def _solution(parties: list[str], solution: Solution) -> Data:
    return {
        "name": solution.name,
        "formula": solution.formula,
        "status": solution.status,
        "count": solution.count,
        "packages": [_package(parties, package) for package in solution.picked],
    }


def _block(block: Block) -> Data:
    told: Data = {"party": block.party, "shuts out": block.excludes}
    if block.preference is None:
        return told | {"demand": "reservation value"}
    return (
        told
        | {"demand": "floor", "preference": block.preference + 1}
        | ({} if block.member is None else {"member": block.member + 1})
    )
