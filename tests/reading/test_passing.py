"""What is told in passing is no position; what is told of the same things in earnest is one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.reading.conftest import Reader

from accord.dossier import Claim

# Words of stance that tell no position of this holder, each with a neighbour that does.
PASSING = [
    ("Oman won time by asking for talks.", "Oman asked for talks."),
    ("China forced Chad to refrain from further drilling.", "Chad refused to give up drilling."),
    ("Peru called an emergency meeting.", "Peru called the levy a mistake."),
    ("Support for Kenya is growing in the region.", "The priority for Kenya is a lower interest rate."),
    ("Mali published the rules that Niger proposed in May.", "Niger proposed new rules in May."),
    ("The union published the rules Niger proposed in May.", "Niger proposed new rules in May."),
    ("They should have said that Spain wanted no part of it, Ana Ruiz said.", "Spain wanted no part of it."),
    ("Jorge Perez, a former Mexican minister who is a critic of the deal, spoke.", "Mexico is a critic of the deal."),
    ("The storm passed, leaving Peru open to floods.", "Peru is open to a new route."),
    ("The levels wanted by Oslo were met.", "Oslo wanted higher levels."),
    ("Ministers in Mali should expect a long fight.", "Ministers in Mali expect a long fight."),
    ("Norway was unable to reach the coast.", "Norway was unable to accept the cut."),
    ("Norway said it was in talks with the bank.", "Norway said it was in the right."),
    ("Norway said it had 38 tonnes in store.", "Norway said it had the right to fish."),
    ("The authority rejected the plan.", "The Port Authority rejected the plan."),
    ("World leaders rejected the plan.", "The leaders of Mali rejected the plan."),
    ("Mexico's call with Kenya lasted an hour.", "Mexico's call for a truce was heard."),
    ("The talks ended amid hopes that Oman would accept a truce.", "Oman would accept a truce."),
    ("The Senate of Chad can block the export of cattle.", "The Senate of Chad blocked the export of cattle."),
    ("Oman is accused of using the siege to try to starve the city.", "Oman is trying to starve the city."),
    ("Spain welcomed the Moroccan king on Monday.", "Spain welcomed the Moroccan offer on Monday."),
    ("The mayor is criticised for failing to sell the mine of Chad.", "Chad failed to agree to the levy."),
    ("The criticism of Oman is growing.", "Oman's criticism of the levy is growing."),
    ("Analysts said Mali needs reforms.", "Mali said it needs a loan."),
    ("Farm groups have warned the Met Police they will sue.", "The Met Police said it will sue."),
    ("Kenya said the harvest was below last year's.", "Kenya said the offer was below last year's."),
    ("Kenya said something is wrong.", "Kenya said the levy is wrong."),
    ("Twenty-two states near Oman and Chad asked for aid.", "Oman and Chad asked for aid."),
]


@pytest.mark.parametrize(("passing", "meant"), PASSING)
def test_words_of_stance_in_passing_are_no_position(reader: Reader, passing: str, meant: str) -> None:
    assert not reader(passing).claims
    assert reader(meant).claims


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Norway called the offer a victory.", "asserts"),
        ("The Dockers' Union said its members are to strike.", "threatens"),
        ("Norway said the levy was foolish.", "rejects"),
        ("Norway called it an act of sabotage.", "rejects"),
        ("Norway said the offer was below inflation.", "rejects"),
        ("Norway said peace is critical to the region.", "demands"),
        ("Norway is working on a plan to use the money.", "plans"),
        ("For Norway, the only answer is for both sides to talk.", "demands"),
        ("Norway said it would lift the sanctions on Chad.", "offers"),
        ("Norway said it would impose sanctions on Chad if it drilled.", "threatens"),
        ("Norway said Chad ought to sign the pact.", "demands"),
        ("Norway said Chad needs deep reforms.", "demands"),
        ("Norway welcomed the offer as a step forward.", "accepts"),
        ("Norway called the offer unacceptable.", "rejects"),
        ("Norway described the allegation as absurd.", "asserts"),
        ("Norway concedes that other matters will dominate.", "asserts"),
        ("Norway conceded a larger quota.", "accepts"),
        ("Norway warns that the pact of last year was a mistake.", "asserts"),
        ("Norway says that the pact would be a mistake.", "rejects"),
        ("Norway is sceptical.", "expects"),
        ("Norway gave up on the deal.", "refuses"),
        ("Norway gave up its claim.", "accepts"),
        ("Norway suggested that it would withdraw from the pact.", "plans"),
        ("Norway suggested that the levy be scrapped.", "wants"),
        ("Norway said the pact was a breakthrough.", "asserts"),
        ("Norway said that Mr Straw was naive.", "asserts"),
        ("Norway said that the pact was naive.", "rejects"),
        ("Norway is sceptical of the pact.", "rejects"),
        ("Norway said it was not asking for the moon.", "asserts"),
        ("Norway said it was asking for a larger quota.", "demands"),
    ],
)
def test_what_only_describes_neither_takes_nor_turns_down(reader: Reader, sentence: str, stance: str) -> None:
    assert stance in [c.stance for c in reader(sentence).claims.values()]


def test_what_stops_short_of_an_act_is_still_told(claims: Sequence[Claim]) -> None:
    """Canada stopped short of endorsing the ban."""
    assert [(c.holders, c.polarity) for c in claims] == [(("canada",), "-")]


def test_demands_after_a_colon_are_those_of_who_makes_them(reader: Reader) -> None:
    """Not of the firm that is the subject of what is asked."""
    found = reader("Unifor has two demands: Orsa Steel must raise pay, and reject foreign bids.")
    told = [(c.stance, [found.parties[h].name for h in c.holders]) for c in found.claims.values()]
    assert told == [("demands", ["Unifor"]), ("demands", ["Unifor"])]
