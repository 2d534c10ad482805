"""Every published result, from the case file to the analysis."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from accord.analysis import CONCEPTS, analyse
from accord.analysis.moves import find_conflict
from accord.analysis.stability import coalition_stability, find_stability, simultaneous
from accord.case import Ranking
from accord.casebook import load, names, path, published
from accord.problem import Problems

SIMULTANEOUS = ("sim", "nash, seq or sim")
FOUND = [(name, concept) for name in names() for concept in published(name).equilibria]
DIFFERENT = [(name, k) for name in names() for k in range(len(published(name).differences))]
TOGETHER = [(n, k, c) for n in names() for k, told in enumerate(published(n).together) for c in told.equilibria]
INVERSE = [(name, k) for name in names() for k in range(len(published(name).inverse))]


@pytest.mark.parametrize(("name", "concept"), FOUND)
def test_equilibria_are_those_the_source_reports(name: str, concept: str) -> None:
    assert _found(name, concept) == list(published(name).equilibria[concept])


@pytest.mark.parametrize(("name", "k"), DIFFERENT)
def test_a_difference_from_print_is_one_still_and_is_explained(name: str, k: int) -> None:
    told = published(name).differences[k]
    assert _found(name, told.concept) != list(told.printed)
    assert told.why
    assert told.concept not in published(name).equilibria


@pytest.mark.parametrize(("name", "k", "concept"), TOGETHER)
def test_where_parties_act_together_as_many_states_hold_as_the_source_reports(name: str, k: int, concept: str) -> None:
    conflict, told = find_conflict(load(name)), published(name).together[k]
    found = coalition_stability(conflict)[concept]
    sides = [found.stable[[set(c) for c in found.coalitions].index(set(side))] for side in told.sides]
    states = conflict.states.names
    hold = [state for s, state in enumerate(states) if state in told.among and all(side[s] for side in sides)]
    assert hold == list(told.equilibria[concept])


@pytest.mark.parametrize(("name", "k"), INVERSE)
def test_as_many_rankings_hold_a_target_as_the_source_counts(name: str, k: int) -> None:
    case, asked = load(name), published(name).inverse[k]
    states = find_conflict(case).states.names
    count = 0
    for order in itertools.permutations(states):
        ranking = Ranking.model_validate({"ranking": order})
        other = find_conflict(case.model_copy(update={"preferences": case.preferences | {asked.party: ranking}}))
        count += bool(find_stability(other, asked.concept).equilibria[states.index(asked.target)])
    assert count == asked.rankings


@pytest.mark.parametrize("name", names())
def test_every_case_says_where_it_is_from_and_can_be_analysed(name: str) -> None:
    told = published(name)
    assert told.source
    assert told.where
    assert set(told.equilibria) <= {*CONCEPTS, *SIMULTANEOUS}
    assert told.equilibria or told.inverse
    states = analyse(load(name)).names
    said = [*told.equilibria.values(), *(d.printed for d in told.differences)]
    assert set(told.among) | set(itertools.chain(*told.outcomes.values())) <= set(states)
    assert set(itertools.chain(*said)) <= (set(told.among or states) if not told.outcomes else _outcomes(name))


def test_a_case_that_is_not_there_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(Problems, match="hipel-2009-elmira"):
        path("elmira")


@pytest.mark.parametrize("name", names())
def test_every_case_is_listed_with_its_source_in_the_documentation(name: str) -> None:
    page = (Path(__file__).parents[2] / "docs/casebook.md").read_text("utf-8")
    assert f"`{name}`" in page
    bibliography = (Path(__file__).parents[2] / "docs/bibliography.md").read_text("utf-8")
    assert f"[{published(name).key}]" in bibliography


def _found(name: str, concept: str) -> list[str]:
    """The equilibria among the states, or the outcomes, the source tells of."""
    case, told = load(name), published(name)
    conflict = find_conflict(case)
    if concept in SIMULTANEOUS:
        equilibria = simultaneous(case, conflict)[concept].equilibria
    else:
        equilibria = analyse(case).stability[concept].equilibria
    found = [conflict.states.names[s] for s in equilibria.nonzero()[0].tolist()]
    if told.outcomes:
        by_state = {s: outcome for outcome, states in told.outcomes.items() for s in states}
        reached = {by_state.get(s, told.otherwise) for s in found}
        return [outcome for outcome in (*told.outcomes, told.otherwise) if outcome in reached]
    return [s for s in found if s in (told.among or conflict.states.names)]


def _outcomes(name: str) -> set[str]:
    return {*published(name).outcomes, published(name).otherwise}
