"""Deals without listing states: the same records as with them, and exact where nothing could be listed."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from bench.deals import oracle
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.generators import option_cases

from accord.analysis.deals import deals as room
from accord.analysis.deals import find_deals, tally, unlisted
from accord.analysis.deals.bargain import Bargain, Values, bargain_of, chosen, value_of
from accord.analysis.deals.recheck import holds
from accord.analysis.deals.sums import counting, points, sums
from accord.analysis.deals.sums.counting import count, diagrams, feasible
from accord.analysis.deals.sums.drawing import draw
from accord.analysis.deals.sums.setting import TooLarge, settle
from accord.analysis.deals.sums.sums import Effort, frontier_of
from accord.analysis.deals.sums.trace import Tracer, some_package
from accord.analysis.moves import find_conflict
from accord.analysis.results import Deals, Package
from accord.case import Case
from accord.problem import Problems

many = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


def without_states(deals: Deals) -> Deals:
    def plain(package: Package) -> Package:
        return replace(package, state=None)

    return replace(
        deals,
        frontier=tuple(map(plain, deals.frontier)),
        fallback=None if deals.fallback is None else plain(deals.fallback),
        solutions=tuple(replace(s, packages=(), picked=tuple(map(plain, s.picked))) for s in deals.solutions),
    )


@many
@given(option_cases(parties_up_to=5))
def test_the_records_are_those_of_the_enumeration(case: Case) -> None:
    assume(any(case.preferences.values()))
    conflict = find_conflict(case)
    listed, on_listed = find_deals(case, conflict.states, conflict.ranks)
    found, on_found = find_deals(case)
    assert listed is not None
    assert found is not None
    assert on_found == on_listed
    assert without_states(found) == without_states(listed)


def worths(bargain: Bargain, floors: list[Any]) -> dict[Values, tuple[int, ...]]:
    """Every package that keeps constraints and floors, and what it is worth to those whose consent is needed."""
    found = {}
    for package in itertools.product(*bargain.domains):
        choice = chosen(bargain.case, package)
        if any(holds(bargain.case, node, choice) for node in bargain.never):
            continue
        if all(holds(bargain.case, node, choice) for node in floors):
            found[package] = tuple(value_of(bargain.case, bargain.terms[i], package) for i in bargain.consents)
    return found


@many
@given(option_cases(ranked=False, parties_up_to=5))
def test_sums_counts_and_draws_are_those_of_all_packages(case: Case) -> None:
    """In pieces of a few sums at a time, and sifting however few there are."""
    assume(any(case.preferences.values()))
    bargain = bargain_of(case)
    assert bargain is not None
    floors = [d.node for d in bargain.demands() if d.node is not None]
    every = worths(bargain, floors)
    setting = settle(bargain, bargain.consents, floors)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(points, "FEW", 1)
        patch.setattr(sums, "PIECE", 7)
        patch.setattr(counting, "PIECE", 7)
        ends = [[bargain.reservations[i][end] for i in bargain.consents] for end in (2, 1, 0)]
        met = [[all(v >= r for v, r in zip(worth, end, strict=True)) for worth in every.values()] for end in ends]
        assert count(setting, ends) == tuple(map(sum, met))
        for least in ([None] * len(bargain.consents), ends[1]):
            _same_frontier(bargain, frontier_of(setting, least), every, least)
    _drawn_are_feasible(bargain, every if not floors else worths(bargain, []))


def _same_frontier(bargain: Bargain, found: sums.Frontier, every: dict[Values, Any], least: list[Any]) -> None:
    by_worth: dict[tuple[int, ...], set[Values]] = {}
    for package, worth in every.items():
        if all(r is None or v >= r for v, r in zip(worth, least, strict=True)):
            by_worth.setdefault(worth, set()).add(package)
    wanted = {
        worth: packages
        for worth, packages in by_worth.items()
        if not any(other != worth and all(x >= y for x, y in zip(other, worth, strict=True)) for other in by_worth)
    }
    tracer, some = Tracer(found), some_package(found, range(len(found)))
    told = {}
    for row in range(len(found)):
        packages = list(tracer.packages(row))
        assert len(packages) == len(set(packages)) == found.counts[row]
        assert some[row] in packages
        told[found.setting.worths(found.points[row].tolist())] = set(packages)
    assert told == wanted


def _drawn_are_feasible(bargain: Bargain, every: dict[Values, Any]) -> None:
    setting = settle(bargain, ())
    assert feasible(setting) == len(every)
    found = diagrams(setting)
    if found is not None:
        drawn = draw(found, 50, len(bargain.domains), np.random.default_rng(1))
        assert {tuple(row) for row in drawn.tolist()} <= set(every)


def sale(options: int, **changes: Any) -> Case:
    """So many things of which each may go to the buyer, one in three worth more to the seller; two never go together.

    What the k-th is worth: 1 + k % 3 to the buyer, 1 + (k // 3) % 3 to the seller.
    """
    names = [f"o{k}" for k in range(options)]
    data: dict[str, Any] = {
        "title": "a long list",
        "parties": {"buyer": {"name": "Buyer"}, "seller": {"name": "Seller"}},
        "options": {n: {"by": "joint", "among": ["buyer", "seller"], "does": "goes"} for n in names},
        "constraints": [{"never": "o0 and o1"}, {"never": "not (at least 2 of (o2, o3, o4))"}],
        "preferences": {
            "buyer": {"worth": {n: {"yes": 1 + k % 3} for k, n in enumerate(names)}},
            "seller": {"worth": {n: {"no": 1 + k // 3 % 3} for k, n in enumerate(names)}},
        },
        "fallback": {"reservation": {"buyer": 0.25, "seller": 0.25}},
    }
    return Case.model_validate(data | changes)


def test_a_hundred_options_have_exact_numbers() -> None:
    """2^100 packages: of the first two 3 of 4 ways, of the next three 4 of 8."""
    found, notes = find_deals(sale(100))
    assert found is not None
    assert [note for note in notes if "frontier" not in note] == []
    assert (found.packages, found.packages_status) == (3 * 4 * 2**95, "proven")
    assert found.zone_status == found.frontier_status == "proven"
    assert 0 < found.zone[1] < found.packages
    assert all(s.picked and s.status == "proven" for s in found.solutions)
    assert all(package.efficient and all(package.in_zone) for package in found.frontier)
    assert found.fallback is None, "of o2, o3 and o4 two always go, and no status quo is stated"


def test_what_is_too_large_to_work_out_is_said_and_the_solutions_found_by_themselves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def late(*args: Any) -> None:
        raise TooLarge("too many sums are efficient so far")

    exact, _ = find_deals(sale(9))
    monkeypatch.setattr(unlisted, "within_zone", late)
    found, notes = find_deals(sale(9))
    assert found is not None
    assert exact is not None
    assert found.frontier_status == "unknown"
    assert any("too many sums" in note for note in notes)
    for here, there in zip(found.solutions, exact.solutions, strict=True):
        assert here.status == "proven"
        assert here.picked
        if here.name != "egalitarian":  # of which one package is told
            values = {p.values for p in there.picked}
            assert {p.values for p in here.picked} <= values


def test_effort_is_bounded() -> None:
    bargain = bargain_of(sale(40))
    assert bargain is not None
    setting = settle(bargain, bargain.consents)
    with pytest.raises(TooLarge, match="compared"):
        frontier_of(setting, [None, None], Effort(made=1_000))
    with pytest.raises(TooLarge, match="efficient"):
        frontier_of(setting, [None, None], Effort(kept=1_000))


def test_packages_too_many_to_count_are_estimated_from_draws_that_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    case = sale(12)
    exact, _ = find_deals(case)
    monkeypatch.setattr(tally, "MOST_MADE", 10)
    found, _ = find_deals(case)
    assert exact is not None
    assert found is not None
    assert (found.packages_status, found.zone_status) == ("proven", "sampled")
    for estimate, number, error in zip(found.zone, exact.zone, found.zone_error, strict=True):
        assert error > 0
        assert abs(estimate - number) <= 4 * error
    assert not found.blocking


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10**9))
def test_two_to_five_parties_and_up_to_six_constraints_are_as_by_brute_force(seed: int) -> None:
    """As `python -m bench.deals.oracle` looks at a thousand cases: frontier, zone, solutions; nothing is beaten."""
    case = oracle.random_case(random.Random(seed))
    assume(case is not None)
    assert case is not None
    with pytest.MonkeyPatch.context() as patch:
        for module in (room, unlisted):
            patch.setattr(module, "MOST_LISTED", oracle.MOST_STATES)
            patch.setattr(module, "MOST_PICKED", oracle.MOST_STATES)
        assert list(oracle.differences(case)) == []


def test_constraints_that_leave_no_package_are_named() -> None:
    clash = [{"never": "o0 and o1"}, {"never": "o7"}, {"never": "not o7"}]
    with pytest.raises(Problems, match="no state is feasible"):
        find_deals(sale(100, constraints=clash))
