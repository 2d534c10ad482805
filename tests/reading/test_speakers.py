"""Who says a claim: the speaker that the reader puts beside it. The text of each test is its docstring."""

from __future__ import annotations

from collections.abc import Sequence

from accord.dossier import Claim


def speakers(claims: Sequence[Claim]) -> set[tuple[str, str | None]]:
    """Stance and speaker of each claim."""
    return {(c.stance, c.speaker) for c in claims}


def test_a_quoted_sentence_without_a_cue_belongs_to_who_spoke_before(claims: Sequence[Claim]) -> None:
    """ "The quota is not enough," said Norwegian minister Kari Moe. "We demand a larger share." """
    assert ("demands", "Norwegian minister Kari Moe") in speakers(claims)
    assert {c.holders for c in claims if c.stance == "demands"} == {("norway",)}


def test_a_quotation_that_goes_on_in_the_next_paragraph_keeps_its_speaker(claims: Sequence[Claim]) -> None:
    """ "The quota is not enough," said Norwegian minister Kari Moe.

    "We demand a larger share of the catch in the north."
    """
    assert ("demands", "Norwegian minister Kari Moe") in speakers(claims)


def test_a_pronoun_is_told_as_the_name_it_stands_for(claims: Sequence[Claim]) -> None:
    """Norwegian minister Kari Moe arrived on Monday. "We demand a larger share," she said."""
    assert speakers(claims) == {("demands", "Norwegian minister Kari Moe")}


def test_marks_of_every_kind_are_quotation_marks(claims: Sequence[Claim]) -> None:
    """''We demand a larger share,'' said Norwegian minister Kari Moe."""
    assert speakers(claims) == {("demands", "Norwegian minister Kari Moe")}


def test_what_goes_on_in_a_participle_has_the_same_speaker(claims: Sequence[Claim]) -> None:
    """Kari Moe, a minister of Norway, said the zone would stay open, adding that Norway wants a larger share."""
    assert ("wants", "Kari Moe") in speakers(claims)


def test_who_rules_out_says_so(claims: Sequence[Claim]) -> None:
    """Norwegian minister Kari Moe has ruled out a smaller quota."""
    assert {s for _, s in speakers(claims)} == {"Norwegian minister Kari Moe"}


def test_what_the_narrator_says_of_a_party_has_no_speaker(claims: Sequence[Claim]) -> None:
    """Norway wants a larger quota."""
    assert speakers(claims) == {("wants", None)}


def test_in_the_view_of_somebody_is_their_word(claims: Sequence[Claim]) -> None:
    """In Iceland's view Norway will not accept a smaller quota."""
    assert {s for _, s in speakers(claims)} == {"Iceland"}
