"""The concepts beyond the five that a case has the features and the size for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from accord.analysis.moves import Conflict
from accord.analysis.results import Further, Stability
from accord.analysis.stability.coalitions import MOST_PARTIES, coalition_stability
from accord.analysis.stability.limited import limited_moves, why_not
from accord.analysis.stability.misperception import misperception
from accord.analysis.stability.simultaneous import simultaneous
from accord.analysis.stability.strength import has_strength, strength_of_preference
from accord.analysis.stability.unknown import has_unknown, unknown_preference
from accord.case import Case

# Each concept can be asked for by itself up to 4,096 states; these keep a whole analysis to a fraction of a second.
MOST_STATES = 512
MOST_COALITION_STATES = 4096  # states times coalitions: each coalition's answers are looked for apart


def further(case: Case, conflict: Conflict, stability: Mapping[str, Stability]) -> tuple[Further, tuple[str, ...]]:
    """What else holds, and notes on what is left out for its size. Raises Problems where a view cannot be analysed."""
    seen = misperception(case, conflict, stability) if case.views else None
    size, two = len(conflict.states), why_not(conflict) is None
    if size > MOST_STATES:
        names = ", ".join(_asked(case, two=two))
        return Further(misperception=seen), (f"Not computed beyond {MOST_STATES:,} states: {names}.",)
    count = 2 ** len(conflict.parties) - 1
    joined = len(conflict.parties) <= MOST_PARTIES and size * count <= MOST_COALITION_STATES
    found = Further(
        simultaneous=simultaneous(case, conflict) if case.graph is None else {},
        limited=limited_moves(conflict) if two else None,
        coalitions=coalition_stability(conflict) if joined else {},
        strength=strength_of_preference(case, conflict) if has_strength(case) else {},
        unknown=unknown_preference(case, conflict) if has_unknown(case) else {},
        misperception=seen,
    )
    note = f"Coalitions are not looked at: {count:,} coalitions and {size:,} states are too many."
    return found, () if joined else (note,)


def _asked(case: Case, *, two: bool) -> Iterator[str]:
    yield "simultaneous stability"
    if two:
        yield "limited moves"
    yield "coalitions"
    if has_strength(case):
        yield "strength of preference"
    if has_unknown(case):
        yield "unknown preference"
