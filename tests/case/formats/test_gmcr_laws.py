"""Laws of `.gmcr` files on random cases: nothing that decides results is lost, and no file does harm."""

import json
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.generators import option_cases
from tests.oracles.graph_model import Model, State

from accord.case import Case
from accord.case.case import YES_NO
from accord.case.formats.gmcr.cubes import alternatives, statements_of
from accord.case.formats.gmcr.load import read_gmcr
from accord.case.formats.gmcr.order import counted_order
from accord.case.formats.gmcr.save import save_gmcr
from accord.case.formula import Is, Node, evaluate
from accord.problem import Problems

Taken = frozenset[str]  # what is done in a state: the same however options are numbered


def named(case: Case) -> Case:
    """The case with options that do different things."""
    return case.model_copy(
        update={"options": {name: o.model_copy(update={"does": name}) for name, o in case.options.items()}}
    )


def can_be_said(case: Case) -> bool:
    return all(
        o.values == YES_NO and (o.by != "joint" or set(o.among) == set(case.parties)) for o in case.options.values()
    )


def taken(case: Case, state: State) -> Taken:
    return frozenset(o.does for o, place in zip(case.options.values(), state, strict=True) if place)


def results(case: Case) -> tuple[Any, ...]:
    """States, moves and ranks of a case, options by what they do and parties by their names."""
    model = Model(case)
    by_state = {s: taken(case, s) for s in model.states}
    ranks, moves = {}, {}
    for i, party in enumerate(case.parties.values()):
        ordered = sorted(set(model.score[i].values()))
        ranks[party.name] = {by_state[s]: ordered.index(model.score[i][s]) for s in model.states}
        moves[party.name] = {by_state[s]: {by_state[t] for t in model.moves(i, s)} for s in model.states}
    return set(by_state.values()), ranks, moves


@settings(max_examples=40, deadline=None)
@given(option_cases(tables=False).filter(can_be_said).map(named))
def test_a_case_written_and_read_again_has_the_same_states_moves_and_ranks(case: Case) -> None:
    again = read_gmcr(save_gmcr(case), "c.gmcr")[0]
    assert [p.name for p in again.parties.values()] == [p.name for p in case.parties.values()]
    assert results(again) == results(case)


@settings(max_examples=20, deadline=None)
@given(option_cases(tables=False).filter(can_be_said).map(named))
def test_what_was_written_is_written_the_same_again(case: Case) -> None:
    content = save_gmcr(case)
    assert save_gmcr(read_gmcr(content, "c.gmcr")[0]) == content


@settings(max_examples=20, deadline=None)
@given(option_cases(ranked=False).filter(can_be_said))
def test_the_alternatives_of_a_formula_hold_where_it_does_and_nowhere_else(case: Case) -> None:
    nodes: list[Node] = [c.never.node for c in case.constraints]
    for listed in case.preferences.values():
        assert isinstance(listed, tuple)
        nodes += [n for p in listed for n in statements_of(p)]
    assume(nodes)
    for state in Model(case.model_copy(update={"constraints": ()})).states:
        chosen = dict(zip(case.options, state, strict=True))
        for node in nodes:
            ways = alternatives(node)
            assert holds(node, chosen) == any(all(bool(chosen[o]) == t for o, t in way) for way in ways)


def holds(node: Node, chosen: dict[str, int]) -> bool:
    import numpy as np

    return bool(evaluate(node, lambda name, value: np.array([bool(chosen[name]) != (value == "no")]))[0])


@given(
    st.integers(1, 7).flatmap(lambda n: st.tuples(st.just(n), st.permutations(range(n)), st.integers(0, n))), st.data()
)
def test_the_order_states_are_counted_in_is_that_of_putting_owned_options_one_by_one_to_their_places(
    drawn: tuple[int, list[int], int], data: st.DataObject
) -> None:
    """The program takes each owned option in turn out of the list and puts it to the place of its number, from 1."""
    count, order, owned = drawn
    mine = order[:owned]
    cut = data.draw(st.integers(0, owned))
    line = list(range(count))
    for number, option in enumerate(mine, 1):
        line = [o for o in line if o != option]
        line[number:number] = [option]
    assert counted_order(count, [mine[:cut], mine[cut:]]) == line


WHOLE = Case.model_validate(
    {
        "title": "Water",
        "parties": {"n": {"name": "Nord"}, "s": {"name": "Süd"}},
        "options": {
            name: {"by": by, "does": name, "changes": "no -> yes"} for name, by in zip("abc", "nsn", strict=True)
        },
        "constraints": [{"never": "a and b"}],
        "preferences": {"n": [{"prefer": "a iff c"}], "s": {"ranking": ["0", ["1", "2"], "4", "5", "6"]}},
    }
)

# Any value at all, at the places of a conflict and in place of them
_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4) | st.sampled_from(["Y", "N", "both"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
_CONDITION = st.lists(st.tuples(st.integers(0, 4), st.sampled_from("YN")).map(list), max_size=3) | _ANY
_CONFLICTS = st.fixed_dictionaries(
    {
        "options": st.lists(st.fixed_dictionaries({"name": st.text(max_size=3) | _ANY}) | _ANY, max_size=4) | _ANY,
        "decisionMakers": st.lists(
            st.fixed_dictionaries(
                {"name": st.text(max_size=3) | _ANY, "options": st.lists(st.integers(0, 3), max_size=2) | _ANY},
                optional={
                    "preferences": st.lists(_CONDITION, max_size=3) | _ANY,
                    "preferenceRanking": st.lists(st.integers(1, 4), max_size=4) | _ANY,
                    "misperceptions": _ANY,
                },
            )
            | _ANY,
            max_size=3,
        )
        | _ANY,
    },
    optional={
        "infeasibles": st.lists(_CONDITION, max_size=3) | _ANY,
        "useManualPreferenceRanking": st.booleans() | _ANY,
        "coalitions": _ANY,
    },
)


@settings(max_examples=300, deadline=None)
@given(_CONFLICTS | _ANY)
def test_any_json_is_a_case_or_a_problem(data: Any) -> None:
    try:
        case, _ = read_gmcr(json.dumps(data).encode(), "c.gmcr")
    except Problems as found:
        assert found.problems
    else:
        assert results(read_gmcr(save_gmcr(case), "c.gmcr")[0])[0] == results(case)[0]


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_damaged_file_is_a_case_or_a_problem(data: st.DataObject) -> None:
    content = save_gmcr(WHOLE)
    at = data.draw(st.integers(0, len(content)))
    harm = data.draw(st.binary(max_size=3) | st.sampled_from([b"[", b"}", b"1e999", b"NaN", b'"', b"\\u", b",,"]))
    cut = data.draw(st.integers(0, 3) | st.just(len(content)))
    try:
        read_gmcr(content[:at] + harm + content[at + cut :], "c.gmcr")
    except Problems as found:
        assert found.problems


def test_alternatives_of_one_option_are_itself() -> None:
    assert alternatives(Is("a")) == (frozenset([("a", True)]),)
    assert alternatives(Is("a", "no")) == (frozenset([("a", False)]),)
