"""Why there is no deal, what opens the zone, and what binds in it, against brute force in fractions."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.generators import option_cases
from tests.oracles.asked import Listing

from accord.analysis.deals.bargain import Bargain, bargain_of
from accord.analysis.deals.beyond import NoDeal, Obstacle, what_binds, why_no_deal
from accord.case import Case

some = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def demanding_cases(draw: st.DrawFn) -> Case:
    """Cases of parties that ask for much: most have no deal."""
    case = draw(option_cases(ranked=False))
    assume(any(case.preferences.values()))
    data = case.model_dump(by_alias=True, mode="json")
    ends = st.sampled_from([0.4, 0.7, 0.9, 1.0])
    known = draw(st.lists(st.sampled_from(sorted(data["parties"])), unique=True, min_size=1))
    data["fallback"] = {"reservation": {p: sorted([draw(ends), draw(ends)]) for p in known}}
    return Case.model_validate(data)


def bargain_for(case: Case) -> Bargain:
    bargain = bargain_of(case)
    assert bargain is not None
    return bargain


@some
@given(demanding_cases(), st.booleans())
def test_a_conflict_is_one_and_leaving_out_any_of_it_opens_the_zone(case: Case, breaking: bool) -> None:
    listing = Listing(case)
    assume(not listing.zone())
    check_no_deal(listing, why_no_deal(bargain_for(case), breaking=breaking), breaking=breaking)


def check_no_deal(listing: Listing, found: NoDeal, *, breaking: bool) -> None:
    assert found.empty
    assert found.irreducible
    assert not listing.meeting(found.conflict)
    for member in found.conflict:
        assert listing.meeting(o for o in found.conflict if o != member), f"without {member} some package is left"
    assert found.complete
    assert {frozenset(way.obstacles) for way in found.ways} == listing.fewest(breaking=breaking)
    for way in found.ways:
        assert listing.state(way.package.choice) in listing.meeting(
            o for o in listing.obstacles() if o not in way.obstacles
        )
    check_lowering(listing, found)


def check_lowering(listing: Listing, found: NoDeal) -> None:
    parties = list(listing.case.parties)
    needed = [i for i, p in enumerate(listing.case.parties.values()) if p.consents]
    firm = [o for o in listing.obstacles() if o.constraint is not None or o.preference is not None]
    lacks = {
        s: tuple(listing.lack(s, i) if i in needed else Fraction() for i in range(len(parties)))
        for s in listing.meeting(firm)
    }
    assert bool(found.lowering) == bool(lacks)
    for lowering in found.lowering:
        exact = lacks[listing.state(lowering.package.choice)]
        assert sum(exact) == min(map(sum, lacks.values()))
        assert lowering.by == pytest.approx([float(x) for x in exact])
    for i, party in enumerate(parties):
        others = listing.meeting(o for o in listing.obstacles() if o != Obstacle(party))
        if i not in needed or not others:
            assert found.alone[i] is None
        else:
            assert found.alone[i] == pytest.approx(float(min(listing.lack(s, i) for s in others)))


@settings(some, max_examples=40)
@given(option_cases(ranked=False), st.sampled_from(["utilitarian", "nash"]))
def test_what_binds_alone_keeps_packages_out_of_the_zone(case: Case, measure: str) -> None:
    assume(any(case.preferences.values()))
    listing = Listing(case)
    assume(listing.zone())
    found = what_binds(bargain_for(case), measure)
    assert found.complete
    told = {binding.obstacle: binding for binding in found.bindings}
    every = listing.obstacles()
    for obstacle in every:
        kept_out = listing.meeting(o for o in every if o != obstacle) - listing.zone()
        if measure == "utilitarian":
            assert (obstacle in told) == bool(kept_out)
        if obstacle in told:
            assert listing.state(told[obstacle].package.choice) in kept_out
    needed = [i for i, p in enumerate(case.parties.values()) if p.consents]
    if measure == "utilitarian":
        most = max(sum(listing.values(s)[i] for i in needed) for s in listing.zone())
        assert found.best is not None
        assert sum(listing.values(listing.state(found.best.choice))[i] for i in needed) == most
        for obstacle, binding in told.items():
            more = max(
                sum(listing.values(s)[i] for i in needed) for s in listing.meeting(o for o in every if o != obstacle)
            )
            assert sum(binding.gains[i] for i in needed) == pytest.approx(float(more - most))
