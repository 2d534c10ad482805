"""What is many times as long as the position, and stands before it, is no part of the quote."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader

CASES = [
    (
        "The Federation of Patients, whose members spent most of the winter on the telephone to hospitals in the"
        " capital, supports the levy.",
        "supports the levy",
    ),
    (
        "Peru, which has held the chair since the treaty was signed in Lima eleven years ago by nine ministers of"
        " fisheries, rejects the quota.",
        "rejects the quota",
    ),
    ("Peru, which holds the chair, rejects the quota.", "Peru, which holds the chair, rejects the quota"),
    ("Peru rejects the quota.", "Peru rejects the quota"),
]


@pytest.mark.parametrize(("text", "quote"), CASES, ids=[text[:40] for text, _ in CASES])
def test_a_long_subject_is_left_out_of_the_quote(reader: Reader, text: str, quote: str) -> None:
    """The text beside each quote; a subject of some words stays."""
    assert [claim.evidence[0].quote for claim in reader(text).claims.values()] == [quote]
