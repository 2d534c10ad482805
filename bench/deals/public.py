"""Compares with the answers that public domains bring along: `python bench/deals/public.py FOLDER … [--each]`.

FOLDER holds domains, each a folder of its own: those of ANL 2023 (GeniusWeb's JSON, answers in specials.json) or of
NegoLog (answers in specs.json). Neither is kept here: `git clone` of the GitHub repositories
brenting/ANL-2023-example-agent and aniltrue/NegoLog brings them, in their folders `domains`. Every domain goes through
the importer; packages, their values, the frontier and the solutions come from `accord.analysis`.

What the answers mean, as they were made, and what they are held against:
  size, pareto, utilities   packages; those no other dominates, as pairs of utilities; utilities of the packages named
  nash                      largest product of utilities, reservation values left out: our Nash solution at 0
  social welfare            largest sum of utilities: our utilitarian solution at 0
  kalai (ANL)               the smallest difference between the two utilities on the frontier. That is neither Kalai's
                            solution nor Kalai and Smorodinsky's; the rule is computed here for the comparison, and
                            beside it is counted how often our two solutions are another package
  kalai (NegoLog)           the largest sum of utilities: our utilitarian solution at 0
  opposition                distance of the package called kalai from (1, 1)
  distribution (ANL)        mean distance of a package from the frontier
  balance (NegoLog)         difference of the mean utilities
  found again               not an answer of theirs: frontier and solutions found by listing packages, and without

`--genius RESULTS FOLDER` takes a table of results as GENIUS writes it, such as the one its own tests expect
(multitestexpected.txt), and the folder of the profiles it names: each agreement's utilities are those of a package, and
its distances to the frontier and to the Nash package are the ones told, to the five places told. Utilities are compared
in the measure of the files: weights of 1.0002 in all give a best package of 1.0002, which for a case is 1.

An answer is equal within 1e-9. Ties are equal where the utilities are: which of equal packages is named is chance.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accord.analysis.deals.bargain import bargain_of
from accord.analysis.deals.frontier import frontier
from accord.analysis.deals.fronts import over_all
from accord.analysis.deals.packages import weigh
from accord.analysis.deals.solutions import solve
from accord.analysis.deals.unlisted import deals_of
from accord.analysis.ranking import rank_states
from accord.analysis.states import States, list_states
from accord.case import Case, Fallback
from accord.case.formats import load_any
from accord.case.formats.domains.find import read_domain
from accord.problem import Problems

NEAR = 1e-9
TOLD = 6e-6  # distances are told to five places
Points = NDArray[np.float64]  # (packages, parties): values
BEYOND = ("egalitarian", "kalai-smorodinsky")  # not among the answers: compared with what is called kalai


@dataclass(frozen=True, slots=True)
class Ours:
    """What we say of a domain, reservation values left out as the answers leave them out."""

    case: Case
    states: States
    points: Points
    front: Points  # pairs of values on the frontier, each once
    solutions: dict[str, Points]  # values of the packages that tie
    twice: bool  # frontier and solutions are the same when found without listing packages

    def at(self, bid: dict[str, str] | str) -> Points:
        """The values of a package named by issues and values; some files have these as text of Python."""
        bid = bid if isinstance(bid, dict) else json.loads(bid.replace("'", '"'))
        called = {point.name: option for option, point in self.case.points.items()}
        chosen = {called[issue]: value for issue, value in bid.items()}
        code, step = 0, 1
        for name, option in self.case.options.items():
            code += step * option.values.index(chosen[name])
            step *= len(option.values)
        return np.asarray(self.points[int(np.searchsorted(self.states.codes, code))])


def ours(folder: Path) -> Ours:
    """A domain as we see it."""
    case, _, _ = load_any(folder)
    free = case.model_copy(update={"fallback": Fallback(reservation=dict.fromkeys(case.parties, (0.0, 0.0)))})
    states = list_states(free)
    worth = weigh(free, states, rank_states(free, states)[0])
    assert worth is not None
    efficient = frontier(worth, worth.eligible)
    points = worth.worths.T / np.array(worth.scales)
    picked = {s.name: points[list(s.packages)] for s in solve(worth, worth.eligible, efficient)}
    sums = np.unique(worth.worths[:, efficient], axis=1).T
    twice = _found_again(free, {_exactly(row, worth.scales) for row in sums.tolist()}, picked)
    return Ours(case, states, points, sums / np.array(worth.scales), picked, twice)


def _exactly(row: Iterable[int], scales: Sequence[int]) -> tuple[Fraction, ...]:
    return tuple(Fraction(n, scale) for n, scale in zip(row, scales, strict=True))


def _found_again(case: Case, front: set[tuple[Fraction, ...]], picked: dict[str, Points]) -> bool:
    """Whether the way that lists no package comes to the same frontier, and the same solutions as many times."""
    bargain = bargain_of(case)
    assert bargain is not None
    same_front = {_exactly(row, bargain.scales) for row in over_all(bargain).worths()} == front
    solutions = deals_of(bargain)[0].solutions
    return same_front and all(
        s.count == len(picked[s.name]) and is_one_of(s.picked[0].values, picked[s.name]) for s in solutions
    )


def is_one_of(utilities: Any, points: Points) -> bool:
    """Whether a pair of utilities is that of some package among several."""
    return bool((np.abs(points - np.array(utilities, dtype=np.float64)).max(axis=1) <= NEAR).any())


def same(one: float, other: float) -> bool:
    return abs(one - other) <= NEAR


def of_anl(found: Ours, told: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Each answer of specials.json, and whether ours is equal."""
    yield "size", told["size"] == len(found.points)
    bids = [*told["pareto_front"], told["nash"], told["kalai"], told["social_welfare"]]
    yield "utilities", all(np.abs(found.at(b["bid"]) - b["utility"]).max() <= NEAR for b in bids)
    theirs = np.array([b["utility"] for b in told["pareto_front"]])
    yield "pareto", len(theirs) == len(found.front) and all(is_one_of(u, found.front) for u in theirs)
    yield "nash", is_one_of(told["nash"]["utility"], found.solutions["nash"])
    yield "social welfare", is_one_of(told["social_welfare"]["utility"], found.solutions["utilitarian"])
    spread = np.abs(found.front[:, 0] - found.front[:, 1])
    narrow = found.front[spread <= spread.min() + NEAR]
    yield "kalai", is_one_of(told["kalai"]["utility"], narrow)
    yield "opposition", any(same(float(np.hypot(*(1 - point))), told["opposition"]) for point in narrow)
    steps = (found.points[k : k + 2_000] for k in range(0, len(found.points), 2_000))
    nearest = [np.sqrt(((s[:, None] - found.front[None]) ** 2).sum(axis=2)).min(axis=1) for s in steps]
    yield "distribution", same(float(np.concatenate(nearest).mean()), told["distribution"])


def of_negolog(found: Ours, told: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Each answer of specs.json, as far as it has them, and whether ours is equal."""
    sizes = [len(o.values) for o in found.case.options.values()]
    size = [told["NumberOfBids"], told["NumberOfIssues"], told["IssueValues"]]
    yield "size", size == [len(found.points), len(sizes), sizes]
    named = {name: [told[f"{name}_A"], told[f"{name}_B"]] for name in ("Nash", "Kalai")}
    yield "utilities", all(np.abs(found.at(told[f"{n}Bid"]) - u).max() <= NEAR for n, u in named.items())
    nash, most = found.solutions["nash"], found.solutions["utilitarian"]
    yield "nash", is_one_of(named["Nash"], nash)
    yield "kalai", is_one_of(named["Kalai"], most)
    yield "opposition", any(same(float(np.hypot(*(1 - point))), told["Opposition"]) for point in most)
    yield "balance", same(float(found.points[:, 0].mean() - found.points[:, 1].mean()), told["BalanceScore"])
    ours_of = {
        "Nash Product": float(nash[0].prod()),
        "Social Welfare": float(most[0].sum()),
        "MinUtility": float(found.points.min()),
        "MaxUtility": float(found.points.max()),
    }
    yield from ((key.lower(), same(value, told[key])) for key, value in ours_of.items() if key in told)
    for key, value in zip("AB", load_reservations(found.case), strict=True):
        if f"ReservationValueProfile{key}" in told:
            yield f"reservation {key.lower()}", value == told[f"ReservationValueProfile{key}"]


def load_reservations(case: Case) -> list[float]:
    """The reservation values of a case as loaded."""
    assert case.fallback is not None
    return [low for low, _ in case.fallback.reservation.values()]


def of_genius(results: Path, folder: Path) -> tuple[int, int]:
    """How many sessions GENIUS told of, and of how many utilities and both distances are equal."""
    rows = list(csv.reader(results.open(), delimiter=";"))
    head = [name.strip() for name in rows[1]]
    seen: dict[tuple[str, ...], Ours] = {}
    count = equal = 0
    for row in rows[2:]:
        told = dict(zip(head, row, strict=False))
        profiles = tuple(told[f"Profile {k}"] for k in range(1, 9) if told.get(f"Profile {k}"))
        if len(set(profiles)) < len(profiles):
            continue  # one profile twice is one party in a folder
        if profiles not in seen:
            seen[profiles] = _of_files(folder, profiles)
        found = seen[profiles]
        utilities = np.array([float(told[f"Utility {k}"]) for k in range(1, len(profiles) + 1)])
        near = [
            ("Dist. to Nash", np.linalg.norm(found.solutions["nash"] - utilities, axis=1).min()),
            ("Dist. to Pareto", np.linalg.norm(found.front - utilities, axis=1).min()),
        ]
        count += 1
        equal += (
            found.twice
            and (told["Agreement"] != "Yes" or is_one_of(utilities, found.points))
            and all(abs(value - float(told[key])) <= TOLD for key, value in near)
        )
    return count, equal


def _of_files(folder: Path, profiles: tuple[str, ...]) -> Ours:
    """A domain of some profiles of a folder, its parties in their order, in the measure of the files."""
    templates = [p for p in folder.glob("*.xml") if b"<negotiation_template" in p.read_bytes()]
    with tempfile.TemporaryDirectory() as there:
        for path in (*templates, *(folder / name for name in profiles)):
            shutil.copy(path, there)
        found = ours(Path(there))
        read = {profile.name: profile for profile in read_domain(Path(there))[0].profiles}
    order = [list(read).index(Path(name).stem) for name in profiles]
    most = np.array([float(read[Path(name).stem].most) for name in profiles])
    picked = {name: points[:, order] * most for name, points in found.solutions.items()}
    return Ours(
        found.case, found.states, found.points[:, order] * most, found.front[:, order] * most, picked, found.twice
    )


KINDS = {"specials.json": of_anl, "specs.json": of_negolog}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--genius", nargs=2, type=Path, action="append", default=[], metavar=("RESULTS", "FOLDER"))
    parser.add_argument("--each", action="store_true", help="tell every domain")
    chosen = parser.parse_args()
    wrong = 0
    for file, compare in KINDS.items():
        paths = sorted(path for folder in chosen.folders for path in folder.rglob(file))
        equal: Counter[str] = Counter()
        other: Counter[str] = Counter()
        whole, start = 0, time.perf_counter()
        for path in paths:
            told = json.loads(path.read_text())
            try:
                found = ours(path.parent)
            except Problems as problems:
                print(f"{path.parent.name}: refused: {problems}", file=sys.stderr)
                continue
            answers = {**dict(compare(found, told)), "found again": found.twice}
            equal.update(name for name, is_equal in answers.items() if is_equal)
            whole += all(answers.values())
            kalai = told["kalai"]["utility"] if "kalai" in told else [told["Kalai_A"], told["Kalai_B"]]
            other.update(name for name in BEYOND if not is_one_of(kalai, found.solutions[name]))
            missed = [name for name, is_equal in answers.items() if not is_equal]
            if missed or chosen.each:
                print(f"{path.parent.name}: {len(found.points):,} packages, not equal: {', '.join(missed) or 'none'}")
        if paths:
            took = time.perf_counter() - start
            print(f"{file}: {whole} of {len(paths)} domains equal in every answer ({took:.1f} s)")
            print("  " + ", ".join(f"{name} {count}" for name, count in equal.items()))
            print("  called kalai, and another package than ours: " + ", ".join(f"{n} {other[n]}" for n in BEYOND))
        wrong += len(paths) - whole
    for results, folder in chosen.genius:
        count, whole = of_genius(results, folder)
        print(f"{results.name}: {whole} of {count} sessions of GENIUS equal in utilities and distances")
        wrong += count - whole
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
