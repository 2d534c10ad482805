"""The package that says a reservation value: GeniusWeb knows no number, but the least package a party accepts."""

from __future__ import annotations

import math

from accord.case.formats.domains.domain import Profile
from accord.problem import refuse

MOST_SUMS = 200_000  # different sums of worth, of some issues, that are kept


def bid_worth(profile: Profile) -> dict[str, str]:
    """The package of least worth that is worth a profile's reservation value: accepted are the same packages.

    Raises Problems where there are too many different sums to look through.
    """
    scale = math.lcm(
        profile.reservation.denominator, *(n.denominator for t in profile.worth.values() for n in t.values())
    )
    least = int(profile.reservation * scale)
    tables = [(issue, {v: int(n * scale) for v, n in table.items()}) for issue, table in profile.worth.items()]
    ahead = [sum(max(t.values()) for _, t in tables[k + 1 :]) for k in range(len(tables))]
    sums: dict[int, tuple[int, str] | None] = {0: None}  # a sum: what it was before the last issue, and that value
    trail = []
    for (_, table), rest in zip(tables, ahead, strict=True):
        reached: dict[int, tuple[int, str] | None] = {}
        for before in sums:
            for value, number in table.items():
                if before + number + rest >= least:
                    reached.setdefault(before + number, (before, value))
        if len(reached) > MOST_SUMS:
            raise refuse(
                f"{profile.name}: its reservation value cannot be told as a package: too many packages to look through",
                hint="write GENIUS or NegoLog files, which have a number for it",
            )
        trail.append(reached)
        sums = reached
    at = min(total for total in sums if total >= least)
    found: dict[str, str] = {}
    for (issue, _), reached in zip(reversed(tables), reversed(trail), strict=True):
        step = reached[at]
        assert step is not None, "every sum of a step was reached from one before"
        at, found[issue] = step
    return {issue: found[issue] for issue, _ in tables}
