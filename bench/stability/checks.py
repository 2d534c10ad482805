"""What is compared in a deep run: verdicts of accord with the definitions word for word, and the laws between them.

Each check takes a conflict and yields pairs of arrays that must be equal, with the name of what they are verdicts of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import patch

import numpy as np
from bench.stability.rewritten import Rewritten, known, relisted, reversed_options, with_idle_option
from numpy.typing import NDArray
from tests.oracles import further, graph_model

from accord.analysis.change import evolution
from accord.analysis.moves import Cube, columns, cube, find_conflict
from accord.analysis.stability import (
    coalition_stability,
    find_all,
    limited_moves,
    misperception,
    sanctions,
    simultaneous,
    strength_of_preference,
    together,
    unknown_preference,
    waves,
)
from accord.case import Case

Compared = tuple[str, NDArray[Any], NDArray[Any]]  # of what; as found; as it must be
Check = Callable[[Case], Iterator[Compared]]

MARGINS = {"gmr": (False, False), "smr": (False, True), "seq": (True, False), "sseq": (True, True)}
LAWS = [("nash", "sseq"), ("sseq", "smr"), ("sseq", "seq"), ("smr", "gmr"), ("seq", "gmr")]


def five(case: Case) -> Iterator[Compared]:
    """The five concepts and their margins, of every party at every state."""
    m, found = graph_model.Model(case), find_all(find_conflict(case))
    parties = range(len(m.parties))
    for concept, defined in graph_model.CONCEPTS.items():
        expected = np.array([[defined(m, i, s) for s in m.states] for i in parties])
        yield concept, found[concept].stable, expected
        yield f"{concept} equilibria", found[concept].equilibria, np.asarray(expected.all(axis=0))
    for concept, (improving, escapes) in MARGINS.items():
        yield (
            f"{concept} margins",
            found[concept].margins,
            np.array(
                [[graph_model.margin(m, i, s, improving=improving, escapes=escapes) for s in m.states] for i in parties]
            ),
        )


def far(case: Case) -> Iterator[Compared]:
    """The margins once more: piece by piece, a few fibres at a time, and from the first turn as for long chains."""
    conflict = find_conflict(case)
    plain = find_all(conflict)
    least, turned = patch.multiple(columns, MOST=6, LEAST=1), patch.object(cube, "TURNED", 1)
    alone = patch.object(together, "SMALL", 0)
    with alone, patch.object(waves, "TOGETHER", 12), patch.object(waves, "LONG", 1), least, turned:
        conflict = find_conflict(case)
        for concept, found in find_all(conflict).items():
            yield concept, found.margins, plain[concept].margins


def one_by_one(case: Case) -> Iterator[Compared]:
    """The margins once more: for one party after the other, and for all together for one turn only."""
    plain = find_all(find_conflict(case))
    for name in ("SMALL", "TURNS"):
        with patch.object(together, name, 1):
            for concept, found in find_all(find_conflict(case)).items():
                yield f"{concept}, {name.lower()}", found.margins, plain[concept].margins


def written_out(case: Case) -> Iterator[Compared]:
    """The margins once more: with every move written out, by rounds and by the search."""
    plain = find_all(find_conflict(case))
    with patch.object(Cube, "is_fast", False):
        conflict = find_conflict(case)
    for rounds in (sanctions.MOST_ROUNDS, 0):
        with patch.object(sanctions, "MOST_ROUNDS", rounds):
            for concept, found in find_all(conflict).items():
                yield f"{concept}, {'rounds' if rounds else 'search'}", found.margins, plain[concept].margins


def laws(case: Case) -> Iterator[Compared]:
    """Nash => SSEQ => (SMR and SEQ) => GMR."""
    found = find_all(find_conflict(case))
    for strict, lenient in LAWS:
        both = found[strict].stable & found[lenient].stable
        yield f"{strict} implies {lenient}", both, found[strict].stable


def same(rewrite: Callable[[Case], Rewritten]) -> Check:
    """The same verdicts, of the five and of all further concepts, where the conflict is written another way."""

    def check(case: Case) -> Iterator[Compared]:
        other = rewrite(case)
        before, after = _every(case), _every(other.case)
        yield from ((name, _moved(after[name], other), found) for name, found in before.items())

    return check


def _moved(found: NDArray[Any], other: Rewritten) -> NDArray[Any]:
    """Verdicts at the states and for the parties of the conflict as it was written before."""
    at = found[..., other.states]
    return at[other.parties] if at.ndim == 2 else at


def _every(case: Case) -> dict[str, NDArray[Any]]:
    """Every verdict of a case by name: (parties, states), or (states,) for equilibria of coalitions."""
    conflict = find_conflict(case)
    found: dict[str, NDArray[Any]] = {name: s.margins for name, s in find_all(conflict).items()}
    holdings = unknown_preference(case, conflict) | misperception(case, conflict).holdings
    holdings |= {f"{name} (strength)": h for name, h in strength_of_preference(case, conflict).items()}
    if case.graph is None:
        holdings |= simultaneous(case, conflict)
    for name, holding in holdings.items():
        found[f"further: {name}"] = holding.stable
    return found | {f"coalitions: {n}": c.equilibria for n, c in coalition_stability(conflict).items()}


def sim(case: Case) -> Iterator[Compared]:
    """Simultaneous stability."""
    m, found = graph_model.Model(case), simultaneous(case, find_conflict(case))
    parties = range(len(m.parties))
    alone = np.array([[further.sim(m, i, s) for s in m.states] for i in parties])
    other = [[graph_model.nash(m, i, s) or graph_model.seq(m, i, s) for s in m.states] for i in parties]
    yield "sim", found["sim"].stable, alone
    yield "nash, seq or sim", found["nash, seq or sim"].stable, alone | np.array(other)


def limited(case: Case) -> Iterator[Compared]:
    """Limited moves at every horizon, the cycle they end in, and stability at all horizons."""
    m, found = graph_model.Model(case), limited_moves(find_conflict(case))
    ahead = further.Anticipation(m)

    def defined(h: int) -> NDArray[np.bool_]:
        return np.array([[ahead.stable(h, i, s) for s in m.states] for i in (0, 1)])

    for h, holding in enumerate(found.by_horizon, start=1):
        yield "horizons", holding.stable, defined(h)
    assert found.settled is not None
    assert found.period is not None
    assert found.non_myopic is not None
    turns = [defined(h) for h in range(found.settled, found.settled + 2 * found.period)]
    yield "cycle", np.array(turns[: found.period]), np.array(turns[found.period :])
    yield "non-myopic", found.non_myopic.stable, np.logical_and.reduce(turns)


def coalitions(case: Case) -> Iterator[Compared]:
    """Four concepts for every coalition."""
    m = graph_model.Model(case)
    for concept, found in coalition_stability(find_conflict(case)).items():
        every = further.coalitions(m)
        defined = [[further.coalition_stable(m, h, s, concept) for s in m.states] for h in every]
        yield concept, found.stable, np.array(defined)


def unknown(case: Case) -> Iterator[Compared]:
    """Four concepts in the four extensions of unknown preference."""
    u = further.Uncertain(graph_model.Model(case))
    for name, found in unknown_preference(case, find_conflict(case)).items():
        concept, _, extension = name.partition(", extension ")
        defined = [[u.stable(i, s, concept, extension) for s in u.m.states] for i in range(len(u.m.parties))]
        yield name, found.stable, np.array(defined)


def strength(case: Case) -> Iterator[Compared]:
    """Strong stability; general stability is the plain concept, and either strong or weak, not both."""
    m, conflict = graph_model.Model(case), find_conflict(case)
    found, plain = strength_of_preference(case, conflict), find_all(conflict)
    for concept in ("gmr", "smr", "seq"):
        strong, weak = found[f"{concept}, strongly"].stable, found[f"{concept}, weakly"].stable
        defined = [[further.strongly(m, i, s, concept) for s in m.states] for i in range(len(m.parties))]
        yield f"{concept}, strongly", strong, np.array(defined)
        yield f"{concept}: general", found[concept].stable, plain[concept].stable
        yield f"{concept}: strong + weak", strong.astype(int) + weak, plain[concept].stable.astype(int)


def views(case: Case) -> Iterator[Compared]:
    """What each party sees, and the five concepts as it sees them."""
    found = misperception(case, find_conflict(case))
    whole = graph_model.Model(case).states
    seen = [further.as_seen(case, party) for party in case.parties]
    yield "seen", found.seen, np.array([[s in view.among for s in whole] for view in seen])
    for concept, defined in graph_model.CONCEPTS.items():
        each = [[s in view.among and defined(view, i, s) for s in whole] for i, view in enumerate(seen)]
        yield concept, found.holdings[concept].stable, np.array(each)


def evolved(case: Case) -> Iterator[Compared]:
    """The least number of moves, and of improvements, to every state; and who may make the last."""
    m, conflict = graph_model.Model(case), find_conflict(case)
    start = conflict.states.status_quo
    assert start is not None
    found = {e.target: e for e in evolution(conflict, range(len(m.states)))}
    for improving in (False, True):
        soonest = further.soonest(m, m.states[start], improving=improving)
        ways = [found[t].by_improvements if improving else found[t].by_moves for t in range(len(m.states))]
        lengths = [-1 if way is None else len(way.steps) for way in ways]
        yield "lengths", np.array(lengths), np.array([soonest[s][0] if s in soonest else -1 for s in m.states])
        last = [[way is not None and p in way.last_movers for p in m.parties] for way in ways]
        parties = range(len(m.parties))
        yield (
            "last movers",
            np.array(last),
            np.array([[s in soonest and i in soonest[s][1] for i in parties] for s in m.states]),
        )


def four_are_one(case: Case) -> Iterator[Compared]:
    """Where every order is known, the four extensions are the plain concept."""
    case = known(case)
    conflict = find_conflict(case)
    plain = find_all(conflict)
    for name, found in unknown_preference(case, conflict).items():
        yield name, found.stable, plain[name.partition(",")[0]].stable


CHECKS: dict[str, tuple[str, Check]] = {  # the kinds of conflict each looks at: see `deep.KINDS`
    "five concepts and margins, options": ("options", five),
    "five concepts and margins, graphs": ("graphs", five),
    "the same, piece by piece and far": ("options", far),
    "the same, one party after the other": ("options", one_by_one),
    "the same, moves written out": ("options", written_out),
    "law: nash, sseq, smr and seq, gmr": ("any", laws),
    "law: the order of parties": ("featured", same(relisted)),
    "law: the order of options": ("featured options", same(reversed_options)),
    "law: an option nobody may change": ("featured options", same(with_idle_option)),
    "law: no unknown pair, one concept": ("featured", four_are_one),
    "simultaneous moves": ("options", sim),
    "limited moves": ("strict pairs", limited),
    "coalitions": ("featured", coalitions),
    "unknown preference": ("featured", unknown),
    "strength, and law: strong + weak": ("featured", strength),
    "views": ("featured", views),
    "evolution": ("any", evolved),
}
