"""The further concepts word for word, over the sets of `graph_model`: slow, and nothing shared with the code."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from tests.oracles.graph_model import Model, State, truths

from accord.case import Additive, Case, Ranking
from accord.case.case import AnyOrder, BestFirst, Preference, Statement, UnknownOrder

# Simultaneous


def sim(m: Model, i: int, s: State) -> bool:
    """Every improvement of i is met by simultaneous improvements of others from s: feasible, and no better than s."""
    return all(any(m.no_better(i, r, s) for r in _replies(m, i, s, s1)) for s1 in m.improvements(i, s))


def _replies(m: Model, i: int, s: State, s1: State) -> list[State]:
    """What s1 becomes where at least one other improves from s at the same time."""
    others = [j for j in range(len(m.parties)) if j != i]
    found = []
    for chosen in itertools.product(*([None, *m.improvements(j, s)] for j in others)):
        result = list(s1)
        for j, t in zip(others, chosen, strict=True):
            for o, option in enumerate(m.case.options.values()):
                if t is not None and option.by == m.parties[j]:
                    result[o] = t[o]
        if any(t is not None for t in chosen) and tuple(result) in m.among:
            found.append(tuple(result))
    return found


# Limited moves


class Anticipation:
    """G_h(i, s) of two parties with strict preferences."""

    def __init__(self, m: Model) -> None:
        self.m = m
        self.known: dict[tuple[int, int, State], State] = {}

    def g(self, h: int, i: int, s: State) -> State:
        """The state i anticipates if it begins at s, h moves ahead."""
        if h == 0:
            return s
        if (h, i, s) not in self.known:
            self.known[h, i, s] = self._g(h, i, s)
        return self.known[h, i, s]

    def _g(self, h: int, i: int, s: State) -> State:
        moves = self.m.moves(i, s)
        if not moves:
            return s
        best = max(moves, key=lambda s1: self.m.score[i][self.g(h - 1, 1 - i, s1)])
        ahead = self.g(h - 1, 1 - i, best)
        return s if self.m.score[i][s] >= self.m.score[i][ahead] else ahead

    def stable(self, h: int, i: int, s: State) -> bool:
        """G_h(i, s) = s."""
        return self.g(h, i, s) == s


# Coalitions

Coalition = tuple[int, ...]


def coalitions(m: Model) -> list[Coalition]:
    """Every non-empty set of parties, the small ones first."""
    parties = range(len(m.parties))
    return [h for n in range(1, len(m.parties) + 1) for h in itertools.combinations(parties, n)]


def coalition_improvements(m: Model, h: Coalition, s: State) -> set[State]:
    """R_H^{++}(s)."""
    return {t for t in m.legal(h, s, m.moves) if all(m.score[i][t] > m.score[i][s] for i in h)}


def coalition_stable(m: Model, h: Coalition, s: State, concept: str) -> bool:
    """CNash, CGMR, CSMR or CSEQ of one coalition."""
    improvements = coalition_improvements(m, h, s)
    if concept == "nash":
        return not improvements
    rest = tuple(i for i in range(len(m.parties)) if i not in h)

    def sanctions(s2: State) -> bool:
        if not any(m.no_better(i, s2, s) for i in h):
            return False
        if concept != "smr":
            return True
        return not any(all(m.score[i][s3] > m.score[i][s] for i in h) for s3 in m.legal(h, s2, m.moves))

    return all(any(sanctions(s2) for s2 in _answers(m, rest, s1, concept)) for s1 in improvements)


def _answers(m: Model, rest: Coalition, s1: State, concept: str) -> set[State]:
    if concept != "seq":
        return m.legal(rest, s1, m.moves)
    among = [h for h in coalitions(m) if set(h) <= set(rest)]
    return m.legal(range(len(among)), s1, lambda c, t: coalition_improvements(m, among[c], t))


# Unknown preference


def compare(m: Model, i: int, s: State, t: State) -> str:
    """How t compares with s for i: ">", "<", "=" or "U"."""
    preferences = m.case.preferences.get(m.parties[i], ())
    if isinstance(preferences, Ranking):
        pairs = [set(pair) for pair in preferences.unknown]
        if {name(m, s), name(m, t)} in pairs:
            return "U"
        return _sign(m.score[i][t], m.score[i][s])
    if isinstance(preferences, Additive):
        return _sign(m.score[i][t], m.score[i][s])
    for p in preferences:
        if isinstance(p, UnknownOrder):
            signs = {_sign(truths(m.case, x, t), truths(m.case, x, s)) for x in p.unknown_order} - {"="}
            if len(signs) == 2:
                return "U"
            if signs:
                return signs.pop()
        elif (sign := _sign(_met(m.case, p, t), _met(m.case, p, s))) != "=":
            return sign
    return "="


def name(m: Model, s: State) -> str:
    """A state's name in a ranking."""
    if m.case.graph is not None:
        return list(m.case.graph.states)[s[0]]
    number, step = 0, 1
    for place, option in zip(s, m.case.options.values(), strict=True):
        number += place * step
        step *= len(option.values)
    return str(number)


def _met(case: Case, p: Preference, s: State) -> list[int]:
    if isinstance(p, AnyOrder):
        return [sum(sum(truths(case, x, s)) for x in p.any_order)]
    assert not isinstance(p, UnknownOrder)
    return truths(case, p, s)


def _sign(t: object, s: object) -> str:
    return ">" if t > s else "<" if t < s else "="  # type: ignore[operator]


# moves tested, what is a sanction, what cancels it in SMR
UNKNOWN = {
    "a": (">U", "<=", ">U"),
    "b": (">", "<=", ">U"),
    "c": (">U", "<=U", ">"),
    "d": (">", "<=U", ">"),
}


class Uncertain:
    """A model whose parties cannot compare some states."""

    def __init__(self, m: Model) -> None:
        self.m = m
        pairs = list(itertools.product(m.states, repeat=2))
        self.how = {i: {(s, t): compare(m, i, s, t) for s, t in pairs} for i in range(len(m.parties))}

    def willing(self, j: int, s: State) -> set[State]:
        """R_j^{+,U}(s)."""
        return {t for t in self.m.moves(j, s) if self.how[j][s, t] in ">U"}

    def stable(self, i: int, s: State, concept: str, extension: str) -> bool:
        """Whether s is stable for i."""
        tested, sanction, cancels = UNKNOWN[extension]
        tempting = [s1 for s1 in self.m.moves(i, s) if self.how[i][s, s1] in tested]
        if concept == "nash":
            return not tempting
        others = [j for j in range(len(self.m.parties)) if j != i]
        step: Callable[[int, State], set[State]] = self.willing if concept == "seq" else self.m.moves

        def good(s2: State) -> bool:
            if self.how[i][s, s2] not in sanction:
                return False
            return concept != "smr" or not any(self.how[i][s, s3] in cancels for s3 in self.m.moves(i, s2))

        return all(any(good(s2) for s2 in self.m.legal(others, s1, step)) for s1 in tempting)


# Strength of preference


def much_worse(m: Model, i: int, s: State, t: State) -> bool:
    """t << s: what first tells them apart is marked strong, and tells for s."""
    preferences = m.case.preferences.get(m.parties[i], ())
    if isinstance(preferences, Ranking):
        order = [list(tier) for tier in preferences.ranking]
        better, worse = (next(k for k, tier in enumerate(order) if name(m, x) in tier) for x in (s, t))
        return better < worse and [">>"] in order[better:worse]
    if isinstance(preferences, Additive):
        return False
    for p in preferences:
        if isinstance(p, AnyOrder):
            sums = [_met(m.case, p, x) for x in (s, t)]
            if sums[0] != sums[1]:
                strong = (x for x in p.any_order if x.strong)
                return sums[0] > sums[1] and any(_tells(m.case, x, s, t) for x in strong)
            continue
        for x in p.unknown_order if isinstance(p, UnknownOrder) else (p,):
            if truths(m.case, x, s) != truths(m.case, x, t):
                return x.strong and _tells(m.case, x, s, t)
    return False


def _tells(case: Case, item: Statement | BestFirst, s: State, t: State) -> bool:
    return truths(case, item, s) > truths(case, item, t)


def strongly(m: Model, i: int, s: State, concept: str) -> bool:
    """Every improvement has a sanction s2 << s; in SMR every s3 in R_i(s2) too; in SEQ s2 is by improvements."""
    others = [j for j in range(len(m.parties)) if j != i]
    step = m.improvements if concept == "seq" else m.moves

    def good(s2: State) -> bool:
        if not much_worse(m, i, s, s2):
            return False
        return concept != "smr" or all(much_worse(m, i, s, s3) for s3 in m.moves(i, s2))

    return all(any(good(s2) for s2 in m.legal(others, s1, step)) for s1 in m.improvements(i, s))


# Hypergames


def as_seen(case: Case, party: str) -> Model:
    """The conflict as one party sees it: what it does not see stays as the status quo has it."""
    view = case.views.get(party)
    if view is None:
        return Model(case)
    m = Model(case.model_copy(update={"preferences": {**case.preferences, **view.preferences}}))
    quo = case.status_quo if isinstance(case.status_quo, dict) else {}

    def visible(s: State) -> bool:
        chosen = dict(zip(case.options, s, strict=True)) if case.graph is None else {}
        return all(case.options[o].values[chosen[o]] == quo[o] for o in view.unseen)

    m.states = [s for s in m.states if visible(s)]
    m.among = set(m.states)
    m.led = {i: {s: led[s] & m.among for s in m.states} for i, led in m.led.items()}
    return m


# Evolution


def soonest(m: Model, start: State, *, improving: bool) -> dict[State, tuple[int, set[int]]]:
    """Per state the least k such that a legal sequence of k moves leads there, and its possible last movers."""
    step = m.improvements if improving else m.moves
    now: set[tuple[State, int]] = {(start, -1)}  # -1: nobody has moved
    seen = set(now)
    found: dict[State, tuple[int, set[int]]] = {start: (0, set())}
    for k in itertools.count(1):
        parties = range(len(m.parties))
        now = {(u, j) for t, last in now for j in parties if j != last for u in step(j, t)} - seen
        if not now:
            return found
        seen |= now
        for u, j in now:
            if u != start and found.setdefault(u, (k, set()))[0] == k:
                found[u][1].add(j)
    raise AssertionError
