"""The reader on annotated texts: what it must not fall below. The scorer is not part of the repository."""

from pathlib import Path
from typing import Any

import pytest
from bench.reading.score import predict, scorer, texts

MODULE = scorer()
needs_scorer = pytest.mark.skipif(MODULE is None, reason="the scorer (../shared/eval) is not here")


@pytest.fixture(scope="module")
def rows() -> dict[str, Any]:
    """Every practice text, and the seed where it is at hand, scored."""
    assert MODULE is not None
    out = {}
    for path in texts(held=False):
        gold, shape, _ = predict(path)
        out[path.stem] = MODULE.score_doc(gold, shape, path.read_text(encoding="utf-8"))
    return out


def prf(rows: list[dict[str, Any]], what: str, level: int | None = None) -> tuple[float, float, float]:
    assert MODULE is not None
    found = [r[what] if level is None else r[what][level] for r in rows]
    precision, recall, f1 = MODULE.prf(MODULE.add(*found))
    return 100 * precision, 100 * recall, 100 * f1


@needs_scorer
def test_the_practice_texts_are_read_as_well_as_before(rows: dict[str, Any]) -> None:
    practice = [r for name, r in rows.items() if name != "alaska-2025"]
    precision, _, f1 = prf(practice, "claims", 3)
    assert precision >= 77
    assert f1 >= 72
    assert prf(practice, "parties")[2] >= 94


@needs_scorer
def test_every_quote_is_exact_and_nearly_every_matched_claim_has_the_right_sign(rows: dict[str, Any]) -> None:
    for name, row in rows.items():
        assert row["quotes"]["exact"] == row["quotes"]["n"], name
    attributes = [row["claims"]["attrs"] for row in rows.values()]
    # Half of those that differ are "urged them not to delay": for us against delay, for some annotators a plain demand.
    assert sum(a["polarity"] for a in attributes) >= 0.985 * sum(a["n"] for a in attributes)
    assert sum(a["hedged_hit"] for a in attributes) >= 0.8 * sum(a["hedged_gold"] for a in attributes)


@needs_scorer
def test_the_seed_is_read(rows: dict[str, Any]) -> None:
    if "alaska-2025" not in rows:
        pytest.skip("the seed article is not here")
    row = rows["alaska-2025"]
    assert prf([row], "parties") == (100, 100, 100)
    assert row["meeting"]["fields"]["date"]
    assert row["meeting"]["fields"]["place"]
    assert row["meeting"]["part"]["fp"] == row["meeting"]["part"]["fn"] == 0
    precision, _, f1 = prf([row], "claims", 3)
    assert precision >= 75
    assert f1 >= 65
    assert prf([row], "points")[2] >= 55


@pytest.mark.parametrize(
    "path", sorted(Path(__file__).parents[2].glob("bench/reading/*/*.gold.json")), ids=lambda p: p.stem
)
def test_a_gold_quotes_its_text_exactly(path: Path) -> None:
    import json

    gold = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
    for item in [*gold["claims"], *gold.get("points", ()), *gold.get("facts", ())]:
        assert text[item["start"] : item["end"]] == item["quote"]
