"""Strong preferences, unknown pairs and views in a case file: read, checked, and written as they were."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.generators import featured_cases

from accord.case import Case, check_case, load_case, save_case
from accord.case.case import Ranking
from accord.case.file import as_plain, read_case
from accord.problem import Problems

FILE = """
accord: case/1
title: A dam on a shared river
parties: {up: {name: Upstream}, down: {name: Downstream}}
options:
  builds: {by: up, does: builds a dam}
  protests: {by: down, does: protests}
status_quo: {builds: no, protests: no}
preferences:
  up: {ranking: [1, 3, ">>", [0, 2]], unknown: [[0, 3]]}  # by state number
  down:
    - {prefer: not builds, strong: true}
    - {prefer: not protests}
views:
  up: {unseen: [protests], preferences: {down: [{prefer: builds}]}, note: it counts on thanks}
"""


def errors(text: str) -> list[str]:
    case, document = read_case(text)
    return [p.message for p in check_case(case, document) if p.severity == "error"]


def test_a_case_with_all_of_it_is_read_and_has_no_error() -> None:
    case, document = read_case(FILE)
    ranking = case.preferences["up"]
    assert isinstance(ranking, Ranking)
    assert ranking.tiers == (("1",), ("3",), ("0", "2"))
    assert ranking.gulfs == (2,)
    assert not [p for p in check_case(case, document) if p.severity == "error"]


def test_what_is_saved_is_read_as_the_same_case_and_comments_stay(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(FILE)
    case = load_case(tmp_path)
    save_case(case, tmp_path)
    assert load_case(tmp_path) == case
    assert "# by state number" in (tmp_path / "case.yaml").read_text()


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(featured_cases())
def test_any_such_case_is_the_same_after_its_plain_form(case: Case) -> None:
    assert Case.model_validate(as_plain(case)) == case


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("unseen: [protests]", "unseen: [protest]", '"protest" is not an option of this case'),
        ("unseen: [protests]", "unseen: [builds]", "up has a hand in builds, so it sees it"),
        ("preferences: {down: [", "preferences: {up: [", "up knows what it prefers"),
        ("views:\n  up:", "views:\n  upp:", '"upp" is not a party of this case'),
        ("[{prefer: builds}]", "[{prefer: bilds}]", '"bilds" is not an option'),
        ("unknown: [[0, 3]]", "unknown: [[0, 9]]", '"9" is in an unknown pair'),
    ],
)
def test_a_slip_is_told(before: str, after: str, message: str) -> None:
    assert any(message in found for found in errors(FILE.replace(before, after, 1)))


@pytest.mark.parametrize("ranking", ['[">>", 1, 0]', '[1, 0, ">>"]', '[1, ">>", ">>", 0]', '[[1, ">>"], 0]'])
def test_a_mark_of_strong_preference_stands_between_two_tiers(ranking: str) -> None:
    with pytest.raises(Problems, match="between two tiers"):
        read_case(FILE.replace('[1, 3, ">>", [0, 2]]', ranking))


def test_an_unknown_pair_is_of_two_states() -> None:
    with pytest.raises(Problems, match="two states"):
        read_case(FILE.replace("[[0, 3]]", "[[0, 0]]"))
