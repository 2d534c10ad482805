"""Lists of what is demanded, each thing a claim; what follows else; names beside those who are meant."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader

# A sentence, and what it demands (or threatens), thing by thing.
LISTED = [
    (
        "Peru demands a general amnesty, the release of 700 prisoners and the opening of four banks.",
        ["Peru demands a general amnesty", "the release of 700 prisoners", "the opening of four banks"],
    ),
    (
        "Peru is insisting on 60 per cent, and on batteries whose cells are made in Lima.",
        ["Peru is insisting on 60 per cent", "on batteries whose cells are made in Lima"],
    ),
    (
        "Peru demanded compensation for the crews, an apology and the return of the boat.",
        ["Peru demanded compensation for the crews, an apology", "the return of the boat"],
    ),
    ("Peru wants peace and quiet.", ["Peru wants peace and quiet"]),
    ("Peru demands two steps, a cut and a freeze.", ["Peru demands two steps, a cut and a freeze"]),
]


@pytest.mark.parametrize(("text", "things"), LISTED)
def test_each_thing_on_a_list_is_a_claim(text: str, things: list[str], reader: Reader) -> None:
    """Sentence and quotes: see the list."""
    assert [c.evidence[0].quote for c in reader(text).claims.values()] == things


ELSE = [
    ("Peru told Chile to refund the levy by May or face a fine.", "face a fine"),
    ("Peru has ordered Chile to open the port or be cut off from the grid.", "be cut off from the grid"),
    ("Peru ordered the firm to pay, or have its licence suspended.", "have its licence suspended"),
    ("Peru demanded a written answer by May, failing which it would close the port.", "failing which it would close"),
]


@pytest.mark.parametrize(("text", "words"), ELSE)
def test_what_follows_else_is_threatened(text: str, words: str, reader: Reader) -> None:
    """Sentence, words of the threat: see the list."""
    assert any(c.stance == "threatens" and words in c.evidence[0].quote for c in reader(text).claims.values())


@pytest.mark.parametrize(
    "text",
    [
        "Peru told Chile to sell the mine or close it.",
        "Peru wants Chile to repair the dam or build a new one.",
        "Peru demanded the files or copies of them.",
    ],
)
def test_another_way_to_comply_is_no_threat(text: str, reader: Reader) -> None:
    """`or` between two things either of which would do."""
    assert not [c for c in reader(text).claims.values() if c.stance == "threatens"]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Three states, Norway, Sweden and Denmark, oppose the levy.", "oppose", {"Norway", "Sweden", "Denmark"}),
        ("Two states that left the pact, Oman and Qatar, accept the draft.", "accept", {"Oman", "Qatar"}),
        ("Peru said that stocks had been poor and undertook to cancel the levy.", "undertook", {"Peru"}),
        ("Peru cited fields lost to rot and ruled out a higher price.", "ruled out", {"Peru"}),
        ("The Greens would scrap the levy.", "scrap", {"Greens"}),
        ("Chile would lend the gas at the price it pays.", "lend the gas", {"Chile"}),
        ("Chile will attend the talks.", "attend", {"Chile"}),
    ],
)
def test_those_meant_hold_it(text: str, words: str, who: set[str], reader: Reader) -> None:
    """Sentence, words of the claim, holders."""
    dossier = reader(text)
    told = [c for c in dossier.claims.values() if words in c.evidence[0].quote]
    assert {dossier.parties[h].name for c in told for h in c.holders} == who


@pytest.mark.parametrize("text", ["Georgia would be the loser.", "Norway would lose its place.", "Oman would grow."])
def test_what_would_befall_a_party_is_not_its_policy(text: str, reader: Reader) -> None:
    """No act of its own."""
    assert not reader(text).claims
