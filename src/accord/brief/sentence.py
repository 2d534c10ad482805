"""Sentence: words, and what they rest on. One with nothing under it cannot be made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Self

Style = Literal["plain", "strong", "quote", "quiet"]


class Unfounded(ValueError):
    """Words that rest on nothing, or a ground without words."""


@dataclass(frozen=True, slots=True)
class Text:
    """A run of words. `quote`: they are a source's or a case's own, not ours."""

    text: str
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class PartyMark:
    """A party by name; rendered with its colour and shape."""

    party: str
    name: str


Run = Text | PartyMark


@dataclass(frozen=True, slots=True)
class Reported:
    """Rests on passages: ids of claims, or of other dossier items as "meeting m1", "fact f2", "party russia"."""

    items: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.items:
            raise Unfounded("reported, but no claim is named")


@dataclass(frozen=True, slots=True)
class Assumed:
    """Rests on an item of the case that no claim supports: which, who made it, and the note on why."""

    item: str
    by: str = "analyst"
    note: str = ""

    def __post_init__(self) -> None:
        if not self.item or not self.by:
            raise Unfounded("assumed, but not what, or by whom")


@dataclass(frozen=True, slots=True)
class Computed:
    """Rests on a result: its name, and the method that gave it. Counting what a dossier does not say is one too."""

    result: str
    method: str

    def __post_init__(self) -> None:
        if not self.result or not self.method:
            raise Unfounded("computed, but not what, or how")


Ground = Reported | Assumed | Computed
KIND: dict[type[Ground], str] = {Reported: "claim", Assumed: "assumed", Computed: "computed"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words and their grounds, the first ground being the main one."""

    words: tuple[Run, ...]
    grounds: tuple[Ground, ...]

    def __post_init__(self) -> None:
        if not self.plain().strip():
            raise Unfounded("a sentence needs words")
        if not self.grounds or not all(isinstance(g, (Reported, Assumed, Computed)) for g in self.grounds):
            raise Unfounded(f"nothing under: {self.plain()}")

    @classmethod
    def of(cls, *parts: str | Run | Iterable[Run], on: Ground | Iterable[Ground]) -> Self:
        """Build one from strings, runs and sequences of runs; `on` is what it rests on."""
        grounds = (on,) if isinstance(on, (Reported, Assumed, Computed)) else tuple(dict.fromkeys(on))
        return cls(joined(*parts), grounds)

    @property
    def rest(self) -> str:
        """What it mainly rests on: claim, assumed or computed."""
        return KIND[type(self.grounds[0])]

    @property
    def claims(self) -> tuple[str, ...]:
        """Every dossier item it rests on, once, in order."""
        items = (i for g in self.grounds if isinstance(g, Reported) for i in g.items)
        return tuple(dict.fromkeys(items))

    def plain(self) -> str:
        """The words alone."""
        return "".join(run.name if isinstance(run, PartyMark) else run.text for run in self.words)


class Label(Sentence):
    """A cell, an axis mark, a name in a figure: words that are no full sentence, under the same rule."""

    __slots__ = ()


def joined(*parts: str | Run | Iterable[Run]) -> tuple[Run, ...]:
    """Runs in a row, neighbours of one style made one, the first letter raised where it begins plainly."""
    runs: list[Run] = []
    for part in parts:
        for run in [Text(part)] if isinstance(part, str) else [part] if isinstance(part, (Text, PartyMark)) else part:
            last = runs[-1] if runs else None
            if isinstance(run, Text) and isinstance(last, Text) and run.style == last.style != "quote":
                runs[-1] = Text(last.text + run.text, run.style)
            elif not isinstance(run, Text) or run.text:
                runs.append(run)
    return tuple(runs)


def strong(text: str) -> Text:
    """Words that carry the point."""
    return Text(text, "strong")


def quiet(text: str) -> Text:
    """Words that stand back: a method's name, a remark."""
    return Text(text, "quiet")


def quoted(text: str) -> Text:
    """Someone else's words, in quotation marks; marks inside become single.

    >>> quoted('found it "logical"').text
    '“found it ‘logical’”'
    """
    inner = " ".join(text.split()).replace("“", "‘").replace("”", "’")
    pieces = inner.split('"')
    inner = "".join(p + ("" if i == len(pieces) - 1 else "‘" if i % 2 == 0 else "’") for i, p in enumerate(pieces))
    return Text(f"“{inner}”", "quote")
