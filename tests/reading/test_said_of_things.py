"""What parties say of things: what they are for, what they are, that it is time; and what beside that is no verdict."""

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
        # what an act is for
        ("The patrols are aimed at keeping order in the strait, Peru said.", "wants", "+"),
        ("Peru said the drill was intended to deter smugglers.", "wants", "+"),
        ("The measure is designed to protect small farms, Peru said.", "wants", "+"),
        # what it is time for
        ("Peru said the time had come to share the lake.", "demands", "+"),
        ('"The moment has come for a vote," Peru said.', "demands", "+"),
        # what the best way is
        ("Peru believes the right approach would be to share the quota.", "wants", "+"),
        ("Peru said the best path forward would be to sell the port.", "wants", "+"),
        # that there is nothing in the way, and that there is no such thing
        ("Peru said there were no preconditions for talks.", "accepts", "+"),
        ("Peru said there was no obstacle to a truce.", "accepts", "+"),
        ('"There is no such thing as a closed sea," Peru said.', "rejects", "-"),
        # what it is
        ("Peru has called the fishing pact the worst deal ever.", "rejects", "-"),
        ("Peru described the levy as a terrible idea.", "rejects", "-"),
        ("Peru described the levy as a relic of empire.", "rejects", "-"),
        ('Peru called the ban a "product of the colonial era".', "rejects", "-"),
        ('Peru said the plan "defies common sense".', "rejects", "-"),
        ('"This is a terrible attempt to hide the cost," Peru said.', "rejects", "-"),
        # what it does to people
        ("Mountain schools will be hit by the cuts, Peru said.", "fears", "+"),
        ("Peru said the fighting threatened a wider war.", "fears", "+"),
        ('"The blockade puts civilians at risk," Peru said.', "fears", "+"),
        # what is announced for others, what is charged, and what one will leave
        ("Peru announced an aid package for the islanders.", "offers", "+"),
        ("Peru filed a complaint against the shipowners.", "asserts", "+"),
        ("Peru said it would pull out of the pact as a result.", "plans", "+"),
        # what is shown by what is done
        ("Peru walked out in protest at the closure of the port.", "rejects", "-"),
        ("Peru voted late in defiance of the ruling.", "rejects", "-"),
        ("Peru spoke in support of the new law.", "accepts", "+"),
        # what one keeps to, does not ask, wishes had been, is to expect, holds to be, says others need
        ("Peru said it would stick to the accord.", "accepts", "+"),
        ("Peru will stick to its demand for a pardon.", "demands", "+"),
        ("Peru said it was not asking for the levy to be lifted.", "demands", "-"),
        ('"It is regrettable that we cannot hold a meeting," Peru said.', "wants", "+"),
        ('"It is regrettable that the border was closed," Peru said.', "rejects", "-"),
        ('"If the levy goes we will end up with weaker controls," Peru said.', "expects", "+"),
        ("The strip, which Peru considers to be its own, lies in the north.", "asserts", "+"),
        ("Forty men died in what Peru called a planned attack.", "asserts", "+"),
        ('"Our protest is about defending the harbour," Peru said.', "wants", "+"),
        ("The pause was welcomed at the time by Peru, which had lost its fleet.", "accepts", "+"),
    ],
)
def test_what_a_party_says_of_a_thing_is_its_position(reader: Reader, text: str, stance: str, sign: str) -> None:
    """Each sentence, what it comes to, and its sign."""
    assert told(reader(text)) == [("peru", stance, sign)]


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile said the levy was unacceptable.",
        "A joint statement by the leaders of Peru and Chile said the levy was a betrayal.",
    ],
)
def test_what_several_say_together_each_of_them_holds(reader: Reader, text: str) -> None:
    """Each sentence: both turn the levy down."""
    assert told(reader(text)) == [("peru", "rejects", "-"), ("chile", "rejects", "-")]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The dam will fail without a new wall, Peru fears.", "fears"),
        ("The dam will be finished next year, Peru hopes.", "wants"),
        ("The dam should be torn down, Peru demands.", "demands"),
    ],
)
def test_what_stands_before_its_verb_is_quoted_with_it(reader: Reader, text: str, stance: str) -> None:
    """Each sentence, and its stance; the quote is the whole sentence, not the two words after the comma."""
    claims = list(reader(text).claims.values())
    assert [(c.stance, c.evidence[0].quote) for c in claims] == [(stance, text.rstrip("."))]


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("Chile's offer is aimed at its own voters, Peru said.", {"asserts"}),  # another's aim is charged, not wanted
        ("Peru said the drills were not aimed at anybody.", {"asserts"}),
        ("Peru said the strike was about safety.", {"asserts"}),
        ("Peru described the vote as a good deal.", {"asserts"}),  # who praises has not agreed
        ("Peru described the film as a product of its imagination.", {"asserts"}),
        ("Peru said the port was hit by a storm.", {"asserts"}),
        ("Peru may leave the pact.", {"threatens"}),
        ("Peru said the details would not be revealed until May.", {"asserts"}),
        ("We have got the first step, Peru said.", {"asserts"}),
        ("Peru fired on the coast in support of its allies.", set()),
        ("The rules that Peru can waive for firms are under review.", set()),
        ("The rebels are backed by Peru.", set()),
        ("The joint statement was signed by Peru.", set()),
        ("The party was founded in the north and banned by a court in Peru.", set()),
        ("Peru has two choices: approve the bill or shut the state.", set()),
        ("Peru crossed the border line at night.", set()),
    ],
)
def test_what_is_only_told_of_a_thing_is_no_wish_and_no_verdict(reader: Reader, text: str, stances: set[str]) -> None:
    """Each sentence, and the stances it may at most be read as."""
    assert {s for _, s, _ in told(reader(text))} <= stances
