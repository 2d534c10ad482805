"""The words of a stretch of tokens, cut from the text of its paragraph: spaCy puts them together anew at every asking.

A passage keeps its parse's text (see `keep_text`); what is cut from it is the same to the letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Stretch

_TEXT = "accord_text"

_Kept = tuple[str, tuple[int, ...], tuple[int, ...]]  # the text; where each token begins in it, and ends


def keep_text(doc: Doc, text: str | None = None, tokens: Sequence[Token] | None = None) -> str:
    """The text of a parse, kept with it from now on. `text`, `tokens`: what was parsed, and all tokens, where known."""
    return _kept(doc, text, tokens)[0]


def _kept(doc: Doc, text: str | None = None, tokens: Sequence[Token] | None = None) -> _Kept:
    kept: _Kept | None = doc.user_data.get(_TEXT)
    if kept is None:
        starts = tuple([t.idx for t in tokens or doc])
        ends = tuple([at + len(t) for at, t in zip(starts, tokens or doc, strict=True)])
        kept = doc.user_data[_TEXT] = (doc.text if text is None else text, starts, ends)
    return kept


def words_under(doc: Doc, first: int, last: int) -> str:
    """What `doc[first:last].text` gives, for `first` of 0 and more; empty where `last` is not beyond `first`."""
    text, starts, ends = doc.user_data.get(_TEXT) or _kept(doc)
    if last > len(ends):
        last = len(ends)
    return text[starts[first] : ends[last - 1]] if first < last else ""


def text_of(stretch: Stretch) -> str:
    """What `stretch.text` gives."""
    return keep_text(stretch.doc)[stretch.start_char : stretch.end_char]
