"""Stretches: a source cut into lines, and each line where passages begin and end, however they overlap."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from accord.brief.brief import Article, Passage


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text under the same passages. `begins` and `ends`: the passages whose first or last stretch this is."""

    text: str
    under: tuple[int, ...]
    begins: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A numbered line of a source; empty lines have no stretches."""

    number: int
    stretches: tuple[Stretch, ...]


def lines_of(article: Article, passages: tuple[Passage, ...]) -> tuple[Line, ...]:
    """Every line of an article in stretches; joined together they are the text again, without its line breaks."""
    own = [p for p in passages if p.source == article.source]
    lines, at = [], 0
    for number, line in enumerate(article.text.split("\n"), 1):
        end = at + len(line)
        here = [p for p in own if p.start < end and p.end > at]
        lines.append(Line(number, _stretches(article.text, at, end, here)))
        at = end + 1
    return tuple(lines)


def _stretches(text: str, start: int, end: int, passages: list[Passage]) -> tuple[Stretch, ...]:
    cuts = {start, end} | {c for p in passages for c in (p.start, p.end) if start < c < end}
    edges = sorted(cuts)
    found = []
    for a, b in pairwise(edges):
        under = [p for p in passages if p.start < b and p.end > a]
        begins = tuple(p.number for p in under if max(p.start, start) == a and _first_line(text, p, start))
        ends = tuple(p.number for p in under if min(p.end, end) == b and _last_line(text, p, end))
        found.append(Stretch(text[a:b], tuple(p.number for p in under), begins, ends))
    return tuple(found)


def _first_line(text: str, passage: Passage, start: int) -> bool:
    """Whether a passage begins on the line that starts here (leading line breaks of the passage aside)."""
    return passage.start >= start or not text[passage.start : start].strip("\n")


def _last_line(text: str, passage: Passage, end: int) -> bool:
    return passage.end <= end or not text[end : passage.end].strip("\n")
