"""The worked examples are sound, say where everything comes from, and show what their READMEs say."""

from __future__ import annotations

import functools
from pathlib import Path

import numpy as np
import pytest

from accord.analysis import Analysis, analyse
from accord.analysis.deals.packages import weigh
from accord.analysis.deals.zone import zone
from accord.analysis.results import StateSet
from accord.analysis.states import list_states
from accord.case import Case, check_case, load_case
from accord.case.case import AnyOrder, BestFirst, Statement, UnknownOrder
from accord.case.check import preferences_of
from accord.dossier import check_dossier, load_dossier
from accord.dossier.check import spans

EXAMPLES = Path(__file__).parent.parent / "examples"
NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/case.yaml"))

each_example = pytest.mark.parametrize("name", NAMES)


@functools.cache
def case_of(name: str) -> Case:
    return load_case(EXAMPLES / name)


@functools.cache
def analysis_of(name: str) -> Analysis:
    return analyse(case_of(name))


def readme_of(name: str) -> str:
    return " ".join((EXAMPLES / name / "README.md").read_text(encoding="utf-8").split())


def named(name: str, state: int) -> dict[str, str]:
    """A state as the value of each option."""
    case, choices = case_of(name), analysis_of(name).choices[state]
    return {o: case.options[o].values[v] for o, v in zip(analysis_of(name).options, choices, strict=True)}


def zone_of(name: str) -> StateSet:
    """The packages acceptable to all, at the middle cost of no deal."""
    worth = weigh(case_of(name), list_states(case_of(name)), analysis_of(name).ranks)
    assert worth is not None
    return zone(worth)


def solution(name: str, word: str) -> list[int]:
    """The states a bargaining solution picks."""
    deals = analysis_of(name).deals
    assert deals is not None
    return [state for s in deals.solutions if word in s.name.lower() for state in s.packages]


def holds(name: str, concept: str, state: int) -> bool:
    return bool(analysis_of(name).stability[concept].equilibria[state])


@each_example
def test_an_example_has_no_error_and_nothing_left_to_confirm(name: str) -> None:
    dossier = load_dossier(EXAMPLES / name)
    problems = [*check_dossier(dossier), *check_case(case_of(name), claims=dossier.claims)]
    assert [str(p) for p in problems if p.severity != "note"] == []
    assert {claim.status for claim in dossier.claims.values()} == {"confirmed"}


@each_example
def test_every_quote_stands_exactly_at_its_place(name: str) -> None:
    dossier = load_dossier(EXAMPLES / name)
    quotes = list(spans(dossier))
    assert quotes
    assert all(span.is_exact(dossier.sources[span.source]) for _, _, span in quotes)


@each_example
def test_the_sources_are_the_reports_byte_for_byte(name: str) -> None:
    sources = {path.read_bytes() for path in (EXAMPLES / name / "sources").glob("*.txt")}
    assert sources == {path.read_bytes() for path in (EXAMPLES / name / "reports").glob("*.txt")}


@each_example
def test_every_reason_is_a_claim_of_the_dossier(name: str) -> None:
    case, claims = case_of(name), load_dossier(EXAMPLES / name).claims
    items = [*case.parties.values(), *case.options.values(), *case.points.values(), *case.constraints]
    reasons = {c for item in items for c in item.because} | {c for _, _, p in preferences_of(case) for c in p.because}
    assert reasons
    assert reasons <= set(claims)


@each_example
def test_a_preference_rests_on_claims_of_its_own_party_or_says_why_it_is_assumed(name: str) -> None:
    claims = load_dossier(EXAMPLES / name).claims
    for party, path, preference in preferences_of(case_of(name)):
        assert preference.because or preference.note, path
        assert all(party in claims[c].holders for c in preference.because), path


@each_example
def test_a_must_have_is_reported_as_one_or_says_that_it_is_our_reading(name: str) -> None:
    claims = load_dossier(EXAMPLES / name).claims
    for _, path, item in preferences_of(case_of(name)):
        is_floor = item.floor is not None if isinstance(item, BestFirst) else item.level == "floor"
        if is_floor:
            assert item.note or any(claims[c].level == "floor" for c in item.because), path


@each_example
def test_a_note_folded_over_lines_reads_as_one_line(name: str) -> None:
    case = case_of(name)
    items = [*case.parties.values(), *case.options.values(), *case.points.values(), *case.constraints, case.fallback]
    notes = [item.note for item in items if item] + [p.note for _, _, p in preferences_of(case)] + [*case.notes]
    assert [note for note in notes if not note.isprintable()] == []


@each_example
def test_the_zone_is_not_empty_and_must_haves_narrow_it(name: str) -> None:
    deals = analysis_of(name).deals
    assert deals is not None
    assert 200 <= deals.packages <= 2000
    assert 0 < deals.zone[0] <= deals.zone[1] <= deals.zone[2]
    assert len({block.party for block in deals.binds}) >= 2


@each_example
def test_the_status_quo_and_the_best_bargain_both_hold_but_only_one_of_them_unanswered(name: str) -> None:
    analysis = analysis_of(name)
    assert analysis.status_quo is not None
    assert holds(name, "nash", analysis.status_quo)
    best = solution(name, "nash")
    assert best
    for state in best:
        assert holds(name, "seq", state)
        assert not holds(name, "nash", state)


@each_example
def test_the_readme_gives_the_numbers_that_are_computed(name: str) -> None:
    deals = analysis_of(name).deals
    assert deals is not None
    assert f"There are {deals.packages} feasible states. {deals.zone[1]} of them are packages" in readme_of(name)
    assert f"{len(load_dossier(EXAMPLES / name).claims)} claims" in readme_of(name)


def test_alaska_shows_every_kind_of_preference_and_option() -> None:
    case = case_of("alaska-2025")
    kinds = {type(p) for listed in case.preferences.values() if isinstance(listed, tuple) for p in listed}
    assert kinds == {Statement, BestFirst, AnyOrder, UnknownOrder}
    assert any(option.among for option in case.options.values())
    assert any(option.changes for option in case.options.values())
    assert any(len(option.values) > 2 for option in case.options.values())
    assert any(preference.likelihood for _, _, preference in preferences_of(case))


def test_alaska_half_of_the_zone_holds_and_none_of_it_unanswered() -> None:
    analysis, zone = analysis_of("alaska-2025"), zone_of("alaska-2025")
    assert not (analysis.stability["nash"].equilibria & zone).any()
    assert (analysis.stability["seq"].equilibria & zone).sum() * 2 == zone.sum()


def test_alaska_without_must_haves_there_would_be_two_or_three_times_as_many_packages() -> None:
    deals = analysis_of("alaska-2025").deals
    assert deals is not None
    assert f"packages that all three could accept, {deals.zone[0]} if going on" in readme_of("alaska-2025")
    more = {p: sum(b.excludes for b in deals.binds if b.party == p) / deals.zone[1] for p in ("ukraine", "us")}
    assert {party: round(share) + 1 for party, share in more.items()} == {"ukraine": 2, "us": 3}


def test_alaska_the_best_bargain_leaves_the_land_open_and_a_withdrawal_would_not_hold() -> None:
    [best] = [named("alaska-2025", s) for s in solution("alaska-2025", "nash")]
    assert {best["ru_stops"], best["ua_stops"], best["us_no_nato"], best["ua_no_troops"]} == {"yes"}
    assert best["ua_land"] == "leaves it open"
    for state in solution("alaska-2025", "kalai"):
        assert named("alaska-2025", state)["ru_land"] == "leaves some of them"
        assert not holds("alaska-2025", "seq", state)
        assert not analysis_of("alaska-2025").stability["gmr"].stable[0, state]


def test_tarnmouth_nobody_has_a_position_on_the_casual_workers() -> None:
    case = case_of("port-strike")
    assert "casuals" in case.points
    assert not [c for c in load_dossier(EXAMPLES / "port-strike").claims.values() if c.point == "casuals"]
    formulas = [p.prefer for _, _, p in preferences_of(case) if isinstance(p, Statement)]
    assert "casuals" not in {atom.option for formula in formulas for atom in formula.atoms()}


def test_tarnmouth_every_package_has_the_weekends_and_the_job_guarantee() -> None:
    packages = [named("port-strike", int(s)) for s in np.flatnonzero(zone_of("port-strike"))]
    assert {(p["strike"], p["rosters"], p["jobs"], p["cranes"]) for p in packages} == {("no", "yes", "yes", "yes")}
    assert {p["pay"] for p in packages} == {"5%", "6%"}
    firm = analysis_of("port-strike").stability["seq"].equilibria & zone_of("port-strike")
    assert f"{firm.sum()} of the {len(packages)} hold" in readme_of("port-strike")


def test_tarnmouth_the_best_bargain_is_a_three_year_agreement_with_lower_dues() -> None:
    best = [named("port-strike", state) for state in solution("port-strike", "nash")]
    assert {(p["peace"], p["dues"], p["pay"]) for p in best} == {("yes", "yes", "6%")}
    assert {p["casuals"] for p in best} == {"no", "yes"}


def test_tarnmouth_a_no_strike_agreement_holds_only_because_of_the_weekends() -> None:
    """Were the company indifferent to the weekends, it could cut pay and not be answered, except by a strike."""
    case, best = case_of("port-strike"), solution("port-strike", "nash")
    listed = case.preferences["company"]
    assert isinstance(listed, tuple)
    kept = tuple(p for p in listed if not (isinstance(p, Statement) and str(p.prefer) == "rosters"))
    assert len(kept) == len(listed) - 1
    analysis = analyse(case.model_copy(update={"preferences": {**case.preferences, "company": kept}}))
    company = analysis.parties.index("company")
    may_strike = dict(zip(analysis.options, analysis.choices[best[0]], strict=True))
    may_strike["peace"] = np.int16(0)
    [without] = np.flatnonzero((analysis.choices[:] == list(may_strike.values())).all(axis=1))
    assert not any(analysis.stability["gmr"].stable[company, state] for state in best)
    assert analysis.stability["seq"].stable[company, without]
