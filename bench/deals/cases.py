"""Negotiations to measure on: what each value of each option is worth to whom, and constraints across options."""

from __future__ import annotations

from typing import Any

import numpy as np

from accord.case import Additive, Case

MOST_POINTS = 100  # what a party can get of one option, before weights


def random_case(
    size: tuple[int, int], parties: int, *, rules: int = 0, opposed: bool = False, least: float = 0.4, seed: int = 0
) -> Case:
    """Joint options (`size`: how many, of how many values) with tables of worth drawn at random.

    `opposed`: what one party gets every second one loses, but for 5 %, and all weigh options alike.

    A rule forbids a value of one option with a value of another, or two of three with one of a fourth. What a party
    can get at most is 1; it accepts `least`.
    """
    options, values = size
    rng = np.random.default_rng(seed)
    names = [f"p{i}" for i in range(parties)]
    told = {f"o{k}": [f"v{v}" for v in range(values)] for k in range(options)}
    data: dict[str, Any] = {
        "title": f"{parties} parties, {values}^{options} packages, {rules} rules",
        "parties": {p: {"name": p.upper()} for p in names},
        "options": {o: {"by": "joint", "among": names, "does": "is agreed", "values": v} for o, v in told.items()},
        "constraints": [{"never": _rule(rng, options, values)} for _ in range(rules)],
        "fallback": {"reservation": dict.fromkeys(names, least)},
        "preferences": {},
    }
    weights = rng.integers(1, 10, (parties, options))
    if opposed:
        weights[:] = weights[0]
    shared = rng.integers(0, MOST_POINTS + 1, (options, values))
    for i, party in enumerate(names):
        rows = rng.integers(0, MOST_POINTS + 1, (options, values))
        if opposed:
            told_apart = rng.integers(0, MOST_POINTS // 20, (options, values))
            rows = (shared if i % 2 else MOST_POINTS - shared) + told_apart
        data["preferences"][party] = {
            "worth": {
                o: {v: int(n * weights[i, k]) for v, n in zip(told[o], rows[k].tolist(), strict=True)}
                for k, o in enumerate(told)
            }
        }
    return Case.model_validate(data)


def _rule(rng: np.random.Generator, options: int, values: int) -> str:
    chosen = rng.choice(options, 4, replace=False)
    atoms = [f"o{o} = v{v}" for o, v in zip(chosen, rng.integers(0, values, 4), strict=True)]
    if rng.random() < 0.3:
        return f"at least 2 of ({', '.join(atoms[:3])}) and not {atoms[3]}"
    return f"{atoms[0]} and {'' if rng.random() < 0.7 else 'not '}{atoms[1]}"


def domain(case: Case) -> dict[str, Any]:
    """A case of tables of worth as plain data for another program: options, and per party numbers that add up to 1."""
    told = {}
    for party, preferences in case.preferences.items():
        assert isinstance(preferences, Additive)
        most = float(preferences.most)
        told[party] = {o: [n / most for n in table.values()] for o, table in preferences.worth.items()}
    return {"options": {name: list(option.values) for name, option in case.options.items()}, "parties": told}
