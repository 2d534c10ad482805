"""PDFs: paragraphs as they are read, the page each stands on, and a clear word where there is no text to have."""

from __future__ import annotations

import random

import pytest
from bench.hostile.papers import HOSTILE_PAPERS, pdf
from pydantic import ValidationError

from accord.problem import Problems
from accord.sources import Source, load_text
from accord.sources.layout import flowing

FIRST = [
    "Harbour Post, 2 March 2026",
    "Port talks stall",
    "The dockers' union rejected the offer on Sunday, and said that it would not",
    "come back to the table before the night bonus is paid in full. The opera-",
    "tors want a pause first.",
    "The union demands a bonus of 40 percent, and wants the long-term con-",
    "tracts and the long-",
    "term leases kept. The mayor of the town said that she would be ready to",
    "Page 1 of 2",
]
SECOND = [
    "Harbour Post, 3 March 2026",
    "mediate, if both sides asked her to do so before Easter.",
    "Page 2 of 2",
]


def test_broken_lines_are_paragraphs_and_running_heads_and_page_numbers_go() -> None:
    source = load_text(pdf([FIRST, SECOND], packed=True), "a.pdf")
    assert source.text.split("\n\n") == [
        "Port talks stall",
        "The dockers' union rejected the offer on Sunday, and said that it would not come back to the table before the"
        " night bonus is paid in full. The operators want a pause first.",
        "The union demands a bonus of 40 percent, and wants the long-term contracts and the long-term leases kept. The"
        " mayor of the town said that she would be ready to mediate, if both sides asked her to do so before Easter.",
    ]
    assert (source.form, source.title, source.published) == ("pdf", "Port talks stall", None)


def test_every_character_has_the_page_it_stands_on() -> None:
    source = load_text(pdf([FIRST, SECOND]), "a.pdf")
    assert source.page_of(source.text.index("ready to")) == 1
    assert source.page_of(source.text.index("mediate")) == 2
    assert Source.of("No pages here.").page_of(3) is None


def test_the_pages_of_a_source_are_places_in_its_text() -> None:
    source = Source.of("One. Two.")
    for pages in ((1, 5), (0, 50), (0, 7, 5)):
        with pytest.raises(ValidationError, match="pages"):
            Source(id=source.id, text=source.text, pages=pages)


def test_ligatures_and_marked_hyphens_are_read_as_letters() -> None:
    text, starts = flowing(
        ["The con\ufb02ict of of\ufb01cials goes on be\u2010\ncause nobody yields to the govern\u00ad\nment."]
    )
    assert text == "The conflict of officials goes on because nobody yields to the government."
    assert starts == [0]


def test_pages_without_words_keep_their_number() -> None:
    text, starts = flowing(["", "Both sides met in the town hall.", "", "Both left."])
    assert [text[s:][:10] for s in starts] == ["Both sides", "Both sides", "", "Both left."] or starts[0] == 0
    assert starts == sorted(starts)
    assert len(starts) == 4


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("locked", "locked with a password"),
        ("scanned", "no text: its pages are pictures"),
        ("only its head", "damaged"),
        ("noise", "damaged"),
        ("301 pages", "more than 300 pages"),
        ("no pages", "damaged"),
    ],
)
def test_a_pdf_without_readable_text_is_one_clear_error(name: str, says: str) -> None:
    with pytest.raises(Problems, match=says) as caught:
        load_text(HOSTILE_PAPERS[name](random.Random(1)), "a.pdf")
    assert caught.value.problems[0].hint


def test_a_page_that_unpacks_to_hundreds_of_megabytes_is_refused_not_unpacked() -> None:
    with pytest.raises(Problems, match=r"damaged|no text|too much memory"):
        load_text(HOSTILE_PAPERS["bomb"](random.Random(1)), "a.pdf")


def test_the_title_in_the_file_stands_in_where_the_text_has_no_headline() -> None:
    lines = ["The union said no on Sunday, and the operators said no on Monday."]
    assert load_text(pdf([lines], info="/Title (Port talks)"), "a.pdf").title == "Port talks"
    assert load_text(pdf([lines], info="/Title (Microsoft Word - x.doc)"), "a.pdf").title == ""
