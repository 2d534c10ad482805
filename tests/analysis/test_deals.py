"""Deals: against brute force in fractions, and what is said when there is none."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.generators import option_cases
from tests.oracles import bargaining, graph_model

from accord.analysis import analyse
from accord.analysis.deals import deals as room
from accord.analysis.deals import find_deals, recheck
from accord.analysis.deals import frontier as halves
from accord.analysis.deals.bargain import bargain_of, chosen, value_of
from accord.analysis.deals.frontier import frontier
from accord.analysis.deals.packages import shares, weigh
from accord.analysis.deals.zone import zone
from accord.analysis.moves import find_conflict
from accord.analysis.results import Block, Deals
from accord.case import Case, Ranking

many = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


def deals(case: Case) -> Deals:
    conflict = find_conflict(case)
    found, _ = find_deals(case, conflict.states, conflict.ranks)
    assert found is not None
    return found


@many
@given(option_cases())
def test_values_zone_frontier_and_solutions_are_those_of_brute_force(case: Case) -> None:
    assume(any(case.preferences.values()))
    conflict = find_conflict(case)
    assert conflict.states.status_quo is not None
    worth = weigh(case, conflict.states, conflict.ranks)
    assert worth is not None
    model = graph_model.Model(case)
    quo = model.states[conflict.states.status_quo]
    for i in range(len(case.parties)):
        exact = [bargaining.value(model, i, s) * worth.scales[i] for s in model.states]
        assert worth.worths[i].tolist() == exact
    found = deals(case)
    within = bargaining.zone(model, quo, 1)
    assert found.zone == tuple(len(bargaining.zone(model, quo, end)) for end in (0, 1, 2))
    every = {s for s in model.states if bargaining.eligible(model, s, quo)}
    assert {model.states[p.number] for p in found.frontier} == bargaining.frontier(model, within or every)
    picked = {solution.name: {model.states[s] for s in solution.packages} for solution in found.solutions}
    assert picked == bargaining.solutions(model, within, quo)


@many
@given(option_cases())
def test_a_bargain_says_of_every_state_what_its_listing_does(case: Case) -> None:
    assume(any(case.preferences.values()))
    conflict = find_conflict(case)
    worth, bargain = weigh(case, conflict.states, conflict.ranks), bargain_of(case)
    assert worth is not None
    assert (bargain is None) == any(isinstance(p, Ranking) for p in case.preferences.values())
    if bargain is None:
        return
    choices = [tuple(row) for row in conflict.states.choices.tolist()]
    assert bargain.scales == worth.scales
    assert np.array_equal(bargain.reservations, worth.reservations)
    assert bargain.fallback == choices[worth.fallback]
    for i, terms in enumerate(bargain.terms):
        assert [value_of(case, terms, package) for package in choices] == worth.worths[i].tolist()
    for s, package in enumerate(choices):
        inside = all(v in domain for v, domain in zip(package, bargain.domains, strict=True))
        assert inside == worth.eligible[s]
        for here, there in zip(bargain.floors, worth.floors, strict=True):
            assert here.node is not None
            assert (here.party, here.preference, here.member) == (there.party, there.preference, there.member)
            assert recheck.holds(case, here.node, chosen(case, package)) == there.holds[s]


@settings(many, max_examples=150)
@given(option_cases())
def test_demands_that_conflict_do_so_together_and_not_without_any_of_them(case: Case) -> None:
    assume(any(case.preferences.values()))
    found = deals(case)
    assert bool(found.blocking) == (found.zone[1] == 0)
    for opening in found.opens:
        assert opening in found.blocking, "a single demand that opens the zone is in every conflict of demands"
    if len(found.blocking) == 1:
        assert found.opens == found.blocking or not found.opens


def test_weights_are_the_rank_order_centroid() -> None:
    weights = shares(buyer_and_seller().preferences["seller"])  # type: ignore[arg-type]
    assert [str(w) for group in weights for w in group] == ["3/4", "1/4"]


def buyer_and_seller(**changes: Any) -> Case:
    """A price in four steps; the seller also wants it in cash."""
    prices = ["low", "fair", "good", "high"]
    data: dict[str, Any] = {
        "title": "a sale",
        "parties": {"buyer": {"name": "Buyer"}, "seller": {"name": "Seller"}},
        "options": {
            "price": {"by": "joint", "among": ["buyer", "seller"], "does": "is the price", "values": ["none", *prices]},
            "cash": {"by": "buyer", "does": "pays cash"},
        },
        "status_quo": {"price": "none", "cash": "no"},
        "preferences": {
            "buyer": [{"best first": "price", "order": [*prices, "none"], "floor": "good"}],
            "seller": [
                {"best first": "price", "order": [*reversed(prices), "none"], "floor": "fair"},
                {"prefer": "cash"},
            ],
        },
    }
    return Case.model_validate(data | changes)


def test_the_zone_is_what_both_accept() -> None:
    found = deals(buyer_and_seller())
    assert found.zone == (4, 4, 4)  # fair or good, in cash or not
    assert {s.name for s in found.solutions} == {"nash", "kalai-smorodinsky", "egalitarian", "leximin", "utilitarian"}
    assert all(s.packages and s.status == "proven" for s in found.solutions)
    assert [b.party for b in found.binds] == ["buyer", "seller"]


def test_those_at_the_table_alone_would_accept_more() -> None:
    parties = {"buyer": {"name": "Buyer", "at_table": True}, "seller": {"name": "Seller", "at_table": False}}
    case = buyer_and_seller(parties=parties)
    found, model = deals(case), graph_model.Model(case)
    quo = model.states[0]
    assert found.seated == len(bargaining.zone(model, quo, 1, seated=True)) == 6  # low, fair or good, in cash or not
    assert found.seated > found.zone[1]
    assert deals(buyer_and_seller()).seated is None


def test_an_empty_zone_names_the_demands_that_conflict_and_what_opens_it() -> None:
    prices = ["low", "fair", "good", "high"]
    case = buyer_and_seller(
        preferences={
            "buyer": [{"best first": "price", "order": [*prices, "none"], "floor": "low"}],
            "seller": [{"prefer": "cash"}, {"best first": "price", "order": [*reversed(prices)], "floor": "high"}],
        }
    )
    found = deals(case)
    assert found.zone == (0, 0, 0)
    assert found.blocking == (Block("buyer", 0, 2), Block("seller", 1, 2))
    assert found.opens == found.blocking
    assert all(not s.packages for s in found.solutions)
    assert found.frontier, "efficient packages over all, where the zone is empty"


def test_the_cost_of_no_deal_widens_the_zone() -> None:
    floorless = {
        "buyer": [
            {"prefer": "price = none"},
            {"best first": "price", "order": ["low", "fair", "good", "high", "none"]},
        ],
        "seller": [{"best first": "price", "order": ["high", "good", "fair", "low", "none"]}],
    }
    none = deals(buyer_and_seller(preferences=floorless))
    assert none.zone[1] == 2  # no sale, in cash or not
    costly = buyer_and_seller(preferences=floorless, fallback={"cost": {"buyer": [0.5, 0.7]}})
    low, middle, high = deals(costly).zone
    assert low < middle < high


def test_a_party_that_need_not_consent_has_no_say() -> None:
    parties = {"buyer": {"name": "Buyer"}, "seller": {"name": "Seller", "consents": False}}
    assert deals(buyer_and_seller(parties=parties)).zone[1] == 6


def test_a_one_way_option_that_was_taken_is_in_every_package() -> None:
    options = {
        "left": {"by": "a", "does": "has left", "changes": ["no -> yes"]},
        "pays": {"by": "b", "does": "pays"},
    }
    case = Case.model_validate(
        {
            "title": "one way",
            "parties": {"a": {"name": "A"}, "b": {"name": "B"}},
            "options": options,
            "status_quo": {"left": "yes", "pays": "no"},
            "preferences": {"a": [{"prefer": "pays"}], "b": [{"prefer": "not left"}]},
        }
    )
    assert deals(case).packages == 2


def test_no_fallback_means_the_status_quo_at_no_cost_and_says_so() -> None:
    analysis = analyse(buyer_and_seller())
    assert analysis.deals is not None
    assert analysis.deals.fallback is not None
    assert analysis.deals.fallback.state == analysis.status_quo
    assert any("No fallback is stated" in note for note in analysis.notes)


def test_a_fallback_leaves_what_it_does_not_name_as_it_is() -> None:
    case = buyer_and_seller(status_quo={"price": "low", "cash": "yes"}, fallback={"state": {"price": "none"}})
    fallback = deals(case).fallback
    assert fallback is not None
    assert find_conflict(case).states.choices[fallback.number].tolist() == [0, 1]
    assert fallback.choice == {"price": "none", "cash": "yes"}


def test_a_deal_that_fails_the_second_look_is_a_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recheck, "is_feasible", lambda case, choice: False)
    with pytest.raises(AssertionError):
        deals(buyer_and_seller())


def test_a_long_frontier_is_cut_with_its_true_length_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_LISTED", 1)
    case = buyer_and_seller()
    conflict = find_conflict(case)
    found, notes = find_deals(case, conflict.states, conflict.ranks)
    assert found is not None
    assert (len(found.frontier), found.efficient) == (1, 2)
    assert any("frontier has 2 packages" in note for note in notes)


def test_thirty_statements_are_weighed_without_overflow() -> None:
    options = {f"o{k}": {"by": "a", "does": "acts"} for k in range(5)}
    statements = [{"prefer": f"o{k % 5} or o{k % 3}"} for k in range(40)]
    case = Case.model_validate(
        {
            "title": "long lists",
            "parties": {"a": {"name": "A"}},
            "options": options,
            "preferences": {"a": statements},
            "fallback": {"cost": {"a": [0.333333, 0.777777]}},
        }
    )
    conflict = find_conflict(case)
    worth = weigh(case, conflict.states, conflict.ranks)
    assert worth is not None
    assert worth.worths.min() == 0
    assert int(worth.worths.max()) == worth.scales[0]
    assert np.array_equal(frontier(worth, zone(worth)), worth.worths[0] == worth.scales[0])


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 5).flatmap(lambda n: st.lists(st.tuples(*[st.integers(0, 6)] * n), min_size=1, max_size=60)))
def test_the_points_left_by_halves_are_those_no_other_dominates(points: list[tuple[int, ...]]) -> None:
    distinct = sorted(set(points), reverse=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(halves, "FEW", 2)
        kept = halves.undominated(np.array(distinct, dtype=np.int64))
    for p, keeps in zip(distinct, kept, strict=True):
        assert keeps != any(q != p and all(x >= y for x, y in zip(q, p, strict=True)) for q in distinct)
