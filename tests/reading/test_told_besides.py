"""What only hangs on a clause, told by somebody else or told besides, is no part of what the clause tells."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader

# Each sentence with where its first claim ends.
ENDS = [
    ("Peru welcomed the ruling, with its minister Luis Rojas saying that the court had listened.", "the ruling"),
    ("Peru urged the islanders to vote for autonomy, quoted by La Prensa as saying that all was open.", "autonomy"),
    (
        "The mayors of Chad welcomed the ruling while fishermen in the south warned that it would cost jobs.",
        "the ruling",
    ),
    ("Kenya has warned that the dam is a threat to the lake, shortly after Uganda closed the road.", "the lake"),
    # near misses: what belongs to it
    ("Peru welcomed the ruling with its long list of duties for both sides.", "both sides"),
    ("Peru wants to fish in the bay while the talks last.", "the talks last"),
    ("Peru accepts a levy on fuel, quoted at a price of ten pounds a barrel.", "a barrel"),
]


@pytest.mark.parametrize(("sentence", "last"), ENDS)
def test_a_claim_ends_where_something_is_told_besides(reader: Reader, sentence: str, last: str) -> None:
    """Each sentence."""
    first = min((c.evidence[0] for c in reader(sentence).claims.values()), key=lambda span: span.start)
    assert first.quote.endswith(last)
