"""One state of a case too large to list: against enumeration where that is possible, then where it is not."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import Any

import pytest
from bench.scale.holds import random_case
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.generators import option_cases
from tests.oracles import graph_model

from accord.analysis.moves import find_conflict
from accord.analysis.stability import find_stability
from accord.analysis.stability.beyond import CONCEPTS, Held, HeldByParty, holds
from accord.case import Case
from accord.problem import Problems

few = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
LONG = 12  # moves: no random case of the generators needs as many


def agrees_with_enumeration(case: Case, state: int, concept: str, steps: int) -> list[HeldByParty]:
    """Every verdict on a state of a small case is the one enumeration gives."""
    conflict = find_conflict(case)
    listed = find_stability(conflict, concept)
    chosen = graph_model.spelled(case, tuple(conflict.states.choices[state].tolist()))
    found = holds(case, chosen, concept, steps=steps)
    for i, held in enumerate(found.parties):
        assert held.verdict != "not decided"
        assert (held.verdict == "stable") == listed.stable[i, state], (concept, held)
    return list(found.parties)


@few
@given(option_cases(ranked=False), st.data())
def test_a_state_holds_exactly_where_enumeration_says_so(case: Case, data: st.DataObject) -> None:
    state = data.draw(st.integers(0, len(graph_model.feasible(case)) - 1))
    for concept in CONCEPTS:
        agrees_with_enumeration(case, state, concept, LONG)


@pytest.mark.parametrize("seed", range(6))
def test_and_where_many_options_are_constrained(seed: int) -> None:
    """Random cases of up to 7 options: the longest sanctions of these have two moves."""
    rng = random.Random(seed)
    case = random_case(rng, rng.randint(5, 7), parties=rng.randint(2, 4), rules=rng.randint(2, 8), wishes=4)
    state = rng.randrange(len(find_conflict(case).states))
    for concept in CONCEPTS:
        agrees_with_enumeration(case, state, concept, LONG)


def test_nash_is_decided_among_2_to_the_60_states_and_more() -> None:
    """60 options, 30 constraints: whoever improves does so again, until someone is proven to have no improvement."""
    case = random_case(random.Random(1), 60)
    found = holds(case, None, "nash", time_limit=20)
    assert {held.verdict for held in found.parties} == {"unstable"}
    for held in found.parties:
        assert held.improvement is not None
        after = holds(case, found.state | held.improvement.changes, "nash", time_limit=20)
        assert {h.verdict for h in after.parties} <= {"stable", "unstable"}


def chain(length: int) -> Case:
    """Strangers b and c must take turns, option by option, before b may hit back at a: after so many moves, no fewer.

    a improves by taking what it wants. b and c start on `step0` and go on only in order; every step is to the good of
    whoever takes it, and `hit` needs all steps.
    """
    steps = [f"step{k}" for k in range(length - 1)]
    options = {"take": "a", **{s: "cb"[(k + length) % 2] for k, s in enumerate(steps)}, "hit": "b"}
    data: dict[str, Any] = {
        "title": "a chain of moves",
        "parties": {p: {"name": p.upper()} for p in "abc"},
        "options": {name: {"by": by, "does": "acts", "changes": "no -> yes"} for name, by in options.items()},
        "constraints": [
            *({"never": f"{later} and not {earlier}"} for earlier, later in pairwise(steps)),
            {"never": f"hit and not {steps[-1]}"},
            {"never": f"{steps[0]} and not take"},
        ],
        "preferences": {
            "a": [{"prefer": "not hit"}, {"prefer": "take"}],
            **{p: [{"prefer": name} for name, by in reversed(options.items()) if by == p] for p in "bc"},
        },
    }
    return Case.model_validate(data)


def of(found: Held, party: str) -> HeldByParty:
    return next(held for held in found.parties if held.party == party)


@pytest.mark.parametrize("concept", ["gmr", "smr", "seq", "sseq"])
def test_a_sanction_of_four_moves_is_found_with_four_and_not_claimed_with_three(concept: str) -> None:
    held = of(holds(chain(4), None, concept, steps=4), "a")
    assert str(held) == "stable, proven"
    (answered,) = held.answered
    assert answered.improvement.changes == {"take": "yes"}
    assert [turn.party for turn in answered.sanction] == ["c", "b", "c", "b"][-4:]
    short = of(holds(chain(4), None, concept, steps=3), "a")
    assert str(short) == "not sanctioned within 3 moves"
    assert short.improvement == answered.improvement


def test_without_a_sanction_it_is_unstable_however_long_the_sequences_searched() -> None:
    """The others have nothing to gain by the first step: no longer sequence exists, and that is proven."""
    case = chain(4)
    idle = case.model_copy(update={"preferences": {"a": case.preferences["a"]}})
    assert str(of(holds(idle, None, "gmr", steps=4), "a")) == "stable, proven"
    assert str(of(holds(idle, None, "seq", steps=1), "a")) == "unstable, proven"


def test_nobody_moves_twice_in_a_row_where_two_changes_are_not_one() -> None:
    """b lowers its price to the middle, then to the low that hurts a; alone it cannot, with c moving between it can."""
    data: dict[str, Any] = {
        "title": "two steps",
        "parties": {p: {"name": p.upper()} for p in "abc"},
        "options": {
            "take": {"by": "a", "does": "acts", "changes": "no -> yes"},
            "price": {"by": "b", "does": "asks", "values": ["high", "mid", "low"], "changes": PRICES},
        },
        "preferences": {"a": [{"prefer": "not price = low"}, {"prefer": "take"}]},
    }
    assert str(of(holds(Case.model_validate(data), None, "gmr"), "a")) == "unstable, proven"
    data["options"]["talk"] = {"by": "c", "does": "talks"}
    held = of(holds(Case.model_validate(data), None, "gmr"), "a")
    assert str(held) == "stable, proven"
    assert [turn.party for turn in held.answered[0].sanction] == ["b", "c", "b"]


PRICES = ["high -> mid", "mid -> low"]


def test_an_escape_open_after_one_improvement_need_not_be_open_after_another() -> None:
    """After `bind`, which cannot be undone, a has no way out of `hit`; after `take` it has: to take that back."""
    case = Case.model_validate(
        {
            "title": "ways out",
            "parties": {"a": {"name": "A"}, "b": {"name": "B"}},
            "options": {
                "take": {"by": "a", "does": "takes"},
                "bind": {"by": "a", "does": "binds itself", "changes": "no -> yes"},
                "hit": {"by": "b", "does": "hits"},
            },
            "preferences": {"a": [{"prefer": "not hit or not (take or bind)"}, {"prefer": "take or bind or hit"}]},
        }
    )
    assert str(of(holds(case, None, "gmr"), "a")) == "stable, proven"
    held = of(holds(case, None, "smr"), "a")
    assert str(held) == "unstable, proven"
    assert held.improvement is not None
    assert held.improvement.changes == {"take": "yes"}


def test_nothing_is_claimed_when_the_time_is_over() -> None:
    found = holds(random_case(random.Random(1), 60), None, "seq", time_limit=1e-6)
    assert {str(held) for held in found.parties} == {"not decided in the time"}
    assert found.is_equilibrium is None


def test_what_was_assumed_is_told() -> None:
    case = chain(3)
    idle = case.model_copy(update={"preferences": {"a": case.preferences["a"]}})
    assert "B has no stated preference: taken as indifferent between all states." in holds(idle).notes
    assert holds(case).notes == ()


def test_an_order_of_values_counts_how_far_it_is_met() -> None:
    """b would rather be at low than mid, at mid than at high; from high it improves to either."""
    case = Case.model_validate(
        {
            "title": "an order",
            "parties": {"b": {"name": "B"}},
            "options": {"price": {"by": "b", "does": "asks", "values": ["low", "mid", "high"]}},
            "constraints": [{"never": "price = low"}],
            "preferences": {"b": [{"best first": "price", "order": ["low", "mid", "high"]}]},
            "status_quo": {"price": "high"},
        }
    )
    improvement = of(holds(case), "b").improvement
    assert improvement is not None
    assert improvement.changes == {"price": "mid"}
    assert str(of(holds(case, {"price": "mid"}), "b")) == "stable, proven"


def refused(case: Case, state: dict[str, str] | None = None, concept: str = "nash") -> str:
    with pytest.raises(Problems) as found:
        holds(case, state, concept)
    return str(found.value)


def test_bad_questions_are_refused_with_the_reason() -> None:
    case = chain(3)
    assert '"takes" is not an option' in refused(case, {"takes": "yes"})
    assert 'did you mean "take"?' in refused(case, {"takes": "yes"})
    assert '"maybe" is not a value of take' in refused(case, {"take": "maybe"})
    assert "the state is not feasible: never: hit and not step1" in refused(case, {"hit": "yes"})
    assert "cannot be decided for a single state" in refused(case, None, "equilibrium")
    ranked = case.model_copy(
        update={"preferences": Case.model_validate(case.model_dump() | RANKED).preferences},
    )
    assert "a direct ranking lists states" in refused(ranked)
    unknown = Case.model_validate(case.model_dump() | {"constraints": [{"never": "tak"}]})
    assert '"tak" is not an option' in refused(unknown)


RANKED = {"preferences": {"a": {"ranking": ["0", "1"]}}}


def test_a_graph_is_refused_as_its_states_are_listed_anyway() -> None:
    graph = {"states": {"1": "one", "2": "two"}, "moves": {"a": ["1 -> 2"]}}
    case = Case.model_validate({"title": "a graph", "parties": {"a": {"name": "A"}}, "graph": graph})
    assert "a case with a graph lists its states" in refused(case)


def test_the_command_tells_what_is_proven(tmp_path: Any) -> None:
    import json

    from click.testing import CliRunner

    from accord.cli import main

    path = tmp_path / "case.yaml"
    path.write_text(json.dumps(chain(2).model_dump(mode="json", by_alias=True, exclude_defaults=True)))
    told = CliRunner().invoke(main, ["holds", str(path), "--concept", "seq"], catch_exceptions=False)
    assert "A: stable, proven" in told.stdout
    assert "would improve by take = yes; sanction: C: step0 = yes; then B: hit = yes" in told.stdout
    data = CliRunner().invoke(main, ["holds", str(path), "--state", "take=yes", "--json"], catch_exceptions=False)
    assert json.loads(data.stdout)["state"] == {"take": "yes", "step0": "no", "hit": "no"}
    bad = CliRunner().invoke(main, ["holds", str(path), "--state", "take"])
    assert bad.exit_code == 2
    assert "does not say which value" in bad.stderr


@pytest.mark.parametrize(
    "safe", ["first", "second", "first and second", "first and not second", "second and not first"]
)
def test_an_answer_to_one_improvement_is_none_to_another_after_which_it_is_impossible(safe: str) -> None:
    """b cannot hit back where a is safe: so a is not held, though what hits it elsewhere would be no better there."""
    case = Case.model_validate(
        {
            "title": "two ways out",
            "parties": {"a": {"name": "A"}, "b": {"name": "B"}},
            "options": {
                "first": {"by": "a", "does": "takes one way out"},
                "second": {"by": "a", "does": "takes the other"},
                "hit": {"by": "b", "does": "hits back"},
            },
            "constraints": [{"never": f"({safe}) and hit"}],
            "status_quo": {"first": "no", "second": "no", "hit": "no"},
            "preferences": {"a": [{"prefer": "not hit"}, {"prefer": "first or second"}], "b": [{"prefer": "hit"}]},
        }
    )
    for concept in ("gmr", "seq"):
        [held, _] = agrees_with_enumeration(case, 0, concept, LONG)
        assert held.verdict == "unstable"
