"""YAML in and out: the place of everything, and what a person wrote stays."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.document import read_yaml, write_yaml
from accord.problem import Place, Problem, Problems

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)
scalars = words | st.integers(-(10**6), 10**6) | st.booleans() | st.none()
trees = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4), max_leaves=12
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(words, trees, max_size=4))
def test_what_is_written_is_read_back(data: dict[str, Any]) -> None:
    assert read_yaml(write_yaml(data), "f.yaml").data == data


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(words, trees, max_size=4), st.dictionaries(words, trees, max_size=4))
def test_written_onto_an_earlier_version_the_new_data_are_read_back(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert read_yaml(write_yaml(new, onto=write_yaml(old)), "f.yaml").data == new


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_a_document_or_a_clear_problem(text: str) -> None:
    try:
        read_yaml(text, "f.yaml")
    except Problems as found:
        assert all(p.message and p.place for p in found.problems)


def test_comments_and_layout_stay_where_nothing_changed() -> None:
    old = "# what it is\na: {x: 1, y: 2}   # kept\nb:\n  - one  # first\n  - two\n"
    new = write_yaml({"a": {"x": 1, "y": 3}, "b": ["one", "two", "three"]}, onto=old)
    assert new == "# what it is\na: {x: 1, y: 3}   # kept\nb:\n  - one  # first\n  - two\n  - three\n"


@pytest.mark.parametrize(
    ("path", "line", "column"), [(("a",), 1, 1), (("a", "x"), 1, 8), (("b", 0), 3, 5), (("b", 1, "z"), 4, 9)]
)
def test_every_value_has_its_place(path: tuple[str | int, ...], line: int, column: int) -> None:
    document = read_yaml("a: {x: 1}\nb:\n  - one\n  - {z: two}\n", "f.yaml")
    place = document.place(path)
    assert (place.line, place.column) == (line, column)


def test_a_problem_shows_the_line_and_a_caret_under_the_word() -> None:
    place = Place("a.yaml", 3, 5, "b: [natoo]", 5)
    shown = str(Problem("error", '"natoo" is not an option', place, 'did you mean "nato"?')).splitlines()
    assert shown[0] == 'a.yaml:3:5: error: "natoo" is not an option'
    assert shown[1].index("natoo") == shown[2].index("^^^^^")
    assert shown[3].strip() == 'hint: did you mean "nato"?'


def test_a_hostile_line_cannot_steer_the_terminal() -> None:
    shown = str(Problem("error", "bad", Place("a", 1, 1, "x\x1b[2J\u202ey")))
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_folded_text_is_the_text_without_marks_of_the_fold() -> None:
    assert read_yaml("a: >-\n  one\n  two\n\n  three\n", "f.yaml").data == {"a": "one two\nthree"}
