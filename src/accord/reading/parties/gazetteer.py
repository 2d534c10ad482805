"""The gazetteer: names, demonyms and seats of states and bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

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
        name, others, people, seats, kind = fields(line, 5)
        _enter(found, name, kind, (others, people, seats))
    for line in words("states"):
        name, others, people, seats = fields(line, 4)
        _enter(found, name, "state", (others, people, seats))
    return found


def fields(line: str, count: int) -> list[str]:
    """The columns of one line of a table; those left out are empty."""
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


@cache
def by_last_word() -> dict[str, frozenset[str]]:
    """The parties whose names of several words end in this one."""
    index: dict[str, set[str]] = {}
    for name, entry in entries().items():
        if entry.how == "name" and " " in name:
            index.setdefault(name.split()[-1], set()).add(entry.party)
    return {word: frozenset(parties) for word, parties in index.items()}


@cache
def _adjectives() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, entry in entries().items():
        if entry.how == "demonym":
            found.setdefault(entry.party, name)
    return found


def adjective_of(party: str) -> str | None:
    """`Belarusian` for Belarus; none where the tables give none."""
    return _adjectives().get(party)


_CAPITAL = re.compile(r"(?<![\w.])(?:[^\Wa-z0-9_]\w*|al\b)")  # a word that may begin a name


def look_up(text: str) -> Iterator[tuple[int, int, Entry]]:
    """Every known name in a text: start, end, what it stands for. Longest first, none inside another."""
    index, table, reached = _by_first_word(), entries(), 0
    for word in _CAPITAL.finditer(text):
        if word.start() < reached or not (word.group()[0].isupper() or word.group() == "al"):
            continue
        for name in index.get(word.group(), ()):
            stop = word.start() + len(name)
            if _is_same(text[word.start() : stop], name) and not text[stop : stop + 1].isalnum():
                yield word.start(), stop, table[name]
                reached = stop
                break


def _is_same(written: str, name: str) -> bool:
    """As in the table; of several words, papers write some in small letters ("European parliament")."""
    return written == name or (" " in name and written.casefold() == name.casefold())


def kind_of(party: str) -> str:
    """The kind of a party in the tables; `other` for one that is not there."""
    entry = entries().get(party)
    return entry.kind if entry else "other"
