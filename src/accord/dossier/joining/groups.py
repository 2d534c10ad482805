"""Groups: things found to be one, step by step; what one report tells apart is never put together."""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

Thing = TypeVar("Thing", bound=Hashable)
Number = int  # of a thing, from 0


def once(items: Iterable[Thing]) -> tuple[Thing, ...]:
    """Each item once, where it first stands."""
    return tuple(dict.fromkeys(items))


class Groups:
    """A partition of the numbers 0, 1, ... that only grows coarser, in a few bytes for each.

    `apart`: the place each number comes from; then one place gives a group one.
    """

    def __init__(self, count: int, apart: Sequence[int] | None = None) -> None:
        self._parent = array("L", range(count))
        self._size = array("L", [1]) * count
        self._apart = apart
        self._places: dict[Number, array[int]] = {}  # of groups of several, in order

    def of(self, thing: Number) -> Number:
        """The thing that stands for the group."""
        parent, root = self._parent, thing
        while parent[root] != root:
            root = parent[root]
        while parent[thing] != root:
            parent[thing], thing = root, parent[thing]
        return root

    def put_together(self, one: Number, other: Number) -> bool:
        """Make their groups one; false where a report tells them apart."""
        first, second = self.of(one), self.of(other)
        if first == second:
            return True
        if self._size[first] < self._size[second]:
            first, second = second, first
        if self._apart is not None and not self._met(first, second):
            return False
        self._parent[second] = first
        self._size[first] += self._size[second]
        return True

    def _met(self, large: Number, small: Number) -> bool:
        """Put the places of the smaller group among those of the larger; false where they share one."""
        places, more = self._places_of(large), self._places_of(small)
        for place in more:
            at = bisect_left(places, place)
            if at < len(places) and places[at] == place:
                return False
        for place in more:
            insort(places, place)
        self._places[large] = places
        self._places.pop(small, None)
        return True

    def _places_of(self, root: Number) -> array[int]:
        assert self._apart is not None
        return self._places.get(root) or array("L", [self._apart[root]])

    def all(self) -> list[array[Number]]:
        """Every group, its members in the order they were given."""
        found: dict[Number, array[Number]] = {}
        for thing in range(len(self._parent)):
            root = self.of(thing)
            if root in found:
                found[root].append(thing)
            else:
                found[root] = array("L", [thing])
        return list(found.values())
