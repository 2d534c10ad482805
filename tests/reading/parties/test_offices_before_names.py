"""Offices before names, and who is told to speak for somebody: the last position is that of the party behind them."""

from __future__ import annotations

import pytest
from tests.reading.parties.test_who_holds_what import NOBODY, held

TEXTS = [
    # What an office is for, or where its holder is sent, is no body beside its owner
    ("UN Chad mediator Ola Brandt wants the talks resumed.", "United Nations"),
    ("EU High Representative Ola Brandt wants the truce kept.", "European Union"),
    ("UK International Trade Secretary Ola Brandt opposes the levy.", "United Kingdom"),
    ("US White House spokesman Ben Ray rejected the plan.", "United States"),
    ("New EU trade commissioner Ola Brandt opposes the duties.", "European Union"),
    ("The European Commission met. Monetary Affairs Commissioner Ola Brandt opposes the loan.", "European Commission"),
    ("The adviser to the Turkish General Staff, Ali Kaya, opposes the patrols.", "Turkey"),
    ("EU Peace Watch wants the truce kept.", "EU Peace Watch"),
    ("The bill passed. House Minority Leader Ben Ray opposes the bill.", NOBODY),
    # Prime ministers for short
    ("Kenya PM Ola Brandt rejected the plan.", "Kenya"),
    ("Kenya met Uganda at 7 PM. Kenya wants the dam. The Ugandan PM opposes the dam.", "Uganda"),
    # Crowned heads, and what is called after them
    ("Jordan's King Omar opposes the plan.", "Jordan"),
    ("Saudi Arabian King Fahim opposes the plan.", "Saudi Arabia"),
    ("King Saud University opposes the plan.", "King Saud University"),
    ("Ben King opposes the plan. Ghana's Queen Bee opposes the plan.", "Ghana"),
    # A union is nobody's name, whatever stands before it
    ("Ann Lee, president of the 4,000 member Tram Drivers Union, rejected the offer.", "Tram Drivers Union"),
    # Who negotiates for others, speaks for them or presides over them
    ("The owners want a pause. Hans Keller, negotiating for the shipowners, rejected the offer.", "Shipowners"),
    ("The herders want land. Ole Eira, who speaks for the herders, rejected the offer.", "Herders"),
    ("The guild met. Nora Ley, who is president of the bakers' guild Orsa, rejected the offer.", "Orsa"),
    ("The herders came. Ole Eira, who spoke for an hour, opposes the offer.", NOBODY),
    # Offices of a state told without whose: by a body of that state, by what is asked of others
    (
        "Spain and Portugal agreed. The Lithuanian Seimas voted too. Foreign Minister Ola Brandt opposes it.",
        "Lithuania",
    ),
    (
        "The United States wants more guards. The United States met Panama. "
        "Acting Secretary Ben Ray said on Sunday that Panama should do more. Mr Ray opposes a pause.",
        "United States",
    ),
    ("The Philippines wants talks. Undersecretary Cora Villa opposes the fence.", "Philippines"),
    # A body or a field before a name
    ("The general secretary of the dockers' union Amalga Dave Brown rejected the offer.", "Amalga"),
    ("Ireland met its nurses. On Monday independent TD Colm Garvey opposed the offer.", NOBODY),
    ("Ireland wants talks. Minister for Health Colm Garvey rejected the offer.", "Ireland"),
    ("Chad met the lender Monte San Tarn. Monte San Tarn rejected the offer.", "Monte San Tarn"),
    ("Ana Maria Lopez opposes the offer.", NOBODY),
    # Universities that have disputes of their own, and those where somebody looks on
    (
        "Arden University offered its porters a rise. The porters came. The university rejected a strike.",
        "Arden University",
    ),
    (
        "Professor Ann Lee of Arden University wants the levy kept. Arden University rejected a strike.",
        "Arden University",
    ),
    ("A study by Arden University found that rents rose. Arden University wants more data.", "Arden University"),
    ("Arden University found that rents rose. Professor Ann Lee of Arden University wants a levy.", NOBODY),
    # Papers are nobody
    ("The Treaty of Tarn opposes such taxes.", NOBODY),
    # Small words of a surname have a capital where a sentence begins with them
    ("Dutch minister Jan de Wit wants talks. Belgium met him. De Wit opposes the fence.", "Netherlands"),
    ("Libyan minister Ali al-Haddad wants talks. Chad met him. Al-Haddad opposes the fence.", "Libya"),
]


@pytest.mark.parametrize(("text", "party"), TEXTS)
def test_the_last_position_is_that_of_the_party_behind_the_office(text: str, party: str) -> None:
    """Each text and whose its last claim is: see the list."""
    assert held(text, None) == party
