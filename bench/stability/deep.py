"""Many random conflicts against the definitions.

python -m bench.stability.deep [--conflicts 2000] [--seed 0] [--only WORD]

Every check of `checks.py` sees so many conflicts: of 2 to 5 parties, with options of two and three values, one-way and
joint options, infeasible states and ties; and general graphs. What is found is compared with the definitions word for
word (`tests/oracles`) and with the laws between concepts. Prints what was compared and every difference, and ends with
status 1 where there is one. Run it from the root of the repository.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np
from bench.stability.checks import CHECKS, Check
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from tests.generators import featured_cases, graph_cases, option_cases, strict_pairs

from accord.analysis.moves import find_conflict
from accord.analysis.stability.unknown import has_unknown
from accord.case import Case
from accord.case.case import Ranking

KINDS: dict[str, st.SearchStrategy[Case]] = {
    "options": option_cases(parties_up_to=5),
    "graphs": graph_cases(parties_up_to=5),
    "any": st.one_of(option_cases(parties_up_to=5), graph_cases(parties_up_to=5)),
    "featured": featured_cases(),  # and strong preferences, unknown pairs, views
    "featured options": featured_cases().filter(lambda case: case.graph is None),
    "strict pairs": strict_pairs(),
}
SHOWN = 3  # conflicts with a difference that are printed in full


def look(kind: str, count: int, seed: int, at: Callable[[Case], None]) -> None:
    """So many random conflicts of a kind, each looked at once."""
    seen = 0

    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(KINDS[kind])
    def drawn(case: Case) -> None:
        nonlocal seen
        if seen < count:
            seen += 1
            at(case)

    while seen < count:  # a strategy may run dry before: then it is started elsewhere
        seeded(seed)(drawn)()
        seed += 1


class Run:
    """One check over many conflicts: what was compared and what differed."""

    def __init__(self, name: str, check: Check) -> None:
        self.name, self.check = name, check
        self.conflicts = self.compared = 0
        self.differences: Counter[str] = Counter()
        self.shown: list[str] = []

    def at(self, case: Case) -> None:
        """Compare one conflict."""
        self.conflicts += 1
        for what, found, expected in self.check(case):
            self.compared += expected.size
            wrong = found.size if found.shape != expected.shape else int(np.sum(found != expected))
            if wrong:
                self.differences[what] += wrong
                if len(self.shown) < SHOWN:
                    self.shown.append(f"{self.name}: {what}: {case.model_dump_json(by_alias=True)}")


def features(case: Case, seen: Counter[str]) -> None:
    """What kind of conflict it is, and how its moves are kept."""
    conflict = find_conflict(case)
    kept = "cube" if conflict.cube is not None else "rows" if conflict.transitive else "rows, order of movers"
    seen[f"moves as {kept}"] += 1
    seen[f"{len(case.parties)} parties"] += 1
    options = case.options.values()
    seen["options of three values"] += any(len(o.values) > 2 for o in options)
    seen["one-way options"] += any(o.changes for o in options)
    seen["joint options"] += any(o.by == "joint" for o in options)
    seen["infeasible states"] += case.graph is None and len(conflict.states) < conflict.states.cells
    seen["ties"] += any(len(set(row)) < len(row) for row in conflict.ranks.tolist())
    seen["ranked directly"] += any(isinstance(p, Ranking) for p in case.preferences.values())
    seen["unknown pairs or groups"] += has_unknown(case)
    seen["views"] += bool(case.views)


def main(argv: list[str] | None = None) -> int:
    """Look, tell, and return 1 where something differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--conflicts", type=int, default=2000, help="conflicts that each check sees")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", default="", help="only the checks whose name has this in it")
    asked = parser.parse_args(argv)
    runs: list[Run] = []
    seen: Counter[str] = Counter()
    print(f"{'check':38s} {'conflicts':>9s} {'compared':>12s} {'different':>9s} {'seconds':>8s}")
    for name, (kind, check) in CHECKS.items():
        if asked.only not in name:
            continue
        run, began = Run(name, check), time.process_time()
        runs.append(run)
        look(kind, asked.conflicts, asked.seed, _both(run.at, lambda case: features(case, seen)))
        spent = time.process_time() - began
        wrong = sum(run.differences.values())
        print(f"{name:38s} {run.conflicts:>9,} {run.compared:>12,} {wrong:>9,} {spent:>8.1f}", flush=True)
    _tell(runs, seen)
    return 1 if any(run.differences for run in runs) or not runs else 0


def _both(*ats: Callable[[Case], Any]) -> Callable[[Case], None]:
    def at(case: Case) -> None:
        for one in ats:
            one(case)

    return at


def _tell(runs: list[Run], seen: Counter[str]) -> None:
    total = sum(run.conflicts for run in runs)
    print(f"\n{total:,} conflicts, {sum(run.compared for run in runs):,} verdicts compared; of the conflicts had")
    for feature, count in sorted(seen.items()):
        print(f"  {feature:36s} {count:>9,}")
    for run in runs:
        for what, count in run.differences.items():
            print(f"DIFFERENT {run.name}: {what}: {count:,}")
        print("".join(f"  {shown}\n" for shown in run.shown), end="")


if __name__ == "__main__":
    sys.exit(main())
