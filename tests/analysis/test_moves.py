"""What a party can reach: against the definition, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from tests.generators import cases
from tests.oracles import graph_model

from accord.analysis.moves import Rows, cube, find_conflict, rows
from accord.case import Case
from accord.problem import Problems


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases())
def test_moves_and_improvements_are_those_of_the_definition(case: Case) -> None:
    conflict, model = find_conflict(case), graph_model.Model(case)
    for i, found in enumerate(conflict.moves):
        for k, s in enumerate(model.states):
            assert {model.states[t] for t in found.reached(k)} == model.moves(i, s)
            assert {model.states[t] for t in found.improvements(k)} == model.improvements(i, s)
        starts, ends = found.arcs()
        arcs = [(model.states[a], model.states[b]) for a, b in zip(starts, ends, strict=True)]
        assert sorted(arcs) == sorted((s, t) for s in model.states for t in model.moves(i, s))


def case(**changes: Any) -> Case:
    data: dict[str, Any] = {
        "title": "a small dispute",
        "parties": {"a": {"name": "A"}, "b": {"name": "B"}},
        "options": {"stops": {"by": "a", "does": "stops"}},
    }
    return Case.model_validate(data | changes)


def test_a_joint_option_gives_nobody_a_move() -> None:
    joint = case(options={"signed": {"by": "joint", "among": ["a", "b"], "does": "is signed"}})
    assert all(len(m.reached(0)) == 0 for m in find_conflict(joint).moves)


def test_moves_over_a_full_cube_are_not_written_out() -> None:
    many = case(options={f"o{k}": {"by": "a", "does": "acts"} for k in range(12)})
    conflict = find_conflict(many)
    assert conflict.cube is not None
    assert len(conflict.moves[0].reached(0)) == 4095


def test_a_party_needs_one_entry_a_state_however_many_free_options_it_has() -> None:
    many = case(options={f"o{k}": {"by": "a", "does": "acts"} for k in range(12)}, constraints=[{"never": "not o0"}])
    sparse = case(**{**many.model_dump(by_alias=True), "constraints": [{"never": f"not o{k}"} for k in range(4)]})
    moves = [m for m in find_conflict(sparse).moves if isinstance(m, Rows)]
    assert [len(m.members) for m in moves] == [256, 256]


def test_more_one_way_moves_than_memory_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MOST_ENTRIES", 10)
    monkeypatch.setattr(cube, "MOST_PATTERNS", 8)
    one_way = {f"o{k}": {"by": "a", "does": "acts", "changes": ["no -> yes"]} for k in range(4)}
    with pytest.raises(Problems, match="A has too many one-way options"):
        find_conflict(case(options=one_way))


@pytest.mark.parametrize(
    "changes",
    [
        {"options": {"stops": {"by": "c", "does": "stops"}}},
        {"options": {"signed": {"by": "joint", "among": ["a", "c"], "does": "is signed"}}},
        {"preferences": {"c": [{"prefer": "stops"}]}},
        {"options": {}, "graph": {"states": {"1": "war", "2": "peace"}, "moves": {"c": ["1 -> 2"]}}},
    ],
)
def test_whoever_acts_is_a_party(changes: dict[str, Any]) -> None:
    with pytest.raises(Problems, match='"c" is not a party'):
        find_conflict(case(**changes))


@pytest.mark.parametrize("arc", ["1 -> 3", "1 > 2", "1 -> 1", "-> 2"])
def test_a_move_of_a_graph_joins_two_of_its_states(arc: str) -> None:
    graph = {"states": {"1": "war", "2": "peace"}, "moves": {"a": [arc]}}
    with pytest.raises(Problems, match="not a move between two states"):
        find_conflict(case(options={}, graph=graph))


def test_a_case_has_options_or_a_graph() -> None:
    with pytest.raises(Problems, match="not both"):
        find_conflict(case(graph={"states": {"1": "war"}, "moves": {}}))
