"""Quotations: stretches between double marks, and who is put beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accord.reading.clauses import SUBJECTS, child
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from accord.reading.parse import Token

_SHORT = 4  # a quotation of fewer words without a verb is a turn of phrase, not an utterance
_MARKS = re.compile("[“„«”»\"]|``|''")
_OPENING = frozenset({"“", "„", "«"})
_EITHER = frozenset({'"', "``", "''"})
_CLOSING = frozenset({"”", "»", '"', "''"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, the marks excluded; `open` if it runs on into the next paragraph."""

    start: int
    end: int
    utterance: bool
    open: bool = False


def quotations(page: Passage) -> Iterator[Quotation]:
    """Stretches between double marks; one left open runs to the end of the paragraph."""
    opened: int | None = None
    for t in page.tokens if _MARKS.search(page.text) else ():
        mark = t.text
        if mark in _EITHER and opened is not None and t.i > opened and _opens(t):
            yield Quotation(opened, t.i, _is_utterance(page, opened, t.i))  # the mark that begins the next paragraph
            opened = t.i + 1
        elif mark in _OPENING or (mark in _EITHER and opened is None):
            opened = t.i + 1
        elif mark in _CLOSING and opened is not None:
            if t.i > opened:
                yield Quotation(opened, t.i, _is_utterance(page, opened, t.i))
            opened = None
    if opened is not None and opened < len(page.doc):
        last = len(page.doc)
        yield Quotation(opened, last, _is_utterance(page, opened, last), open=True)


def _opens(mark: Token) -> bool:
    """A straight mark with a space before it and none behind."""
    return mark.i > 0 and bool(mark.nbor(-1).whitespace_) and not mark.whitespace_


def _is_utterance(page: Passage, first: int, last: int) -> bool:
    if last - first < _SHORT:
        return False
    return any(
        t.pos_ in {"VERB", "AUX"}
        and (
            any(c.dep_ in SUBJECTS and c.dep_ != "csubj" and c.i >= first for c in t.children)
            or (t.tag_ == "VB" and t.i == first and child(t, "aux", "nsubj") is None)
        )
        for t in page.tokens[first:last]
    )
