"""Time and memory of long runs: `python bench/reading/many.py [--articles 100,1000] [--jobs N] [--keep FOLDER]`.

Makes so many articles out of paragraphs of the practice texts, no two alike, reads them with `accord read`, and prints
for each run: articles a second, the most memory the parent and a worker needed, memory over time, and the time of a
second run, which finds everything read. 10,000 articles take a quarter of an hour or more on two cores.

`--kill-at N` reads them once more into another folder, ends that run as `kill -9` does once N results are kept, checks
that its workers leave, gives the command again, and compares the two dossiers byte for byte.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
PARAGRAPHS = 6  # of one article: some 250 words


def make(folder: Path, count: int, seed: int = 1) -> None:
    """So many articles, each of paragraphs of one practice text or two and a first line of its own."""
    texts = [p.read_text(encoding="utf-8").split("\n") for p in sorted((HERE / "practice").glob("*.txt"))]
    paragraphs = [[line for line in text if len(line.split()) > 12] for text in texts]
    rng = random.Random(seed)
    for number in range(count):
        one, other = rng.choice(paragraphs), rng.choice(paragraphs)
        body = rng.sample(one, min(PARAGRAPHS - 2, len(one))) + rng.sample(other, min(2, len(other)))
        place = folder / f"{number // 1000:02d}"
        place.mkdir(parents=True, exist_ok=True)
        head = f"Report {number} of the day\n\nThis is report {number} of a series.\n\n"
        (place / f"{number:05d}.txt").write_text(head + "\n\n".join(body) + "\n", encoding="utf-8")


class Watch:
    """The memory (resident, in megabytes) of the parent and its largest child: the most, and over time."""

    def __init__(self, pid: int) -> None:
        self.pid, self.parent, self.worker = pid, 0.0, 0.0
        self.seen: list[tuple[float, float, float]] = []  # seconds, parent, largest worker
        self._began = time.monotonic()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while True:
            own = _resident(self.pid)
            if own is None:
                return
            largest = max((_resident(child) or 0.0 for child in _children(self.pid)), default=0.0)
            self.parent, self.worker = max(self.parent, own), max(self.worker, largest)
            self.seen.append((time.monotonic() - self._began, own, largest))
            time.sleep(0.25)

    def over_time(self, parts: int = 12) -> Iterator[str]:
        """So many moments of the run, evenly spread: the second, the parent, the largest worker."""
        for n in range(parts + 1):
            seconds, own, largest = self.seen[n * (len(self.seen) - 1) // parts]
            yield f"    at {seconds:7.1f} s: parent {own:5.0f} MB, largest worker {largest:5.0f} MB"


def _resident(pid: int) -> float | None:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError):
        return None
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _children(pid: int) -> list[int]:
    try:
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    except OSError:
        return []


def _command(articles: Path, case: Path, jobs: int) -> list[str]:
    return [sys.executable, "-m", "accord", "read", str(articles), "-o", str(case), "--jobs", str(jobs)]


def run(articles: Path, case: Path, jobs: int) -> tuple[float, Watch, str]:
    """Seconds, memory, and what the command said last."""
    command = _command(articles, case, jobs)
    began = time.monotonic()
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        watch = Watch(process.pid)
        assert process.stderr is not None
        said = ""
        for line in process.stderr:
            said = line.strip()
            print(f"    {time.monotonic() - began:7.1f} s  {said}", file=sys.stderr, flush=True)
    if process.returncode:
        raise SystemExit(f"accord read failed: {said}")
    return time.monotonic() - began, watch, said


def killed(articles: Path, case: Path, jobs: int, at: int) -> int:
    """Start a run and end it with SIGKILL once so many results are kept; how many there are when all is still."""
    with subprocess.Popen(_command(articles, case, jobs), stderr=subprocess.DEVNULL) as process:
        kept = case / ".accord" / "reading"
        while process.poll() is None and (not kept.is_dir() or len(os.listdir(kept)) < at):
            time.sleep(0.25)
        workers = _children(process.pid)
        process.send_signal(signal.SIGKILL)
    until = time.monotonic() + 60
    while left := [pid for pid in workers if _resident(pid)]:
        if time.monotonic() > until:
            raise SystemExit(f"workers {left} outlive their parent")
        time.sleep(0.25)
    return len(os.listdir(kept))


def resumed(home: Path, jobs: int, at: int) -> str:
    """What became of a run that was killed and given again, next to the one that was not."""
    kept = killed(home / "articles", home / "killed", jobs, at)
    seconds, _, said = run(home / "articles", home / "killed", jobs)
    one, other = ((home / name / "dossier.yaml").read_bytes() for name in ("case", "killed"))
    if one != other:
        raise SystemExit("the dossier of the run that was killed and resumed is another one")
    return f"killed with {kept:,} kept, workers left; resumed in {seconds:.1f} s; the same dossier; {said}"


def main() -> int:
    """Run every size and print a line for each."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--articles", default="100,1000")
    asked.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked.add_argument("--kill-at", type=int, metavar="N", help="read once more, killed when N results are kept")
    asked.add_argument("--keep", type=Path, help="make the articles and cases here, and leave them")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for count in map(int, given.articles.split(",")):
            home = (given.keep or Path(name)) / str(count)
            make(home / "articles", count)
            seconds, first, said = run(home / "articles", home / "case", given.jobs)
            again, second, _ = run(home / "articles", home / "case", given.jobs)
            print(
                f"{count:6,d} articles, {given.jobs} jobs: {seconds:7.1f} s ({count / seconds:5.1f}/s);",
                f"parent {first.parent:5.0f} MB, worker {first.worker:5.0f} MB; again {again:6.1f} s",
                f"({second.parent:5.0f} MB); {said}",
                *("\n" + line for line in first.over_time()),
                flush=True,
            )
            if given.kill_at and given.kill_at < count:
                print(resumed(home, given.jobs, given.kill_at), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
