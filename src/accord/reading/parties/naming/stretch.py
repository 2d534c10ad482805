"""Stretch: a run of tokens that may be a name."""

from __future__ import annotations

from dataclasses import dataclass

from accord.reading.parties.gazetteer import Entry


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of tokens that may be a name, who says so, and what the tables know of it."""

    start: int
    end: int
    label: str
    entry: Entry | None = None
