"""Table: rows of cells as CSV and XLSX and back.

A cell never becomes a formula: in CSV, text that a spreadsheet would take for one begins with an apostrophe; in XLSX
every cell is stored as text or number. Reading takes the apostrophe off again.
"""

from __future__ import annotations

import csv
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from accord.problem import Place, refuse

Cell = str | int | float | None

MOST_BYTES = 50_000_000
MOST_ROWS = 500_000
MOST_COLUMNS = 400  # read of a sheet; a sheet may claim to have 16,384
LONGEST = 32_000  # characters in a cell: Excel takes 32,767
# What the libraries for workbooks raise on damaged ones.
_DAMAGED = (ArithmeticError, AttributeError, EOFError, LookupError, NotImplementedError, OSError, RuntimeError,
            SyntaxError, TypeError, ValueError, struct.error, zipfile.BadZipFile, zlib.error)  # fmt: skip
_FORMULA = re.compile(r"'*[=+\-@\t\r]")  # with the apostrophes that text of its own may begin with
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def as_csv(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Rows, the first the header, as CSV in UTF-8 with its mark, which spreadsheets need to see that it is."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", errors="replace")


def _safe(value: Cell) -> str | int | float:
    if isinstance(value, (int, float)):
        return value
    text = value or ""
    return f"'{text}" if _FORMULA.match(text) else text


def as_xlsx(sheets: Mapping[str, Iterable[Sequence[Cell]]]) -> bytes:
    """Sheets by name, each of rows, the first the header, as an XLSX workbook, written row by row."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "B2"
        for row in rows:
            cells: list[Any] = []
            for value in row:
                cell = WriteOnlyCell(sheet, value if isinstance(value, (int, float)) else None)
                if isinstance(value, str) and value:
                    cell.value = as_read(value)
                    cell.data_type = "s"  # text, though it may begin like a formula
                cells.append(cell)
            sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_read(value: Cell) -> str:
    """A value as it is read back."""
    return "" if value is None else _NO_XML.sub("\ufffd", str(value))[:LONGEST]


def csv_rows(path: Path) -> Iterator[list[str]]:
    """The rows of a CSV file, the header first. Raises Problems where it is none."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise refuse("not UTF-8", Place(str(path)), 'in Excel, save it as "CSV UTF-8", or as .xlsx') from None
    first = text.partition("\n")[0]
    marks = {mark: first.count(mark) for mark in ",;\t"}  # spreadsheets of some countries separate by semicolons
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=max(marks, key=lambda m: marks[m])):
            yield [cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell for cell in row]
    except csv.Error as error:
        raise refuse(f"not valid CSV: {error}", Place(str(path))) from None


def xlsx_sheets(path: Path, *, most_bytes: int = MOST_BYTES) -> dict[str, Iterator[list[str]]]:
    """The sheets of an XLSX workbook by name, each its rows, the header first. Raises Problems where it is none.

    `most_bytes`: what it may come to unpacked, tenfold.
    """
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(path) as packed:
            if sum(part.file_size for part in packed.infolist()) > 10 * most_bytes:
                raise refuse("too long when unpacked", Place(str(path)))
        book = load_workbook(path, read_only=True, data_only=True)
        sheets = {sheet.title: sheet for sheet in book.worksheets}
    except _DAMAGED as error:
        raise refuse(f"not an XLSX workbook: {error}", Place(str(path))) from None
    return {name: _xlsx_rows(sheet, path) for name, sheet in sheets.items()}


def _xlsx_rows(sheet: Any, path: Path) -> Iterator[list[str]]:
    sheet.reset_dimensions()  # what the sheet says of its own size may be anything
    try:
        for row in sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS):
            yield ["" if value is None else str(value) for value in row]
    except _DAMAGED as error:
        raise refuse(f"not an XLSX workbook: {error}", Place(str(path))) from None
