"""Preferences to ranks."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from tests.generators import option_cases
from tests.oracles import graph_model

from accord.analysis.ranking import rank_states
from accord.analysis.states import list_states
from accord.case import Case
from accord.problem import Problems


def case(preferences: Any, options: int = 3) -> Case:
    return Case.model_validate(
        {
            "title": "preferences of A",
            "parties": {"a": {"name": "A"}},
            "options": {f"o{k}": {"by": "a", "does": "acts"} for k in range(options)}
            | {"land": {"by": "a", "does": "on land", "values": ["claims", "open", "cedes"]}},
            "preferences": {"a": preferences},
        }
    )


def ranks(preferences: Any, options: int = 3) -> list[int]:
    made = case(preferences, options)
    found: list[int] = rank_states(made, list_states(made))[0][0].tolist()
    return found


@settings(max_examples=200, deadline=None)
@given(option_cases())
def test_ranks_order_states_as_their_truth_vectors_do(random: Case) -> None:
    states = graph_model.feasible(random)
    found = rank_states(random, list_states(random))[0]
    for i, party in enumerate(random.parties):
        scores = [graph_model.scores(random, party, s) for s in states]
        tiers = sorted(set(scores))
        assert found[i].tolist() == [tiers.index(score) for score in scores]


def test_the_first_statement_outweighs_all_that_follow() -> None:
    found = ranks([{"prefer": "o0"}, {"prefer": "o1"}, {"prefer": "o2"}])
    assert found[:8] == [0, 4, 2, 6, 1, 5, 3, 7]


def test_a_hundred_statements_do_not_overflow() -> None:
    found = ranks([{"prefer": "o0"}, *[{"prefer": "o1"}] * 99, {"prefer": "o2"}])
    assert found[:8] == [0, 4, 2, 6, 1, 5, 3, 7]


def test_values_best_first_rank_as_written_and_the_rest_are_last() -> None:
    assert ranks([{"best first": "land", "order": ["open", "claims"]}], options=0) == [1, 2, 0]


def test_statements_in_any_order_count_the_same() -> None:
    found = ranks([{"any order": [{"prefer": "o0"}, {"prefer": "o1"}]}, {"prefer": "o2"}])
    assert found[:8] == [0, 2, 2, 4, 1, 3, 3, 5]


def test_an_unknown_order_is_taken_as_written_and_says_so() -> None:
    made = case([{"unknown order": [{"prefer": "o0"}, {"prefer": "o1"}]}])
    found, notes = rank_states(made, list_states(made))
    assert found[0][:4].tolist() == [0, 2, 1, 3]
    assert any("unknown order" in note for note in notes)


def test_a_hedged_preference_counts_and_says_so() -> None:
    made = case([{"prefer": "o0", "likelihood": "likely"}])
    found, notes = rank_states(made, list_states(made))
    assert found[0][:2].tolist() == [0, 1]
    assert any("hedged" in note for note in notes)


def test_a_party_without_preferences_is_indifferent_and_says_so() -> None:
    made = case([])
    found, notes = rank_states(made, list_states(made))
    assert not np.any(found)
    assert any("indifferent" in note for note in notes)


def test_a_direct_ranking_has_its_first_state_on_top() -> None:
    assert ranks({"ranking": ["2", ["0", "1"]]}, options=0) == [0, 0, 1]


@pytest.mark.parametrize(
    ("ranking", "words"),
    [(["2", "0"], "leaves out"), (["0", "1", "2", "7"], "not a feasible state"), (["0", "1", "2", "0"], "twice")],
)
def test_a_ranking_names_every_feasible_state_once(ranking: list[str], words: str) -> None:
    with pytest.raises(Problems, match=words):
        ranks({"ranking": ranking}, options=0)
