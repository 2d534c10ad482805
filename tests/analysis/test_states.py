"""Which states there are, how they are numbered, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from tests.generators import option_cases
from tests.oracles import graph_model

from accord.analysis.states import list_states
from accord.case import Case
from accord.problem import Problems


def case(**changes: Any) -> Case:
    data: dict[str, Any] = {
        "title": "two and a half options",
        "parties": {"a": {"name": "A"}, "b": {"name": "B"}},
        "options": {
            "stops": {"by": "a", "does": "stops"},
            "land": {"by": "b", "does": "on land", "values": ["claims it", "leaves it open", "cedes it"]},
        },
        "status_quo": {"stops": "no", "land": "claims it"},
    }
    return Case.model_validate(data | changes)


def test_the_first_option_changes_fastest() -> None:
    assert list_states(case()).choices.tolist() == [[0, 0], [1, 0], [0, 1], [1, 1], [0, 2], [1, 2]]


def test_codes_keep_their_number_when_states_are_forbidden() -> None:
    states = list_states(
        case(constraints=[{"never": 'land = "cedes it" and not stops'}, {"never": "stops and not land"}])
    )
    assert states.codes.tolist() == [0, 2, 3, 5]
    assert tuple(states.names) == ("0", "2", "3", "5")


@settings(max_examples=100, deadline=None)
@given(option_cases())
def test_the_feasible_states_are_those_no_constraint_forbids(random: Case) -> None:
    states = list_states(random)
    assert [tuple(s) for s in states.choices.tolist()] == graph_model.feasible(random)
    assert states.codes.tolist() == [graph_model.code(random, s) for s in graph_model.feasible(random)]


def test_a_contradiction_names_only_the_constraints_it_takes() -> None:
    with pytest.raises(Problems) as caught:
        list_states(case(constraints=[{"never": "stops"}, {"never": "land"}, {"never": "not stops"}]))
    assert "never: stops; never: not stops" in str(caught.value)
    assert "land" not in str(caught.value)


def test_too_many_combinations_are_refused_before_anything_is_built() -> None:
    options = {f"o{k}": {"by": "a", "does": "acts"} for k in range(60)}
    with pytest.raises(Problems, match="combinations"):
        list_states(case(options=options, status_quo=None))


def test_options_a_status_quo_leaves_out_are_at_their_first_value() -> None:
    states = list_states(case(status_quo={"land": "cedes it"}))
    assert states.status_quo is not None
    assert states.choices[states.status_quo].tolist() == [0, 2]


def test_a_status_quo_nobody_states_is_told_as_an_assumption() -> None:
    states = list_states(case(status_quo=None))
    assert states.status_quo == 0
    assert states.notes


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"status_quo": {"stops": "maybe"}}, "not a value of stops"),
        ({"status_quo": {"stopps": "yes"}}, 'did you mean "stops"'),
        ({"constraints": [{"never": "stopps"}]}, '"stopps" is not an option'),
        ({"constraints": [{"never": "land = cedes"}]}, "not a value of land"),
        ({"constraints": [{"never": "not stops"}]}, "the status quo is not feasible"),
        ({"options": {}, "status_quo": None}, "no options"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(Problems, match=words):
        list_states(case(**changes))
