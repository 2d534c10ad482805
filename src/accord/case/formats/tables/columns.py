"""The sheets of a case and their columns. Several things in a cell stand apart by `; `."""

from __future__ import annotations

# Each cell is a field of the item in its row. Those named below are spelled differently in the case.
SHEETS: dict[str, tuple[str, ...]] = {
    "case": ("what", "value"),
    "parties": ("id", "name", "kind", "at_table", "consents", "cost_low", "cost_high",
                "reservation_low", "reservation_high", "later_low", "later_high", "because", "by", "note"),
    "options": ("id", "by", "does", "values", "among", "changes", "status_quo", "fallback",
                "because", "made_by", "note"),
    "points": ("id", "name", "asks", "options", "topic", "because", "by", "note"),
    "constraints": ("never", "because", "by", "note"),
    "preferences": ("party", "group", "prefer", "best_first", "order", "floor", "level", "likelihood", "weight",
                    "strong", "because", "by", "note"),
    "rankings": ("party", "place", "state", "because", "by", "note"),
    "worth": ("option", "value"),
}  # fmt: skip
NEEDED = ("parties", "options")
PROSE = ("name", "does", "asks", "note")  # kept to the last blank
LISTS = ("values", "among", "changes", "options", "order", "because")
GROUPS = ("any order", "unknown order")  # a group is its kind and a number: `any order 1`
TABLE = "worth"  # the group of a row that says what the party's column in the sheet `worth` rests on
WITH_MORE = ("rankings", "worth")  # sheets with a column for each option, or each party, beside their own
CASE = ("title", "as_of", "notes")  # rows of the sheet `case`; `notes` may stand in several
FALLBACK = ("fallback", "fallback because", "fallback by", "fallback note")  # more such rows
APART = "; "


def option_column(option: str) -> str:
    """The column of an option in the sheet of rankings, beside the columns that are always there."""
    return f"{option} (option)" if option in SHEETS["rankings"] else option


def party_column(party: str) -> str:
    """The column of a party in the sheet of worth, beside the columns that are always there."""
    return f"{party} (party)" if party in SHEETS["worth"] else party
