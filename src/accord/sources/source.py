"""Source: the exact text of one report and what is known about it. Span: a stretch of such a text."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from datetime import date
from itertools import pairwise
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from accord.problem import Place, refuse

Form = Literal["text", "markdown", "html", "pdf"]
_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")


def text_id(text: str) -> str:
    """The id of a text: the SHA-256 of its UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def headline(text: str) -> str:
    """The headline of a text: a Markdown heading, or a short first line without a full stop; else none."""
    first = text.lstrip("\ufeff \t\r\n")[:400].split("\n", 1)[0].strip()
    if first.startswith("# "):
        return first[2:].strip()
    is_headline = 2 <= len(first.split()) <= 20 and len(first) <= 300 and first[-1] not in ".!:;,”\"'"
    return first if is_headline else ""


class Source(BaseModel):
    """A report as read. `id` is the SHA-256 of `text`, and every offset counts characters of exactly this text.

    `text` is a plain or Markdown file as it is; of a web page, the article without what stands around it; of a PDF,
    its pages with the lines put together into paragraphs (`form` says which).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[0-9a-f]{64}$")
    text: str = Field(min_length=1, repr=False)
    title: str = ""
    publisher: str = ""
    published: date | None = None
    language: str = "en"
    address: str = Field("", description="where it was read: a file name or a web address")
    form: Form = Field("text", description="what it was read from")
    pages: tuple[int, ...] = Field((), description="of a PDF: where in the text each page starts")
    grade: str = Field("", pattern=r"^([A-F][1-6])?$", description="Admiralty grade, e.g. B2; empty: not graded")

    @model_validator(mode="after")
    def _id_is_the_hash(self) -> Self:
        if self.id != text_id(self.text):
            raise ValueError("the id of a source is the SHA-256 of its text, and this is not")
        return self

    @model_validator(mode="after")
    def _pages_follow_each_other(self) -> Self:
        starts = (*self.pages, len(self.text))
        if self.pages and (self.pages[0] != 0 or any(a > b for a, b in pairwise(starts))):
            raise ValueError("pages are the places where each page starts: from 0, in order, inside the text")
        return self

    @classmethod
    def of(
        cls, text: str, *, published: date | None = None, title: str = "", address: str = "", form: Form = "text"
    ) -> Source:
        """A source from its text. A half of a surrogate pair is no character and becomes U+FFFD, one for one.

        Raises Problems for a text without a single character.
        """
        if not text:
            message, hint = "the text is empty: there is nothing to read", "give the words of the report"
            raise refuse(message, Place(address) if address else None, hint)
        whole = _HALF_CHARACTERS.sub("\ufffd", text)
        return cls(id=text_id(whole), text=whole, published=published, title=title, address=address, form=form)

    def span(self, start: int, end: int) -> Span:
        """The stretch [start, end) of this source."""
        return Span(source=self.id, start=start, end=end, quote=self.text[start:end])

    def line_of(self, offset: int) -> int:
        """The number, from 1, of the line that holds this character."""
        return self.text.count("\n", 0, offset) + 1

    def page_of(self, offset: int) -> int | None:
        """The number, from 1, of the page that holds this character; None: the source has no pages."""
        return bisect_right(self.pages, max(offset, 0)) or None


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
