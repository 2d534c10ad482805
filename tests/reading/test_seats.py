"""Who is at the table of a conference of many."""

from accord.dossier import Dossier


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
