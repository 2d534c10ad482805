"""What a party's yes stops short of, in so many words, is a refusal of its own."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader


def refused(text: str, reader: Reader) -> list[str]:
    """The passages of the refusals in a text."""
    return [
        text[c.evidence[0].start : c.evidence[0].end] for c in reader(text).claims.values() if c.stance == "refuses"
    ]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Peru agreed to free the crew once Chile has paid, and not a day earlier.", "not a day earlier"),
        ("Peru is ready to talk to the growers, but not to the pickets.", "not to the pickets"),
        ("Peru supports the levy on the coast but not in the hills.", "not in the hills"),
        ("Peru is open to a pilot scheme but not to a lasting right.", "not to a lasting right"),
        ("Peru said it would discuss wages but not pensions.", "not pensions"),
        ("Peru is willing to slow the reform down but not to drop it.", "not to drop it"),
        ("Peru accepted the sum, though not the dates.", "though not the dates"),
        (
            "Peru could live with a pilot, officials in Lima said, but not with a Bolivian one.",
            "not with a Bolivian one",
        ),
        ("Peru agreed to talks between guards, but not between ministers.", "not between ministers"),
        ("Peru could live with a Chilean pilot, but not with a Bolivian one.", "not with a Bolivian one"),
        ("Peru would support a college but never a second parliament.", "never a second parliament"),
    ],
)
def test_what_a_yes_stops_short_of_is_refused(text: str, left: str, reader: Reader) -> None:
    """Each sentence, and what is refused in it."""
    assert refused(text, reader) == [left]


@pytest.mark.parametrize(
    "text",
    [
        "Peru accepts the draft, but not gladly.",
        "Peru supports the plan, but not everyone is happy.",
        "Peru will sign the pact, but not now.",
        "Peru accepted a draft that covers cod but not whales.",
        "Peru backs the deal but not because of the price.",
        "Peru supports the deal, but no vote has been held.",
        "Peru welcomed the offer but not much else.",
        "Peru agreed to a truce, but nothing was signed.",
        "Peru is open to a pause, but not before inspectors have returned.",
        "Peru and Chile met on Monday but not on Tuesday.",
    ],
)
def test_what_only_weighs_or_waits_is_not_refused(text: str, reader: Reader) -> None:
    """Each sentence: a manner, a reason, a time, another's words, or no yes at all."""
    assert refused(text, reader) == []
