"""Meetings: who, when, where, how, what for; and what is none."""

from accord.dossier import Dossier


def people(dossier: Dossier, ids: tuple[str, ...]) -> list[str]:
    return [dossier.parties[i].name for i in ids]


def test_the_place_may_stand_sentences_away_from_the_meeting(dossier: Dossier) -> None:
    """Negotiators from Peru and Chile spent two days in Lima. They are due to meet there again on 4 April."""
    assert dossier.meetings[0].place == "Lima"


def test_a_capital_is_named_by_its_name_where_the_text_has_it(dossier: Dossier) -> None:
    """DOHA, March 10 - Chad and Libya will meet in the Qatari capital on 18 March for talks on the border."""
    meeting = dossier.meetings[0]
    assert (str(meeting.date), meeting.place, meeting.purpose) == ("2025-03-18", "Doha", "the border")


def test_the_place_of_what_they_talk_about_is_not_where_they_meet(dossier: Dossier) -> None:
    """Peru and Chile will meet on 4 April to discuss how to end the war in Yemen."""
    meeting = dossier.meetings[0]
    assert meeting.place is None
    assert meeting.purpose == "discuss how to end the war in Yemen"


def test_the_day_on_which_somebody_spoke_is_not_the_day_of_the_meeting(dossier: Dossier) -> None:
    """Peru said on Monday that it would meet Chile in Lima on Thursday."""
    assert str(dossier.meetings[0].date) == "2025-03-13"


def test_a_mediator_takes_part(dossier: Dossier) -> None:
    """Chad and Libya will hold talks mediated by Qatar in Tunis on 14 April."""
    meeting = dossier.meetings[0]
    assert people(dossier, meeting.participants) == ["Chad", "Libya", "Qatar"]
    assert people(dossier, meeting.mediators) == ["Qatar"]


def test_who_is_not_invited_is_absent(dossier: Dossier) -> None:
    """Chad and Libya will hold talks in Tunis on 14 April. Niger, which has not been invited, demands a seat."""
    meeting = dossier.meetings[0]
    assert people(dossier, meeting.absent) == ["Niger"]
    assert {p.name: p.at_table for p in dossier.parties.values()} == {"Chad": True, "Libya": True, "Niger": False}


def test_the_coming_meeting_comes_first_and_earlier_ones_follow(dossier: Dossier) -> None:
    """Chad and Libya met in Tunis on 3 February. They will meet again in Cairo on 14 April for a second round."""
    assert [(str(m.date), m.place) for m in dossier.meetings] == [("2025-04-14", "Cairo"), ("2025-02-03", "Tunis")]


def test_the_manner_is_told_in_the_words_of_the_text(dossier: Dossier) -> None:
    """Chad and Libya will open a second round of indirect talks in Tunis on 14 April."""
    assert dossier.meetings[0].format == "second round of indirect talks"


def test_a_vague_day_stays_words(dossier: Dossier) -> None:
    """Chad and Libya will hold talks in Tunis next month."""
    meeting = dossier.meetings[0]
    assert (meeting.date, meeting.date_words) == (None, "next month")


def test_a_court_case_a_vote_or_a_deadline_met_is_no_meeting(dossier: Dossier) -> None:
    """The court in Lima will rule on 4 April. Parliament votes on Thursday. Peru will not meet the deadline of 1 May.
    The minister held a press conference in Lima on Friday.
    """
    assert dossier.meetings == ()


def test_talks_that_nobody_plans_are_no_meeting(dossier: Dossier) -> None:
    """No talks are planned in Tunis. Chad refused to meet Libya."""
    assert dossier.meetings == ()


def test_a_date_that_falls_on_another_weekday_is_a_doubt(dossier: Dossier) -> None:
    """Chad and Libya will meet in Tunis on Monday, 19 March."""
    assert [d.evidence[0].quote for d in dossier.doubts] == ["Monday, 19 March"]


def test_days_of_two_rounds_are_no_doubt(dossier: Dossier) -> None:
    """Chad and Libya will meet in Tunis on 14 April. A second round of talks will follow in Tunis on 18 April."""
    assert dossier.doubts == ()


def test_parts_that_do_not_make_the_whole_are_a_doubt(dossier: Dossier) -> None:
    """Chad freed 30 prisoners (12 soldiers and 15 civilians). Libya freed 20 men (12 soldiers and 8 civilians)."""
    assert [d.words for d in dossier.doubts] == ["12 and 15 make 27, not 30"]
