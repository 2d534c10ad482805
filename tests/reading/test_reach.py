"""What is found at all: positions told in the many plain ways of English, and what beside them is none."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader

from accord.dossier import Dossier


def told(dossier: Dossier) -> list[tuple[str, str, str]]:
    """Holder, stance and sign of each claim, a joint claim once for each of its holders."""
    return [(h, c.stance, c.polarity) for c in dossier.claims.values() for h in c.holders]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ('"The ports of the north have carried this country through two droughts," Kenya told the lenders.', "asserts"),
        ("Kenya said the quarrel was about wages.", "asserts"),
        ("Kenya said the quarrel was a family matter.", "asserts"),
        ("Kenya said the fish would be gone in ten years.", "expects"),
    ],
)
def test_what_a_party_says_of_the_world_is_its_claim(reader: Reader, text: str, stance: str) -> None:
    """Each sentence: said at some length, or of what a thing is, or of what is to come."""
    assert told(reader(text)) == [("kenya", stance, "+")]


@pytest.mark.parametrize(
    "text",
    [
        '"The hall was cold," Kenya told the lenders.',
        '"We came here in three buses and two old lorries last night," Kenya told the lenders.',
        "Kenya said it was in talks with the bank.",
    ],
)
def test_a_short_remark_and_a_tale_of_oneself_are_no_claims(reader: Reader, text: str) -> None:
    """Each sentence."""
    assert not told(reader(text))
