"""Time and memory of deals at size, each measurement in a process of its own.

python -m bench.deals.scale [--seeds 5] [--only NAME] [--negmas PYTHON]

Processor time without imports, and the largest resident size with them; the worst of the seeds, of each number.
`--negmas` is a Python that has negmas (AGPL: never a dependency); then both are given the same domains.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.deals.cases import domain, random_case

from accord.analysis.deals import find_deals
from accord.analysis.deals.bargain import Bargain, bargain_of
from accord.analysis.deals.beyond.single import FORMULAS, solve_single
from accord.analysis.deals.fronts import over_all, stakes, within_zone
from accord.analysis.deals.sums.setting import TooLarge
from accord.case import Case

Measured = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Size:
    """A kind of negotiation to measure on."""

    words: str
    size: tuple[int, int]  # options, values
    parties: int
    rules: int = 0
    opposed: bool = False
    least: float = 0.4

    def case(self, seed: int) -> Case:
        return random_case(self.size, self.parties, rules=self.rules, opposed=self.opposed, least=self.least, seed=seed)


SIZES = {
    "six": Size("6 parties, 4^10 packages, 10 constraints", (10, 4), 6, 10),
    "six-yes-no": Size("6 parties, 2^20 packages, 10 constraints", (20, 2), 6, 10),
    "two": Size("2 parties, 10^30 packages, 15 constraints", (30, 10), 2, 15),
    "two-opposed": Size("2 opposed parties, 10^30 packages, 15 constraints", (30, 10), 2, 15, opposed=True),
    "two-yes-no": Size("2 parties, 2^100 packages, 15 constraints", (100, 2), 2, 15),
    "three": Size("3 parties, 10^12 packages, 10 constraints", (12, 10), 3, 10),
    "three-opposed": Size("3 parties, one opposed, 10^12 packages, 10 constraints", (12, 10), 3, 10, opposed=True),
    "four": Size("4 parties, 10^12 packages, 10 constraints", (12, 10), 4, 10),
    "five": Size("5 parties, 10^30 packages, 15 constraints", (30, 10), 5, 15),
}
SINGLE = ("five",)  # where each solution is found by itself

DOMAINS = {  # for both programs: no constraints, which negmas does not take
    "million-2": Size("2 parties, 10^6 packages", (6, 10), 2, least=0.0),
    "million-3": Size("3 parties, 10^6 packages", (6, 10), 3, least=0.0),
    "opposed": Size("2 opposed parties, 10^12 packages", (12, 10), 2, opposed=True, least=0.0),
}
MOST_SECONDS = 900  # for the other program, by the clock


def frontier_and_solutions(bargain: Bargain) -> Measured:
    """The frontier in the zone and all solutions."""
    found = within_zone(bargain)
    picked = found.solutions(stakes(bargain))
    return {"points": len(found), "packages": found.packages, "solved": sum(map(bool, picked.values()))}


def frontier_over_all(bargain: Bargain) -> Measured:
    """The frontier of all packages."""
    found = over_all(bargain)
    return {"points": len(found), "packages": found.packages}


def all_of_it(bargain: Bargain) -> Measured:
    """What `accord deals` has: also how many packages there are and are in the zone, each told one checked again."""
    found, _ = find_deals(bargain.case)
    assert found is not None
    return {
        "zone": f"{found.zone[1]:.3g}",
        "how": f"{found.packages_status}, {found.zone_status}",
        "frontier": f"{found.efficient:,}, {found.frontier_status}",
        "solutions": ", ".join(sorted({s.status for s in found.solutions})),
    }


def singly(bargain: Bargain, name: str) -> Measured:
    """One solution by itself."""
    found = solve_single(bargain, name)
    return {"how": found.status, "packages": len(found.packages)}


def each_way(name: str) -> dict[str, Callable[[Bargain], Measured]]:
    """What is measured on a size."""
    ways: dict[str, Callable[[Bargain], Measured]] = {
        "frontier in the zone, solutions": frontier_and_solutions,
        "frontier over all": frontier_over_all,
        "everything": all_of_it,
    }
    if name in SINGLE:
        for solution in FORMULAS:
            ways[solution] = lambda bargain, solution=solution: singly(bargain, solution)  # type: ignore[misc]
    return ways


def one(name: str, way: str, seed: int) -> Measured:
    """One measurement, here."""
    case = (SIZES | DOMAINS)[name].case(seed)
    began, walked = time.process_time(), time.perf_counter()
    bargain = bargain_of(case)
    assert bargain is not None
    try:
        found = each_way(name)[way](bargain)
    except TooLarge as why:
        found = {"too large": str(why)}
    spent = {"seconds": round(time.process_time() - began, 3), "wall": round(time.perf_counter() - walked, 3)}
    return spent | {"MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} | found


def apart(*words: str) -> Measured:
    """One measurement in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.deals.scale", "--one", *words], capture_output=True, text=True, check=True
    )
    told: Measured = json.loads(done.stdout)
    return told


def worst(name: str, way: str, seeds: int) -> Measured:
    """The worst of each number over seeds."""
    told = [apart(name, way, str(seed)) for seed in range(seeds)]
    return {
        key: max((found.get(key, 0) for found in told), key=lambda v: v if isinstance(v, (int, float)) else 0)
        for key in told[0]
    }


def beside(python: str, name: str, seed: int) -> Iterator[str]:
    """Both programs on the same domain, the other one first."""
    size = DOMAINS[name]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "domain.json"
        path.write_text(json.dumps(domain(size.case(seed))))
        try:
            done = subprocess.run(
                [python, str(Path(__file__).with_name("negmas_side.py")), str(path), name],
                capture_output=True,
                text=True,
                timeout=MOST_SECONDS,
            )
            other = json.loads(done.stdout) if done.returncode == 0 else {"failed": done.stderr[-300:]}
        except subprocess.TimeoutExpired:
            spent = resource.getrusage(resource.RUSAGE_CHILDREN)
            other = {"seconds": round(spent.ru_utime + spent.ru_stime, 1), "stopped": "not finished"}
    ours = apart(name, "frontier in the zone, solutions", str(seed))
    yield f"{size.words}, seed {seed}: negmas {other}"
    yield f"{size.words}, seed {seed}: accord {ours}"
    if "seconds" in other:
        yield f"{size.words}, seed {seed}: {other['seconds'] / max(ours['seconds'], 1e-3):,.0f} times"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--only", choices=[*SIZES, *DOMAINS])
    parser.add_argument("--negmas", metavar="PYTHON", default="")
    parser.add_argument("--one", nargs=3, metavar=("NAME", "WAY", "SEED"), help="one measurement, here")
    given = parser.parse_args()
    if given.one:
        name, way, seed = given.one
        print(json.dumps(one(name, way, int(seed))))
        return
    for name, size in SIZES.items():
        if given.only in (None, name) and not given.negmas:
            for way in each_way(name):
                print(f"{size.words}: {way}: {worst(name, way, given.seeds)}", flush=True)
    for name in DOMAINS:
        if given.only in (None, name) and given.negmas:
            for seed in range(given.seeds):
                for line in beside(given.negmas, name, seed):
                    print(line, flush=True)


if __name__ == "__main__":
    main()
