"""What is said in quotations: imperatives, what only leads up to it, what somebody came for, ultimatums."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader

SAID = [
    ('"Lift the ban and open the harbours," Norway told the envoys.', "demands +"),
    ('"Do not touch our quota," Norway told the envoys.', "demands -"),
    ('"Let us sit down and settle this before winter," Norway told the envoys.', "demands +"),
    ('"Let\'s get back to the table and end this," Norway told the envoys.', "demands +"),
    ('"We are here to get a fair deal," Norway told the envoys.', "wants +"),
    ('"We know that the levy has to go," Norway told the envoys.', "demands +"),
    ('"That is why we will never leave the strait," Norway told the envoys.', "refuses -"),
    ('"The truth is that Denmark has broken the treaty again and again," Norway told the envoys.', "asserts +"),
    ('"It is clear that Denmark must pay for the damage," Norway told the envoys.', "demands +"),
    ('"Either they lift the ban or we close the strait," Norway told the envoys.', "threatens +"),
    ('"Lift the ban, or we will close the strait," Norway told the envoys.', "threatens +"),
    ('"The ban stays until the nets are gone," Norway told the envoys.', "refuses -"),
    ('"Only then can we sit down," Norway told the envoys.', "demands +"),
    ('"Only when the ban is lifted will we open the strait," Norway told the envoys.', "demands +"),
    ('"Not until the ban is lifted will we talk," Norway told the envoys.', "refuses -"),
    ("Norway said it would cut the quota by half in March.", "plans +"),
    ('Norway said the time for a truce was "now".', "demands +"),
    ("Norway said the only answer was for both sides to return to the table.", "wants +"),
]


@pytest.mark.parametrize(("text", "told"), SAID)
def test_what_a_quotation_comes_to(reader: Reader, text: str, told: str) -> None:
    """Each sentence; the last claim is the one meant, where a clause before it is told too."""
    found = [(c.holders, f"{c.stance} {c.polarity}") for c in reader(text).claims.values()]
    assert (("norway",), told) in found


@pytest.mark.parametrize(
    "text",
    [
        '"Never again will we trust such a promise," Norway told the envoys.',
        '"Not a single net should be cast here," Norway told the envoys.',
    ],
)
def test_a_denial_at_the_start_is_one(reader: Reader, text: str) -> None:
    """Each sentence."""
    assert [c.polarity for c in reader(text).claims.values()] == ["-"]


@pytest.mark.parametrize(
    "text",
    [
        '"Let me tell you a story," Norway told the envoys.',
        '"Let\'s see what they bring," Norway told the envoys.',
        '"We came here to talk," Norway told the envoys.',
        '"We do not know whether they will sign," Norway told the envoys.',
    ],
)
def test_turns_of_talk_are_no_positions(reader: Reader, text: str) -> None:
    """Each sentence."""
    assert not reader(text).claims


def test_an_agency_that_hands_on_a_quotation_does_not_speak(reader: Reader) -> None:
    """ "We hope that the envoys will work hard and that both of them come to terms as soon as possible," Norway's
    foreign minister Kari Lund said, according to the Novosti news agency."""
    text = (
        '"We hope that the envoys will work hard and that both of them come to terms as soon as possible," Norway\'s '
        "foreign minister Kari Lund said, according to the Novosti news agency."
    )
    assert {h for c in reader(text).claims.values() for h in c.holders} == {"norway"}
