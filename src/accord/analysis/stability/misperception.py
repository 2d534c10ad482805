"""Stability where parties see the conflict differently: first-level hypergames [WangHipelFraser1988].

Each party has its own conflict: the states without the options it does not see, and everyone's preferences as it
takes them to be. A state is stable for a party if it is so in the party's own conflict.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from accord.analysis.moves import Conflict, find_conflict
from accord.analysis.results import Holding, Misperception, Stability
from accord.analysis.stability.concepts import CONCEPTS, find_all
from accord.analysis.states import list_states
from accord.case import Case, Constraint, Ranking, parse
from accord.case.case import GREATLY, Preferences
from accord.problem import did_you_mean, refuse


def misperception(case: Case, conflict: Conflict, stability: Mapping[str, Stability] | None = None) -> Misperception:
    """What each party takes to hold, and what holds for all so: hyper-equilibria, by the five concepts' names.

    `stability` is what holds in the conflict as it is, if that is known already. Raises Problems where a party's view
    leaves no state or names an option there is not.
    """
    own = stability if stability is not None else find_all(conflict)
    seen = np.ones(conflict.ranks.shape, dtype=np.bool_)
    stable = {concept: own[concept].stable.copy() for concept in CONCEPTS}
    for i, party in enumerate(conflict.parties):
        if party not in case.views:
            continue
        view = find_conflict(as_seen(case, party))
        at = conflict.states.find(view.states.codes)
        seen[i] = False
        seen[i, at] = True
        for concept, found in find_all(view).items():
            stable[concept][i] = False
            stable[concept][i, at] = found.stable[i]
    holdings = {concept: Holding.of(concept, found) for concept, found in stable.items()}
    return Misperception(seen, np.asarray(~seen.all(axis=0)), holdings)


def as_seen(case: Case, party: str) -> Case:
    """The case as one party sees it: what it does not see stays as the status quo has it."""
    view = case.views[party]
    preferences: dict[str, Preferences] = {**case.preferences, **view.preferences}
    fixed = [Constraint(never=parse(f"not ({text})")) for text in _fixed(case, view.unseen)]
    told = case.model_copy(update={"views": {}, "preferences": {}, "constraints": (*case.constraints, *fixed)})
    if not fixed:
        return told.model_copy(update={"preferences": preferences})
    gone = set(list_states(case).names) - set(list_states(told).names)
    narrowed = {
        p: _without(listed, gone) if isinstance(listed, Ranking) else listed for p, listed in preferences.items()
    }
    return told.model_copy(update={"preferences": narrowed})


def _fixed(case: Case, unseen: tuple[str, ...]) -> Iterator[str]:
    for name in unseen:
        if name not in case.options:
            raise refuse(f'"{name}" is not an option', hint=did_you_mean(name, case.options))
        stated = case.status_quo if isinstance(case.status_quo, dict) else {}
        yield f'{name} = "{stated.get(name, case.options[name].values[0])}"'


def _without(ranking: Ranking, gone: set[str]) -> Ranking:
    """A ranking of the states that are left; marks stand where they still part some from others."""
    tiers: list[tuple[str, ...]] = []
    for tier in ranking.ranking:
        left = tuple(name for name in tier if name not in gone)
        if left == (GREATLY,) and (not tiers or tiers[-1] == left):
            continue
        if left:
            tiers.append(left)
    if tiers and tiers[-1] == (GREATLY,):
        tiers.pop()
    pairs = tuple(pair for pair in ranking.unknown if not gone & set(pair))
    return ranking.model_copy(update={"ranking": tuple(tiers), "unknown": pairs})
