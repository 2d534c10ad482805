"""What is to follow where others fail to act, going to law, what is expected as due: threats and demands."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader

# Each sentence with what its only claim comes to.
TOLD = [
    ("Without a new offer, Peru intends to set its own quota.", "threatens"),
    ("Should nothing change by Friday, the union intends to call a general strike.", "threatens"),
    ("Peru intends to go to the trade court if Chile votes the levy through.", "threatens"),
    ("Unless Chile paid, Peru would consider going its own way.", "threatens"),
    ("Peru said it would look for another buyer if there was no decision by Christmas.", "threatens"),
    ("Peru plans to close the canal unless Chile lifts the levy.", "threatens"),
    ("If the accord were undone, Peru would seek the whole sum back, with interest.", "threatens"),
    ("The union will shut the ports for a day in June if no contract is signed.", "threatens"),
    ("Peru would withdraw its votes without the levy.", "threatens"),
    ("Peru is considering a complaint to the trade court.", "threatens"),
    ("Peru is considering asking for its money back.", "threatens"),
    ("Peru has not excluded arbitration.", "threatens"),
    ("Peru has not ruled out invoking the emergency clause.", "threatens"),
    ("The union has instructed a barrister.", "threatens"),
    ("Peru put the firms on notice.", "threatens"),
    ("Peru intends to build a dam.", "plans"),
    ("Peru plans to hold a vote in May if the weather allows.", "plans"),
    ("Peru is considering a new railway.", "plans"),
    ("Peru said it would build the dam without waiting for Chile.", "plans"),
    ("Peru said it would sign the pact if nobody objected.", "accepts"),
    ("Peru has not excluded talks.", "accepts"),
    ('"We will share the water if there are no more attacks," the Peruvian minister said.', "offers"),
    ("Peru expects Chile to honour the treaty.", "demands"),
    ("Peru expects its rights in the bay to be respected.", "demands"),
    ("Peru expects Chile to win the vote.", "expects"),
    ("Peru expects to hand over its report in the spring.", "expects"),
    ("The union proposed that night shifts be paid twice.", "offers"),
    ("Peru claims 31 per cent of the catch.", "demands"),
    ("Peru is claiming a billion dollars from Chile.", "demands"),
    ("The union campaigned for a No vote.", "rejects"),
    ("Peru appealed to the constitutional court over the levy.", "rejects"),
    ("The union has tabled a motion of no confidence in the minister.", "rejects"),
    ("Peru kept its distance from the plan.", "rejects"),
    ("Peru considers that only direct talks can decide the matter.", "asserts"),
    ("Peru said it was interested in a treaty of twenty years.", "wants"),
    ("Peru has promised never to license drilling.", "refuses"),
    ("The growers' union warned that investors would turn to Chile if the rules changed every summer.", "fears"),
    ("Peru warned that its patience would run out in May.", "threatens"),
    ("Peru warned that talks with Chile would be frozen.", "threatens"),
    ("Peru said it would veto any budget without a levy.", "threatens"),
    ("Peru opposes any treaty that binds its navy.", "rejects"),
    ("The firm said it already complied with local law.", "asserts"),
    ("Peru said it would comply with the ruling.", "accepts"),
    ("Peru is considering tax deferrals.", "offers"),
    ("The Peruvian prime minister assured parliament that the work would go ahead.", "plans"),
    ("The charge will be lifted as soon as the troops are back, the Peruvian minister said.", "offers"),
    ("Peru promised an answer within a month.", "offers"),
    ("The firm insists that its contracts comply.", "asserts"),
    ("The ban on overtime will stay in force, the union said.", "plans"),
    ("Peru said any firm that paid would be barred from its ports.", "threatens"),
    ("Peru has put its foot down over the levy.", "refuses"),
    ("Peru picked holes in the plan.", "rejects"),
    ("Peru has set its face against the levy.", "rejects"),
    ("Peru found fault with the plan.", "rejects"),
    ("Peru made its peace with the plan.", "accepts"),
    ("Peru set Chile a deadline of Friday.", "demands"),
    ("Peru said it would bring the government down over the levy.", "threatens"),
    ("Peru has cold feet about the pact.", "fears"),
    ("Peru has put forward a resolution on the bay.", "wants"),
]


@pytest.mark.parametrize(("sentence", "stance"), TOLD)
def test_what_follows_is_told_by_what_it_hangs_on(reader: Reader, sentence: str, stance: str) -> None:
    assert {c.stance for c in reader(sentence).claims.values()} == {stance}


@pytest.mark.parametrize(
    "sentence",
    ["The ministers of Peru and Chile parted after five hours with a handshake.", "Peru appealed to its history."],
)
def test_what_only_looks_like_it_is_nothing(reader: Reader, sentence: str) -> None:
    assert not reader(sentence).claims


def test_what_had_been_done_is_no_plan(reader: Reader) -> None:
    told = reader("The Peruvian minister said he'd raised the matter at every meeting.").claims.values()
    assert "plans" not in {c.stance for c in told}
