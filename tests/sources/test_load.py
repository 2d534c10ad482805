"""Reading a report's bytes: what is text is kept exactly, what is not is refused with a reason."""

from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from bench.hostile.papers import pdf
from pydantic import ValidationError

from accord.problem import Problems
from accord.sources import Source, Span, load_source, load_text


def test_a_text_of_no_character_at_all_is_refused_as_an_empty_file_is() -> None:
    with pytest.raises(Problems) as caught:
        Source.of("", address="draft.txt")
    (problem,) = caught.value.problems
    assert str(problem).startswith("draft.txt")
    assert "the text is empty" in str(problem)
    assert problem.hint


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"PK\x03\x04\x14\x00\x06\x00", "a Word document or an archive"),
        (bytes(range(256)) * 4, "binary"),
        ("Le traité fut signé à Genève.".encode("latin-1"), "not UTF-8: byte 0xe9 on line 1"),
        (b"word " * 10_000_000, "too long for one report"),
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
    assert load_text(text.encode("utf-32"), "a.txt").text == text
    assert load_text(b"\xef\xbb\xbf" + text.encode(), "a.txt").text == text


@pytest.mark.parametrize("encoding", ["klingon", "base64", "rot13", "punycode", "idna", "unicode_escape", "u\0", ""])
def test_an_encoding_nobody_keeps_articles_in_is_refused(encoding: str) -> None:
    """Python knows some of these; a name left empty is as good as none."""
    if not encoding:
        assert load_text(b"They talk.", "a.txt", encoding=encoding).text == "They talk."
        return
    with pytest.raises(Problems, match="unknown encoding"):
        load_text(b"They talk.", "a.txt", encoding=encoding)


def test_bytes_that_are_not_utf8_are_named_with_the_encoding_to_try() -> None:
    with pytest.raises(Problems, match="--encoding cp1252"):
        load_text("The Kremlin’s “offer”.".encode("cp1252"), "a.txt")
    assert load_text("The Kremlin’s “offer”.".encode("cp1252"), "a.txt", encoding="cp1252").text[11] == "’"


def test_half_a_surrogate_pair_becomes_one_replacement_character_and_every_offset_stays() -> None:
    source = Source.of("Iran \ud83d rejects\udc00 it.")
    assert source.text == "Iran \ufffd rejects\ufffd it."
    assert source.span(7, 14).is_exact(source)
    with pytest.raises(ValidationError):
        Source(id=source.id, text="\ud83d")


def test_a_file_called_md_is_markdown_and_its_text_is_kept_as_it_is() -> None:
    text = "# Ports stay shut\n\nThe *union* said [no](https://example.org).\n"
    source = load_text(text.encode(), "a.md")
    assert (source.form, source.text, source.title) == ("markdown", text, "Ports stay shut")
    assert load_text(text.encode(), "a.txt").form == "text"


def test_standard_input_is_read_in_every_form(monkeypatch: pytest.MonkeyPatch) -> None:
    for raw, form in (
        (b"They talk.", "text"),
        (pdf([["The ports stay shut."]]), "pdf"),
        (b"<html><body><p>" + b"The ports of the bay stay shut. " * 20 + b"</p></body></html>", "html"),
    ):
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(raw)))
        assert load_source("-").form == form


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
