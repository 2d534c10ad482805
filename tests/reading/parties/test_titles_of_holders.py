"""Whose claim it is by a title or a name: for every text, who holds what in its last sentence."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader

# A text; words of the claim; the names of its holders.
HELD: list[tuple[str, str, set[str]]] = [
    # a minister for a land speaks for the state that sends her, not for the land
    (
        "Denmark says the vote was not binding and Greenland wants more money. "
        "Greenland affairs minister Ana Ruiz rejected the request.",
        "rejected the request",
        {"Denmark"},
    ),
    (
        "Hungary wants the rules changed. The EU refuses. EU affairs minister Ana Ruiz demanded a refund.",
        "demanded a refund",
        {"Hungary"},
    ),
    (
        "Britain and Northern Ireland are at odds. Northern Ireland Secretary Ana Ruiz rejected the request.",
        "rejected the request",
        {"United Kingdom"},
    ),
    # but the minister of that land speaks for it, and so do its foreign affairs
    (
        "Denmark says the vote was not binding. Greenland's minister Ana Ruiz rejected the request.",
        "rejected the request",
        {"Greenland"},
    ),
    (
        "Denmark says the vote was not binding. Norway foreign affairs minister Ana Ruiz rejected the request.",
        "rejected the request",
        {"Norway"},
    ),
    # what a minister is for is no body
    (
        "Malaysia wants the law kept. Human Resources Minister Ana Ruiz rejected the request.",
        "rejected the request",
        {"Malaysia"},
    ),
    (
        "Malaysia wants the law kept. Women, Family and Community Development Minister Ana Ruiz rejected the request.",
        "rejected the request",
        {"Malaysia"},
    ),
    # an under secretary is America's, where America is told of
    (
        "The United States met China. China wants a pact. Under Secretary Ana Ruiz rejected the request.",
        "rejected the request",
        {"United States"},
    ),
    # those of the opposition who are named
    (
        "Jordan wants the pipeline. Opposition deputies from the Liberty Front want the treaty torn up.",
        "treaty torn up",
        {"Liberty Front"},
    ),
    (
        "Jordan wants the pipeline. Opposition deputies from Amman want the treaty torn up.",
        "treaty torn up",
        {"Jordanian opposition"},
    ),
    # a smaller party in a government, where the text tells of it; who leads the government speaks for the state
    (
        "Slovakia wants the law. Justice Minister Ana Ruiz, from a smaller coalition party, Hlas, opposes the law.",
        "opposes the law",
        {"Hlas"},
    ),
    (
        "Slovakia wants the law. Prime Minister Ana Ruiz of the Greens opposes the law.",
        "opposes the law",
        {"Slovakia"},
    ),
    # people by their trade, and the body they make up
    (
        "Norway wants the mine opened. The Nurses' Congress opposes the mine. The congress rejected the offer.",
        "rejected the offer",
        {"Nurses' Congress"},
    ),
    (
        "The president wants the mine opened. Congress opposes the mine. Congress rejected the offer.",
        "rejected the offer",
        {"Congress"},
    ),
    # a junta is none of a state that never had one of late
    (
        "The junta in Niger wants money. The US warned Niger against a sale. The junta rejected the warning.",
        "rejected the warning",
        {"Niger"},
    ),
    # who urges somebody calls things so, not who is urged
    (
        "Avelo flies for the state. The Cabin Crew Union has urged the company to reopen the line, "
        "which it called safe and cheap.",
        "safe and cheap",
        {"Cabin Crew Union"},
    ),
]


@pytest.mark.parametrize(("text", "words", "who"), HELD)
def test_a_title_or_a_name_tells_whose_claim_it_is(text: str, words: str, who: set[str], reader: Reader) -> None:
    """Text, words, holders: see the list."""
    dossier = reader(text)
    found = [
        {dossier.parties[h].name for h in c.holders} for c in dossier.claims.values() if words in c.evidence[0].quote
    ]
    assert found
    assert all(holders == who for holders in found)
