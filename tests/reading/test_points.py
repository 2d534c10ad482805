"""Points: what is on the table, named in plain words, each once."""

from accord.dossier import Dossier


def names(dossier: Dossier) -> list[str]:
    return [point.name for point in dossier.points.values()]


def test_a_list_of_demands_gives_a_point_for_each(dossier: Dossier) -> None:
    """Peru demands the release of nine fishermen, a ban on night trawling and a seat on the harbour board."""
    assert names(dossier) == ["release of nine fishermen", "ban on night trawling", "seat on the harbour board"]


def test_an_announced_list_gives_a_point_for_each(dossier: Dossier) -> None:
    """Three items are on the agenda: the shared pipeline, quotas for trawlers, and a joint coast guard."""
    assert names(dossier) == ["shared pipeline", "quotas for trawlers", "joint coast guard"]


def test_what_a_dispute_is_said_to_be_over_is_a_point(dossier: Dossier) -> None:
    """The dispute over landing fees has lasted for a decade. There is also the question of the missing sailors."""
    assert names(dossier) == ["landing fees", "missing sailors"]


def test_the_sticking_point_is_a_point(dossier: Dossier) -> None:
    """The biggest sticking point is the price of gas. Peru wants a fair hearing."""
    assert "price of gas" in names(dossier)


def test_a_demand_and_its_refusal_are_one_point(dossier: Dossier) -> None:
    """Peru demands a ban on night trawling. Chile rejects a ban on night trawling."""
    assert names(dossier) == ["ban on night trawling"]
    assert {claim.point for claim in dossier.claims.values()} == set(dossier.points)


def test_a_turn_of_phrase_is_no_point(dossier: Dossier) -> None:
    """Peru wants a voice at the table. Chile offered the moon."""
    assert names(dossier) == []


def test_what_nobody_said_of_a_point_stays_a_gap(dossier: Dossier) -> None:
    """Peru demands a ban on night trawling. Chile wants lower landing fees for its fleet."""
    holders = {p: {h for c in dossier.claims.values() if c.point == p for h in c.holders} for p in dossier.points}
    assert sorted(len(dossier.parties.keys() - told) for told in holders.values()) == [1, 1]


def test_what_is_called_for_in_a_clause_is_a_point(dossier: Dossier) -> None:
    """Peru and Bolivia have repeatedly called for the fishing embargo to be lifted."""
    assert names(dossier) == ["fishing embargo"]


def test_the_noun_that_tells_what_is_asked_for_names_the_point(dossier: Dossier) -> None:
    """Peru demands that Chile use its influence in the world to make the others end sanctions."""
    assert names(dossier) == ["sanctions"]


def test_a_kind_of_deal_is_a_point_and_a_deal_is_none(dossier: Dossier) -> None:
    """Peru wants a transit deal. Chile wants a deal."""
    assert names(dossier) == ["transit deal"]


def test_who_stands_in_the_way_is_no_point(dossier: Dossier) -> None:
    """Peru and Chile met in Arica. The biggest obstacle is the price of gas. Another obstacle is Juan Perez."""
    assert names(dossier) == ["price of gas"]
