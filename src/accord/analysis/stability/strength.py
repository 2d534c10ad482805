"""Stability where some preferences are strong: whether the sanction is greatly worse than what was left.

The literature calls the strong form of SEQ "SSEQ", a name taken here for symmetric sequential stability; so the
names are spelled out [HamoudaKilgourHipel2004] [HamoudaKilgourHipel2006].
"""

from __future__ import annotations

import numpy as np

from accord.analysis.moves import Conflict
from accord.analysis.ranking import items
from accord.analysis.results import Holding, Verdicts
from accord.analysis.stability.relations import graded, ranked
from accord.analysis.stability.sets import Sets, both, holds, moves_of, refuse_large, together
from accord.case import Case, Ranking
from accord.case.case import Preferences, listed

CONCEPTS = ("gmr", "smr", "seq")


def has_strength(case: Case) -> bool:
    """Whether the case marks some preference as strong."""
    return any(_marks(listed) for listed in case.preferences.values())


def strength_of_preference(case: Case, conflict: Conflict) -> dict[str, Holding]:
    """Three concepts, each as such, strongly and weakly: "seq", "seq, strongly", "seq, weakly".

    A state is strongly stable for a party if every improvement has a sanction greatly worse than it; in SMR whatever
    the party then moves to must be so too. It is weakly stable if it is stable, but not strongly. An equilibrium is
    strong if it is strongly stable for every party, else weak. Raises Problems beyond 4,096 states.
    """
    refuse_large(conflict, "strength of preference")
    parties = range(len(conflict.parties))
    moves = [moves_of(conflict, i) for i in parties]
    relations = [ranked(conflict, i) for i in parties]
    gains = [both(moves[i], relations[i].better) for i in parties]
    plain = {c: np.ones(conflict.ranks.shape, dtype=np.bool_) for c in CONCEPTS}
    strong = {c: np.ones(conflict.ranks.shape, dtype=np.bool_) for c in CONCEPTS}
    for i in parties:
        others = conflict.others(i)
        by_moves = together([moves[j] for j in others])
        by_gains = together([gains[j] for j in others])
        # What answers, what accepts as a sanction, and what the mover may not be able to get away to.
        kept = relations[i].no_better
        dreaded = graded(case, conflict, i).much_worse
        for found, accept in ((plain, kept), (strong, dreaded)):
            found["gmr"][i] = holds(gains[i], by_moves, accept)
            found["smr"][i] = holds(gains[i], by_moves, accept, (moves[i], _without(accept)))
            found["seq"][i] = holds(gains[i], by_gains, accept)
    return {h.concept: h for c in CONCEPTS for h in _named(c, plain[c], strong[c])}


def _named(concept: str, plain: Verdicts, strong: Verdicts) -> tuple[Holding, Holding, Holding]:
    weak = plain.all(axis=0) & ~strong.all(axis=0)
    return (
        Holding.of(concept, plain),
        Holding.of(f"{concept}, strongly", strong),
        Holding(f"{concept}, weakly", plain & ~strong, np.asarray(weak)),
    )


def _without(sets: Sets) -> Sets:
    every = (1 << len(sets)) - 1
    return [every & ~s for s in sets]


def _marks(preferences: Preferences) -> bool:
    if isinstance(preferences, Ranking):
        return bool(preferences.gulfs)
    return any(item.strong for preference in listed(preferences) for item in items(preference))
