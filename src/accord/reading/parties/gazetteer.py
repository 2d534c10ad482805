"""The gazetteer: names, demonyms and seats of states and organisations, and leaders known by surname."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from accord.dossier import PartyMention
from accord.reading.lexicon import words

How = Literal["name", "demonym", "seat"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What one name stands for: a party, and how the name relates to it."""

    party: str
    kind: str
    how: How


@cache
def entries() -> dict[str, Entry]:
    """Every name known, as it is written."""
    found: dict[str, Entry] = {}
    for line in words("organisations"):
        name, others, people, seats, kind = _fields(line, 5)
        _enter(found, name, kind, (others, people, seats))
    for line in words("states"):
        name, others, people, seats = _fields(line, 4)
        _enter(found, name, "state", (others, people, seats))
    return found


def _fields(line: str, count: int) -> list[str]:
    parts = [p.strip() for p in str(line).split("|")]
    return (parts + [""] * count)[:count]


def _enter(found: dict[str, Entry], name: str, kind: str, columns: tuple[str, str, str]) -> None:
    others, people, seats = ([x.strip() for x in c.split(",") if x.strip()] for c in columns)
    for word in [name, *others]:
        found.setdefault(word, Entry(name, kind, "name"))
    for word in people:
        found.setdefault(word, Entry(name, kind, "demonym"))
    for word in seats:
        found.setdefault(word, Entry(name, kind, "seat"))


@cache
def _by_first_word() -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for name in entries():
        first = re.match(r"\w+", name)
        index.setdefault(first.group() if first else name, []).append(name)
    for names in index.values():
        names.sort(key=len, reverse=True)
    return index


def look_up(text: str) -> Iterator[tuple[int, int, Entry]]:
    """Every known name in a text: start, end, what it stands for. Longest first, none inside another."""
    index, table, reached = _by_first_word(), entries(), 0
    for word in re.finditer(r"(?<![\w.])[\w]+", text):
        if word.start() < reached or not (word.group()[0].isupper() or word.group() == "al"):
            continue
        for name in index.get(word.group(), ()):
            stop = word.start() + len(name)
            if text.startswith(name, word.start()) and not text[stop : stop + 1].isalnum():
                yield word.start(), stop, table[name]
                reached = stop
                break


@cache
def _leaders() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for line in words("leaders"):
        surname, full, party, years = _fields(line, 4)
        for name in [surname, *full.split(",")]:
            found.setdefault(name.strip(), []).append((party, years))
    return found


def leader_of(name: str, when: date | None) -> str | None:
    """The party a known leader speaks for at that date; at any date where none is given."""
    for party, years in _leaders().get(name, ()):
        if when is None or any(_covers(stretch, when.year) for stretch in years.split(",")):
            return party
    return None


def _covers(stretch: str, year: int) -> bool:
    first, _, last = stretch.strip().partition("-")
    return int(first) <= year <= (int(last) if last else 9999)


def kind_of(party: str) -> str:
    """The kind of a party in the tables; `other` for one that is not there."""
    entry = entries().get(party)
    return entry.kind if entry else "other"


def draft_parties(mentions: list[PartyMention]) -> list[dict[str, object]]:
    """The first draft of a `parties.yaml`, for a person to correct."""
    return [
        {"name": m.name, "kind": m.kind, "aliases": list(m.aliases), "representatives": list(m.representatives)}
        for m in mentions
    ]
