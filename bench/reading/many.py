"""Time and memory of long runs: `python bench/reading/many.py [--articles 100,1000] [--jobs N] [--keep FOLDER]`.

Makes so many articles out of paragraphs of the practice texts, no two alike, reads them with `accord read`, and prints
for each run: articles a second, the most memory the parent and a worker needed, and the time of a second run, which
finds everything read. 10,000 articles take a quarter of an hour or more on two cores.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
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
    """The most memory (resident, in megabytes) the parent and its largest child were seen with."""

    def __init__(self, pid: int) -> None:
        self.pid, self.parent, self.worker = pid, 0.0, 0.0
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while True:
            own = _resident(self.pid)
            if own is None:
                return
            self.parent = max(self.parent, own)
            for child in _children(self.pid):
                self.worker = max(self.worker, _resident(child) or 0.0)
            time.sleep(0.25)


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


def run(articles: Path, case: Path, jobs: int) -> tuple[float, Watch, str]:
    """Seconds, memory, and what the command said last."""
    command = [sys.executable, "-m", "accord", "read", str(articles), "-o", str(case), "--jobs", str(jobs)]
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


def main() -> int:
    """Run every size and print a line for each."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--articles", default="100,1000")
    asked.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
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
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
