"""A package somebody has in mind: what it means to everyone, what would be better for all, and whether it lasts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from accord.analysis.deals.beyond import Improved, Judgement, Kept, improvements, judge, lasts
from accord.case import Case

SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Judged:
    """All there is to say of one package. `improved` and `kept` are none where it is not feasible."""

    judgement: Judgement
    improved: Improved | None
    kept: Kept | None


def judged(case: Case, package: Mapping[str, str], *, time_limit: float = SECONDS) -> Judged:
    """A package (a value per option; those left out are as without a deal) judged in one call.

    `time_limit` is in seconds, for all together. Raises Problems for options and values that are none, and where
    packages cannot be valued.
    """
    found = judge(case, package, time_limit=time_limit * 0.6)
    if not found.feasible:
        return Judged(found, None, None)
    return Judged(found, improvements(case, package, time_limit=time_limit * 0.4), lasts(case, package))
