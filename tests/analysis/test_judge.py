"""A package judged, and what would be better for all, against brute force; and a sale told in full."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.generators import option_cases
from tests.oracles import bargaining
from tests.oracles.asked import Listing

from accord.analysis.deals.beyond import Obstacle, improvements, judge
from accord.case import Case
from accord.problem import Problems

some = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def no_worse(listing: Listing, state: tuple[int, ...], among: set[tuple[int, ...]]) -> set[tuple[int, ...]]:
    """Those of some states that nobody whose consent is needed likes less."""
    here = listing.shared(state)
    return {s for s in among if all(x >= y for x, y in zip(listing.shared(s), here, strict=True))}


@some
@given(option_cases(ranked=False), st.data())
def test_a_judgement_is_that_of_brute_force(case: Case, data: st.DataObject) -> None:
    assume(any(case.preferences.values()))
    listing = Listing(case)
    state = data.draw(st.sampled_from(listing.cells))
    found = judge(case, listing.spelled(state))
    every = listing.obstacles()
    assert set(found.breaks) == {o for o in every if o.constraint is not None and state not in every[o]}
    assert found.acceptable == tuple(state in bargaining.zone(listing.model, listing.quo, end) for end in (2, 1, 0))
    for i, opinion in enumerate(found.opinions):
        exact = [listing.values(state)[i] - listing.reservation(i, end) for end in (2, 1, 0)]
        assert opinion.margins == pytest.approx([float(x) for x in exact])
        assert opinion.accepts[1] == (bargaining.floors_hold(listing.model, i, state) and exact[1] >= 0)
        assert opinion.lowering == pytest.approx(float(listing.lack(state, i)))
    feasible = listing.meeting(o for o in every if o.constraint is not None)
    if state in feasible:
        better = {s for s in no_worse(listing, state, feasible) if listing.shared(s) != listing.shared(state)}
        assert found.efficient == (not better)
        if found.dominated_by is not None:
            dominant = listing.state(found.dominated_by.choice)
            assert dominant in better & bargaining.frontier(listing.model, feasible)
    if not found.acceptable[1]:
        distances = {s: sum(a != b for a, b in zip(s, state, strict=True)) for s in listing.zone()}
        nearest = {s for s, d in distances.items() if d == min(distances.values())}
        mended = {listing.state(m.package.choice) for m in found.mended}
        assert found.mended_proven
        assert mended == nearest if found.mended_complete else mended < nearest
        for way in found.mended:
            changed = listing.spelled(state) | way.changes
            assert listing.state(changed) == listing.state(way.package.choice)


@some
@given(option_cases(ranked=False), st.data())
def test_improvements_are_those_of_brute_force(case: Case, data: st.DataObject) -> None:
    assume(any(case.preferences.values()))
    listing = Listing(case)
    every = listing.obstacles()
    feasible = listing.meeting(o for o in every if o.constraint is not None)
    state = data.draw(st.sampled_from(sorted(feasible)))
    found = improvements(case, listing.spelled(state))
    firm = listing.meeting(o for o in every if o.constraint is not None or o.preference is not None)
    better = {s for s in no_worse(listing, state, firm) if listing.shared(s) != listing.shared(state)}
    assert found.efficient == (not better)
    assert bool(found.best) == bool(better)
    if not better:
        return
    gains = {s: [x - y for x, y in zip(listing.shared(s), listing.shared(state), strict=True)] for s in better}
    able = [k for k in range(len(gains[min(better)])) if any(g[k] > 0 for g in gains.values())]
    products = {s: math.prod((g[k] for k in able), start=Fraction(1)) for s, g in gains.items()}
    scores = products if max(products.values()) > 0 else {s: sum(g, Fraction()) for s, g in gains.items()}
    assert found.measure == ("nash" if max(products.values()) > 0 else "utilitarian")
    top = {listing.shared(s) for s in better if scores[s] == max(scores.values())}
    assert {listing.shared(listing.state(p.choice)) for p in found.best} == top
    needed = [i for i, p in enumerate(case.parties.values()) if p.consents]
    for k, i in enumerate(needed):
        most = max(g[k] for g in gains.values())
        own = found.for_each[i]
        assert (own is None) == (most <= 0)
        if own is not None:
            chosen = listing.state(own.choice)
            assert gains[chosen][k] == most
            assert chosen in bargaining.frontier(listing.model, better)


def sale() -> Case:
    """A price in four steps, cash or not: the buyer will not pay more than good, the seller not take less than fair."""
    prices = ["low", "fair", "good", "high"]
    data: dict[str, Any] = {
        "title": "a sale",
        "parties": {"buyer": {"name": "Buyer"}, "seller": {"name": "Seller"}},
        "options": {
            "price": {"by": "joint", "among": ["buyer", "seller"], "does": "is the price", "values": ["none", *prices]},
            "cash": {"by": "buyer", "does": "pays cash"},
        },
        "constraints": [{"never": 'cash and price = "none"'}],
        "status_quo": {"price": "none", "cash": "no"},
        "preferences": {
            "buyer": [{"best first": "price", "order": [*prices, "none"], "floor": "good"}],
            "seller": [
                {"best first": "price", "order": [*reversed(prices), "none"], "floor": "fair"},
                {"prefer": "cash"},
            ],
        },
    }
    return Case.model_validate(data)


def test_a_price_the_buyer_will_not_pay_is_mended_by_one_step_and_its_floor_is_named() -> None:
    found = judge(sale(), {"price": "high"})
    assert found.feasible
    assert found.acceptable == (False, False, False)
    buyer, seller = found.opinions
    assert buyer.broken == found.give_up == (Obstacle("buyer", 0),)
    assert buyer.margins == (0.25, 0.25, 0.25)
    assert seller.accepts == (True, True, True)
    assert sorted(m.changes["price"] for m in found.mended) == ["fair", "good"]
    assert found.dominated_by is not None
    assert found.dominated_by.choice["cash"] == "yes", "cash costs the buyer nothing"


def test_a_settlement_without_cash_is_improved_by_cash_and_then_by_nothing() -> None:
    found = improvements(sale(), {"price": "fair"})
    assert found.efficient is False
    assert [package.choice for package in found.best] == [{"price": "fair", "cash": "yes"}]
    assert found.for_each[0] is None
    assert improvements(sale(), {"price": "fair", "cash": "yes"}).efficient


def test_a_forbidden_package_is_judged_but_nobody_settles_on_it() -> None:
    found = judge(sale(), {"cash": "yes"})
    assert found.breaks == (Obstacle(constraint=0),)
    assert not found.feasible
    assert found.efficient is None
    with pytest.raises(Problems, match="nobody can settle"):
        improvements(sale(), {"cash": "yes"})


def test_nobody_settles_on_what_one_way_options_rule_out() -> None:
    data = sale().model_dump(by_alias=True, mode="json")
    data["options"]["cash"]["changes"] = ["yes -> no"]
    with pytest.raises(Problems, match="one-way options"):
        improvements(Case.model_validate(data), {"price": "low", "cash": "yes"})
    assert judge(Case.model_validate(data), {"price": "low", "cash": "yes"}).barred == ("cash",)


def test_names_that_are_none_are_told_all_at_once_with_what_was_meant() -> None:
    with pytest.raises(Problems) as told:
        judge(sale(), {"prise": "low", "cash": "yess"})
    assert [p.hint for p in told.value.problems] == ['did you mean "price"?', 'did you mean "yes"?']
    with pytest.raises(Problems, match="cannot be valued"):
        judge(Case.model_validate(sale().model_dump(by_alias=True) | {"preferences": {}}), {})
