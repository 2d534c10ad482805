"""Ways from the status quo."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from tests.generators import cases
from tests.oracles import graph_model

from accord.analysis.change import paths
from accord.analysis.moves import find_conflict
from accord.analysis.results import Path
from accord.case import Case
from accord.casebook import load


def ways(case: Case) -> dict[int, Path]:
    conflict = find_conflict(case)
    return {way.target: way for way in paths(case, conflict, range(len(conflict.states)))}


def case(**changes: Any) -> Case:
    data: dict[str, Any] = {
        "title": "a truce",
        "parties": {"a": {"name": "A"}, "b": {"name": "B"}},
        "options": {
            "a_stops": {"by": "a", "does": "stops"},
            "b_stops": {"by": "b", "does": "stops"},
            "signed": {"by": "joint", "among": ["a", "b"], "does": "is signed"},
        },
        "constraints": [{"never": "signed and not (a_stops and b_stops)"}],
        "status_quo": {"a_stops": "no"},
        "preferences": {"a": [{"prefer": "signed"}, {"prefer": "a_stops"}], "b": [{"prefer": "signed"}]},
    }
    return Case.model_validate(data | changes)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases())
def test_every_step_is_a_move_of_its_party_and_the_steps_join_up(random: Case) -> None:
    conflict, model = find_conflict(random), graph_model.Model(random)
    for target, way in ways(random).items():
        at = conflict.states.status_quo
        for step in way.steps:
            assert step.move.start == at
            at = step.move.end
            before, after = model.states[step.move.start], model.states[at]
            if step.move.party == "joint":
                changed = [o for o, (u, v) in enumerate(zip(before, after, strict=True)) if u != v]
                assert [random.options[list(random.options)[o]].by for o in changed] == ["joint"]
            else:
                assert after in model.moves(model.parties.index(step.move.party), before)
            for i, effect in enumerate(step.effects):
                assert (effect > 0) == (model.score[i][after] > model.score[i][before])
                assert (effect < 0) == (model.score[i][after] < model.score[i][before])
        assert at == target


def test_a_joint_step_is_made_together_once_it_is_possible() -> None:
    way = ways(case())[4]  # code 7: the constraint leaves out 4, 5 and 6
    assert [step.move.party for step in way.steps] == ["a", "b", "joint"]
    assert way.steps[-1].effects == (1, 1)


def test_of_the_shortest_ways_one_whose_movers_gain_is_told() -> None:
    follows = {"a": [{"prefer": "a_stops"}], "b": [{"prefer": "b_stops iff a_stops"}]}
    way = ways(case(preferences=follows))[3]
    assert [step.move.party for step in way.steps] == ["a", "b"]  # B would lose by going first
    assert way.all_improve


def test_a_way_that_somebody_must_be_brought_to_says_so() -> None:
    assert not ways(case())[3].all_improve  # B is indifferent to stopping
    assert ways(case())[1].all_improve


def test_what_cannot_be_reached_step_by_step_has_no_way() -> None:
    both = case(constraints=[{"never": "not (a_stops iff b_stops)"}])
    assert 3 not in ways(both)


def test_two_options_that_must_change_together_change_in_one_move() -> None:
    options = {"left": {"by": "a", "does": "lifts left"}, "right": {"by": "a", "does": "lifts right"}}
    together = case(
        options=options,
        constraints=[{"never": "not (left iff right)"}],
        status_quo={"left": "no"},
        preferences={"a": [{"prefer": "left"}]},
    )
    (way,) = ways(together).values()
    assert len(way.steps) == 1
    assert way.all_improve


def test_elmira_went_from_delay_to_a_modified_order_accepted_over_local_protest() -> None:
    conflict = find_conflict(load("hipel-2009-elmira"))
    way = ways(load("hipel-2009-elmira"))[7]
    assert len(way.steps) == 3
    assert sorted(step.move.party for step in way.steps) == ["local", "moe", "uniroyal"]
    assert conflict.states.names[way.target] == "8"
