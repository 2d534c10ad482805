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


@pytest.mark.parametrize(
    ("text", "stance", "sign"),
    [
        ("Peru has given no answer on the fees.", "refuses", "-"),
        ("Peru has not committed itself on the loans.", "accepts", "-"),
        ("Peru has still not replied to the offer.", "accepts", "-"),
        ("Peru has yet to confirm that it will take part.", "accepts", "-"),
        ("Peru has not joined the plan.", "accepts", "-"),
        ("Peru is unlikely to follow the lead of Chile.", "accepts", "-"),
        ("Peru is in no hurry to sign.", "refuses", "-"),
        ("Peru will only sign if the fees are dropped.", "demands", "+"),
        ("Peru underlined the need to resume the talks.", "demands", "+"),
        ("Peru has set a Friday deadline for an answer.", "demands", "+"),
        ("Peru is working on a plan to share the water.", "plans", "+"),
        ("Peru moved two ships in an effort to win time.", "wants", "+"),
        ("Peru takes the view that the bay is its own.", "asserts", "+"),
        ("The Peruvian position is that the bay is its own.", "asserts", "+"),
        ("As Peru sees it, the bay belongs to its fishermen.", "asserts", "+"),
        ("As far as Peru is concerned, there is a single quarrel.", "asserts", "+"),
        ("Peru claims sovereignty over the whole bay.", "asserts", "+"),
        ("What worries Peru most is the debt.", "fears", "+"),
        ("The cuts have angered Peru.", "rejects", "-"),
        ("A pact without the ports would be hard for Peru to sell.", "rejects", "-"),
        ("For Peru, the only way out is to reopen the border.", "demands", "+"),
    ],
)
def test_a_position_is_found_in_many_a_turn_of_phrase(reader: Reader, text: str, stance: str, sign: str) -> None:
    """Each sentence, and what it comes to."""
    found = told(reader(text))
    assert ("peru", stance, sign) in found
    assert len({h for h, _, _ in found}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Peru did not immediately respond to a request for comment.",
        "The quake claimed ninety lives in Peru.",
        "Peru claims victory in the final.",
        "It is hard for Peru to sell its fish.",
        "As Peru saw its exports fall, the currency slid.",
        "Peru is working in the north.",
    ],
)
def test_such_words_told_of_something_else_are_no_position(reader: Reader, text: str) -> None:
    """Each sentence."""
    assert not told(reader(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru offered to build two schools and pay for new buses in the north.",
            [("peru", "offers", "+"), ("peru", "offers", "+")],
        ),
        ("Peru accused Chile of lies, charges Chile denies.", [("peru", "asserts", "+"), ("chile", "asserts", "-")]),
        ('Peru described it as "a list of loose ideas for ending the war".', [("peru", "asserts", "+")]),
        ("Peru said the wounded must come first.", [("peru", "demands", "+")]),
    ],
)
def test_each_act_and_each_answer_is_told_by_itself(
    reader: Reader, text: str, expected: list[tuple[str, str, str]]
) -> None:
    """Each sentence: two acts offered, an answer to charges, what a thing is called, what a party asks of others."""
    assert told(reader(text)) == expected


def test_what_is_called_a_day_is_no_position(reader: Reader) -> None:
    """Peru called it a day."""
    assert not told(reader("Peru called it a day."))


def test_an_offer_that_falls_short_is_turned_down_by_who_says_so(reader: Reader) -> None:
    """Peru said the offer fell short of what was needed."""
    assert told(reader("Peru said the offer fell short of what was needed.")) == [("peru", "rejects", "-")]
