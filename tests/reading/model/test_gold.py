"""The annotations of practice texts, replayed as a perfect model's answer: the checks lose little of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reading.model.gold import as_claims, gold_of, replayed
from tests.reading.model.replay import Replay

PRACTICE = Path(__file__).parents[3] / "bench/reading/practice"
NAMES = ["02-ev-tariffs", "04-rail-strike", "07-iran-inspections", "09-mine-licence"]


@pytest.mark.parametrize("name", NAMES)
def test_of_right_answers_little_is_lost_and_no_sign_is_turned(replay: Replay, name: str) -> None:
    path = PRACTICE / f"{name}.txt"
    claims = as_claims(gold_of(path))
    kept = replayed(replay, path, claims).dossier.claims.values()
    assert len(kept) >= 0.95 * len(claims)
    signs = {(c["quote"], c["stance"]): c["polarity"] for c in claims}
    assert [c for c in kept if signs.get((c.evidence[0].quote, c.stance), c.polarity) != c.polarity] == []
