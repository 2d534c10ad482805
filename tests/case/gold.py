"""Gold annotations (their own JSON) as dossiers, for drafting tests."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from accord.dossier import ICD203, Claim, Dossier, Fact, Likelihood, Meeting, PartyMention, ReportedPoint
from accord.sources import Source

SHARED = Path(__file__).parents[3] / "shared"
PRACTICE = Path(__file__).parents[3] / "practice" / "open"
SEED = SHARED / "seed" / "alaska-2025.gold.json"

_KINDS = {"party": "political_party"}
_HEDGES = {"certain": None, "possible": "roughly even", "likely": "likely", "unlikely": "unlikely"}


def slug(name: str) -> str:
    return re.sub(r"\W+", "_", name.casefold().replace("'", "").replace("’", "")).strip("_")


def dossier_of(gold: Path) -> Dossier:
    """The dossier a perfect reader would make of the annotated text."""
    data = json.loads(gold.read_text(encoding="utf-8"))
    text = gold.with_name(gold.name.removesuffix(".gold.json") + ".txt").read_text(encoding="utf-8")
    published = date.fromisoformat(data["published_date"]) if data.get("published_date") else None
    source = Source.of(text, title=str(data["kind"]), published=published)

    def span(item: dict[str, Any]) -> Any:
        return (source.span(item["start"], item["end"]),)

    parties = {
        slug(p["name"]): PartyMention(
            id=slug(p["name"]),
            name=p["name"],
            kind=_KINDS.get(p["kind"], p["kind"]),
            aliases=tuple(p["aliases_in_text"]),
            representatives=tuple(p["representatives_in_text"]),
            at_table=p.get("at_table"),
        )
        for p in data["parties"]
    }
    claims: dict[str, Claim] = {}
    for c in data["claims"]:
        hedge = _HEDGES.get(c["hedge"])
        claims[c["id"]] = Claim(
            id=c["id"],
            holders=(slug(c["holder"]),),
            stance="asserts" if c["stance"] == "claims" else c["stance"],
            polarity=c["polarity"],
            content=c["about"],
            level=c["floor_or_aspiration"],
            likelihood=Likelihood(word=hedge, low=ICD203[hedge][0], high=ICD203[hedge][1]) if hedge else None,
            speaker=c["speaker"],
            evidence=span(c),
        )
    points = {
        slug(p["name"]): ReportedPoint(id=slug(p["name"]), name=p["name"], evidence=span(p)) for p in data["points"]
    }
    facts = tuple(
        Fact(
            id=f"f{i}",
            kind=f["kind"],
            words=f["quote"],
            parties=(slug(f["holder"]),) if f.get("holder") else (),
            evidence=span(f),
        )
        for i, f in enumerate(data["facts"], 1)
    )
    meeting = data.get("meeting")
    meetings = ()
    if meeting and meeting.get("quote"):
        at = text.index(meeting["quote"])
        held = tuple(slug(p) for p in meeting["participants"])
        evidence = (source.span(at, at + len(meeting["quote"])),)
        meetings = (Meeting(id="m1", participants=held, evidence=evidence),)  # type: ignore[assignment]
    return Dossier(
        title=str(data["kind"]),
        sources={source.id: source},
        parties=parties,
        points=points,
        meetings=meetings,
        facts=facts,
        claims=claims,
    )
