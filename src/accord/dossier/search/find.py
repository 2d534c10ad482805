"""Find: the claims and passages that hold a person's words, best first, each with its place."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from accord.dossier.claim import Stance
from accord.dossier.search.index import clean, open_index
from accord.dossier.search.terms import match_of
from accord.problem import did_you_mean, refuse

FIRST, LAST = "\x02", "\x03"  # around the words found; texts in the index have no such characters
_CLAIM_WEIGHTS = "4.0, 3.0, 4.0, 2.0, 2.0, 2.0, 1.0"  # content, quote, holders, point, speaker, stance, status


@dataclass(frozen=True, slots=True)
class Filters:
    """What hits must be besides holding the words; all that are given must hold. Claims alone have the first three."""

    party: str | None = None
    stance: Stance | None = None
    point: str | None = None
    since: date | None = None
    until: date | None = None

    @property
    def claims_only(self) -> bool:
        """Whether only claims can pass."""
        return bool(self.party or self.stance or self.point)


@dataclass(frozen=True, slots=True)
class Hit:
    """One claim or passage: `data` tells all that is known of it; `snippet` has FIRST and LAST around words found."""

    data: dict[str, Any]
    snippet: str


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits, how many there are in all, and how many were left out as their day is not known."""

    claims: tuple[Hit, ...] = ()
    passages: tuple[Hit, ...] = ()
    claims_in_all: int = 0
    passages_in_all: int = 0
    without_day: int = 0


def find(folder: Path, words: Sequence[str], filters: Filters | None = None, *, limit: int = 20) -> Found:
    """The claims and passages with all these words; without words, every claim that passes the filters.

    At most `limit` of each, best first (bm25). Raises Problems: words or filters that cannot be searched for, a folder
    with errors.
    """
    wanted = filters or Filters()
    match = match_of(words)
    if not match and not wanted.claims_only:
        raise refuse("there is nothing to search for", hint="give words, or --party, --stance or --point")
    if not (folder / "dossier.yaml").exists() and not (folder / "claims.jsonl").exists():
        raise refuse(
            f"{folder} is not a case folder with a dossier", hint=f"make one: accord read ARTICLES -o {folder}"
        )
    try:
        return _found(open_index(folder), match, wanted, limit)
    except sqlite3.Error:  # damaged where it did not show at once
        return _found(open_index(folder, anew=True), match, wanted, limit)


def _found(index: sqlite3.Connection, match: str, wanted: Filters, limit: int) -> Found:
    try:
        claims, claims_in_all, undated = _claims(index, match, wanted, limit)
        if wanted.claims_only:
            return Found(claims, (), claims_in_all, 0, undated)
        passages, passages_in_all, more = _passages(index, match, wanted, limit)
        return Found(claims, passages, claims_in_all, passages_in_all, undated + more)
    finally:
        index.close()


def _claims(index: sqlite3.Connection, match: str, wanted: Filters, limit: int) -> tuple[tuple[Hit, ...], int, int]:
    conditions: list[tuple[str, list[str]]] = []
    if match:
        conditions.append(("claim_words MATCH ?", [match]))
    if wanted.stance:
        conditions.append(("claim.stance = ?", [wanted.stance]))
    if wanted.party:
        held = "number IN (SELECT claim FROM holds WHERE party IN (SELECT value FROM json_each(?)))"
        conditions.append((held, [json.dumps(_ids(index, "party", wanted.party))]))
    if wanted.point:
        on_point = "claim.point IN (SELECT value FROM json_each(?))"
        conditions.append((on_point, [json.dumps(_ids(index, "point", wanted.point))]))
    since, until = _days(wanted)
    told = "EXISTS (SELECT 1 FROM told WHERE told.claim = number AND day BETWEEN ? AND ?)"
    undated = "NOT EXISTS (SELECT 1 FROM told WHERE told.claim = number)"
    table = "claim_words JOIN claim ON number = claim_words.rowid"
    rank = f"bm25(claim_words, {_CLAIM_WEIGHTS})" if match else "number"
    shown = "snippet(claim_words, 1, ?, ?, '…', 40)" if match else "? || ? || substr(quote, 1, 300)"
    query = _Query(table, shown, f"{rank}, number")
    return query.run(
        index, conditions, (told, undated) if wanted.since or wanted.until else None, (since, until), limit
    )


def _passages(index: sqlite3.Connection, match: str, wanted: Filters, limit: int) -> tuple[tuple[Hit, ...], int, int]:
    dated = ("day BETWEEN ? AND ?", "day IS NULL") if wanted.since or wanted.until else None
    table = "passage_words JOIN passage ON number = passage_words.rowid"
    query = _Query(table, "snippet(passage_words, 0, ?, ?, '…', 40)", "bm25(passage_words, 4.0, 1.0), number")
    return query.run(index, [("passage_words MATCH ?", [match])], dated, _days(wanted), limit)


@dataclass(frozen=True, slots=True)
class _Query:
    """One of the two tables. All of its parts are written in this file; what a person gave is only ever a `?`."""

    table: str
    shown: str
    order: str

    def run(
        self,
        index: sqlite3.Connection,
        conditions: Sequence[tuple[str, list[str]]],
        dated: tuple[str, str] | None,
        days: tuple[str, str],
        limit: int,
    ) -> tuple[tuple[Hit, ...], int, int]:
        """The best hits, how many there are, and how many have no day where one is asked for."""
        where = " AND ".join(text for text, _ in conditions) or "1"
        given = [value for _, values in conditions for value in values]
        undated = self._count(index, f"{where} AND {dated[1]}", given) if dated else 0
        if dated:
            where, given = f"{where} AND {dated[0]}", [*given, *days]
        rows = index.execute(
            f"SELECT data, {self.shown} FROM {self.table} WHERE {where} ORDER BY {self.order} LIMIT ?",  # noqa: S608
            [FIRST, LAST, *given, limit],
        ).fetchall()
        hits = tuple(Hit(json.loads(data), str(snippet)) for data, snippet in rows)
        return hits, self._count(index, where, given), undated

    def _count(self, index: sqlite3.Connection, where: str, given: Iterable[str]) -> int:
        found = index.execute(f"SELECT count(*) FROM {self.table} WHERE {where}", list(given))  # noqa: S608
        return int(found.fetchone()[0])


def _ids(index: sqlite3.Connection, kind: str, named: str) -> list[str]:
    """The ids of the parties or points of this name, whatever its capitals."""
    rows = index.execute("SELECT id, name FROM name WHERE kind = ?", [kind]).fetchall()
    found = {i for i, name in rows if name.casefold() == clean(named).strip().casefold()}
    if not found:
        raise refuse(f'there is no {kind} "{clean(named)[:60]}"', hint=did_you_mean(named, [n for _, n in rows]))
    return sorted(found)


def _days(wanted: Filters) -> tuple[str, str]:
    return (wanted.since or date.min).isoformat(), (wanted.until or date.max).isoformat()
