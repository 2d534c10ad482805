"""The Markdown stands beside the HTML: the same sections, every number in it listed."""

from __future__ import annotations

import re

from accord.brief import Brief, as_data, render_markdown
from accord.brief.frame import QUESTIONS

from .conftest import told
from .test_html import hostile


def test_it_has_the_same_sections(brief: Brief) -> None:
    text = render_markdown(brief)
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert headings[:10] == list(QUESTIONS.values())
    for sentence in brief.top:
        assert sentence.plain().split()[0] in text


def test_every_number_in_brackets_is_listed_as_evidence(brief: Brief) -> None:
    text = render_markdown(brief)
    cited = {int(n) for n in re.findall(r"(?<!\\)\[(\d+)\]", text)}
    listed = {int(n) for n in re.findall(r"^(\d+)\. “", text, re.MULTILINE)}
    assert cited == listed == {p.number for p in brief.passages}


def test_every_row_of_a_table_has_as_many_cells_as_its_head(brief: Brief) -> None:
    bars = [
        len(re.findall(r"(?<!\\)\|", line)) for line in [*render_markdown(brief).splitlines(), ""] if line[:1] in "|"
    ]
    width = 0
    for count in bars:
        width = count if count == 0 or width == 0 else width
        assert count == width


def test_hostile_text_stays_text() -> None:
    text = render_markdown(told(*hostile()))
    assert not re.search(r"(?<!\\)<", text)
    assert "\u202e" not in text
    assert not re.search(r"^(?:#|-|\d+\.)\s*\\?<script", text, re.MULTILINE)


def test_the_data_holds_every_sentence_with_what_it_rests_on(brief: Brief) -> None:
    data = as_data(brief)
    assert [s["id"] for s in data["sections"]] == list(QUESTIONS)
    for sentence in data["top"]:
        assert sentence["text"]
        assert {g["rest"] for g in sentence["rests_on"]} <= {"claim", "assumed", "computed"}
    assert len(data["passages"]) == len(brief.passages)
