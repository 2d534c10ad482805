"""Shelf: a temporary file for what is being put together. It goes when the program ends, however it ends."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from accord.sources import Span

_CACHE = 4000  # kilobytes of it that are kept in memory
# Passages are JSON, a line each. Numbers say in which order things came.
_TABLES = """
CREATE TABLE source (id TEXT PRIMARY KEY, day TEXT, text TEXT, about TEXT) WITHOUT ROWID;
CREATE TABLE mention (kind TEXT, number INTEGER, passages TEXT, PRIMARY KEY (kind, number)) WITHOUT ROWID;
CREATE TABLE first (kind TEXT, key BLOB, number INTEGER, PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE meeting (round INTEGER, number INTEGER, body TEXT, PRIMARY KEY (round, number)) WITHOUT ROWID;
CREATE TABLE near (round INTEGER, who INTEGER, day TEXT, id TEXT, number INTEGER);
CREATE TABLE fact (first INTEGER, number INTEGER, body TEXT);
CREATE TABLE doubt (number INTEGER PRIMARY KEY, words TEXT UNIQUE, by TEXT, tellings INTEGER);
CREATE TABLE told (number INTEGER PRIMARY KEY, doubt INTEGER, passages TEXT);
CREATE TABLE read (number INTEGER PRIMARY KEY, key TEXT, id TEXT, body TEXT,
                   place INTEGER, start INTEGER, stop INTEGER, passages TEXT);
CREATE TABLE claim (id TEXT PRIMARY KEY, line TEXT) WITHOUT ROWID;
CREATE TABLE thing (party TEXT, thing BLOB, against INTEGER, figure INTEGER,
                    place INTEGER, start INTEGER, stop INTEGER, id TEXT);
CREATE TABLE contrast (place INTEGER, start INTEGER, stop INTEGER, id TEXT,
                       place2 INTEGER, start2 INTEGER, stop2 INTEGER, id2 TEXT, party TEXT, body TEXT);
"""


class Shelf:
    """The file, and the few things asked of it in several places. Close it when all is written."""

    def __init__(self) -> None:
        self._file = sqlite3.connect("", isolation_level=None)
        self._file.executescript(
            f"PRAGMA journal_mode = OFF; PRAGMA temp_store = FILE; PRAGMA cache_size = -{_CACHE}; BEGIN;{_TABLES}"
        )
        self.ask = self._file.execute
        self.enter = self._file.executemany

    def close(self) -> None:
        """Give the file up."""
        self._file.close()

    def first(self, kind: str, key: object, number: int) -> int:
        """The number that came first with this key: this one, or an earlier one."""
        name = hashlib.blake2b(repr(_ordered(key)).encode(), digest_size=16).digest()
        known = self.ask("SELECT number FROM first WHERE kind = ? AND key = ?", (kind, name)).fetchone()
        if known is not None:
            return int(known[0])
        self.ask("INSERT INTO first VALUES (?, ?, ?)", (kind, name, number))
        return number

    def tell(self, words: str, passages: Iterable[str], *, by: str = "rules", tellings: int = 1) -> None:
        """Enter a doubt, or more passages of one that is known."""
        self.ask("INSERT INTO doubt (words, by, tellings) VALUES (?, ?, 0) ON CONFLICT DO NOTHING", (words, by))
        self.ask("UPDATE doubt SET tellings = tellings + ? WHERE words = ?", (tellings, words))
        ((doubt,),) = self.ask("SELECT number FROM doubt WHERE words = ?", (words,))
        self.enter("INSERT INTO told (doubt, passages) VALUES (?, ?)", ((doubt, p) for p in passages))

    def mentions(self, kind: str, numbers: Iterable[int]) -> Iterator[str]:
        """The passages of these mentions of parties or points, as far as they have any."""
        for number in numbers:
            yield from (
                p for (p,) in self.ask("SELECT passages FROM mention WHERE kind = ? AND number = ?", (kind, number))
            )


def lines_of(spans: Iterable[Span]) -> str:
    """Passages as JSON, a line each."""
    return "\n".join(
        f'{{"source": "{s.source}", "start": {s.start}, "end": {s.end}, "quote": {in_json(s.quote)}}}' for s in spans
    )


def in_json(value: Any) -> str:
    """Plain data as it stands in the files."""
    return json.dumps(value, ensure_ascii=False)


def _ordered(key: object) -> object:
    """The key with its sets in order: equal keys are written alike."""
    if isinstance(key, frozenset):
        return "set", *sorted(map(repr, key))
    return tuple(map(_ordered, key)) if isinstance(key, tuple) else key
