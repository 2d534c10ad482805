"""Whose stance, on what, said by whom: sentences as tests, each of another dispute."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from accord.dossier import Claim, Dossier
from accord.reading.passages import passages
from accord.reading.stances.find import _possible
from accord.reading.stances.signals.words import signals
from accord.sources import Source

PRACTICE = Path(__file__).resolve().parents[2] / "bench" / "reading" / "practice"


def one(claims: Sequence[Claim], stance: str) -> Claim:
    """The only claim of this stance."""
    found = [c for c in claims if c.stance == stance]
    assert len(found) == 1, claims
    return found[0]


@pytest.mark.parametrize("name", ["02-ev-tariffs", "24-plastics-treaty", "54-patani-talks"])
def test_words_passed_over_as_no_signals_are_none(name: str) -> None:
    """Which words are looked at is settled by their parts of speech: no signal stands at another word."""
    for page in passages(Source.of((PRACTICE / f"{name}.txt").read_text(encoding="utf-8"))):
        for sentence in page.sentences():
            looked_at = {t.i for t in _possible(page, sentence)}
            assert {t.i for t in sentence if list(signals(t))} <= looked_at


def test_a_refusal_inside_a_quote_belongs_to_the_speaker(claims: Sequence[Claim]) -> None:
    """The Kremlin said it "will not accept" foreign troops."""
    assert [(c.holders, c.polarity) for c in claims] == [(("russia",), "-")]


def test_we_in_a_quotation_is_the_party_of_who_speaks(claims: Sequence[Claim]) -> None:
    """ "We want a fair share of the water," said Egyptian minister Hani Adel."""
    assert one(claims, "wants").holders == ("egypt",)


def test_a_joint_stance_is_one_claim_with_several_holders(claims: Sequence[Claim]) -> None:
    """Austria and Slovenia demand a longer transition."""
    assert one(claims, "demands").holders == ("austria", "slovenia")


def test_coordinated_demands_are_claims_of_their_own(claims: Sequence[Claim]) -> None:
    """The Dockers Union is calling for a rise of six per cent, an end to night shifts and a new pension fund."""
    assert len([c for c in claims if c.stance == "demands"]) == 3


def test_two_verbs_with_one_subject_are_two_claims(claims: Sequence[Claim]) -> None:
    """Norway has demanded a larger quota and wants the zone closed in winter."""
    assert sorted((c.holders, c.stance) for c in claims) == [(("norway",), "demands"), (("norway",), "wants")]


def test_a_floor_and_an_aspiration_are_told_apart(claims: Sequence[Claim]) -> None:
    """Brussels wants a pause in tariffs at the very least, and a customs union, at best."""
    assert [c.level for c in claims] == ["floor", "aspiration"]


def test_what_experts_expect_of_a_party_is_its_stance_and_their_word(claims: Sequence[Claim]) -> None:
    """Experts say it's unlikely Japan would agree to the cut."""
    claim = claims[0]
    assert claim.holders == ("japan",)
    assert claim.speaker == "Experts"
    assert claim.likelihood is not None
    assert claim.likelihood.low >= 55


def test_a_hedge_becomes_an_interval(claims: Sequence[Claim]) -> None:
    """India will probably reject the timetable."""
    likelihood = one(claims, "rejects").likelihood
    assert likelihood is not None
    assert (likelihood.word, likelihood.low, likelihood.high) == ("probably", 55, 80)


def test_a_condition_is_kept_in_the_words_of_the_text(claims: Sequence[Claim]) -> None:
    """Serbia is ready to withdraw its veto, provided that the bridge is rebuilt."""
    assert one(claims, "accepts").condition == "provided that the bridge is rebuilt"


def test_a_capital_speaks_for_its_state(claims: Sequence[Claim]) -> None:
    """Nairobi insists on a review of the loan."""
    assert one(claims, "demands").holders == ("kenya",)


def test_a_capital_where_something_happens_is_no_party(dossier: Dossier) -> None:
    """Peru offered new terms at a meeting in Nairobi."""
    assert set(dossier.parties) == {"peru"}


def test_a_country_met_in_passing_is_no_party(dossier: Dossier) -> None:
    """Peru, which once exported tin to Japan, rejects the levy."""
    assert set(dossier.parties) == {"peru"}


def test_a_title_ties_a_person_to_a_party_and_a_surname_to_the_person(claims: Sequence[Claim]) -> None:
    """Ghanaian trade minister Ama Boateng opened the session. Boateng wants lower duties on cocoa."""
    assert one(claims, "wants").holders == ("ghana",)


def test_a_pronoun_goes_to_the_last_party_that_agrees(claims: Sequence[Claim]) -> None:
    """Halden Metals met the union on Monday. It refuses to reopen the contract."""
    assert one(claims, "refuses").holders == ("halden_metals",)


def test_both_sides_are_the_two_that_face_each_other(claims: Sequence[Claim]) -> None:
    """Egypt and Sudan met again. Both sides want a deal on the dam."""
    assert set(one(claims, "wants").holders) == {"egypt", "sudan"}


def test_neither_is_joined_and_negative(claims: Sequence[Claim]) -> None:
    """Neither Chile nor Peru is willing to cede the strip."""
    claim = one(claims, "refuses")
    assert set(claim.holders) == {"chile", "peru"}
    assert claim.polarity == "-"


def test_an_aside_does_not_break_a_clause(claims: Sequence[Claim]) -> None:
    """Cyprus will not sign the pact, its foreign minister said, unless the base is closed."""
    assert one(claims, "refuses" if any(c.stance == "refuses" for c in claims) else "accepts").polarity == "-"


def test_headings_and_questions_claim_nothing(claims: Sequence[Claim]) -> None:
    """What does Latvia want?

    Does Latvia reject the plan?
    """
    assert list(claims) == []


def test_what_is_only_wanted_of_another_is_not_that_others_stance(dossier: Dossier) -> None:
    """Poland wants Hungary to accept the quota."""
    assert {h for c in dossier.claims.values() for h in c.holders} == {"poland"}


def test_declining_to_comment_is_no_stance(claims: Sequence[Claim]) -> None:
    """Poland declined to comment on the report."""
    assert list(claims) == []


def test_an_analyst_holds_no_stance(dossier: Dossier) -> None:
    """Analysts want more transparency. "We need a deal," said Ruth Keller, an analyst at Basel Risk."""
    assert dossier.claims == {}


def test_must_in_speech_is_a_demand(claims: Sequence[Claim]) -> None:
    """Georgia said the checkpoints must be removed."""
    assert one(claims, "demands").polarity == "+"


def test_a_named_point_of_contention_is_a_point(dossier: Dossier) -> None:
    """Chad and Libya met on Monday. The biggest sticking point is the border crossing."""
    assert [p.evidence[0].quote for p in dossier.points.values()] == [
        "The biggest sticking point is the border crossing"
    ]


def test_a_meeting_has_participants_a_day_and_a_place(dossier: Dossier) -> None:
    """Chad and Libya will hold talks in Tunis on 14 April to discuss the border."""
    meeting = dossier.meetings[0]
    assert set(meeting.participants) == {"chad", "libya"}
    assert str(meeting.date) == "2025-04-14"
    assert meeting.place == "Tunis"
    assert all(dossier.parties[p].at_table for p in meeting.participants)


def test_a_weekday_is_counted_from_the_day_of_publication(dossier: Dossier) -> None:
    """Chad and Libya will meet next Friday in Tunis."""
    assert str(dossier.meetings[0].date) == "2025-03-14"


def test_two_days_for_one_meeting_are_a_doubt(dossier: Dossier) -> None:
    """Chad and Libya will hold talks in Tunis on 14 April.

    The two sides will meet in Tunis on 16 April, officials said.
    """
    assert len(dossier.doubts) == 1
    assert dossier.meetings[0].date is not None


def test_a_count_of_days_is_checked_against_the_calendar(dossier: Dossier) -> None:
    """Chad set a deadline of 1 March 2025 for the pullout. Libya is now 200 days past its deadline."""
    assert "by the calendar it is 9" in dossier.doubts[0].words


def test_a_bill_wants_what_it_would_do_for_its_author(claims: Sequence[Claim]) -> None:
    """Hungary has tabled a bill on foreign banks. The bill would prohibit Greek lenders from opening branches."""
    assert [(c.holders, c.stance) for c in claims if "prohibit" in c.evidence[0].quote] == [(("hungary",), "wants")]


def test_a_list_after_a_colon_is_a_claim_for_each_thing(claims: Sequence[Claim]) -> None:
    """Norway wants three things: the removal of the nets, the opening of two ports and a ban on night fishing."""
    assert len([c for c in claims if c.stance == "wants" and c.holders == ("norway",)]) == 3


def test_what_is_excepted_is_refused(claims: Sequence[Claim]) -> None:
    """Norway has agreed to the new quotas, but not the ban on night fishing."""
    assert [c.stance for c in claims] == ["accepts", "refuses"]


def test_what_stands_between_claims_in_would_goes_on_for_the_same_party(claims: Sequence[Claim]) -> None:
    """Chile plans to reform its ports. The fees for foreign ships would be doubled within a year."""
    assert [c.holders for c in claims if "doubled" in c.evidence[0].quote] == [("chile",)]


def test_a_party_named_before_judges(claims: Sequence[Claim]) -> None:
    """For Oman, the levy is a betrayal of the treaty."""
    assert one(claims, "rejects").holders == ("oman",)


def test_pressure_comes_from_who_presses(claims: Sequence[Claim]) -> None:
    """Chile is under pressure from Brazil to lower its tariffs."""
    assert one(claims, "demands").holders == ("brazil",)


def test_a_participle_that_tells_is_a_claim_of_its_own(claims: Sequence[Claim]) -> None:
    """Egypt has rejected the rise in fees, alleging that it would ruin the canal."""
    assert len(claims) == 2


def test_an_open_door_is_a_possible_yes(claims: Sequence[Claim]) -> None:
    """Oman has left the door ajar to a smaller levy."""
    likelihood = one(claims, "accepts").likelihood
    assert likelihood is not None
    assert (likelihood.low, likelihood.high) == (45, 55)


def test_who_wants_a_name_kept_out_of_the_paper_holds_no_position(claims: Sequence[Claim]) -> None:
    """Greece and Oman met in Athens. Both insisted on anonymity to describe the talks."""
    assert list(claims) == []
