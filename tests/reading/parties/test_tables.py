"""The tables of names: well-formed, without two meanings for one name, and right about terms."""

from __future__ import annotations

import re
from datetime import date

import pytest

from accord.reading.lexicon import words
from accord.reading.parties.gazetteer import adjective_of, entries, fields, look_up
from accord.reading.parties.known import KINDS
from accord.reading.parties.leaders import era, leader_of


@pytest.mark.parametrize(("subject", "columns"), [("states", 4), ("organisations", 5), ("leaders", 4)])
def test_every_line_has_its_columns(subject: str, columns: int) -> None:
    assert [line for line in words(subject) if str(line).count("|") != columns - 1 and subject != "states"] == []
    assert all(fields(line, columns)[0] for line in words(subject))


def test_every_body_has_a_kind_of_the_house() -> None:
    assert {fields(line, 5)[4] for line in words("organisations")} <= set(KINDS)


def test_no_name_is_written_twice_for_two_parties() -> None:
    meant: dict[str, str] = {}
    twice = []
    for subject, columns in (("organisations", 5), ("states", 4)):
        for line in words(subject):
            parts = fields(line, columns)
            for name in [parts[0], *(n.strip() for column in parts[1:4] for n in column.split(",") if n.strip())]:
                if meant.setdefault(name, parts[0]) != parts[0]:
                    twice.append((name, meant[name], parts[0]))
    assert twice == []


def test_every_term_is_a_stretch_of_years() -> None:
    for line in words("leaders"):
        for years in fields(line, 4)[3].split(","):
            found = re.fullmatch(r"(\d{4})-(\d{4})?", years.strip())
            assert found, line
            assert int(found[1]) <= int(found[2] or 9999), line


def test_whoever_leads_a_state_leads_one_of_the_table() -> None:
    known = {e.party for e in entries().values()}
    assert {fields(line, 4)[2] for line in words("leaders")} <= known


@pytest.mark.parametrize(
    ("name", "year", "party"),
    [
        ("Stoltenberg", 2003, None),
        ("Stoltenberg", 2008, "Norway"),
        ("Stoltenberg", 2020, "NATO"),
        ("Jacob J. Lew", 2016, "United States"),
        ("Anna Blair", 2003, None),
        ("Barack Obama", 2005, None),
        ("Lagarde", 2009, "France"),
        ("Lagarde", 2015, "International Monetary Fund"),
        ("Lagarde", 2024, "European Central Bank"),
    ],
)
def test_a_leader_speaks_for_a_party_while_in_office(name: str, year: int, party: str | None) -> None:
    assert leader_of(name, date(year, 6, 1)) == party


def test_without_a_date_two_offices_are_told_apart_by_the_text_or_not_at_all() -> None:
    assert leader_of("Draghi", None) is None
    assert leader_of("Draghi", None, ["Italy"]) == "Italy"
    assert leader_of("Putin", None) == "Russia"


def test_the_leaders_of_a_text_tell_its_time() -> None:
    when = era(["Tony Blair", "George W. Bush", "Nobody Known"])
    assert when is not None
    assert 2001 <= when.year <= 2007
    assert era(["Nobody Known"]) is None
    assert era(["Tony Blair", "Keir Starmer"]) is None  # never in office together


def test_the_longest_name_wins_and_cases_of_papers_are_known() -> None:
    text = "The European parliament and the European Union met Republic of Korea officials in Guinea-Bissau."
    assert [e.party for _, _, e in look_up(text)] == [
        "European Parliament", "European Union", "South Korea", "Guinea-Bissau"
    ]  # fmt: skip


def test_acronyms_are_known_only_as_written() -> None:
    assert not list(look_up("It is us, who can say so."))


def test_a_people_has_its_adjective() -> None:
    assert adjective_of("Belarus") == "Belarusian"
    assert adjective_of("Nowhere") is None
