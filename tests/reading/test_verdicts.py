"""What parties say a thing is, and what they say it may do: turned down, praised, feared, or only told."""

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
        # adjectives that judge whatever they are said of
        ("Peru called the plan shambolic.", "rejects", "-"),
        ("Peru described the text as muddled.", "rejects", "-"),
        ('Peru said the plan was "deeply patronising" and left it at that.', "rejects", "-"),
        ("Peru said the draft was ill-considered.", "rejects", "-"),
        ("Peru called the draft insulting.", "rejects", "-"),
        ('"The fee is extortionate," Peru said.', "rejects", "-"),
        ("Peru said the levy was far from equitable.", "rejects", "-"),
        ("Peru said the levy was anything but fair.", "rejects", "-"),
        ("Peru described the text as far from balanced.", "rejects", "-"),
        ("Peru called the change pragmatic.", "asserts", "+"),
        # those that judge what is done or said, and worry about how things stand
        ('Peru said plans for the levy were "deeply concerning".', "rejects", "-"),
        ("Peru said the situation in the port was alarming.", "fears", "+"),
        ("Peru said the text was weak.", "rejects", "-"),
        # with a denial
        ("Peru said the levy was not unfair.", "accepts", "+"),
        ("Peru said the levy was far from unfair.", "accepts", "+"),
        ('"The rise is by no means excessive," Peru said.', "accepts", "+"),
        ("Peru said the law was no betrayal.", "asserts", "-"),
        ("Peru did not call the plan shambolic.", "asserts", "-"),
        ("Peru stopped short of calling the plan shambolic.", "asserts", "-"),
        # nouns and turns of phrase
        ("Peru labelled the levy an outrage.", "rejects", "-"),
        ('Peru called the news "a slap in the face".', "rejects", "-"),
        ("Peru said the levy was a slap in the face for the farmers.", "rejects", "-"),
        ("Peru called the Lima pact a trap.", "rejects", "-"),
        ("Peru said the levy was tantamount to theft.", "rejects", "-"),
        ("Peru said the court had no authority to close the port.", "rejects", "-"),
        ('Peru said it "deeply regretted" the closure.', "rejects", "-"),
        ('"No decent state could say that this is fair," Peru said.', "rejects", "-"),
        # a figure of speech in quotation marks judges what is done; a plain word, or one of a person, describes
        ('Peru called the decree "a slow eviction notice".', "rejects", "-"),
        ('Peru described the sum as "flowers for the widow".', "rejects", "-"),
        ('Peru called the session "the best chance in months".', "asserts", "+"),
        ('Peru called the minister "a clown in a suit".', "asserts", "+"),
        ("Peru regards the levy as punishment.", "rejects", "-"),
        ("Peru regards the levy as too low by half.", "rejects", "-"),
        ("Peru described the sum as several times too high.", "rejects", "-"),
        # what is called a beginning is agreed to go on with where it lies on the table
        ("Peru called the draft a useful beginning.", "accepts", "+"),
        ("Peru described the proposal as promising.", "accepts", "+"),
        ("Peru described the mood as promising.", "asserts", "+"),
        # what is against the law is contended; who denounces it for that turns it down
        ("Peru considers the strike illegal.", "asserts", "+"),
        ("Peru said the permit was unlawful.", "asserts", "+"),
        ("Peru said the permit was not unlawful.", "accepts", "+"),
        ("Peru denounced the strike as illegal.", "rejects", "-"),
        # enough of it, or as much as that
        ("Peru said 5 per cent would be enough.", "accepts", "+"),
        ("Peru argued that the port was long enough for warships.", "asserts", "+"),
        # owned up to, or only found so
        ("Peru acknowledged that the accord was vague.", "asserts", "+"),
        ("Peru said the fire was terrible.", "asserts", "+"),
        ("Peru said the row over the port was not over.", "asserts", "-"),
    ],
)
def test_what_a_party_says_a_thing_is_may_be_its_position(reader: Reader, text: str, stance: str, sign: str) -> None:
    """Each sentence, what it comes to, and its sign."""
    assert told(reader(text)) == [("peru", stance, sign)]


@pytest.mark.parametrize(
    ("text", "stance", "sign"),
    [
        # what may, might or would do harm
        ("Peru said the strike could affect its exports.", "fears", "+"),
        ("Peru said the quota could lead to job losses.", "fears", "+"),
        ('"This could spark a trade war," Peru said.', "fears", "+"),
        ("Peru warned that the levy might drive its millers out of business.", "fears", "+"),
        ('Peru warned that closing the port would put "thousands of jobs" at risk.', "fears", "+"),
        ("Peru said the ban would cost 300 jobs.", "fears", "+"),
        # what risks something, and what is at risk
        ("Peru suggested the pact risked letting the smugglers in.", "fears", "+"),
        ("Peru warned that much was at stake in the talks.", "fears", "+"),
        ("Peru said the whole harvest was in danger.", "fears", "+"),
        ('"There is a real danger of famine," Peru said.', "fears", "+"),
        ("Peru said the valley was on the brink of ruin and war.", "fears", "+"),
        ("Peru warned that the valley was sliding into chaos.", "fears", "+"),
        ("Peru warned of a famine.", "fears", "+"),
        # denied
        ("Peru said jobs were not at risk.", "asserts", "-"),
        ("Peru said the pact could not undermine its navy.", "asserts", "-"),
        ("Peru said the levy would no longer lead to job losses.", "asserts", "-"),
        ("Peru said there was no danger of war.", "asserts", "-"),
        ("Peru does not believe the pact could lead to war.", "asserts", "-"),
        # what is threatened, and what one's own side or the other means to do
        ("Peru warned that it could close the strait.", "threatens", "+"),
        ("Peru warned of consequences.", "threatens", "+"),
    ],
)
def test_harm_that_may_come_is_feared(reader: Reader, text: str, stance: str, sign: str) -> None:
    """Each sentence, what it comes to, and its sign."""
    assert told(reader(text)) == [("peru", stance, sign)]


@pytest.mark.parametrize(
    "text",
    [
        "Peru said its economy was weak.",
        "Peru said the minister was weak.",
        "Peru asked whether the levy was shambolic.",
        "Peru said the plan had been called muddled.",
        '"Their levy is designed to create panic," Peru said.',
        "The levy was shambolic.",
        "Thousands of jobs are at risk.",
        "The pact could lead to a war.",
    ],
)
def test_nor_is_every_judging_word_a_verdict(reader: Reader, text: str) -> None:
    """Said of no deed, asked, told of others, or told by nobody: no party takes a position."""
    assert all(stance == "asserts" for _, stance, _ in told(reader(text)))


@pytest.mark.parametrize(
    ("text", "stance", "sign"),
    [
        # what one will take, or be, none of
        ("Peru said it would take no lectures from Oman.", "refuses", "-"),
        ("Peru said it would accept no less than a full pardon.", "accepts", "+"),
        # what others ask
        ("Peru said it would comply with the ruling.", "accepts", "+"),
        ("Peru said its delegates would turn up on Friday.", "accepts", "+"),
        # warned of, denied: what one cannot do is feared, what will be done no more is threatened
        ("Peru warned that it could not meet the orders.", "fears", "+"),
        ("Peru warned that the aid would not be paid for ever.", "threatens", "+"),
        ("Peru said that the aid would not be paid.", "refuses", "-"),
        ("Peru warned that the road works would come to a standstill.", "fears", "+"),
        ("Peru warned that it would close the border.", "threatens", "+"),
        # given on a condition
        ("Peru said the money would be released if the law was changed.", "offers", "+"),
        ("Peru said the register would be opened in May.", "plans", "+"),
        # promised not to be done to anybody
        ("Peru said nobody would be dismissed.", "asserts", "-"),
        ("Peru said the border would not be opened.", "refuses", "-"),
    ],
)
def test_what_a_party_says_will_be(reader: Reader, text: str, stance: str, sign: str) -> None:
    """Each sentence, what it comes to, and its sign."""
    assert told(reader(text)) == [("peru", stance, sign)]


def test_who_complains_and_is_demanding_demands(reader: Reader) -> None:
    text = "Their union complains that housing allowances lapsed in the transfer and is demanding back pay."
    assert ("union", "demands", "+") in told(reader(text))
