"""Time and memory of five concepts of stability: `python -m bench.scale.run [--gmcr FOLDER] [--large] [--out FILE]`.

`--draws N` tells instead how cost grows, on N random conflicts of each size: how much it is for one conflict depends on
which one it is. It does so twice: where what is freed stays with the process, and where the system gives it anew.

Each measurement is a process of its own. `--gmcr` names a folder with the sources of gmcr-py, fetched by whoever has a
right to it: it then solves the same conflicts in the same run (as .gmcr files) with its own five concepts. `--large`
adds 2^21 to 2^24 states. Seconds are of processor time, so that other work on the machine counts less; ours include
listing states and ranking them, and are the median of at least three runs. The first run of a process is told apart:
it also takes memory from the machine that later ones find there.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import multiprocessing
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bench.scale.conflicts import random_case, staircase

from accord.analysis.moves import find_conflict
from accord.analysis.stability import CONCEPTS, find_all

FIVE = ("nash", "gmr", "smr", "seq", "sseq")
THEIRS = ("nash", "gmr", "smr", "seq", "sim")


def ours(options: int, parties: int, **how: int) -> dict[str, float]:
    """Seconds and states of one random case: the median of several runs, and the first."""
    case = random_case(options, parties, **how)
    seconds: list[float] = []
    states = 0
    while len(seconds) < 3 or (sum(seconds) < 0.3 and len(seconds) < 25):
        began = time.process_time()
        conflict = find_conflict(case)
        states = len(conflict.states)
        find_all(conflict, FIVE)
        seconds.append(time.process_time() - began)
    return {"seconds": statistics.median(seconds), "first": seconds[0], "states": states}


def grown(draws: int, sizes: Sequence[int]) -> dict[str, float]:
    """Seconds of so many conflicts of each size ("20:3"), the sizes in turns; each is solved once before it counts."""
    found: dict[str, float] = {}
    for draw in range(draws):
        for options in sizes:
            case = random_case(options, 4, seed=draw)
            for _ in range(2):
                began = time.process_time()
                find_all(find_conflict(case), FIVE)
                found[f"{options}:{draw}"] = time.process_time() - began
    return found


def climbed(each: int, kind: str) -> dict[str, float]:
    """Seconds of a staircase."""
    conflict = staircase(each, kind)
    began = time.process_time()
    find_all(conflict, FIVE)
    return {"seconds": time.process_time() - began, "states": len(conflict.states)}


def theirs(folder: str, options: int, parties: int) -> dict[str, float]:
    """Seconds gmcr-py takes for the same case and its five concepts, from its file to all verdicts."""
    from accord.case.formats import save_gmcr

    path = Path(tempfile.mkdtemp()) / "case.gmcr"
    path.write_bytes(save_gmcr(random_case(options, parties)))
    sys.path.insert(0, folder)
    import data_01_conflictModel as model  # type: ignore[import-not-found]
    import data_02_conflictSolvers as solvers  # type: ignore[import-not-found]

    began = time.process_time()
    with contextlib.redirect_stdout(io.StringIO()):
        conflict = model.ConflictModel()
        conflict.load_from_file(str(path))
        conflict.coalitions = model.CoalitionList(conflict)
        for party in conflict.decisionMakers:
            conflict.coalitions.append(party)
        solver = solvers.LogicalSolver(conflict)
        for concept in THEIRS:
            for party in conflict.decisionMakers:
                for state in range(len(conflict.feasibles)):
                    getattr(solver, concept)(party, state)
    return {"seconds": time.process_time() - began, "states": len(conflict.feasibles)}


def apart(work: Callable[..., dict[str, float]], *args: Any, **how: Any) -> dict[str, float]:
    """The result of some work in a process of its own, with the most memory it took."""
    here, there = multiprocessing.get_context("spawn").Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(target=_report, args=(there, work, args, how))
    process.start()
    there.close()
    found: dict[str, float] = here.recv()
    process.join()
    return found


def _report(pipe: Connection, work: Callable[..., dict[str, float]], args: Any, how: Any) -> None:
    found = work(*args, **how)
    pipe.send(found | {"MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024})


BURDENS: tuple[dict[str, int], ...] = ({"patterns": 6}, {"one_way": 4}, {"patterns": 6, "one_way": 4})


def _called(how: dict[str, int]) -> str:
    return " and ".join({"patterns": "6 patterns infeasible", "one_way": "4 one-way"}[k] for k in how)


SIZES = range(13, 23)
# For the C library of GNU: what is freed stays with the process
KEPT = {"MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": str(2**40)}


def growth(draws: int) -> None:
    """Print what doubling the states costs, and what patterns and one-way options do, over so many conflicts each."""
    for told, environment in (("memory kept by the process", KEPT), ("memory given anew", {})):
        with patch.dict(os.environ, environment):
            found = apart(grown, draws, SIZES)
        before: list[float] = []
        for options in SIZES:
            seconds = [found[f"{options}:{draw}"] for draw in range(draws)]
            _tell_draws(f"{options} options, 4 parties, {told}", seconds, before)
            before = seconds
    alone = _drawn(draws, 20)
    _tell_draws("20 options, 4 parties", alone, [])
    for how in BURDENS:
        _tell_draws(f"20 options, 4 parties, {_called(how)}", _drawn(draws, 20, **how), alone)


def _drawn(draws: int, options: int, **how: int) -> list[float]:
    """Seconds of several conflicts."""
    return [apart(ours, options, 4, seed=draw, **how)["seconds"] for draw in range(draws)]


def _tell_draws(name: str, seconds: list[float], against: list[float]) -> None:
    """The mean and the range of several conflicts; and how many times as long as others: by mean, and each."""
    mean = statistics.mean(seconds)
    told = f"{name:64s} {mean:>8.4f} s ({min(seconds):.4f} to {max(seconds):.4f})"
    if against:
        each = sorted(mine / other for mine, other in zip(seconds, against, strict=True))
        told += f" {mean / statistics.mean(against):>6.2f} times ({each[0]:.2f} to {each[-1]:.2f})"
    print(told, flush=True)


def main() -> None:
    """Measure, print a line each, and write everything as JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gmcr", help="folder with gmcr-py's sources")
    parser.add_argument("--most", type=int, default=12, help="options up to which gmcr-py is run")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--draws", type=int, help="conflicts of each size: only tell how cost grows")
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    assert set(FIVE) <= set(CONCEPTS)
    if asked.draws:
        growth(asked.draws)
    else:
        _table(asked)


def _table(asked: argparse.Namespace) -> None:
    """The rows of docs/scale.md."""
    rows: list[dict[str, Any]] = []

    def note(name: str, found: dict[str, float]) -> dict[str, float]:
        rows.append({"name": name, **found})
        print(
            f"{name:44s} {found['states']:>10,.0f} states {found['seconds']:>10.4f} s {found['MiB']:>6.0f} MiB"
            + (f"  first run {found['first']:.4f} s" if "first" in found else ""),
            flush=True,
        )
        return found

    for options in (*range(8, 21), *((21, 22, 23, 24) if asked.large else ())):
        mine = note(f"{options} options, 4 parties", apart(ours, options, 4))
        if asked.gmcr and options in (8, 10, 12) and options <= asked.most:
            other = note(f"{options} options, 4 parties, gmcr-py", apart(theirs, asked.gmcr, options, 4))
            after = note(f"{options} options, 4 parties, again", apart(ours, options, 4))
            both = (mine["seconds"] + after["seconds"]) / 2  # as the load of the machine before and after
            print(f"{'':44s} {other['seconds'] / both:>10,.0f} times as long")
    for parties in (2, 3, 6):
        note(f"18 options, {parties} parties", apart(ours, 18, parties))
    plain = note("20 options, 4 parties", apart(ours, 20, 4))
    for how in BURDENS:
        found = note(f"20 options, 4 parties, {_called(how)}", apart(ours, 20, 4, **how))
        print(f"{'':44s} {found['seconds'] / plain['seconds']:>10.2f} times as long")
    for kind in ("falling", "random", "flat"):
        note(f"staircase, 3 parties of 7 options, {kind}", apart(climbed, 7, kind))
    if asked.out:
        asked.out.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
