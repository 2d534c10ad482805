"""Whether one state of a large random case holds: seconds per concept, over sizes and seeds.

python -m bench.scale.holds [--options 60] [--seeds 5] [--steps 3] [--seconds 60] [--settled 0]

A random status quo is mostly left at once. `--settled 40` lets the parties improve in turn up to so many times first:
then there is more to prove, as whoever is content must be shown to have no improvement at all.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from accord.analysis.stability.beyond import CONCEPTS, holds
from accord.case import Case
from accord.case.feasible import violated

VALUES = ("low", "mid", "high")


def random_case(rng: random.Random, options: int = 60, *, parties: int = 4, rules: int = 30, wishes: int = 15) -> Case:
    """A case of so many options: some of three values, one-way or joint; its status quo is feasible.

    Wishes speak of 1 to 3 options of any party, most of them partly of the party's own.
    """
    names = [f"p{i}" for i in range(parties)]
    made: dict[str, Any] = {}
    for k in range(options):
        option: dict[str, Any] = {"by": names[k % parties], "does": "acts"}
        if rng.random() < 0.15:
            option["values"] = list(VALUES)
        if rng.random() < 0.1:
            first = option.get("values", ["no", "yes"])
            option["changes"] = [f"{a} -> {b}" for a, b in pairwise(first)]
        if rng.random() < 0.05:
            option |= {"by": "joint", "among": names[:2]}
        made[f"o{k}"] = option
    quo = {name: rng.choice(option.get("values", ["no", "yes"])) for name, option in made.items()}
    data: dict[str, Any] = {
        "title": "a large random case",
        "parties": {p: {"name": p.upper()} for p in names},
        "options": made,
        "status_quo": quo,
        "constraints": list(_rules(rng, made, quo, rules)),
        "preferences": {p: list(_preferences(rng, made, p, wishes)) for p in names},
    }
    return Case.model_validate(data)


def _rules(rng: random.Random, options: dict[str, Any], quo: dict[str, str], count: int) -> Iterator[dict[str, str]]:
    """Constraints of 2 to 4 options that the status quo keeps."""
    bare = {"title": "-", "parties": {p: {"name": p} for p in {o["by"] for o in options.values()} | {"p0", "p1"}}}
    while count:
        rule = " and ".join(_atom(rng, options, name) for name in rng.sample(sorted(options), rng.randint(2, 4)))
        case = Case.model_validate(bare | {"options": options, "constraints": [{"never": rule}]})
        if not violated(case, quo):
            count -= 1
            yield {"never": rule}


def _preferences(rng: random.Random, options: dict[str, Any], party: str, count: int) -> Iterator[dict[str, Any]]:
    for _ in range(count):
        shape = rng.random()
        if shape < 0.1:
            yield {"any order": [{"prefer": _wish(rng, options, party)} for _ in range(3)]}
        elif shape < 0.15:
            yield {"unknown order": [{"prefer": _wish(rng, options, party)} for _ in range(2)]}
        elif shape < 0.25:
            name = rng.choice(sorted(options))
            values = list(options[name].get("values", ["no", "yes"]))
            yield {"best first": name, "order": rng.sample(values, len(values))}
        else:
            yield {"prefer": _wish(rng, options, party)}


def _wish(rng: random.Random, options: dict[str, Any], party: str) -> str:
    own = [name for name, option in options.items() if option["by"] == party] or sorted(options)
    names = [rng.choice(own if rng.random() < 0.4 else sorted(options)) for _ in range(rng.randint(1, 3))]
    atoms = [_atom(rng, options, name) for name in names]
    if len(atoms) == 3 and rng.random() < 0.3:
        return f"at least 2 of ({', '.join(atoms)})"
    text = atoms[0]
    for atom in atoms[1:]:
        text = f"({text}) {rng.choice(['and', 'or', 'if', 'iff'])} {atom}"
    return text


def _atom(rng: random.Random, options: dict[str, Any], name: str) -> str:
    values = options[name].get("values", ["no", "yes"])
    return rng.choice([name, f"not {name}", f'{name} = "{rng.choice(values)}"'])


def settled(case: Case, rounds: int) -> dict[str, str]:
    """The state after so many improvements, or none left."""
    found = holds(case, None, "nash")
    for _ in range(rounds):
        turns = [held.improvement for held in found.parties if held.improvement]
        if not turns:
            break
        found = holds(case, found.state | turns[0].changes, "nash")
    return found.state


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--options", type=int, default=60)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--steps", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--settled", type=int, default=0)
    given = parser.parse_args()
    for seed in range(given.seeds):
        case = random_case(random.Random(seed), given.options)
        state = settled(case, given.settled)
        for concept in CONCEPTS:
            began = time.monotonic()
            found = holds(case, state, concept, steps=given.steps, time_limit=given.seconds)
            passed = time.monotonic() - began
            verdicts = Counter(str(held) for held in found.parties)
            told = ", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items()))
            solved = sum(held.subproblems for held in found.parties)
            print(f"seed {seed}  {concept:4}  {passed:6.2f} s  {solved:4} subproblems  {told}", flush=True)


if __name__ == "__main__":
    main()
