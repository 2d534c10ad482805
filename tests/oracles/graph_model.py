"""The graph model word for word, slow and without arrays: states, moves, legal sequences, five concepts [FHK1993]."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from fractions import Fraction

import numpy as np

from accord.case import Additive, Case, Formula, Ranking
from accord.case.case import AnyOrder, BestFirst, Statement, UnknownOrder

State = tuple[int, ...]  # the number of each option's value; in a graph, the place of the state
Movers = set[int]


def holds(case: Case, formula: Formula, state: State) -> bool:
    """Whether a formula is true at a state."""
    names = list(case.options)

    def where(option: str, value: str | None) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        place = state[names.index(option)]
        return np.array([place != 0 if value is None else case.options[option].values[place] == value])

    return bool(formula.evaluate(where)[0])


def feasible(case: Case) -> list[State]:
    """Every state no constraint forbids, the first option changing fastest."""
    if case.graph is not None:
        return [(k,) for k in range(len(case.graph.states))]
    sizes = [range(len(o.values)) for o in case.options.values()]
    every = [tuple(reversed(s)) for s in itertools.product(*reversed(sizes))]
    return [s for s in every if not any(holds(case, c.never, s) for c in case.constraints)]


def code(case: Case, state: State) -> int:
    """The state's number over all combinations of values."""
    number, step = 0, 1
    for place, option in zip(state, case.options.values(), strict=True):
        number += place * step
        step *= len(option.values)
    return number


def spelled(case: Case, state: State) -> dict[str, str]:
    """The state as values of options."""
    return {name: o.values[place] for place, (name, o) in zip(state, case.options.items(), strict=True)}


def scores(case: Case, party: str, state: State) -> tuple[int | Fraction, ...]:
    """What a party compares states by, most important first."""
    preferences = case.preferences.get(party, ())
    if isinstance(preferences, Ranking):
        names = list(case.graph.states) if case.graph else None
        name = names[state[0]] if names else str(code(case, state))
        place = next(k for k, tier in enumerate(preferences.tiers) if name in tier)
        return (-place,)
    if isinstance(preferences, Additive):
        return (worth(case, preferences, state),)
    found: list[int | Fraction] = []
    for p in preferences:
        if isinstance(p, AnyOrder):
            found.append(sum(sum(truths(case, item, state)) for item in p.any_order))
        elif isinstance(p, UnknownOrder):
            for item in p.unknown_order:
                found += truths(case, item, state)
        else:
            found += truths(case, p, state)
    return tuple(found)


def worth(case: Case, preferences: Additive, state: State) -> Fraction:
    """The sum of what a table says of each option's value."""
    chosen = {name: option.values[v] for v, (name, option) in zip(state, case.options.items(), strict=True)}
    return sum((Fraction(str(table.get(chosen[o], 0))) for o, table in preferences.worth.items()), Fraction())


def truths(case: Case, item: Statement | BestFirst, state: State) -> list[int]:
    """The truth of a statement; of values best first, of "it is one of the best j values" for each j."""
    if isinstance(item, Statement):
        return [int(holds(case, item.prefer, state))]
    chosen = case.options[item.best_first].values[state[list(case.options).index(item.best_first)]]
    return [int(chosen in item.order[:j]) for j in range(1, len(item.order) + 1)]


class Model:
    """States, moves and preferences of one case, as sets and functions."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.parties = list(case.parties)
        self.states = feasible(case)
        self.among = set(self.states)
        self.score = {i: {s: scores(case, p, s) for s in self.states} for i, p in enumerate(self.parties)}
        self.led = {i: {s: self._moves(i, s) for s in self.states} for i in range(len(self.parties))}

    def moves(self, i: int, s: State) -> set[State]:
        """R_i(s)."""
        return self.led[i][s]

    def improvements(self, i: int, s: State) -> set[State]:
        """R_i^+(s)."""
        return {t for t in self.moves(i, s) if self.score[i][t] > self.score[i][s]}

    def no_better(self, i: int, t: State, s: State) -> bool:
        """P_i(t) <= P_i(s)."""
        return self.score[i][t] <= self.score[i][s]

    def legal(self, group: Iterable[int], s: State, step: Callable[[int, State], set[State]]) -> set[State]:
        """R_H(s), by induction with the set of last movers of each state."""
        group = list(group)
        last: dict[State, Movers] = {}
        for j in group:
            for t in step(j, s):
                last.setdefault(t, set()).add(j)
        grown = True
        while grown:
            grown = False
            for t, j in itertools.product(list(last), group):
                if last[t] == {j}:
                    continue
                for u in step(j, t):
                    if j not in last.setdefault(u, set()):
                        last[u].add(j)
                        grown = True
        return set(last)

    def _moves(self, i: int, s: State) -> set[State]:
        if self.case.graph is not None:
            return self._arcs(i, s)
        ranges = []
        for place, option in zip(s, self.case.options.values(), strict=True):
            mine = option.by == self.parties[i]
            ranges.append(
                [v for v in range(len(option.values)) if v == place or (mine and option.may_change(place, v))]
            )
        return {t for t in itertools.product(*ranges) if t in self.among and t != s}

    def _arcs(self, i: int, s: State) -> set[State]:
        assert self.case.graph is not None
        names = list(self.case.graph.states)
        found: set[State] = set()
        for text in self.case.graph.moves.get(self.parties[i], ()):
            a, b = (part.strip() for part in text.replace("<->", "->").split("->"))
            if names[s[0]] == a:
                found.add((names.index(b),))
            if names[s[0]] == b and "<->" in text:
                found.add((names.index(a),))
        return found


def nash(m: Model, i: int, s: State) -> bool:
    """No improvement."""
    return not m.improvements(i, s)


def gmr(m: Model, i: int, s: State) -> bool:
    """For every improvement s1 there is s2 in R_{N-i}(s1) no better than s."""
    return all(any(m.no_better(i, s2, s) for s2 in _by_moves(m, i, s1)) for s1 in m.improvements(i, s))


def smr(m: Model, i: int, s: State) -> bool:
    """... and every s3 in R_i(s2) is no better than s either."""
    return all(any(_binds(m, i, s2, s) for s2 in _by_moves(m, i, s1)) for s1 in m.improvements(i, s))


def seq(m: Model, i: int, s: State) -> bool:
    """GMR with s2 in R^+_{N-i}(s1)."""
    return all(any(m.no_better(i, s2, s) for s2 in _by_improvements(m, i, s1)) for s1 in m.improvements(i, s))


def sseq(m: Model, i: int, s: State) -> bool:
    """SMR with s2 in R^+_{N-i}(s1)."""
    return all(any(_binds(m, i, s2, s) for s2 in _by_improvements(m, i, s1)) for s1 in m.improvements(i, s))


def margin(m: Model, i: int, s: State, *, improving: bool, escapes: bool) -> int:
    """The ranks by which the best a party is sure of after an improvement exceeds the state it leaves; else 0."""
    tiers = sorted(set(m.score[i].values()))
    rank = {t: tiers.index(m.score[i][t]) for t in m.states}
    sure = []
    for s1 in m.improvements(i, s):
        answers = _by_improvements(m, i, s1) if improving else _by_moves(m, i, s1)
        kept = [max([rank[t], *(rank[u] for u in m.moves(i, t) if escapes)]) for t in answers]
        sure.append(min([rank[s1], *kept]))
    return max([0, *(r - rank[s] for r in sure)])


CONCEPTS = {"nash": nash, "gmr": gmr, "smr": smr, "seq": seq, "sseq": sseq}


def _by_moves(m: Model, i: int, s: State) -> set[State]:
    return m.legal((j for j in range(len(m.parties)) if j != i), s, m.moves)


def _by_improvements(m: Model, i: int, s: State) -> set[State]:
    return m.legal((j for j in range(len(m.parties)) if j != i), s, m.improvements)


def _binds(m: Model, i: int, s2: State, s: State) -> bool:
    return m.no_better(i, s2, s) and all(m.no_better(i, s3, s) for s3 in m.moves(i, s2))
