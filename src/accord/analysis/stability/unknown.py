"""Stability where it is not known how a party compares some states: four ways to read it [LiHipelKilgourFang2004]."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from accord.analysis.moves import Conflict
from accord.analysis.results import Holding
from accord.analysis.stability.relations import Relation, compared
from accord.analysis.stability.sets import Sets, both, holds, moves_of, refuse_large, together
from accord.case import Case, Ranking
from accord.case.case import UnknownOrder, listed


@dataclass(frozen=True, slots=True)
class Extension:
    """What a party does about what it cannot compare: leave for it, and be deterred by it."""

    leaves: bool  # a move to a state it cannot compare tempts it
    deterred: bool  # a state it cannot compare is a sanction; else it is an escape from one


EXTENSIONS = {
    "a": Extension(leaves=True, deterred=False),
    "b": Extension(leaves=False, deterred=False),
    "c": Extension(leaves=True, deterred=True),
    "d": Extension(leaves=False, deterred=True),
}
CONCEPTS = ("nash", "gmr", "smr", "seq")


def has_unknown(case: Case) -> bool:
    """Whether the case says of some preferences that their order is not known."""
    return any(
        bool(told.unknown) if isinstance(told, Ranking) else any(isinstance(p, UnknownOrder) for p in listed(told))
        for told in case.preferences.values()
    )


def unknown_preference(case: Case, conflict: Conflict) -> dict[str, Holding]:
    """Four concepts in four extensions, named "seq, extension b". Raises Problems beyond 4,096 states.

    In "a" and "c" a party leaves for what it cannot compare; in "a" and "b" only what is known to be no better is a
    sanction, and what cannot be compared an escape; in "c" and "d" it is a sanction too. Opponents' improvements are
    moves to what is better for them or not comparable, in all four.
    """
    refuse_large(conflict, "unknown preference")
    parties = range(len(conflict.parties))
    relations = [compared(case, conflict, i) for i in parties]
    moves = [moves_of(conflict, i) for i in parties]
    willing = [both(moves[i], _or(relations[i].better, relations[i].unknown)) for i in parties]
    stable = {
        (name, concept): np.ones(conflict.ranks.shape, dtype=np.bool_) for name in EXTENSIONS for concept in CONCEPTS
    }
    for i in parties:
        others = conflict.others(i)
        answers = {"gmr": together([moves[j] for j in others]), "seq": together([willing[j] for j in others])}
        answers["smr"] = answers["gmr"]
        for name, extension in EXTENSIONS.items():
            for concept in CONCEPTS:
                stable[name, concept][i] = _stable(relations[i], moves[i], extension, concept, answers)
    named = {f"{concept}, extension {name}": found for (name, concept), found in stable.items()}
    return {name: Holding.of(name, found) for name, found in named.items()}


def _stable(
    relation: Relation, moves: Sets, extension: Extension, concept: str, answers: dict[str, Sets]
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    tempting = _or(relation.better, relation.unknown) if extension.leaves else relation.better
    tested = both(moves, tempting)
    accept = _or(relation.no_better, relation.unknown) if extension.deterred else relation.no_better
    if concept == "nash":
        return np.array([not after for after in tested])
    if concept != "smr":
        return holds(tested, answers[concept], accept)
    freed = relation.better if extension.deterred else _or(relation.better, relation.unknown)
    return holds(tested, answers[concept], accept, (moves, freed))


def _or(left: Sets, right: Sets) -> Sets:
    return [a | b for a, b in zip(left, right, strict=True)]
