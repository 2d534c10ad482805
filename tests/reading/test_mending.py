"""Sentences the parser takes apart wrongly are read with their verb and who does it."""

import pytest
from tests.reading.conftest import Reader

from accord.reading.clauses import subject
from accord.reading.passages import passages
from accord.sources import Source

# Each sentence, the verb it turns on, and the word for who does it.
TURNS_ON = [
    ("The minister, Ulla Brandt, called for a pause without conditions.", "called", "minister"),
    ("Its chief executive, Hannes Ruiz, called for immediate abolition.", "called", "executive"),
    ("The council, by nine votes to eight, called on the executive last month to renegotiate.", "called", "council"),
    ("The United Nations agency for refugees called on Kenya to revoke the order.", "called", "agency"),
    ("Chile, which has moved boats to the strait, called on its two neighbours to step back.", "called", "Chile"),
    ("A second union, Unidad Minera, representing those in their fifties, signed up to the plan.", "signed", "union"),
    ("A fund linked to a mining group offered to pay for the road.", "offered", "fund"),
    ("Both governments like the idea of foreign money for the bridge.", "like", "governments"),
    ("The Liberal Democrats like the levy.", "like", "Democrats"),
    ("Twenty states, among them Peru, Ghana and Oman, back a pause or a ban.", "back", "states"),
    ("Ghanaian trawlermen, who landed half of it last year, lobby against the quota.", "lobby", "trawlermen"),
    ("Lorry drivers, organised in a separate body, Norteg, fear for their jobs.", "fear", "drivers"),
    ("Aldous hopes to renew it.", "hopes", "Aldous"),
    ("Their federation fears losing 8,000 jobs, and has asked for a delay of sixty days.", "fears", "federation"),
    ("China, asked about it at a regular briefing, hoped that the strait would stay calm.", "hoped", "China"),
    ("Chad's regional government, whose own dams are outside the text, welcomed it.", "welcomed", "government"),
    ("The doctors' unions, Sannu and Nasso, are displeased at being left out.", "are", "unions"),
    ("Iraq, he went on, is interested in a treaty of twenty years at most.", "is", "Iraq"),
    ("In Oslo, the local government secretary, Mona Tveit, declined to step in.", "declined", "secretary"),
    ("On Monday the nine, acting through the Coffee League, asked the court to order a vote.", "asked", "nine"),
    ("The Greens back the mayor.", "back", "Greens"),
    ("The Dutch culture ministry shares that line and has ruled out new conditions.", "shares", "ministry"),
    ("Alternative for Malta, leading in the polls on 38 percent, opposes the closure.", "opposes", "Alternative"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "verb", "who"), TURNS_ON)
def test_a_sentence_turns_on_its_verb(text: str, verb: str, who: str) -> None:
    """`The minister, Ulla Brandt, called for a pause` turns on "called", and the minister is who calls."""
    [page] = passages(Source.of(text))
    root = page.doc.sents[0].root
    doer = subject(root)
    assert (root.text, doer.text if doer is not None else None) == (verb, who)


# Each sentence, a verb joined to another, and who does it.
JOINED = [
    ("Kenya considers the men criminals and dismisses talk of hostages.", "dismisses", "Kenya"),
    ("The union insists on payment of three months' salaries withheld in 2022 and will not sign without it.",
     "sign", "union"),
    ("Its foreign ministry calls it a breach, has recalled the envoy, and threatens further measures.",
     "threatens", "ministry"),
    ("A garage would add 19 million, and the city board, led by the Coalition, decided to do without.",
     "decided", "board"),
    ("Cypriot skippers like the deal; the Exporters' League denounces it.", "like", "skippers"),
    ("The Houthis regard them as spies and intend to put some on trial.", "intend", "Houthis"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "verb", "who"), JOINED)
def test_who_does_the_second_thing_too(text: str, verb: str, who: str) -> None:
    """`considers the men criminals and dismisses talk`: who considers dismisses."""
    [page] = passages(Source.of(text))
    told = next(t for t in page.tokens if t.text == verb)
    doer = subject(told)
    assert (doer.text if doer is not None else None) == who


# What is in order, or no sentence, stays as it was: each with the word it hangs on.
LEFT_ALONE = [
    ("A pact, signed in Oslo in 2023, provided money for the coast guard.", "provided"),
    ("What, he asked, happens to a driver on less?", "happens"),
    ("The draft tabled by Peru was withdrawn.", "was withdrawn"),
    ("The door, says the minister, is held by one hinge.", "held"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "verb"), LEFT_ALONE)
def test_what_is_in_order_stays(text: str, verb: str) -> None:
    """`A pact, signed in Oslo in 2023, provided money`: the participle stays one."""
    [page] = passages(Source.of(text))
    assert page.doc.sents[0].root.text == verb.split()[-1]


def test_a_position_found_after_mending_has_its_holder(reader: Reader) -> None:
    """`Peru, which has moved boats to the strait, called on its neighbours to step back`: Peru demands it."""
    text = "Peru and Chile are at odds. Peru, which has moved boats to the strait, called on Chile to step back."
    [claim] = reader(text).claims.values()
    assert (claim.holders, claim.stance) == (("peru",), "demands")
