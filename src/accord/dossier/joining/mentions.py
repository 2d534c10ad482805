"""Mentions: what many reports say of the same few things, each different saying kept once; passages are left out."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterator
from typing import Generic, TypeVar

Said = TypeVar("Said", bound=Hashable)


class Mentions(Generic[Said]):
    """What is said of something in which report, in order, by number; sixteen bytes for each where it is not new."""

    def __init__(self) -> None:
        self.different: list[Said] = []
        self.which = array("L")  # for each mention, the number of what is said
        self.places = array("L")  # for each mention, the report
        self._known: dict[Said, int] = {}

    def add(self, place: int, said: Said) -> int:
        """Enter a mention; its number."""
        number = self._known.setdefault(said, len(self.different))
        if number == len(self.different):
            self.different.append(said)
        self.which.append(number)
        self.places.append(place)
        return len(self.which) - 1

    def __len__(self) -> int:
        return len(self.which)

    def __getitem__(self, number: int) -> Said:
        return self.different[self.which[number]]

    def __iter__(self) -> Iterator[Said]:
        return (self.different[n] for n in self.which)

    def said_in(self, group: array[int]) -> tuple[Said, ...]:
        """What is said in these mentions, each different saying once, in order."""
        return tuple(self.different[n] for n in dict.fromkeys(self.which[i] for i in group))
