"""Who holds what: in each text the last position told is that of the parties named beside it."""

from __future__ import annotations

from datetime import date

import pytest

from accord.reading import read
from accord.sources import Source

NOBODY = ""

TEXTS = [
    # Titles, offices and bodies before a name
    (
        "Harbour Workers' Union president Lena Ott told members on Friday. She rejects the offer.",
        "Harbour Workers' Union",
    ),
    ("Talks began in Lisbon. Unifor national president Ada Roe rejects the offer of the carmakers.", "Unifor"),
    ("Ford of Canada spokesman Neil Orr rejects the demand.", "Ford"),
    ("French Foreign Minister Luc Arnaud rejects the plan.", "France"),
    ("UK Prime Minister Joan Firth wants a longer truce.", "United Kingdom"),
    ("Finance Minister Ewa Nowak of Poland rejects the cap.", "Poland"),
    ("The Spanish economy minister, Jaime Roldan, rejects the cap.", "Spain"),
    ("EU foreign policy chief Marta Lind wants new sanctions.", "European Union"),
    ("Ontario Premier Dale Rusk wants the subsidy returned.", "Ontario"),
    ("Rashid Omar, the president of Sudan, rejects a truce.", "Sudan"),
    ("The chief executive of Orsa Steel, Ann Berg, rejects the levy.", "Orsa Steel"),
    ("Ann Berg, chief executive of Orsa Steel, rejects the levy.", "Orsa Steel"),
    ("A spokesman for the Kremlin said Russia would not accept the plan.", "Russia"),
    ("Brazil's chief negotiator Paula Reis wants a slower timetable.", "Brazil"),
    ("Labour MP Roger Fell wants a new vote.", "Labour"),
    ("Senator Bo Price (R-Ohio) opposes the bill.", "Republicans"),
    ("Senator Bo Price of Ohio, a Democrat, spoke on Monday. Democrats oppose the bill.", "Democrats"),
    # Leaders known beforehand, and their terms
    ("Mr Macron wants a ceasefire.", "France", date(2024, 3, 1)),
    ("Jens Stoltenberg wants a bigger budget.", "NATO", date(2020, 3, 1)),
    ("Jens Stoltenberg wants a bigger budget.", "Norway", date(2010, 3, 1)),
    ("Donald J. Trump wants a deal by June.", "United States", date(2018, 3, 1)),
    ("Mark Rutte rejects the rebate.", "Netherlands", date(2020, 7, 1)),
    ("Tony Blair and Jack Straw met on Monday. Jacques Chirac wants the rebate to end.", "France"),
    ("Liberal leader Jo Thorne rejects the pact. The Liberals met on Monday.", "Liberals"),
    ("EU Trade Commissioner Piet Maas wants talks.", "European Union"),
    ("The US Trade Representative's Office rejects the complaint.", "United States"),
    ("Paris-based Orsano, owner of a bank, met Liffy. Orsano, which has grown fast, rejects the bid.", "Orsano"),
    ("Carlos Ortiz met the miners on Friday. Carlos Ortiz's spokesman spoke of Peru. Peru rejects the cut.", "Peru"),
    # Where they come from, and what they have a stake in, is not whom they speak for
    ("The United States signed. US firms want lower duties.", "US firms"),
    ("Orsa Steel signed. Orsa Steel shareholders fear a takeover.", "Orsa Steel shareholders"),
    ("Jo Perez, a retired Mexican general, was there. He wants a deal.", NOBODY),
    # Short and other forms of one name
    ("Leaders of the European Union met. The EC rejects the complaint.", "European Union"),
    ("The Food and Agriculture Organization met. The Food & Agriculture Organisation wants lower duties.",
     "Food and Agriculture Organization"),
    # Told later, told once, called by role afterwards
    ("A US envoy arrived in Minsk on Monday. The envoy, Curt Hale, wants all prisoners freed.", "United States"),
    ("Ilse Brandt spoke first. Brandt, who leads the miners' union Kohle, rejects the cut.", "Kohle"),
    ("Sara Lund is the president of Norway's seafarers' union Sjo. Ms Lund rejects the cut.", "Sjo"),
    ("Peru's minister Rosa Diaz met reporters. The minister rejects the levy.", "Peru"),
    (
        "Emil Stark, who chairs the union's bargaining committee, met Orsa Steel. The union, Verdi, rejects the offer.",
        "Verdi",
    ),
    (
        "Lou Jiwei, China's finance minister, spoke in Beijing. Mr. Lou rejects the criticism.",
        "China", date(2015, 5, 1),
    ),
    # Pronouns that look ahead, across and to many
    ("Explaining why it wants arbitration, Peru spoke of a row.", "Peru"),
    ("Chile expanded its port in May. The US said it rejects the plan.", "United States"),
    ("India and Nepal opened the border. Britain, which sent a minister, was there. Both sides want a second bridge.",
     "India, Nepal"),
    ("A commission in Ankara ruled that Orsa's stake is too high. They say that Orsa must sell it.",
     "Commission in Ankara"),
    ('Orsa Steel met the press. "If the mill closes, the town will become poor," it warned.', "Orsa Steel"),
    ("Verdi Motors met the press in June. The German firm wants a stake of ten per cent.", "Verdi Motors"),
    ("The Miners' Union met two other unions on Friday. The unions want a rise.", NOBODY),
    ("A union representing 5,200 cooks at Pan Airways agreed to a cut.", NOBODY),
    ("Leaders of Mali left early. According to the Observer, 3,000 jobs must go.", NOBODY),
    (
        "Peru has agreed a draft with the IMF. Chile, which sent a minister, is silent. Both sides want a loan.",
        "International Monetary Fund, Peru",
    ),
    ("Chile's envoy, Ana Diaz, would like the three governments to sign an accord.", "Chile"),
    ("The levy is a measure for which Chile and Bolivia have been lobbying.", "Bolivia, Chile"),
    ("Chile told reporters that the port was vital for Peru.", "Chile"),
    ("The accord failed on Monday. The Greens are resolutely against.", "Greens"),
    ("The chemical lobby ICRA opposes limits on salts.", "ICRA"),
    ("Chile, the world's biggest copper producer, spoke. The biggest producer wants a levy.", NOBODY),
    # A paragraph that begins with the mark it does not close
    (
        'Ann Berg of Orsa spoke. "The offer is too low. "We want ten per cent," she said. Peru wants less.',
        "Peru",
    ),
    # Capitals, palaces, ministries
    ("Downing Street rejects the plan.", "United Kingdom"),
    ("The Élysée rejects the plan.", "France"),
    ("Foggy Bottom wants a new round of talks.", "United States"),
    ("Kyiv rejects any deal without guarantees.", "Ukraine"),
    ("Bankova Street rejects the list.", "Ukraine"),
    ("The State Department wants the prisoners freed.", "United States"),
    ("Ankara wants a customs deal with Brussels.", "Turkey"),
    # Groups, and the unions and states behind them
    ("The union Syna met the bank. Its members reject the offer.", "Syna"),
    ("The doctors' union Medica called a vote. Doctors reject the offer.", "Medica"),
    (
        "Water firm Aguas del Sur, controlled by France's Orsa, is losing money. The firm wants a tariff rise.",
        "Aguas del Sur",
    ),
    ("Councillors from the Left Bloc want the buses in public hands.", "Left Bloc"),
    ("The Scottish Conservatives oppose the strike.", "Scottish Conservatives"),
    ("Tbilisi met Georgian opposition leaders. The opposition rejects the vote.", "Georgian opposition"),
    ("Dockers reject the offer of the port.", "Dockers"),
    ("Aid agencies want more trucks.", NOBODY),
    ("98 senators want a new vote.", NOBODY),
    ("Analysts want a clearer plan.", NOBODY),
    ("Rose Ott of the Livery Forum, a think-tank, wants a new treaty.", NOBODY),
    # Several at once
    (
        "Stellantis, Ford and General Motors met on Monday. All three carmakers reject the claim.",
        "Ford, General Motors, Stellantis",
    ),
    ("Egypt and Sudan met in Cairo. Both countries reject the dam.", "Egypt, Sudan"),
    ("Egypt and Sudan reject the dam.", "Egypt, Sudan"),
    ("Neither Peru nor Chile wants a referendum.", "Chile, Peru"),
    ("Peru and Chile talked for a week. Both sides want a deal.", "Chile, Peru"),
    # Initials and short forms
    ("The Northern Tram League (NTL) called a strike. The NTL rejects the offer.", "Northern Tram League"),
    ("Barisan Revolusi Nasional (BRN) sent a team. The BRN wants amnesty.", "Barisan Revolusi Nasional"),
    ("Austral Airways cancelled flights. Austral rejects the claim.", "Austral Airways"),
    ("The Alpine Farmers' Council (AFC) met in Graz. The AFC rejects the levy.", "Alpine Farmers' Council"),
    # Pronouns
    ("Peru met Chile on Monday. It rejects the levy.", "Peru"),
    ("Foreign Minister Ana Reyes of Peru spoke. She rejects the levy.", "Peru"),
    ("Peru and Chile met. They reject the levy.", "Chile, Peru"),
    ("The Taliban's acting minister for energy, Mullah Karim Noor, spoke. He rejects the quota.", "Taliban"),
    # Namesakes
    ("Jordan rejects the plan for Gaza.", "Jordan"),
    ("Chad wants the border closed.", "Chad"),
    ("Turkey rejects the plan.", "Turkey"),
    ("Actor Jordan Pell wants a longer film.", NOBODY),
    ("Denzel Washington wants a longer film. Mr Washington wants a new script.", NOBODY),
    ("The Washington Post wants an inquiry.", NOBODY),
    ("Secretary of State Ann Kell of the United States wants a truce.", "United States"),
    # Datelines, and offices some states do not have
    ("WINDSOR, Ontario — Unifor rejects the offer.", "Unifor"),
    ("The United States and Britain met. The prime minister rejects the plan.", "United Kingdom"),
    ("France's Luc Moreau was calm. His US counterpart Ann Kell wants a truce.", "United States"),
    ("Germany and the Netherlands met. The king wants calm.", "Netherlands"),
    (
        "Sir Ian Roe spoke for Britain. The shadow defence secretary, Bea Holt, opposes the plan.",
        "Conservatives", date(2005, 1, 1),
    ),
    ("Wages rose. Education Secretary Ann Kell of Britain rejects the levy.", "United Kingdom"),
    ("Wages fell. Lord Ash said so. The justice secretary told MPs that he rejects the levy.", "Government"),
    ("The union met. Its general secretary, Ann Kell, spoke for the Dockers' Union. She rejects it.", "Dockers' Union"),
    ("The leaders of Britain, France and Canada reject the plan.", "Canada, France, United Kingdom"),
    ("India and Peru met. India spoke. The South Asian nation wants a lower levy.", "India"),
    ("Lithuania and Peru met. Lithuania spoke. The Baltic nation wants a lower levy.", "Lithuania"),
    ("Israel spoke. National Security Minister Ari Levin rejects the levy.", "Israel"),
    ("Al Jazeera wants access to the camp.", NOBODY),
    ("President Ann Kell's Progress Party wants calm. Peru met Chad. Peru's Kell rejects the levy.", "Peru"),
    ("Republican U.S. Senator Bea Holt rejects the levy.", "Republicans"),
    ("The European Union met. European Commission President Ann Kell rejects the levy.", "European Commission"),
    ("The United States is calm. The Justice Department opposes the merger.", "US Department of Justice"),
    ("Nurses are tired. Airedale NHS Foundation Trust rejects the claim.", "Airedale NHS Foundation Trust"),
    # What speaks for a state, and what does not
    ("The Obama administration met Congress. The administration wants a deal.", "United States", date(2014, 1, 1)),
    (
        "Congo stayed away. Government spokesman Paul Ilunga told reporters in Kinshasa so. He rejects talks.",
        "Congo",
    ),
    ("Former diplomat Karl Weiss wants talks.", NOBODY),
    ("Reuters wants access to the camp.", NOBODY),
]  # fmt: skip


def held(text: str, published: date | None) -> str:
    """The holders of the last claim, in the order of the alphabet."""
    dossier = read([Source.of(text, published=published)], weighed=False)
    claims = sorted(dossier.claims.values(), key=lambda c: c.evidence[0].end)
    return ", ".join(sorted(dossier.parties[h].name for h in claims[-1].holders)) if claims else NOBODY


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case[0][:60])
def test_a_position_is_that_of_its_party(case: tuple[str, str] | tuple[str, str, date]) -> None:
    text, holder, published = (*case, None)[:3]
    assert held(text, published) == holder, text


def test_there_are_sixty_texts() -> None:
    assert len(TEXTS) >= 60
