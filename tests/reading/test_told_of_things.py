"""What is said of things and of others: harm that is feared, how things are held to be, and what is turned down."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader

# Each sentence with what its only claim comes to.
TOLD = [
    # harm that would come
    ("Peru said the levy would have a dire effect on the talks over the bay.", "fears", "+"),
    ("Peru said the levy could have repercussions for the whole coast.", "fears", "+"),
    ("Peru said the levy would have a good effect on the talks over the bay.", "expects", "+"),
    ("Peru said a blockade could cause shipping lines to leave the coast.", "fears", "+"),
    ("Peru said the ban would force the last two mills to close.", "fears", "+"),
    ("Peru said the levy will have a dire effect on the talks over the bay.", "fears", "+"),
    ("Peru warned of a partition of the bay.", "fears", "+"),
    ("Peru warned of empty shelves in the south.", "fears", "+"),
    ("Peru warned of further measures.", "threatens", "+"),
    # how things are held to be
    ("Peru suggested that the boats may have come from the islands.", "asserts", "+"),
    ("Peru suggested a new date for the talks.", "offers", "+"),
    ("Kenya argues that a court cannot rule on a lake it has never seen.", "asserts", "-"),
    ("Kenya contends that the law cannot be applied to older wells.", "asserts", "-"),
    ('"The cost of the dam can no longer be ignored," Kenya said.', "asserts", "-"),
    ("Kenya said that a court cannot rule on a lake it has never seen.", "rejects", "-"),
    ("Kenya said the patrols are only to protect its boats.", "asserts", "+"),
    ("Kenya said the patrols are to leave the bay.", "demands", "+"),
    # what others will have no part in
    ("Ghana said that Togo will not be part of the new bank.", "refuses", "-"),
    ("Ghana said that Togo will not win the vote on the new bank.", "expects", "-"),
]


@pytest.mark.parametrize(("sentence", "stance", "sign"), TOLD)
def test_what_is_said_of_things_is_feared_held_or_turned_down(
    reader: Reader, sentence: str, stance: str, sign: str
) -> None:
    """Each sentence."""
    assert {(c.stance, c.polarity) for c in reader(sentence).claims.values()} == {(stance, sign)}
