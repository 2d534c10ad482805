"""Reads what was made to do harm: `python bench/hostile/run.py [--count 2000] [--seed 1] [--only TEXT]`.

Every input is loaded and read in a worker. Counted: what was read, what was refused with a problem, what failed: a
crash, a quote that is not exactly at its place, or more than ten seconds. The seconds are of processor time, which on a
machine with nothing else to do are those of the clock; by the clock a worker is ended after a minute (`--wait SECONDS`,
for a machine that is busy with other work).
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from typing import Any

from bench.hostile.pages import HOSTILE_PAGES, any_page, bytes_harmed
from bench.hostile.papers import HOSTILE_PAPERS, pdf, whole
from bench.hostile.texts import HOSTILE_TEXTS, any_text

from accord.dossier.check import spans
from accord.problem import Problems
from accord.reading import read, scored_shape
from accord.sources import Source, load_text

LIMIT = 10.0  # seconds of processor time for one input, making it not included
WAIT = 60.0  # seconds by the clock
PUBLISHED = date(2025, 3, 10)
FORMS = {"text": "a.txt", "page": "a.html", "paper": "a.pdf"}


@dataclass(frozen=True, slots=True)
class Input:
    """One input: its form, a name to find it again by, the seed it is made with."""

    form: str
    name: str
    seed: int

    def make(self) -> str | bytes:
        """The input itself; a text as such where bytes could not hold it."""
        rng = random.Random(self.seed)
        if self.form == "text":
            text = HOSTILE_TEXTS[self.name](rng) if self.name else any_text(rng)
            return text if rng.random() < 0.5 else text.encode(rng.choice(("utf-8", "utf-16")), "replace")
        if self.form == "page":
            return HOSTILE_PAGES[self.name](rng).encode("utf-8", "replace") if self.name else any_page(rng)
        if self.name:
            return HOSTILE_PAPERS[self.name](rng)
        return bytes_harmed(
            rng, whole() if rng.random() < 0.2 else pdf([any_text(rng).split("\n")] * rng.randint(1, 4))
        )


def inputs(count: int, seed: int) -> Iterator[Input]:
    """The named ones first, then random ones: of twenty, thirteen texts, five pages, two PDFs."""
    named = {"text": list(HOSTILE_TEXTS), "page": list(HOSTILE_PAGES), "paper": list(HOSTILE_PAPERS)}
    for form, names in named.items():
        yield from (Input(form, name, seed) for name in names)
    for n in range(count - sum(map(len, named.values()))):
        form = "text" if n % 20 < 13 else "page" if n % 20 < 18 else "paper"
        yield Input(form, "", seed * 1_000_003 + n)


def outcome(made: str | bytes, form: str) -> str:
    """Loads and reads one input; "read" or "refused". Anything else that happens is an exception."""
    try:
        source = Source.of(made, published=PUBLISHED) if isinstance(made, str) else load_text(made, FORMS[form])
    except Problems as found:
        assert all(str(p) and p.hint for p in found.problems), "a problem without a hint"
        return "refused"
    dossier = read([source])
    wrong = [span for _, _, span in spans(dossier) if not span.is_exact(source)]
    assert not wrong, f"{len(wrong)} quotes are not at their place"
    for claim in scored_shape(dossier, source)["claims"]:
        assert source.text[claim["start"] : claim["end"]] == claim["quote"], "the printed offsets are wrong"
    return "read"


def seconds() -> float:
    """Processor time used by this process and by those it started and that have ended."""
    return time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])


def work(connection: Connection) -> None:
    """A worker: takes inputs, answers with the outcome, the seconds and the most memory so far in MB."""
    read([Source.of("A first text, so that loading is not timed.")])
    load_text(b"<html><body><p>" + b"They talk about it again. " * 20, "a.html")
    while True:
        one: Input = connection.recv()
        made = one.make()
        connection.send(("made", 0.0, 0))
        began = seconds()
        try:
            told = outcome(made, one.form)
        except BaseException:
            told = traceback.format_exc(limit=-4)
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        spent = seconds() - began
        connection.send((told if spent <= LIMIT else f"took {spent:.1f} s", spent, megabytes))


class Worker:
    """A process that does the work, ended and begun anew when an input takes it too long."""

    def __init__(self, wait: float = WAIT) -> None:
        self.wait = wait
        self._begin()

    def _begin(self) -> None:
        self.connection, theirs = multiprocessing.Pipe()
        self.process = multiprocessing.get_context("spawn").Process(target=work, args=(theirs,), daemon=True)
        self.process.start()

    def do(self, one: Input) -> tuple[str, float, int]:
        """Outcome, seconds, megabytes; an input that takes too long, or kills the worker, says so."""
        self.connection.send(one)
        try:
            self.connection.recv()  # it is made
            if self.connection.poll(self.wait):
                answer: tuple[str, float, int] = self.connection.recv()
                return answer
            told = f"took more than {self.wait:.0f} s by the clock"
        except (EOFError, ConnectionError):
            told = "the worker died"
        self.end()
        self._begin()
        return told, self.wait, 0

    def end(self) -> None:
        """End this worker's own process."""
        self.process.kill()
        self.process.join()


def main() -> int:
    """Run all, print a line for each failure and the sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default=None, help="only inputs whose name holds this; random: only those without")
    parser.add_argument("--wait", type=float, default=WAIT, help="seconds by the clock")
    how = parser.parse_args()
    worker, counts, failed = Worker(how.wait), Counter[str](), list[tuple[Input, str]]()
    slowest: list[tuple[float, str]] = []
    most = 0
    for one in inputs(how.count, how.seed):
        if how.only is not None and how.only not in (one.name or "random"):
            continue
        told, spent, megabytes = worker.do(one)
        ok = told in ("read", "refused")
        counts[f"{one.form} {told if ok else 'failed'}"] += 1
        slowest.append((spent, f"{one.form} {one.name or one.seed}"))
        most = max(most, megabytes)
        if len(slowest) % 200 == 0:
            print(f"{len(slowest)} inputs, {len(failed)} failed", file=sys.stderr, flush=True)
        if not ok:
            failed.append((one, told))
            print(f"FAILED {one}: {told}", flush=True)
        elif one.name and how.only is not None:
            print(f"{one.form} {one.name}: {told}, {spent:.1f} s, {megabytes} MB so far", flush=True)
    worker.end()
    report(counts, slowest, most, how)
    return 1 if failed else 0


def report(counts: Counter[str], slowest: list[tuple[float, str]], most: int, how: Any) -> None:
    """The sums."""
    times = sorted(seconds for seconds, _ in slowest)
    print(f"{len(times)} inputs (seed {how.seed}):", ", ".join(f"{n} {what}" for what, n in sorted(counts.items())))
    middle, high = times[len(times) // 2], times[int(0.99 * (len(times) - 1))]
    print(f"seconds: median {middle:.2f}, 99 % {high:.2f}; {most} MB at most")
    print("slowest:", *(f"{seconds:.1f} s {name}" for seconds, name in sorted(slowest, reverse=True)[:6]), sep="\n  ")


if __name__ == "__main__":
    sys.exit(main())
