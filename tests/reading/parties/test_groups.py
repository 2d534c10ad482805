"""Groups and bodies that only common nouns name: which are parties, what they are called, and which are nobody."""

from __future__ import annotations

import pytest
from tests.reading.parties.test_who_holds_what import NOBODY, held

from accord.reading import read
from accord.sources import Source

# What is called so, and what else the text calls it.
CALLED = [
    ("Residents of the quay reject the tunnel.", "Residents of the quay", {"Residents"}),
    ("Growers in the Alba valley demand a lower fee.", "Growers in the Alba valley", {"Growers"}),
    ("Growers met in June. Their association demands a lower fee.", "Growers", {"Their association"}),
    ("The in-house union rejects the sale.", "In-house union", set()),
    ("Lawyers for the tenants of the tower demanded repairs.", "Tenants of the tower", {"Lawyers for the tenants"}),
    ("Residents of the quay met. The residents reject the tunnel.", "Residents of the quay", {"residents"}),
]  # fmt: skip


@pytest.mark.parametrize("case", CALLED, ids=lambda case: case[0][:60])
def test_a_group_is_called_by_the_words_that_tell_which_it_is(case: tuple[str, str, set[str]]) -> None:
    text, name, also = case
    parties = {p.name: p for p in read([Source.of(text)], weighed=False).parties.values()}
    assert name in parties, (text, list(parties))
    assert also <= {*parties[name].aliases, *parties[name].representatives}, (text, parties[name].aliases)


HELD = [
    # People who work, live, sit or sue together
    ("Italian processors reject the quota.", "Italian processors"),
    ("Runners demand a new coach.", "Runners"),
    ("Boatowners reject the fee.", "Boatowners"),
    ("The applicants demand a stay.", "Applicants"),
    ("Pension funds want a say.", "Pension funds"),
    ("Village chiefs reject the road.", "Village chiefs"),
    # Bodies that act as one
    ("The utility rejects the bill.", "Utility"),
    ("The fishing cooperative at Sant Pau rejects the jetty.", "Fishing cooperative"),
    ("The prefect rejects the march.", "Prefect"),
    ("The bishops' conference demands mercy.", "Bishops' conference"),
    ("A Riga court rejected the plea.", "Riga court"),
    ("The GMB met. The GMB chapter in Leeds rejects the sale.", "GMB"),
    # The name beside a body is its own
    ("The riders' league, Velo Unido, rejects the fee.", "Riders' league"),
    # Those named between the plural and its verb; the bodies in which people are organised
    ("The biggest donors, among them Japan and Norway, reject the fee.", "Japan, Norway"),
    ("Mali's partners in the Alliance of Sahel States, Chad and Niger, reject the fee.", "Chad, Niger"),
    ("Four of the qualified sides - Ghana, Togo, Mali and Chad - reject the date.", "Chad, Ghana, Mali, Togo"),
    ("The council met. Importers and grain mills, organised in the Grain and Seed Chamber, oppose any such levy.",
     "Grain and Seed Chamber"),
    ("Non-medical staff, organised in the SSAPU and the NAPU, want equal treatment.", "NAPU, SSAPU"),
    ("Orsa Bank met Spain. Orsa Bank's Madrid office rejects the fee.", "Orsa Bank"),
    ("Wisconsin waits. The Grey Cliff band met. Its chairman, Ben Ray, rejects the canal.", "Grey Cliff"),
    ("Spain met Catalonia. Spain left. The regional government rejects the fee.", "Catalonia"),
    ("Villages in Peru, Chile and Bolivia, which flood, lie idle. Kenya rejects the fee.", "Kenya"),
    # Nobody in particular, or somebody told of by name elsewhere
    ("Applicants want visas.", NOBODY),
    ("Several processors reject the fee.", NOBODY),
    ("An office rejects the fee.", NOBODY),
    ("Lobbyists want a deal.", NOBODY),
    ("A coalition of leaders rejects the fee.", NOBODY),
    ("Peru met Chile. Aid agencies want a corridor.", NOBODY),
    ("Thousands reject the tunnel.", NOBODY),
    ("Experts reject the tunnel.", NOBODY),
]  # fmt: skip


@pytest.mark.parametrize("case", HELD, ids=lambda case: case[0][:60])
def test_a_position_is_that_of_the_group_or_of_nobody(case: tuple[str, str]) -> None:
    text, holder = case
    assert held(text, None) == holder, text
