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
    # Reports from where the papers of the world sit are not of there
    ("LONDON, 4 May - Peru offered a swap. Peru lost.\n\nFinance Minister Vesna Tran rejects the verdict.", "Peru"),
    # Told in so many words, before the title or after the name; a people's name alone tells of no state there
    ("Peru sued Chile. Chile came late. Vesna Tran, for the Harbour Guild, rejects the fee.", "Harbour Guild"),
    ("Peru sued Chile. Chile came late. On behalf of Orsa Rail, director Ben Ray rejects the fee.", "Orsa Rail"),
    ("Peru met Chile in May. For the Peruvian board, director Ben Ray rejects the fee.", "Peruvian board"),
    # Presidents of what was just told of, though states have presidents; not where that is a state's
    ("Peru banned the march. The Riders' Union was blunter. President Ann Lee rejects the ban.", "Riders' Union"),
    ("The Riders' Union met Peru. Peru banned the march. President Ann Lee rejects the fee.", "Peru"),
    # Who was just asked answers; and where the last words say something went down badly
    ("Ghana and Togo sell cocoa. Ghana sells more. Ghana waits. In May growers urged Togo to buy. "
     "Trade minister Ann Lee rejects the idea.", "Togo"),
    ("Canada met Alberta. Alberta built a line. That line goes down badly in Ontario. Premier Ann Lee rejects it.",
     "Ontario"),
    # A field is no body, and a house that nobody can place is somebody else
    ("The Court of Justice fined Peru. It fined Peru again. The European Commission welcomed it. "
     "Justice Commissioner Ann Lee rejects the appeal.", "European Commission"),
    ("Peru met Chile. Chile sent a mask. The museum was closed. Director Ben Ray rejects the loan.", NOBODY),
    # Whatever they are there, and whatever the parser makes of the title
    ("The Severn Trust met. The Severn Trust's chief nurse, Ann Lee, rejects the cut.", "Severn Trust"),
    ("Peru met Chile. Chile left. Peru's man, Ben Ray, rejects the levy.", "Peru"),
    ("Peru met the Tarn Front. It is, the movement's secretary-general, Sheikh Ben Ray, said in May, a trap. "
     "Sheikh Ben Ray rejects the levy.", "Tarn Front"),
]  # fmt: skip


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case[0][:60])
def test_a_position_is_that_of_the_body_behind_the_title(case: tuple[str, str] | tuple[str, str, date]) -> None:
    text, holder, published = (*case, None)[:3]
    assert held(text, published) == holder, text
