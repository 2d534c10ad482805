"""Finding quotations: whatever is found is what a slow search by the definition finds, and never a turned sense."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from accord.reading.model.checking.align import Found, Hint, Wording, plain
from accord.reading.model.checking.nearness import NEAR, same_words
from accord.reading.model.chunks import LONGEST, Paragraph, chunks_of, paragraphs_of
from accord.sources import Source

SENTENCE = (
    "The government of Peru said on Monday that it would under no circumstances accept the new mining levy that the"
    " neighbouring state has proposed for the lake"
)


def find(text: str, quote: str, hint: Hint | None = None) -> Found | None:
    return Wording(text, paragraphs_of(text)).find(quote, hint)


def found(text: str, quote: str) -> str | None:
    """The passage found, in the text's words."""
    place = find(text, quote)
    return text[place.start : place.end] if place else None


@pytest.mark.parametrize(
    ("text", "quote", "passage"),
    [
        ("He said “we won’t sign”.", 'He said "we won\'t sign"', "He said “we won’t sign”"),
        ("Er sagte: »Nein, nie«, und ging.", 'Er sagte: "Nein, nie"', "Er sagte: »Nein, nie«"),
        ("Il a dit « jamais » hier.", "Il a dit “jamais” hier", "Il a dit « jamais » hier"),
        ("The cease–fire holds", "The cease-fire holds", "The cease–fire holds"),
        ("Peru—and Chile—agree", "Peru - and Chile - agree", "Peru—and Chile—agree"),
        ("ten\u00a0thousand\u2009men left", "ten thousand men left", "ten\u00a0thousand\u2009men left"),
        ("Peru will\n  not sign", "Peru will not sign", "Peru will\n  not sign"),
        ("They wait … and wait", "They wait ... and wait", "They wait … and wait"),
        ("Iran re\u200bjects the deal", "Iran rejects the deal", "Iran re\u200bjects the deal"),
        ("the soft\u00adware ban", "the software ban", "the soft\u00adware ban"),
        ("Cafe\u0301 owners strike", "Café owners strike", "Cafe\u0301 owners strike"),
        ("Café owners strike", "Cafe\u0301 owners strike", "Café owners strike"),
        ("the ﬁrst oﬀer", "the first offer", "the ﬁrst oﬀer"),
        ("Peru wants peace, it said", "“Peru wants peace.”", "Peru wants peace"),
        ("Peru wants peace, it said", "...Peru wants peace...", "Peru wants peace"),
        ("秘鲁要求智利付款。", "智利付款", "智利付款"),
    ],
)
def test_typography_does_not_matter_and_the_texts_own_is_kept(text: str, quote: str, passage: str) -> None:
    assert found(text, quote) == passage


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Iran rejects it", "ran rejects it"),
        ("Iran rejects it", "Iran reject"),
        ("Café owners", "Cafe"),
        ("Cafe\u0301 owners", "Cafe"),
        ("It took 120 days", "20 days"),
        ("Peru wants peace", "…"),
        ("Peru wants peace", ""),
        ("Peru wants peace", '"'),
        ("Peru wants peace", "Peru wants ... peace"),
        ("Peru wants peace", "peru wants peace"),
        ("Peru wants. Chile rejects.", "Peru rejects"),
    ],
)
def test_parts_of_words_and_joined_pieces_are_not_found(text: str, quote: str) -> None:
    assert found(text, quote) is None


def test_near_words_at_96_are_found_and_at_90_are_not() -> None:
    near = SENTENCE.replace("mining", "minning").replace("proposed", "proposd").replace("Monday", "Mondai")
    far = SENTENCE.replace("the new mining levy", "a tax").replace("neighbouring", "other")
    assert NEAR <= fuzz.ratio(near, SENTENCE) < 99
    assert 80 < fuzz.ratio(far, SENTENCE) < 92
    assert found(f"Rain. {SENTENCE}, and left.", near) == SENTENCE
    assert found(f"Rain. {SENTENCE}, and left.", far) is None


@pytest.mark.parametrize(
    ("there", "given"),
    [
        ("would under no circumstances accept", "would under circumstances accept"),
        ("would under no circumstances accept", "would under no circumstances reject"),
        ("Monday that it would", "Monday that it could"),
        ("the new mining levy", "the old mining levy"),
        ("said on Monday", "never said on Monday"),
        ("has proposed", "hasn't proposed"),
        ("The government of Peru", "The governments of Fiji"),
    ],
)
def test_near_words_that_could_turn_the_sense_are_not_found(there: str, given: str) -> None:
    assert there in SENTENCE
    quote = SENTENCE.replace(there, given)
    assert fuzz.ratio(quote, SENTENCE) >= NEAR
    assert found(f"Rain. {SENTENCE}.", quote) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("die Regierung will kein Abkommen", "die Regierung will ein Abkommen"),
        ("das ist mein Abkommen mit Peru", "das ist kein Abkommen mit Peru"),
        ("a legal claim to the lake", "an illegal claim to the lake"),
        ("they can sign it", "they can't sign it"),
        ("they can sign it", "they cannot sign it"),
        ("they now sign it", "they not sign it"),
        ("at least 40 million", "at least 48 million"),
        ("Rusya anlaşma istiyor", "Rusya anlaşma istemiyor"),
        ("wages fall 5%", "wages fall 5"),
    ],
)
def test_words_of_another_sense_are_not_the_same(one: str, other: str) -> None:
    assert not same_words(one, other)
    assert not same_words(other, one)


def test_near_words_stay_inside_one_paragraph() -> None:
    half = len(SENTENCE) // 2
    cut = SENTENCE.rindex(" ", 0, half)
    text = SENTENCE[:cut] + "\n\nHeading\n\n" + SENTENCE[cut:]
    assert found(text, SENTENCE.replace("mining", "minning")) is None


def test_an_occurrence_that_is_not_there_leaves_the_first() -> None:
    text = "Peru wants peace. Peru wants peace."
    assert find(text, "Peru wants peace", Hint(9, 7)) == Found(0, 16, "exact", open=True)


PIECES = st.sampled_from([*"abn  “”\"'’-–…!éﬁ", " ", "...", "\n", "\n\n", "e\u0301", "\u00a0", "\u200b"])
TEXTS = st.lists(PIECES, min_size=1, max_size=30).map("".join).filter(lambda t: bool(t.strip()))


def typographic_oracle(text: str, quote: str) -> list[tuple[int, int]]:
    """By the definition: every stretch that no letter or mark continues and that reads the same in plain typography."""
    wanted = plain(quote).text.strip()
    places = []
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            stretch = text[start:end]
            if plain(stretch).text.strip() != wanted or not wanted:
                continue
            places.append((start, end))
    return places


@given(TEXTS, st.data())
@settings(max_examples=300)
@example("a…b", None)
def test_what_is_found_reads_like_the_quotation(text: str, data: st.DataObject | None) -> None:
    start = data.draw(st.integers(0, len(text))) if data else 0
    quote = text[start : start + data.draw(st.integers(1, 12))] if data else "a."
    if data and data.draw(st.booleans()):
        quote = unicodedata.normalize("NFC", quote).replace("“", '"').replace("’", "'").replace("…", "...")
    place = find(text, quote)
    if place is None:
        return
    assert 0 <= place.start < place.end <= len(text)
    stretch = text[place.start : place.end]
    edges = " \t\n\"'“”„«»‘’‚‹›….,;:"
    assert plain(stretch).text.strip(edges) == plain(quote).text.strip(edges)
    if place.how == "typographic":
        everywhere = {p for q in (quote, quote.strip(edges)) for p in typographic_oracle(text, q)}
        assert (place.start, place.end) in everywhere


MARKS = {"“": '"', "”": "„", "’": "'", "–": " - ", " ": "\u00a0", "…": "...", "é": "e\u0301", "\n": " "}


@given(
    st.lists(st.tuples(st.sampled_from(["Peru", "café", "no", "über’s"]), st.sampled_from([*" –…\n", " “", "” "]))),
    st.data(),
)
@settings(max_examples=300)
def test_whole_words_in_another_typography_are_found(pieces: list[tuple[str, str]], data: st.DataObject) -> None:
    assume(pieces)
    text = "".join(word + mark for word, mark in pieces)
    first = data.draw(st.integers(0, len(pieces) - 1))
    several = pieces[first : first + data.draw(st.integers(1, 6))]
    changed = data.draw(st.sets(st.sampled_from(sorted(MARKS))))
    quote = "".join(word + mark for word, mark in several)[: -len(several[-1][1])]
    passage = found(text, "".join(MARKS[c] if c in changed else c for c in quote))
    assert passage is not None
    assert plain(passage).text.strip() == plain(quote).text.strip()


@given(st.lists(st.sampled_from(["Peru", "wants", "the", "levy", "lake", "no"]), min_size=6, max_size=30), st.data())
@settings(max_examples=300)
def test_exact_words_are_found_where_a_naive_search_finds_them(words: list[str], data: st.DataObject) -> None:
    for border in data.draw(st.sets(st.integers(1, len(words) - 1), max_size=3)):
        words[border] = "\n\n" + words[border]
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    quote = " ".join(words[first : first + data.draw(st.integers(1, 5))]).strip()
    paragraph = data.draw(st.none() | st.integers(1, 4))
    occurrence = data.draw(st.none() | st.integers(1, 4))
    places = [m.start() for m in re.finditer(rf"(?<!\w)(?={re.escape(quote)}(?!\w))", text)]
    inside = [p for p in paragraphs_of(text) if p.number == paragraph]
    meant = [at for at in places if inside and inside[0].start <= at < inside[0].end] or places
    count = occurrence if occurrence and occurrence <= len(meant) else None
    expected = meant[count - 1 if count else 0]
    place = find(text, quote, Hint(paragraph, occurrence))
    assert place == Found(expected, expected + len(quote), "exact", open=len(meant) > 1 and count is None)


def near_oracle(text: str, paragraph: Paragraph, quote: str) -> float:
    """By the definition: the likeness of the best stretch of whole words of a paragraph that has the same words."""
    body = text[paragraph.start : paragraph.end]
    starts = [m.start() for m in re.finditer(r"\S+", body)]
    ends = [m.end() for m in re.finditer(r"\S+", body)]
    best = 0.0
    for start in starts:
        for end in ends:
            stretch = body[start:end].strip(" .,")
            if end > start and same_words(quote, stretch):
                best = max(best, fuzz.ratio(quote, stretch))
    return best if best >= NEAR else 0.0


@given(st.integers(0, 12), st.integers(4, 22), st.lists(st.integers(0, 140), max_size=3), st.sampled_from("xeo q"))
@settings(max_examples=100)
def test_near_words_are_found_where_a_naive_search_finds_them(
    first: int, count: int, slips: list[int], letter: str
) -> None:
    """A sentence is quoted with up to three letters changed."""
    text = f"Rain fell. {SENTENCE}, it said.\n\nNobody in the valley was told."
    quote = " ".join(SENTENCE.split()[first : first + count])
    for slip in slips:
        quote = quote[: slip % len(quote)] + letter + quote[slip % len(quote) + 1 :]
    quote = " ".join(quote.split())
    assume(len(quote.split()) >= 4)
    assume(quote not in text)
    best = max(near_oracle(text, p, quote) for p in paragraphs_of(text))
    place = find(text, quote)
    assert (place is not None) == (best > 0)
    if place is not None:
        assert place.how == "near"
        assert fuzz.ratio(quote, text[place.start : place.end]) == best


@given(st.text(alphabet="ab.  \n\n\r\t", max_size=300), st.integers(1, 60))
@settings(max_examples=200)
def test_chunks_hold_every_word_in_order(text: str, size: int) -> None:
    assume(text.strip())
    paragraphs = paragraphs_of(text)
    assert [p.number for p in paragraphs] == list(range(1, len(paragraphs) + 1))
    assert "".join("".join(text[p.start : p.end].split()) for p in paragraphs) == "".join(text.split())
    chunks = chunks_of(Source.of(text), max(size, len(text) // 40))
    covered = {p for chunk in chunks for p in chunk.paragraphs}
    assert sorted(covered, key=lambda p: p.start) == list(paragraphs)
    for one, other in pairwise(chunks):
        assert one.start < other.start
        assert one.end < other.end
        assert len(set(one.paragraphs) & set(other.paragraphs)) <= 1


def test_a_giant_paragraph_is_cut_at_sentences() -> None:
    text = "Peru and Chile talk. " * 2000
    paragraphs = paragraphs_of(text)
    assert all(p.end - p.start <= LONGEST for p in paragraphs)
    assert all(text[p.start : p.end].startswith("Peru") and text[p.start : p.end].endswith("talk.") for p in paragraphs)
    assert [len(c.paragraphs) for c in chunks_of(Source.of(text))][:2] == [2, 2]


def test_one_word_without_end_is_cut_too() -> None:
    assert [p.end - p.start for p in paragraphs_of("x" * 9000)] == [4000, 4000, 1000]
