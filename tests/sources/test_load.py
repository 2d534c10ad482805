"""Reading a report's bytes: what is text is kept exactly, what is not is refused with a reason."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from accord.problem import Problems
from accord.sources import Source, Span, load_source, load_text


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "binary"),
        (bytes(range(256)) * 4, "binary"),
        ("Le traité fut signé à Genève.".encode("latin-1"), "not UTF-8: byte 0xe9 on line 1"),
        (b"word " * 10_000_000, "too long for one report"),
        (b"<!doctype html><html><script>alert(1)</script><p>They talk.</p>", "this is a web page"),
        (b"<p>Talks</p>\n<script>alert(1)</script>", "this is a web page"),
        (b"12345 67890\n", "no words"),
    ],
)
def test_what_is_not_a_report_is_one_clear_error(raw: bytes, says: str) -> None:
    with pytest.raises(Problems) as caught:
        load_text(raw, "article.txt")
    (problem,) = caught.value.problems
    assert says in problem.message
    assert problem.hint
    assert "article.txt" in str(problem)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    for path, says in ((tmp_path / "none.txt", "no such file"), (tmp_path, "a folder")):
        with pytest.raises(Problems, match=says):
            load_source(str(path))


def test_the_text_is_kept_exactly_line_ends_included() -> None:
    text = "Talks began.\r\nNobody — “nobody” — agreed. \u202eevil\u202c\n"
    source = load_text(text.encode(), "a.txt")
    assert source.text == text


def test_marks_of_utf16_and_named_encodings_are_understood() -> None:
    text = "Genève: les parties négocient."
    assert load_text(text.encode("utf-16"), "a.txt").text == text
    assert load_text(text.encode("latin-1"), "a.txt", encoding="latin-1").text == text
    with pytest.raises(Problems, match="unknown encoding"):
        load_text(text.encode(), "a.txt", encoding="klingon")


def test_a_source_whose_text_was_changed_cannot_be_made() -> None:
    source = Source.of("Both sides met.")
    with pytest.raises(ValidationError, match="SHA-256"):
        Source(id=source.id, text="Both sides met!")


def test_a_span_is_as_long_as_its_quote_and_exact_only_at_its_place() -> None:
    source = Source.of("Both sides met. Both sides left.")
    assert source.span(16, 26).is_exact(source)
    assert not Span(source=source.id, start=1, end=11, quote="Both sides").is_exact(source)
    with pytest.raises(ValidationError, match="characters"):
        Span(source=source.id, start=0, end=9, quote="Both sides")


def test_the_headline_is_a_first_line_that_ends_without_a_stop() -> None:
    assert load_text(b"Ports stay shut\nThe union said no.", "x.txt").title == "Ports stay shut"
    assert load_text(b"# Ports stay shut\n\nThe union said no.", "x.md").title == "Ports stay shut"
    assert load_text(b"The union said no.\nMore.", "x.txt").title == ""
