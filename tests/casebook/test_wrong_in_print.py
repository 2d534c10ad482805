"""Where a source prints something else than the definitions give, how its result comes about."""

from __future__ import annotations

import itertools

import pytest

from accord.analysis import analyse
from accord.analysis.moves import Conflict, find_conflict
from accord.analysis.stability import find_stability, simultaneous
from accord.casebook import load, published


def test_the_guide_loses_three_states_of_garrison_as_it_knows_only_sanctions_of_one_move() -> None:
    """Figure 28 of the guide lists the GMR equilibria without the whole project; 42, 52 and 68 are not among them."""
    conflict, told = find_conflict(load("kinsara-2014-garrison")), published("kinsara-2014-garrison")
    codes = conflict.states.names
    one_move = [c for s, c in enumerate(codes) if c in told.among and _is_gmr(conflict, s, moves=1)]
    assert one_move == list(told.differences[0].printed)
    all_moves = [c for s, c in enumerate(codes) if c in told.among and _is_gmr(conflict, s, moves=len(codes))]
    assert sorted(set(all_moves) - set(one_move), key=int) == ["42", "52", "68"]
    found = analyse(load("kinsara-2014-garrison")).stability["gmr"].equilibria.nonzero()[0].tolist()
    assert all_moves == [codes[s] for s in found if codes[s] in told.among]


def test_the_essay_loses_a_state_of_korea_as_it_lets_the_north_call_off_some_invasions() -> None:
    """The rankings of the first run, with the moves of the run "hawks", where every invasion is for good."""
    strict = load("jacobi-2017-korea-hawks").model_copy(update={"preferences": load("jacobi-2017-korea").preferences})
    analysis = analyse(strict)
    found = [analysis.names[s] for s in analysis.stability["seq"].equilibria.nonzero()[0].tolist()]
    assert found == ["0", "5", "10", "12"]
    assert published("jacobi-2017-korea-no-retreat").equilibria["seq"] == ("0", "5", "10")


def test_the_420_rankings_of_the_guide_forget_one_of_the_two_improvements_of_syria() -> None:
    """Syria's improvements from state 2 are 1 and 3; Iraq answers 1 by 4, and 3 by 6."""
    one = both = 0
    for order in itertools.permutations((1, 2, 3, 4, 5, 6)):
        place = {state: k for k, state in enumerate(order)}
        no_gain_1, no_gain_3 = place[2] < place[1], place[2] < place[3]
        answered_1, answered_3 = place[4] > place[2], place[6] > place[2]
        one += (no_gain_1 and no_gain_3) or answered_1
        both += (no_gain_1 or answered_1) and (no_gain_3 or answered_3)
    assert (one, both) == (420, 384)
    assert {i.rankings for i in published("kinsara-2014-euphrates").inverse if i.concept == "seq"} == {both}


@pytest.mark.parametrize(("name", "printed"), [("korea", ["0", "4", "5", "10"]), ("korea-doves", ["0", "4", "5"])])
def test_the_essay_asks_for_simultaneous_moves_only_where_both_sides_are_unstable_else(
    name: str, printed: list[str]
) -> None:
    case = load(f"jacobi-2017-{name}")
    conflict = find_conflict(case)
    alone, at_once = find_stability(conflict, "seq").stable, simultaneous(case, conflict)["sim"].stable
    holds = [all(alone[:, s]) or (not any(alone[:, s]) and all(at_once[:, s])) for s in range(len(conflict.states))]
    assert [state for state, held in zip(conflict.states.names, holds, strict=True) if held] == printed


def _is_gmr(conflict: Conflict, state: int, moves: int) -> bool:
    """Whether every improvement of every party is answered by at most so many moves of the others, read plainly."""
    for party, ranks in enumerate(conflict.ranks):
        for gain in _reach(conflict, [party], state, 1):
            if ranks[gain] > ranks[state] and not any(
                ranks[s] <= ranks[state] for s in _reach(conflict, conflict.others(party), gain, moves)
            ):
                return False
    return True


def _reach(conflict: Conflict, parties: list[int], state: int, moves: int) -> set[int]:
    """Where parties get from a state in at most so many moves."""
    seen, front = {state}, {state}
    for _ in range(moves):
        front = {t for s in front for p in parties for t in conflict.moves[p].reached(s).tolist()} - seen
        seen |= front
    return seen - {state}
