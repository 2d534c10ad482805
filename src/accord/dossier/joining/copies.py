"""Copies: reports whose text is another report's, edited a little or set into a longer one [Broder1997].

Steps: every run of five words is a number; one in eight of the numbers, chosen by the number itself, stands for the
text; texts that share such numbers are compared in full. Time grows with the length of the texts, not with its square.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
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


def copies_among(sources: Iterable[Source]) -> tuple[Copy, ...]:
    """Each text that is, or holds, an earlier one, and which; undated texts come last."""
    texts = sorted(sources, key=lambda s: (s.published or date.max, s.id))
    numbers = _Numbers()
    listed: dict[int, list[int]] = {}
    runs: list[NDArray[Any]] = []
    family: list[int] = []
    found = []
    for n, source in enumerate(texts if len(texts) > 1 else ()):
        own = _runs(source.text, numbers)
        runs.append(own)
        family.append(n)
        signs = [int(r) for r in (own if len(own) < _SHORT else own[own % _ONE_IN == 0])]
        shared = Counter(earlier for sign in signs for earlier in listed.get(sign, ()))
        for sign in signs:
            if len(seen := listed.setdefault(sign, [])) < _LISTED:
                seen.append(n)
        held: set[int] = set()
        likely = [e for e, n in shared.most_common(_COMPARED) if n * _ONE_IN * 2 >= SHARE * min(len(own), len(runs[e]))]
        for share, earlier in sorted((-_share(own, runs[e]), e) for e in likely):
            if -share >= SHARE and family[earlier] not in held:
                held.add(family[earlier])
                found.append(Copy(source=source.id, of=texts[earlier].id, share=round(-share, 2)))
        family[n] = min(held, default=n)
    return tuple(found)


class _Numbers(dict[str, int]):
    """A number for each word, the same in every run of the program."""

    def __missing__(self, word: str) -> int:
        self[word] = number = zlib.crc32(word.encode()) * 2654435761 + len(word)
        return number


def _runs(text: str, numbers: _Numbers) -> NDArray[Any]:
    """The different runs of words of a text as numbers, in order; a short text is one run."""
    import numpy as np

    words = _WORD.findall(text.casefold())
    for word in words:
        if word not in numbers:
            numbers[word] = zlib.crc32(word.encode()) * 2654435761 + len(word)
    if not words:
        return np.zeros(0, np.uint64)
    values = np.fromiter((numbers[w] for w in words), np.uint64, len(words))
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
