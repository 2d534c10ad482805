"""Sides taken in everyday turns of phrase: for and against, yes and no votes, courts gone to, papers filed."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader

TAKEN = [
    ("Peru is in favour.", "accepts", "+"),
    ("Peru was for the dam.", "accepts", "+"),
    ("Peru is against all of it.", "rejects", "-"),
    ("Peru does not like the idea.", "rejects", "-"),
    ("Peru likes the draft.", "accepts", "+"),
    ("Peru concurs.", "accepts", "+"),
    ("Peru voted no in the council.", "rejects", "-"),
    ("Peru took the applicant's side.", "accepts", "+"),
    ("Peru has intervened in support of the suit.", "accepts", "+"),
    ("Peru filed a brief on the company's side.", "accepts", "+"),
    ("Peru denies this.", "rejects", "-"),
    ("Peru disputes that.", "rejects", "-"),
    ("Peru sees the matter differently.", "rejects", "-"),
    ("Peru sees nothing to arbitrate.", "rejects", "-"),
    ("Peru reiterated its opposition.", "rejects", "-"),
    ("Peru has gone to the Supreme Court.", "rejects", "-"),
    ("Peru went to the Supreme Court to have the levy annulled.", "demands", "+"),
    ("Peru would go no higher than five dollars.", "refuses", "-"),
    ("Peru has recommended acceptance of the offer.", "accepts", "+"),
    ("Peru asked in addition for an embargo.", "demands", "+"),
    ("Peru laid down that the fee be paid at once.", "demands", "+"),
    ("Peru has filed 900 amendments.", "wants", "+"),
    ("Peru gave foreign airlines fourteen days on Tuesday to obtain permits.", "demands", "+"),
    ("Peru professed itself delighted with the draft.", "accepts", "+"),
    ("Peru raised no objection.", "accepts", "+"),
    ("Peru came with a demand to delay the levy.", "demands", "+"),
    ("Peru is preparing language that would cap the levy.", "plans", "+"),
    ("Peru has watched this with alarm.", "fears", "+"),
    ("Peru has ignored five summonses.", "refuses", "-"),
    ("Peru delivered a note of protest to the embassy.", "rejects", "-"),
    ("Peru questioned whether the money existed.", "rejects", "-"),
    ("Peru will bring the reform before the Constitutional Court.", "threatens", "+"),
    ("Peru has resisted so far.", "rejects", "-"),
    ("Peru would rather the city subsidised wages for three years.", "wants", "+"),
    ("Under the memorandum Peru must clear seven months of arrears.", "accepts", "+"),
    ("Under the convention Peru keeps a minimum flow out of the lake.", "accepts", "+"),
    ("Peru named the release of the crew as a condition.", "demands", "+"),
    ("Peru made no secret of its satisfaction.", "accepts", "+"),
    ("Peru noted the judgment with satisfaction.", "accepts", "+"),
    ("Peru received the proposal coolly.", "rejects", "-"),
    ("Peru expressed disappointment.", "rejects", "-"),
    ("Peru is not convinced.", "refuses", "-"),
    ("Peru has cooled.", "rejects", "-"),
    ("Peru does not care for it.", "accepts", "-"),
    ("Peru does not think much of that.", "accepts", "-"),
    ("Peru won't have it.", "accepts", "-"),
    ("Peru will hear of nothing earlier.", "rejects", "-"),
    ("Peru will stay away.", "refuses", "-"),
    ("Peru does not negotiate with terrorists.", "refuses", "-"),
    ("Peru does not pay ransoms.", "refuses", "-"),
    ("Peru has put on hold its approval of the protocol.", "refuses", "-"),
    ("Peru sent the letter back unread.", "rejects", "-"),
    ("Peru left the committee in protest.", "rejects", "-"),
    ("Peru is no friend of the levy.", "rejects", "-"),
    ("The budget passed against the votes of Peru.", "rejects", "-"),
    ("The plan was adopted over the objections of Peru.", "rejects", "-"),
    ("Peru is behind the plan.", "accepts", "+"),
    ("Peru sees little point in talks.", "rejects", "-"),
    ("Peru spoke of a betrayal.", "rejects", "-"),
    ("Peru voted in favour.", "accepts", "+"),
    ("The Supreme Court annulled the permits.", "rejects", "-"),
    ("The Supreme Court upheld the ban.", "accepts", "+"),
]


@pytest.mark.parametrize(("text", "stance", "sign"), TAKEN)
def test_a_side_is_taken(text: str, stance: str, sign: str, reader: Reader) -> None:
    """Sentence, stance, sign: see the list."""
    claims = reader(text).claims.values()
    assert (stance, sign) in {(c.stance, c.polarity) for c in claims}


@pytest.mark.parametrize(
    "text",
    [
        "Peru has been in the north for the summer.",
        "Peru is for now silent.",
        "The officials of Peru do not like him.",
        "Peru would be in Lima for the talks.",
        "The offer was for Peru.",
        "Peru liked to fish.",
        "Under a proposed deal Peru must pay the fee.",
    ],
)
def test_and_none_is_taken(text: str, reader: Reader) -> None:
    """`for` of a time or a place, and liking people: no position."""
    assert not reader(text).claims
