"""Which parties a text has: names cut in two or made of two, ranks, papers, groups, and who speaks for them."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reading.parties.test_who_holds_what import NOBODY, held

TEXTS = [
    # One of several governments is a party of its own; a minister speaks for the one the sentence tells of
    ("Myanmar was quiet. The exiled National Unity Government rejects it.", "National Unity Government"),
    ("Myanmar was quiet. The Federal Government of Somalia rejects it.", "Somalia"),
    ("Myanmar was quiet. The Myanmar Government rejects it.", "Myanmar"),
    ("Ukraine met the Netherlands. The Dutch government was ill, Foreign Minister Piet Bos said. Bos rejects it.",
     "Netherlands"),
    ("Peru spoke. White House Press Secretary Ann Lee rejects it.", "United States"),
    # Ranks and offices are no names
    ("Pennine spoke. Pennine's Chief Financial Officer Ann Lee rejects the levy.", "Pennine"),
    ("Israel spoke. IDF spokesman Rear Admiral Dan Harel rejects the truce.", "Israel"),
    ("Peru met Chile. Peru's Chief of the General Staff Luis Quint rejects the pact.", "Peru"),
    ("Hamas leaders Ali Hadi and Omar Sahar were there. Sahar rejects the truce.", "Hamas"),
    ("Republicans met. Secretary of State Ann Lee rejects the plan.", "United States"),
    ("Britain met. Secretary of State for Health Ann Lee rejects the plan.", "United Kingdom"),
    ("Peru met the Liberals. Connecticut Attorney General Bo Dean, a Democrat, rejects it.", "Connecticut"),
    ("The Senate met. Bo Dean, a Democrat, rejects it.", "Democrats"),
    # One name that "and" joins, and two names that stand side by side
    ("The Hostages and Missing Sons Forum wants a deal.", "Hostages and Missing Sons Forum"),
    ("The Drains and Dykes Authority rejects the fee.", "Drains and Dykes Authority"),
    ("Orsa and the Tees Bridge Authority reject the fee.", "Orsa, Tees Bridge Authority"),
    ("Oman met Jason Green, the US Middle East envoy. Green wants calm.", "United States"),
    ("Samsa India met the Samsa India Union. Samsa India rejects the claim.", "Samsa India"),
    ("Ferry users met. The protest group UCL Stand for Justice wants the line kept.", "UCL Stand for Justice"),
    ("Anti-Israel crowds met. Pro-Palestine marchers left.", NOBODY),
    ("Chief Constable Ann Lee of Avon and Somerset Police rejects the levy.", "Avon and Somerset Police"),
    ("Peru met. Minister of Foreign Affairs Ana Teles rejects the levy.", "Peru"),
    ("However Orsa rejects the fee.", "Orsa"),
    # Common nouns with a capital letter
    ("Norway met. The Cabinet rejects the levy.", "Norway"),
    ("Peru left. The Harland Football Association met. The Harland FA rejects it.", "Harland Football Association"),
    # Armies of states and of rebels
    ("Myanmar met the Red River Liberation Army. The junta rejects the truce.", "Myanmar"),
    ("Myanmar's junta left. The River Liberation Army met the KNU. The military wants calm.", "Myanmar"),
    # Who tells of a dispute
    ("The Harbour Lane think tank met. Harbour Lane wants a levy.", NOBODY),
    ("Peru met. Peru's Hoy newspaper wants a levy.", NOBODY),
    ("TRT World wants access to the camp.", NOBODY),
    ("The rating agency Morano warned that it could lower its grade.", "Morano"),
    # Groups without a name, and who speaks for them
    ("Paul Petit, the head of the bakers' association, rejects the French levy.", "Bakers' association"),
    ("France wants a levy. The president of the bakers' association rejects it.", "Bakers' association"),
    ("The farmers' leader, Anna Kowal, demanded a ban on Ukrainian grain.", "Farmers"),
    ("A spokesman for families of the detainees demanded their release.", "Families of the detainees"),
    ("Israel met. Families of the hostages demanded a deal.", "Families of the hostages"),
    ("The university met. Protesters want it to sell its shares.", "Protesters"),
    ("Peru met Chile. Ann Lee, senior counsel with the Civil Rights League, rejects it.", "Civil Rights League"),
    ("Unifor met. Kamala Harris is the Democratic nominee. The Harris campaign rejects it.", "Democrats"),
    # Members of a parliament, their committee, persons of standing, regions with governments of their own
    ("The Fisheries Select Committee met. MPs want the quota cut.", "Fisheries Select Committee"),
    ("MPs want the quota cut.", "MPs"),
    ("The Bundestag met. Lawmakers want the quota cut.", "Bundestag"),
    ("The Bundestag met. Lawmakers from the Greens want the quota cut.", "Greens"),
    ("Lord Ashdale spoke. Lord Ashdale wants a veto. He rejects the bill.", "Lord Ashdale"),
    ("Ed Marlow, a baker, spoke. Marlow sells bread. Marlow wants a veto.", NOBODY),
    (
        "Scotland is short of money. Scotland owes Peru. Scotland's schools and Scotland's roads wait. "
        "The government rejects the levy.",
        "Scotland",
    ),
    ("Minister Ann Lee showed Chile the Programme for Government. Peru rejects the levy.", "Peru"),
]  # fmt: skip


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case[0][:60])
def test_a_position_is_that_of_the_party_named(case: tuple[str, str] | tuple[str, str, date]) -> None:
    text, holder, published = (*case, None)[:3]
    assert held(text, published) == holder, text


def test_there_are_enough_texts() -> None:
    assert len(TEXTS) >= 30
