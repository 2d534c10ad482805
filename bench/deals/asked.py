"""What is asked of deals without listing packages: against brute force on random cases, and timed on large ones.

python -m bench.deals.asked [--cases 1000] [--seeds 5] [--options 100] [--parties 5] [--rules 15] [--seconds 60]
    [--brute solutions,conflicts]

Brute force: every solution of so many small cases, and as many cases without a deal, whose conflicts must be
irreducible and whose smallest changes must be those found by trying all. Large: seconds of each question, per seed.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

from bench.deals.cases import random_case
from hypothesis import HealthCheck, Phase, assume, given, settings
from tests.analysis.test_no_deal import check_no_deal, demanding_cases
from tests.analysis.test_single_deals import check_single
from tests.generators import option_cases
from tests.oracles.asked import Listing

from accord.analysis.deals.bargain import bargain_of
from accord.analysis.deals.beyond import improvements, judge, solve_single, what_binds, why_no_deal
from accord.analysis.deals.beyond.single import FORMULAS
from accord.case import Case


def solutions(cases: int) -> str:
    """So many small cases compared; an AssertionError shows the first that differs."""
    count = Counter[str]()

    @_many(cases)
    @given(option_cases(ranked=False, parties_up_to=5))
    def compare(case: Case) -> None:
        bargain = bargain_of(case)
        assume(bargain is not None)
        assert bargain is not None
        for name in FORMULAS:
            check_single(case, bargain, name)
        count["cases"] += 1

    compare()
    return f"{count['cases']} cases, every solution: equal"


def conflicts(cases: int) -> str:
    """The same for so many cases without a deal."""
    count = Counter[str]()

    @_many(cases)
    @given(demanding_cases())
    def compare(case: Case) -> None:
        listing, bargain = Listing(case), bargain_of(case)
        assume(bargain is not None and not listing.zone())
        breaking = count["cases"] % 2 == 0
        if bargain:
            check_no_deal(listing, why_no_deal(bargain, breaking=breaking), breaking=breaking)
        count["cases"] += 1

    compare()
    return f"{count['cases']} cases without a deal, irreducible conflict, fewest demands, least lowering: equal"


def _many(cases: int) -> settings:
    quiet = list(HealthCheck)
    return settings(
        max_examples=cases, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=quiet
    )


BRUTE = {"solutions": solutions, "conflicts": conflicts}


def timed(what: str, asked: Callable[[], Any]) -> Any:
    """Asks, and prints how long that took, and how long the processor was at it (less, where it has other work)."""
    began, used = time.perf_counter(), time.process_time()
    found = asked()
    print(f"  {what:<18}{time.perf_counter() - began:7.2f} s {time.process_time() - used:7.2f} s  ", end="")
    return found


def large(case: Case, seconds: float) -> None:
    """Every question once."""
    bargain = bargain_of(case)
    assert bargain is not None
    print(f"{case.title}: {float(bargain.combinations):.1e} packages")
    for name in FORMULAS:
        single = timed(name, partial(solve_single, bargain, name, seconds))
        print(single.status, [round(v, 4) for p in single.packages[:1] for v in p.values])
    bound = timed("what binds", lambda: what_binds(bargain, time_limit=seconds))
    print(f"{len(bound.bindings)} of {len(bargain.never) + len(bargain.consents)} bind, complete: {bound.complete}")
    judged = timed("judged", lambda: judge(case, {}, time_limit=seconds))
    changes = len(judged.mended[0].changes) if judged.mended else 0
    print(f"efficient: {judged.efficient}; {changes} changes make it acceptable, proven: {judged.mended_proven}")
    if judged.feasible:
        improved = timed("improved", lambda: improvements(case, {}, time_limit=seconds))
        print(f"{improved.measure} {improved.status}")


def empty(case: Case, seconds: float) -> None:
    """Why there is no deal."""
    bargain = bargain_of(case)
    assert bargain is not None
    why = timed("no deal", lambda: why_no_deal(bargain, time_limit=seconds))
    told = f"conflict of {len(why.conflict)}, irreducible: {why.irreducible}; {len(why.ways)} ways, all: {why.complete}"
    least = f"lowering by {why.lowering[0].total:.4f}, eps {why.lowering_eps:.1e}" if why.lowering else "no lowering"
    print(f"{told}; {least}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("cases", 1000), ("seeds", 5), ("options", 100), ("parties", 5), ("rules", 15)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--brute", default="solutions,conflicts")
    asked = parser.parse_args()
    for seed in range(asked.seeds):
        size = asked.options, 2
        large(random_case(size, asked.parties, rules=asked.rules, seed=seed), asked.seconds)
        empty(random_case(size, asked.parties, rules=asked.rules, seed=seed, least=0.95), asked.seconds)
    for what in asked.brute.split(",") if asked.cases else ():
        print(BRUTE[what](asked.cases), flush=True)


if __name__ == "__main__":
    main()
