"""The whole text: what reading one of its sentences needs to know of all the others."""

from __future__ import annotations

from dataclasses import dataclass

from accord.reading.parties.references import References
from accord.reading.speakers import Voices


@dataclass(frozen=True, slots=True)
class WholeText:
    """Whom its words mean, who says what, and the two who face each other ("both sides"), where two do."""

    refs: References
    said: Voices
    both: tuple[str, ...]


def is_short(refs: References) -> bool:
    """Whether the text is a few lines, which tell little of anybody but by the positions in them."""
    return sum(len(page.doc) for page in refs.pages) <= _SHORT


_SHORT = 60  # words and marks
