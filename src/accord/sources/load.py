"""A file or standard input -> Source. Bad input is refused with what is wrong and what would help."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import PurePath

from accord.problem import Place, refuse
from accord.sources.decoding import binary, decoded
from accord.sources.pdf import MAX_PDF_BYTES, is_pdf, read_pdf
from accord.sources.source import Form, Source, headline
from accord.sources.webpage import is_page, read_page

# A long-read is about 60 kB, its page with everything around it ten times that; beyond this it is not one article.
MAX_BYTES = 5_000_000
_MARKDOWN = {".md", ".markdown", ".mkd"}


def load_source(path: str, *, published: date | None = None, encoding: str | None = None) -> Source:
    """Read one report: plain text, Markdown, a web page or a PDF, whatever the file is called.

    `path` is a file, or "-" for standard input. Text is UTF-8 (or UTF-16 or UTF-32 with its mark) unless `encoding` is
    named. `published` beats the day a page gives. Raises Problems for anything that is not a readable report.
    """
    raw = _bytes_of(path)
    address = "standard input" if path == "-" else PurePath(path).name
    return load_text(raw, address, published=published, encoding=encoding)


def load_text(raw: bytes, address: str, *, published: date | None = None, encoding: str | None = None) -> Source:
    """A source from the bytes of a report; `address` names it in messages. Raises Problems."""
    place = Place(address)
    if is_pdf(raw):
        return read_pdf(raw, place, published)
    if len(raw) > MAX_BYTES:
        raise refuse(
            f"too long for one report: more than {MAX_BYTES:,} bytes",
            place,
            "give one article per file; split a collection into its articles",
        )
    if is_page(raw, address):
        return read_page(raw, place, published, encoding)
    text = decoded(raw, place, encoding)
    if not text.strip():
        raise refuse("the file is empty: there is nothing to read", place, "save the article's text into it")
    if "\x00" in text or _unprintable_share(text) > 0.1:
        raise binary(raw, place)
    if not any(c.isalpha() for c in text):
        raise refuse("there are no words in this file", place, "save the article's text into it")
    form: Form = "markdown" if PurePath(address).suffix.lower() in _MARKDOWN else "text"
    return Source.of(text, published=published, title=headline(text), address=address, form=form)


def _bytes_of(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read(MAX_PDF_BYTES + 1)
    try:
        with open(path, "rb") as file:
            return file.read(MAX_PDF_BYTES + 1)
    except FileNotFoundError:
        raise refuse("there is no such file", Place(path)) from None
    except IsADirectoryError:
        raise refuse("this is a folder, not a report", Place(path)) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise refuse(f"cannot be read: {getattr(error, 'strerror', None) or error}", Place(path)) from None


def _unprintable_share(text: str) -> float:
    sample = text[:20_000]
    return sum(not (c.isprintable() or c.isspace() or ord(c) > 0x7F) for c in sample) / len(sample)
