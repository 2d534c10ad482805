"""Stretches: the passage of an item, and the smaller ones inside it (content, condition, hedge), all by their words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from accord.reading.model.asking.answers import Item
from accord.reading.model.checking.align import UNSPACED, Hint, Wording
from accord.reading.model.checking.ledger import NEAR, NOT_THERE, SEVERAL, Ledger
from accord.reading.model.chunks import Chunk
from accord.sources import Source, Span

_FEWEST = 4  # characters of a passage in a script without spaces; in others, two words


@dataclass(slots=True)
class Stretches:
    """Where the words of one chunk's answer stand. What stands nowhere is entered in the ledger."""

    source: Source
    chunk: Chunk
    ledger: Ledger
    wording: Wording = field(init=False)

    def __post_init__(self) -> None:
        self.wording = Wording(self.source.text, self.chunk.paragraphs)

    def passage(self, item: Item, kind: str) -> Span | None:
        """The passage an item quotes; none, and entered, where there is none."""
        quote = item.text("quote")
        found = self.wording.find(quote, Hint(item.number("paragraph"), item.number("occurrence")))
        if found is None:
            self.ledger.note(NOT_THERE, kind, quote or "(no quotation)")
            return None
        span = self.source.span(found.start, found.end)
        if len(span.quote.split()) < 2 and not (UNSPACED.search(span.quote) and len(span.quote) >= _FEWEST):
            self.ledger.note("too short", kind, quote)
            return None
        if found.how == "near":
            self.ledger.note(NEAR, kind, quote)
        if found.open:
            self.ledger.note(SEVERAL, kind, quote)
        return span

    def inside(self, span: Span, words: str) -> tuple[int, int] | None:
        """Where words stand inside a passage, exactly or in another typography."""
        return self._within(span.start, span.end, words)

    def beside(self, span: Span, words: str) -> tuple[int, int] | None:
        """Where words stand in the passage, else in its paragraphs."""
        met = [p for p in self.chunk.paragraphs if p.start < span.end and span.start < p.end]
        return self.inside(span, words) or self._within(met[0].start, met[-1].end, words)

    def anywhere(self, words: str) -> str:
        """These words as the text has them; empty where it has not."""
        place = self._within(self.wording.start, self.wording.end, words)
        return self.text(*place) if place else ""

    def text(self, start: int, end: int) -> str:
        """The stretch on one line."""
        return re.sub(r"\s+", " ", self.source.text[start:end])

    def _within(self, start: int, end: int, words: str) -> tuple[int, int] | None:
        found = self.wording.find(words, within=(start, end)) if words else None
        return (found.start, found.end) if found else None
