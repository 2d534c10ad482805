"""Titles that stand alone, or after "its" and "whose": each text's last position is that of the body behind them."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reading.parties.test_who_holds_what import NOBODY, held

TEXTS = [
    # What the paragraph is about: the state of a minister, by its side, its reply, its negotiators, or the scene
    (
        "Peru and Chile quarrel over squid. Chile wants a quota. The Peruvian side is uneasy. "
        "Fisheries minister Rosa Vidal rejects the quota.",
        "Peru",
    ),
    (
        "Peru and Chile quarrel over squid. Chile wants a quota. Chile sent ships. The Peruvian reply was polite. "
        "Trade minister Rosa Vidal rejects the quota.",
        "Peru",
    ),
    (
        "Peru met Chile. Chile sent ships, and Chile wants a quota.\n\nIn Lima the mood was mild. "
        "Trade minister Rosa Vidal rejects the quota.",
        "Peru",
    ),
    (
        "Orsa Rail and Tarn Rail met. Tarn Rail wants a fee. For Orsa Rail, chairman Ben Ray rejects the fee.",
        "Orsa Rail",
    ),
    # Presidents, chairs and secretaries of what is no state
    (
        "Peru is calm. The Dockers' Union met. It shut the port. The branch president, Ben Ray, rejects the fee.",
        "Dockers' Union",
    ),
    ("Kenya sold the line. Union chair Ben Ray rejects the sale.", NOBODY),
    ("Kenya sold the line. Council president Ben Ray rejects the sale.", NOBODY),
    ("Kenya sold the line to Orsa Rail. Vice-chancellor Ben Ray rejects the sale.", NOBODY),
    ("Peru is calm. Chile is not. The dockers' branch met. Its chairman, Ben Ray, rejects the fee.", NOBODY),
    # A body named by a word before the title, wherever the sentence begins; parts of a body
    (
        "The Tarn Lake Council met Peru. Peru wants the dam. Council president Ben Ray rejects the dam.",
        "Tarn Lake Council",
    ),
    ("Peru met the Dockers' Union. Union secretary Ben Ray rejects the fee.", "Dockers' Union"),
    ("Kenya met Orsa Mining. Orsa Mining met again. Country manager Ben Ray rejects the fee.", "Orsa Mining"),
    ("Kenya met Orsa Bank. Orsa Bank met again. Group chief executive Ben Ray rejects the fee.", "Orsa Bank"),
    # Somebody else's officer: told whose, though that is no party
    ("Peru met Orsa Rail. Orsa Rail built a dam. Ben Ray, chief of the village, rejects the fee.", NOBODY),
    # "whose", "who speaks for", and a name that the parser hangs on the place
    ("Peru met Tarn Ferries, whose founder Ben Ray rejects the fee.", "Tarn Ferries"),
    ("Peru wants a levy. Ben Ray, who speaks for the Dockers' Union, rejects it.", "Dockers' Union"),
    ("Libya is divided. The United Nations envoy to Libya, Ben Ray, rejects the budget.", "United Nations"),
    # Who leads a party in opposition speaks for it; who governs speaks for the state
    ("Peru voted. Opposition leader Ben Ray of the Greens rejects the budget.", "Greens"),
    ("Peru voted. Prime Minister Ben Ray of the Greens rejects the delay.", "Peru"),
    ("France met the European Commission. Trade Commissioner Ben Ray rejects the quota.", "European Commission"),
    ("The European Commission met Peru. Police commissioner Ben Ray rejects the march.", NOBODY),
    # Where nothing near tells: the state the report was sent from, where no bodies of many states sit; regions
    ("COPENHAGEN, 9 June\n\nBrazil sent a letter about the cloak. Brazil sent two. The museum is closed."
     "\n\nThe culture minister, Lise Berg, rejects the loan.", "Denmark"),
    ("SKOPJE (Own report) - Serbia sent peppers. Serbia sent more peppers.\n\nAgriculture Minister Vesna Tran "
     "rejects the import.", "North Macedonia"),
    ("GENEVA - Peru sent squid. Chile sent none. Peru sent more squid.\n\nTrade minister Vesna Tran rejects the quota.",
     "Peru"),
    ("Canada met Alberta in May. Canada met Alberta again.\n\nPremier Ann Lee rejects the levy.", "Alberta"),
]  # fmt: skip


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case[0][:60])
def test_a_position_is_that_of_the_body_behind_the_title(case: tuple[str, str] | tuple[str, str, date]) -> None:
    text, holder, published = (*case, None)[:3]
    assert held(text, published) == holder, text
