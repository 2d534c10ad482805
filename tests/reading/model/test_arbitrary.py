"""Arbitrary answers: whatever a model says, no exception but Problems, every quotation exact, every id known."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reading.model.replay import Replay, Sent, reading, said
from tests.reading.model.test_answers import JSON
from tests.reading.model.test_reading import GOOD, LAKE

from accord.dossier import Dossier
from accord.problem import Problems
from accord.reading import read
from accord.reading.model.asking.answers import KINDS
from accord.reading.model.asking.endpoint import Endpoint, Reply
from accord.reading.model.asking.prompt import answer_schema
from accord.reading.passages import Passage, passages
from accord.sources import Source

GERMAN = (
    "Peru verlangt von Chile mindestens „40 Millionen“ für das Wasser.\n\nChile lehnt die Abgabe wahrscheinlich ab. "
    "Peru verlangt von Chile eine Antwort bis zum 14. März 2025, und Chile lehnt die Abgabe ab."
)
SETTINGS = settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@cache
def parsed(text: str) -> list[Passage]:
    return passages(Source.of(text))


@cache
def by_rules(text: str) -> Dossier:
    return read([Source.of(text)])


@pytest.fixture
def endpoint() -> Iterator[Replay]:
    """An endpoint without a network, and texts parsed once: the examples are many, and both are slow."""
    running = Replay("http://127.0.0.1:9/v1")

    def post(endpoint: Endpoint, payload: dict[str, Any]) -> Reply:
        sent = running.script(payload)
        return Reply(sent.status, sent.kind, sent.body)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("accord.reading.model.asking.dialects.post", post)
        patch.setattr("accord.reading.model.checking.english.passages", lambda source: parsed(source.text))
        patch.setattr("accord.reading.model.checking.second.read", lambda sources, **how: by_rules(sources[0].text))
        yield running


FIELDS = sorted({name for kind in KINDS for name in answer_schema()["properties"][kind]["items"]["properties"]})
WORDS = st.sampled_from(
    [
        "Peru", "Chile", "Peru demands", "Chile rejects the levy", "the levy", "demands", "rejects", "-", "+", "floor",
        "unlikely", "We will not sign under pressure", "Ana Rojas", "Analysts", "if Chile keeps its pumps running",
        "Peru verlangt von Chile", "Chile lehnt die Abgabe", 'mindestens "40 Millionen"', "wahrscheinlich", "likely",
        "accepts", "refuses", "14 March 2025", "bis zum 14. März 2025", "casualty", "water levy", "\u200b", "A" * 2000,
    ]
)  # fmt: skip
VALUES = WORDS | st.lists(WORDS, max_size=3) | st.integers(-2, 9) | JSON
ITEMS = st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=10)
SHAPED = st.dictionaries(st.sampled_from(KINDS), st.lists(ITEMS, max_size=6) | JSON, min_size=1)


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, Any]:
    """The good answer with up to six of its parts replaced, dropped, doubled or moved."""
    answer: dict[str, Any] = json.loads(json.dumps(GOOD))
    for _ in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(KINDS))
        items = answer.get(kind)
        if not isinstance(items, list) or not items:
            continue
        n = draw(st.integers(0, len(items) - 1))
        what = draw(st.sampled_from(["replace", "drop", "double", "move", "shorten", "letter", "whole"]))
        item = items[n]
        if what == "drop":
            del items[n]
        elif what == "double":
            items.append(json.loads(json.dumps(item)))
        elif what == "move":
            answer.setdefault(draw(st.sampled_from(KINDS)), []).append(item)
        elif what == "whole":
            items[n] = draw(JSON)
        elif isinstance(item, dict) and item:
            key = draw(st.sampled_from(sorted(item)))
            value = item[key]
            if what == "replace" or not isinstance(value, str) or not value:
                item[key] = draw(VALUES)
            else:
                at = draw(st.integers(0, len(value) - 1))
                item[key] = value[at:] if what == "shorten" else value[:at] + draw(st.characters()) + value[at + 1 :]
    return answer


@given(SHAPED | mutated(), st.sampled_from([LAKE, GERMAN, "x", f"{LAKE}\n\n{GERMAN}"]))
@SETTINGS
def test_any_answer_gives_exact_quotations_or_problems(endpoint: Replay, answer: dict[str, Any], text: str) -> None:
    with suppress(Problems):
        reading(endpoint.says(answer), text)  # checks every quotation and id


@given(st.binary(max_size=200) | st.text(max_size=80).map(str.encode), st.sampled_from([200, 201, 400, 403, 500]))
@settings(SETTINGS, max_examples=60)
def test_any_bytes_give_problems(endpoint: Replay, body: bytes, status: int) -> None:
    with pytest.raises(Problems):
        reading(endpoint.says(Sent(body, status)), LAKE)


@given(mutated(), st.data())
@settings(SETTINGS, max_examples=60)
def test_an_answer_cut_anywhere_gives_a_part_of_it_or_problems(
    endpoint: Replay, answer: dict[str, Any], data: st.DataObject
) -> None:
    text = json.dumps(answer)
    with suppress(Problems):
        reading(endpoint.says(said(text[: data.draw(st.integers(0, len(text)))])), LAKE)
