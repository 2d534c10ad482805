"""What deeds between parties tell: deals struck, charges traded, plans and meetings dropped, things said before."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader

from accord.dossier import Dossier


def told(dossier: Dossier) -> set[tuple[str, str, str]]:
    """Holder, stance and sign of each claim, a joint claim once for each of its holders."""
    return {(h, c.stance, c.polarity) for c in dossier.claims.values() for h in c.holders}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        # deals that have been struck, by both who struck them
        ("Peru has struck a deal on cod with Chile.", {("peru", "accepts", "+"), ("chile", "accepts", "+")}),
        ("Peru and Chile have reached a truce.", {("peru", "accepts", "+"), ("chile", "accepts", "+")}),
        ("Peru and Chile have hammered out a pact.", {("peru", "accepts", "+"), ("chile", "accepts", "+")}),
        # charges
        ("Peru and Chile traded accusations of theft.", {("peru", "asserts", "+"), ("chile", "asserts", "+")}),
        ("Peru and Chile have exchanged blame.", {("peru", "asserts", "+"), ("chile", "asserts", "+")}),
        # plans, meetings
        ("Chile shelved the plan for a dam.", {("chile", "rejects", "-")}),
        ("The plan for a dam has been scrapped by Chile.", {("chile", "rejects", "-")}),
        ("Chile called off a meeting with Peru.", {("chile", "refuses", "-")}),
        ("Chile has cancelled the visit.", {("chile", "refuses", "-")}),
        # a thing, with who is for it or against it
        ("The town voted for a second dam, a step opposed by Chile.", {("chile", "rejects", "-")}),
        ("The town closed the port, a move backed by Chile.", {("chile", "accepts", "+")}),
        # what goes ahead in spite of them
        ("The talks will go on despite Chilean objections.", {("chile", "rejects", "-")}),
        ("The talks will go on despite opposition from Chile.", {("chile", "rejects", "-")}),
        # a trip, a speech is used to do it
        ("Peru used the trip to urge Chile to lift the ban.", {("peru", "demands", "+")}),
        # what is one of somebody's demands
        ("One of Peru's demands is a halt to fishing.", {("peru", "demands", "+")}),
        ("Among Peru's demands is a halt to fishing.", {("peru", "demands", "+")}),
        ("A truce is one of Peru's priorities.", {("peru", "wants", "+")}),
        # whose feelings and promises are told of
        ("Peru's drive for a new treaty has stalled.", {("peru", "wants", "+")}),
        ("Peru's promise to close the camps came late.", {("peru", "offers", "+")}),
        ("Peru's anger at the raid has not cooled.", {("peru", "rejects", "-")}),
        ("Peru's unease about the dam is growing.", {("peru", "fears", "+")}),
        ("Peru voiced dismay at the raid.", {("peru", "rejects", "-")}),
        # courts, answers, defence
        ("Peru has filed a lawsuit aimed at overturning the ban.", {("peru", "rejects", "-")}),
        ("Peru sued to block the dam.", {("peru", "rejects", "-")}),
        ("Peru appealed the ruling.", {("peru", "rejects", "-")}),
        ("Peru responded with calls for a truce.", {("peru", "demands", "+")}),
        ("Peru responded with threats to close the port.", {("peru", "threatens", "+")}),
        ("Peru defended the dam as a necessary step.", {("peru", "accepts", "+")}),
        ("Peru has questioned the science behind the quota.", {("peru", "rejects", "-")}),
        ("Peru has set a truce as its main goal.", {("peru", "wants", "+")}),
        # friends and governments told by what they are
        ("Western governments have called for a truce.", {("western_governments", "demands", "+")}),
        ("Foreign business groups have opposed the dam.", {("foreign_business_groups", "rejects", "-")}),
        ("European allies have opposed the dam.", {("european_allies", "rejects", "-")}),
        # said before, and still so
        ("Peru has previously demanded that Chile leave the strait.", {("peru", "demands", "+")}),
        ("Peru had previously denied the charge.", {("peru", "asserts", "-")}),
    ],
)
def test_what_parties_do_to_a_deal_tells_their_stance(reader: Reader, text: str, claims: set[object]) -> None:
    """Peru has struck a deal on cod with Chile: both have accepted it."""
    assert told(reader(text)) == claims


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile reached a truce in 1998.",
        "Peru has not reached a deal with Chile.",
        "Peru struck a harsher note.",
        "Peru would have shelved the scheme.",
        "Chile cancelled the flights.",
        "Peru traded copper for steel.",
        "Fighters backed by Chile crossed the river.",
        "Peru used to oppose the dam.",
        "Peru previously supported the dam.",
        "The river runs through areas Peru had never previously claimed.",
        "The talks went on despite criticism from all sides.",
        "Key allies have opposed the dam.",
        "Other governments have opposed the dam.",
        "There were doubts over Peru's commitment to the pact.",
        "The text lists Peru's commitments under the pact.",
        "Peru appealed to younger voters.",
        "Peru defended the strait with its fleet.",
        "Peru questioned the witnesses.",
        "Peru responded with a song.",
    ],
)
def test_deeds_that_tell_no_stance_are_passed_over(reader: Reader, text: str) -> None:
    """Peru and Chile reached a truce in 1998."""
    assert told(reader(text)) == set()


def test_what_is_described_is_quoted_with_what_is_said_of_it(reader: Reader) -> None:
    """The town closed the port, a move backed by Chile."""
    dossier = reader("The town closed the port, a move backed by Chile.")
    assert [c.evidence[0].quote for c in dossier.claims.values()] == ["a move backed by Chile"]


def test_a_year_in_what_is_meant_makes_no_history(reader: Reader) -> None:
    """Peru declined to certify the pact signed in 2015. (published 2025)"""
    new = reader("Peru refused to certify the pact signed in 2015.")
    old = reader("In 2015, Peru refused to certify the pact.")
    assert (told(new), told(old)) == ({("peru", "refuses", "-")}, set())
