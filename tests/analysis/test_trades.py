"""Trades between points and what linking them is worth: against their definitions, and in a sale one can follow."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.generators import option_cases
from tests.oracles import bargaining, graph_model

from accord.analysis.deals.bargain import Bargain, bargain_of, value_of
from accord.analysis.deals.beyond.trades import base_of, linkage, points_of, settle_apart, settle_point, trades
from accord.case import Case, Ranking

some = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def domain(*tables: dict[str, dict[str, int]], **more: Any) -> Case:
    """Issues that all agree on together, and what their values are worth to parties p0, p1 ..."""
    parties = [f"p{i}" for i in range(len(tables))]
    values = {o: list(row) for o, row in tables[0].items()}
    return Case.model_validate(
        {
            "title": "a domain",
            "parties": {p: {"name": p.upper()} for p in parties},
            "options": {o: {"by": "joint", "among": parties, "does": "agree", "values": v} for o, v in values.items()},
            "preferences": {p: {"worth": table} for p, table in zip(parties, tables, strict=True)},
            "fallback": {"reservation": dict.fromkeys(parties, 0.1)},
            **more,
        }
    )


def bargain(case: Case) -> Bargain:
    found = bargain_of(case)
    assert found is not None
    return found


def test_each_has_its_way_where_it_has_more_at_stake() -> None:
    """The union has 60 at stake in hours and 20 in pay, the firm 70 in pay and 10 in hours: so they trade."""
    union = {"hours": {"38": 0, "35": 60}, "pay": {"low": 0, "high": 20}}
    firm = {"hours": {"38": 10, "35": 0}, "pay": {"low": 70, "high": 0}}
    case = domain(union, firm)
    (trade,) = trades(bargain(case)).found
    assert trade.parties == ("p0", "p1")
    assert trade.points == ("hours", "pay")
    assert trade.traded == (1, 0)
    assert trade.reverse == (0, 1)
    assert trade.gains == pytest.approx(((60 - 20) / 80, (70 - 10) / 80))


def test_there_is_no_trade_where_both_have_more_at_stake_in_the_same_point() -> None:
    both = {"hours": {"38": 0, "35": 60}, "pay": {"low": 0, "high": 20}}
    other = {"hours": {"38": 50, "35": 0}, "pay": {"low": 10, "high": 0}}
    assert trades(bargain(domain(both, other))).found == ()


@some
@given(st.lists(st.lists(st.integers(0, 9), min_size=6, max_size=6), min_size=2, max_size=3))
def test_trades_in_a_table_are_those_of_stakes(rows: list[list[int]]) -> None:
    """Three points of two values; what a party has at stake in a point is the difference, with its sign."""
    assume(all(any(row) for row in rows))
    case = domain(*({f"o{k}": {"x": row[2 * k], "y": row[2 * k + 1]} for k in range(3)} for row in rows))
    stake = [[row[2 * k + 1] - row[2 * k] for k in range(3)] for row in rows]
    expected = set()
    for (a, b), (p, q) in itertools.product(
        itertools.permutations(range(len(rows)), 2), itertools.combinations(range(3), 2)
    ):
        opposed = stake[a][p] * stake[b][p] < 0 and stake[a][q] * stake[b][q] < 0
        if opposed and abs(stake[a][p]) > abs(stake[a][q]) and abs(stake[b][q]) > abs(stake[b][p]):
            expected.add(((f"p{a}", f"p{b}"), (f"o{p}", f"o{q}")))
    assert {(t.parties, t.points) for t in trades(bargain(case)).found} == expected


@some
@given(option_cases(ranked=False))
def test_what_a_trade_says_is_so(case: Case) -> None:
    assume(any(case.preferences.values()))
    model = graph_model.Model(case)
    found = bargain(case)
    for trade in trades(found).found:
        assert {trade.traded, trade.reverse} <= set(model.states), "no constraint forbids them"
        for party, gain in zip(trade.parties, trade.gains, strict=True):
            i = model.parties.index(party)
            values = [bargaining.value(model, i, s) for s in (trade.traded, trade.reverse)]
            assert gain == pytest.approx(float(values[0] - values[1]))
            assert gain > 0


@some
@given(option_cases(ranked=False))
def test_linking_never_loses_and_is_the_most_there_is(case: Case) -> None:
    """Apart: each point alone, nobody needed losing, the largest sum. Together: the same over all packages."""
    assume(any(case.preferences.values()) and any(p.consents for p in case.parties.values()))
    found, model = bargain(case), graph_model.Model(case)
    quo = base_of(found)
    told = linkage(found)
    assume(quo in model.states and told is not None)
    assert told is not None
    needed = [i for i, p in enumerate(case.parties.values()) if p.consents]
    value = {s: [bargaining.value(model, i, s) for i in needed] for s in model.states}
    inside = [s for s in model.states if all(v in d for v, d in zip(s, found.domains, strict=True))] + [quo]

    def sums(states: list[Any], start: Any) -> Any:
        kept = [s for s in states if all(a >= b for a, b in zip(value[s], value[start], strict=True))]
        return max(sum(value[s]) for s in kept)

    agreed = quo
    for options in points_of(found).values():
        near = [s for s in inside if all(s[o] == agreed[o] for o in range(len(s)) if o not in options)] + [agreed]
        reached = settle_step(found, agreed, options)
        assert sum(value[reached]) == sums(near, agreed)
        agreed = reached
    assert agreed == settle_apart(found) == told.apart_package
    assert sum(told.together) == pytest.approx(float(sums(inside, quo) - sum(value[quo])))
    assert told.worth >= -1e-9


def settle_step(found: Bargain, agreed: Any, options: Any) -> Any:
    """One point settled; the others stay as agreed."""
    kept = settle_point(found, agreed, options)
    assert kept is not None
    assert all(kept[o] == agreed[o] for o in range(len(kept)) if o not in options)
    return kept


def test_rankings_have_no_bargain() -> None:
    case = domain({"o": {"a": 1, "b": 0}}, {"o": {"a": 0, "b": 1}})
    ranked = case.model_copy(update={"preferences": {"p0": Ranking(ranking=(("0",), ("1",)))}})
    assert bargain_of(ranked) is None


def test_a_sum_is_counted_where_a_formula_holds() -> None:
    case = domain({"o": {"a": 1, "b": 0}}, {"o": {"a": 0, "b": 1}})
    found = bargain(case)
    assert [value_of(case, found.terms[0], (v,)) for v in (0, 1)] == [found.scales[0], 0]
