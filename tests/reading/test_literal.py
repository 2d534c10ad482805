"""Words of stance in their plain sense, of things, people and places, tell no position."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader


@pytest.mark.parametrize(
    "text",
    [
        "Oman shot down almost all of the missiles that were fired.",
        "Oman bid farewell to its guests.",
        "Farmers blocked the road to the capital with tractors.",
        "Peru floated the railway company on the stock exchange.",
        "Peru honoured the victims of the massacre on Friday.",
        "The working groups met at seven to accommodate time differences around the world.",
        "Peruvian forces withdrew from the city of Tacna.",
        "The Peruvian army pulled out of the border zone in May.",
        "Peru sought medical treatment for its president.",
        "Villagers tried to flee the fighting.",
        "Peru appealed to younger voters with a new slogan.",
        "Peru is pursuing a policy of silence.",
        "The agreement will have to be approved by Peru.",
        "The measures are meant to ensure that Chile is ready to respond to attacks.",
        "Chile's war effort against Peru has cost millions.",
        "Chile can offer inducements, an analyst said.",
        "Concerns remain that Chile could strike Peru again.",
        "Peru would be foolish to reject the offer.",
        "Turkey's parliament gave itself a veto over foreign deals.",
        "A deal that all sides could agree to has evaded the mediators.",
        "Peru was seeking further details from Chile.",
        '"I look forward to working with Peru," said Chilean minister Luis Soto.',
        "The vote led to calls for Chile to drop its levy.",
        "The Peruvian army launched a campaign to destroy the militia.",
        "The militia, which is backed by Oman, left the town.",
        "Peru's support for Chile is enabling its war.",
        "Peru advised against all travel to Chile.",
        "The group could rebuild itself and once again threaten Oman.",
        "Peru offered advice to patients during the strike.",
    ],
)
def test_no_position_is_told_by(text: str, reader: Reader) -> None:
    """Each sentence."""
    assert not reader(text).claims


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Peru shot down the proposal.", "rejects"),
        ("Peru blocked the merger.", "rejects"),
        ("Peru accommodated the demands of the miners.", "accepts"),
        ("Peru withdrew from the treaty.", "refuses"),
        ("Peru tried to end the strike.", "wants"),
        ("Peru appealed to Chile to end the strike.", "demands"),
        ("Peru can accept a smaller quota.", "accepts"),
        ("The agreement was approved by Peru.", "accepts"),
        ("Peru used its veto on the deal.", "rejects"),
        ("The union launched a campaign to end night shifts.", "demands"),
        ("The proposal was backed by Oman.", "accepts"),
        ("Peru advised against the sale.", "rejects"),
    ],
)
def test_the_same_words_of_a_proposal_tell_a_position(text: str, stance: str, reader: Reader) -> None:
    """Each sentence, and the stance."""
    assert [c.stance for c in reader(text).claims.values()] == [stance]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Peru described the impact of the strike as catastrophic.", "asserts"),
        ("Peru described the offer as catastrophic.", "rejects"),
        ("Chile put an ultimatum on the table.", "demands"),
        ("Chile put a new offer on the table.", "offers"),
        ("Peru said the port was vital to its economy.", "asserts"),
        ("Peru said a ceasefire was vital.", "demands"),
        ("Peru said the outlook was positive.", "asserts"),
        ("Peru said the offer was positive.", "accepts"),
        ("The Tories say they will vote against the bill unless it is changed.", "threatens"),
        ("Peru would veto the deal if the fee were raised.", "threatens"),
        ("Peru will vote against the bill.", "rejects"),
        ("Peru announced sanctions against Chile.", "plans"),
        ("Peru announced sanctions in case Chile raised its duty.", "threatens"),
        ("Peru offered a discount on its gas.", "offers"),
        ("Peru said it could attack Chile's ships.", "threatens"),
        ("Peru said Chile could attack its ships.", "expects"),
        ("Peru said leaving the pact was its mistake.", "asserts"),
    ],
)
def test_what_is_judged_or_tabled_tells_the_stance(text: str, stance: str, reader: Reader) -> None:
    """Each sentence, and the stance."""
    assert [c.stance for c in reader(text).claims.values()] == [stance]
