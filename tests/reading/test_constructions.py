"""Constructions of news English that carry a stance without one of its plain verbs: a sentence each, many disputes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.reading.conftest import Reader

from accord.dossier import Claim


@pytest.mark.parametrize(
    ("text", "holder", "stance"),
    [
        # a verb whose object is the one who feels
        ("What worries Canada is the price of grain.", "canada", "fears"),
        ("The new tariffs worry Canada.", "canada", "fears"),
        ("The ruling has angered Serbia.", "serbia", "rejects"),
        ("The proposal pleased Norway.", "norway", "accepts"),
        # what is called for
        ("Oman stressed the need for a ceasefire.", "oman", "demands"),
        ("India underlined the importance of lower tariffs.", "india", "demands"),
        # a thing made to hang on a condition
        ("Germany ties any relief to reforms.", "germany", "demands"),
        ("The United States links aid to an election.", "united_states", "demands"),
        ("Peru made its signature dependent on a rebate.", "peru", "demands"),
        # told in the text's own voice, under a condition
        ("Kenya might shelve the bill if the union called off the strike.", "kenya", "accepts"),
        ("Kenya will lift the ban if the tests are clean.", "kenya", "offers"),
        ("Kenya would join only if the fee were cut.", "kenya", "demands"),
        ("Kenya will drop its plan for a port unless the fee is cut.", "kenya", "threatens"),
        # denials that threaten, and acts that are denied
        ("Turkey will not hesitate to use force.", "turkey", "threatens"),
        ("Chile no longer considers itself bound by the pact.", "chile", "threatens"),
        ("\"We are not blocking the deal,\" Norwegian minister Lars Olsen said.", "norway", "asserts"),
        ("\"We do not negotiate with kidnappers,\" Norwegian minister Lars Olsen said.", "norway", "refuses"),
        # means of harm one is ready to use
        ("Norway is prepared to use trade measures against Sweden.", "norway", "threatens"),
        ("Norway is prepared to lift its sanctions.", "norway", "accepts"),
        ("Norway said there would be consequences.", "norway", "threatens"),
        ("Norway said all options were on the table.", "norway", "threatens"),
        # what is foreseen, and what is beyond a party's power
        ("Ghana played down hopes of a breakthrough.", "ghana", "expects"),
        ("Ghana sees little chance of a deal.", "ghana", "expects"),
        ("Ghana is hopeful that the two sides will agree.", "ghana", "expects"),
        ("Ghana said the register would be opened in May.", "ghana", "plans"),
        ("Ghana said its miners ought to be paid first.", "ghana", "demands"),
        # verdicts
        ("Egypt regards the memorandum as null and void.", "egypt", "rejects"),
        ("For Egypt, a canal is a non-solution.", "egypt", "rejects"),
        ("For Egypt, water is the most important goal.", "egypt", "wants"),
        ("Egypt said the demands would lead nowhere.", "egypt", "rejects"),
        ("Egypt said a pause would not do.", "egypt", "rejects"),
        ("Egypt said the dispute belonged before the court in The Hague.", "egypt", "wants"),
        # calls that others take up
        ("Cuba has joined calls for a moratorium.", "cuba", "demands"),
    ],
)  # fmt: skip
def test_a_construction_that_carries_a_stance(reader: Reader, text: str, holder: str, stance: str) -> None:
    """Each sentence, by whom, and what it comes to."""
    assert [(c.holders, c.stance) for c in reader(text).claims.values()] == [((holder,), stance)]


def test_what_is_said_in_a_relative_clause_is_told_by_itself(reader: Reader) -> None:
    """Iceland insists on 16 per cent, which it says reflects where the fish feed."""
    dossier = reader("Iceland insists on 16 per cent, which it says reflects where the fish feed.")
    assert [c.stance for c in dossier.claims.values()] == ["demands", "asserts"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru was forced to accept the map.",
        "Peru was told to give up the island.",
        "The pact cannot take effect without Peru approving it.",
        "Peru welcomed the visiting ministers on Monday.",
        "Peru's state support for its carmakers has grown.",
        "Peru's call with the envoy lasted an hour.",
        "Peru may have rejected the offer.",
        "Peru has fought for years.",
    ],
)
def test_what_is_done_to_a_party_or_only_happens_is_no_stance_of_it(reader: Reader, text: str) -> None:
    """Each sentence: a stance word, and no position."""
    assert not reader(text).claims


def test_who_could_not_bring_a_thing_about_has_not_refused_it(reader: Reader) -> None:
    """Kenya said the two sides could not reach a deal."""
    assert not [c for c in reader("Kenya said it could not reach a deal.").claims.values() if c.stance == "refuses"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Chile insists on a longer truce and on guarantees for its border towns.", 2),
        ("Kenya demands the closing of the mine near the lake, along with 2 billion euros in compensation.", 2),
        ("Chile has promised to clear arrears by April, and is ready to set up a joint committee on staffing.", 2),
        ("Chile offered to pay for toilets at eleven stations and promised to review the contract next year.", 2),
        ("Chile wants a new study of the impact on the border and compensation for villages along the river.", 2),
        ("Chile wants a higher quota, a longer season and the right to fish in winter.", 3),
        ("Chile wants an end to attacks on ports and strikes on power plants.", 1),
    ],
)
def test_what_is_asked_for_beside_another_thing_is_a_claim_of_its_own(reader: Reader, text: str, count: int) -> None:
    """Each sentence, and how many claims it makes."""
    assert len(reader(text).claims) == count


def test_a_denial_in_the_sentence_after_a_colon_turns_nothing_before_it(reader: Reader) -> None:
    """Greece has played down hopes of a breakthrough: nobody should expect more than a date, a minister said."""
    dossier = reader("Greece has played down hopes of a breakthrough: nobody should expect more than a date, it said.")
    first = next(iter(dossier.claims.values()))
    assert (first.stance, first.polarity, first.likelihood) == ("expects", "-", None)


def test_of_two_things_asked_for_a_denial_of_the_first_leaves_the_second_wanted(claims: Sequence[Claim]) -> None:
    """Greece requested that Turkey not intervene and that it allow the ships to pass."""
    assert [(c.holders, c.polarity) for c in claims] == [(("greece",), "-"), (("greece",), "+")]
