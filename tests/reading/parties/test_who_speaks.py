"""Who speaks for whom, in disputes of many kinds: each text's last position is that of the parties named beside it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reading.parties.test_who_holds_what import NOBODY, held

TEXTS = [
    # Governments called by who leads them
    ("The Obama administration wants the treaty ratified.", "United States", date(2016, 3, 1)),
    ("The Cameron government rejects a second vote.", "United Kingdom", date(2015, 3, 1)),
    ("Aides to Mr. Trump want a signature by June.", "United States", date(2019, 3, 1)),
    ("Afghanistan wants its reserves back. The Taliban government rejects a vote.", "Afghanistan", date(2023, 3, 1)),
    # Ministers without a state beside them: by paper, capital, what they say of whom, and who was called so
    (
        "Brazil and Paraguay are at odds over a dam. Energy Minister Rafa Quint told Paraguayan radio so on Monday. "
        "Quint rejects the price.",
        "Paraguay",
    ),
    (
        "Brazil and Paraguay are at odds over a dam.\n\nIn Brasilia, Foreign Minister Ana Teles met reporters. "
        "Teles rejects the price.",
        "Brazil",
    ),
    (
        "Peru has shut the bridge to Ecuador, its foreign minister said on Sunday.\n\nCustoms posts stood empty.\n\n"
        '"Nobody will cross," Foreign Minister Luz Caceres told reporters. Caceres rejects the pact.',
        "Peru",
    ),
    (
        "Kenya wants the tariff scrapped. Uganda says no. Deputy Trade Minister Okello Byaru told the Kampala Gazette "
        "so. Byaru rejects the quota.",
        "Uganda",
    ),
    (
        "The foreign ministers of Norway and Russia, Anders Vik and Pavel Moroz, met. Vik rejects the quota.",
        "Norway",
    ),
    (
        "The foreign ministers of Norway and Russia, Anders Vik and Pavel Moroz, met in Kirkenes. Moroz rejects it.",
        "Russia",
    ),
    ("The Czech government met. Opposition leader Petra Novak rejects the plan.", "Czech opposition"),
    # Peoples, halves of a country, diplomats
    ("The Croats want compensation.", "Croatia"),
    ("North Korea and South Korea met on Sunday. The North wants the drills stopped.", "North Korea"),
    ("North Korea and South Korea met on Sunday. The South refuses to stop its drills.", "South Korea"),
    ("Vietnamese diplomats want the dam delayed.", "Vietnam"),
    ("Diplomats want the dam delayed.", NOBODY),
    ("EU diplomats want the vote delayed.", NOBODY),
    # Several that share a noun
    ("The Danish and Swedish governments reject the ruling.", "Denmark, Sweden"),
    ("The leaders of France, Germany and Italy want restraint.", "France, Germany, Italy"),
    ("A coalition of supermarkets wants the cap lifted.", "Coalition of supermarkets"),
    ("Peru sent a minister. Other fishing nations reject it.", NOBODY),
    # Parties that govern, wings and locals, who leads what, and what a list of some names
    ("Britain met Mauritius. The Labour government wants a lease.", "United Kingdom", date(2025, 3, 1)),
    ("Hamas's military wing refuses to hand over the bodies.", "Hamas"),
    ("The Miners' Union met. Its negotiating committee rejects the offer.", "Miners' Union"),
    ("Peru met Likud. Hardliners in Likud reject the truce.", "Likud"),
    ("Bea Fane leads the Miners' Union. Fane refuses to extend the contract.", "Miners' Union"),
    ("London mayor Sara Khan opposes the runway.", "Mayor of London"),
    ("Commission President Ursula von der Leyen wants a faster vote.", "European Union"),
    ("Mercosur met Europeans in Lima. The 27-nation bloc refuses to reopen the deal.", "European Union"),
    ("Delegates met. Some countries including Peru and Chile want a fund.", "Chile, Peru"),
    ("Ford and Unifor met. The latter wants a rise.", "Unifor"),
    ("Oman hosted Iran's minister, Abbas Araghchi. He wants sanctions lifted.", "Iran"),
    ("Crown Prince Mohammed bin Salman wants a higher price.", "Saudi Arabia"),
    ("The Taoiseach rejects a hard border.", "Ireland"),
    ("MEPs want the deal reopened.", "European Parliament"),
    ("House Speaker Mike Johnson opposes the bill.", "Republicans", date(2024, 3, 1)),
    ("Samsa India met the Samsa India Labour Union. Samsa India rejects the claim.", "Samsa India"),
    ("Coastal states want the quota cut.", "Coastal states"),
    ("Former foreign secretary James Cleverly rejects the deal.", NOBODY, date(2023, 3, 1)),
    ("Coastal states met on Friday. They want the quota cut.", "Coastal states"),
    ("The Ferry Guild met Peru on Friday. The Ferry Guild said no. The body rejects the fee.", "Ferry Guild"),
    ("Bo Dean, the Democratic nominee, met voters. She wants a levy.", "Democrats"),
    ("A coalition of elders rejects the levy.", "Coalition of elders"),
    ("A coalition of leaders rejects the levy.", NOBODY),
    ("Multiple lawmakers want a vote.", NOBODY),
    ("The US Department of Energy wants a bigger reserve.", "United States"),
    # Organs of a body, and names the recogniser takes for a people
    ("The Nile Basin Initiative met. The initiative's secretariat wants a pause.", "Nile Basin Initiative"),
    ("Rivals are watching closely. Vodanet wants the rule scrapped.", "Vodanet"),
    ("Lerato Khumalo, a telecoms analyst in Durban, spoke. Lerato Khumalo wants a deal.", NOBODY),
    (
        "Addis Ababa rejects the notion. Its chief negotiator, Dawit Mengesh, proposed guidelines. He rejects a veto.",
        "Ethiopia",
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case[0][:60])
def test_a_position_is_that_of_whom_the_speaker_speaks_for(case: tuple[str, str] | tuple[str, str, date]) -> None:
    text, holder, published = (*case, None)[:3]
    assert held(text, published) == holder, text


def test_there_are_enough_texts() -> None:
    assert len(TEXTS) >= 20
