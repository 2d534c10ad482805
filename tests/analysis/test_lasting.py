"""Whether deals last when reservation values move, against brute force; and a province nobody can keep by promise."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.generators import option_cases
from tests.oracles import bargaining
from tests.oracles.asked import Listing

from accord.analysis.deals.beyond import Obstacle, lasts, what_lasts
from accord.case import Case
from accord.case.check import check_case
from accord.problem import Problems

some = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def moving_cases(draw: st.DrawFn) -> Case:
    """Cases whose reservation values will move, up or down."""
    case = draw(option_cases(ranked=False))
    assume(any(case.preferences.values()))
    data = case.model_dump(by_alias=True, mode="json")
    ends = st.sampled_from([0.0, 0.2, 0.45, 0.6, 0.8])
    moving = draw(st.lists(st.sampled_from(sorted(data["parties"])), unique=True, min_size=1))
    later = {p: sorted([draw(ends), draw(ends)]) for p in moving}
    data["fallback"] = (data["fallback"] or {}) | {"later": later}
    return Case.model_validate(data)


def keepers(listing: Listing, end: int) -> set[tuple[int, ...]]:
    """The packages of today's zone that are acceptable later, at the low or the high end of the ranges."""
    case = listing.case
    assert case.fallback is not None
    needed = [(i, p) for i, (p, party) in enumerate(case.parties.items()) if party.consents]
    later = {i: Fraction(str(case.fallback.later[p][end])) for i, p in needed if p in case.fallback.later}
    return {s for s in listing.zone() if all(listing.values(s)[i] >= r for i, r in later.items())}


@some
@given(moving_cases(), st.data())
def test_what_lasts_is_what_brute_force_says(case: Case, data: st.DataObject) -> None:
    listing = Listing(case)
    found = what_lasts(case)
    assert found.decided
    within = [listing.zone(), keepers(listing, 0), keepers(listing, 1)]
    for package, packages in zip((found.today, found.part, found.whole), within, strict=True):
        assert (package is None) == (not packages)
        if package is not None:
            assert listing.state(package.choice) in packages
    assert bool(found.conflict) == (not within[2])
    assert found.costs.open == tuple(bool(bargaining.zone(listing.model, listing.quo, end)) for end in (0, 1, 2))
    feasible = listing.meeting(o for o in listing.obstacles() if o.constraint is not None)
    state = data.draw(st.sampled_from(sorted(feasible)))
    verdict = lasts(case, listing.spelled(state)).verdict
    place = sum(state in packages for packages in within)
    assert verdict == ("not acceptable today", "does not last", "lasts in part of the range", "lasts")[place]


def province(**changes: Any) -> Case:
    """Two neighbours share a province of ten parts; war costs each a tenth or two. One of them grows stronger."""
    shares = [str(k) for k in range(11)]
    data: dict[str, Any] = {
        "title": "a province",
        "parties": {"north": {"name": "North"}, "south": {"name": "South"}},
        "options": {
            "share": {"by": "joint", "among": ["north", "south"], "does": "is the share of the north", "values": shares}
        },
        "preferences": {
            "north": {"worth": {"share": {s: int(s) for s in shares}}},
            "south": {"worth": {"share": {s: 10 - int(s) for s in shares}}},
        },
        "status_quo": {"share": "5"},
        "fallback": {"cost": {"north": [0.1, 0.2], "south": [0.1, 0.1]}},
    }
    return Case.model_validate(data | changes)


def test_costs_of_war_open_a_zone_as_wide_as_their_sum() -> None:
    """The expected outcome of war is a share of 5, less 0.15 for the north and 0.1 for the south."""
    costs = what_lasts(province()).costs
    assert costs.width == pytest.approx((0.2, 0.25, 0.3))
    assert costs.open_without is True, "the outcome of war can be had without war"
    assert costs.open == (True, True, True)
    indivisible = province(constraints=[{"never": f'share = "{k}"'} for k in (4, 6)])
    assert what_lasts(indivisible).costs.open == (True, True, True)


def test_a_deal_does_not_last_where_one_will_be_too_strong_to_be_held_to_it() -> None:
    """Today the north takes a share of 4 to 6; later war gives it 0.6 to 0.9, and the south never takes under 4."""
    rising = province(fallback={"cost": {"north": [0.1, 0.2], "south": [0.1, 0.1]}, "later": {"north": [0.6, 0.9]}})
    found = what_lasts(rising)
    assert found.rising == ("north",)
    assert found.today is not None
    assert found.part is not None
    assert found.part.choice == {"share": "6"}
    assert found.whole is None
    assert found.conflict == (Obstacle("north"), Obstacle("south"))
    assert lasts(rising, {"share": "6"}).verdict == "lasts in part of the range"
    five = lasts(rising, {"share": "5"})
    assert five.verdict == "does not last"
    assert five.leaves == ("north",)
    assert five.later[0] == pytest.approx((-0.1, -0.4))
    assert lasts(rising, {"share": "2"}).verdict == "not acceptable today"


def test_who_only_grows_weaker_keeps_today_s_deal() -> None:
    falling = province(fallback={"cost": {"north": [0.1, 0.2], "south": [0.1, 0.1]}, "later": {"north": 0.2}})
    found = what_lasts(falling)
    assert found.rising == ()
    assert found.whole is not None
    assert lasts(falling, {"share": "5"}).verdict == "lasts"


def test_a_later_value_out_of_range_or_of_a_stranger_is_told() -> None:
    with pytest.raises(ValueError, match="later reservation value of north"):
        province(fallback={"later": {"north": [0.9, 0.6]}})
    problems = check_case(province(fallback={"later": {"nort": 0.5}}))
    assert [p.hint for p in problems if p.severity == "error"] == ['did you mean "north"?']
    with pytest.raises(Problems, match="not a value of share"):
        lasts(province(), {"share": "eleven"})
