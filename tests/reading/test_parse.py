"""A parse of our own answers every question as spaCy's does."""

from __future__ import annotations

from typing import Any

import pytest

from accord.reading.parse import Parse
from accord.reading.passages import parser
from accord.reading.words import Word

TEXTS = (
    """Ruritania, which "will not sign", told Oman's envoy (Ann Lee) on Friday that it might; he hadn't asked.""",
    """The dockers demand 6% more, the port offers 3. Neither side — as ever — gave way...  “Never!” said Bo Ek.""",
    """- "So" -""",
    """   """,
    """Yes""",
)
WORDS = (
    "i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "whitespace_",
    "is_punct", "is_quote", "is_space", "like_num",
)  # fmt: skip


def places(tokens: Any) -> list[int]:
    return [t.i for t in tokens]


@pytest.fixture(params=TEXTS)
def both(request: pytest.FixtureRequest) -> tuple[Any, Parse]:
    doc = parser()(request.param)
    return doc, Parse(doc, request.param, [Word.of(token) for token in doc])


def test_every_token_has_the_words_labels_and_tree_spacy_gives_it(both: tuple[Any, Parse]) -> None:
    doc, own = both
    assert len(doc) == len(own)
    for theirs, ours in zip(doc, own, strict=True):
        assert [getattr(theirs, word) for word in WORDS] == [getattr(ours, word) for word in WORDS]
        assert bool(theirs.is_sent_start) == ours.is_sent_start
        assert len(theirs) == len(ours)
        for tree in ("children", "lefts", "subtree", "ancestors"):
            assert places(getattr(theirs, tree)) == places(getattr(ours, tree)), tree
        for edge in ("head", "left_edge", "right_edge"):
            assert getattr(theirs, edge).i == getattr(ours, edge).i, edge
        assert (theirs.sent.start, theirs.sent.end) == (ours.sent.start, ours.sent.end)


def test_every_stretch_has_the_words_root_and_entities_spacy_gives_it(both: tuple[Any, Parse]) -> None:
    doc, own = both
    assert [(s.start, s.end, s.start_char) for s in doc.sents] == [(s.start, s.end, s.start_char) for s in own.sents]
    for first in range(-2, len(doc) + 2):
        for last in range(-2, len(doc) + 2):
            theirs, ours = doc[first:last], own[first:last]
            assert (theirs.start, theirs.end, theirs.text) == (ours.start, ours.end, ours.text)
            assert places(theirs) == places(ours)
            assert [(e.start, e.end, e.label_) for e in theirs.ents] == [(e.start, e.end, e.label_) for e in ours.ents]
            if len(theirs):
                assert theirs.root.i == ours.root.i


def test_characters_that_cut_a_token_have_no_stretch(both: tuple[Any, Parse]) -> None:
    doc, own = both
    for first in range(len(doc.text)):
        for last in range(first + 1, len(doc.text) + 1):
            theirs, ours = doc.char_span(first, last), own.under(first, last)
            assert (theirs and (theirs.start, theirs.end)) == (ours and (ours.start, ours.end))


def test_a_token_has_no_neighbour_beyond_the_paragraph() -> None:
    """Both met"""
    doc = parser()("Both met")
    own = Parse(doc, "Both met", [Word.of(token) for token in doc])
    assert own[1].nbor(-1) is own[0]
    with pytest.raises(IndexError):
        own[0].nbor(-1)
    with pytest.raises(IndexError):
        own[1].nbor()
