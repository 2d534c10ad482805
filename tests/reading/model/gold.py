"""The annotations of a text as a model would give them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from tests.reading.model.replay import Outcome, Replay, party, reading

from accord.sources import Source


def gold_of(path: Path) -> dict[str, Any]:
    """The annotations beside a text."""
    data: dict[str, Any] = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    return data


def as_claims(gold: dict[str, Any]) -> list[dict[str, Any]]:
    """The annotated claims; where several hold one, or it is said in another word, in the form of an answer."""
    return [
        {
            "quote": claim["quote"],
            "content": claim["quote"],
            "holders": claim.get("holders") or [claim["holder"]],
            "stance": {"claims": "asserts"}.get(claim["stance"], claim["stance"]),
            "polarity": claim["polarity"],
            "speaker": claim["speaker"],
        }
        for claim in gold["claims"]
    ]


def replayed(replay: Replay, path: Path, claims: list[dict[str, Any]]) -> Outcome:
    """What is read of a text when a model gives its annotated parties and these claims."""
    gold = gold_of(path)
    parties = [
        party(p["name"], *p["aliases_in_text"], kind=p["kind"], people=tuple(p["representatives_in_text"]))
        for p in gold["parties"]
    ]
    day = gold.get("published_date")
    published = date.fromisoformat(day) if day else None
    source = Source.of(path.read_text(encoding="utf-8"), published=published, address=path.name)
    return reading(replay.says({"parties": parties, "claims": claims}), source, chunk=20_000)
