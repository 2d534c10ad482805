"""Speed of reading against the bare spaCy pipeline: `python bench/reading/throughput.py FOLDER [--repeats 5]`.

Same texts (the .txt files of the folder), same pipeline with the same components, one process, all in one run, in turns
whose order alternates; processor time, which other work on the machine changes less than the clock, and medians.
The bare pipeline is given the texts in three ways, and the fastest of them is the measure:
  articles   whole articles, in one stream
  paragraphs the paragraphs as the reader cuts them, an article at a time
  stream     the same paragraphs in one stream
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from accord.reading.passages import parser, passages
from accord.reading.read import read_one
from accord.sources import Source


def count(docs: Iterable[Any]) -> int:
    """The tokens of these parses."""
    return sum(len(doc) for doc in docs)


def main() -> int:
    """Measure, print a line for each way and the ratio; 1 where the ratio is below the bar."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--repeats", type=int, default=5)
    asked.add_argument("--bar", type=float, default=0.75)
    given = asked.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(given.folder.glob("*.txt"))]
    if not texts:
        raise SystemExit(f"{given.folder} has no .txt files")
    sources = [Source.of(text) for text in texts]
    pipeline = parser()
    cut = [[page.doc.text for page in passages(source)] for source in sources]
    stream = [copy for copies in cut for copy in copies]
    tokens = count(pipeline.pipe(stream))
    ways: dict[str, Callable[[], Any]] = {
        "articles": lambda: count(pipeline.pipe(texts)),
        "paragraphs": lambda: sum(count(pipeline.pipe(copies)) for copies in cut),
        "stream": lambda: count(pipeline.pipe(stream)),
        "read": lambda: [read_one(source) for source in sources],
    }
    for way in ways.values():  # what is loaded once, and the words of these texts, are met before the first turn
        way()
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(given.repeats):
        for name in list(ways) if turn % 2 == 0 else reversed(ways):
            began = time.process_time()
            ways[name]()
            taken[name].append(time.process_time() - began)
            print(f"{turn} {name} {taken[name][-1]:.2f} s", file=sys.stderr, flush=True)
    medians = {name: statistics.median(seconds) for name, seconds in taken.items()}
    print(f"{len(texts)} articles, {tokens:,} tokens; {', '.join(pipeline.pipe_names)}")
    for name, seconds in medians.items():
        print(f"{name:10s} {tokens / seconds:8,.0f} tokens/s  ({min(taken[name]):.2f}-{max(taken[name]):.2f} s)")
    ratio = min(seconds for name, seconds in medians.items() if name != "read") / medians["read"]
    print(f"read is at {100 * ratio:.1f} % of the fastest bare pipeline (bar: {100 * given.bar:.0f} %)")
    return int(ratio < given.bar)


if __name__ == "__main__":
    sys.exit(main())
