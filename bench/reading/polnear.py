"""Measures attribution on PolNeAR [Newell2018], which is not part of this repository.

`python bench/reading/polnear.py --polnear FOLDER --scorer polnear_eval.py [--split dev] [--out PRED.jsonl]`

FOLDER is a checkout of github.com/networkdynamics/PolNeAR (it holds data/dev/text, ...). Speech inside speech is left
out of the predictions: the annotators marked cues inside a quotation in one case of fifty.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from accord.reading.attribution import Attribution, find_attributions
from accord.reading.passages import passages
from accord.sources import Source, Span

MARKS = ('"', "“", "''")


def loaded(path: Path) -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("polnear_eval", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def exact_text(path: Path) -> str:
    """The text with its line ends as they are: the annotations count every character."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def predicted(doc: str, found: list[Attribution]) -> Iterator[dict[str, Any]]:
    """The lines the scorer reads."""

    def pairs(spans: tuple[Span, ...]) -> list[list[int]]:
        return [[s.start, s.end] for s in spans]

    for one in found:
        if not one.nested:
            yield {
                "doc": doc, "kind": one.kind,
                "source": pairs(one.source), "cue": pairs(one.cue), "content": pairs(one.content),
            }  # fmt: skip


def kind_of(text: str, spans: list[tuple[int, int]]) -> str:
    """Direct, mixed or indirect, by the quotation marks of an annotated content."""
    content = " ".join(text[a:b] for a, b in spans)
    if content.startswith(MARKS):
        return "direct"
    return "mixed" if any(m in content for m in MARKS) else "indirect"


def by_kind(scorer: ModuleType, folder: Path, rows: list[dict[str, Any]]) -> dict[str, Counter[str]]:
    """Of each kind: how many were predicted, annotated, and matched (by the kind of either)."""
    out: dict[str, Counter[str]] = defaultdict(Counter)
    per_doc: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        per_doc[row["doc"]].append(row)
    for path in sorted((folder / "text").glob("*.txt")):
        annotated = sorted(p for p in (folder / "attributions").iterdir() if p.name.startswith(f"{path.stem}_"))
        if not annotated:
            continue
        text, mine = exact_text(path), per_doc[path.stem]
        toks = scorer.words(text)
        gold = scorer.read_ann(annotated[0])
        sets = [scorer.to_set(g["content"], toks) for g in gold]
        pairs = {}
        for i, row in enumerate(mine):
            content = scorer.to_set([tuple(s) for s in row["content"]], toks)
            out[row["kind"]]["predicted"] += 1
            for j, other in enumerate(sets):
                both = len(content & other)
                if both and both / len(content | other) >= 0.5:
                    pairs[i, j] = both / len(content | other)
        for g in gold:
            out[kind_of(text, g["content"])]["annotated"] += 1
        for i, j in scorer.match(pairs).items():
            out[mine[i]["kind"]]["right"] += 1
            out[kind_of(text, gold[j]["content"])]["found"] += 1
    return out


def options(arguments: list[str]) -> argparse.Namespace:
    """What the user asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, required=True, help="a checkout of PolNeAR")
    parser.add_argument("--scorer", type=Path, required=True, help="polnear_eval.py")
    parser.add_argument("--split", default="dev", help="train, dev or test; the test split once, at the end")
    parser.add_argument("--out", type=Path, default=Path("polnear-pred.jsonl"), help="where the predictions go")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    """Read the split, write the predictions, print the figures."""
    asked = options(arguments)
    folder = asked.polnear / "data" / asked.split
    texts = sorted((folder / "text").glob("*.txt"))
    if not texts or not asked.scorer.is_file():
        missing = f"{folder / 'text'}/*.txt" if not texts else asked.scorer
        print(f"not found: {missing}", file=sys.stderr)
        return 2
    rows: list[dict[str, Any]] = []
    tokens, spent = 0, 0.0
    for path in texts:
        pages = passages(Source.of(exact_text(path)))
        tokens += sum(len(p.doc) for p in pages)
        began = time.perf_counter()
        rows += predicted(path.stem, find_attributions(pages))
        spent += time.perf_counter() - began
    asked.out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command = [
        sys.executable,
        str(asked.scorer),
        str(asked.out),
        "--split",
        asked.split,
        "--polnear",
        str(asked.polnear),
    ]
    print(subprocess.run(command, check=True, capture_output=True, text=True).stdout, end="")
    print(f"{tokens} tokens, {tokens / spent:.0f} a second once parsed")
    for kind, count in sorted(by_kind(loaded(asked.scorer), folder, rows).items()):
        share = 100 * count["right"] / max(1, count["predicted"]), 100 * count["found"] / max(1, count["annotated"])
        print(f"{kind:10} content P {share[0]:.1f} of {count['predicted']}, R {share[1]:.1f} of {count['annotated']}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
