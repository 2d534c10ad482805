"""What a name is the name of: bodies taken for persons or cut in pieces, and persons taken for them."""

from __future__ import annotations

import pytest

from accord.reading.parties.names import find_names
from accord.reading.parties.roll import Roll
from accord.reading.passages import passages
from accord.sources import Source

BODIES = [
    # A noun beside the name tells that it is a body's: in front of it, past a comma, behind it
    ("The confederation of small traders, Pemaro, is against the law.", "Pemaro", "union"),
    ("A small coalition partner, Vuko Re, is thinking of leaving.", "Vuko Re", "political_party"),
    ("A Dutch chain, Linden Screens, confirmed that it was interested.", "Linden Screens", "company"),
    ("An association claiming 8,000 members, Madres en Lucha, has asked a judge.", "Madres en Lucha", "group"),
    ("The students' union HoK opposes the fee.", "HoK", "union"),
    ("Trade union federation FMW has threatened rail strikes.", "FMW", "union"),
    ("The Cartel Delta confederation rejects the budget.", "Cartel Delta", "union"),
    ("The opposition Hayaston bloc calls it capitulation.", "Hayaston", "political_party"),
    ("The synod of the Kengmi church believes that each capital brings troops.", "Kengmi", "group"),
    ("Community, the largest union on the site, has accused both.", "Community", None),
    ("Fuerza del Valle, the largest caucus, argues that prosecutors erred.", "Fuerza del Valle", "political_party"),
    ("A group calling itself Comrades for Bread has petitioned the court.", "Comrades for Bread", None),
    ("A faction called Riders for 20 intends to campaign for a no.", "Riders for 20", None),
    ("Doctors of the charity Salud con Alma have counted 900 people.", "Salud con Alma", "group"),
    # Names the recogniser cuts
    ("People Before Gain tabled a motion calling for repeal.", "People Before Gain", None),
    ("Bits of Liberty supports the duty.", "Bits of Liberty", None),
    ("Communities United Against Neglect, an aid group, wants more.", "Communities United Against Neglect", None),
    ("Debt Relief Southern Africa wants all payments stopped.", "Debt Relief Southern Africa", None),
    ("Opposition party ACT-Umoja called on the minister to resign.", "ACT-Umoja", "political_party"),
    ("KDI-P supports it, too.", "KDI-P", None),
    ("Traditional chiefs of the House of Aliki urged him to go.", "House of Aliki", None),
    ("At Westbury the Farmers' Union wants it.", "Farmers' Union", None),
    ("Organised Industry SB, an umbrella body, pleaded for talks.", "Organised Industry SB", None),
    ("The Left met. West Mercia Police wants calm.", "West Mercia Police", "institution"),
    ("The Dutch People's Ticket denounced the plan.", "Dutch People's Ticket", None),
    ("The Greens and the Left would scrap it.", "Left", None),
    # Bodies named by their place, in small letters
    ("Marlstow district council voted to support the army.", "Marlstow district council", "institution"),
    ("The Drôme chamber of agriculture contends that it is wrong.", "Drôme chamber of agriculture", "institution"),
    ("The Pireo labour centre could live with the law.", "Pireo labour centre", "union"),
    # It acts, and nobody of that name was introduced
    ("Chega has proposed a tax cut.", "Chega", None),
    ("Market leader Kalit, which pays into the fund, said it could work with the Act.", "Kalit", None),
    ("Chhatra Sena, attached to the governing party, called the protesters a mask.", "Chhatra Sena", None),
    ("For Radical Left, whose seven deputies it needs, the point was money.", "Radical Left", None),
    ("While Singapore-owned Lekos objects, the union wants it.", "Lekos", None),
    ("Bits of it were clear; the Chaos Workshop fears spam.", "Chaos Workshop", None),
    ("Malaita rejected mediation.", "Malaita", None),
    ("Western Moor has already hinted at a suit.", "Western Moor", None),
    ("Its counterpart, Swisswerke, whose members pay duties of 14 per cent, warned him.", "Swisswerke", None),
    ("They own a stake in Trafiguro.", "Trafiguro", None),
    ("The Halvard Museum says it is willing to send them back.", "Halvard Museum", None),
    # What the name itself says of it, whatever the recogniser takes it for
    ("Lobito Copper, part-owned by a Swiss trader, went further.", "Lobito Copper", "company"),
    ("The motel's owner, Grafton Hospitality LLC, will take whoever signs.", "Grafton Hospitality LLC", "company"),
    ("NHS Rutland pays for a third of the care.", "NHS Rutland", None),
    ("Harbour Line, a volunteer hotline, published its log.", "Harbour Line", "group"),
    ("The local list Dorpsgeluk could not agree.", "Dorpsgeluk", "political_party"),
    ("The builder, Saarinen-Nord, offered to dig.", "Saarinen-Nord", "company"),
    ("The smallest partner, the Green Right, would wait.", "Green Right", "political_party"),
    # Capitals and numbers right after the noun that tells what it is
    ("Parents' campaign Four Long Days says mothers will be hit.", "Four Long Days", None),
    ("The smaller trade union August 81 refuses to go.", "August 81", "union"),
    # Names of which others are a part, and what is no part of a name
    ("The smallest coalition party, Hlas-Zora, has said no.", "Hlas-Zora", "political_party"),
    ("In Gent the Flemish Christian Democrats want talks.", "Flemish Christian Democrats", "political_party"),
    ("In Osaka the Constitutional Democrats object to it.", "Constitutional Democrats", "political_party"),
    # A field of its own makes a body of its own, whatever state is named first
    ("The Ghana Cashew Board acknowledged delays.", "Ghana Cashew Board", "institution"),
    ("The Swedish Association for Angling and River Management called it remote.",
     "Swedish Association for Angling and River Management", "group"),
    ("The Basotho Harvest Congress told the Speaker it would vote against it.", "Basotho Harvest Congress", None),
    # Cut in the middle by the recogniser, or taken for a person or an adverb
    ("The National Cattlemen of Ohio insist on the closure.", "National Cattlemen of Ohio", None),
    ("The deputies' union, Court Enforcement Labor Services Local 301, backs the agreement.",
     "Court Enforcement Labor Services Local 301", None),
    ("The hotel's owner, Marfield Leisure, said it had done nothing wrong.", "Marfield Leisure", "company"),
    ("Marley Homes Now, set up in the spring by tenants, is all for building.", "Marley Homes Now", "group"),
    ("The pro-Russian People's Bloc is against it.", "People's Bloc", None),
]  # fmt: skip

PERSONS = [
    ("General Abdelkadar refused a truce.", "Abdelkadar"),
    ("Professor Kebir of the university rejected the demand.", "Kebir"),
    ("The former champion Inêz Lobata said runners had not been asked.", "Inêz Lobata"),
    ("Director-General Amara Okon-Bell pleaded with ministers to sign.", "Amara Okon-Bell"),
    ("Norbert Vaud has agreed. Vaud wants more water.", "Vaud"),
    ("Trumpov has refused; he said so on Monday.", "Trumpov"),
    ("The head of the union, Ann Lee, has refused.", "Ann Lee"),
    ("Lawyers for the charity, Ann Lee and Ben Ray, have refused.", "Ann Lee"),
    ("Another, crane operator Luc Berard, agreed.", "Luc Berard"),
    ("They accuse Ana Mamanu Rojas. Mamanu has refused.", "Mamanu"),
    ("Clive Ardath KC said it was wrong.", "Clive Ardath"),
    ("Hydrologist Meena Rao says there is too little.", "Meena Rao"),
    ("Mines and Energy Minister Otávio Brandão prefers a fund.", "Otávio Brandão"),
    ("Labour Minister Óscar Ibarra favours a milder version.", "Óscar Ibarra"),
]

NO_BODY = [
    # The places a report begins with, and words with a capital only for the sentence
    "LINZBERG, 21 Oct - The watchdog blocked the deal.",
    "ALGERS/DAKHAR, 19 April - Nobody offered to mediate.",
    "Trade union officials were there.",
    "Residents of Komati stayed at home.",
    "They met in Foz do Igara on Monday.",
    # Common words that begin a sentence, headlines that ran into the text, ships and roads
    "Volumes would remain low. The volumes were low before.",
    "The bank was shut. DEAL CLOSE AS ORSO FOLDS",
    "HMS Valour left. They met on Station Road.",
    "The King was there.",
]


SHORT = [
    ("The Dashnok party rejects it.", "Dashnok", "Dashnok party"),
    ("The Cartel Delta confederation rejects it.", "Cartel Delta", "Cartel Delta confederation"),
    (
        "In Perth the Scottish National Party group wants it.",
        "Scottish National Party",
        "Scottish National Party group",
    ),
    ("Syria's Kurds reject it.", "Kurds", "Syria's Kurds"),
    ("The African Union mission plans to leave.", "African Union", "African Union mission"),
]


def _names(text: str) -> tuple[Roll, dict[str, str]]:
    roll = Roll()
    names = find_names(passages(Source.of(text)), roll, {})
    return roll, {n.text: n.sort for n in names.all}


@pytest.mark.parametrize(("text", "name", "kind"), BODIES, ids=[name for _, name, _ in BODIES])
def test_it_is_the_name_of_a_body(text: str, name: str, kind: str | None) -> None:
    roll, names = _names(text)
    assert names.get(name) == "body", names
    assert kind is None or roll.parties[name].kind == kind


@pytest.mark.parametrize(("text", "name"), PERSONS, ids=[name for _, name in PERSONS])
def test_it_is_the_name_of_a_person(text: str, name: str) -> None:
    roll, names = _names(text)
    assert names.get(name) == "person", names
    assert not roll.parties


@pytest.mark.parametrize("text", NO_BODY)
def test_nothing_here_is_the_name_of_a_body(text: str) -> None:
    roll, names = _names(text)
    assert not roll.parties, names


@pytest.mark.parametrize(("text", "name", "alias"), SHORT, ids=[alias for _, _, alias in SHORT])
def test_the_noun_behind_it_is_part_of_another_name_of_it(text: str, name: str, alias: str) -> None:
    roll, _ = _names(text)
    assert alias in roll.parties[name].aliases
