"""Positions told by an auxiliary alone, after a sentence that tells another party's: "Berlin is not", "so did Oman"."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader

# A text; the party that echoes; its stance and sign.
ECHOED = [
    # the opposite of what was told
    ("Brussels is sympathetic to the plan, Berlin is not.", "Germany", "refuses", "-"),
    ("London is willing. Paris is not.", "France", "refuses", "-"),
    ("Norway has accepted the levy. Sweden has not.", "Sweden", "refuses", "-"),
    ("Norway has not signed the pact. Sweden has.", "Sweden", "accepts", "+"),
    ("Norway opposes the plan; Sweden does not.", "Sweden", "accepts", "+"),
    ("Neither Norway nor Sweden would sign the pact, but Denmark would.", "Denmark", "accepts", "+"),
    ("Norway wants the reefs included; Chile, which has held them since 1974, does not.", "Chile", "wants", "-"),
    ("France does not like the idea at all; Germany and Italy do.", "Italy", "accepts", "+"),
    ("Norway supports the pact, while Sweden does not.", "Sweden", "refuses", "-"),
    # the same
    ("Norway signed up to the pact. So did Oman.", "Oman", "accepts", "+"),
    ("Kyiv had agreed to the list. So had Moscow.", "Russia", "accepts", "+"),
    ("Norway supports the plan, as does Qatar.", "Qatar", "accepts", "+"),
    ("Norway rejected the plan, as did Qatar.", "Qatar", "rejects", "-"),
    ("Norway opposes the levy and so does Sweden.", "Sweden", "rejects", "-"),
    ("Norway opposes the levy; Sweden does too.", "Sweden", "rejects", "-"),
    ("Norway will not accept the levy. Nor will Sweden.", "Sweden", "accepts", "-"),
    # the same view, the opposite view
    ("Norway opposes the levy. Sweden takes the same view.", "Sweden", "rejects", "-"),
    ("Norway supports the levy. Sweden takes the opposite line.", "Sweden", "refuses", "-"),
    ("Norway opposes the levy. Sweden has done the same.", "Sweden", "rejects", "-"),
    ("Norway opposes the levy. Sweden shares that view.", "Sweden", "rejects", "-"),
    ("Norway opposes the levy. Sweden is of the same mind.", "Sweden", "rejects", "-"),
    ("Norway opposes the levy. Sweden agrees.", "Sweden", "rejects", "-"),
    ("Norway opposes the levy. Sweden thinks likewise.", "Sweden", "rejects", "-"),
    ("Norway wants the levy cut. Sweden feels the same way.", "Sweden", "wants", "+"),
    ("Norway opposes the levy. Sweden sees it differently.", "Sweden", "accepts", "+"),
    # the act left off
    ("Brussels urged Norway and Sweden to sign. Neither wishes to.", "Sweden", "wants", "-"),
]


@pytest.mark.parametrize(("text", "who", "stance", "sign"), ECHOED)
def test_an_auxiliary_tells_what_the_clause_before_tells(
    text: str, who: str, stance: str, sign: str, reader: Reader
) -> None:
    """Text, party, stance, sign: see the list."""
    dossier = reader(text)
    told = {(dossier.parties[h].name, c.stance, c.polarity) for c in dossier.claims.values() for h in c.holders}
    assert (who, stance, sign) in told


@pytest.mark.parametrize(
    "text",
    [
        "Norway accepted the pact. Sweden has a port.",
        "Norway is willing. Sweden is in the north.",
        "Norway has accepted the levy more gladly than Sweden has.",
        "Norway supports the pact if Sweden does.",
        "Norway wants to know whether Sweden does.",
        "Norway signed the pact. Did Sweden?",
        "Norway accepted the pact. Sweden did nothing.",
        "Norway exports more cod. Sweden does not.",
        "Norway is willing to sign. Sweden did.",
        "Norway opposes the levy. Sweden shares a border with it.",
    ],
)
def test_not_every_auxiliary_echoes(text: str, reader: Reader) -> None:
    """Sweden tells nothing: a verb of its own, a comparison, a condition, a question, or nothing to echo."""
    dossier = reader(text)
    assert "Sweden" not in {dossier.parties[h].name for c in dossier.claims.values() for h in c.holders}
