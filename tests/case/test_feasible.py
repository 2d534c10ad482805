"""Whether constraints leave a state, and which of them do not."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.generators import formulas
from tests.oracles.graph_model import feasible

from accord.case import Case
from accord.case.feasible import contradiction

OPTIONS = {
    "a": {"by": "n", "does": "digs"},
    "b": {"by": "n", "does": "pays"},
    "c": {"by": "s", "does": "pumps", "values": ["low", "mid", "high"]},
    "d": {"by": "s", "does": "waits"},
}


def case_of(never: list[str]) -> Case:
    parties = {"n": {"name": "North"}, "s": {"name": "South"}}
    return Case.model_validate(
        {"title": "t", "parties": parties, "options": OPTIONS, "constraints": [{"never": text} for text in never]}
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(formulas(OPTIONS), max_size=9))
def test_a_contradiction_is_told_where_no_state_is_feasible_and_all_of_it_is_needed(never: list[str]) -> None:
    core = contradiction(case_of(never))
    assert bool(core) == (not feasible(case_of(never)))
    if core:
        assert not feasible(case_of([never[i] for i in core]))
        for i in core:
            assert feasible(case_of([never[j] for j in core if j != i]))


def test_a_contradiction_among_hundreds_of_constraints_is_found_at_once() -> None:
    options = {f"o{i}": {"by": "n", "does": "acts"} for i in range(18)}
    never = [f"o{i} and o{i + 1}" for i in range(17)] * 12 + ["o3", "not o3"]
    data = {"title": "t", "parties": {"n": {"name": "N"}}, "options": options}
    case = Case.model_validate({**data, "constraints": [{"never": text} for text in never]})
    assert contradiction(case) == (len(never) - 2, len(never) - 1)
