"""Asides: what one party says, after a comma, to what another wants; and whose a relative clause is."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader

ANSWERED = [
    ("Kenya wants to keep its guards in the port, a condition that Ghana has refused to accept.", "refuses"),
    ("Kenya wants a seat on the board, a move opposed by Ghana.", "rejects"),
    ("Kenya demands a cut in the levy, a step supported by Ghana.", "accepts"),
    ("Kenya plans to leave the pact, a course that Ghana has condemned.", "rejects"),
]


@pytest.mark.parametrize(("text", "stance"), ANSWERED)
def test_what_another_says_to_a_wish_is_told_beside_it(reader: Reader, text: str, stance: str) -> None:
    told = {c.holders: c for c in reader(text).claims.values()}
    assert len(told) == 2
    [kenya] = [c for holders, c in told.items() if "kenya" in holders]
    [ghana] = [c for holders, c in told.items() if "ghana" in holders]
    assert ghana.stance == stance
    assert kenya.evidence[0].end < ghana.evidence[0].end
    assert "Ghana" not in kenya.evidence[0].quote


@pytest.mark.parametrize(
    "text",
    [
        "Kenya wants the port that Ghana built.",
        "Kenya wants to keep a fleet led by Ghana.",
    ],
)
def test_what_says_which_thing_is_wanted_is_nobody_elses_position(reader: Reader, text: str) -> None:
    [claim] = reader(text).claims.values()
    assert claim.holders == ("kenya",)


RELATED = [
    ("Kenya and Ghana, which have been pushing for a truce, will host the talks.", {"kenya", "ghana"}),
    (
        "Kenya, Ghana and Peru, all countries that have demanded an end to the levy, met in Oslo.",
        {"kenya", "ghana", "peru"},
    ),
    ("Kenya and Ghana, which has been pushing for a truce, will host the talks.", {"ghana"}),
    ("Kenya, a country that has been pushing for a truce, will host the talks.", {"kenya"}),
]


@pytest.mark.parametrize(("text", "holders"), RELATED)
def test_a_relative_clause_is_of_all_it_is_said_of(reader: Reader, text: str, holders: set[str]) -> None:
    told = [c for c in reader(text).claims.values() if c.stance == "demands"]
    assert {h for c in told for h in c.holders} == holders


def test_who_tells_what_must_stop_also_calls_it_names(reader: Reader) -> None:
    """ "Kenya says Ghana must ..., calling it ...": Kenya calls it so."""
    told = reader("Kenya says Ghana must stop the patrols, calling them a red line.").claims.values()
    assert [c.holders for c in told] == [("kenya",), ("kenya",)]
    assert [c.stance for c in told] == ["demands", "refuses"]


def test_concerns_that_are_cited_are_feared(reader: Reader) -> None:
    """Kenya cited concerns that the valves could be closed from abroad."""
    [claim] = reader("Kenya cited concerns that the valves could be closed from abroad.").claims.values()
    assert claim.stance == "fears"
    assert not reader("Kenya cited the report on the valves.").claims


def test_those_for_and_against_something_hold_positions_together(reader: Reader) -> None:
    """ "Critics of the levy ..."; and "critics" after them are those."""
    dossier = reader("Kenya wants the levy. Critics of the levy say it would be unfair. Critics also call it illegal.")
    assert {p.name for p in dossier.parties.values()} == {"Kenya", "Critics of the levy"}
    assert len([c for c in dossier.claims.values() if c.holders != ("kenya",)]) == 2
