"""Bytes -> text: the mark at the start, the encoding named, the one a web page declares, else UTF-8; never a guess."""

from __future__ import annotations

import codecs
import re

from accord.problem import Place, Problems, refuse

# The longer marks first: UTF-32's begins like UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Python knows them as encodings, but no article is kept in them, and a page must not choose a slow or strange one.
_NOT_FOR_ARTICLES = {"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7"}
_DECLARED = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]{2,40})", re.I)
_XML_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.\-]{2,40})", re.I)
# Browsers read these names as Windows-1252, and so the pages are made.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252"}
_BROKEN = 0.001  # the share of bad characters in a page that is passed over as an accident: browsers pass over all


def decoded(raw: bytes, place: Place, encoding: str | None = None) -> str:
    """The text of a file, strictly. Raises Problems that name the first bad byte and what to do."""
    codec = encoding or marked(raw) or "utf-8"
    try:
        return raw.decode(_known(codec, place))
    except UnicodeError as error:
        raise _wrong(raw, error, codec, place) from None


def decoded_page(raw: bytes, place: Place, encoding: str | None = None) -> str:
    """The markup of a web page: as `decoded`, its own declaration heard, and a stray bad byte marked U+FFFD."""
    codec = encoding or marked(raw) or _declared(raw) or "utf-8"
    text = raw.decode(_known(codec, place), errors="replace")
    if text.count("\ufffd") > max(1, _BROKEN * len(text)):
        return decoded(raw, place, codec)
    return text


def marked(raw: bytes) -> str | None:
    """The encoding that the mark at the start of a file stands for; None: there is no mark."""
    return next((name for mark, name in _MARKS if raw.startswith(mark)), None)


def _declared(raw: bytes) -> str | None:
    """What a page says of itself in its first 4,096 bytes; None: nothing, or no encoding that can be."""
    found = _XML_DECLARED.search(raw[:4096]) or _DECLARED.search(raw[:4096])
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    # A declaration that one can read byte by byte is not UTF-16, whatever it says.
    wrong = name in _NOT_FOR_ARTICLES or name.startswith(("utf-16", "utf-32"))
    return None if wrong else _MEANT.get(name, name)


def _known(codec: str, place: Place) -> str:
    try:
        info = codecs.lookup(codec)
    except (LookupError, ValueError):
        info = None
    if info is None or info.name in _NOT_FOR_ARTICLES or not getattr(info, "_is_text_encoding", True):
        raise refuse(f'unknown encoding "{codec}"', place, 'use a name such as "latin-1" or "cp1252"')
    return info.name


def _wrong(raw: bytes, error: UnicodeError, codec: str, place: Place) -> Problems:
    at = error.start if isinstance(error, UnicodeDecodeError) else 0
    if b"\x00" in raw[:4096]:
        return binary(raw, place)
    line = raw.count(b"\n", 0, at) + 1
    byte = f"byte 0x{raw[at]:02x}" if at < len(raw) else "its end"
    return refuse(
        f"not {codec.upper()}: {byte} on line {line} does not belong to it",
        Place(place.file, line, 1),
        "save the file as UTF-8, or name its encoding: --encoding cp1252",
    )


def binary(raw: bytes, place: Place) -> Problems:
    """What this is instead of text, as far as its first bytes tell."""
    if raw.startswith(b"PK\x03\x04"):
        return refuse(
            "this is not text (it looks like a binary file: a Word document or an archive)",
            place,
            "save the article as plain text, a web page or a PDF",
        )
    return refuse("this is not text (it looks like a binary file)", place, "save the article as plain text")
