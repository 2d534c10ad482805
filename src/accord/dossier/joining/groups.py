"""Groups: things found to be one, step by step; what one report tells apart is never put together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Thing = TypeVar("Thing", bound=Hashable)


def once(items: Iterable[Thing]) -> tuple[Thing, ...]:
    """Each item once, where it first stands."""
    return tuple(dict.fromkeys(items))


class Groups(Generic[Thing]):
    """A partition that only grows coarser. Each thing comes from places; with `apart`, one place gives a group one."""

    def __init__(self, things: Iterable[tuple[Thing, int]], *, apart: bool = False) -> None:
        self._parent: dict[Thing, Thing] = {}
        self._places: dict[Thing, set[int]] = {}
        self._apart = apart
        for thing, place in things:
            self._parent[thing] = thing
            self._places[thing] = {place}

    def of(self, thing: Thing) -> Thing:
        """The thing that stands for the group."""
        root = thing
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[thing] != root:
            self._parent[thing], thing = root, self._parent[thing]
        return root

    def put_together(self, one: Thing, other: Thing) -> bool:
        """Make their groups one; false where a report tells them apart."""
        first, second = self.of(one), self.of(other)
        if first == second:
            return True
        small, large = sorted((self._places[first], self._places[second]), key=len)
        if self._apart and not small.isdisjoint(large):
            return False
        if len(self._places[first]) < len(self._places[second]):
            first, second = second, first
        self._parent[second] = first
        self._places[first] |= self._places.pop(second)
        return True

    def all(self) -> list[list[Thing]]:
        """Every group, its members in the order they were given."""
        found: dict[Thing, list[Thing]] = {}
        for thing in self._parent:
            found.setdefault(self.of(thing), []).append(thing)
        return list(found.values())
