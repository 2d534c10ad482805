"""Conflicts to measure on: random statements over yes/no options, and a staircase of improvements."""

from __future__ import annotations

from typing import Any

import numpy as np

from accord.analysis.moves import Conflict, Cube, Fibre
from accord.analysis.ranking import dense_ranks
from accord.analysis.states import Codenames, States
from accord.case import Case


def random_case(options: int, parties: int, *, one_way: int = 0, patterns: int = 0, seed: int = 0) -> Case:
    """As many statements a party as there are options; some options one way, some patterns infeasible."""
    rng = np.random.default_rng(seed)
    names = [f"p{i}" for i in range(parties)]
    bound = {k * options // one_way for k in range(one_way)}
    data: dict[str, Any] = {"title": "random", "parties": {p: {"name": p} for p in names}}
    data["options"] = {
        f"o{o}": {"by": names[o * parties // options], "does": "acts"}
        | ({"changes": ["no -> yes"]} if o in bound else {})
        for o in range(options)
    }
    data["constraints"] = [
        {"never": f"o{a} and o{b} and o{c}"}
        for a, b, c in (rng.choice(options, 3, replace=False) for _ in range(patterns))
    ]
    data["preferences"] = {p: [{"prefer": _statement(rng, options)} for _ in range(options)] for p in names}
    return Case.model_validate(data)


def _statement(rng: np.random.Generator, options: int) -> str:
    a, b = rng.choice(options, 2, replace=False)
    return str(
        rng.choice([f"o{a}", f"not o{a}", f"o{a} and o{b}", f"o{a} or not o{b}", f"o{a} if o{b}", f"o{a} iff o{b}"])
    )


def staircase(each: int, kind: str) -> Conflict:
    """Three parties of `each` options: the last two can only climb a staircase, step by step in turn, to its top.

    Along it the first party's ranks fall ("falling"), are random ("random"), or stay until the last step ("flat").
    """
    width = 2**each
    codes = np.arange(width**3)
    x, y = codes // width % width, codes // width**2
    second = np.where(x == y + 1, 2, np.where(x == y, 1, 0))
    third = np.where(y == x, 2, np.where(y == x - 1, 1, 0))
    firsts = {
        "falling": 2 * width - x - y,
        "random": np.random.default_rng(0).permutation(len(codes)),
        "flat": np.where(x + y >= 2 * width - 2, 0, 1),
    }
    states = States(codes, Codenames(codes), (2,) * (3 * each), None)
    free = (np.ones((2, 2), dtype=np.bool_),) * (3 * each)
    cube = Cube(states.sizes, tuple(o // each for o in range(3 * each)), free, 3, states)
    ranks = np.stack([dense_ranks(r) for r in (firsts[kind], second, third)])
    fibres = tuple(Fibre(cube, i, rank) for i, rank in enumerate(ranks))
    return Conflict(("a", "b", "c"), states, ranks, fibres, True, (), cube)
