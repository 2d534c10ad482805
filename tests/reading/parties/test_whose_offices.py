"""Offices, papers, organs and one of many: each text's last position is that of the party behind them."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reading.parties.test_who_holds_what import NOBODY, held

TEXTS = [
    # The government of a text that tells of a state's parties and parliament only
    ("Labour and the Tories fought over the bill in the Commons. Ministers want the scheme kept.", "United Kingdom"),
    ("Republicans blocked it in the Senate. The administration wants the cap lifted.", "United States"),
    ("The BJP lost the vote in the Lok Sabha. The government wants the law kept.", "India"),
    ("Kenya met Uganda. Labour sent a guest. The government wants the dam.", "Kenya"),
    ("The village hall was full. The government wants the road closed.", "Government"),
    # Organs of a state, and what they are called afterwards; not the armies of others
    ("The Taiwan Affairs Office met families. The office wants the crew freed.", "China"),
    ("The Department for Transport met the unions. The department wants the levy kept.", "United Kingdom"),
    ("The Arakan People's Liberation Army rejects the truce.", "Arakan People's Liberation Army"),
    ("The European Commission met. The EC wants the rule changed.", "European Commission"),
    # Papers speak for those who wrote them
    ("Unison and Orsa met. The letter from Unison said the plan must be withdrawn.", "Unison"),
    ("A UN report found that Peru must free the men.", "United Nations"),
    ('Orsa Bank met Unison. "We will not accept the cut," the union\'s statement said.', "Unison"),
    ("Some media reports said the plan must be withdrawn.", NOBODY),
    (
        "Israel shut the road. The Palestinian foreign ministry protested on Monday.\n\n"
        '"The ministry will demand compensation," a statement said.',
        "Palestine",
    ),
    # Persons told of by office before they are named, and by what they are in a body
    (
        "The bill is sound, the lord chancellor has said. Labour lost in the Commons. Lord Ash said it must go.",
        "United Kingdom",
    ),
    ("The SEC met. Don Nicolas, the SEC's chief accountant, wants it.", "Securities and Exchange Commission"),
    ("The SEC met. Donald Nicolas, the SEC's fiercest critic, wants the rule scrapped.", NOBODY),
    (
        "Charles Clark faces his first test as home secretary. Labour lost in the Commons. Mr Clark rejects a pause.",
        "United Kingdom",
    ),
    ("Orsa Airlines raised its fares. Executives want the levy scrapped.", "Orsa Airlines"),
    ("Foster's Group bid for Southcorp. Foster's wants an answer by May.", "Foster's Group"),
    ("Orsa Airlines recommended its shareholders reject the offer.", "Orsa Airlines"),
    # One of many
    ('Protesters blocked the road. "The dam must not be built," said protester Irene Alika.', "Protesters"),
    ("Nurses marched on Monday. Irene Alika, a nurse, wants the ward kept open.", "Nurses"),
    ("Doctors began a strike. Milo Sims, a doctor at the Royal Tarn Hospital, wants more pay.", "Doctors"),
    # Officers, spokesmen and those in charge of a field
    ("The Tarn Care Council shut it. Chief operating officer Imran Devi wants it kept shut.", "Tarn Care Council"),
    ("Pennine Rail got a bid. Marc Gomez, an executive at Orsana, wants an answer.", "Orsana"),
    ("China and Japan met. Tokyo rose. A Chinese foreign ministry spokesman, Lu Tang, rejects the tariff.", "China"),
    ("Jake Park, head of research at the US-China Business Council, wants a deal.", "US-China Business Council"),
    ("Local government officials oppose the move. Britain is calm.", NOBODY),
    ("China wants growth. The ruling Communist Party rejects the demand.", "China"),
    ("Amnesty International's China director, Sarah Brock, wants the law repealed.", "Amnesty International"),
    ("Amnesty International's China director Sarah Brock wants the law repealed.", "Amnesty International"),
    ("Creditors demand a vote. Orsa Card's creditors want the firm sold.", "Creditors"),
    ("Ernst & Yorke met Orsa. E&Y wants the tax cut.", "Ernst & Yorke"),
    ("Protests began. David Leder, a junior at Tarn University, wants them stopped.", NOBODY),
    ("Charter Cables met Comcast. Charter chief executive Chris Wynn wants the deal.", "Charter Cables"),
    ("Comcast met Charter Cables. The combined firm wants a licence.", NOBODY),
    # Who leads a business, a union or a church leads no state
    ("German business leaders want the tariff scrapped.", "German business leaders"),
    ("Israeli opposition leaders want an election.", "Israeli opposition"),
    ("German leaders want the tariff scrapped.", "Germany"),
    # Whom "they", "it" and "he" mean
    ("Three dozen delegates will vote in swing states such as Michigan. They want a truce.", NOBODY),
    (
        "Pennine Rail was bought. Orsa Airlines chairman Ben Ray wrote to Pennine Rail that it wants the deal stopped.",
        "Orsa Airlines",
    ),
    (
        "Hamas met. Israel's Defence Minister, Yoav Galan, said it was late.\n\n\"The group must disarm,\" he added.",
        "Israel",
    ),
    # Lands and parts of states, by what governs them
    ("The Glarn authorities want more money.", "Glarn"),
    ("Piedmont's regional government opposes the plan.", "Piedmont"),
    ("Saskatchewan is less patient. Premier Dale Kost wants Canada to sue India.", "Saskatchewan"),
    ("The Edo state government built a museum. Governor Peter Aigbo wants the statues.", "Edo"),
    ("Nurses in Queensland met. Queensland waits. The state's health minister wants Australia to pay.", "Queensland"),
    ("The state agency met. Peru and Chile talked. Peru wants the state agency kept.", "Peru"),
    ("The paper met local officials in Glarn. Officials there want more money.", NOBODY),
    # Judges order what their court orders; who served once looks on, and days are no part of a name
    ("The High Court met. Justice Rosa Ngu heard it. Justice Ngu demanded that Orsa Bank pay.", "High Court"),
    ("On Saturday lorry drivers demanded that the bridge be opened.", "Lorry drivers"),
    # Whom a barrister stands up for
    ("Southmere Water met Ofwat. Clive Ardath KC, for Southmere Water, demanded a new review.", "Southmere Water"),
]  # fmt: skip


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case[0][:60])
def test_a_position_is_that_of_whoever_stands_behind_it(case: tuple[str, str] | tuple[str, str, date]) -> None:
    text, holder, published = (*case, None)[:3]
    assert held(text, published) == holder, text


def test_there_are_enough_texts() -> None:
    assert len(TEXTS) >= 20
