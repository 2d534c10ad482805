"""Brief: what is told, as a tree whose every leaf is a Sentence, a Label or a Frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Literal

from accord.brief.frame import Frame
from accord.brief.sentence import Label, Sentence

Tone = Literal["plain", "gap", "better", "worse", "same", "number"]
Level = Literal["floor", "aspiration", "wants"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section."""

    words: Frame


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; each item is one or more sentences."""

    items: tuple[tuple[Sentence, ...], ...]
    is_ordered: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell. `tone` is how it is set, never what it says: that stands in its labels."""

    labels: tuple[Sentence, ...]
    tone: Tone = "plain"
    is_mover: bool = False

    def __post_init__(self) -> None:
        if not self.labels:
            raise ValueError("an empty cell says nothing; say that nothing is reported")


@dataclass(frozen=True, slots=True)
class Row:
    """A table row under its header."""

    header: Cell
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with row headers; `kind` chooses its layout."""

    kind: Literal["points", "facts", "reserves", "steps", "hedges", "gaps", "costs", "breaks", "concepts", "dates"]
    columns: tuple[Frame | Label, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """A party's place in the table figure."""

    name: Label
    lines: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Seats:
    """Who sits at the table, and whom the reporting names elsewhere."""

    table: tuple[Label, ...]
    seated: tuple[Seat, ...]
    absent: tuple[Seat, ...]
    absent_words: Label | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A party's mark on a rung: filled where a claim stands under it, open where it is assumed."""

    rung: int
    level: Level
    words: Label

    @property
    def is_filled(self) -> bool:
        """Whether a claim stands under it."""
        return bool(self.words.claims)


@dataclass(frozen=True, slots=True)
class Lane:
    """One party's marks on a ladder."""

    name: Label
    party: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """One choice, its values as rungs, and where the parties stand on them."""

    title: Label
    rungs: tuple[Label, ...]
    today: int | None
    lanes: tuple[Lane, ...]
    silent: Label | None


@dataclass(frozen=True, slots=True)
class LadderGroup:
    """The ladders of one negotiating point, and who is silent on it."""

    name: Frame | Label
    asks: Label | None
    ladders: tuple[Ladder, ...]
    silent: Label | None


@dataclass(frozen=True, slots=True)
class Position:
    """One claim, told; with its level where the text gives one."""

    words: Sentence
    level: Literal["floor", "aspiration"] | None


@dataclass(frozen=True, slots=True)
class Positions:
    """What one party is reported to want, floors and aspirations first."""

    name: Label
    party: str
    told: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A party's value for a package against its reservation value; numbers 0 to 1."""

    name: Label
    party: str
    value: float
    reservation: tuple[float, float, float]  # at the high, middle and low cost of no deal
    is_accepted: bool
    words: Label


@dataclass(frozen=True, slots=True)
class PackageRow:
    """A package: what it is, what it is worth to each, and the verdict."""

    name: Label
    contents: tuple[Label, ...]
    bars: tuple[Bar, ...]
    verdict: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Packages:
    """The packages worth comparing."""

    columns: tuple[Frame, ...]
    rows: tuple[PackageRow, ...]


Block = Paragraph | Heading | Bullets | Table | Seats | LadderGroup | Positions | Packages


@dataclass(frozen=True, slots=True)
class Section:
    """One of the ten questions and its answer."""

    id: str
    question: Frame
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a source that something rests on, numbered in reading order of the sources."""

    number: int
    source: str
    start: int
    end: int
    line: int
    quote: Label
    told: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A source as it was read: its exact text, and what is known about it."""

    source: str
    name: Label
    about: Label
    text: str


@dataclass(frozen=True, slots=True)
class Brief:
    """The answer to the ten questions, with the sources at its end."""

    title: Label
    about: Label
    parties: tuple[Label, ...]
    top: tuple[Sentence, ...]
    sections: tuple[Section, ...]
    articles: tuple[Article, ...]
    passages: tuple[Passage, ...]
    chips: dict[str, tuple[int, ...]]  # numbers of the passages under each dossier item
    footnote: tuple[Sentence, ...]
    language: str = "en"


def leaves(node: object) -> Iterator[Sentence | Frame]:
    """Every Sentence, Label and Frame of a tree, in order."""
    if isinstance(node, (Sentence, Frame)):
        yield node
    elif isinstance(node, (tuple, list)):
        for part in node:
            yield from leaves(part)
    elif is_dataclass(node):
        for field in fields(node):
            yield from leaves(getattr(node, field.name))
