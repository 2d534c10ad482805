"""What is done to the other side, for it, or with one's leave: threats, offers and acceptances told apart."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader

# Each sentence with what its only claim comes to.
TOLD = [
    ("Peru said it would leave the assembly for a year should Chile be let in.", "threatens"),
    ("Peru said it would vote against the budget as long as it held a levy on wool.", "threatens"),
    ("Peru said it would abstain unless Chile sent a draft first.", "threatens"),
    ("The union said it would ballot its members should the ministry go ahead.", "threatens"),
    ("The union said it would ballot its members on a strike.", "plans"),
    ("Peru said it would ask the Supreme Court to annul the vote should a ship be boarded.", "threatens"),
    ("Peru would ignore such proceedings.", "threatens"),
    ("Peru would withhold consent to the sale.", "threatens"),
    ("Peru said it could review its participation.", "threatens"),
    ("Peru said it would have to consider suspending Chile.", "threatens"),
    ("Peru would not exclude a default.", "threatens"),
    ('Peru would not exclude that, "if somebody pays".', "accepts"),
    ("The firm said it would ask the Supreme Court to annul the vote.", "threatens"),
    ("The firm said it would ask the Council of State to annul the vote.", "threatens"),
    ("Peru said it would ignore the ruling.", "threatens"),
    ("Peru said it would keep its airspace closed.", "refuses"),
    ("Peru said it would keep its airspace open.", "plans"),
    ("Peru will let no official cross its lines.", "refuses"),
    ("Peru said repairs would proceed in May.", "plans"),
    ("Peru would not exclude a pause.", "accepts"),
    ("Peru warned that roads to the coast would be cut from May.", "threatens"),
    ("Peru said the money would be withheld from Chile if the law was not repealed.", "threatens"),
    ("Peru said the money would be paid to Chile if the law was repealed.", "offers"),
    ("Peru warned that two plants would not survive the winter.", "fears"),
    ("Peru warned that the cap could help the largest firm most.", "fears"),
    ("Peru warned that any quota would be a gift to smugglers.", "fears"),
    ("Peru warned that the levy would be a disaster.", "fears"),
    ("Peru warned that a late vote would leave the town short of water.", "fears"),
    ("Peru has pledged to keep the office in Chile open.", "offers"),
    ("Peru has pledged to keep fighting the closure.", "plans"),
    ("Peru said it would bear the cost of the examiners.", "offers"),
    ("Peru will pay for two more patrol boats.", "offers"),
    ("Peru said it could pay 3,000 soles in two parts.", "offers"),
    ("Peru said the visitors would be given police protection.", "offers"),
    ("Peru said exports of two million tonnes would be allowed.", "accepts"),
    ("Peru said it would respect any decision of the judges.", "accepts"),
    ("Peru would let teachers back in.", "accepts"),
    ("Peru said it would let the old treaty lapse in July.", "plans"),
    ("Peru proposed sanctions on eight persons.", "plans"),
    ("Peru proposed talks on eight points.", "offers"),
    ("Peru has promised to strip the flag from foreign boats.", "plans"),
    ("Peru remains in favour of the pact.", "accepts"),
    ("Peru is in favour of a new round of talks.", "wants"),
    ("Peru will vote for nothing with a levy in it.", "refuses"),
    ("Peru will vote for the bill.", "accepts"),
]


@pytest.mark.parametrize(("sentence", "stance"), TOLD)
def test_to_whom_it_is_done_tells_threats_and_offers_apart(reader: Reader, sentence: str, stance: str) -> None:
    assert {c.stance for c in reader(sentence).claims.values()} == {stance}


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru plans a strike in May and has not said if the ports will be spared.",
        "Asked if the pact would hold, the minister said Peru would leave the date to Chile.",
        "Peru said it would leave the law as it was, if pressed.",
    ],
)
def test_a_condition_elsewhere_in_the_sentence_threatens_nobody(reader: Reader, sentence: str) -> None:
    assert "threatens" not in {c.stance for c in reader(sentence).claims.values()}
