"""What the parser is given: the words without the marks, and for every character its place in the source."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.reading import read, tidying
from accord.reading.passages import MOST_CHARACTERS, end_of_reading, passages
from accord.reading.stretch_text import words_under
from accord.reading.tidying import blocks, is_marked_heading, tidied
from accord.sources import Source


def copies(text: str) -> list[str]:
    out = []
    for start, block in blocks(text):
        copy, at = tidied(block, start)
        assert len(copy) == len(at)
        for letter, place in zip(copy, at, strict=True):
            assert letter == text[place] or letter in " '", "a character of the copy is not the one at its place"
        assert list(at) == sorted(set(at))
        out.append(copy)
    return out


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("## What Iran wants ##", "What Iran wants"),
        ("> Iran *rejects* the **whole** _plan_.", "Iran rejects the whole plan."),
        ("- Iran rejects the plan.", "Iran rejects the plan."),
        ("12. Iran rejects the plan.", "Iran rejects the plan."),
        ("Iran [rejects](https://a.example/x_y_z) the plan.[^1]", "Iran rejects the plan."),
        ("Iran [rejects][1] the `plan`.", "Iran rejects the plan."),
        ("![Iran](a.png) Iran rejects <b>the</b> plan.", "Iran rejects the plan."),
        (r"Iran rejects the plan \*for now\*.", "Iran rejects the plan for now."),
        ("A price of 5 * 3 and snake_case_names stay.", "A price of 5 * 3 and snake_case_names stay."),
        ("“[We] will not [accept] it,” he said.", "“[We] will not [accept] it,” he said."),
        ("Talks failed!!!!!!!!!! Again......", "Talks failed!!! Again..."),
        ("Iran\u200b re\u00adjects\u202e the\u00a0plan.", "Iran rejects the plan."),
    ],
)
def test_marks_are_left_out_and_words_are_not(text: str, read_as: str) -> None:
    assert copies(text) == [read_as]


_LETTERS = st.sampled_from([*"aB9  .,-'\"’“_!?|*[]()<>#`\n\t", "\u00a0", "\u200b", "\u3000", "é", "x" * 199, "...."])


@settings(max_examples=400, deadline=None)
@given(text=st.lists(_LETTERS, max_size=30).map("".join))
def test_a_paragraph_taken_over_at_a_glance_is_the_one_read_letter_by_letter(text: str) -> None:
    """Plain paragraphs are not gone through letter by letter: with that shortcut closed, nothing changes."""
    glance = tidied(text, 7)
    with pytest.MonkeyPatch.context() as closed:
        closed.setattr(tidying, "_is_tidy", lambda text: False)
        assert tidied(text, 7) == glance


_MARKS = st.sampled_from([*"#[]()*_<>`\\!^-+ a", "\n", "b>", "- a", "+ a", "1) a", "](a", "# a"])


@settings(max_examples=1500, deadline=None)
@given(text=st.lists(_MARKS, max_size=7).map("".join))
def test_a_paragraph_is_looked_through_for_markdown_wherever_it_has_any(text: str) -> None:
    """Paragraphs without a letter of Markdown are not searched for it: where they are, nothing is found."""
    if not tidying._MAY_BE_MARKED.search(text):
        assert not list(tidying._marked(text))


def test_what_is_kept_of_a_paragraph_is_what_its_parse_says() -> None:
    source = Source.of("“We won't  cede it,” she said…\n\nDid Bern’s envoy (Ann Lee, 52) agree to 3.5%? Not yet.\n")
    for page in passages(source):
        assert page.text == page.doc.text
        assert page.lemmas == tuple(t.lemma_.lower() for t in page.doc)
        assert page.pos == tuple(t.pos_ for t in page.doc)
        for first in range(len(page.doc)):
            for last in range(len(page.doc) + 2):
                assert words_under(page.doc, first, last) == page.doc[first : max(first, last)].text


def test_a_claim_in_markdown_is_quoted_as_it_stands_in_the_file() -> None:
    source = Source.of("Officials met on Monday.\n\n> Iran [rejects](https://a.example) **the levy**.\n")
    (claim,) = read([source]).claims.values()
    (span,) = claim.evidence
    assert span.is_exact(source)
    assert span.quote == "Iran [rejects](https://a.example) **the levy"


def test_a_heading_by_its_mark_claims_nothing_whatever_it_looks_like() -> None:
    assert is_marked_heading("## Iran rejects the levy.")
    assert not read([Source.of("## Iran rejects the levy.\n\nIt rained.")]).claims


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028"])
def test_paragraphs_are_the_same_with_every_kind_of_line_end(line_end: str) -> None:
    broken = (
        "The government of Peru has for many months rejected every plan that would",
        "have closed the mines along the river, and it wants the neighbouring state to",
        "pay for the clean-up of the lake, which would cost a great deal of money and",
        "take at least ten years.",
        "",
        "Chile has not answered.",
    )
    first, second = copies(line_end.join(broken))
    assert first.startswith("The government")
    assert first.endswith("ten years.")
    assert second == "Chile has not answered."


def test_lines_of_a_block_quote_belong_together_and_list_items_do_not() -> None:
    long = "has for many months rejected every plan that would close the mines"
    text = f"> Peru {long}\n> and it {long}\n> or so.\n\n- Peru {long}\n- Chile {long}\n- Iran {long}\n"
    assert [copy.split()[0] for copy in copies(text)] == ["Peru", "Peru", "Chile", "Iran"]


def test_endless_words_and_mixed_marks_are_cut_short() -> None:
    assert len(copies("x" * 50_000)[0]) == 200
    assert len(copies("Iran " + "\"'" * 5000 + " wants peace.")[0]) < 40
    assert len(copies("e" + "\u0301" * 5000 + " wants peace.")[0]) < 40


def test_giant_paragraphs_are_cut_after_a_sentence_and_nothing_is_lost() -> None:
    text = "Iran wants peace. " * 2000
    pieces = list(blocks(text))
    assert "".join(piece for _, piece in pieces) == text
    assert all(len(piece) <= 6000 and piece.rstrip().endswith(".") for _, piece in pieces)


def test_an_article_of_any_usual_length_is_read_to_its_end_and_a_longer_one_says_where_reading_stopped() -> None:
    usual = "The ports of the bay stay shut, says the union, until the night bonus is paid. " * 800
    assert end_of_reading(usual) == len(usual) > 60_000
    source = Source.of("a, " * 60_000)
    end = end_of_reading(source.text)
    assert end <= MOST_CHARACTERS
    assert passages(Source.of("Iran wants peace."))[0].span(0, 1).quote == "Iran"


def test_what_was_not_read_is_a_doubt_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accord.reading.passages.MOST_PIECES", 8)
    source = Source.of("Iran wants peace. It rains. " + "Iraq rejects the levy. " * 3)
    dossier = read([source])
    (doubt,) = dossier.doubts
    assert doubt.words == "only the first 33 of 97 characters were read; from here on, nothing was"
    assert doubt.evidence[0].is_exact(source)
    assert doubt.evidence[0].start == 33


def test_a_stretch_without_any_full_stop_is_named_as_not_read() -> None:
    source = Source.of("Iran wants peace and Iraq rejects it and " * 60 + "so on.")
    (doubt,) = read([source]).doubts
    assert "without a full stop" in doubt.words
    assert doubt.evidence[0].is_exact(source)
