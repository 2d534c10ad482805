"""Whose government, state or island is meant: by who acts in the paragraph, and where it says that it plays."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader

# A text; words of the claim; the names of its holders.
HELD: list[tuple[str, str, set[str]]] = [
    # the place that opens a sentence, though another state was named since
    (
        "Peru and Chile quarrel over fish. Chile has sent boats. Peru has sent more.\n\n"
        "In Lima, the opposition blames the president. It agrees with Chile. The government wants a truce.",
        "wants a truce",
        {"Peru"},
    ),
    (
        "Russia and Norway argue. Russia rejected it. Russia waits.\n\n"
        "Back in Oslo the mood is grim. The administration wants a deal.",
        "wants a deal",
        {"Norway"},
    ),
    # the minister who has just spoken speaks for it
    (
        "Ghana and Togo are at odds over water. Togo has built a dam, Togo has filled it.\n\n"
        "Ghana's water minister, Ama Boateng, regretted the breach by Togo. The government wants an inquiry.",
        "wants an inquiry",
        {"Ghana"},
    ),
    # the parts of a federation
    (
        "Canada weighs a reply to India. India is calm.\n\n"
        "Saskatchewan is less patient. Premier Dale Moss demanded a complaint to the court.",
        "demanded a complaint",
        {"Saskatchewan"},
    ),
    ("The regional government of Sardinia will challenge the law.", "will challenge", {"Sardinia"}),
    ("The state government of Sabah rejected the map of Malaysia.", "rejected the map", {"Sabah"}),
    ("Thuringia is to host the pipe. The state demanded two stations from Germany.", "demanded two", {"Thuringia"}),
    ("Corsica was promised a law by France. The island wants more.", "wants more", {"Corsica"}),
    # a land that is only told of does not take the state's place
    ("The state of the roads worries Norway. The state wants new ones.", "wants new", {"Norway"}),
    (
        "Small island states wait, Palau among them. Island states want a fund.",
        "want a fund",
        {"Island states"},
    ),
    # whose organiser it is goes before where she organises
    (
        'The Harbour Union met in Queensland. "We want more," said Ann Lee, the union\'s state organiser.',
        "want more",
        {"Harbour Union"},
    ),
]


@pytest.mark.parametrize(("text", "words", "who"), HELD, ids=[words for _, words, _ in HELD])
def test_a_government_or_land_is_the_one_the_paragraph_is_about(
    text: str, words: str, who: set[str], reader: Reader
) -> None:
    """Text, words of the claim, holders: see the list."""
    dossier = reader(text)
    held = {
        dossier.parties[h].name
        for c in dossier.claims.values()
        if any(words in e.quote for e in c.evidence)
        for h in c.holders
    }
    assert held == who
