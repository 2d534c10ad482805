"""The words of a stretch of tokens, cut from the text of its paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accord.reading.parse import Parse, Stretch


def words_under(doc: Parse, first: int, last: int) -> str:
    """What `doc[first:last].text` gives, for `first` of 0 and more; empty where `last` is not beyond `first`."""
    ends = doc.ends
    if last > len(ends):
        last = len(ends)
    return doc.text[doc.starts[first] : ends[last - 1]] if first < last else ""


def text_of(stretch: Stretch) -> str:
    """What `stretch.text` gives."""
    return words_under(stretch.doc, stretch.start, stretch.end)
