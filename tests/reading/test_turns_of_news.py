"""Turns of phrase in news reports: each text with all the claims it makes, as holder, stance and sign."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader

TEXTS = [
    # What another party needs to do is asked by who says so
    ("Norway said that Spain needed to cut its quota.", ["norway demands +"]),
    ("Norway said it would not need to attend the talks.", ["norway asserts -"]),
    ("Norway said the Danes were entitled to expect a lower quota.", ["norway asserts +"]),
    # Against somebody, and against a thing
    ("Norway wants sanctions against the fleet.", ["norway wants +"]),
    ("Norway wants to vote against the quota.", ["norway wants -"]),
    ("Norway suggested that Denmark could play a role in the talks.", ["norway asserts +"]),
    ("Norway had heard of the plan.", []),
    ("Norway will not hear of the plan.", ["norway accepts -"]),
    # Numbers of people are nobody; bodies that are counted are a party
    ("Five public sector unions rejected the pension plan.", ["public_sector_unions rejects -"]),
    ("Some 1.4m workers rejected the pension plan.", []),
    # Sentences beside a quotation or a semicolon
    ("Fiat claims the contract is binding; Norway says the contract is no longer valid.", ["norway rejects -"]),
    ("The quota was too low, claimed the fishing union Nordfisk.", ["nordfisk rejects -"]),
    # What is not ruled out
    ("Norway refused to rule out a deal.", ["norway accepts +"]),
    ("Norway refused to rule out a boycott.", ["norway threatens +"]),
    # What is said of a stance is not what it is about
    ("Norway's interest is the latest turn in the saga.", []),
    ("Norway's demand is a lower quota.", ["norway demands +"]),
    ("Norway has repeated its claim that the pact is still binding.", ["norway asserts +"]),
    ("Norway will adopt a softer tone.", []),
    ("Norway has adopted the resolution.", ["norway accepts +"]),
    ("The rise in fees would make Denmark refuse the quota.", []),
    ("Norway reacted with anger, and no talks were held.", ["norway rejects -"]),
    ("An Oslo court said it would hear the case in May.", []),
    # What others are told they must do is asked of them; what one tells of oneself is not
    ("Norway told the trawlers that they must cut their catch.", ["norway demands +"]),
    ("Norway told Denmark that it would sign the pact.", ["norway accepts +"]),
    ("Norway told reporters that they must wait.", []),
    # Breaking off what serves both, and ending what hurts the other
    ("Norway would scrap the treaty if the resolution passed, its envoy wrote.", ["norway threatens +"]),
    ("Should parliament add conditions, Norway would hold back its gas.", ["norway threatens +"]),
    ("Norway would scrap the tariffs if Denmark opened the ports.", ["norway accepts +"]),
    ('"Without a fund we will leave the talks," said Norway\'s envoy Nils Berg.', ["norway threatens +"]),
    ('"Touch the quota and we walk out," said Norway\'s envoy Nils Berg.', ["norway threatens +"]),
    # What is promised to one's own people
    ("Norway's prime minister has promised voters a new law.", ["norway plans +"]),
    ("Norway's prime minister has promised Denmark more aid.", ["norway offers +"]),
    # What is disputed: that something is so, or a thing
    ("Norway disputes that the fleet has anything to do with it.", ["norway asserts -"]),
    ("Norway disputes the figure.", ["norway rejects -"]),
    # Who is called a union, an association, is a party when it acts, and so is what "it" then does
    (
        "The pilots' union opposes the levy. It wants a pause.",
        ["pilots_union rejects -", "pilots_union wants +"],
    ),
    # A clause and a thing, both wanted
    ("Norway wants the levy scrapped and an end to the ban.", ["norway wants +", "norway wants +"]),
    ("Norway wants the levy scrapped and the ban lifted.", ["norway wants +"]),
    # Fear between commas
    ("The treaty would, Norwegian diplomats fear, be voted down.", ["norway fears +"]),
    # Blows are threatened, deals are not
    ("Further strikes are possible, the Nordfisk Union said.", ["nordfisk_union threatens +"]),
    ("A deal is possible, the Nordfisk Union said.", ["nordfisk_union accepts +"]),
    # What is drawn up is planned; two that the parser hangs together; a body named Group; a state with an epithet
    ("Norway is preparing a motion of no confidence.", ["norway plans +"]),
    ("Norway is preparing a dinner.", []),
    ("Colombia's government and ELN rebels have agreed to a truce.", ["colombia+eln_rebels accepts +"]),
    ("Neighbouring Kenya rejects the levy.", ["kenya rejects -"]),
    # A strike is called, and called for, and called something
    ("The Nordfisk Union has called a strike for Friday.", ["nordfisk_union plans +"]),
    ("The Nordfisk Union has called for a strike.", ["nordfisk_union demands +"]),
    ("Norway called the strike illegal.", ["norway asserts +"]),
    # What is left open, and what one makes one's yes hang on
    ("Norway has left open the option of a second vote.", ["norway accepts +"]),
    ("Norway's participation is conditional on a truce.", ["norway demands +"]),
    ("Norway's economy depends on fish.", []),
    ('"Enough is enough," said Norway\'s envoy Nils Berg.', ["norway rejects -"]),
    # No means for it; the support one counts on is another's
    ("Norway's envoy said there was no money for more.", ["norway refuses -"]),
    ("Norway can count on the support of Denmark.", ["denmark accepts +"]),
    # Fighting a plan, fighting for one, and a fire
    ("Norway is fighting the merger.", ["norway rejects -"]),
    ("Norway is fighting for the merger.", ["norway demands +"]),
    ("Norway is fighting a forest fire.", []),
    ("Norway will hear nothing of it.", ["norway rejects -"]),
    ("Norway has been waiting for years for a new port.", ["norway wants +"]),
    # Not the pact insists
    (
        "Norway says the pact leaves no room for judges and insists the question be settled by the two.",
        ["norway asserts +", "norway demands +"],
    ),
    # What stands beside a report is no part of it
    (
        "Norway declared the truce was over, while Denmark accused Norway of breaking it.",
        ["norway asserts +", "denmark asserts +"],
    ),
    ("Norway insists that the strait is open.", ["norway asserts +"]),
    ("Norway is open to a truce.", ["norway accepts +"]),
    ("Norway is anxious about the truce.", ["norway fears +"]),
    ("Norway is anxious to see a truce.", ["norway wants +"]),
    ("Norway insists the new rules are safe and effective.", ["norway asserts +"]),
    ("Norway suggested that the quota should be cut.", ["norway wants +"]),
    ("Norway has talked of a catastrophe.", []),
    ("Norway said the new port was a threat to Denmark.", ["norway rejects -"]),
    ("Denmark tabled a plan. The plan will be sent to the council in May.", ["denmark offers +"]),
    ("Norway has taken a hard line against the quota.", ["norway rejects -"]),
    ('"We will see how it plays out," the Norwegian minister said.', []),
    # What may have been, is to be told, or is talked over
    ("Norway said the remark may have been offensive.", []),
    ("Norway is to tell the congress of its plight.", []),
    ("Norway is to ballot its fishermen.", ["norway plans +"]),
    ("Norway held talks over Danish plans to widen the port.", []),
    ("Norway refused to apologise for the raid.", ["norway refuses -"]),
    ("The Danes cannot be trusted to oppose the levy.", []),
    ("Norway was able to move quickly.", []),
    ("Norway is unlikely to shift.", ["norway accepts -"]),
    ("Norway is impatient with the council.", ["norway rejects -"]),
    ("Norway is impatient for a truce.", ["norway wants +"]),
    ("The Norwegian minister set out her view after the Danes left.", []),
    ("The Norwegian minister set out to widen the port.", ["norway plans +"]),
    (
        "Norway dismissed questions about the quota, and said it had been fair.",
        ["norway rejects -", "norway asserts +"],
    ),
    # Who reads accounts for a living is no party
    (
        'Norway needs oil. "They have to change their ways," said John Moss, head of energy analysts Moss-Aker.',
        ["norway demands +"],
    ),
    (
        "The Association of Station Masters met. ASM leader Ann Berg rejects the rota.",
        ["association_of_station_masters rejects -"],
    ),
]


@pytest.mark.parametrize(("text", "claims"), TEXTS)
def test_all_claims_of_a_text(reader: Reader, text: str, claims: list[str]) -> None:
    dossier = reader(text)
    found = [f"{'+'.join(c.holders)} {c.stance} {c.polarity}" for c in dossier.claims.values()]
    told = [c for c in found if not c.startswith("fiat")]
    assert told == claims


def test_a_verdict_keeps_what_it_stands_for(reader: Reader) -> None:
    quotes = [c.evidence[0].quote for c in reader("Norway says it is vital that the rich pay more.").claims.values()]
    assert [q.endswith("the rich pay more") for q in quotes] == [True]


def test_the_next_sentence_is_somebody_elses_saying(reader: Reader) -> None:
    text = (
        "Norway and Denmark met in Oslo. The port is a matter of pride. "
        '"We will never give up a metre of the quay." Danish minister Ann Berg said the port was too small.'
    )
    claims = reader(text).claims.values()
    assert [c.holders for c in claims if "quay" in c.evidence[0].quote] == []
