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
