"""What was tried, done or let happen, or only tells which thing is meant, is no position; what is wanted now is one."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader

BYGONE = [
    ("Kenya had long been trying to sell the port.", "Kenya is trying to sell the port."),
    ("Kenya has spent a year trying to take the town.", "Kenya wants to take the town."),
    ("Kenya went ahead with the talks in Oslo.", "Kenya will go ahead with the talks in Oslo."),
    ("Kenya signed an agreement on Monday.", "Kenya has not signed the agreement."),
    ("The money promised by Kenya was spent.", "Kenya promised to lend more money."),
    ("The aid that Kenya had wanted came late.", "Kenya wanted more aid."),
    ("The day, believed to be a feast, passed in Kenya.", "Kenya believes the levy is unjust."),
    ("First, Kenya could disagree.", "Kenya disagrees with the plan."),
    ("She spoke of Kenya's efforts over fishing.", "She spoke of Kenya's efforts to end the ban."),
    (
        "Kenya lost missiles it says are capable of reaching the coast.",
        "Kenya has a fleet, which it says must sail.",
    ),
    ("The war began when Kenya believed it could win.", "Kenya believes it could win."),
    ("Kenya's minister explored the idea with Chad.", "Kenya is exploring the idea of a truce with Chad."),
    ("The minister of Kenya offered a look at the plan.", "The minister of Kenya offered a truce."),
    ("The minister of Kenya was killed hours after the feast.", "The minister of Kenya is after a truce."),
    ("For months Kenya blocked all drafts until its position shifted in May.", "Kenya blocked all drafts."),
    ("They met, with the Kenyan president reportedly accused of waste.", "The Kenyan president accused them of waste."),
    (
        '"I can share that we have spoken," the Kenyan minister said.',
        '"I can agree to that plan," the Kenyan minister said.',
    ),
    ("Kenya would not need to recognise the border.", "Kenya recognises the border."),
    ("Kenya has been negotiating with Chad over its role.", "Kenya is negotiating a lower price."),
    ("Kenya's minister met his colleagues to consider the plan.", "Kenya is considering the plan."),
    ("Kenya had blocked five sales. Kenya blocked imports for three years.", "Kenya blocked the sale."),
    ("Kenya will need some votes of the left.", "Kenya needs a new port."),
    ('"You don\'t sell the cow before the winter," the Kenyan minister said.', "Kenya wants to sell the cow."),
    ("Kenya declined to detail the plan.", "Kenya declined to discuss the plan."),
    ("Kenya ordered the army to the border.", "Kenya ordered Chad to leave the reef."),
    ("Many in Kenya took it to mean that all was lost.", "Kenya means to sell the port."),
]


@pytest.mark.parametrize(("passing", "meant"), BYGONE)
def test_what_is_over_or_says_which_is_no_position(reader: Reader, passing: str, meant: str) -> None:
    assert not reader(passing).claims
    assert reader(meant).claims


def test_a_comment_set_off_by_a_comma_is_told_with_what_it_is_about(reader: Reader) -> None:
    """ "..., a course opposed by Kenya": the claim begins with the course."""
    dossier = reader("The end of the pact would cost jobs, a course opposed by Kenya.")
    [claim] = dossier.claims.values()
    assert claim.stance == "rejects"
    assert claim.evidence[0].quote == "a course opposed by Kenya"


def test_what_is_not_so_is_told_and_not_turned_down(reader: Reader) -> None:
    """ "The fight is not over": an assertion."""
    [claim] = reader("Kenya said the fight over the port was not over.").claims.values()
    assert (claim.stance, claim.polarity) == ("asserts", "-")
