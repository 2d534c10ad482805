"""Random cases against brute force, word for word: `python -m bench.deals.oracle [--count 1000] [--seed 1]`.

Two to five parties, up to six options of two to five values (some joint, one way, or one way in steps), none to six
constraints across options, preferences as statements, values best first or tables of worth, must-haves, weights, ties,
parties without a say, costs of no deal and reservation values given as such. Of each case: all packages of the frontier
and of all solutions, the sizes of the zone at three ends, and that no package told is forbidden or beaten. Both ways of
finding them: with states listed, and without. Prints every difference; exit code 1 where there is one.
"""

from __future__ import annotations

import argparse
import itertools
import math
import random
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.oracles import bargaining, graph_model

from accord.analysis.deals import deals as listed_deals
from accord.analysis.deals import find_deals, unlisted
from accord.analysis.moves import find_conflict
from accord.analysis.results import Deals
from accord.case import Case

MOST_STATES = 200  # brute force compares all with all, in fractions
VALUES = ("v0", "v1", "v2", "v3", "v4")
ENTRIES = (0, 0, 1, 1, 2, 3, 0.5, 2.5, 7)  # few, so that many packages tie
ENDS = (0.0, 0.1, 0.2, 0.25, 0.4, 0.5)


def random_case(rng: random.Random) -> Case | None:
    """A case as the module says; None where it came out without two feasible states."""
    parties = [f"p{i}" for i in range(rng.randint(2, 5))]
    options = dict(_options(rng, parties))
    data: dict[str, Any] = {
        "title": "a random case",
        "parties": {p: {"name": p.upper(), "consents": rng.random() > 0.15} for p in parties},
        "options": options,
        "constraints": [{"never": formula(rng, options)} for _ in range(rng.randint(0, 6))],
        "preferences": {},
    }
    bare = Case.model_validate(data)
    feasible = graph_model.feasible(bare)
    if len(feasible) < 2:
        return None
    data["status_quo"] = graph_model.spelled(bare, rng.choice(feasible))
    for party in parties:
        if rng.random() < 0.4:
            data["preferences"][party] = {"worth": worths(rng, options)}
        else:
            data["preferences"][party] = [_preference(rng, options) for _ in range(rng.randint(0, 5))]
    given = [p for p in parties if rng.random() < 0.4]
    data["fallback"] = {
        "cost": {p: sorted(rng.choices(ENDS, k=2)) for p in parties if p not in given},
        "reservation": {p: sorted(rng.choices(ENDS, k=2)) for p in given},
    }
    return Case.model_validate(data) if any(data["preferences"].values()) else None


def _options(rng: random.Random, parties: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    cells = 1
    for k in range(rng.randint(2, 6)):
        values = list(VALUES[: rng.choice([2, 2, 2, 3, 3, 4, 5])])
        cells *= len(values)
        if cells > MOST_STATES:
            return
        option: dict[str, Any] = {"by": rng.choice(parties), "does": "acts", "values": values}
        if rng.random() < 0.3:
            option |= {"by": "joint", "among": parties[:2]}
        changes = [f"{a} -> {b}" for a, b in itertools.permutations(values, 2)]
        if rng.random() < 0.25:
            option["changes"] = rng.sample(changes, rng.randint(1, len(changes)))
        yield f"o{k}", option


def formula(rng: random.Random, options: dict[str, Any], depth: int = 2) -> str:
    """A formula over some options."""
    shape = rng.choice(["atom", "not", "and", "or", "if", "iff", "at least"]) if depth else "atom"
    if shape == "atom":
        name = rng.choice(sorted(options))
        return f"{name} {rng.choice(['=', '!='])} {rng.choice(options[name]['values'])}"
    if shape == "not":
        return f"not ({formula(rng, options, depth - 1)})"
    if shape == "at least":
        parts = [formula(rng, options, depth - 1) for _ in range(rng.randint(2, 4))]
        return f"at least {rng.randint(1, len(parts))} of ({', '.join(parts)})"
    return f"({formula(rng, options, depth - 1)}) {shape} ({formula(rng, options, depth - 1)})"


def worths(rng: random.Random, options: dict[str, Any]) -> dict[str, dict[str, float]]:
    """A table of worth with ties; something in it is worth something."""
    named = rng.sample(sorted(options), rng.randint(1, len(options)))
    table = {o: {v: rng.choice(ENTRIES) for v in options[o]["values"]} for o in named}
    table[named[0]][options[named[0]]["values"][-1]] = 4
    return table


def _preference(rng: random.Random, options: dict[str, Any]) -> dict[str, Any]:
    if rng.random() < 0.2:
        return {rng.choice(["any order", "unknown order"]): [_item(rng, options) for _ in range(rng.randint(2, 3))]}
    return _item(rng, options)


def _item(rng: random.Random, options: dict[str, Any]) -> dict[str, Any]:
    weight = {"weight": rng.choice([0.5, 1, 2.5])} if rng.random() < 0.3 else {}
    if rng.random() < 0.3:
        name = rng.choice(sorted(options))
        order = rng.sample(options[name]["values"], rng.randint(2, len(options[name]["values"])))
        floor = {"floor": rng.choice(order)} if rng.random() < 0.2 else {}
        return {"best first": name, "order": order, **floor, **weight}
    level = {"level": "floor"} if rng.random() < 0.1 else {}
    return {"prefer": formula(rng, options), **level, **weight}


def differences(case: Case) -> Iterator[str]:
    """Where either way of finding deals is not brute force."""
    model = graph_model.Model(case)
    conflict = find_conflict(case)
    assert conflict.states.status_quo is not None
    quo = model.states[conflict.states.status_quo]
    every = {s for s in model.states if bargaining.eligible(model, s, quo)}
    zones = [bargaining.zone(model, quo, end) for end in (0, 1, 2)]
    wanted = {
        "packages": len(every),
        "zone": tuple(map(len, zones)),
        "frontier": bargaining.frontier(model, zones[1] or every),
        **bargaining.solutions(model, zones[1], quo),
    }
    ways = {"listed": find_deals(case, conflict.states, conflict.ranks)[0], "unlisted": find_deals(case)[0]}
    for way, deals in ways.items():
        assert deals is not None
        told = _told(model, deals)
        for what, expected in wanted.items():
            if told[what] != expected:
                yield f"{way}: {what} is {told[what]}, by brute force {expected}"
        for solution in deals.solutions:
            if solution.count != len(told[solution.name]) or solution.status != "proven":
                yield f"{way}: {solution.name} counts {solution.count}, {solution.status}"
        if deals.efficient != len(told["frontier"]):
            yield f"{way}: the frontier counts {deals.efficient}"
        yield from _looked_at(way, model, deals, every)


def _told(model: graph_model.Model, deals: Deals) -> dict[str, Any]:
    def state(choice: dict[str, str]) -> graph_model.State:
        return tuple(o.values.index(choice[name]) for name, o in model.case.options.items())

    return {
        "packages": deals.packages,
        "zone": deals.zone,
        "frontier": {state(p.choice) for p in deals.frontier},
        **{s.name: {state(p.choice) for p in s.picked} for s in deals.solutions},
    }


def _looked_at(way: str, model: graph_model.Model, deals: Deals, every: set[graph_model.State]) -> Iterator[str]:
    """Every package told: feasible, its values, and whether it is efficient over all."""
    best = bargaining.frontier(model, every)
    for package in (*deals.frontier, *(p for s in deals.solutions for p in s.picked)):
        state = tuple(o.values.index(package.choice[name]) for name, o in model.case.options.items())
        values = [bargaining.value(model, i, state) for i in range(len(model.parties))]
        if state not in every:
            yield f"{way}: {state} is not feasible"
        if not all(math.isclose(v, x, abs_tol=1e-12) for v, x in zip(package.values, values, strict=True)):
            yield f"{way}: {state} has values {package.values}, by definition {values}"
        if package.efficient != (state in best):
            yield f"{way}: {state} is said to be {'' if package.efficient else 'in'}efficient"


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    for module in (listed_deals, unlisted):  # everything is told, so that everything is compared
        module.MOST_LISTED = module.MOST_PICKED = MOST_STATES  # type: ignore[attr-defined]
    seen: Counter[str] = Counter()
    wrong = 0
    rng = random.Random(given.seed)
    while seen["cases"] < given.count:
        case = random_case(rng)
        if case is None:
            continue
        seen["cases"] += 1
        seen[f"{len(case.parties)} parties"] += 1
        seen["with constraints"] += bool(case.constraints)
        found, _ = find_deals(case)
        assert found is not None
        seen["with a zone"] += bool(found.zone[1])
        seen["with a Nash solution"] += bool(found.solutions[0].count)
        told = list(differences(case))
        wrong += bool(told)
        for line in told:
            print(f"case {seen['cases']} of seed {given.seed}: {line}")
    print(", ".join(f"{count:,} {name}" for name, count in sorted(seen.items())))
    print(f"{wrong} cases differ from brute force")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
