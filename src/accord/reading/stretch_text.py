"""The words of a stretch of tokens, cut from the text of its paragraph: spaCy puts them together anew at every asking.

A passage keeps its parse's text (see `keep_text`); what is cut from it is the same to the letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Stretch

_TEXT = "accord_text"


def keep_text(doc: Doc) -> str:
    """The text of a parse, kept with it from now on."""
    text: str | None = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return text


def words_under(doc: Doc, first: int, last: int) -> str:
    """What `doc[first:last].text` gives, for `first` of 0 and more; empty where `last` is not beyond `first`."""
    last = min(last, len(doc))
    if first >= last:
        return ""
    stop = doc[last - 1]
    return keep_text(doc)[doc[first].idx : stop.idx + len(stop)]


def text_of(stretch: Stretch) -> str:
    """What `stretch.text` gives."""
    return keep_text(stretch.doc)[stretch.start_char : stretch.end_char]
