"""What a party makes its yes hang on, in so many words, is a demand of its own."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader


def demanded(text: str, reader: Reader) -> list[str]:
    """The passages of the demands in a text."""
    return [
        text[c.evidence[0].start : c.evidence[0].end] for c in reader(text).claims.values() if c.stance == "demands"
    ]


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        ("Ghana is ready to talk, but only after the mine is reopened.", "only after the mine is reopened"),
        ("Kenya would accept a smaller quota as long as the fee is cut.", "as long as the fee is cut"),
        ("Norway is open to a pause, but not before inspectors have returned.", "not before inspectors have returned"),
        ("Oman offered to free the crew in return for an end to the blockade.", "in return for an end to the blockade"),
        (
            "Oman offered a one-off payment, conditional on the pilots accepting longer days.",
            "conditional on the pilots accepting longer days",
        ),
        (
            "Oman agreed to attend on condition that the rosters are withdrawn.",
            "on condition that the rosters are withdrawn",
        ),
        ("Spain will back the deal only if farmers are paid.", "only if farmers are paid"),
    ],
)
def test_a_stipulation_is_a_demand(text: str, demand: str, reader: Reader) -> None:
    """Each sentence, and what is demanded in it."""
    assert demanded(text, reader) == [demand]


def test_what_is_stipulated_together_is_demanded_one_by_one(reader: Reader) -> None:
    """`provided that ... and that ...`."""
    text = "Peru said it would sign the pact, provided that Chile paid for the survey and that it was finished by May."
    assert demanded(text, reader) == ["provided that Chile paid for the survey", "that it was finished by May"]


def test_what_is_demanded_is_told_without_the_words_of_condition(reader: Reader) -> None:
    """`as long as the fee is cut`."""
    found = reader("Kenya would accept a smaller quota as long as the fee is cut.").claims.values()
    assert [c.content for c in found if c.stance == "demands"] == ["the fee is cut"]


def test_who_accepts_under_a_stipulation_still_accepts(reader: Reader) -> None:
    """The yes keeps its condition, and is held by the same party as the demand."""
    found = list(reader("Kenya would accept a smaller quota as long as the fee is cut.").claims.values())
    assert [(c.holders, c.stance, c.condition) for c in found] == [
        (("kenya",), "accepts", "as long as the fee is cut"),
        (("kenya",), "demands", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Serbia could sign if the fee were cut.",
        "Serbia will sign once the fee is cut.",
        "Serbia will not sign unless the fee is cut.",
        "Serbia would accept the aid provided by Oman.",
        "Serbia will support Chad for as long as it takes.",
        "Serbia is willing to accept a payment in return for dropping its claim.",
        "Serbia will sign the pact, but not before May.",
        "Serbia has threatened to leave the pact unless the fee is cut.",
    ],
)
def test_a_plain_condition_is_no_demand_of_its_own(text: str, reader: Reader) -> None:
    """Each sentence: a time, a threat, a refusal, or what one gives for what one gets."""
    assert demanded(text, reader) == []
