"""GeniusWeb's and NegoLog's JSON as a case: what counts for how much, and what is refused with its path."""

import copy
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.case.formats.domains.files import FERRY_PROFILE, HARBOUR, HARBOUR_PROFILE, worth, written

from accord.case.formats import load_any
from accord.problem import Problems

SPACE = "LinearAdditiveUtilitySpace"


def harbour(folder: Path, profile: Any = HARBOUR_PROFILE) -> Path:
    return written(folder, {"harbour.json": HARBOUR, "captain.json": profile})


def ferry(folder: Path, profile: Any = FERRY_PROFILE) -> Path:
    return written(folder, {"profileA.json": FERRY_PROFILE, "profileB.json": profile, "specs.json": {"Name": "ferry"}})


def replaced(data: Any, way: list[str], value: Any) -> Any:
    """The data with another value at a path; None takes it out."""
    data = copy.deepcopy(data)
    at = data
    for step in way[:-1]:
        at = at[step]
    if value is None:
        del at[way[-1]]
    else:
        at[way[-1]] = value
    return data


def test_a_package_is_worth_weights_times_utilities(tmp_path: Path) -> None:
    case, _, _ = load_any(harbour(tmp_path / "h"))
    assert case.title == "harbour"
    assert [p.name for p in case.parties.values()] == ["the captain"]
    assert worth(case, "the_captain", fee="high", pilots="2") == Fraction("0.265")
    assert worth(case, "the_captain", fee="low", pilots="3") == 1


def test_the_reservation_value_is_that_of_the_reservation_bid(tmp_path: Path) -> None:
    case, _, _ = load_any(harbour(tmp_path / "h"))
    assert case.fallback is not None
    assert case.fallback.reservation["the_captain"] == (0.265, 0.265)
    assert "reservation bid in the file: fee: high, pilots: 2" in case.preferences["the_captain"].note  # type: ignore[union-attr]
    none = replaced(HARBOUR_PROFILE, [SPACE, "reservationBid"], None)
    case, _, _ = load_any(harbour(tmp_path / "n", none))
    assert case.fallback is not None
    assert case.fallback.reservation["the_captain"] == (0.0, 0.0)


def test_a_reservation_value_is_rounded_down_so_that_it_still_allows_its_own_bid(tmp_path: Path) -> None:
    """Seven decimal places: 0.7 times 0.2500001, of which six are kept."""
    fine = replaced(
        HARBOUR_PROFILE,
        [SPACE, "issueUtilities", "fee", "DiscreteValueSetUtilities", "valueUtilities", "high"],
        0.2500019,
    )
    case, _, warnings = load_any(harbour(tmp_path / "h", fine))
    assert case.fallback is not None
    kept = case.fallback.reservation["the_captain"][0]
    assert kept == 0.265001
    assert worth(case, "the_captain", fee="high", pilots="2") > Fraction(str(kept))
    assert "kept to six decimal places" in str(warnings[0])


def test_a_range_of_numbers_is_its_steps_and_may_be_valued_along_a_line(tmp_path: Path) -> None:
    """From 0.5 to 2 in steps of 0.5; worth 0 at the low end and 1 at the high end."""
    domain = {"name": "dues", "issuesValues": {"rate": {"range": {"low": 0.5, "high": "2", "step": 0.5}}}}
    line = {"NumberValueSetUtilities": {"lowValue": 0.5, "lowUtility": 0.0, "highValue": 2, "highUtility": 1.0}}
    space = {"issueUtilities": {"rate": line}, "issueWeights": {"rate": 1.0}, "domain": domain, "name": "port"}
    case, _, _ = load_any(written(tmp_path / "d", {"dues.json": domain, "port.json": {SPACE: space}}))
    assert case.options["rate"].values == ("0.5", "1", "1.5", "2")
    assert worth(case, "port", rate="1") == Fraction(1, 3)


def test_a_profile_brings_its_domain_where_there_is_no_other(tmp_path: Path) -> None:
    case, _, _ = load_any(written(tmp_path / "h", {"captain.json": HARBOUR_PROFILE}))
    assert case.options["pilots"].values == ("1", "2", "3")


def test_negolog_profiles_have_their_issues_and_reservation_values(tmp_path: Path) -> None:
    case, _, warnings = load_any(ferry(tmp_path / "ferry"))
    assert case.title == "ferry"
    assert list(case.parties) == ["profilea", "profileb"]
    assert worth(case, "profilea", hour="9", fare="3") == Fraction("0.14") + Fraction("0.3575")
    assert case.fallback is not None
    assert case.fallback.reservation == {"profilea": (0.2, 0.2), "profileb": (0.2, 0.2)}
    assert not warnings


def test_an_issue_of_one_value_is_settled_and_its_worth_counted_with_another(tmp_path: Path) -> None:
    """The hour is 6, worth 0.35 to anyone; fares are worth 0.065, 0.3575 and 0.65 besides."""
    told = replaced(FERRY_PROFILE, ["issues", "hour"], {"6": 1.0})
    case, _, warnings = load_any(written(tmp_path / "f", {"profileA.json": told, "profileB.json": told}))
    assert list(case.options) == ["fare"]
    assert worth(case, "profilea", fare="3") == Fraction("0.7075")
    assert "Settled, as there is one value only (hour: 6)" in warnings[0].message
    assert any("Settled" in note for note in case.notes)
    nothing = replaced(told, ["issues", "fare"], {"2": 0.1})
    with pytest.raises(Problems, match="nothing is to be agreed"):
        load_any(written(tmp_path / "n", {"profileA.json": nothing}))


def test_numbers_are_read_as_they_are_written(tmp_path: Path) -> None:
    """0.1 + 0.2 is 0.3, which it is not in floating point."""
    told = {"issueWeights": {"a": 1, "b": 1}, "issues": {"a": {"x": 0.1, "y": 0.3}, "b": {"x": 0.2, "y": 0}}}
    case, _, _ = load_any(written(tmp_path / "d", {"profileA.json": told}))
    assert worth(case, "profilea", a="x", b="x") == worth(case, "profilea", a="y", b="y")


@pytest.mark.parametrize(
    ("way", "value", "said"),
    [
        (
            [SPACE, "issueWeights", "fee"],
            1.5,
            r"captain.json: error: LinearAdditiveUtilitySpace.issueWeights.fee: .*0 to 1",
        ),
        ([SPACE, "issueWeights", "fee"], "much", '"much" is no number to count with'),
        ([SPACE, "issueWeights", "fee"], None, 'the issue "fee" is missing'),
        ([SPACE, "issueWeights", "toll"], 0.1, '"toll" is not an issue of the domain'),
        ([SPACE, "issueUtilities", "fee"], {}, "DiscreteValueSetUtilities or NumberValueSetUtilities"),
        ([SPACE, "issueUtilities"], [], "an object of issues"),
        ([SPACE, "domain", "issuesValues", "fee"], {"values": ["low", "mid"]}, "of other issues or values"),
        ([SPACE, "reservationBid"], {"issuevalues": {"fee": "low"}}, '"pilots" has none'),
        ([SPACE, "reservationBid"], {"issuevalues": {"fee": "low", "pilots": "9"}}, '"pilots" has none'),
        (["SumOfGroupsUtilitySpace"], {}, "values groups of issues together"),
        (["DefaultPartialOrdering"], {}, "not what they are worth"),
    ],
)
def test_what_a_case_cannot_be_of_is_refused_with_its_path(
    tmp_path: Path, way: list[str], value: Any, said: str
) -> None:
    with pytest.raises(Problems, match=said):
        load_any(harbour(tmp_path / "h", replaced(HARBOUR_PROFILE, way, value)))


@pytest.mark.parametrize(
    ("way", "value", "said"),
    [
        (["issueWeights", "hour"], -1, r"profileB.json: error: issueWeights.hour: this should be 0 or more"),
        (["issueWeights", "hour"], None, '"hour" has no weight'),
        (["issues", "hour"], {"6": 1, "8": 1}, "other issues or values than in the first profile"),
        (["issues", "hour"], {"6": 1}, "other issues or values than in the first profile"),
        (["issues", "hour", "6"], True, '"True" is no number'),
        (["issues", "hour"], {" ": 1, "9": 1}, "blank name"),
        (["reservationValue"], "none", '"none" is no number'),
    ],
)
def test_a_negolog_profile_that_is_wrong_is_refused(tmp_path: Path, way: list[str], value: Any, said: str) -> None:
    with pytest.raises(Problems, match=said):
        load_any(ferry(tmp_path / "f", replaced(FERRY_PROFILE, way, value)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"issueWeights": {"a": NaN}, "issues": {}}', "NaN is no number"),
        ('{"issueWeights": {"a": 1, "a": 2}, "issues": {}}', "stands twice"),
        ('{"issueWeights": {"a": 1e400}, "issues": {"a": {"x": 1, "y": 1}}}', "no number to count with"),
        ('{"issueWeights": {"a": 0.' + "1" * 90 + '}, "issues": {"a": {"x": 1, "y": 1}}}', "no number to count with"),
        ('{"issueWeights": ' + "[" * 50 + "]" * 50 + ', "issues": {}}', "nested deeper than 12 levels"),
        ('{"issueWeights"', "not valid JSON"),
    ],
)
def test_damaged_json_is_told_and_never_guessed_at(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(Problems, match=said):
        load_any(written(tmp_path / "d", {"profileA.json": text}))


def test_files_of_two_programs_in_one_folder_are_refused(tmp_path: Path) -> None:
    folder = harbour(tmp_path / "h")
    (folder / "profileA.json").write_text(json.dumps(FERRY_PROFILE))
    with pytest.raises(Problems, match="files of several programs"):
        load_any(folder)


def test_a_domain_without_profiles_and_a_folder_without_a_domain_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(Problems, match="no profile of a party"):
        load_any(written(tmp_path / "a", {"harbour.json": HARBOUR}))
    with pytest.raises(Problems, match="no negotiation domain is in here"):
        load_any(written(tmp_path / "b", {"other.json": [1, 2]}))
