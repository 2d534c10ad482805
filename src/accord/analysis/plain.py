"""What could be agreed, and what is said of a package, as plain data for JSON."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from accord.analysis.bargaining import Bargaining
from accord.analysis.deals.beyond import Obstacle
from accord.analysis.results import Analysis, Block, Deals, Package, Solution
from accord.case import Case

ENDS = ("low cost", "middle cost", "high cost")  # of no deal
Data = dict[str, Any]


def as_plain(case: Case, analysis: Analysis, bargaining: Bargaining | None) -> Data:
    """What could be agreed, by the names of parties and options; values and reservation values are 0 to 1.

    A number of packages has its status beside: "proven", or "sampled" with its standard error.
    """
    told: Data = {
        "accord": "deals/1",
        "title": case.title,
        "case_hash": analysis.case_hash,
        "parties": list(case.parties),
        "options": list(case.options),
    }
    told |= {"deals": None} if analysis.deals is None else _deals(case, analysis.deals)
    told["bargaining"] = None if bargaining is None else record(case, bargaining)
    return told | {"notes": list(analysis.notes)}


def record(case: Case, found: Any) -> Any:
    """Any result as plain data: packages and obstacles by name, numbers that are not finite as none."""
    if isinstance(found, Package):
        return _package(list(case.parties), found)
    if isinstance(found, Obstacle):
        return _obstacle(case, found)
    if is_dataclass(found) and not isinstance(found, type):
        return {f.name: record(case, getattr(found, f.name)) for f in fields(found)}
    if isinstance(found, Mapping):
        return {key: record(case, entry) for key, entry in found.items()}
    if isinstance(found, (list, tuple)):
        return [record(case, entry) for entry in found]
    return None if isinstance(found, float) and not math.isfinite(found) else found


def _deals(case: Case, deals: Deals) -> Data:
    parties = list(case.parties)
    ends = tuple(reversed(ENDS))
    return {
        "reservation": {p: dict(zip(ends, r, strict=True)) for p, r in zip(parties, deals.reservation, strict=True)},
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
    return {
        "choice": dict(package.choice),
        "values": dict(zip(parties, package.values, strict=True)),
        "accepted by": [p for p, accepts in zip(parties, package.accepted, strict=True) if accepts],
        "floors broken of": [p for p, hold in zip(parties, package.floors_hold, strict=True) if not hold],
        "in the zone": dict(zip(ENDS, package.in_zone, strict=True)),
        "efficient": package.efficient,
    }


def _solution(parties: list[str], solution: Solution) -> Data:
    return {
        "name": solution.name,
        "formula": solution.formula,
        "status": solution.status,
        "count": solution.count,
        "packages": [_package(parties, package) for package in solution.picked],
    }


def _block(block: Block) -> Data:
    return _demand(block.party, block.preference, block.member) | {"shuts out": block.excludes}


def _obstacle(case: Case, found: Obstacle) -> Data:
    if found.constraint is not None:
        return {"constraint": found.constraint + 1, "never": str(case.constraints[found.constraint].never)}
    return _demand(str(found.party), found.preference, found.member)


def _demand(party: str, preference: int | None, member: int | None) -> Data:
    """A floor by the place of its preference in the party's list, from 1; or a reservation value."""
    if preference is None:
        return {"party": party, "demand": "reservation value"}
    place = {} if member is None else {"member": member + 1}
    return {"party": party, "demand": "floor", "preference": preference + 1, **place}
