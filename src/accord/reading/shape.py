"""The shape reading is scored in, and `accord read --json` prints: names instead of ids, offsets beside quotes."""

from __future__ import annotations

import re
from typing import Any

from accord.dossier import Claim, Dossier, Likelihood, Meeting
from accord.sources import Source


def scored_shape(dossier: Dossier, source: Source) -> dict[str, Any]:
    """What the dossier says of this source, as plain data."""
    names = {pid: p.name for pid, p in dossier.parties.items()}
    claims = [(c, s) for c in dossier.claims.values() for s in c.evidence if s.source == source.id]
    meeting = next((m for m in dossier.meetings if m.evidence[0].source == source.id), None)
    return {
        "parties": [
            {"name": p.name, "aliases": [*p.aliases, *p.representatives], "kind": p.kind, "at_table": p.at_table}
            for p in dossier.parties.values()
        ],
        "meeting": _meeting(meeting, names) if meeting else None,
        "claims": [_claim(c, names) | {"quote": s.quote, "start": s.start, "end": s.end} for c, s in claims],
        "points": [
            {"name": p.name, "quote": s.quote}
            for p in dossier.points.values()
            for s in p.evidence[:1]
            if s.source == source.id
        ],
        "facts": [
            {"quote": s.quote, "kind": f.kind} for f in dossier.facts for s in f.evidence if s.source == source.id
        ],
    }


def _claim(claim: Claim, names: dict[str, str]) -> dict[str, Any]:
    return {
        "holders": [names[h] for h in claim.holders],
        "stance": claim.stance,
        "polarity": claim.polarity,
        "floor_or_aspiration": claim.level,
        "hedge": _hedge(claim.likelihood),
        "speaker": claim.speaker,
    }


def _hedge(likelihood: Likelihood | None) -> str:
    """One word for an ICD 203 interval: which side of even it lies on."""
    if likelihood is None or likelihood.low >= 95:
        return "certain"
    if likelihood.low >= 55:
        return "likely"
    return "possible" if likelihood.high > 45 else "unlikely"


def _meeting(meeting: Meeting, names: dict[str, str]) -> dict[str, Any]:
    return {
        "participants": [names[p] for p in meeting.participants],
        "date": meeting.date.isoformat() if meeting.date else _day_without_year(meeting.date_words or ""),
        "place": meeting.place,
        "format": meeting.format,
        "purpose": meeting.purpose,
    }


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _day_without_year(words: str) -> str | None:
    """A day whose year the text leaves open, as ISO 8601 writes it; None where month or day is open too.

    >>> _day_without_year("August 15"), _day_without_year("the 3rd of May"), _day_without_year("next Friday")
    ('--08-15', '--05-03', None)
    """
    month = re.search(rf"\b({'|'.join(_MONTHS)})[a-z]*", words.lower())
    day = re.search(r"\b([0-3]?\d)(?:st|nd|rd|th)?\b(?!\d)", words)
    if not month or not day or not 1 <= int(day.group(1)) <= 31:
        return None
    return f"--{_MONTHS.index(month.group(1)) + 1:02d}-{int(day.group(1)):02d}"
