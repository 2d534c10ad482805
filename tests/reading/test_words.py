"""Asking the pipeline's components for each kind of word once tells of every token what the whole pipeline tells."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.reading import words as module
from accord.reading.parse import Parse
from accord.reading.passages import parser
from accord.reading.words import Words

FIELDS = ("text", "lower_", "lemma_", "pos_", "tag_", "dep_", "is_punct", "is_quote", "is_space", "like_num")
TEXTS = [
    "There is no deal, and there are no talks; they're gonna let's say y'all c'mon ain't got ta go.",
    "Peru's envoys hadn't been told that the meetings were better than the worst of last year's.",
    "But I said: you left, and left them.  He is left  with leaves. AI ain't gonna sign.",
    "  \n ",
    "",
    "US U.S. us it its It's 5,000 five % — “quoted” (so) …",
]
# Words whose part of speech or lemma hangs on their tag, and those with which the longer patterns begin and go on.
_SOME = "there is are was 's 're gon na got ta let c'm on y y' all ai n't nt be been left leaves better best men data"
_MORE = "I you that to sign signed signing signs Peru Peruvian talks talk but so , . “ ” ? 5 five"
PIECES = [*_SOME.split(), *_MORE.split(), "\n", " "]


@pytest.fixture(scope="module")
def words() -> Words:
    return Words(parser())


def told(doc: Any) -> list[tuple[Any, ...]]:
    return [tuple(getattr(token, field) for field in FIELDS) for token in doc]


def both(words: Words, texts: list[str]) -> tuple[list[Any], list[Any]]:
    """What the whole pipeline tells of these texts, and what the words tell."""
    whole = [told(doc) for doc in parser().pipe(texts)]
    docs = list(parser().pipe(texts, disable=words.left_out))
    return whole, [told(Parse(d, d.text, w)) for d, w in zip(docs, words.of(docs), strict=True)]


def test_words_are_asked_for_once_with_the_pipeline_this_project_depends_on(words: Words) -> None:
    assert words.left_out == ["attribute_ruler", "lemmatizer"]


def test_what_is_told_of_every_token_is_what_the_whole_pipeline_tells(words: Words) -> None:
    whole, own = both(words, TEXTS)
    assert own == whole
    assert own[0][1][:4] == ("is", "is", "be", "VERB")  # "there is": one of the patterns of several tokens


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join), min_size=1, max_size=4))
def test_any_words_in_any_order(words: Words, texts: list[str]) -> None:
    whole, own = both(words, texts)
    assert own == whole


def test_once_too_many_kinds_are_known_they_are_forgotten_and_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 5)
    small = Words(parser())
    for text in (*TEXTS, *TEXTS):
        whole, own = both(small, [text])
        assert own == whole
        assert len(small._known) <= max(5, len(own[0]))


def test_a_pipeline_of_another_sort_is_run_whole() -> None:
    pipeline = type(parser())(parser().vocab)
    other = Words(pipeline)
    assert other.left_out == []
    doc = pipeline("They met.")
    assert [word.text for word in other.of([doc])[0]] == ["They", "met", "."]
