"""The five concepts: against their definitions word for word, and the laws between them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.generators import cases, graph_cases, option_cases
from tests.oracles import graph_model

from accord.analysis.moves import columns, cube, find_conflict
from accord.analysis.results import Stability
from accord.analysis.stability import CONCEPTS, find_stability, room, sanctions, together, waves
from accord.case import Case

many = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
laws = settings(many, max_examples=150)


def verdicts(case: Case) -> dict[str, Stability]:
    conflict = find_conflict(case)
    return {concept: find_stability(conflict, concept) for concept in CONCEPTS}


def agrees_with_the_definitions(case: Case) -> None:
    model = graph_model.Model(case)
    for concept, found in verdicts(case).items():
        defined = graph_model.CONCEPTS[concept]
        for i, party in enumerate(case.parties):
            for k, s in enumerate(model.states):
                assert found.stable[i, k] == defined(model, i, s), (concept, party, s)


@many
@given(option_cases())
def test_every_concept_is_its_definition_where_states_are_made_of_options(case: Case) -> None:
    agrees_with_the_definitions(case)


@many
@given(graph_cases())
def test_every_concept_is_its_definition_where_moves_are_given_as_arcs(case: Case) -> None:
    agrees_with_the_definitions(case)


@laws
@given(option_cases())
def test_the_search_finds_what_the_rounds_find(case: Case) -> None:
    rounds = verdicts(case)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sanctions, "MOST_ROUNDS", 0)
        search = verdicts(case)
    for concept in CONCEPTS:
        np.testing.assert_array_equal(rounds[concept].margins, search[concept].margins)


@laws
@given(option_cases(parties_up_to=5))
def test_parties_worked_for_one_by_one_or_together_for_a_while_have_the_same_answers(case: Case) -> None:
    all_together = verdicts(case)
    for module, name in ((together, "SMALL"), (together, "TURNS"), (columns, "LEAST")):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(module, name, 1)
            otherwise = verdicts(case)
        for concept in CONCEPTS:
            np.testing.assert_array_equal(all_together[concept].margins, otherwise[concept].margins)


def test_waves_work_in_the_same_memory_unless_one_is_too_large_to_keep_for() -> None:
    here = room.Room()
    for size, kept in ((room.MOST_KEPT, True), (room.MOST_KEPT + 1, False), (8, True)):
        first, second = here.of(size, 1), here.of(size, 1)
        assert [len(numbers) for numbers in first] == [size, size + 1, size, size]
        assert [np.shares_memory(a, b) for a, b in zip(first, second, strict=True)] == [kept] * 4


@laws
@given(option_cases())
def test_a_cube_taken_piece_by_piece_and_a_long_way_taken_in_leaps_give_the_same(case: Case) -> None:
    at_once = verdicts(case)
    for places, turns in ((1, waves.LONG), (12, waves.LONG), (waves.TOGETHER, 1), (1, 1)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(together, "SMALL", 0)
            patch.setattr(waves, "TOGETHER", places)
            patch.setattr(waves, "LONG", turns)
            patch.setattr(columns, "MOST", 6 * places)
            patch.setattr(columns, "LEAST", places)
            patch.setattr(cube, "TURNED", places)
            otherwise = verdicts(case)
        for concept in CONCEPTS:
            np.testing.assert_array_equal(at_once[concept].margins, otherwise[concept].margins)


@laws
@given(cases())
def test_nash_is_the_strictest_concept_and_general_metarationality_the_most_lenient(case: Case) -> None:
    holds = {concept: found.stable for concept, found in verdicts(case).items()}
    for strict, lenient in [("nash", "sseq"), ("sseq", "smr"), ("sseq", "seq"), ("smr", "gmr"), ("seq", "gmr")]:
        assert not (holds[strict] & ~holds[lenient]).any(), f"{strict} implies {lenient}"


@laws
@given(cases(), st.data())
def test_the_order_in_which_parties_are_listed_changes_nothing(case: Case, data: st.DataObject) -> None:
    parties = list(case.parties)
    shuffled = data.draw(st.permutations(parties))
    other = case.model_copy(update={"parties": {p: case.parties[p] for p in shuffled}})
    before, after = verdicts(case), verdicts(other)
    for concept in CONCEPTS:
        for i, party in enumerate(parties):
            np.testing.assert_array_equal(before[concept].margins[i], after[concept].margins[shuffled.index(party)])


@laws
@given(option_cases(ranked=False))
def test_an_option_nobody_may_change_changes_nothing(case: Case) -> None:
    idle = {"by": "joint", "among": tuple(case.parties), "does": "waits"}
    data = case.model_dump(by_alias=True, mode="json")
    data["options"]["idle"] = idle
    before, after = verdicts(case), verdicts(Case.model_validate(data))
    for concept in CONCEPTS:
        twice = np.tile(before[concept].margins, 2)
        np.testing.assert_array_equal(twice, after[concept].margins)


@many
@given(cases())
def test_a_margin_is_what_a_party_is_sure_to_gain_by_leaving(case: Case) -> None:
    model, found = graph_model.Model(case), verdicts(case)
    kinds = {"gmr": (False, False), "smr": (False, True), "seq": (True, False), "sseq": (True, True)}
    for concept, (improving, escapes) in kinds.items():
        for i in range(len(case.parties)):
            margins = [graph_model.margin(model, i, s, improving=improving, escapes=escapes) for s in model.states]
            assert found[concept].margins[i].tolist() == margins


def test_a_sanction_may_need_one_opponent_to_move_twice() -> None:
    """METHODS, "Where public software is wrong": B, then C, then B again holds A to the worst state."""
    agrees_with_the_definitions(three_parties())
    conflict = find_conflict(three_parties())
    yyy = conflict.states.names.index("7")
    a = conflict.parties.index("a")
    assert find_stability(conflict, "seq").stable[a, yyy]
    assert not find_stability(conflict, "nash").stable[a, yyy]


def three_parties() -> Case:
    """NNN NYN NNY NYY YYY; NYY -B-> NNY -C-> NNN -B-> NYN are improvements, and NYN is worst for A."""
    party = {"a": ["6", "7", "4", "0", "2"], "b": ["2", "0", "4", "6", "7"], "c": ["0", "4", "6", "2", "7"]}
    formula = "a_acts and not (b_acts and c_acts)"  # leaves the four states without A, and all three acting
    return Case.model_validate(
        {
            "title": "B moves twice",
            "parties": {p: {"name": p.upper()} for p in party},
            "options": {f"{p}_acts": {"by": p, "does": "acts"} for p in party},
            "constraints": [{"never": formula}],
            "preferences": {p: {"ranking": order} for p, order in party.items()},
        }
    )


def test_steps_that_do_not_add_up_to_one_move_are_not_taken_in_a_row_around_a_party_that_cannot_move() -> None:
    """A goes from high to mid and from mid to low, never at once; idle C is no excuse for A to move twice."""
    case = Case.model_validate(
        {
            "title": "step by step",
            "parties": {p: {"name": p.upper()} for p in "abc"},
            "options": {
                "a_is": {
                    "by": "a",
                    "does": "stands",
                    "values": ["low", "mid", "high"],
                    "changes": ["low -> mid", "mid -> low", "high -> mid"],
                },
                "b_acts": {"by": "b", "does": "acts", "changes": ["no -> yes"]},
            },
            "preferences": {"b": [{"prefer": "b_acts and a_is"}]},
        }
    )
    agrees_with_the_definitions(case)
    conflict = find_conflict(case)
    assert not find_stability(conflict, "gmr").stable[conflict.parties.index("b"), 2]  # high, B has not acted


def staircase(options: int) -> Case:
    """Three parties whose improvements form one long chain, so that rounds are slow: a walk along a Gray code."""
    names = [f"o{k}" for k in range(options)]
    walk = [k ^ (k >> 1) for k in range(2**options)]
    ranking = [str(code) for code in reversed(walk)]
    return Case.model_validate(
        {
            "title": "a staircase",
            "parties": {p: {"name": p} for p in ("a", "b", "c")},
            "options": {n: {"by": "abc"[k % 3], "does": "acts"} for k, n in enumerate(names)},
            "preferences": {"a": {"ranking": ranking[::-1]}, "b": {"ranking": ranking}, "c": {"ranking": ranking}},
        }
    )


def test_a_long_chain_of_improvements_is_followed_to_its_end() -> None:
    case = staircase(6)
    agrees_with_the_definitions(case)


@pytest.mark.parametrize("concept", sorted(CONCEPTS))
def test_a_case_of_one_party_knows_no_sanctions(concept: str) -> None:
    conflict = find_conflict(
        Case.model_validate(
            {
                "title": "alone",
                "parties": {"a": {"name": "A"}},
                "options": {"acts": {"by": "a", "does": "acts"}},
                "preferences": {"a": [{"prefer": "acts"}]},
            }
        )
    )
    assert find_stability(conflict, concept).equilibria.tolist() == [False, True]
