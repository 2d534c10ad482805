"""The concepts beyond the five: against their definitions word for word, and the laws between them.

ACCORD_DEEP=<n> looks at n conflicts per definition instead of the few that keep the suite quick.
"""

from __future__ import annotations

import os
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.generators import cases, featured_cases, option_cases, strict_pairs
from tests.oracles import further, graph_model

from accord.analysis import analyse, as_data
from accord.analysis.change import evolution
from accord.analysis.moves import find_conflict
from accord.analysis.results import Holding, Way
from accord.analysis.stability import (
    coalition_stability,
    find_all,
    joint_gains,
    limited_moves,
    misperception,
    simultaneous,
    strength_of_preference,
    unknown_preference,
)
from accord.analysis.stability import further as found_further
from accord.analysis.stability.sets import MOST_STATES
from accord.case import Case
from accord.casebook import load
from accord.problem import Problems

DEEP = int(os.environ.get("ACCORD_DEEP", "0"))
some = settings(max_examples=DEEP or 40, deadline=None, suppress_health_check=list(HealthCheck))


def agree(found: Holding, defined: list[list[bool]]) -> None:
    """Verdicts are those of the definition, and equilibria what is stable for all."""
    assert found.stable.tolist() == defined, found.concept
    assert found.equilibria.tolist() == [all(column) for column in zip(*defined, strict=True)]


@some
@given(option_cases(parties_up_to=5))
def test_simultaneous_stability_is_its_definition(case: Case) -> None:
    m, conflict = graph_model.Model(case), find_conflict(case)
    found = simultaneous(case, conflict)
    defined = [[further.sim(m, i, s) for s in m.states] for i in range(len(m.parties))]
    agree(found["sim"], defined)
    either = [
        [
            simply or graph_model.nash(m, i, s) or graph_model.seq(m, i, s)
            for s, simply in zip(m.states, row, strict=True)
        ]
        for i, row in enumerate(defined)
    ]
    agree(found["nash, seq or sim"], either)


@some
@given(strict_pairs())
def test_limited_moves_are_their_definition_at_every_horizon(case: Case) -> None:
    m, conflict = graph_model.Model(case), find_conflict(case)
    ahead, found = further.Anticipation(m), limited_moves(conflict)

    def defined(h: int) -> list[list[bool]]:
        return [[ahead.stable(h, i, s) for s in m.states] for i in (0, 1)]

    for h, holding in enumerate(found.by_horizon, start=1):
        agree(holding, defined(h))
    assert found.settled is not None
    assert found.period is not None
    assert found.non_myopic is not None
    twice = [np.array(defined(h)) for h in range(found.settled, found.settled + 2 * found.period)]
    assert [v.tolist() for v in twice[: found.period]] == [v.tolist() for v in twice[found.period :]]
    assert found.non_myopic.stable.tolist() == np.logical_and.reduce(twice).tolist()


@some
@given(featured_cases())
def test_coalition_stability_is_its_definition(case: Case) -> None:
    m, conflict = graph_model.Model(case), find_conflict(case)
    every = further.coalitions(m)
    for concept, found in coalition_stability(conflict).items():
        assert found.coalitions == tuple(tuple(m.parties[i] for i in h) for h in every)
        defined = [[further.coalition_stable(m, h, s, concept) for s in m.states] for h in every]
        assert found.stable.tolist() == defined, concept
        assert found.equilibria.tolist() == [all(column) for column in zip(*defined, strict=True)]


@some
@given(featured_cases())
def test_a_joint_gain_is_an_improvement_of_all_and_told_wherever_parties_together_upset_a_state(case: Case) -> None:
    m, conflict = graph_model.Model(case), find_conflict(case)
    several = [h for h in further.coalitions(m) if len(h) > 1]
    for at, gains in joint_gains(conflict, range(len(m.states))).items():
        s = m.states[at]
        upset = any(not further.coalition_stable(m, h, s, "gmr") for h in several)
        assert upset == any(not gain.answered for gain in gains)
        assert bool(gains) == any(further.coalition_improvements(m, h, s) for h in several)
        for gain in gains:
            h = tuple(m.parties.index(p) for p in gain.parties)
            end = m.states[gain.end]
            assert end in further.coalition_improvements(m, h, s)
            rest = [j for j in range(len(m.parties)) if j not in h]
            reached = m.legal(rest, end, m.moves)
            assert gain.answered == any(m.no_better(i, t, s) for t in reached for i in h)


@some
@given(featured_cases())
def test_unknown_preference_is_its_definition_in_all_four_extensions(case: Case) -> None:
    u = further.Uncertain(graph_model.Model(case))
    for name, found in unknown_preference(case, find_conflict(case)).items():
        concept, _, extension = name.partition(", extension ")
        agree(found, [[u.stable(i, s, concept, extension) for s in u.m.states] for i in range(len(u.m.parties))])


@some
@given(featured_cases())
def test_strong_stability_is_its_definition_and_weak_is_the_rest(case: Case) -> None:
    m, conflict = graph_model.Model(case), find_conflict(case)
    found, plain = strength_of_preference(case, conflict), find_all(conflict)
    for concept in ("gmr", "smr", "seq"):
        strong, weak = found[f"{concept}, strongly"], found[f"{concept}, weakly"]
        agree(strong, [[further.strongly(m, i, s, concept) for s in m.states] for i in range(len(m.parties))])
        np.testing.assert_array_equal(found[concept].stable, plain[concept].stable)
        np.testing.assert_array_equal(strong.stable ^ weak.stable, plain[concept].stable)
        assert not (strong.stable & weak.stable).any()
        np.testing.assert_array_equal(strong.equilibria ^ weak.equilibria, plain[concept].equilibria)
        assert not (strong.equilibria & weak.equilibria).any()


@some
@given(featured_cases())
def test_each_party_judges_by_its_own_view(case: Case) -> None:
    found = misperception(case, find_conflict(case))
    whole = graph_model.Model(case).states
    views = [further.as_seen(case, party) for party in case.parties]
    assert found.seen.tolist() == [[s in view.among for s in whole] for view in views]
    assert found.surprises.tolist() == [any(s not in view.among for view in views) for s in whole]
    for concept, defined in graph_model.CONCEPTS.items():
        each = [[s in view.among and defined(view, i, s) for s in whole] for i, view in enumerate(views)]
        agree(found.holdings[concept], each)


@some
@given(cases())
def test_evolution_is_the_shortest_legal_sequence_with_all_who_may_end_it(case: Case) -> None:
    m, conflict = graph_model.Model(case), find_conflict(case)
    start = conflict.states.status_quo
    assert start is not None
    found = {e.target: e for e in evolution(conflict, range(len(m.states)))}
    for improving in (False, True):
        soonest = further.soonest(m, m.states[start], improving=improving)
        for t, s in enumerate(m.states):
            way = found[t].by_improvements if improving else found[t].by_moves
            assert (way is not None) == (s in soonest)
            if way is not None:
                length, last = soonest[s]
                assert len(way.steps) == length
                assert {m.parties.index(p) for p in way.last_movers} == last
                is_a_way(m, way, (start, t), improving=improving)


def is_a_way(m: graph_model.Model, way: Way, ends: tuple[int, int], *, improving: bool) -> None:
    """Each step begins where the one before ended, by another party, and may be made."""
    at, last = ends[0], None
    for step in way.steps:
        i = m.parties.index(step.move.party)
        led = m.improvements(i, m.states[at]) if improving else m.moves(i, m.states[at])
        assert step.move.start == at
        assert m.states[step.move.end] in led
        assert step.move.party != last
        at, last = step.move.end, step.move.party
    assert at == ends[1]


@some
@given(cases())
def test_where_every_order_is_known_all_four_extensions_are_the_plain_concept(case: Case) -> None:
    data = case.model_dump(by_alias=True, mode="json")
    for listed in data["preferences"].values():
        for preference in listed if isinstance(listed, list) else ():
            if "unknown order" in preference:
                preference["any order"] = preference.pop("unknown order")
    known = Case.model_validate(data)
    conflict = find_conflict(known)
    plain = find_all(conflict)
    for name, found in unknown_preference(known, conflict).items():
        np.testing.assert_array_equal(found.stable, plain[name.partition(",")[0]].stable)


@some
@given(cases())
def test_a_coalition_of_one_is_stable_as_its_party_is_but_for_the_coalitions_against_it(case: Case) -> None:
    conflict = find_conflict(case)
    plain, found = find_all(conflict), coalition_stability(conflict)
    size = len(conflict.parties)
    for concept in ("nash", "gmr", "smr"):
        if conflict.transitive:
            np.testing.assert_array_equal(found[concept].stable[:size], plain[concept].stable)
    assert not (plain["seq"].stable & ~found["seq"].stable[:size]).any()  # coalitions only add sanctions


def all_further(case: Case) -> dict[str, np.ndarray[Any, np.dtype[np.bool_]]]:
    """Every further verdict of a case by name, parties in their order."""
    conflict = find_conflict(case)
    found = {**unknown_preference(case, conflict), **strength_of_preference(case, conflict)}
    found |= misperception(case, conflict).holdings
    if case.graph is None:
        found |= simultaneous(case, conflict)
    return {name: holding.stable for name, holding in found.items()}


@some
@given(featured_cases(), st.data())
def test_the_order_in_which_parties_are_listed_changes_nothing(case: Case, data: st.DataObject) -> None:
    parties = list(case.parties)
    shuffled = data.draw(st.permutations(parties))
    other = case.model_copy(update={"parties": {p: case.parties[p] for p in shuffled}})
    before, after = all_further(case), all_further(other)
    for name in before:
        for i, party in enumerate(parties):
            np.testing.assert_array_equal(before[name][i], after[name][shuffled.index(party)])
    whole = [coalition_stability(find_conflict(c)) for c in (case, other)]
    for concept, found in whole[0].items():
        np.testing.assert_array_equal(found.equilibria, whole[1][concept].equilibria)


@some
@given(option_cases(ranked=False, parties_up_to=5), st.booleans())
def test_an_option_nobody_may_change_changes_nothing(case: Case, first: bool) -> None:
    idle = {"idle": {"by": "joint", "among": tuple(case.parties), "does": "waits"}}
    data = case.model_dump(by_alias=True, mode="json")
    data["options"] = idle | data["options"] if first else data["options"] | idle
    data["status_quo"] |= {"idle": "no"}
    before, after = all_further(case), all_further(Case.model_validate(data))
    for name in before:
        twice = np.repeat(before[name], 2, axis=1) if first else np.tile(before[name], 2)
        np.testing.assert_array_equal(twice, after[name])


def test_the_ministry_and_uniroyal_together_upset_what_no_party_alone_would_leave() -> None:
    """Elmira [HKF2009]: 1 -Local Government-> 5, then 5 -Ministry and Uniroyal-> 8."""
    conflict = find_conflict(load("hipel-2009-elmira"))
    for found in coalition_stability(conflict).values():
        held = dict(zip(found.coalitions, found.stable.tolist(), strict=True))
        five, eight = conflict.states.names.index("5"), conflict.states.names.index("8")
        assert not held["moe", "uniroyal"][five]
        assert all(row[eight] for row in held.values())
        assert all(held[party,][five] for party in conflict.parties)


def test_improvements_of_both_at_once_meet_what_each_would_do_alone() -> None:
    """Chicken: from both swerving each would go on, and both going on is the worst: the improvement is met."""
    conflict = find_conflict(load("fang-1993-chicken"))
    both_swerve = conflict.states.status_quo
    assert both_swerve is not None
    assert simultaneous(load("fang-1993-chicken"), conflict)["sim"].equilibria[both_swerve]
    assert not find_all(conflict)["seq"].equilibria[both_swerve]


def two(preferences: dict[str, Any], **more: Any) -> Case:
    """A and B, a yes/no option each."""
    return Case.model_validate(
        {
            "title": "two",
            "parties": {"a": {"name": "A"}, "b": {"name": "B"}},
            "options": {"x": {"by": "a", "does": "acts"}, "y": {"by": "b", "does": "acts"}},
            "status_quo": {"x": "no", "y": "no"},
            "preferences": preferences,
            **more,
        }
    )


def test_who_cannot_compare_leaves_in_a_and_c_and_stays_in_b_and_d() -> None:
    """A wants x and wants not x, in unknown order: it cannot compare acting with not acting."""
    case = two({"a": [{"unknown order": [{"prefer": "x"}, {"prefer": "not x"}]}], "b": [{"prefer": "y"}]})
    found = unknown_preference(case, find_conflict(case))
    assert [bool(found[f"nash, extension {e}"].stable[0].all()) for e in "abcd"] == [False, True, False, True]


def test_what_stands_before_a_group_of_unknown_order_decides_first() -> None:
    """A prefers y before all else: states that differ in y are known, whatever the group says."""
    group = {"unknown order": [{"prefer": "x"}, {"prefer": "not x"}]}
    case = two({"a": [{"prefer": "y"}, group], "b": {"ranking": [["0", "1", "2", "3"]]}})
    m = graph_model.Model(case)
    assert further.compare(m, 0, (0, 0), (1, 1)) == ">"
    assert further.compare(m, 0, (0, 0), (1, 0)) == "U"


def test_what_comes_after_a_group_of_unknown_order_does_not_mend_it() -> None:
    """A cannot compare acting with not acting; that it prefers acting besides comes too late."""
    group = {"unknown order": [{"prefer": "x"}, {"prefer": "not x"}]}
    case = two({"a": [group, {"prefer": "x"}], "b": [{"prefer": "y"}]})
    found = unknown_preference(case, find_conflict(case))
    assert found["nash, extension b"].stable[0].all()


def test_a_preference_marked_strong_makes_what_it_decides_a_strong_sanction() -> None:
    """A would act; B then answers, the worst for A: greatly so only where A's wish that B stay out is strong."""
    for strong in (True, False):
        wish = {"prefer": "not y", "strong": strong}
        case = two({"a": [wish, {"prefer": "x"}], "b": [{"prefer": "x iff y"}]})
        found = strength_of_preference(case, find_conflict(case))
        assert found["seq"].stable[0, 0]
        assert found["seq, strongly"].stable[0, 0] == strong
        assert found["seq, weakly"].stable[0, 0] != strong


def test_a_way_out_that_is_only_worse_spoils_a_strong_sanction_in_symmetric_metarationality() -> None:
    """B's answer is greatly worse for A than the status quo, but A can then leave for what is only worse."""
    case = Case.model_validate(
        {
            "title": "a way out",
            "parties": {"a": {"name": "A"}, "b": {"name": "B"}},
            "graph": {
                "states": {name: name for name in ("quo", "taken", "answered", "gone")},
                "moves": {"a": ["quo -> taken", "answered -> gone"], "b": ["taken -> answered"]},
            },
            "preferences": {
                "a": {"ranking": ["taken", "quo", "gone", ">>", "answered"]},
                "b": {"ranking": ["answered", ["quo", "taken", "gone"]]},
            },
        }
    )
    held = {name: bool(h.stable[0, 0]) for name, h in strength_of_preference(case, find_conflict(case)).items()}
    assert held["gmr, strongly"]
    assert held["smr"]
    assert not held["smr, strongly"]
    assert held["seq, strongly"]


@some
@given(option_cases(ranked=False, parties_up_to=5))
def test_the_order_in_which_options_are_listed_changes_nothing(case: Case) -> None:
    other = case.model_copy(update={"options": dict(reversed(case.options.items()))})
    here, there = (graph_model.feasible(c) for c in (case, other))
    places = [there.index(tuple(reversed(s))) for s in here]
    before, after = all_further(case), all_further(other)
    for name in before:
        np.testing.assert_array_equal(before[name], after[name][:, places])


def test_a_view_without_an_option_makes_its_states_surprises() -> None:
    """A does not see that B can act; the two states where B acts surprise it."""
    views = {"a": {"unseen": ["y"]}}
    found = misperception(case := two({}, views=views), find_conflict(case))
    assert found.surprises.tolist() == [False, False, True, True]
    assert not found.holdings["nash"].equilibria[2:].any()


def test_a_wrong_view_of_the_other_gives_another_equilibrium() -> None:
    """B would answer x by y, the worst for A. A, who takes B to dread y, does not fear it and leaves."""
    real = {"a": {"ranking": ["1", "0", "2", "3"]}, "b": [{"prefer": "x iff y"}]}
    plain, mistaken = two(real), two(real, views={"a": {"preferences": {"b": [{"prefer": "not y"}]}}})
    assert find_all(find_conflict(plain))["seq"].stable[0, 0]
    found = misperception(mistaken, find_conflict(mistaken))
    assert not found.holdings["seq"].stable[0, 0]


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        (load("hipel-2009-elmira"), "has 3"),
        (two({"a": [{"prefer": "x"}], "b": {"ranking": ["0", "1", "2", "3"]}}), "a is indifferent"),
    ],
)
def test_limited_moves_are_refused_where_they_are_not_defined(case: Case, reason: str) -> None:
    with pytest.raises(Problems, match=reason):
        limited_moves(find_conflict(case))


def large(options: int, parties: int = 3) -> Case:
    """Parties with yes/no options in turn."""
    return Case.model_validate(
        {
            "title": "large",
            "parties": {f"p{i}": {"name": f"P{i}"} for i in range(parties)},
            "options": {f"o{k}": {"by": f"p{k % parties}", "does": "acts"} for k in range(options)},
            "preferences": {
                f"p{i}": [{"prefer": f"o{k}" if (i + k) % 2 else f"not o{k}"} for k in range(options)]
                for i in range(parties)
            },
        }
    )


def test_beyond_the_bound_each_is_refused_by_name_and_an_analysis_goes_on_with_a_note() -> None:
    case = large(13)
    conflict = find_conflict(case)
    for compute in (simultaneous, strength_of_preference, unknown_preference):
        with pytest.raises(Problems, match=f"{MOST_STATES:,}"):
            compute(case, conflict)
    with pytest.raises(Problems, match=f"{MOST_STATES:,}"):
        coalition_stability(conflict)
    found, notes = found_further(case, conflict, find_all(conflict))
    assert not found.simultaneous
    assert "simultaneous stability" in notes[0]


def test_coalitions_of_seven_parties_are_refused() -> None:
    with pytest.raises(Problems, match="7"):
        coalition_stability(find_conflict(large(7, parties=7)))


def test_simultaneous_moves_are_refused_in_a_graph() -> None:
    case = load("hipel-2009-elmira")
    with pytest.raises(Problems, match="graph"):
        simultaneous(case, find_conflict(case))


@pytest.mark.parametrize("name", ["hipel-2009-elmira", "fang-1993-chicken", "fraser-1984-cuba"])
def test_an_analysis_as_data_has_what_was_computed(name: str) -> None:
    case = load(name)
    data = as_data(analyse(case), case)
    assert set(data["further"]) >= ({"coalitions"} if case.graph else {"coalitions", "simultaneous"})


def test_elmira_evolves_by_improvements_to_5_only_and_by_moves_to_every_equilibrium() -> None:
    case = load("hipel-2009-elmira")
    told = {e["target"]: e for e in as_data(analyse(case), case)["evolution"]}
    by_moves = {target: len(e["by_moves"]["steps"]) for target, e in told.items()}
    assert by_moves == {"1": 0, "5": 1, "9": 1, "4": 2, "8": 3}
    assert {target for target, e in told.items() if e["by_improvements"]} == {"1", "5"}
    assert told["5"]["by_improvements"]["last_movers"] == ["local"]


def test_only_the_nearest_are_told_where_so_many_are_asked_for() -> None:
    conflict = find_conflict(load("hipel-2009-elmira"))
    nearest = evolution(conflict, range(9), most=3)
    assert nearest == evolution(conflict, range(9))[:3]


def test_strong_unknown_and_seen_are_told_in_the_data() -> None:
    preferences = {"a": {"ranking": ["1", ">>", "0", "2", "3"], "unknown": [["0", "2"]]}, "b": [{"prefer": "y"}]}
    case = two(preferences, views={"b": {"unseen": ["x"]}})
    told = as_data(analyse(case), case)["further"]
    assert {"strength", "unknown", "misperception"} <= set(told)
    assert told["misperception"]["surprises"]["listed"] == ["1", "3"]
