"""A case into tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from accord.case.case import Additive, Case, Ranking
from accord.case.file import as_plain
from accord.case.formats.tables.columns import APART, GROUPS, LISTS, SHEETS, TABLE, option_column, party_column
from accord.problem import Problem, Problems, refuse
from accord.table import LONGEST, Cell, as_csv, as_read, as_xlsx

MOST_RANKED = 100_000  # rows of rankings
Row = list[Cell]


def as_workbook(case: Case) -> bytes:
    """The case as an XLSX workbook, a sheet for each kind of item. Raises Problems where it does not fit in cells."""
    return as_xlsx(_sheets(case))


def as_files(case: Case) -> dict[str, bytes]:
    """The case as CSV files by name, one for each kind of item. Raises Problems where it does not fit in cells."""
    return {f"{name}.csv": as_csv(rows) for name, rows in _sheets(case).items()}


def _sheets(case: Case) -> dict[str, list[Row]]:
    if case.graph is not None:
        raise refuse("tables have options; this case has a graph of states and moves")
    if case.views:
        raise refuse("tables have no place for views: how a party sees the conflict where that differs")
    plain = as_plain(case)
    found: dict[str, list[Row]] = {
        "case": list(_case(plain)),
        "parties": list(_parties(plain)),
        "options": list(_options(plain)),
        "points": [_row("points", {"id": name, **point}) for name, point in plain.get("points", {}).items()],
        "constraints": [_row("constraints", item) for item in plain.get("constraints", [])],
        "preferences": list(_preferences(plain)),
        "rankings": list(_rankings(case)),
        "worth": list(_worth(case)),
    }
    _refuse_what_cells_lose(found)
    more = {"rankings": [option_column(o) for o in case.options], "worth": [party_column(p) for p in _valuing(case)]}
    return {name: [[*SHEETS[name], *more.get(name, [])], *rows] for name, rows in found.items()}


def _refuse_what_cells_lose(sheets: Mapping[str, list[Row]]) -> None:
    problems = [
        Problem("error", f"{name}: a cell cannot hold this ({len(str(cell)):,} characters): {str(cell)[:60]!r}")
        for name, rows in sheets.items()
        for row in rows
        for cell in row
        if isinstance(cell, str)
        and cell
        and (len(cell) > LONGEST or as_read(cell) != cell or "\r" in cell or not cell.strip())
    ]
    if problems:
        raise Problems(problems[:20])


def _row(sheet: str, item: Mapping[str, Any]) -> Row:
    return [_cell(name, item.get(name)) for name in SHEETS[sheet]]


def _cell(name: str, value: Any) -> Cell:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name in LISTS and isinstance(value, list):
        if any(APART.strip() in part or part != part.strip() for part in value):
            raise refuse(
                f'{name}: "{APART.join(value)}" would be taken for other items', hint="take the semicolons out"
            )
        return APART.join(value)
    return value if isinstance(value, (int, float)) or value is None else str(value)


def _case(plain: Mapping[str, Any]) -> Iterator[Row]:
    yield ["title", plain["title"]]
    if plain.get("as_of"):
        yield ["as_of", str(plain["as_of"])]
    for note in plain.get("notes", []):
        yield ["notes", note]
    fallback = plain.get("fallback")
    if fallback is not None:
        state = fallback.get("state", "status_quo")
        yield ["fallback", state if isinstance(state, str) else "as in the options"]
        for key in ("because", "by", "note"):
            if fallback.get(key):
                yield [f"fallback {key}", _cell(key, fallback[key])]


def _parties(plain: Mapping[str, Any]) -> Iterator[Row]:
    fallback = plain.get("fallback") or {}
    for name, party in plain["parties"].items():
        told = {"id": name, **party}
        for key in ("cost", "reservation", "later"):
            told[f"{key}_low"], told[f"{key}_high"] = fallback.get(key, {}).get(name, (None, None))
        yield _row("parties", told)


def _options(plain: Mapping[str, Any]) -> Iterator[Row]:
    quo = plain.get("status_quo") or {}
    state = (plain.get("fallback") or {}).get("state", {})
    without = {} if isinstance(state, str) else state
    for name, option in plain.get("options", {}).items():
        yield _row("options", {"id": name, **option, "status_quo": quo.get(name), "fallback": without.get(name)})


def _preferences(plain: Mapping[str, Any]) -> Iterator[Row]:
    for party, listed in plain.get("preferences", {}).items():
        if not isinstance(listed, list):
            about = {key: listed[key] for key in ("because", "by", "note") if listed.get(key)}
            if TABLE in listed and about:
                yield _row("preferences", {"party": party, "group": TABLE, **about})
            continue
        for number, item in enumerate(listed, 1):
            kind = next((k for k in GROUPS if k in item), "")
            group = f"{kind} {number}" if kind else None
            for single in item[kind] if kind else [item]:
                told = {"party": party, "group": group, **single, "best_first": single.get("best first")}
                yield _row("preferences", told)


def _valuing(case: Case) -> dict[str, Additive]:
    """The parties that value options by a table of worth."""
    return {party: listed for party, listed in case.preferences.items() if isinstance(listed, Additive)}


def _worth(case: Case) -> Iterator[Row]:
    """A row for each value of each option that a party has a number for, in a column of the party's."""
    tables = _valuing(case).values()
    for name, option in case.options.items():
        for value in option.values:
            numbers = [table.worth.get(name, {}).get(value) for table in tables]
            if any(number is not None for number in numbers):
                yield [name, value, *map(_in_full, numbers)]


def _in_full(number: float | None) -> Cell:
    """A number as a cell: as text where it has more digits than a workbook keeps of numbers."""
    return number if number is None or float(f"{number:.16g}") == number else repr(number)


def _rankings(case: Case) -> Iterator[Row]:
    """A row for each state, with what it means; only the state is read back where it is given."""
    ranked = {party: listed for party, listed in case.preferences.items() if isinstance(listed, Ranking)}
    if sum(len(tier) for listed in ranked.values() for tier in listed.ranking) > MOST_RANKED:
        raise refuse(f"more than {MOST_RANKED:,} ranked states", hint="say the ranking in statements")
    for party, listed in ranked.items():
        if listed.unknown:
            raise refuse(f"tables have no place for the pairs of states that {party} is not known to compare")
        about: Mapping[str, Any] = listed.model_dump(mode="json", exclude_unset=True)
        for place, tier in enumerate(listed.ranking, 1):
            for state in tier:
                told = {"party": party, "place": place, "state": int(state) if state.isdigit() else state, **about}
                yield [*_row("rankings", told), *_values(case, state)]
                about = {}


def _values(case: Case, state: str) -> Iterator[Cell]:
    if not state.isdigit():  # the mark between tiers
        return
    left = int(state)
    for option in case.options.values():
        left, value = divmod(left, len(option.values))
        yield option.values[value]
