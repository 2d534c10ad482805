"""Reads the annotated texts and scores the result.

    python bench/reading/score.py [OUT_DIR] [--held | --unlearned] [--show NAME]

`--held` scores the texts no rule was written from. Look at its sums only: a text whose misses were read is practice.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from accord.reading import read, scored_shape
from accord.sources import Source

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
# The seed does not say when it was published; its own words ("next Friday", August 15) do.
PUBLISHED = {"alaska-2025": date(2025, 8, 9)}


def scorer() -> ModuleType | None:
    """The scorer, which is not part of the repository."""
    path = SHARED / "eval" / "score_reading.py"
    if not path.exists():
        return None
    spec = importlib.util.spec_from_file_location("score_reading", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def texts(held: bool) -> list[Path]:
    """The annotated texts: those held back; or the practice folder, and the seed where it is at hand."""
    if held:
        return in_folder("held")
    return sorted([*(HERE / "practice").glob("*.txt"), *(SHARED / "seed").glob("*.txt")], key=lambda p: p.name)


def in_folder(name: str) -> list[Path]:
    """The annotated texts of one folder beside this file."""
    return sorted((HERE / name).glob("*.txt"))


def day_of(path: Path, gold: dict[str, Any]) -> date | None:
    """When a text was published, where its gold or the text itself says so."""
    day = gold.get("published_date")
    return date.fromisoformat(day) if day else PUBLISHED.get(path.stem)


def predict(path: Path) -> tuple[dict[str, Any], dict[str, Any], float]:
    """Gold, prediction and seconds for one text."""
    gold = json.loads(path.with_name(f"{path.stem}.gold.json").read_text(encoding="utf-8"))
    source = Source.of(path.read_text(encoding="utf-8"), published=day_of(path, gold))
    began = time.perf_counter()
    shape = scored_shape(read([source]), source)
    return gold, shape, time.perf_counter() - began


def main(arguments: list[str]) -> int:
    """Score all, print a line each and the sums."""
    module = scorer()
    if module is None:
        print("the scorer (../shared/eval/score_reading.py) is not here: nothing scored")
        return 0
    show = arguments[arguments.index("--show") + 1] if "--show" in arguments else None
    only = arguments[arguments.index("--only") + 1].split(",") if "--only" in arguments else None
    out = Path(arguments[0]) if arguments and not arguments[0].startswith("--") else None
    if out:
        out.mkdir(parents=True, exist_ok=True)
    read([Source.of("A first text, so that loading is not timed.")])
    rows = {}
    for path in in_folder("unlearned") if "--unlearned" in arguments else texts("--held" in arguments):
        if only and not any(path.stem.startswith(o) for o in only):
            continue
        gold, shape, seconds = predict(path)
        if out:
            (out / f"{path.stem}.pred.json").write_text(
                json.dumps(shape, indent=1, ensure_ascii=False), encoding="utf-8"
            )
        gold = {"points": [], "facts": [], "meeting": None, **gold}  # some golds tell parties and claims alone
        rows[path.stem] = module.score_doc(gold, shape, path.read_text(encoding="utf-8"))
        line(module, path.stem, [rows[path.stem]], seconds)
        if show and path.stem.startswith(show):
            detail(gold, shape, rows[path.stem])
    line(module, "all", list(rows.values()), 0.0)
    practice = [r for n, r in rows.items() if n not in PUBLISHED]
    if practice and len(practice) < len(rows):
        line(module, "all but the seed", practice, 0.0)
    return 0


def line(module: ModuleType, name: str, rows: list[dict[str, Any]], seconds: float) -> None:
    """Precision/recall/F1 of every measure on one line."""

    def prf(pick: Any) -> str:
        return "/".join(f"{100 * x:3.0f}" for x in module.prf(module.add(*[pick(r) for r in rows])))

    attrs = module.add(*[r["claims"]["attrs"] for r in rows])
    meetings = module.add(*[r["meeting"] for r in rows])
    fields = [
        f"{f}{sum(r['meeting']['fields'].get(f, 0) for r in rows)}/{sum(f in r['meeting']['fields'] for r in rows)}"
        for f in ("date", "place", "format", "purpose")
    ]
    part = module.prf(module.add(*[r["meeting"]["part"] for r in rows if "part" in r["meeting"]]))
    quotes = module.add(*[r["quotes"] for r in rows])
    table = module.add(*[r["parties"] for r in rows])
    a, claims = attrs, [prf(lambda r, level=level: r["claims"][level]) for level in (1, 2, 3)]
    print(
        f"{name:20s} parties {prf(lambda r: r['parties'])} span {claims[0]} +holder {claims[1]} +stance {claims[2]}",
        f"points {prf(lambda r: r['points'])} facts {prf(lambda r: r['facts'])} | polarity {a['polarity']}/{a['n']}",
        f"hedge {a['hedge']}/{a['n']} ({a['hedged_hit']}/{a['hedged_gold']})",
        f"level {a['floor_tp']}/{a['floor_gold']}:{a['floor_pred']} speaker {a['speaker_ok']}/{a['speaker_gold']}",
        f"table {table['table_ok']}/{table['table_n']} split {table['split']}",
        f"meeting {meetings['present']}-{meetings['fn']}+{meetings['fp']} p{100 * part[2]:.0f} {' '.join(fields)}",
        f"quotes {quotes['exact']}/{quotes['n']} {seconds:.2f}s",
    )


def detail(gold: dict[str, Any], shape: dict[str, Any], row: dict[str, Any]) -> None:
    """What was missed and what was false, for one text."""
    print("MISSED", *row["claims"]["missed"], sep="\n  - ")
    print("FALSE", *row["claims"]["false"], sep="\n  + ")
    print("PARTIES missed", row["parties"]["missed"], "false", row["parties"]["false"])
    for p in shape["parties"]:
        print("   ", p["name"], p["kind"], p["at_table"], p["aliases"])
    print("MEETING", shape["meeting"], "\n   GOLD", gold.get("meeting"))
    print("POINTS", *(f"{p['name']} | {p['quote']}" for p in shape["points"]), sep="\n    ")
    print("   GOLD", *(f"{p['name']} | {p['quote']}" for p in gold["points"]), sep="\n    ")
    print("FACTS", *(f"{p['kind']} | {p['quote']}" for p in shape["facts"]), sep="\n    ")
    print("   GOLD", *(f"{p['kind']} | {p['quote']}" for p in gold["facts"]), sep="\n    ")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
