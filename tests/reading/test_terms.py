"""Terms: what somebody will only do if others act first is demanded of them; what is denied is nobody's wish."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader

# Each sentence with what its only claim comes to.
TOLD = [
    # a Yes on terms
    ("Peru will only sign the pact if Chile opens its ports.", "demands", "+"),
    ("The union said it would only accept the offer once the dismissals were withdrawn.", "demands", "+"),
    ("Peru will sign the pact if Chile opens its ports.", "accepts", "+"),
    ("Peru will only sign the pact on Friday.", "accepts", "+"),
    # what depends on what others do
    ("Kenya said the return of its crews depended on new guards being sent.", "demands", "+"),
    ("Joining the pact depends on the road being mended, Kenya said.", "demands", "+"),
    ("Kenya said forty jobs in the port depended on the mill.", "asserts", "+"),
    # the only way out
    ("Ghana said the crisis could only be ended by Togo withdrawing its boats.", "demands", "+"),
    ('"It can only be read by the lawyers of the south with long experience," Ghana said.', "asserts", "+"),
    # what is needed
    ("Ghana said there was a need for Togo to share the water.", "demands", "+"),
    ('"What is needed is one plan for the whole lake," Ghana said.', "demands", "+"),
    ("Ghana said there was no need for a new treaty on the lake.", "rejects", "-"),
    ('"What is sold is one boat of the old fleet of the south," Ghana said.', "asserts", "+"),
    # a warning that nothing will be done until others act
    ("Oman warned that no prisoner would be released until the island was empty.", "refuses", "-"),
    ("Oman warned that the aid would not be paid for ever.", "threatens", "+"),
    # a wish denied
    ("Chad denies that it is seeking a base on the island.", "asserts", "-"),
    ("Chad is not seeking a base on the island.", "wants", "-"),
]


@pytest.mark.parametrize(("sentence", "stance", "sign"), TOLD)
def test_terms_are_demands(reader: Reader, sentence: str, stance: str, sign: str) -> None:
    """Each sentence."""
    assert {(c.stance, c.polarity) for c in reader(sentence).claims.values()} == {(stance, sign)}
