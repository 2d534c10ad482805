"""A PDF -> Source: its text, with the number of the page each passage stands on.

The pages are read by a program of their own (`pdf_pages`), held to so much time and memory: what a hostile file can do
to a reader of PDFs is not to be foreseen, and this way it is done to that program alone.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from typing import Any

from accord.problem import Place, Problems, refuse
from accord.sources.layout import flowing
from accord.sources.pdf_pages import MAX_PAGES, OK, SECONDS
from accord.sources.source import Source, headline, text_id

MAX_PDF_BYTES = 30_000_000  # pictures count too; an article's text is a hundredth of it
_WAIT = 3 * SECONDS  # by the clock, where the machine is busy or counts no processor time
_AS_TEXT = "copy the article's text into a .txt file and read that"
_TOLD = {
    "encrypted": ("this PDF is locked with a password", "save it without a password, or " + _AS_TEXT),
    "pages": (f"too long for one report: more than {MAX_PAGES} pages", "save the pages of the article only"),
    "scanned": (
        "this PDF has no text: its pages are pictures (a scan)",
        "run it through text recognition (OCR) and read the result",
    ),
    "slow": (f"reading this PDF took more than {SECONDS} seconds or too much memory, and was stopped", _AS_TEXT),
    "damaged": ("this PDF is damaged: its text cannot be read", "save it again from its program, or " + _AS_TEXT),
}


def is_pdf(raw: bytes) -> bool:
    """Whether these bytes are a PDF: the mark may follow some junk, as readers allow."""
    return b"%PDF-" in raw[:1024] and raw.lstrip()[:1] != b"<"


def read_pdf(raw: bytes, place: Place, published: date | None) -> Source:
    """The text of a PDF as a source. The day it was made is not the day it was published, so none is taken from it.

    Raises Problems for a file that is locked, scanned, damaged, too long or too much work.
    """
    if len(raw) > MAX_PDF_BYTES:
        raise refuse(
            f"too large for one report: more than {MAX_PDF_BYTES:,} bytes", place, "save the pages of the article only"
        )
    answer = _answer(raw, place)
    pages = [page for page in answer["pages"] if isinstance(page, str)]
    if sum(map(len, pages)) > 5_000_000:
        raise _told("pages", place)
    text, starts = flowing(pages)
    if not any(c.isalpha() for c in text):
        raise _told("scanned", place)
    return Source(
        id=text_id(text),
        text=text,
        form="pdf",
        pages=tuple(starts),
        title=headline(text) or _title(answer.get("title")),
        published=published,
        address=place.file,
    )


def _answer(raw: bytes, place: Place) -> dict[str, Any]:
    """What the reader of pages says; whatever ends it (time, memory, a crash) is told as a problem."""
    command = [sys.executable, "-m", "accord.sources.pdf_pages"]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=_WAIT, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise _told("slow", place) from None
    if done.returncode != OK:
        raise _told("slow" if done.returncode < 0 else "damaged", place)
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise _told("damaged", place) from None
    if "problem" in answer:
        raise _told(answer["problem"], place)
    return dict(answer)


def _told(what: str, place: Place) -> Problems:
    message, hint = _TOLD.get(what, _TOLD["damaged"])
    return refuse(message, place, hint)


def _title(told: object) -> str:
    """The title in the file's own data, where it is more than the name its program gave it."""
    title = " ".join(str(told or "").split())[:300]
    dull = (
        title.lower().startswith(("untitled", "microsoft word", "document", "about:blank", "(anonymous"))
        or "." in title[-6:]
    )
    return "" if dull else title
