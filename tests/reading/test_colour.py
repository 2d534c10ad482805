"""Which plain statements of a party are told as its positions, and which are the news of the day."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader

from accord.reading.lexicon import words


@pytest.mark.parametrize(
    "text",
    [
        "Norway argues that the quota is unlawful.",
        "Norway says Denmark has broken every promise in the treaty.",
        'Norway said the offer amounted to "a sell-out of the coast".',
        '"The levy has done nothing to help the fishermen it was meant for," Norway told reporters.',
        '"Denmark has never once kept to the terms of the agreement it signed," Norway told reporters.',
        "Norway said the dispute was not of its making.",
        "Norway said Denmark was responsible for the crisis.",
    ],
)
def test_a_statement_that_judges_blames_or_denies_is_told(reader: Reader, text: str) -> None:
    """Each sentence: a contested matter, words that measure or deny, a cue that stands up for it."""
    assert [h for c in reader(text).claims.values() for h in c.holders][:1] == ["norway"]


@pytest.mark.parametrize(
    "text",
    [
        "Norway said its navy captured two trawlers on Monday.",
        "Norway said its minister met the Danish envoy in the evening.",
        "Two boats were hit overnight, according to Norway.",
        '"The hall is very big," Norway told reporters.',
        '"We talked for nine hours in a cold room by the harbour," Norway told reporters.',
        "Norway said the envoy was unwell.",
        "Norway said it was in touch with the Danish coastguard.",
    ],
)
def test_what_happened_on_a_day_is_news(reader: Reader, text: str) -> None:
    """Each sentence: what was done, when, by report; small talk; where things stand."""
    assert not reader(text).claims


def test_every_sign_has_a_weight_and_every_word_list_is_used() -> None:
    """lexicon/statements.yaml"""
    lexicon = words("statements")
    lists = {"happenings", "matters", "measured", "dated"}
    frames = {"leading", "evident", "knowing", "stressing", "talk"}
    assert set(lexicon) == lists | frames | {"weights", "least"}
    assert {"matter", "happening", "measured", "dated", "base"} <= set(lexicon["weights"])
