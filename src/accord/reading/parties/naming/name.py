"""Name: one stretch of tokens that is a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from accord.reading.passages import Passage

Sort = Literal["body", "person", "place"]


@dataclass(frozen=True, slots=True)
class Name:
    """One stretch of tokens that is a name. `party`: the body it names; a person's party is found later."""

    passage: Passage
    start: int
    end: int
    text: str
    sort: Sort
    party: str | None = None
    seat: bool = False  # a capital or palace: a party only where it acts
    demonym: bool = False
