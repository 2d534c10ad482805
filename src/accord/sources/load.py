"""A file or standard input -> Source. Bad input is refused with what is wrong and what would help."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from accord.problem import Place, Problems, refuse
from accord.sources.source import Source

# A long-read is about 60 kB; a report beyond this is not one article.
MAX_BYTES = 5_000_000
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_HTML_MARKS = ("<!doctype html", "<html", "<head", "<body", "<script")


def load_source(path: str, *, published: date | None = None, encoding: str | None = None) -> Source:
    """Read one report: plain text or Markdown, UTF-8 (or UTF-16 with its mark) unless `encoding` is named.

    `path` is a file, or "-" for standard input. Raises Problems for anything that is not a readable report.
    """
    raw = _bytes_of(path)
    address = "standard input" if path == "-" else Path(path).name
    return load_text(raw, address, published=published, encoding=encoding)


def load_text(raw: bytes, address: str, *, published: date | None = None, encoding: str | None = None) -> Source:
    """A source from the bytes of a report; `address` names it in messages."""
    place = Place(address)
    if len(raw) > MAX_BYTES:
        raise refuse(
            f"too long for one report: more than {MAX_BYTES:,} bytes",
            place,
            "give one article per file; split a collection into its articles",
        )
    text = _decoded(raw, place, encoding)
    if not text.strip():
        raise refuse("the file is empty: there is nothing to read", place, "save the article's text into it")
    if "\x00" in text or _unprintable_share(text) > 0.1:
        raise refuse("this is not text (it looks like a binary file)", place, "save the article as plain text")
    start = text.lstrip()[:2000].lower()
    if start.startswith(_HTML_MARKS) or "<script" in start or ("<html" in start and "</" in start):
        raise refuse(
            "this is a web page (HTML), not an article's plain text",
            place,
            "copy the article's text into a .txt or .md file and read that",
        )
    if not any(c.isalpha() for c in text):
        raise refuse("there are no words in this file", place, "save the article's text into it")
    return Source.of(text, published=published, title=_title_of(text), address=address)


def _bytes_of(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        with open(path, "rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise refuse("there is no such file", Place(path)) from None
    except IsADirectoryError:
        raise refuse("this is a folder, not a report", Place(path)) from None
    except OSError as error:
        raise refuse(f"cannot be read: {error.strerror or error}", Place(path)) from None


def _decoded(raw: bytes, place: Place, encoding: str | None) -> str:
    codec = encoding or next((name for mark, name in _BOMS if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(codec)
    except LookupError:
        raise refuse(f'unknown encoding "{codec}"', place, 'use a name such as "latin-1" or "cp1252"') from None
    except UnicodeError as error:
        raise _wrong_encoding(raw, error, codec, place) from None
    return text


def _wrong_encoding(raw: bytes, error: UnicodeError, codec: str, place: Place) -> Problems:
    at = error.start if isinstance(error, UnicodeDecodeError) else 0
    if raw[:4] in (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff\xe0") or b"\x00" in raw[:4096]:
        return refuse("this is not text (it looks like a binary file)", place, "save the article as plain text")
    line = raw.count(b"\n", 0, at) + 1
    return refuse(
        f"not {codec.upper()}: byte 0x{raw[at]:02x} on line {line} does not belong to it",
        Place(place.file, line, 1),
        "save the file as UTF-8, or name its encoding: --encoding cp1252",
    )


def _unprintable_share(text: str) -> float:
    sample = text[:20_000]
    return sum(not (c.isprintable() or c.isspace() or ord(c) > 0x7F) for c in sample) / len(sample)


def _title_of(text: str) -> str:
    """The headline: a Markdown heading, or a short first line without a full stop; else none."""
    first = text.lstrip("\ufeff \t\r\n").split("\n", 1)[0].strip()
    if first.startswith("# "):
        return first[2:].strip()
    is_headline = 2 <= len(first.split()) <= 20 and first[-1] not in ".!:;,”\"'"
    return first if is_headline else ""
