"""Days: words for a day, against the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from accord.reading.meetings.days import day_of, days_in

MONDAY = date(2025, 3, 10)  # the day of publication in these tests


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("tomorrow", date(2025, 3, 11)),
        ("on Thursday", date(2025, 3, 13)),
        ("on Monday", date(2025, 3, 17)),
        ("next Friday", date(2025, 3, 14)),
        ("Thursday next week", date(2025, 3, 20)),
        ("on the 14th", date(2025, 3, 14)),
        ("on the 2nd", date(2025, 4, 2)),
        ("in three days", date(2025, 3, 13)),
        ("in a week", date(2025, 3, 17)),
        ("Tuesday, 3 April 2029", date(2029, 4, 3)),
        ("the 3rd of May", date(2025, 5, 3)),
        ("Nov. 26", date(2025, 11, 26)),
        ("January 5th", date(2026, 1, 5)),
        ("4 and 5 May", date(2025, 5, 4)),
        ("2025-06-01", date(2025, 6, 1)),
    ],
)
def test_a_day_ahead_is_counted_from_the_day_of_publication(words: str, day: date) -> None:
    """Published on Monday, 10 March 2025."""
    assert day_of(words, MONDAY) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [("on Thursday", date(2025, 3, 6)), ("November 5", date(2024, 11, 5)), ("yesterday", date(2025, 3, 9))],
)
def test_a_day_that_is_over_is_the_last_one_of_its_name(words: str, day: date) -> None:
    """Published on Monday, 10 March 2025; the sentence stands in the past."""
    assert day_of(words, MONDAY, ahead=False) == day


@pytest.mark.parametrize(
    "words", ["later this month", "in the spring", "next week", "may 14 people", "1.5 March", "soon"]
)
def test_what_names_no_day_stays_words(words: str) -> None:
    """No day of the calendar follows from these."""
    assert day_of(words, MONDAY) is None


def test_without_a_day_of_publication_only_a_full_date_is_a_day() -> None:
    """ "August 15" leaves the year open, "15 August 2025" does not."""
    assert day_of("August 15", None) is None
    assert day_of("next Friday", None) is None
    assert day_of("15 August 2025", None) == date(2025, 8, 15)


def test_a_weekday_that_is_not_that_of_its_date_is_marked() -> None:
    """The 14th of March 2025 is a Friday."""
    right, wrong = days_in("on Friday, 14 March, or Tuesday, 18 March, or Monday, 19 March", MONDAY), "Monday, 19 March"
    assert [m.words for m in right if m.clash] == [wrong]


def test_a_weekday_is_not_held_against_a_date_far_away_whose_year_is_only_guessed() -> None:
    """Monday, 5 January was right in 2026 and in 2015."""
    assert not any(m.clash for m in days_in("on Tuesday, 5 January", MONDAY))
