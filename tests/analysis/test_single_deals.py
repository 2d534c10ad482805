"""What is asked of deals without listing packages, against brute force in fractions."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.generators import option_cases
from tests.oracles import bargaining
from tests.oracles.asked import Listing

from accord.analysis import analyse
from accord.analysis.deals.bargain import Bargain, bargain_of
from accord.analysis.deals.beyond import (
    climb,
    improvements,
    judge,
    solve_single,
    what_binds,
    what_lasts,
    why_no_deal,
)
from accord.analysis.deals.beyond.single import FORMULAS
from accord.case import Case
from accord.problem import Problems

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


def table_case(rng: random.Random, options: int, parties: int, least: float = 0.4) -> Case:
    """Yes/no options, each worth something to everyone; any package may be agreed."""
    names = [f"p{i}" for i in range(parties)]
    made = {f"o{k}": {"by": "joint", "among": names, "does": "is agreed"} for k in range(options)}
    worths = {p: {"worth": {o: {v: rng.randint(0, 99) for v in ("no", "yes")} for o in made}} for p in names}
    data = {"title": "a table", "parties": {p: {"name": p} for p in names}, "options": made, "preferences": worths}
    return Case.model_validate(data | {"fallback": {"reservation": dict.fromkeys(names, least)}})


def test_long_lists_weighed_to_twelve_digits_are_compared_to_the_last_one() -> None:
    """Thirty statements a party: its weights have 12 digits. Compared with listing all 2,048 packages."""
    rng = random.Random(5)
    options = {f"o{k}": {"by": "ab"[k % 2], "does": "acts"} for k in range(11)}

    def statements() -> list[dict[str, str]]:
        pairs = [rng.sample(sorted(options), 2) for _ in range(30)]
        return [{"prefer": f"{x} {rng.choice(['and', 'or', 'iff'])} not {y}"} for x, y in pairs]

    data = {"title": "long lists", "parties": {"a": {"name": "A"}, "b": {"name": "B"}}, "options": options}
    case = Case.model_validate(data | {"preferences": {"a": statements(), "b": statements()}})
    bargain = bargain_of(case)
    assert bargain is not None
    assert min(bargain.scales) > 10**11
    listed = analyse(case).deals
    assert listed is not None
    for solution in listed.solutions:
        single = solve_single(bargain, solution.name)
        assert single.status == "proven"
        expected = {tuple(package.choice.values()) for package in solution.picked}
        assert expected
        assert {tuple(package.choice.values()) for package in single.packages} <= expected


def test_where_time_runs_out_nothing_is_claimed() -> None:
    """Forty options of five parties cannot be settled in no time at all."""
    case = table_case(random.Random(1), 40, 5, least=0.75)
    bargain = bargain_of(case)
    assert bargain is not None
    for name in FORMULAS:
        single = solve_single(bargain, name, 1e-9)
        assert (single.status, single.packages) == ("unknown", ())
    assert why_no_deal(bargain, time_limit=1e-9).empty is None
    assert not what_binds(bargain, time_limit=1e-9).complete
    assert not what_lasts(case, time_limit=1e-9).decided
    judged = judge(case, {}, time_limit=1e-9)
    assert (judged.efficient, judged.mended, judged.mended_proven) == (None, (), False)
    assert improvements(case, {}, time_limit=1e-9).efficient is None


def test_a_solution_cut_short_says_within_what_and_is_dominated_by_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(climb, "ROUNDS", 1)
    case = table_case(random.Random(2), 30, 3)
    bargain = bargain_of(case)
    assert bargain is not None
    single = solve_single(bargain, "nash")
    assert single.status == "within eps"
    assert 0 < single.eps < 0.2
    assert single.packages[0].efficient
    assert judge(case, single.packages[0].choice).efficient


def test_a_solution_that_is_none_is_told_with_what_was_meant() -> None:
    bargain = bargain_of(table_case(random.Random(3), 4, 2))
    assert bargain is not None
    with pytest.raises(Problems, match="no bargaining solution") as told:
        solve_single(bargain, "nahs")
    assert told.value.problems[0].hint == 'did you mean "nash"?'


def test_a_program_that_the_solver_fails_on_is_asked_again_without_its_simplifications() -> None:
    """Five parties, two of them indifferent; HiGHS of scipy 1.17 tells a "solve error" of the Nash product."""
    parties = [f"p{i}" for i in range(5)]
    ends = [{"prefer": "(o2 = yes iff o0 = yes) if not o0"}]
    data = {
        "title": "a solve error",
        "parties": {p: {"name": p} for p in parties},
        "options": {
            "o0": {"by": "p0", "does": "acts"},
            "o1": {"by": "p4", "does": "acts"},
            "o2": {"by": "p0", "does": "acts", "changes": ["yes -> no"]},
        },
        "status_quo": {"o0": "no", "o1": "no", "o2": "yes"},
        "preferences": {
            "p1": [{"best first": "o1", "order": ["yes", "no"]}, {"best first": "o2", "order": ["no", "yes"]}],
            "p3": [
                {"best first": "o1", "order": ["yes", "no"], "floor": "yes"},
                {"unknown order": [{"prefer": "o1 = yes iff not o1 = no", "level": "floor"}, *ends]},
            ],
            "p4": [{"prefer": "o0"}, {"prefer": "(o2 if o2 = no) iff at least 2 of (o0 = no, o1, o1)"}],
        },
    }
    case = Case.model_validate(data)
    bargain = bargain_of(case)
    assert bargain is not None
    check_single(case, bargain, "nash")


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
