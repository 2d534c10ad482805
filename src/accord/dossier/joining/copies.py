"""Copies: reports whose text is another report's, edited a little or set into a longer one [Broder1997].

Steps: every run of five words is a number; one in eight of the numbers, chosen by the number itself, stands for the
text; texts that share such numbers are compared in full. Time grows with the length of the texts, not with its square.
The numbers are kept in a temporary file, so that memory hardly grows with the texts.
"""

from __future__ import annotations

import contextlib
import re
import sqlite3
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from accord.dossier.dossier import Copy
from accord.sources import Source

if TYPE_CHECKING:
    from numpy.typing import NDArray

RUN = 5  # words: shorter runs are shared by chance, longer ones break at every edit
SHARE = (
    0.5  # of the shorter text: an edit breaks five runs, so a copy with one word in twenty changed keeps three in four
)
_ONE_IN = 8
_SHORT = 120  # words: below, every run stands for the text
_LISTED = 8  # earlier texts remembered for one run: what stands in more is boilerplate, or a copy of the first
_COMPARED = 5  # texts compared in full: a report seldom holds more than a few others
_WORD = re.compile(r"\w+")
_CACHE = 4000  # kilobytes of the temporary file that are kept in memory
_FILTER = 1 << 23  # bits
_WORDS = 30_000  # whose numbers are remembered
_TABLES = """
CREATE TABLE text (number INTEGER PRIMARY KEY, runs BLOB);
CREATE TABLE sign (run INTEGER, text INTEGER, PRIMARY KEY (run, text)) WITHOUT ROWID;
"""


def copies_among(sources: Iterable[Source]) -> tuple[Copy, ...]:
    """Each text that is, or holds, an earlier one, and which; undated texts come last."""
    texts = sorted(sources, key=lambda s: (s.published or date.max, s.id))
    return tuple(copies_of((s.id, s.text) for s in texts)) if len(texts) > 1 else ()


def copies_of(texts: Iterable[tuple[str, str]]) -> Iterator[Copy]:
    """`copies_among` for the ids and texts of sources, in the order of their days and ids."""
    numbers, ids = _Numbers(), list[str]()
    family = array("L")
    with contextlib.closing(_Runs()) as runs:
        for n, (name, text) in enumerate(texts):
            own = _runs(text, numbers)
            ids.append(name)
            family.append(n)
            held: set[int] = set()
            for share, earlier in sorted((-_share(own, runs.of(e)), e) for e in runs.alike(own)):
                if -share >= SHARE and family[earlier] not in held:
                    held.add(family[earlier])
                    yield Copy(source=name, of=ids[earlier], share=round(-share, 2))
            runs.add(own)
            family[n] = min(held, default=n)


class _Runs:
    """The runs of all texts so far, in a temporary file that goes when the program ends, however it ends."""

    def __init__(self) -> None:
        self._file = sqlite3.connect("", isolation_level=None)
        self._file.executescript(f"PRAGMA journal_mode = OFF; PRAGMA cache_size = -{_CACHE}; BEGIN;{_TABLES}")
        self._lengths = array("L")
        self._maybe = bytearray(_FILTER // 8)  # whether a number may be known; most are new, and need no look

    def close(self) -> None:
        """Give the file up."""
        self._file.close()

    def of(self, text: int) -> NDArray[Any]:
        """The runs of a text."""
        import numpy as np

        ((kept,),) = self._file.execute("SELECT runs FROM text WHERE number = ?", (text,))
        return np.frombuffer(kept, np.uint64)

    def alike(self, own: NDArray[Any]) -> list[int]:
        """The few earlier texts that share enough with one of these runs to be compared with it in full."""
        find = self._file.execute
        signs = (int(sign) for sign in _signs(own) if self._may_be_known(int(sign)))
        shared = Counter(n for sign in signs for (n,) in find("SELECT text FROM sign WHERE run = ?", (sign,)))
        least = SHARE / (_ONE_IN * 2)
        return [e for e, n in shared.most_common(_COMPARED) if n >= least * min(len(own), self._lengths[e])]

    def add(self, own: NDArray[Any]) -> None:
        """Enter the next text."""
        number = len(self._lengths)
        self._lengths.append(len(own))
        self._file.execute("INSERT INTO text VALUES (?, ?)", (number, own.tobytes()))
        new = []
        for sign in map(int, _signs(own)):
            if not self._may_be_known(sign) or self._known_in(sign) < _LISTED:
                new.append((sign, number))
                self._maybe[_place(sign)] |= _bit(sign)
        self._file.executemany("INSERT INTO sign VALUES (?, ?)", new)

    def _may_be_known(self, sign: int) -> bool:
        return bool(self._maybe[_place(sign)] & _bit(sign))

    def _known_in(self, sign: int) -> int:
        ((texts,),) = self._file.execute("SELECT count(*) FROM sign WHERE run = ?", (sign,))
        return int(texts)


def _place(sign: int) -> int:
    """The byte of the filter for a number; its last digits are chosen, those before are not."""
    return sign // (8 * _ONE_IN) % (_FILTER // 8)


def _bit(sign: int) -> int:
    return 1 << sign // _ONE_IN % 8


def _signs(own: NDArray[Any]) -> NDArray[Any]:
    """The runs that stand for a text."""
    return own if len(own) < _SHORT else own[own % _ONE_IN == 0]


class _Numbers(dict[str, int]):
    """A number for each word, the same in every run of the program; forgotten when there are very many."""

    def of(self, words: list[str]) -> Iterator[int]:
        """The numbers of the words, in order."""
        if len(self) > _WORDS:
            self.clear()
        return map(self.__getitem__, words)

    def __missing__(self, word: str) -> int:
        self[word] = number = zlib.crc32(word.encode()) * 2654435761 + len(word)
        return number


def _runs(text: str, numbers: _Numbers) -> NDArray[Any]:
    """The different runs of words of a text as numbers, in order; a short text is one run."""
    import numpy as np

    words = _WORD.findall(text.casefold())
    if not words:
        return np.zeros(0, np.uint64)
    values = np.fromiter(numbers.of(words), np.uint64, len(words))
    mixed = np.zeros(max(1, len(values) - RUN + 1), np.uint64)
    for at in range(min(RUN, len(values))):
        mixed = mixed * np.uint64(6364136223846793005) + values[at : at + len(mixed)]
    mixed ^= mixed >> np.uint64(31)
    return np.unique(mixed * np.uint64(0x9E3779B97F4A7C15) >> np.uint64(20))


def _share(one: NDArray[Any], other: NDArray[Any]) -> float:
    """How much of the shorter text stands in the longer one, 0 to 1."""
    import numpy as np

    return len(np.intersect1d(one, other, assume_unique=True)) / max(1, min(len(one), len(other)))


def families_of(copies: Iterable[Copy]) -> Mapping[str, str]:
    """For every source that is a copy or has one, the source that stands for all of its family."""
    parent: dict[str, str] = {}

    def top(source: str) -> str:
        while parent.setdefault(source, source) != source:
            parent[source] = source = parent[parent[source]]
        return source

    for copy in copies:
        parent[top(copy.source)] = top(copy.of)
    return {source: top(source) for source in list(parent)}
