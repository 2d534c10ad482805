"""The records: an attribution as spans of a source, and the same as tokens while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from accord.reading.passages import Passage
from accord.sources import Span

if TYPE_CHECKING:
    from accord.reading.parse import Token

Kind = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Something said, thought, wanted or felt (content), put down to somebody (source) by some words (cue).

    After Newell, Margolin and Ruths [Newell2018]: a source may be missing ("is expected to"); each part may come in
    several pieces, in the order of the text. `kind`: direct is all quotation, mixed holds some, indirect none.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: Kind
    nested: bool


@dataclass(slots=True)
class Act:
    """One act of saying, in tokens. `speaker`: the head of the source, with a relative pronoun resolved to its noun."""

    page: Passage
    cue: Token
    frame: str
    speaker: Token | None
    source: tuple[int, int] | None
    content: list[tuple[Passage, int, int]]
    cue_words: list[int] = field(default_factory=list)
    nested: bool = False
