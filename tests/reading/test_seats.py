"""Who is at the table of a conference of many."""

from __future__ import annotations

from datetime import date

import pytest

from accord.dossier import Dossier
from accord.reading import read
from accord.sources import Source


def seated(dossier: Dossier) -> dict[str, bool | None]:
    return {party.name: party.at_table for party in dossier.parties.values()}


def test_states_with_a_position_sit_at_a_conference_of_many(dossier: Dossier) -> None:
    """Delegates from more than 120 countries will meet in Nairobi on 4 May for talks on a treaty against river waste.
    Peru demands a ban on dumping. Norway wants a fund for poorer states. India rejects a ban.
    """
    assert seated(dossier) == {"Peru": True, "Norway": True, "India": True}


def test_who_is_said_to_stay_away_does_not(dossier: Dossier) -> None:
    """Delegates from more than 120 countries will meet in Nairobi on 4 May for talks on a treaty against river waste.
    Peru demands a ban on dumping. India rejects a ban. India will not send a delegation.
    """
    assert seated(dossier) == {"Peru": True, "India": False}


def test_at_a_meeting_of_two_a_third_with_a_position_is_not_at_the_table(dossier: Dossier) -> None:
    """Peru and Chile will meet in Lima on 4 May for talks on the border. Peru demands a new line.
    Chile rejects that. Bolivia wants a harbour.
    """
    assert seated(dossier) == {"Peru": True, "Chile": True, "Bolivia": False}


@pytest.mark.parametrize(
    ("text", "party", "seat"),
    [
        # The members of a bloc sit where it meets; who is no member does not
        ("EU ministers will meet in Brussels on Tuesday. Malta rejects the cap. Peru wants a quota.", "Malta", True),
        ("EU ministers will meet in Brussels on Tuesday. Malta rejects the cap. Peru wants a quota.", "Peru", False),
        (
            "Delegates from the member countries of the Mekong River Commission will meet in Vientiane on 31 March. "
            "Vietnam wants a pause.",
            "Vietnam",
            True,
        ),
        (
            "The next intergovernmental conference is scheduled for 26 June in Luxembourg. The EU is divided. "
            "Italy wants the chapter closed.",
            "Italy",
            True,
        ),
        # Who is said to come, and who is said not to
        (
            "Chile and Bolivia will hold talks in Lima on 10 May. The ferrymen's union is silent. "
            "Peru is sending its foreign minister. Peru wants a road.",
            "Peru",
            True,
        ),
        (
            "Chile and Bolivia will hold talks in Lima on 10 May. Neither Peru nor Brazil will take part. "
            "Peru wants a road.",
            "Peru",
            False,
        ),
        # With whom, and who only looks on
        (
            "Greek minister Nikos Val will travel to Ankara on 11 May for talks with his colleague Cem Ay of Turkey. "
            "The EU hopes the meeting will help. Turkey rejects the map. The EU wants a pact.",
            "Turkey",
            True,
        ),
        (
            "Greek minister Nikos Val will travel to Ankara on 11 May for talks with his colleague Cem Ay of Turkey. "
            "The EU hopes the meeting will help. Turkey rejects the map. The EU wants a pact.",
            "European Union",
            False,
        ),
    ],
)
def test_who_sits_at_the_table_is_told_by_who_meets_and_who_comes(text: str, party: str, seat: bool) -> None:
    dossier = read([Source.of(text, published=date(2025, 3, 5))])
    assert next(p for p in dossier.parties.values() if p.name == party).at_table is seat


@pytest.mark.parametrize(
    ("text", "party", "seat"),
    [
        # Where no meeting is told of: who deals with whom
        (
            "Peru wants Chile to open the port. Chile rejects the demand of Peru. Bolivia is afraid of a delay.",
            "Peru",
            True,
        ),
        (
            "Peru wants Chile to open the port. Chile rejects the demand of Peru. Bolivia is afraid of a delay.",
            "Chile",
            True,
        ),
        (
            "Peru wants Chile to open the port. Chile rejects the demand of Peru. Bolivia is afraid of a delay.",
            "Bolivia",
            False,
        ),
        ("Peru wants a new port. Chile rejects a tax.", "Peru", None),  # neither speaks of the other
        # Who talks besides those who meet
        (
            "Chile and Bolivia will meet in Geneva on 10 May. Peru is negotiating with Bolivia on the same road. "
            "Peru wants a toll.",
            "Peru",
            True,
        ),
        (
            "Chile and Bolivia will meet in Geneva on 10 May. Peru refuses to negotiate with Bolivia. "
            "Peru wants a toll.",
            "Peru",
            False,
        ),
        # The host, whose capital it is
        ("Chile and Bolivia will meet in Lima on 10 May. Peru wants a deal this year.", "Peru", True),
        # Members of a bloc that each speak for themselves
        ("Iran and the E3 will meet in Geneva on 10 May. France demands inspections.", "France", True),
        ("Iran and the EU will meet in Geneva on 10 May. France demands inspections.", "France", False),
        # Who was there, and who only joined a call
        (
            "Chile and Bolivia met in Geneva on Monday for talks on the road. Peru attended the talks as well. "
            "Peru wants a toll.",
            "Peru",
            True,
        ),
        (
            "Delegates from more than 120 countries will meet in Nairobi on 4 May. Peru demands a ban. "
            "Peru has not joined the call for a fund.",
            "Peru",
            True,
        ),
        # An envoy told of in passing
        (
            "Chile and Bolivia will hold talks in Geneva on 10 May. Peru, whose envoy will attend, wants a toll.",
            "Peru",
            True,
        ),
        # A conference of all states goes by its name
        ("The COP30 summit in Nairobi runs until Friday. Peru wants a fund. India rejects a tax.", "India", True),
    ],
)
def test_sides_hosts_members_and_talkers(text: str, party: str, seat: bool | None) -> None:
    dossier = read([Source.of(text, published=date(2025, 5, 5))])
    assert next(p for p in dossier.parties.values() if p.name == party).at_table is seat
