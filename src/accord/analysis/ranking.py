"""Preference statements to a rank for every state [FHKP2003]."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accord.analysis.results import Ranks
from accord.analysis.states import States, Where, cube_lookup, lookup
from accord.case import Additive, Case, Ranking, Statement
from accord.case.case import AnyOrder, BestFirst, Preference, UnknownOrder, exactly, listed
from accord.problem import Problem, Problems, refuse

Levels = NDArray[np.int32]  # (states,): how far a preference is met; 0 is the least
Rank = NDArray[np.int32]  # (states,): one party's rank of each state; higher is preferred


def rank_states(case: Case, states: States) -> tuple[Ranks, tuple[str, ...]]:
    """Every party's rank of every state, 0 the worst, ties equal; and notes on what was assumed.

    Where most combinations are feasible, statements are evaluated over the cube: each costs what its own options do.
    """
    dense = states.is_dense
    where = cube_lookup(case, states.sizes) if dense else lookup(case, states)
    shape = tuple(reversed(states.sizes)) if dense else (len(states),)
    ranks = np.zeros((len(case.parties), len(states)), dtype=np.int32)
    for i, party in enumerate(case.parties):
        preferences = case.preferences.get(party, ())
        if isinstance(preferences, Ranking):
            ranks[i] = _direct(case.parties[party].name, preferences, states)
        elif isinstance(preferences, Additive):
            total = np.broadcast_to(additive(preferences, where), shape).reshape(-1)
            ranks[i] = dense_ranks(total[states.codes] if len(states) < len(total) else total)
        elif preferences and case.graph is not None:
            raise refuse(
                f"{case.parties[party].name}: a case with a graph takes a ranking of its states, not statements"
            )
        else:
            key = _lexicographic((c for p in preferences for c in components(p, where)), shape).reshape(-1)
            ranks[i] = dense_ranks(key[states.codes] if len(states) < len(key) else key)
    return ranks, tuple(assumed(case))


def level(item: Statement | BestFirst, where: Where) -> Levels:
    """How far one preference is met: 0 or 1 for a statement, the steps from the end for values best first."""
    if isinstance(item, Statement):
        return item.prefer.evaluate(where).astype(np.int32)
    met = np.zeros(1, dtype=np.int32)
    for place, value in enumerate(item.order):
        met = met + where(item.best_first, value) * np.int32(len(item.order) - place)
    return np.asarray(met, dtype=np.int32)


FINEST = 10**12  # sums that need a larger denominator are rounded to this grain


def entries(additive: Additive) -> tuple[dict[str, dict[str, int]], int]:
    """The entries of a table of worth in whole numbers, and the largest sum they allow."""
    scale = math.lcm(*(exactly(n).denominator for table in additive.worth.values() for n in table.values()))
    scale = min(scale, max(1, int(FINEST / additive.most)))
    told = {o: {v: round(exactly(n) * scale) for v, n in table.items()} for o, table in additive.worth.items()}
    return told, sum(max(table.values(), default=0) for table in told.values())


def additive(preferences: Additive, where: Where) -> NDArray[np.int64]:
    """The sum of the entries of each state, in whole numbers."""
    total = np.zeros(1, dtype=np.int64)
    for option, table in entries(preferences)[0].items():
        for value, number in table.items():
            total = total + where(option, value) * np.int64(number)
    return np.asarray(total, dtype=np.int64)


def components(preference: Preference, where: Where) -> Iterator[Levels]:
    """What a preference compares states by, most important first."""
    if isinstance(preference, AnyOrder):
        yield np.asarray(sum(level(item, where) for item in preference.any_order), dtype=np.int32)
    elif isinstance(preference, UnknownOrder):
        yield from (level(item, where) for item in preference.unknown_order)
    else:
        yield level(preference, where)


def items(preference: Preference) -> tuple[Statement | BestFirst, ...]:
    """The statements of a preference: itself, or the members of a group."""
    if isinstance(preference, AnyOrder):
        return preference.any_order
    if isinstance(preference, UnknownOrder):
        return preference.unknown_order
    return (preference,)


_SMALL = 16  # putting levels together where they have this fraction of the key's entries costs next to nothing
_FEW = 64  # of so few numbers the greatest is found sooner without numpy
_WIDEST = 2**27  # keys up to here are made dense by marking which occur: cheaper than sorting, 128 MiB at most


def _lexicographic(ordered: Iterable[Levels], shape: tuple[int, ...]) -> NDArray[np.int32]:
    """A key that orders states by successive refinement: exact for any number of statements, where 2^k scores overflow.

    Levels may be smaller than the key and broadcast: neighbours are put together first, as long as they stay small.
    The key is made dense whenever it would pass `_WIDEST`.
    """
    key = np.zeros(shape, dtype=np.int32)
    span = 1
    for levels, size in _together(ordered, key.size // _SMALL):
        if span * size > _WIDEST:
            key = dense_ranks(key)
            span = int(key.max()) + 1
        if span * size > _WIDEST:  # more distinct keys than that: only for states beyond any cube that is listed
            key = dense_ranks(key.astype(np.int64) * size + levels)
            span = int(key.max()) + 1
            continue
        key *= np.int32(size)
        key += levels
        span *= size
    return key


def _together(ordered: Iterable[Levels], most: int) -> Iterator[tuple[Levels, int]]:
    """The same order in fewer levels, of at most so many entries where each alone has no more; with their number."""
    held, span = np.zeros(1, dtype=np.int32), 1
    for levels in ordered:
        size = 1 + (int(levels.max()) if levels.size > _FEW else max(levels.reshape(-1).tolist()))
        if size == 1:
            continue
        if span > 1 and (np.broadcast(held, levels).size > most or span * size > _WIDEST):
            yield held, span
            held, span = levels, size
        else:
            held, span = held * np.int32(size) + levels, span * size
    if span > 1:
        yield held, span


def dense_ranks(key: NDArray[Any]) -> NDArray[np.int32]:
    """The place of each key among the distinct keys, from 0; same shape.

    >>> dense_ranks(np.array([7, 2, 7, 4])).tolist()
    [2, 0, 2, 1]
    """
    top = int(key.max(initial=0))
    if top > max(_WIDEST, 4 * key.size):
        return np.unique(key, return_inverse=True)[1].reshape(key.shape).astype(np.int32)
    seen = np.zeros(top + 1, dtype=np.bool_)
    seen[key.reshape(-1)] = True
    if seen.all():
        return key.astype(np.int32, copy=False)
    place = np.cumsum(seen, dtype=np.int32)
    place -= 1
    return np.asarray(place.take(key), dtype=np.int32)


def _direct(party: str, ranking: Ranking, states: States) -> Rank:
    """Ranks from a list of all states, best first."""
    index = {name: s for s, name in enumerate(states.names)}
    rank = np.full(len(states), -1, dtype=np.int32)
    problems = []
    for place, tier in enumerate(reversed(ranking.tiers)):
        for name in tier:
            if name not in index:
                problems.append(Problem("error", f'{party}: the ranking names "{name}", which is not a feasible state'))
            elif rank[index[name]] >= 0:
                problems.append(Problem("error", f'{party}: the ranking names state "{name}" twice'))
            else:
                rank[index[name]] = place
    missing = [states.names[s] for s in np.flatnonzero(rank < 0)[:6]]
    if missing and not problems:
        listed = ", ".join(missing[:5]) + (", …" if len(missing) > 5 else "")
        problems.append(Problem("error", f"{party}: the ranking leaves out feasible states: {listed}"))
    if problems:
        raise Problems(problems)
    return rank


def assumed(case: Case) -> Iterator[str]:
    """What a rank rests on that the case does not say: sentences."""
    hedged = unknown = pairs = 0
    for party, record in case.parties.items():
        preferences = case.preferences.get(party, ())
        if isinstance(preferences, Ranking):
            pairs += len(preferences.unknown)
        if not preferences:
            yield f"{record.name} has no stated preference: taken as indifferent between all states."
        unknown += sum(isinstance(p, UnknownOrder) for p in listed(preferences))
        hedged += sum(item.likelihood is not None for p in listed(preferences) for item in items(p))
    if unknown:
        groups = "1 group of preferences has" if unknown == 1 else f"{unknown} groups of preferences have"
        yield f"Computed for the order written; {groups} unknown order."
    if pairs:
        told = "1 pair of states is" if pairs == 1 else f"{pairs} pairs of states are"
        yield f"{told} said to be compared in no known way: the five concepts take them as ranked."
    if hedged:
        yield f"{hedged} hedged {'preference is' if hedged == 1 else 'preferences are'} counted as held."
