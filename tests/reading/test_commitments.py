"""What parties say they will do: an offer gives the other side something, a threat hurts it, a plan is one's own."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader

# Announced measures, vows and promises, each with what it comes to.
COMMITMENTS = [
    ("Oman said it would impose a levy on imported steel.", "plans", "+"),
    ("Oman said it would impose a levy on steel if Chad kept its quota.", "threatens", "+"),
    ("Oman said it would impose a levy unless Chad opened its market.", "threatens", "+"),
    ("Oman said it would retaliate against any levy on its steel.", "threatens", "+"),
    ('"We will take all measures necessary to protect our firms," the Omani minister said.', "threatens", "+"),
    ("Oman is going to impose a levy on wine from Chile.", "plans", "+"),
    ("Kenya pledged to work towards ending the ban.", "plans", "+"),
    ("Kenya promised to pursue a tougher policy on waste.", "plans", "+"),
    ("Kenya vowed to keep fighting the closure of the mine.", "plans", "+"),
    ("Kenya pledged to lift the ban.", "offers", "+"),
    ("Kenya promised to release forty fishermen.", "offers", "+"),
    ("Kenya has promised to help Chad with the repairs.", "offers", "+"),
    ("Peru is preparing to block the sale of the port.", "plans", "-"),
    ("Peru intends to oppose the sale of the port.", "plans", "-"),
    ("Peru says it will appeal against the ruling.", "plans", "-"),
    ("Peru will again veto the opening of the talks.", "plans", "-"),
    ("Peru said it would block the sale unless jobs were kept.", "threatens", "+"),
    ("Peru plans to accept the offer.", "accepts", "+"),
    ("Peru said it would not oppose the sale of the port.", "accepts", "+"),
    ("Norway said it was sending a patrol boat to the reef.", "plans", "+"),
    ('"We are drafting a bill on fishing rights," Norway said.', "plans", "+"),
    ('"We expect to pursue our case in the courts," Norway said.', "expects", "+"),
    ("Norway expects to reach a deal in May.", "expects", "+"),
    ("Norway added that the dam would be finished in May, as planned.", "plans", "+"),
    ("Norway said any deal would require the release of all crews.", "demands", "+"),
    ("Norway said the change would not be easy.", "expects", "-"),
    ("Norway said the port would not be reopened.", "refuses", "-"),
    ("Norway warned of a dangerous moment for the region.", "fears", "+"),
    ("Norway warned of a strike.", "threatens", "+"),
    ("Norway warned that the sale would cost thousands of jobs.", "fears", "+"),
    ("Norway warned that Chad would pay a heavy price.", "threatens", "+"),
    ("Norway recommended that Chad lower its fees.", "demands", "+"),
    ("The Labour Party has pledged to bring the ban back.", "plans", "+"),
]


@pytest.mark.parametrize(("sentence", "stance", "polarity"), COMMITMENTS)
def test_who_gains_by_it_tells_plans_offers_and_threats_apart(
    reader: Reader, sentence: str, stance: str, polarity: str
) -> None:
    assert [(c.stance, c.polarity) for c in reader(sentence).claims.values()] == [(stance, polarity)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway said it was losing money on the line.",
        "Norway said it was facing a hard winter.",
        "The levy is going to be felt in Norway.",
    ],
)
def test_what_befalls_a_party_is_no_plan_of_it(reader: Reader, sentence: str) -> None:
    assert "plans" not in {c.stance for c in reader(sentence).claims.values()}
