"""What plain words said by a party come to: kept where they carry a position, left out where they report the day."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.reading.conftest import Reader

from accord.dossier import Claim, Dossier


def stances(dossier: Dossier) -> list[tuple[tuple[str, ...], str, str]]:
    """Holders, stance and sign of each claim."""
    return [(c.holders, c.stance, c.polarity) for c in dossier.claims.values()]


@pytest.mark.parametrize(
    ("text", "holder", "stance"),
    [
        ('Peru said the panel was "a tax in disguise".', "peru", "asserts"),
        ("Norway says the quota has cost its fleet 900 jobs.", "norway", "asserts"),
        ("Kenya said the levy would scare buyers away.", "kenya", "expects"),
        ("Chile says a tribunal cannot redraw a sea border.", "chile", "rejects"),
        ("Serbia said it would send a delegation.", "serbia", "plans"),
        ("Serbia said it would release forty detainees.", "serbia", "offers"),
        ("Ghana said it would only meet the lenders once the fees had been dropped.", "ghana", "demands"),
        ("Japan said the duties would stay until the fish was tested.", "japan", "refuses"),
        ("India is studying the proposal.", "india", "accepts"),
        ("The tariff, Oman said, is not a matter for debate.", "oman", "demands"),
    ],
)
def test_what_a_party_says_in_reported_speech_is_its_position(
    reader: Reader, text: str, holder: str, stance: str
) -> None:
    """Each sentence, by whom, and what it comes to."""
    assert [(h, s) for h, s, _ in stances(reader(text))] == [((holder,), stance)]


@pytest.mark.parametrize(
    "text",
    [
        "Peru said fourteen miners had been rescued.",
        "Kenya said nine people were killed in the raid.",
        "Norway said the talks might help.",
        "Norway said the hall was full.",
        "Norway said the ministers were to meet in Geneva on Monday.",
    ],
)
def test_news_of_the_day_in_reported_speech_is_no_position(reader: Reader, text: str) -> None:
    """Each sentence: what has happened, may happen, or is to happen when people meet."""
    assert not stances(reader(text))


def test_what_one_says_another_agreed_to_is_the_position_of_the_other(claims: Sequence[Claim]) -> None:
    """Brazil said that Chile had agreed to inspections."""
    assert [(c.holders, c.stance) for c in claims] == [(("chile",), "accepts")]


def test_a_condition_behind_a_comma_belongs_to_the_concession(claims: Sequence[Claim]) -> None:
    """Peru said that fees could be waived, though not abolished, once auditors from the Lima chamber were back."""
    assert len(claims) == 1
    assert claims[0].evidence[0].quote.endswith("were back")


@pytest.mark.parametrize(
    ("text", "holder", "stance"),
    [
        ("The Miners Union issued a statement calling the levy a betrayal.", "miners_union", "rejects"),
        ("Chile sent a letter urging Peru to reopen the border.", "chile", "demands"),
        ("The Dockers Union wrote a letter to ministers. The letter says Peru must pay.", "dockers_union", "demands"),
    ],
)
def test_a_letter_or_statement_speaks_for_who_wrote_it(reader: Reader, text: str, holder: str, stance: str) -> None:
    """Each text, who wrote, and what the paper comes to."""
    assert ((holder,), stance) in [(h, s) for h, s, _ in stances(reader(text))]


def test_what_a_bill_does_its_author_wants(claims: Sequence[Claim]) -> None:
    """Peru introduced a bill on Monday. The legislation proposes a levy on tin. It would also close two mines."""
    assert [(c.holders, c.stance) for c in claims] == [(("peru",), "wants"), (("peru",), "wants")]


def test_a_bill_is_not_the_offer_somebody_else_made(claims: Sequence[Claim]) -> None:
    """Chile put forward an offer on Monday. The bill seeks to close two mines."""
    assert not [c for c in claims if "bill" in c.evidence[0].quote]


@pytest.mark.parametrize(
    ("text", "holder", "stance"),
    [
        ("Peru said the levy was late and there was no reason to pay it.", "peru", "rejects"),
        ("The Miners Union's position is that the pact must be reopened.", "miners_union", "demands"),
        ("Chile and Peru accuse each other of hiding catches.", "chile", "asserts"),
        ('Norway says it has "no intention" of leaving the fund.', "norway", "refuses"),
        ("Kenya said it would be better if the court stayed out of it.", "kenya", "wants"),
        ("Ghana is negotiating the release of its crew.", "ghana", "wants"),
        ("Ghana has defended its decision to close the port.", "ghana", "accepts"),
        ("The Dockers Union voted for an indefinite strike.", "dockers_union", "threatens"),
        ("Oman does not see it that way.", "oman", "accepts"),
        ("Serbia's support for the canal has angered the farmers.", "serbia", "accepts"),
    ],
)
def test_positions_are_told_in_more_than_verbs_of_stance(reader: Reader, text: str, holder: str, stance: str) -> None:
    """Each sentence, one who holds the position, and what it is."""
    assert (holder, stance) in [(h, s) for hs, s, _ in stances(reader(text)) for h in hs]


@pytest.mark.parametrize(
    "text",
    [
        "Peru works with the bank.",
        "Chile defended itself at sea.",
        "Having boycotted two sessions, Kenya arrived in Geneva on Monday.",
        "The talks ended with Chile and Peru blaming each other.",
        "Peru said the levy was late and the talks in Lima ended on Monday.",
    ],
)
def test_nor_is_everything_with_such_a_word_a_position(reader: Reader, text: str) -> None:
    """Each sentence."""
    assert not stances(reader(text))


def test_a_paragraph_that_goes_on_quoting_opens_with_a_mark_of_its_own(claims: Sequence[Claim]) -> None:
    """ "The mine is ours," said Peruvian minister Ana Diaz. "We built it. "It is unacceptable to close it."""
    assert [(c.holders, c.stance) for c in claims if "unacceptable" in c.evidence[0].quote] == [(("peru",), "rejects")]


@pytest.mark.parametrize(
    ("text", "stance", "polarity"),
    [
        ('"The text goes too far," said Peruvian minister Ana Diaz.', "rejects", "-"),
        ('"The text does not go far enough," said Peruvian minister Ana Diaz.', "accepts", "-"),
        ('"The clause has no place in a treaty," said Peruvian minister Ana Diaz.', "rejects", "-"),
        ('"The draft needs a rethink," said Peruvian minister Ana Diaz.', "demands", "+"),
        ('"The delay amounts to a betrayal," said Peruvian minister Ana Diaz.', "rejects", "-"),
        ('"Our water is not for sale," said Peruvian minister Ana Diaz.', "refuses", "-"),
        ('"Judges cannot redraw a border," said Peruvian minister Ana Diaz.', "rejects", "-"),
        ('"The idea is worth exploring," said Peruvian minister Ana Diaz.', "accepts", "+"),
    ],
)
def test_what_a_party_says_of_a_thing_is_what_it_holds_of_it(
    reader: Reader, text: str, stance: str, polarity: str
) -> None:
    """Each quotation, what it comes to, and its sign."""
    assert stances(reader(text)) == [(("peru",), stance, polarity)]


def test_what_the_text_itself_says_of_a_thing_is_nobodys_position(claims: Sequence[Claim]) -> None:
    """The road to the Peruvian mine goes too far south and needs work."""
    assert not claims


@pytest.mark.parametrize(
    ("text", "holder", "quote"),
    [
        ("Chile rejects the draft. Peru would have to open its ports.", "chile", "Peru would have to open its ports"),
        (
            "Kenya opposes the plan. Norway said it will lift the ban. Sales will resume only if tests are paid.",
            "norway",
            "Sales will resume only if tests are paid",
        ),
    ],
)
def test_a_condition_told_right_after_a_position_is_the_same_partys_demand(
    reader: Reader, text: str, holder: str, quote: str
) -> None:
    """Each text, who demands, and what."""
    found = [c for c in reader(text).claims.values() if c.stance == "demands"]
    assert [(c.holders, c.evidence[0].quote) for c in found] == [((holder,), quote)]


def test_what_somebody_would_have_to_do_of_himself_is_not_demanded(claims: Sequence[Claim]) -> None:
    """Chile rejects the draft. Chile would have to open its ports."""
    assert [c.stance for c in claims] == ["rejects"]


def test_we_must_is_a_wish_of_who_speaks(claims: Sequence[Claim]) -> None:
    """ "We must close the gap now," said Peruvian minister Ana Diaz."""
    assert [(c.holders, c.stance) for c in claims] == [(("peru",), "wants")]


def test_a_paper_named_after_a_party_is_that_partys(claims: Sequence[Claim]) -> None:
    """The Greek plan would close two mines. It gives ground water to farms."""
    assert [(c.holders, c.stance) for c in claims] == [(("greece",), "wants")]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Norway would rather settle this at sea.", "wants"),
        ("Norway would rather close its ports than share them.", "wants"),
        ("Norway would sooner close its ports than share them.", "refuses"),
        ("The Dockers Union would sooner strike than sign.", "refuses"),
        ("The Dockers Union agreed to take the law to court.", "threatens"),
        ("The Dockers Union is seeking an injunction.", "threatens"),
        ("The Dockers Union is seeking a rise of six per cent.", "wants"),
    ],
)
def test_what_one_would_rather_do_and_what_one_goes_to_court_for(reader: Reader, text: str, stance: str) -> None:
    """Each sentence, and what it comes to."""
    assert [s for _, s, _ in stances(reader(text))] == [stance]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Peru has set its heart on a seat on the board.", "wants"),
        ("Peru has made the audit a condition for talks.", "demands"),
        ("Peru gave Chile three weeks to open its ports.", "demands"),
        ("Peru has hinted at a boycott of the summit.", "threatens"),
        ("Peru has hinted at a compromise over fees.", "accepts"),
        ("Peru is betting that the court will strike down the levy.", "expects"),
        ("Peru has no quarrel with quotas.", "accepts"),
        ("Peru regards the scheme as a Trojan horse.", "rejects"),
        ("Peru's answer was a flat no.", "rejects"),
        ("Nothing short of an apology will satisfy Peru.", "demands"),
        ("The draft did not satisfy Peru.", "rejects"),
        ("Peru is to ballot its miners.", "plans"),
        ("Unless Chile moves, Peru will close the bridge.", "threatens"),
        ("Peru said it would name a panel if the firm failed to pay.", "threatens"),
        ("Peru said it would name a panel on Friday.", "plans"),
        ('"Our position has not changed," said Peruvian minister Ana Diaz.', "refuses"),
        ('"We have nothing more to give," said Peruvian minister Ana Diaz.', "refuses"),
        ('"The ball is in their court," said Peruvian minister Ana Diaz.', "demands"),
    ],
)
def test_turns_of_phrase_tell_positions(reader: Reader, text: str, stance: str) -> None:
    """Each sentence, and what it comes to."""
    assert [s for _, s, _ in stances(reader(text))] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "Peru is to host the talks in Lima.",
        "Peru is due to meet Chile on Monday.",
        "The weather in Peru has not changed.",
        "The meal satisfied Peru's guests.",
    ],
)
def test_what_is_to_happen_when_people_meet_and_small_talk_are_no_positions(reader: Reader, text: str) -> None:
    """Each sentence."""
    assert not stances(reader(text))


def test_who_calls_an_accusation_a_lie_denies_it(claims: Sequence[Claim]) -> None:
    """Brazil calls the accusation a lie."""
    assert [(c.stance, c.polarity) for c in claims] == [("asserts", "-")]
