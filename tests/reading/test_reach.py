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


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Peru accused Chile of spying, which Chile denies.", ("peru", "asserts", "+"), ("chile", "asserts", "-")),
        ("Peru accused Chile of spying, a charge Chile denies.", ("peru", "asserts", "+"), ("chile", "asserts", "-")),
        ("Chile opposes the levy, which it says will hurt it.", ("chile", "rejects", "-"), ("chile", "expects", "+")),
        ("Chile wants a dam, an idea that Peru has rejected.", ("chile", "wants", "+"), ("peru", "rejects", "-")),
        ("Chile wants the port, which it says belongs to it.", ("chile", "wants", "+"), ("chile", "asserts", "+")),
    ],
)
def test_what_a_party_says_of_what_was_just_told_is_a_claim_of_its_own(
    reader: Reader, text: str, first: tuple[str, str, str], second: tuple[str, str, str]
) -> None:
    """Each sentence; the claim before ends where the comment begins."""
    dossier = reader(text)
    assert told(dossier) == [first, second]
    ahead, comment = (c.evidence[0] for c in dossier.claims.values())
    assert ahead.end < comment.end
    assert "which" not in ahead.quote
    assert "charge" not in ahead.quote


@pytest.mark.parametrize(
    "text",
    [
        "The island that Peru calls Santa Rosa has no harbour.",
        "The missile, which flies low, was shown in Lima.",
        "Brazil, which calls its neighbour a friend, sent flowers.",
    ],
)
def test_what_a_thing_is_called_in_passing_is_no_claim(reader: Reader, text: str) -> None:
    """Each sentence: a name, or a description by the text."""
    assert not told(reader(text))
