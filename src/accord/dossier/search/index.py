"""Index: a case folder's claims and passages in SQLite, for full-text search. Disposable: built anew when missing,
older than the files it was made from, or damaged.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import secrets
import sqlite3
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from accord.dossier.claim import Claim
from accord.dossier.dossier import Dossier
from accord.dossier.file import load_dossier
from accord.folder import STATE
from accord.problem import refuse
from accord.sources import Source

NAME = "index.db"
FORM = "1"  # of the tables below
_WORDS = "tokenize='porter unicode61 remove_diacritics 2'"
_TABLES = f"""
CREATE VIRTUAL TABLE claim_words USING fts5(content, quote, holders, point, speaker, stance, status, {_WORDS});
CREATE TABLE claim (number INTEGER PRIMARY KEY, stance TEXT, point TEXT, data TEXT);
CREATE TABLE holds (party TEXT, claim INTEGER);
CREATE TABLE told (claim INTEGER, day TEXT);
CREATE VIRTUAL TABLE passage_words USING fts5(text, title, {_WORDS});
CREATE TABLE passage (number INTEGER PRIMARY KEY, day TEXT, data TEXT);
CREATE TABLE name (kind TEXT, id TEXT, name TEXT);
CREATE TABLE made (form TEXT, of TEXT);
"""
_LATER = "CREATE INDEX holds_party ON holds (party, claim); CREATE INDEX told_claim ON told (claim, day);"
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def open_index(folder: Path, *, anew: bool = False) -> sqlite3.Connection:
    """The index of a case folder as its files are now, to read from. Raises Problems where the folder has errors."""
    path, state = folder / STATE / NAME, fingerprint(folder)
    if not anew:
        with contextlib.suppress(sqlite3.Error, OSError):
            index = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
            index.execute("PRAGMA trusted_schema = OFF")  # the folder may come from elsewhere
            if index.execute("SELECT form, of FROM made").fetchall() == [(FORM, state)]:
                return index
            index.close()
    dossier = load_dossier(folder)
    new = path.with_name(f".{secrets.token_hex(6)}.new")
    try:
        path.parent.mkdir(exist_ok=True)
        with contextlib.closing(sqlite3.connect(new)) as index:
            _build(index, dossier, state)
        os.replace(new, path)
        return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    except (OSError, sqlite3.OperationalError) as error:  # a folder that cannot be written to: for this once only
        if "fts5" in str(error):
            raise refuse("this Python's SQLite has no full-text search (FTS5)", hint="use another Python") from None
        index = sqlite3.connect(":memory:")
        _build(index, dossier, state)
        return index
    finally:
        with contextlib.suppress(OSError):
            new.unlink()


def fingerprint(folder: Path) -> str:
    """Changes when a file of the dossier does: by the names, sizes and times of all its files."""
    what = hashlib.sha256()
    places = [folder / "dossier.yaml", folder / "claims.jsonl", folder / STATE / "pending/commit.json"]
    with contextlib.suppress(OSError):
        places += sorted(Path(entry.path) for entry in os.scandir(folder / "sources"))
    for path in places:
        with contextlib.suppress(OSError):
            about = path.stat()
            what.update(f"{path.name} {about.st_size} {about.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return what.hexdigest()


def _build(index: sqlite3.Connection, dossier: Dossier, state: str) -> None:
    index.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
    for party in dossier.parties.values():
        names = {party.id, party.name, *party.aliases, *party.representatives}
        index.executemany("INSERT INTO name VALUES ('party', ?, ?)", [(party.id, clean(n)) for n in sorted(names)])
    for point in dossier.points.values():
        names = {point.id, point.name}
        index.executemany("INSERT INTO name VALUES ('point', ?, ?)", [(point.id, clean(n)) for n in sorted(names)])
    lines = {source.id: _Lines(source) for source in dossier.sources.values()}
    for number, claim in enumerate(dossier.claims.values(), 1):
        _add_claim(index, number, claim, dossier, lines)
    passages = ((source, found) for source in dossier.sources.values() for found in _PARAGRAPH.finditer(source.text))
    for number, (source, found) in enumerate(passages, 1):
        data = {**lines[source.id].place(found.start()), "end": found.end()}
        words = (number, clean(found.group()), clean(source.title))
        index.execute("INSERT INTO passage_words (rowid, text, title) VALUES (?, ?, ?)", words)
        index.execute("INSERT INTO passage VALUES (?, ?, ?)", (number, _day(source), json.dumps(data)))
    index.executescript(_LATER)
    index.execute("INSERT INTO made VALUES (?, ?)", (FORM, state))
    index.commit()


def _add_claim(
    index: sqlite3.Connection, number: int, claim: Claim, dossier: Dossier, lines: dict[str, _Lines]
) -> None:
    point = dossier.points[claim.point].name if claim.point in dossier.points else ""
    holders = [dossier.parties[h].name if h in dossier.parties else h for h in claim.holders]
    span = claim.evidence[0]
    data = claim.model_dump(mode="json", exclude={"evidence"}, exclude_none=True)
    data |= {"holder_names": holders, "quote": span.quote, **lines[span.source].place(span.start), "end": span.end}
    data["passages"] = len(claim.evidence)
    quotes = "\n".join(dict.fromkeys(s.quote for s in claim.evidence))
    words = (claim.content, quotes, ", ".join(holders), point, claim.speaker or "", claim.stance, claim.status)
    index.execute(
        "INSERT INTO claim_words (rowid, content, quote, holders, point, speaker, stance, status)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (number, *map(clean, words)),
    )
    index.execute("INSERT INTO claim VALUES (?, ?, ?, ?)", (number, claim.stance, claim.point, json.dumps(data)))
    index.executemany("INSERT INTO holds VALUES (?, ?)", [(h, number) for h in claim.holders])
    days = {_day(dossier.sources[s.source]) for s in claim.evidence if s.source in dossier.sources}
    index.executemany("INSERT INTO told VALUES (?, ?)", [(number, day) for day in sorted(d for d in days if d)])


class _Lines:
    """Where things stand in a source, for people: its name, the line or the page."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._starts = [0, *(found.end() for found in re.finditer("\n", source.text))]
        self._about = {"source": source.id, "title": source.title, "address": source.address, "day": _day(source)}

    def place(self, offset: int) -> dict[str, Any]:
        """The place of a character, as plain data."""
        page = self._source.page_of(offset)
        spot = {"line": bisect_right(self._starts, offset)} if page is None else {"page": page}
        return {**{k: v for k, v in self._about.items() if v}, **spot, "start": offset}


def _day(source: Source) -> str | None:
    return source.published.isoformat() if source.published else None


def clean(text: str) -> str:
    """On one line, and without characters that steer a terminal or have no shape of their own."""
    return "".join(_clean(text)) if not text.isprintable() else text


def _clean(text: str) -> Iterator[str]:
    for letter in text:
        if letter.isprintable():
            yield letter
        elif letter.isspace():
            yield " "
        elif unicodedata.category(letter) not in {"Cf", "Cn"}:  # these stand inside words and take no room
            yield "·"
