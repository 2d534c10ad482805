"""What a change of the reader gained and lost.

`python -m bench.reading.gainloss keep FILE [DIR ...]`, then the change, then `... tell FILE [DIR ...]`: `keep` writes
down which annotated claims are read rightly (span, holder and stance) and which claims are false; `tell` reads again
and prints every claim won, lost, newly false and no longer false, text by text, and the measures.
DIR: folders of texts with gold beside them; the practice texts where none is named. Never a folder held back.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.reading.score import HERE, line, predict, scorer

Reading = dict[str, dict[str, list[str]]]


def main(arguments: list[str]) -> int:
    """Keep, or tell; 2 where the arguments are neither."""
    module = scorer()
    if module is None:
        print("the scorer (../shared/eval/score_reading.py) is not here: nothing scored")
        return 0
    if len(arguments) < 2 or arguments[0] not in {"keep", "tell"}:
        print(__doc__)
        return 2
    file, folders = Path(arguments[1]), [Path(a) for a in arguments[2:]] or [HERE / "practice"]
    rows = score_all(module, folders)
    now = {
        name: {"right": right(row, gold), "false": sorted(row["claims"]["false"])} for name, (row, gold) in rows.items()
    }
    if arguments[0] == "keep":
        file.write_text(json.dumps(now, indent=1, ensure_ascii=False), encoding="utf-8")
    else:
        tell(json.loads(file.read_text(encoding="utf-8")), now)
    for folder in folders:
        names = {p.stem for p in folder.glob("*.txt")}
        line(module, folder.name, [row for name, (row, _) in rows.items() if name in names], 0.0)
    return 0


def score_all(module: ModuleType, folders: Iterable[Path]) -> dict[str, tuple[dict[str, Any], dict[str, Any]]]:
    """Score and gold of every annotated text of the folders."""
    out = {}
    for folder in folders:
        for path in sorted(folder.glob("*.txt")):
            if path.with_name(f"{path.stem}.gold.json").exists():
                gold, shape, _ = predict(path)
                out[path.stem] = (module.score_doc(gold, shape, path.read_text(encoding="utf-8")), gold)
    return out


def right(row: dict[str, Any], gold: dict[str, Any]) -> list[str]:
    """The gold claims that count and were not missed."""
    missed = list(row["claims"]["missed"])
    found = []
    for c in gold["claims"]:
        told = f"{c['holder']} {c['stance']}: {c['quote']}"
        if c.get("optional"):
            continue
        if told in missed:
            missed.remove(told)
        else:
            found.append(told)
    return found


def tell(before: Reading, now: Reading) -> None:
    """Every claim that changed sides, and sums."""
    won = lost = worse = better = 0
    for name, reading in now.items():
        old = before.get(name, {"right": [], "false": []})
        changes = [
            *(f"  won    {c}" for c in less(reading["right"], old["right"])),
            *(f"  LOST   {c}" for c in less(old["right"], reading["right"])),
            *(f"  FALSE  {c}" for c in less(reading["false"], old["false"])),
            *(f"  unsaid {c}" for c in less(old["false"], reading["false"])),
        ]
        gain, loss = len(less(reading["right"], old["right"])), len(less(old["right"], reading["right"]))
        bad, good = len(less(reading["false"], old["false"])), len(less(old["false"], reading["false"]))
        won, lost, worse, better = won + gain, lost + loss, worse + bad, better + good
        if changes:
            print(f"{name}: right +{gain} -{loss}, false +{bad} -{good}", *changes, sep="\n")
    print(f"all: right +{won} -{lost}, false +{worse} -{better}")


def less(these: list[str], those: list[str]) -> list[str]:
    """These without those, counting repetitions."""
    rest = list(those)
    out = []
    for t in these:
        if t in rest:
            rest.remove(t)
        else:
            out.append(t)
    return out


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
