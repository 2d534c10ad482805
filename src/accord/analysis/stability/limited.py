"""Limited-move stability of two parties: what each anticipates so many moves ahead [FHK1993] [KilgourHipelFraser1984].

With ties what a party anticipates need not be one state, and with three parties or more there are several definitions
that differ; so it is worked out for two parties with strict preferences only.
"""

from __future__ import annotations

import numpy as np

from accord.analysis.moves import Conflict, Index
from accord.analysis.results import Holding, LimitedMoves
from accord.analysis.stability.sets import members, moves_of, refuse_large
from accord.problem import refuse

MOST_HORIZONS = 256  # the anticipated states repeat within a few horizons in nearly every conflict

Anticipated = list[Index]  # per party: (states,): where the dispute ends if the party begins


def why_not(conflict: Conflict) -> str | None:
    """Why limited-move stability is not defined here; none: it is."""
    if len(conflict.parties) != 2:
        return f"limited-move stability is for two parties, and this case has {len(conflict.parties)}"
    for party, rank in zip(conflict.parties, conflict.ranks, strict=True):
        if len(np.unique(rank)) < len(rank):
            return f"limited-move stability is for strict preferences, and {party} is indifferent between some states"
    return None


def limited_moves(conflict: Conflict) -> LimitedMoves:
    """Stability at horizons 1, 2, ... until the anticipated states come round again, and non-myopic stability.

    Raises Problems where there are not two parties, where one is indifferent between states, and beyond 4,096 states.
    """
    reason = why_not(conflict)
    if reason is not None:
        raise refuse(reason)
    refuse_large(conflict, "limited-move stability")
    steps = [[list(members(after)) for after in moves_of(conflict, i)] for i in (0, 1)]
    states = np.arange(len(conflict.states))
    ends: Anticipated = [states, states]
    horizons: list[Holding] = []
    seen = {_key(ends): 0}
    while len(horizons) < MOST_HORIZONS:
        ends = [_looking_on(steps[i], conflict.ranks[i].tolist(), ends[1 - i].tolist()) for i in (0, 1)]
        stable = np.array([end == states for end in ends])
        horizons.append(Holding.of(f"limited move, horizon {len(horizons) + 1}", stable))
        first = seen.setdefault(_key(ends), len(horizons))
        if first < len(horizons):
            kept = np.logical_and.reduce([h.stable for h in horizons[first:]])
            non_myopic = Holding.of("non-myopic", kept)
            return LimitedMoves(tuple(horizons), non_myopic, max(first, 1), len(horizons) - first)
    return LimitedMoves(tuple(horizons), None, None, None)


def _looking_on(steps: list[list[int]], rank: list[int], after: list[int]) -> Index:
    """Where the dispute ends if a party begins, given where it ends if the other begins with one move less to go."""
    found = []
    for s, reached in enumerate(steps):
        best = max((after[s1] for s1 in reached), key=rank.__getitem__, default=s)
        found.append(best if rank[best] > rank[s] else s)
    return np.array(found, dtype=np.int64)


def _key(ends: Anticipated) -> bytes:
    return ends[0].tobytes() + ends[1].tobytes()
