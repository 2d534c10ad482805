"""What each state is worth to each party as a package, in exact integers [BarronBarrett1996]."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from accord.analysis.ranking import additive, entries, items, level
from accord.analysis.results import Ranks, StateSet
from accord.analysis.states import States, find_named, find_state, lookup
from accord.case import Additive, Case, Ranking, Statement
from accord.case.case import AnyOrder, BestFirst, Preference, listed
from accord.problem import refuse

Worths = NDArray[np.int64]  # (parties, states): value times the party's scale
Reservations = NDArray[np.int64]  # (parties, 3): at the high, middle and low cost of no deal, times the scale

FINEST = 10**12  # weights needing a larger denominator (25 statements and more) are rounded to this grain
COST_GRAIN = 10**6  # costs are estimates: the sixth decimal of one is the last that counts


@dataclass(frozen=True, slots=True, eq=False)
class Floor:
    """A must-have of a party: which of its preferences, and where it holds."""

    party: int
    preference: int
    member: int | None  # within an "any order" or "unknown order" group
    holds: StateSet


@dataclass(frozen=True, slots=True, eq=False)
class Worth:
    """Every state as a package. `eligible`: no one-way option stands in its way from the status quo."""

    parties: tuple[str, ...]
    consents: tuple[int, ...]  # the parties without which there is no deal
    worths: Worths
    scales: tuple[int, ...]
    reservations: Reservations
    floors: tuple[Floor, ...]
    eligible: StateSet
    fallback: int
    notes: tuple[str, ...]


def weigh(case: Case, states: States, ranks: Ranks) -> Worth | None:
    """Values, reservation values and floors; None where no preference or no fallback says what a deal is worth."""
    if case.graph is not None or not any(case.preferences.values()):
        return None
    fallback, notes = _fallback(case, states)
    if fallback is None:
        return None
    rows, scales = [], []
    for i, party in enumerate(case.parties):
        row, scale, more = _value(case, states, party, ranks[i])
        fine = grain(case, party)
        rows.append(row * fine)
        scales.append(scale * fine)
        notes += more
    worths = np.array(rows, dtype=np.int64)
    reservations = [
        reservation(case, party, int(worths[i, fallback]), scales[i]) for i, party in enumerate(case.parties)
    ]
    return Worth(
        tuple(case.parties),
        tuple(i for i, party in enumerate(case.parties.values()) if party.consents),
        worths,
        tuple(scales),
        np.array(reservations, dtype=np.int64),
        tuple(_floors(case, states)),
        _eligible(case, states),
        fallback,
        notes,
    )


def shares(preferences: Sequence[Preference]) -> list[list[Fraction]]:
    """The weight of every member of every preference; together 1.

    A weight is the one given, or that of its place in the order (rank-order centroid). A group takes as many places
    as it has members; in any order, they share them equally.
    """
    places = sum(len(items(p)) for p in preferences)
    centroid = [sum((Fraction(1, m) for m in range(j, places + 1)), Fraction()) / places for j in range(1, places + 1)]
    weights, at = [], 0
    for preference in preferences:
        members = items(preference)
        own = centroid[at : at + len(members)]
        at += len(members)
        if isinstance(preference, AnyOrder):
            own = [sum(own, Fraction()) / len(own)] * len(own)
        weights.append([w if m.weight is None else Fraction(str(m.weight)) for m, w in zip(members, own, strict=True)])
    total = sum((sum(group, Fraction()) for group in weights), Fraction())
    return [[w / total for w in group] for group in weights]


def steps(case: Case, item: Statement | BestFirst) -> tuple[int, int]:
    """The least level of a preference and the number of steps from it to the best: one for a statement.

    Values best first are equally spaced. Values the order leaves out stand together at its end.
    """
    if isinstance(item, Statement):
        return 0, 1
    least = int(set(item.order) >= set(case.options[item.best_first].values))
    return least, len(item.order) - least


def costs(case: Case, party: str) -> tuple[Fraction, Fraction, Fraction]:
    """The low, middle and high cost of no deal to a party."""
    low, high = case.fallback.cost.get(party, (0.0, 0.0)) if case.fallback else (0.0, 0.0)
    ends = [Fraction(round(cost * COST_GRAIN), COST_GRAIN) for cost in (low, high)]
    return ends[0], (ends[0] + ends[1]) / 2, ends[1]


def reserved(case: Case, party: str) -> list[Fraction]:
    """A reservation value given as such: its low end, middle and high end; nothing where the fallback says it."""
    ends = case.fallback.reservation.get(party) if case.fallback else None
    if ends is None:
        return []
    low, high = (Fraction(round(end * COST_GRAIN), COST_GRAIN) for end in ends)
    return [low, (low + high) / 2, high]


def grain(case: Case, party: str) -> int:
    """How many parts 1 must be cut in for the party's costs and reservation values to be whole."""
    return math.lcm(*(end.denominator for end in (*costs(case, party), *reserved(case, party))))


def reservation(case: Case, party: str, without: int, scale: int) -> tuple[int, int, int]:
    """A reservation value at the high, middle and low cost of no deal; `without`: what no deal counts for the party."""
    given = [int(end * scale) for end in reserved(case, party)]
    high, middle, low = given or [without - int(cost * scale) for cost in reversed(costs(case, party))]
    return high, middle, low


def half_weighed(case: Case, party: str) -> tuple[str, ...]:
    """A note where some of a party's preferences have weights and others have none."""
    weights = [item.weight is not None for p in listed(case.preferences.get(party, ())) for item in items(p)]
    if any(weights) and not all(weights):
        name = case.parties[party].name
        return (f"{name} has weights for some preferences; the others weigh as their place in the order.",)
    return ()


def _value(case: Case, states: States, party: str, rank: NDArray[np.int32]) -> tuple[Worths, int, tuple[str, ...]]:
    """A party's value of each state in whole numbers, what counts as 1, and notes."""
    preferences = case.preferences.get(party, ())
    if isinstance(preferences, Ranking):
        note = f"{case.parties[party].name} ranks states directly: for deals its ranks are taken as equally spaced."
        return rank.astype(np.int64), max(1, int(rank.max())), (note,)
    if not preferences:
        return np.zeros(len(states), dtype=np.int64), 1, ()
    where = lookup(case, states)
    if isinstance(preferences, Additive):
        return additive(preferences, where) + np.zeros(len(states), dtype=np.int64), entries(preferences)[1], ()
    units, scale = whole(case, preferences)
    value = np.zeros(len(states), dtype=np.int64)
    for preference, group in zip(preferences, units, strict=True):
        for item, unit in zip(items(preference), group, strict=True):
            value += unit * (level(item, where).astype(np.int64) - steps(case, item)[0])
    return value, scale, half_weighed(case, party)


def whole(case: Case, preferences: Sequence[Preference]) -> tuple[list[list[int]], int]:
    """What one step of every member counts in whole numbers, and what all steps together come to."""
    pace = [[steps(case, item)[1] for item in items(p)] for p in preferences]
    exact = [[w / n for w, n in zip(*pair, strict=True)] for pair in zip(shares(preferences), pace, strict=True)]
    scale = math.lcm(*(unit.denominator for group in exact for unit in group))
    units = [[round(unit * min(scale, FINEST)) for unit in group] for group in exact]
    return units, sum(u * n for pair in zip(units, pace, strict=True) for u, n in zip(*pair, strict=True))


def _fallback(case: Case, states: States) -> tuple[int | None, tuple[str, ...]]:
    """The state without a deal. Options a stated one leaves out are as in the status quo."""
    quo = states.status_quo
    if case.fallback is None or case.fallback.state == "status_quo":
        if quo is None:
            return None, ()
        note = "No fallback is stated: without a deal the status quo is taken to go on, at no cost."
        return quo, () if case.fallback else (note,)
    if isinstance(case.fallback.state, str):
        return find_named(states, case.fallback.state), ()
    base = states.choices[quo].tolist() if quo is not None else [0] * len(case.options)
    found = find_state(case, states, case.fallback.state, base)
    if found is None:
        raise refuse(
            "the fallback is not feasible: a constraint forbids it", hint="mend the fallback or the constraint"
        )
    return found, ()


def _floors(case: Case, states: States) -> list[Floor]:
    where = lookup(case, states)
    found = []
    for i, party in enumerate(case.parties):
        preferences = case.preferences.get(party, ())
        for p, preference in enumerate(listed(preferences)):
            members = items(preference)
            for m, item in enumerate(members):
                least = floor_level(item)
                if least is not None:
                    holds = level(item, where) >= least
                    found.append(Floor(i, p, m if len(members) > 1 else None, np.asarray(holds)))
    return found


def floor_level(item: Statement | BestFirst) -> int | None:
    """The least level a must-have accepts; None for a preference that is none."""
    if isinstance(item, Statement):
        return 1 if item.level == "floor" else None
    if item.floor is None:
        return None
    if item.floor not in item.order:
        raise refuse(f'the floor "{item.floor}" is not in the order of {item.best_first}')
    return len(item.order) - item.order.index(item.floor)


def _eligible(case: Case, states: States) -> StateSet:
    """The states that permitted changes lead to from the status quo; agreed together, so in any order."""
    eligible = np.ones(len(states), dtype=np.bool_)
    if states.status_quo is None:
        return eligible
    for o, option in enumerate(case.options.values()):
        if option.changes:
            led = np.zeros(len(option.values), dtype=np.bool_)
            led[list(option.led_to(int(states.choices[states.status_quo, o])))] = True
            eligible &= led[states.choices[:, o]]
    return eligible
