"""Answers: what a model wrote, as plain items. Anything may come; what has not the form asked for is left out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MOST_ITEMS = 300  # of one kind in one answer; a chunk has some 60 sentences
MOST_NAMES = 40  # names in one list
KINDS = ("parties", "meetings", "points", "claims", "facts")
_TRIES = 20  # places of a long answer at which an object may begin
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*(?:"|$)|[{}\[\]]', re.DOTALL)
_DEEPEST = 40


class Unreadable(Exception):
    """An answer that holds no object of the form asked for. The text says what it looks like."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of an answer; every question has an answer, whatever stands there."""

    data: dict[str, Any]

    def text(self, key: str) -> str:
        """The words under a key, without the space around them; empty where there are none."""
        return _words(self.data.get(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """The words in a list under a key; a single text is a list of one."""
        value = self.data.get(key)
        listed = value[:MOST_NAMES] if isinstance(value, list) else [value]
        return tuple(dict.fromkeys(w for w in map(_words, listed) if w))

    def number(self, key: str) -> int | None:
        """The whole number under a key."""
        value = self.data.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else None


@dataclass(frozen=True, slots=True)
class Answer:
    """The items of an answer by kind. `cut_off`: it broke off, and only its complete items are here."""

    items: dict[str, tuple[Item, ...]]
    cut_off: bool = False
    left_out: int = 0  # entries that are no objects, or beyond the bound

    def of(self, kind: str) -> tuple[Item, ...]:
        """The items of this kind, in order."""
        return self.items.get(kind, ())


def _words(value: Any) -> str:
    if not isinstance(value, str):
        return ""
    try:
        value.encode()
    except UnicodeEncodeError:  # half a character: no text has that
        return ""
    return value.strip()


def parse_answer(text: str) -> Answer:
    """The answer in what a model wrote: bare, in a code fence, or among prose; of a broken-off one, its complete items.

    Raises Unreadable where there is none.
    """
    text = re.sub(r"^\s*<think>.*?</think>", "", text.lstrip("\ufeff"), count=1, flags=re.DOTALL)
    for data in _objects(text):
        if any(isinstance(data.get(kind), list) for kind in KINDS):
            return _answer(data, cut_off=False)
    part = _complete_part(text)
    if part is not None and any(isinstance(part.get(kind), list) for kind in KINDS):
        return _answer(part, cut_off=True)
    raise Unreadable("it is empty" if not text.strip() else f"it begins “{' '.join(text.split())[:80]}”")


def _answer(data: dict[str, Any], *, cut_off: bool) -> Answer:
    items: dict[str, tuple[Item, ...]] = {}
    left_out = 0
    for kind in KINDS:
        value = data.get(kind)
        listed = value if isinstance(value, list) else []
        items[kind] = tuple(Item(entry) for entry in listed[:MOST_ITEMS] if isinstance(entry, dict))
        left_out += len(listed) - len(items[kind]) + (value is not None and not isinstance(value, list))
    return Answer(items, cut_off, left_out)


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """Every object that can be read from an opening brace on; the outermost first."""
    at = text.find("{")
    for _ in range(_TRIES):
        if at < 0:
            return
        data, stop = _read_object(text, at)
        if data is not None:
            yield data
        at = text.find("{", stop)


def _read_object(text: str, at: int) -> tuple[dict[str, Any] | None, int]:
    try:
        data, stop = json.JSONDecoder(parse_constant=lambda _: None).raw_decode(text, at)
    except (ValueError, RecursionError):  # ValueError: also a figure of thousands of digits
        return None, at + 1
    return (data if isinstance(data, dict) else None), stop


def _complete_part(text: str) -> dict[str, Any] | None:
    """A broken-off object up to the last item that is complete: nothing is guessed, only brackets are closed."""
    begin = text.find("{")
    if begin < 0:
        return None
    stack: list[str] = []
    cut, closing = -1, ""
    for token in _TOKEN.finditer(text, begin):
        mark = token.group()
        if mark in "{[":
            stack.append("}" if mark == "{" else "]")
            if len(stack) > _DEEPEST:
                return None
        elif mark in "}]":
            if not stack or stack.pop() != mark:
                break
            if len(stack) == 2 and mark == "}":
                cut, closing = token.end(), "".join(reversed(stack))
            if not stack:
                break
    return _read_object(text[begin:cut] + closing, 0)[0] if cut > 0 else None
