"""Problem: what is wrong in something a person gave us, where, and what would fix it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file: line and column count from 1; `text` is that whole line, for the caret."""

    file: str
    line: int = 0  # 0: the file as a whole
    column: int = 0
    text: str = ""
    width: int = 1  # how many characters the caret underlines


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong (error), doubtful (warning) or open (note). Problems are values, never thrown singly."""

    severity: Severity
    message: str
    place: Place | None = None
    hint: str = ""

    def __str__(self) -> str:
        """`file:line:column: error: message`, the line, a caret, the hint."""
        where = ""
        if self.place:
            spot = [self.place.file]
            if self.place.line:
                spot += [str(self.place.line), str(self.place.column)]
            where = ":".join(spot) + ": "
        lines = [f"{where}{self.severity}: {self.message}"]
        if self.place and self.place.text:
            # Long lines (a JSON record, say) are cut to a window so that the caret stays in sight.
            start = max(0, self.place.column - 60)
            line = visible(self.place.text[start : start + 110])
            lines.append(f"    {line}")
            lines.append(f"    {' ' * (self.place.column - 1 - start)}{'^' * max(1, min(self.place.width, 50))}")
        if self.hint:
            lines.append(f"    hint: {self.hint}")
        return "\n".join(lines)


class Problems(Exception):
    """Everything that is wrong with one input, together. The command line prints it and leaves with code 2."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def refuse(message: str, place: Place | None = None, hint: str = "") -> Problems:
    """One error, ready to raise."""
    return Problems([Problem("error", message, place, hint)])


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint naming the nearest known word, or the known words where none is near.

    >>> did_you_mean("natoo", ["nato", "land"])
    'did you mean "nato"?'
    """
    names = list(known)
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return f'did you mean "{near[0]}"?'
    listed = ", ".join(f'"{n}"' for n in names[:12])
    return f"known here: {listed}" if listed else ""


def visible(line: str) -> str:
    """Control and format characters as a dot: a hostile file must not steer the terminal."""
    return "".join(c if c.isprintable() else "·" for c in line)
