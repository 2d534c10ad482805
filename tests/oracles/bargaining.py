"""Deals word for word, in fractions and by brute force: value, zone, frontier, solutions."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from tests.oracles.graph_model import Model, State, truths, worth

from accord.case import Additive, Ranking, Statement
from accord.case.case import AnyOrder, BestFirst, UnknownOrder

Item = Statement | BestFirst
Values = tuple[Fraction, ...]


def weighted(preferences: Sequence[object]) -> list[tuple[Item, Fraction]]:
    """Every statement with its weight: the one given, else the rank-order centroid of its place."""
    groups: list[tuple[bool, list[Item]]] = []
    for p in preferences:
        if isinstance(p, AnyOrder):
            groups.append((True, list(p.any_order)))
        elif isinstance(p, UnknownOrder):
            groups.append((False, list(p.unknown_order)))
        else:
            assert isinstance(p, (Statement, BestFirst))
            groups.append((False, [p]))
    k = sum(len(members) for _, members in groups)
    found: list[tuple[Item, Fraction]] = []
    for equal, members in groups:
        places = range(len(found) + 1, len(found) + len(members) + 1)
        own = [Fraction(1, k) * sum(Fraction(1, m) for m in range(j, k + 1)) for j in places]
        if equal:
            own = [sum(own, Fraction()) / len(own) for _ in own]
        found += [(m, w if m.weight is None else Fraction(str(m.weight))) for m, w in zip(members, own, strict=True)]
    total = sum((w for _, w in found), Fraction())
    return [(m, w / total) for m, w in found]


def value(m: Model, i: int, s: State) -> Fraction:
    """The weighted share of true statements; of values best first, the share of the way from the worst to the best."""
    preferences = m.case.preferences.get(m.parties[i], ())
    if isinstance(preferences, Ranking):
        tiers = sorted(set(m.score[i].values()))
        return Fraction(tiers.index(m.score[i][s]), max(1, len(tiers) - 1))
    if not preferences:
        return Fraction()
    if isinstance(preferences, Additive):
        most = sum(max(Fraction(str(n)) for n in table.values()) for table in preferences.worth.values())
        return worth(m.case, preferences, s) / most
    return sum((weight * share(m, item, s) for item, weight in weighted(preferences)), Fraction())


def share(m: Model, item: Item, s: State) -> Fraction:
    """1 where a statement is true; of values best first, the share of the way from the worst value to the best."""
    if isinstance(item, Statement):
        return Fraction(truths(m.case, item, s)[0])
    at = list(m.case.options).index(item.best_first)
    values = range(len(m.case.options[item.best_first].values))
    met = [sum(truths(m.case, item, (*s[:at], v, *s[at + 1 :]))) for v in values]
    return Fraction(met[s[at]] - min(met), max(met) - min(met))


def reservation(m: Model, i: int, fallback: State, end: int) -> Fraction:
    """v(fallback) - cost; `end` 0 the low, 1 the middle, 2 the high end of cost. Or the number given instead."""
    if m.case.fallback and m.parties[i] in m.case.fallback.reservation:
        low, high = (Fraction(str(r)) for r in m.case.fallback.reservation[m.parties[i]])
        return (high, (low + high) / 2, low)[end]
    low, high = (
        Fraction(str(c)) for c in (m.case.fallback.cost.get(m.parties[i], (0, 0)) if m.case.fallback else (0, 0))
    )
    return value(m, i, fallback) - (low, (low + high) / 2, high)[end]


def floors_hold(m: Model, i: int, s: State) -> bool:
    """Every must-have of the party is met."""
    preferences = m.case.preferences.get(m.parties[i], ())
    if isinstance(preferences, (Ranking, Additive)):
        return True
    for item, _ in weighted(preferences) if preferences else []:
        if isinstance(item, Statement):
            if item.level == "floor" and not truths(m.case, item, s)[0]:
                return False
        elif item.floor is not None:
            chosen = m.case.options[item.best_first].values[s[list(m.case.options).index(item.best_first)]]
            if chosen not in item.order[: item.order.index(item.floor) + 1]:
                return False
    return True


def eligible(m: Model, s: State, quo: State) -> bool:
    """Some sequence of permitted changes of each option leads from its value in the status quo to that in s."""
    for start, end, option in zip(quo, s, m.case.options.values(), strict=True):
        led = {start}
        for _ in option.values:
            led |= {v for u in led for v in range(len(option.values)) if option.may_change(u, v)}
        if end not in led:
            return False
    return True


def zone(m: Model, quo: State, end: int, seated: bool | None = None) -> set[State]:
    """The packages acceptable to every party whose consent is needed; of these only the seated ones, if asked."""
    parties = list(m.case.parties.values())
    needed = [i for i, p in enumerate(parties) if p.consents and (seated is None or p.at_table == seated)]
    return {
        s
        for s in m.states
        if eligible(m, s, quo)
        and all(floors_hold(m, i, s) and value(m, i, s) >= reservation(m, i, quo, end) for i in needed)
    }


def frontier(m: Model, among: set[State]) -> set[State]:
    """Those of the packages that no other makes better for one whose consent is needed and worse for none."""
    needed = [i for i, p in enumerate(m.case.parties.values()) if p.consents]
    values = {s: tuple(value(m, i, s) for i in needed) for s in among}
    return {s for s in among if not any(_dominates(values[t], values[s]) for t in among)}


def solutions(m: Model, among: set[State], quo: State) -> dict[str, set[State]]:
    """What each solution picks of a zone: over the parties that are not indifferent, all of which gain."""
    needed = [i for i, p in enumerate(m.case.parties.values()) if p.consents]
    staked = [i for i in needed if len({value(m, i, s) for s in m.states}) > 1]
    gains = {s: [value(m, i, s) - reservation(m, i, quo, 1) for i in staked] for s in among}
    good = {s: g for s, g in gains.items() if staked and min(g) > 0}
    best = [max((g[k] for g in gains.values()), default=Fraction()) for k in range(len(staked))]
    return {
        "nash": _largest({s: math.prod(g, start=Fraction(1)) for s, g in good.items()}),
        "kalai-smorodinsky": _largest(
            {s: sorted(x / b for x, b in zip(g, best, strict=True)) for s, g in good.items()}
        ),
        "egalitarian": _largest({s: min(good[s]) for s in good.keys() & frontier(m, set(good))}),
        "leximin": _largest({s: sorted(g) for s, g in good.items()}),
        "utilitarian": _largest({s: sum(g, Fraction()) for s, g in good.items()}),
    }


def _largest(scores: Mapping[State, Any]) -> set[State]:
    return {s for s, score in scores.items() if score == max(scores.values())}


def _dominates(a: Values, b: Values) -> bool:
    return all(x >= y for x, y in zip(a, b, strict=True)) and a != b
