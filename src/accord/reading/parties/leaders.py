"""Leaders: the party a person known beforehand speaks for at a given date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache

from accord.reading.lexicon import words
from accord.reading.parties.gazetteer import fields, kind_of

_LAST = 2026  # the table ends there
_MANY = 3  # leaders named: one of so many may belong to another time
_SAME = 3  # letters two spellings of a first name share: Jack and Jacob, Sergei and Sergey


@dataclass(frozen=True, slots=True)
class _Term:
    full: tuple[str, ...]
    party: str
    years: tuple[tuple[int, int], ...]


@cache
def _terms() -> dict[str, list[_Term]]:
    """The terms of each surname, as it is written in the table, and as the last word of the full name."""
    found: dict[str, list[_Term]] = {}
    for line in words("leaders"):
        surname, full, party, years = fields(line, 4)
        names = tuple(n.strip() for n in full.split(","))
        term = _Term(names, party, tuple(_stretch(y) for y in years.split(",")))
        for key in dict.fromkeys([surname, *names]):
            found.setdefault(key, []).append(term)
    return found


def _stretch(years: str) -> tuple[int, int]:
    first, _, last = years.strip().partition("-")
    return int(first), int(last) if last else 9999


def leader_of(name: str, when: date | None, about: Collection[str] = (), *, governs: bool = False) -> str | None:
    """The party a known leader speaks for at that date; where two fit, the one the text is `about`; else none.

    `governs`: the text gives that person an office of a state. A surname alone is enough; a first name that is
    somebody else's is not ("Anna Blair" is no prime minister).
    """
    fits = [t for t in _known_as(name) if when is None or any(a <= when.year <= b for a, b in t.years)]
    parties = dict.fromkeys(t.party for t in fits)
    if len(parties) > 1 and governs:
        parties = dict.fromkeys(p for p in parties if kind_of(p) == "state") or parties
    if len(parties) > 1:
        parties = dict.fromkeys(p for p in parties if p in about)
    return next(iter(parties)) if len(parties) == 1 else None


def _known_as(name: str) -> list[_Term]:
    plain = re.sub(r" (?:[A-Z]\.)+(?= )", "", name)  # "Donald J. Trump"
    found = _terms().get(name) or _terms().get(plain)
    if found is None and " " in plain:
        first, last = plain.split()[0], plain.split()[-1]
        found = [t for t in _terms().get(last, ()) if any(n[:_SAME] == first[:_SAME] for n in t.full)]
    return found or []


def era(names: Collection[str]) -> date | None:
    """A year in which all these leaders were in office, for a text without a date; of three or more, all but one.

    None where there is no such year: a text may recall somebody of another time, or name a namesake.
    """
    known = [terms for name in names if " " in name and (terms := _known_as(name))]
    years: Counter[int] = Counter()
    for terms in known:
        spans = [(max(a, 1990), min(b, date.max.year, _LAST)) for t in terms for a, b in t.years]
        years.update({y for a, b in spans for y in range(a, b + 1)})
    most = max(years.values(), default=0)
    if not most or most < len(known) - (len(known) >= _MANY):
        return None
    held = sorted(y for y, count in years.items() if count == most)
    return date(held[len(held) // 2], 7, 1)
