"""Tables into a case, with the cell of everything in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from accord.case.case import MOST_WORTH, YES_NO, Case
from accord.case.check import check_case
from accord.case.formats.tables.columns import (
    CASE,
    FALLBACK,
    GROUPS,
    LISTS,
    NEEDED,
    PROSE,
    SHEETS,
    TABLE,
    WITH_MORE,
    option_column,
    party_column,
)
from accord.document import Document
from accord.document import Path as Way
from accord.problem import Place, Problem, Problems, did_you_mean, refuse
from accord.table import MOST_BYTES, csv_rows, xlsx_sheets

MOST_ROWS = 120_000  # of all sheets together
_MOST_BYTES = 20_000_000
RANGES = ("cost", "reservation", "later")
RANGE_OF_COST = ("cost_low", "cost_high")


@dataclass(frozen=True)
class Tables(Document):
    """The data of tables, and the cell of each part of it: line and column are row and column."""

    cells: dict[Way, Place] = field(default_factory=dict)

    def place(self, path: Way, *, shift: int = 0, width: int = 0) -> Place:
        """The cell of the value at this path, or of the nearest thing around it."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.cells:
                return self.cells[path[:length]]
        return Place(self.file)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a sheet: its cells by column, blank ones left out."""

    file: str
    number: int
    cells: Mapping[str, str]
    columns: tuple[str, ...]

    def place(self, column: str = "") -> Place:
        return Place(self.file, self.number, self.columns.index(column) + 1 if column in self.columns else 1)

    def refuse(self, column: str, message: str, hint: str = "") -> Problems:
        return refuse(message, self.place(column), hint)


def holds_tables(path: Path) -> bool:
    """Whether a path is an XLSX workbook, or a folder with CSV files of a case (and no case of its own)."""
    if path.is_dir():
        return (path / "options.csv").is_file() and not (path / "case.yaml").exists()
    return path.suffix.lower() == ".xlsx"


def load_tables(path: Path) -> tuple[Case, Document]:
    """The case of a workbook or a folder of CSV files. Raises Problems with file, row and column of all errors."""
    builder = _Builder(str(path))
    for sheet, rows in _sheets(path).items():
        builder.add(sheet, rows)
    return builder.case()


def _sheets(path: Path) -> dict[str, list[_Row]]:
    names = [path / f"{name}.csv" for name in SHEETS] if path.is_dir() else [path]
    if sum(p.stat().st_size for p in names if p.is_file()) > _MOST_BYTES:
        raise refuse(f"too long: more than {_MOST_BYTES:,} bytes", Place(str(path)))
    if path.is_dir():
        raw = {p.stem: (str(p), csv_rows(p)) for p in names if p.is_file()}
    else:
        sheets = xlsx_sheets(path, most_bytes=MOST_BYTES // 5)
        raw = {name: (f"{path}[{name}]", rows) for name, rows in sheets.items() if name in SHEETS}
    for name in NEEDED:
        if name not in raw:
            raise refuse(f'there is no "{name}"', Place(str(path)), f"a case has {' and '.join(NEEDED)}")
    # Options first: rankings may name states by their values.
    return {name: list(_rows(name, *raw[name])) for name in SHEETS if name in raw}


def _rows(sheet: str, file: str, rows: Iterator[list[str]]) -> Iterator[_Row]:
    header = [cell.strip() for cell in next(rows, [])]
    for at, name in enumerate(header):
        if name and name in header[:at]:
            raise refuse(f'the column "{name}" stands twice', Place(file, 1, at + 1), "keep one of them")
        if name and name not in SHEETS[sheet] and sheet not in WITH_MORE:
            raise refuse(f'"{name}" is not a column', Place(file, 1, at + 1), did_you_mean(name, SHEETS[sheet]))
    if SHEETS[sheet][0] not in header:
        raise refuse(f'there is no column "{SHEETS[sheet][0]}"', Place(file, 1, 1))
    for number, cells in enumerate(rows, 2):
        if number > MOST_ROWS:
            raise refuse(f"too long: more than {MOST_ROWS:,} rows", Place(file))
        found = {name: cell for name, cell in zip(header, cells, strict=False) if name and cell.strip()}
        if found:
            yield _Row(file, number, found, tuple(header))


def _read(column: str, cell: str) -> str | list[str]:
    if column in LISTS:
        return [part.strip() for part in cell.split(";") if part.strip()]
    return cell if column in PROSE else cell.strip()


class _Builder:
    """The data of a case as its rows add to it, with the place of each part."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.data: dict[str, Any] = {"parties": {}, "options": {}}
        self.places: dict[Way, Place] = {}
        self.problems: list[Problem] = []
        self.rankings: dict[str, dict[float, list[str]]] = {}

    def add(self, sheet: str, rows: list[_Row]) -> None:
        """The rows of a sheet; what is wrong in them is kept for `case`."""
        read = {"case": self._case_row, "preferences": self._preference, "rankings": self._ranked, "worth": self._worth}
        for row in rows:
            try:
                if sheet in read:
                    read[sheet](row)
                elif sheet == "constraints":
                    self._put(("constraints", len(self.data.setdefault("constraints", []))), row, SHEETS[sheet])
                else:
                    self._named(sheet, row)
            except Problems as found:
                self.problems += found.problems

    def case(self) -> tuple[Case, Document]:
        """The case. Raises Problems with everything that is wrong."""
        for party, tiers in self.rankings.items():
            self.data["preferences"][party]["ranking"] = [tiers[place] for place in sorted(tiers)]
        self.data.setdefault("title", Path(self.file).stem)
        spots = {way[:k]: (1, 1, 1) for way in self.places for k in range(1, len(way) + 1)}  # what there is a place for
        document = Tables(self.file, "", self.data, spots, self.places)
        if not self.problems:
            try:
                case = Case.model_validate(self.data)
                self.problems = [p for p in check_case(case, document) if p.severity == "error"]
            except ValidationError as error:
                self.problems = document.problems_of(error)
        if self.problems:
            raise Problems(self.problems[:50])
        return case, document

    def _put(self, way: Way, row: _Row, columns: tuple[str, ...]) -> dict[str, Any]:
        """A record of the row's cells at a path of the data; columns with a blank in them are left unsaid."""
        record: dict[str, Any] = {}
        self.places[way] = row.place()
        for name in columns:
            if name in row.cells:
                cell = row.cells[name]
                key = "best first" if name == "best_first" else name
                record[key] = _read(name, cell)
                self.places[*way, key] = row.place(name)
        at: Any = self.data
        for step in way[:-1]:
            at = at[step]
        if isinstance(at, list):
            at.append(record)
        else:
            at[way[-1]] = record
        return record

    def _named(self, sheet: str, row: _Row) -> None:
        name = row.cells.get("id", "").strip()
        if not name:
            raise row.refuse("id", "there is no id", "give it a short name of letters, digits and _")
        if name in self.data.setdefault(sheet, {}):
            raise row.refuse("id", f'"{name}" stands in another row too', "keep one of the rows, or rename one")
        ends = [f"{key}_{end}" for key in RANGES for end in ("low", "high")]
        apart = ("id", *ends, "status_quo", "fallback")
        self._put((sheet, name), row, tuple(c for c in SHEETS[sheet] if c not in apart))
        for key in RANGES if sheet == "parties" else ():
            self._range(name, row, key)
        if sheet == "options" and "status_quo" in row.cells:
            self._said(("status_quo",), name, row, "status_quo")
        if sheet == "options" and "fallback" in row.cells:
            fallback = self.data.setdefault("fallback", {})
            if not isinstance(fallback.get("state"), dict):
                fallback["state"] = {}
            self._said(("fallback", "state"), name, row, "fallback")

    def _range(self, party: str, row: _Row, key: str) -> None:
        """What no deal costs a party, or is worth to it: two columns, one of which may be blank but for a cost."""
        ends = [f"{key}_{end}" for end in ("low", "high") if f"{key}_{end}" in row.cells]
        if not ends:
            return
        told = [self._number(row, end) for end in (RANGE_OF_COST if key == "cost" else ends)]
        low, high = told[0], told[-1]
        if not 0 <= low <= high <= 1:
            raise row.refuse(ends[0], f"{low:g} to {high:g} is no range within 0 and 1")
        self.data.setdefault("fallback", {}).setdefault(key, {})[party] = [low, high]
        self.places["fallback", key, party] = row.place(ends[0])

    def _said(self, way: Way, name: str, row: _Row, column: str) -> None:
        at = self.data
        for step in way:
            at = at.setdefault(str(step), {})
        at[name] = row.cells[column].strip()
        self.places[*way, name] = row.place(column)

    def _number(self, row: _Row, column: str, most: float = 1e9) -> float:
        cell = row.cells.get(column, "").strip()
        try:
            number = float(cell)
        except ValueError:
            raise row.refuse(column, f'"{cell}" is no number', "write it as 0.25") from None
        if not abs(number) <= most:
            raise row.refuse(column, f'"{cell}" is no number to use here')
        return number

    def _case_row(self, row: _Row) -> None:
        what, value = row.cells.get("what", "").strip(), row.cells.get("value", "")
        if what not in (*CASE, *FALLBACK):
            raise row.refuse("what", f'"{what}" is not a part of a case here', did_you_mean(what, (*CASE, *FALLBACK)))
        if what == "notes":
            self.data["notes"] = [*self.data.get("notes", []), value]
            return
        if what == "title":
            self.data["title"] = value
        elif what == "as_of":
            self.data["as_of"] = value.strip().removesuffix(" 00:00:00")  # as a spreadsheet keeps a day
        elif what == "fallback":
            fallback = self.data.setdefault("fallback", {})
            if value.strip() == "status_quo":
                fallback["state"] = "status_quo"
        else:
            key = what.removeprefix("fallback ")
            self.data.setdefault("fallback", {})[key] = _read(key, value)
        self.places[(what,)] = row.place("value")

    def _party(self, row: _Row) -> str:
        party = row.cells.get("party", "").strip()
        if party not in self.data["parties"]:
            hint = did_you_mean(party, self.data["parties"])
            raise row.refuse("party", f'"{party}" is not a party of this case' if party else "there is no party", hint)
        return party

    def _preference(self, row: _Row) -> None:
        party = self._party(row)
        listed = self.data.setdefault("preferences", {}).setdefault(party, [])
        self.places["preferences", party] = row.place("party")
        group = row.cells.get("group", "").strip()
        if group == TABLE or isinstance(listed, dict):
            self._table(party, row)
            return
        columns = tuple(c for c in SHEETS["preferences"] if c not in ("party", "group"))
        if not group:
            self._put(("preferences", party, len(listed)), row, columns)
            return
        kind = next((k for k in GROUPS if re.fullmatch(rf"{k}( \d+)?", group)), None)
        if kind is None:
            raise row.refuse("group", f'"{group}" is no group', 'write "any order 1" or "unknown order 1", or nothing')
        if not (listed and kind in listed[-1] and self.places.get(("group", party)) == Place(group)):
            listed.append({kind: []})
            self.places["group", party] = Place(group)
            self.places["preferences", party, len(listed) - 1] = row.place("group")
        self._put(("preferences", party, len(listed) - 1, kind, len(listed[-1][kind])), row, columns)

    def _table(self, party: str, row: _Row) -> None:
        """The table of a party: new, or the one it has; from a row that says what it rests on, or one of the sheet."""
        told = self.data.setdefault("preferences", {})
        if party in self.rankings or (told.get(party) and TABLE not in told[party]):
            raise row.refuse("party", f"{party} has preferences too", "keep them, or its table of worth")
        if row.cells.get("group", TABLE).strip() != TABLE:
            raise row.refuse("group", f"{party} has a table of worth too", "keep it, or its preferences")
        if not told.get(party):
            self._put(("preferences", party), row, ("because", "by", "note"))
            told[party][TABLE] = {}

    def _worth(self, row: _Row) -> None:
        option, value = (row.cells.get(column, "").strip() for column in ("option", "value"))
        values = self.data["options"].get(option, {}).get("values") or YES_NO
        if option not in self.data["options"]:
            raise row.refuse("option", f'"{option}" is not an option', did_you_mean(option, self.data["options"]))
        if value not in values:
            raise row.refuse("value", f'"{value}" is not a value of {option}', did_you_mean(value, values))
        parties = {party_column(party): party for party in self.data["parties"]}
        for column in (c for c in row.cells if c not in SHEETS[TABLE]):
            if column not in parties:
                raise row.refuse(column, f'"{column}" is not a party of this case', did_you_mean(column, parties))
            party = parties[column]
            self._table(party, row)
            table = self.data["preferences"][party][TABLE].setdefault(option, {})
            if value in table:
                raise row.refuse("value", f"{option} has {value} in another row too", "keep one of the rows")
            table[value] = self._number(row, column, MOST_WORTH)
            self.places["preferences", party, TABLE, option, value] = row.place(column)

    def _ranked(self, row: _Row) -> None:
        party = self._party(row)
        told = self.data.setdefault("preferences", {})
        if isinstance(told.get(party), list):
            raise row.refuse("party", f"{party} has preferences too", "keep the preferences or the ranking of a party")
        if party not in told:
            self._put(("preferences", party), row, ("because", "by", "note"))
        place = self._number(row, "place")
        self.rankings.setdefault(party, {}).setdefault(place, []).append(self._state(row))

    def _state(self, row: _Row) -> str:
        """The state of a row: its number, or what its options say; both where they agree."""
        number = row.cells.get("state", "").strip()
        said = [name for name in self.data["options"] if option_column(name) in row.cells]
        code, step = 0, 1
        for name, option in self.data["options"].items():
            values = option.get("values") or list(YES_NO)
            if name in said:
                value = row.cells[option_column(name)].strip()
                if value not in values:
                    raise row.refuse(
                        option_column(name), f'"{value}" is not a value of {name}', did_you_mean(value, values)
                    )
                code += step * values.index(value)
            step *= len(values)
        if number and said and len(said) == len(self.data["options"]) and number != str(code):
            message = f"this says state {number}, and the options say state {code}"
            raise row.refuse("state", message, "clear the state, or the options")
        if not number and len(said) < len(self.data["options"]):
            raise row.refuse("state", "there is no state", "write its number, or a value for every option")
        return number or str(code)
