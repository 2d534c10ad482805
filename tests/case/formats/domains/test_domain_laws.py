"""Laws of domains: what is written is read back the same; what would not be is refused or told."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.case.formats.domains.files import worth, written

from accord.case import Additive, Case
from accord.case.case import exactly
from accord.case.formats import as_files, as_workbook, domain_files, load_any
from accord.case.formats.domains.domain import Profile
from accord.case.formats.domains.json.reserve import bid_worth
from accord.problem import Problems

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=8)
NAMES = TEXT.map(lambda s: " ".join(s.replace('"', "'").split())).filter(lambda s: bool(s.strip()) and ";" not in s)
KINDS = ("genius", "geniusweb", "negolog")


@st.composite
def domains(draw: st.DrawFn) -> Case:
    """A case that is a domain of two parties: joint options, tables that sum to 1, reservation values."""
    issues = draw(st.lists(NAMES, min_size=1, max_size=3, unique_by=str.lower))
    values = [draw(st.lists(NAMES, min_size=1, max_size=4, unique=True)) for _ in issues]
    values = [v if len(v) > 1 else [*v, f"{v[0]} not"] for v in values]
    parties = ("ann", "bob")
    tables: dict[str, Any] = {}
    for party in parties:
        cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=len(issues) - 1, max_size=len(issues) - 1)))
        weights = [b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]
        tables[party] = {
            "worth": {
                f"o{k}": {v: weight * (100 if v == v0 else draw(st.integers(0, 100))) / 10_000 for v in listed}
                for k, (listed, weight) in enumerate(zip(values, weights, strict=True))
                for v0 in [draw(st.sampled_from(listed))]
            }
        }
    among = list(parties)
    return Case.model_validate(
        {
            "title": draw(NAMES),
            "parties": {"ann": {"name": "profileA"}, "bob": {"name": "profileB"}},
            "options": {
                f"o{k}": {"by": "joint", "among": among, "does": name, "values": listed}
                for k, (name, listed) in enumerate(zip(issues, values, strict=True))
            },
            "preferences": tables,
            "fallback": {"reservation": {p: draw(st.integers(0, 100)) / 100 for p in parties}},
        }
    )


def values_of(case: Case) -> list[list[Fraction]]:
    """What every package is worth to every party, in the order of options and values."""
    found = []
    for party in case.parties:
        table = case.preferences[party]
        assert isinstance(table, Additive)
        columns = [[exactly(table.worth[o].get(v, 0.0)) for v in option.values] for o, option in case.options.items()]
        found.append([sum(package, Fraction()) / table.most for package in product(*columns)])
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(domains(), st.sampled_from(KINDS))
def test_a_domain_comes_back_with_the_same_worth_of_every_package(tmp_path: Path, case: Case, kind: str) -> None:
    files, _ = domain_files(case, kind)
    folder = tmp_path / kind
    for old in folder.glob("*"):
        old.unlink()
    back, _, _ = load_any(written(folder, files))
    assert [o.values for o in back.options.values()] == [o.values for o in case.options.values()]
    assert [o.does for o in back.options.values()] == [o.does for o in case.options.values()]
    assert [p.name for p in back.parties.values()] == ["profileA", "profileB"]
    assert values_of(back) == values_of(case)
    assert accepted(back) == accepted(case)


def accepted(case: Case) -> list[list[bool]]:
    """Which packages each party accepts."""
    assert case.fallback
    least = [exactly(case.fallback.reservation[party][0]) for party in case.parties]
    return [[v >= r for v in row] for row, r in zip(values_of(case), least, strict=True)]


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(domains())
def test_a_domain_goes_through_tables(tmp_path: Path, case: Case) -> None:
    (tmp_path / "case.xlsx").write_bytes(as_workbook(case))
    for path in (written(tmp_path / "t", as_files(case)), tmp_path / "case.xlsx"):
        back, _, _ = load_any(path)
        assert back.preferences == case.preferences
        assert back.fallback
        assert case.fallback
        assert back.fallback.reservation == case.fallback.reservation


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=4), min_size=1, max_size=4), st.integers(0, 40), st.data()
)
def test_the_bid_that_says_a_reservation_value_accepts_the_same_packages(
    rows: list[list[int]], least: int, data: st.DataObject
) -> None:
    worths = {f"i{k}": {f"v{j}": Fraction(n, 7) for j, n in enumerate(row)} for k, row in enumerate(rows)}
    sums = [sum(package, Fraction()) for package in product(*(t.values() for t in worths.values()))]
    assume(max(sums) >= Fraction(least, 7))
    bid = bid_worth(Profile("ann", worths, Fraction(least, 7)))
    value = sum((worths[issue][v] for issue, v in bid.items()), Fraction())
    assert [s >= value for s in sums] == [s >= Fraction(least, 7) for s in sums]


def two(**changed: Any) -> Case:
    data: dict[str, Any] = {
        "title": "quay",
        "parties": {"ann": {"name": "Ann"}, "bob": {"name": "Bob"}},
        "options": {"fee": {"by": "joint", "among": ["ann", "bob"], "does": "on the fee", "values": ["a", "b"]}},
        "preferences": {"ann": {"worth": {"fee": {"a": 2, "b": 3}}}, "bob": {"worth": {"fee": {"a": 1}}}},
        "fallback": {"reservation": {"ann": 0.7, "bob": 0}},
    }
    return Case.model_validate({**data, **changed})


def test_what_a_case_says_of_its_own_measure_comes_back_in_it() -> None:
    """2 and 3 are two thirds of the best and the best: GENIUS takes any numbers, the others shares that are rounded."""
    files, warnings = domain_files(two(), "genius")
    assert b'evaluation="2"' in files["Ann.xml"]
    assert b'evaluation="3"' in files["Ann.xml"]
    assert "ties may come apart" in " ".join(w.message for w in domain_files(two(), "geniusweb")[1])
    assert not [w for w in warnings if "ties" in w.message]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"options": {"fee": {"by": "ann", "does": "sets it", "values": ["a", "b"]}}}, "fee is up to ann alone"),
        (
            {"options": {"fee": {"by": "joint", "among": ["ann"], "does": "x", "values": ["a", "b"]}}},
            "among ann only",
        ),
        (
            {
                "options": {
                    "fee": {
                        "by": "joint",
                        "among": ["ann", "bob"],
                        "does": "x",
                        "values": ["a", "b"],
                        "changes": "a -> b",
                    }
                }
            },
            "may not change freely",
        ),
        ({"constraints": [{"never": "fee = a"}]}, "would allow what this case rules out: never fee = a"),
        ({"preferences": {"ann": [{"prefer": "fee = a"}]}}, "bob has no table of worth"),
        ({"parties": {"ann": {"name": "Ann"}, "bob": {"name": "Bob", "consents": False}}}, "a deal without bob"),
        ({"views": {"ann": {"preferences": {"bob": {"worth": {"fee": {"a": 1}}}}}}}, "how ann sees the conflict"),
    ],
)
def test_what_no_domain_can_say_is_refused_with_the_reason(changed: dict[str, Any], said: str) -> None:
    for kind in KINDS:
        with pytest.raises(Problems, match=said):
            domain_files(two(**changed), kind)


def test_negolog_has_two_parties() -> None:
    parties = {p: {"name": p} for p in ("ann", "bob", "cem")}
    options = {"fee": {"by": "joint", "among": list(parties), "does": "x", "values": ["a", "b"]}}
    three = two(parties=parties, options=options, preferences={p: {"worth": {"fee": {"a": 1}}} for p in parties})
    with pytest.raises(Problems, match="NegoLog has two parties; this case has 3"):
        domain_files(three, "negolog")
    assert len(domain_files(three, "genius")[0]) == 4


def test_what_is_left_out_is_told() -> None:
    case = two(as_of="2026-01-02", notes=["by night"], status_quo={"fee": "a"}, fallback={"cost": {"ann": [0.1, 0.3]}})
    told = " ".join(w.message for w in domain_files(case, "genius")[1])
    for what in ("the day", "the notes", "the status quo", "ann: its value without a deal is written"):
        assert what in told


def test_without_a_reservation_value_that_of_the_fallback_less_its_cost_is_written(tmp_path: Path) -> None:
    """a is worth two thirds to Ann; no deal costs it 0.2 in the middle."""
    case = two(status_quo={"fee": "a"}, fallback={"cost": {"ann": [0.1, 0.3]}})
    back, _, _ = load_any(written(tmp_path / "d", domain_files(case, "genius")[0]))
    assert back.fallback
    assert back.fallback.reservation["ann"][0] == pytest.approx(2 / 3 - 0.2, abs=1e-6)
    assert worth(back, "ann", on_the_fee="a") == Fraction(2, 3)
