"""What is asked of deals without listing packages, against brute force in fractions."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.generators import option_cases
from tests.oracles import bargaining
from tests.oracles.asked import Listing

from accord.analysis.deals.bargain import Bargain, bargain_of
from accord.analysis.deals.beyond import solve_single
from accord.analysis.deals.beyond.single import FORMULAS
from accord.case import Case

many = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


def bargain_or_skip(case: Case) -> Bargain:
    assume(any(case.preferences.values()))
    bargain = bargain_of(case)
    assume(bargain is not None)
    assert bargain is not None
    return bargain


@many
@given(option_cases(ranked=False), st.sampled_from(sorted(FORMULAS)))
def test_each_solution_is_one_that_brute_force_picks_and_none_is_better_for_all(case: Case, name: str) -> None:
    check_single(case, bargain_or_skip(case), name)


def check_single(case: Case, bargain: Bargain, name: str) -> None:
    listing = Listing(case)
    zone = listing.zone()
    expected = bargaining.solutions(listing.model, zone, listing.quo)[name]
    single = solve_single(bargain, name)
    assert single.status == "proven"
    found = [listing.state(package.choice) for package in single.packages]
    assert bool(found) == bool(expected)
    assert set(found) <= expected
    assert set(found) <= bargaining.frontier(listing.model, zone)
    if name in ("nash", "utilitarian"):
        ways = {listing.shared(s) for s in expected}
        assert {listing.shared(s) for s in found} == ways, "every way to share the gains that ties"
    for package, state in zip(single.packages, found, strict=True):
        assert [Fraction(v).limit_denominator(10**9) for v in package.values] == listing.values(state)
