"""Positions told by the reporter: what somebody acts for, meets with, is about to do; and what beside them is none."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader

from accord.dossier import Dossier


def told(dossier: Dossier) -> list[tuple[str, str, str]]:
    """Holder, stance and sign of each claim, a joint claim once for each of its holders."""
    return [(h, c.stance, c.polarity) for c in dossier.claims.values() for h in c.holders]


@pytest.mark.parametrize(
    ("text", "stance", "sign"),
    [
        # what one acts for
        ("Peru reopened talks with Chile in a bid to win a new treaty.", "wants", "+"),
        ("Peru opened a second round of talks with an eye on lower duties.", "wants", "+"),
        ("Peru sent its fleet home with a view to calming the dispute.", "wants", "+"),
        ("Peru lent Chile two ships in the hope of a truce.", "wants", "+"),
        ("Peru tried several ways to win Chile over.", "wants", "+"),
        ("Peru has stepped up its efforts to end the blockade.", "wants", "+"),
        ("Peru went to great lengths to keep the pact alive.", "wants", "+"),
        ("Peru is fighting to keep its quota.", "wants", "+"),
        ("Peru has applied to join the bloc.", "wants", "+"),
        ("Peru has pushed the plan to share the river.", "wants", "+"),
        ("Peru spoke of the need for a truce.", "demands", "+"),
        ("Peru launched a campaign for the duty to be lifted.", "demands", "+"),
        ("Peru warned Chile to lift the duty.", "demands", "+"),
        # what one is about to do
        ("Peru is set to raise the duty.", "plans", "+"),
        ("Peru is about to sell the port.", "plans", "+"),
        ("Peru is going to sell the port.", "plans", "+"),
        ("Peru is thinking of selling the port.", "plans", "+"),
        ("Peru will raise the duty in May.", "plans", "+"),
        ("Peru chose to close the port.", "plans", "+"),
        # yes
        ("Peru spoke out in support of the plan.", "accepts", "+"),
        ("Peru is fully behind the plan.", "accepts", "+"),
        ("Peru has scaled back its demands.", "accepts", "+"),
        ("Peru granted Chile more time to pay.", "offers", "+"),
        ("Peru looked favourably on the plan.", "accepts", "+"),
        ("The plan has Peru's backing.", "accepts", "+"),
        ("The plan won praise from Peru.", "accepts", "+"),
        # no
        ("Peru stopped short of a ban.", "refuses", "-"),
        ("Peru stopped short of rejecting the plan.", "accepts", "+"),
        ("Peru gave no ground.", "refuses", "-"),
        ("Peru fended off calls to lift the duty.", "rejects", "-"),
        ("Peru ignored calls to lift the duty.", "rejects", "-"),
        ("Peru walked out of the talks.", "refuses", "-"),
        ("Peru broke off the talks.", "refuses", "-"),
        ("Peru quit the pact.", "refuses", "-"),
        ("Peru joined Chile in opposing the duty.", "rejects", "-"),
        ("Peru gave the plan a frosty reception.", "rejects", "-"),
        ("The plan drew criticism from Peru.", "rejects", "-"),
        ("The plan met with resistance from Peru.", "rejects", "-"),
        ("The plan ran into opposition from Peru.", "rejects", "-"),
        ("The plan drew an angry response from Peru.", "rejects", "-"),
        ("The plan has yet to win Peru's support.", "accepts", "-"),
        ("Peru, a fierce critic of the duty, stayed away.", "rejects", "-"),
        ("Peru offered no concessions.", "refuses", "-"),
        ("Peru made no concession on the duty.", "refuses", "-"),
        ("Peru gave no assurance that the duty would be lifted.", "refuses", "-"),
        # told of the subject before or beside it
        ("Unhappy with the duty, Peru left the talks.", "rejects", "-"),
        ("Worried by the dam, Peru sent an envoy.", "fears", "+"),
        ("Determined to win a rebate, Peru sent an envoy.", "plans", "+"),
        ("Peru, wary of the dam, sent an envoy.", "fears", "+"),
        # another's position, told as what is answered, asked or faced
        ("Chile rejected Peru's demand for a rebate.", "demands", "+"),
        ("Chile was asked by Peru to lift the duty.", "demands", "+"),
        ("Chile has faced calls from Peru to lift the duty.", "demands", "+"),
        ("Peru's plan to raise the duty irked Chile.", "plans", "+"),
        ("Peru's plea for aid went unheard.", "demands", "+"),
        ("Peru's consent to the plan surprised Chile.", "accepts", "+"),
        ("Peru has made ending the war a priority.", "wants", "+"),
        # fears
        ("Peru sounded the alarm over the dam.", "fears", "+"),
        ("The plan stirred fears in Peru.", "fears", "+"),
        ("Peru eyed the dam with suspicion.", "fears", "+"),
        # a verb the parser takes for a noun
        ("Peru reserves the right to leave.", "threatens", "+"),
        ("Peru frets that the dam will fail.", "fears", "+"),
    ],
)  # fmt: skip
def test_a_position_told_by_the_reporter(reader: Reader, text: str, stance: str, sign: str) -> None:
    """Each sentence."""
    assert ("peru", stance, sign) in told(reader(text))


@pytest.mark.parametrize(
    "text",
    [
        "Peru is set to lose two seats.",
        "Peru is about to become a member.",
        "It will give Peru a lift.",
        "Peru launched a military campaign to destroy the rebels.",
        "Peru launched a campaign of bombing.",
        "Peru is a mediator in efforts to end the war.",
        "Peru, a critic of the president, stayed away.",
        "Peru stopped short of naming a day.",
        "The plan was drawn up with an eye on the weather.",
        "Peru has drawn up a list of mines.",
        "Peru has kept out of the sun.",
        "The union won support from the bank.",
        "The quarrel led to calls for Peru to quit.",
        "Peru's support for its carmakers is costly.",
        "Peru scrambled its jets to meet the ship.",
        "Peru led protests to mark the day.",
        "Peru stopped short of a war.",
    ],
)
def test_what_befalls_somebody_or_is_done_in_war_is_no_position(reader: Reader, text: str) -> None:
    """Each sentence."""
    assert not told(reader(text))
