"""Chunks: a long article cut on the borders of its paragraphs, each chunk beginning where the one before ended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accord.problem import Place, refuse
from accord.sources import Source

CHUNK = 8000  # characters: about 2,000 tokens, so that text, instructions and answer fit a context of 8,000
OVERLAP = 1500  # characters at most that two chunks share, so that "he" still has its name
LONGEST = 4000  # characters of a paragraph; what is longer is cut at a sentence or a space
MOST = 80  # chunks of one source: each is a request somebody may pay for


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The stretch [start, end) of a text, and its number, from 1, by which a model refers to it."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """Neighbouring paragraphs that are sent together."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def start(self) -> int:
        """Where the first paragraph starts."""
        return self.paragraphs[0].start

    @property
    def end(self) -> int:
        """Where the last paragraph ends."""
        return self.paragraphs[-1].end

    def halves(self) -> tuple[Chunk, Chunk] | None:
        """The chunk in two, for a model that cannot take it whole; none for a single paragraph."""
        if len(self.paragraphs) < 2:
            return None
        middle = len(self.paragraphs) // 2
        return Chunk(self.paragraphs[:middle]), Chunk(self.paragraphs[middle:])


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text in order, without the blank space around them.

    Blank lines part them; where a text has none, every line is one.
    """
    border = r"\n[^\S\n]*\n\s*" if re.search(r"\S[^\S\n]*\n[^\S\n]*\n\s*\S", text) else r"\n"
    found: list[tuple[int, int]] = []
    at = 0
    for gap in [*re.finditer(border, text), None]:
        stop = gap.start() if gap else len(text)
        found += _cut(text, at, stop)
        at = gap.end() if gap else stop
    return tuple(Paragraph(number, *place) for number, place in enumerate(found, 1))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph without the space around it; a giant one in pieces."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        stop = text.rfind(". ", start, start + LONGEST) + 1 or text.rfind(" ", start + 1, start + LONGEST)
        stop = stop if stop > start else start + LONGEST
        yield start, stop
        start = stop
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def chunks_of(source: Source, size: int = CHUNK) -> tuple[Chunk, ...]:
    """The chunks of a source, each of about `size` characters at most. Raises Problems where they would be too many."""
    chunks: list[Chunk] = []
    held: list[Paragraph] = []
    for paragraph in paragraphs_of(source.text):
        if held and paragraph.end - held[0].start > size:
            chunks.append(Chunk(tuple(held)))
            held = _shared(held, size - (paragraph.end - paragraph.start))
        held.append(paragraph)
    if held:
        chunks.append(Chunk(tuple(held)))
    if len(chunks) > MOST:
        raise refuse(
            f"too long for a model: it would take {len(chunks)} requests, more than {MOST}",
            Place(source.address or "the text"),
            "give one article per file, or read it with the rules reader",
        )
    return tuple(chunks)


def _shared(held: Sequence[Paragraph], room: int) -> list[Paragraph]:
    """The last paragraph once more, where it is short enough and leaves room for the next."""
    last = held[-1]
    return [last] if len(held) > 1 and last.end - last.start <= min(OVERLAP, room) else []
