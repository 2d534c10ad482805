"""A record a line: the same data as YAML reads, comments kept, and a clear problem where a long file is no such."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.document import MAX_BYTES, read_yaml
from accord.dossier import Dossier, load_dossier, records, save_dossier
from accord.dossier.dossier import Fact
from accord.dossier.records import flat_yaml, read_document, write_document
from accord.problem import Problems
from accord.sources import Source

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["null", "True", "no", "2026-02-30", "2026-03-01", "a: b", "a #b", "# c", "1e3", "- x", "é", "~", "a\u2028b", " "]
)
LEAF = WORDS | st.integers(-(10**6), 10**6) | st.booleans() | st.none() | st.lists(WORDS, max_size=3)
RECORD = st.dictionaries(st.from_regex(r"[a-z]{1,6}", fullmatch=True), LEAF, max_size=4)
DATA = st.dictionaries(
    st.from_regex(r"[a-z_]{1,8}", fullmatch=True),
    LEAF | st.lists(RECORD, min_size=1, max_size=3) | st.dictionaries(WORDS, RECORD, min_size=1, max_size=3),
    min_size=1,
    max_size=4,
)


@settings(max_examples=80, deadline=None)
@given(DATA)
def test_a_record_a_line_is_read_back_both_ways(data: dict[str, Any]) -> None:
    text = flat_yaml(data)
    assert records._read(text, "").data == data
    assert read_yaml(text, "").data == data


LINES = st.lists(
    st.sampled_from(
        ["a:", "b:", "c: x", 'c: "x"', "c: [1, 2]", "c: no", "c: null", "  - {}", '  - {"x": 1}', "  - x", "  k: 1",
         "# c", "  # c", "", '  "k 1": {"x": [null]}', "  - 2026-01-01", "c: 012", "c: 1_0", "  k: {x: 1}", "   - 1",
         "c: x ", "- 1", "  - NaN", "c: {}", "  - a #b", "c: 1.50", '  - {"x": 1, "x": 2}', "---", "  - Null", "c: yes"]
    ),
    max_size=6,
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(LINES)
def test_text_taken_for_records_means_what_yaml_says(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        data = records._read(text, "").data
    except ValueError:
        return
    assert read_yaml(text, "").data == data


def test_a_long_dossier_is_written_a_record_a_line_and_stays_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Source.of("It rained. It rained again.", title="Rain: a report", address="rain.txt")
    fact = Fact(id="f1", kind="context", words="It rained", evidence=(source.span(0, 9),))
    dossier = Dossier(title="Rain", sources={source.id: source}, facts=(fact,))
    monkeypatch.setattr(records, "MANY", 10)
    save_dossier(dossier, tmp_path)
    path = tmp_path / "dossier.yaml"
    assert path.read_text().splitlines()[3:] == ["facts:", "  - " + fact.model_dump_json(exclude_defaults=True)
        .replace('":', '": ').replace(',"', ', "')]  # fmt: skip
    assert load_dossier(tmp_path) == dossier
    monkeypatch.setattr(records, "MANY", 10**6)
    path.write_text(path.read_text().replace("  - {", "  # said twice\n  - {"))
    other = fact.model_copy(update={"id": "f0", "words": "It rained again", "evidence": (source.span(11, 26),)})
    save_dossier(dossier.model_copy(update={"facts": (other, fact)}), tmp_path)
    lines = path.read_text().splitlines()
    assert [line[:18] for line in lines[4:]] == ['  - {"id": "f0", "', "  # said twice", '  - {"id": "f1", "']


def test_a_short_dossier_keeps_the_layout_a_person_gave_it() -> None:
    old = "title: Rain  # in March\nparties:\n  # the north\n  north: {name: North}\n"
    new = write_document(
        {"title": "Rain", "parties": {"north": {"name": "North"}, "south": {"name": "South"}}}, onto=old
    )
    assert new.startswith(old)
    assert "south:" in new


def test_a_record_that_is_wrong_has_its_line() -> None:
    document = read_document('title: Rain\n\nfacts:\n  - {"id": "f1"}\n  - {"id": "f2"}\n', "dossier.yaml")
    place = document.place(("facts", 1, "kind"))
    assert (place.line, place.column, place.text) == (5, 3, '  - {"id": "f2"}')


def test_a_file_too_long_for_yaml_names_the_line_that_is_no_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MAX_BYTES", 20)
    with pytest.raises(Problems, match=r"d\.yaml:3:1: error: this line is no record"):
        read_document("title: Rain\nfacts:\n  - {id: f1}\n", "d.yaml")
    assert MAX_BYTES > 10**6


@pytest.mark.parametrize("text", ['a: {"b": ' * 3 + "[" * 100_000, "a: " + "9" * 10_000, 'a: "\ud800"', "\x00"])
def test_hostile_records_are_a_value_or_a_problem(text: str) -> None:
    try:
        assert read_document(text, "d.yaml").data
    except Problems as found:
        assert str(found)
