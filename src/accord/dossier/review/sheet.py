"""Sheet: claims as rows of a table, and what a person changed in them back again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, get_args

from accord import table
from accord.dossier.claim import ICD203, Claim, Status
from accord.dossier.dossier import Dossier
from accord.dossier.join import counter_of
from accord.dossier.review.choose import claim_named
from accord.dossier.review.judge import with_claims, with_fields
from accord.problem import Place, Problem, Problems, did_you_mean, refuse
from accord.sources import Span

# Those a person may change come first; the rest tells where it stands, and is not read back.
EDITED = ("status", "holders", "stance", "polarity", "content", "point", "level", "likelihood", "low", "high",
          "speaker", "condition", "addressee", "note")  # fmt: skip
COLUMNS = ("id", *EDITED, "by", "independent_sources", "quote", "line", "page", "start", "end", "source_title",
           "source_date", "source_publisher", "source_grade", "source", "more_evidence", "read_as")  # fmt: skip
Row = dict[str, str | int | None]


def rows_of(claims: Iterable[Claim], dossier: Dossier) -> Iterator[Row]:
    """A row for each claim: its fields, its first passage in full, the others in one cell."""
    count = counter_of(dossier)
    for claim in claims:
        first, *more = claim.evidence
        read = "; ".join(f"{name}: {value}" for name, value in claim.read_as.items())
        yield {
            "id": claim.id, **_fields_of(claim), "by": claim.by, "independent_sources": count(claim),
            **_place(first, dossier), "more_evidence": "\n".join(_in_a_line(span, dossier) for span in more),
            "read_as": read,
        }  # fmt: skip


def _fields_of(claim: Claim) -> Row:
    """The cells that a person may change."""
    hedge = claim.likelihood
    return {
        "status": claim.status, "holders": ", ".join(claim.holders), "stance": claim.stance,
        "polarity": claim.polarity, "content": claim.content, "point": claim.point, "level": claim.level,
        "likelihood": hedge.word if hedge else None, "low": hedge.low if hedge else None,
        "high": hedge.high if hedge else None, "speaker": claim.speaker, "condition": claim.condition,
        "addressee": claim.addressee, "note": claim.note,
    }  # fmt: skip


def _place(span: Span, dossier: Dossier) -> Row:
    source = dossier.sources[span.source]
    return {
        "quote": span.quote, "line": source.line_of(span.start), "page": source.page_of(span.start),
        "start": span.start, "end": span.end, "source_title": source.title or source.address,
        "source_date": source.published.isoformat() if source.published else None,
        "source_publisher": source.publisher, "source_grade": source.grade, "source": source.id,
    }  # fmt: skip


def _in_a_line(span: Span, dossier: Dossier) -> str:
    at = _place(span, dossier)
    page = f", page {at['page']}" if at["page"] else ""
    told = [str(at[name]) for name in ("source_title", "source_date") if at[name]]
    told += [f"line {at['line']}{page}", f"{span.start}:{span.end}", span.source[:12]]
    return f"“{' '.join(span.quote.split())}” ({', '.join(told)})"


def as_csv(rows: Iterable[Row]) -> bytes:
    """The rows as CSV."""
    return table.as_csv(chain([COLUMNS], _cells(rows)))


def as_xlsx(rows: Iterable[Row]) -> bytes:
    """The rows as an XLSX workbook of one sheet."""
    return table.as_xlsx({"claims": chain([COLUMNS], _cells(rows))})


def _cells(rows: Iterable[Row]) -> Iterator[list[str | int | None]]:
    return ([row[name] for name in COLUMNS] for row in rows)


def edited(dossier: Dossier, path: Path) -> tuple[Dossier, int]:
    """The dossier with what the rows of a CSV or XLSX file say, and how many claims that changed.

    Columns the file does not have are left alone. Raises Problems with file and row of everything that cannot be; then
    nothing is changed.
    """
    problems: list[Problem] = []
    now: dict[str, Claim] = {}
    seen: dict[str, int] = {}
    for number, row in _read(path):
        place = Place(str(path), number, 1)
        try:
            claim = claim_named(dossier, row.get("id", "").strip())
            if claim.id in seen:
                raise refuse(f"{claim.id} stands in row {seen[claim.id]} too", hint="keep one of the rows")
            seen[claim.id] = number
            new = _one_edited(dossier, claim, row)
        except Problems as found:
            problems += [Problem(p.severity, p.message, place, p.hint) for p in found.problems]
            continue
        if new != claim:
            now[claim.id] = new
    if problems:
        raise Problems(problems)
    return with_claims(dossier, now.values()) if now else dossier, len(now)


def _one_edited(dossier: Dossier, claim: Claim, row: Mapping[str, str]) -> Claim:
    """The claim as its row has it: only cells that differ from what would be written for it are edits."""
    written = _fields_of(claim)
    told = {name: row[name] for name in EDITED if name in row and row[name] != table.as_read(written[name])}
    fields: dict[str, Any] = {}
    for name, value in told.items():
        value = value if name == "content" else value.strip()
        if name in ("low", "high", "likelihood", "status", "note"):
            continue
        fields[name] = tuple(h.strip() for h in value.split(",") if h.strip()) if name == "holders" else value or None
        if not fields[name] and name in ("holders", "stance", "polarity", "content"):
            raise refuse(f"{name} is empty")
    if {"likelihood", "low", "high"} & set(told):
        fields["likelihood"] = _hedge({name: row.get(name, "") for name in ("likelihood", "low", "high")})
    status = told.get("status", claim.status).strip()
    if status not in get_args(Status):
        raise refuse(f'"{status}" is no status', hint=did_you_mean(status, get_args(Status)))
    new = with_fields(dossier, claim, fields) if fields else claim
    return new.model_copy(update={"status": status, "note": told.get("note", claim.note)})


def _hedge(cells: Mapping[str, str]) -> dict[str, Any] | None:
    word = cells["likelihood"].strip()
    if not word:
        return None
    ends = [cells["low"].strip(), cells["high"].strip()]
    if not any(ends) and word in ICD203:
        return {"word": word, "low": ICD203[word][0], "high": ICD203[word][1]}
    try:
        low, high = (int(float(end)) for end in ends)
    except ValueError:
        raise refuse("low and high are the ends of an interval in percent, such as 55 and 80") from None
    return {"word": word, "low": low, "high": high}


def _read(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a file by their number, each by column. Raises Problems for a file that is no such table."""
    place = Place(str(path))
    if path.stat().st_size > table.MOST_BYTES:
        raise refuse(f"too long: more than {table.MOST_BYTES:,} bytes", place)
    read = {".csv": table.csv_rows, ".xlsx": _xlsx_rows}.get(path.suffix.lower())
    if read is None:
        raise refuse("claims are read from .csv and .xlsx files", place)
    rows = read(path)
    header = [cell.strip() for cell in next(rows, [])]
    unknown = [name for name in header if name and name not in COLUMNS]
    if "id" not in header or unknown:
        hint = did_you_mean(unknown[0], COLUMNS) if unknown else "export the claims, and change that file"
        raise refuse(
            f'"{unknown[0]}" is not a column' if unknown else "there is no column id", Place(str(path), 1, 1), hint
        )
    for number, cells in enumerate(rows, 2):
        if number > table.MOST_ROWS:
            raise refuse(f"too long: more than {table.MOST_ROWS:,} rows", place)
        if any(cell.strip() for cell in cells):
            yield number, {name: value for name, value in zip(header, cells, strict=False) if name}


def _xlsx_rows(path: Path) -> Iterator[list[str]]:
    return next(iter(table.xlsx_sheets(path).values()), iter(()))
