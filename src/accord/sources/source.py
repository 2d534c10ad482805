"""Source: the exact text of one report and what is known about it. Span: a stretch of such a text."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


def text_id(text: str) -> str:
    """The id of a text: the SHA-256 of its UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


class Source(BaseModel):
    """A report exactly as read. `id` is the SHA-256 of `text`; nothing is cleaned, so offsets stay true."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[0-9a-f]{64}$")
    text: str = Field(min_length=1, repr=False)
    title: str = ""
    publisher: str = ""
    published: date | None = None
    language: str = "en"
    address: str = Field("", description="where it was read: a file name or a web address")
    grade: str = Field("", pattern=r"^([A-F][1-6])?$", description="Admiralty grade, e.g. B2; empty: not graded")

    @model_validator(mode="after")
    def _id_is_the_hash(self) -> Self:
        if self.id != text_id(self.text):
            raise ValueError("the id of a source is the SHA-256 of its text, and this is not")
        return self

    @classmethod
    def of(cls, text: str, *, published: date | None = None, title: str = "", address: str = "") -> Source:
        """A source from its text."""
        return cls(id=text_id(text), text=text, published=published, title=title, address=address)

    def span(self, start: int, end: int) -> Span:
        """The stretch [start, end) of this source."""
        return Span(source=self.id, start=start, end=end, quote=self.text[start:end])

    def line_of(self, offset: int) -> int:
        """The number, from 1, of the line that holds this character."""
        return self.text.count("\n", 0, offset) + 1


class Span(BaseModel):
    """A stretch of a source: `quote` is exactly text[start:end]; half-open, in characters."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str = Field(pattern=r"^[0-9a-f]{64}$")
    start: int = Field(ge=0)
    end: int
    quote: str = Field(min_length=1)

    @model_validator(mode="after")
    def _as_long_as_its_quote(self) -> Self:
        if self.end - self.start != len(self.quote):
            raise ValueError(f"the quote has {len(self.quote)} characters, the span {self.end - self.start}")
        return self

    def is_exact(self, source: Source) -> bool:
        """Whether the quote stands in the source at exactly this place."""
        return self.source == source.id and source.text[self.start : self.end] == self.quote
