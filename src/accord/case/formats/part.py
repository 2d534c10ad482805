"""Part: a value of a JSON file that was written by others, and the way to it; told apart from what it should be."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from accord import folder as files
from accord.case.formats.numbers import is_number, number
from accord.problem import Place, Problem, Problems, refuse

MOST_BYTES = 5_000_000  # a ranking of every state of 16 options takes 0.5 MB
MOST_DEPTH = 12  # a member of a compound statement lies 7 deep
MOST_TOLD = 50  # problems of one file
LONGEST_NAME = 1_000
_MARKS = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]', re.DOTALL)

T = TypeVar("T")


class _Missing:
    """What stands where a key is not."""


MISSING = _Missing()


@dataclass(frozen=True, slots=True)
class Part:
    """A value of a JSON file, the file, and the value's path in it, such as `decisionMakers[2].name`."""

    value: Any
    file: str
    path: str = ""

    def wrong(self, message: str, hint: str = "") -> Problem:
        """What is wrong with it, with its path."""
        return Problem("error", f"{self.path}: {message}" if self.path else message, Place(self.file), hint)

    def refuse(self, message: str, hint: str = "") -> NoReturn:
        """Raise Problems with what is wrong with it."""
        raise Problems([self.wrong(message, hint)])

    @property
    def is_there(self) -> bool:
        """Whether the file has it at all; null counts as not there."""
        return self.value is not MISSING and self.value is not None

    def get(self, key: str) -> Part:
        """The value of a key; a part that is not there where there is no such key."""
        if not isinstance(self.value, dict):
            self.refuse("this should be an object {…}")
        return Part(self.value.get(key, MISSING), self.file, f"{self.path}.{key}" if self.path else key)

    def items(self, most: int) -> list[Part]:
        """The members of a list of no more than `most`."""
        if not isinstance(self.value, list):
            self.refuse("this should be a list […]" if self.is_there else "this is missing")
        if len(self.value) > most:
            self.refuse(f"a list of {len(self.value):,}; at most {most:,} are read")
        return [Part(v, self.file, f"{self.path}[{i}]") for i, v in enumerate(self.value)]

    def text(self) -> str:
        """A name: text of bounded length that can be written to any file. Blank where it is blank."""
        if not isinstance(self.value, str):
            self.refuse("this should be text" if self.is_there else "this is missing")
        if len(self.value) > LONGEST_NAME:
            self.refuse(f"a name of {len(self.value):,} characters; at most {LONGEST_NAME:,} are read")
        if any("\ud800" <= c <= "\udfff" for c in self.value):
            self.refuse("half of a character (a lone surrogate)", "write the name again")
        return " ".join(self.value.split())

    def number(self, low: int, high: int, what: str) -> int:
        """A whole number from `low` to `high`."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            self.refuse(f"this should be the number of {what}, a whole number")
        if not low <= self.value <= high:
            between = f"they are numbered {low} to {high}" if high >= low else "there are none"
            self.refuse(f"{self.value} is not {what}: {between}")
        return self.value

    def exact(self) -> Fraction:
        """A number as it is written, in text or not. Raises Problems: none, or one of too many digits."""
        value = self.value
        found = number(str(value)) if isinstance(value, (int, str, Decimal)) and not isinstance(value, bool) else None
        if found is None:
            said = f'"{str(value)[:30]}" is no number to count with' if self.is_there else "this is missing"
            self.refuse(said, "write it in digits, as 0.25")
        return found


def file_content(path: Path) -> bytes:
    """The bytes of a file, as last saved. Raises Problems where there is none, or too many."""
    if path.is_file() and path.stat().st_size > MOST_BYTES:
        raise refuse(f"too long: more than {MOST_BYTES:,} bytes", Place(str(path)))
    content = files.read_file(path.parent, path.name)
    if content is None:
        raise refuse("there is no such file", Place(str(path)))
    return content


def gather(parts: Iterable[Part], read: Callable[[Part], T]) -> list[T]:
    """Each part as `read` reads it. Raises Problems with what is wrong with any of them, all at once."""
    found: list[T] = []
    problems: list[Problem] = []
    for part in parts:
        try:
            found.append(read(part))
        except Problems as wrong:
            problems += wrong.problems
        if len(problems) >= MOST_TOLD:
            break
    if problems:
        raise Problems(problems[:MOST_TOLD])
    return found


def read_json(content: bytes, file: str) -> Part:
    """The root of a JSON file. Raises Problems: not UTF-8, not JSON, too long, too deep, a key twice, NaN."""
    place = Place(file)
    if len(content) > MOST_BYTES:
        raise refuse(f"too long: more than {MOST_BYTES:,} bytes", place)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refuse(f"not UTF-8 at byte {error.start + 1}", place, "save the file as UTF-8") from None
    if _depth(text) > MOST_DEPTH:
        raise refuse(f"nested deeper than {MOST_DEPTH} levels", place)
    try:
        data = json.loads(
            text, object_pairs_hook=_object, parse_int=_whole, parse_float=_decimal, parse_constant=_constant
        )
    except json.JSONDecodeError as error:
        line = text.splitlines()[error.lineno - 1] if error.lineno <= len(text.splitlines()) else ""
        raise refuse(f"not valid JSON: {error.msg}", Place(file, error.lineno, error.colno, line)) from None
    except ValueError as error:
        raise refuse(str(error), place) from None
    return Part(data, file)


def _depth(text: str) -> int:
    """How deep brackets are nested outside of strings, without recursion."""
    level = deepest = 0
    for mark in _MARKS.finditer(text):
        letter = text[mark.start()]
        if letter in "[{":
            level += 1
            deepest = max(deepest, level)
        elif letter in "]}":
            level -= 1
    return deepest


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f'the key "{key[:60]}" stands twice in one object: keep one of them')
        found[key] = value
    return found


def _whole(text: str) -> int | float:
    """A number no one counts to is no whole number to us: told where it stands, as any wrong number is."""
    return int(text) if len(text) < 19 else float(text)


def _decimal(text: str) -> Decimal | float:
    """A number as it is written, where it is not too long to be counted with."""
    return Decimal(text) if is_number(text) else float(text)


def _constant(text: str) -> NoReturn:
    raise ValueError(f"not valid JSON: {text} is no number")
