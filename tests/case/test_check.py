"""What `check` finds in a case file, and where."""

from pathlib import Path

import pytest

from accord.case import check_case, load_case, save_case
from accord.case.file import as_plain, read_case
from accord.problem import Problem, Problems

CASE = """\
accord: case/1
title: Ending the strike    # a comment that stays
parties:
  union: {name: Dockers}
  port: {name: Port company}
options:
  strike: {by: union, does: strikes, changes: "yes -> no"}
  pay: {by: port, does: "on pay", values: [0%, 3%, 5%]}
  talks: {by: joint, among: [union, port], does: meet again}
points:
  wages: {asks: How much?, options: [pay, strike, talks]}
constraints:
  - never: pay = 5% and strike
status_quo: {strike: yes, pay: 0%, talks: no}
preferences:
  union:
    - {best first: pay, order: [5%, 3%, 0%], floor: 3%, because: [c01]}
    - any order:
        - {prefer: not strike, because: [c02]}
        - {prefer: talks, because: [c02]}
  port:
    - {prefer: "not strike", level: floor, because: [c03]}
fallback: {state: status_quo, cost: {union: [0.1, 0.2]}, by: analyst}
"""


def problems(text: str, claims: list[str] | None = None) -> list[Problem]:
    try:
        case, document = read_case(text, "c.yaml")
    except Problems as found:
        return list(found.problems)
    return check_case(case, document, claims)


def errors(text: str) -> list[str]:
    return [str(p) for p in problems(text) if p.severity == "error"]


def test_a_sound_case_has_no_errors() -> None:
    assert errors(CASE) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("never: pay = 5% and strike", "never: pay = 5% and stike", 'c.yaml:13:25: error: "stike" is not an option'),
        ("never: pay = 5%", "never: pay = 7%", 'c.yaml:13:18: error: "7%" is not a value of pay'),
        ('"not strike"', '"not  and strike"', 'c.yaml:22:22: error: "and" is not expected here'),
        ("by: port, ", "by: prt, ", 'c.yaml:8:13: error: "prt" is not a party of this case'),
        ("[5%, 3%, 0%]", "[5%, 2%, 0%]", 'error: "2%" is not a value of pay'),
        ("floor: 3%", "floor: 4%", 'error: "4%" is not a value of this order'),
        ("level: floor", "level: flor", "error: this should be 'floor' or 'aspiration'"),
        ("does: strikes", "dose: strikes", 'error: "does" is missing'),
        ("[0.1, 0.2]", "0.1", "error: this should be a list, such as [a, b]"),
        ("[0.1, 0.2]", "[0.3, 0.2]", "error: the cost of union is a range"),
        ("options: [pay, ", "options: [py, ", 'error: "py" is not an option of this case'),
        ("{strike: yes, pay: 0%", "{strike: yes, pay: 9%", 'error: "9%" is not a value of pay'),
        ("{strike: yes, pay: 0%", "{strike: yes, pay: 5%", "error: the status quo breaks this constraint"),
        ("title:", "titel:", 'error: "titel" is not a part of a case'),
        ("yes -> no", "yes -> maybe", "is not a change of this option"),
        ("among: [union, port], ", "", "a joint option says `among` whom"),
        ("  pay: {", "  pay-rise: {", 'error: "pay-rise" cannot stand in a formula'),
    ],
)
def test_an_error_says_what_where_and_how_to_mend_it(old: str, new: str, says: str) -> None:
    assert old in CASE
    found = errors(CASE.replace(old, new, 1))
    assert any(says in line for line in found), found


def test_all_errors_come_at_once() -> None:
    text = (
        CASE.replace("by: port, ", "by: prt, ").replace("[5%, 3%, 0%]", "[5%, 2%, 0%]").replace("and strike", "and x")
    )
    assert len(errors(text)) == 4  # the floor is missing from the shortened order too


def test_constraints_that_exclude_every_state_are_named_together() -> None:
    text = CASE.replace("  - never: pay = 5% and strike", "  - never: pay = 5%\n  - never: talks\n  - never: not talks")
    (found,) = errors(text)
    assert "no state is feasible" in found
    assert "never talks; never not talks" in found
    assert "pay" not in found.splitlines()[0]


def test_claims_that_are_missing_or_unused_are_told() -> None:
    found = [p.message for p in problems(CASE, ["c01", "c02", "c09"])]
    assert '"c03" is not a claim of this dossier' in found
    assert "the case does not use claim c09" in found


def test_a_preference_without_evidence_is_an_assumption() -> None:
    found = problems(CASE.replace(", because: [c03]", ""))
    assert any(p.severity == "note" and "rests on no claim" in p.message for p in found)


def test_a_guess_stays_marked_until_confirmed() -> None:
    text = CASE.replace("by: analyst}", "by: draft, note: no figure is reported}")
    assert any("fallback was guessed: no figure is reported" in p.message for p in problems(text))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: &x [1, 2]\nb: *x", "anchors and aliases"),
        ("a: &a [" + "*a, " * 3 + "]", "anchors and aliases"),
        ("- " * 40 + "x", "nested deeper"),
        ("[" * 5000, "nested deeper"),
        ("a: !!python/object/apply:os.system [ls]", "tags such as"),
        ("a: 1\na: 2", "stands here twice"),
        ("a: [", "not valid YAML"),
        ("", "a case is a mapping"),
        ("just words", "a case is a mapping"),
    ],
)
def test_hostile_or_broken_yaml_is_one_clear_error(text: str, says: str) -> None:
    (found,) = problems(text)
    assert says in found.message


def test_a_bomb_of_aliases_is_refused_before_it_grows() -> None:
    lines = ["a0: &a0 [lol]"] + [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
    (found,) = problems("\n".join(lines))
    assert "anchors and aliases" in found.message


def test_saving_keeps_comments_and_changes_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(CASE)
    case = load_case(tmp_path)
    save_case(case.model_copy(update={"title": "Another title"}), tmp_path)
    text = (tmp_path / "case.yaml").read_text()
    assert "# a comment that stays" in text
    assert load_case(tmp_path) == case.model_copy(update={"title": "Another title"})


def test_a_case_survives_its_file(tmp_path: Path) -> None:
    case, _ = read_case(CASE)
    save_case(case, tmp_path)
    assert load_case(tmp_path) == case
    assert as_plain(load_case(tmp_path)) == as_plain(case)
