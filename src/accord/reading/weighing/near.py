"""Near: which of many candidates share words with one, without asking them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from accord.reading.weighing.candidates import Candidate

_CELL = 32  # words: about a sentence


class Near:
    """Candidates by the stretches of text they touch."""

    def __init__(self, these: Iterable[Candidate] = ()) -> None:
        self._cells: dict[tuple[int, int], list[Candidate]] = defaultdict(list)
        for c in these:
            self.add(c)

    def add(self, c: Candidate) -> None:
        """One more."""
        for cell in _cells(c):
            self._cells[cell].append(c)

    def sharing(self, c: Candidate) -> Iterator[Candidate]:
        """The others that share a word with this one, each once."""
        met: set[int] = {id(c)}
        for cell in _cells(c):
            for other in self._cells.get(cell, ()):
                if other.start < c.end and other.end > c.start and id(other) not in met:
                    met.add(id(other))
                    yield other


def _cells(c: Candidate) -> Iterator[tuple[int, int]]:
    return ((c.page.number, n) for n in range(c.start // _CELL, (c.end - 1) // _CELL + 1))
