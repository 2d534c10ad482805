"""Answers of any kind: what can be read is read, what broke off gives its complete items, nothing is guessed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.reading.model.asking.answers import KINDS, MOST_ITEMS, Answer, Item, Unreadable, parse_answer
from accord.reading.model.checking.english import is_english

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
JSON: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)
ITEMS = st.lists(st.dictionaries(st.sampled_from(["quote", "holders", "a{b", 'c"d']), JSON, max_size=3), max_size=5)


def parsed(text: str) -> Answer | None:
    try:
        return parse_answer(text)
    except Unreadable:
        return None


@given(st.dictionaries(st.sampled_from(KINDS), ITEMS, min_size=1), st.data())
@settings(max_examples=100)
def test_a_broken_off_answer_gives_a_beginning_of_its_items(answer: dict[str, Any], data: st.DataObject) -> None:
    text = json.dumps(answer)
    cut = data.draw(st.integers(0, len(text)))
    found = parsed(text[:cut])
    if cut == len(text):
        assert found is not None
        assert not found.cut_off
    for kind in KINDS if found else ():
        assert found is not None
        items = [json.dumps(item.data) for item in found.of(kind)]
        # NaN and Infinity are no JSON, and are read as nothing
        whole = [json.dumps(json.loads(json.dumps(i), parse_constant=lambda _: None)) for i in answer.get(kind, [])]
        assert items == whole[: len(items)]


@given(st.text(alphabet='{}[]",:\\ claimsx1\n`', max_size=200))
@settings(max_examples=300)
def test_any_text_is_an_answer_or_unreadable(text: str) -> None:
    found = parsed(text)
    assert found is None or all(isinstance(item, Item) for kind in KINDS for item in found.of(kind))


@pytest.mark.parametrize(
    "text",
    [
        '{"claims": [' + "[" * 3000,
        '{"claims": [{"quote": ' + "9" * 6000 + "}]}",
        '{"a":' * 3000,
        '{"claims": [{"a": "' + "x" * 1_900_000,
        '{"claims": {}} ' * 50_000,
        "{" * 1_900_000,
        '{"claims": "none"}',
        "{'claims': []}",
    ],
    ids=["deep", "figure", "nested", "endless text", "many objects", "braces", "no list", "no JSON"],
)
def test_hostile_answers_are_refused_quickly(text: str) -> None:
    assert parsed(text) is None


def test_more_items_than_a_chunk_can_have_are_left_out_and_counted() -> None:
    found = parse_answer(json.dumps({"claims": [{"quote": str(n)} for n in range(MOST_ITEMS + 7)] + [3]}))
    assert len(found.of("claims")) == MOST_ITEMS
    assert found.left_out == 8


def test_every_question_to_an_item_has_an_answer() -> None:
    item = Item({"a": " x ", "b": [1, "y", None, " "], "c": True, "d": 3, "e": "\ud800", "f": {"g": 1}})
    assert [item.text(k) for k in "abcdefz"] == ["x", "", "", "", "", "", ""]
    assert [item.texts(k) for k in "abef"] == [("x",), ("y",), (), ()]
    assert [item.number(k) for k in "acdz"] == [None, None, 3, None]


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("The union wants more pay and the port said that it would not give it to them for this year.", True),
        ("Peru rejects the levy.", True),
        ("Die Gewerkschaft will in diesem Jahr mehr Geld, und der Hafen war so gut wie bereit, es zu zahlen.", False),
        ("De vakbond wil dit jaar meer geld van de haven, en de haven is niet van plan om het te betalen.", False),
        ("Le syndicat veut plus d'argent cette année et le port est prêt à négocier sur la base de son offre.", False),
        (
            "El sindicato quiere más dinero este año y el puerto no está de acuerdo con la propuesta del gobierno.",
            False,
        ),
        ("Il sindacato vuole più soldi quest'anno e il porto non è disposto a pagare per i turni di notte.", False),
        ("Fagforeningen vil have flere penge i år, og havnen er ikke villig til at betale for det.", False),
        ("Профсоюз требует повышения.", False),
        ("秘鲁要求智利付款。", False),
    ],
)
def test_english_is_told_from_its_neighbours(text: str, english: bool) -> None:
    assert is_english(text) is english
