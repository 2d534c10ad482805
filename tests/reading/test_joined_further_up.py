"""Verbs joined by "and" to a clause inside another: who does what they tell."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader

# A sentence; the words of a claim; the only holder.
OUTER: list[tuple[str, str, str]] = [
    (
        "Norway warned that Peru stood to lose its quota if nothing was passed, and ruled out a delay.",
        "ruled",
        "Norway",
    ),
    ("Norway demanded that Peru publish a plan for the reef and threatened to close the port.", "threatened", "Norway"),
    ("Norway asked Peru to protect the fish and described the quota as unfair.", "described", "Norway"),
    ("Norway fears Peru would use its size to lift prices and has urged an inquiry.", "has urged", "Norway"),
    (
        "Norway believes that a pact would be the best way to calm Peru, and has called for talks.",
        "has called",
        "Norway",
    ),
]
# Here the second verb is what is said of the one inside.
INNER: list[tuple[str, str, str]] = [
    ("Norway said Peru had rejected the offer and demanded an apology.", "demanded", "Peru"),
    ("Norway said Peru attacked its boats and threatened its ports.", "threatened", "Peru"),
]


@pytest.mark.parametrize(("text", "words", "who"), OUTER + INNER, ids=[text for text, _, _ in OUTER + INNER])
def test_a_joined_verb_belongs_to_the_clause_it_agrees_with(text: str, words: str, who: str, reader: Reader) -> None:
    """Sentence, words of the claim, holder: see the lists."""
    dossier = reader(text)
    held = {
        dossier.parties[h].name
        for c in dossier.claims.values()
        if any(e.quote.startswith(words) for e in c.evidence)
        for h in c.holders
    }
    assert held == {who}
