"""Five concepts of stability, each one identity apart [FHK1993] [RegoVieira2017].

A state `s` is stable for a party when the best of `min(rank(s1), answer(s1))` over `s` and its moves `s1` is no more
than `rank(s)`, where `answer` is the least the others can hold it to after `s1`. What it exceeds `rank(s)` by is the
margin. The concepts differ only in the answer: by any move or by improvements, before or after the mover's escape.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from accord.analysis.moves import Conflict, Worth
from accord.analysis.results import Margins, Stability
from accord.analysis.stability.sanctions import least_after

Concept = Callable[[Conflict], Margins]


def nash(conflict: Conflict) -> Margins:
    """No improvement at all [Nash1951]."""
    return np.array(
        [m.best(rank.astype(np.int64)) - rank for m, rank in zip(conflict.moves, conflict.ranks, strict=True)]
    )


def gmr(conflict: Conflict) -> Margins:
    """General metarationality: every improvement can be sanctioned, by any moves of the others [Howard1971]."""
    return _margins(conflict, improving=False, escapes=False)


def smr(conflict: Conflict) -> Margins:
    """Symmetric metarationality: and the mover has no escape from the sanction [Howard1971]."""
    return _margins(conflict, improving=False, escapes=True)


def seq(conflict: Conflict) -> Margins:
    """Sequential stability: sanctioned by the others' own improvements [FraserHipel1984]."""
    return _margins(conflict, improving=True, escapes=False)


def sseq(conflict: Conflict) -> Margins:
    """Symmetric sequential stability: and the mover has no escape [RegoVieira2017]."""
    return _margins(conflict, improving=True, escapes=True)


CONCEPTS: dict[str, Concept] = {"nash": nash, "gmr": gmr, "smr": smr, "seq": seq, "sseq": sseq}


def find_stability(conflict: Conflict, concept: str) -> Stability:
    """One concept's verdicts on every state, by its name."""
    margins = CONCEPTS[concept](conflict).astype(np.int32)
    stable = margins == 0
    return Stability(concept, stable, margins, stable.all(axis=0))


def answer(conflict: Conflict, party: int, *, improving: bool, escapes: bool) -> Worth:
    """(states,): the rank the others can hold a party to after it moves to each state.

    With `escapes` a sanction counts for what the party can still make of it by one move of its own.
    """
    rank = conflict.ranks[party].astype(np.int64)
    held = conflict.moves[party].best(rank) if escapes else rank
    return least_after(conflict, conflict.others(party), held, improving=improving)


def _margins(conflict: Conflict, *, improving: bool, escapes: bool) -> Margins:
    margins = np.zeros(conflict.ranks.shape, dtype=np.int32)
    for party, moves in enumerate(conflict.moves):
        rank = conflict.ranks[party].astype(np.int64)
        kept = np.minimum(rank, answer(conflict, party, improving=improving, escapes=escapes))
        margins[party] = np.maximum(moves.best(kept) - rank, 0)  # a state may be worth less than it once answered
    return margins
