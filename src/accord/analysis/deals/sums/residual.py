"""Formulas as far as they are still open once some options are chosen: each kept once, so equal ones are one number.

Negations stand at single options only; "and", "or" and "at least" are one kind, so that counts merge naturally.
"""

from __future__ import annotations

from collections.abc import Sequence

from accord.case import Case
from accord.case.formula import And, AtLeast, If, Iff, Is, Node, Not, Or

FALSE, TRUE = 0, 1
Key = tuple[object, ...]


class Residuals:
    """The open formulas of a case by number. `domains`: per option, the numbers of the values it may have."""

    def __init__(self, case: Case, domains: Sequence[Sequence[int]]) -> None:
        self._places = {name: o for o, name in enumerate(case.options)}
        self._names = [option.values for option in case.options.values()]
        self._full = [sum(1 << v for v in domain) for domain in domains]
        self._keys: list[Key] = [("never",), ("always",)]
        self._options: list[int] = [0, 0]
        self._numbers: dict[Key, int] = {}
        self._chosen: dict[tuple[int, int, int], int] = {}
        self._opposite: dict[int, int] = {FALSE: TRUE, TRUE: FALSE}

    def of(self, node: Node) -> int:
        """The number of a formula."""
        match node:
            case Is(option, value):
                o = self._places[option]
                at = 0 if value is None else self._names[o].index(value)
                return self._is(o, ~1 if value is None else 1 << at)
            case Not(part):
                return self.negation(self.of(part))
            case And(parts):
                return self._some(len(parts), [self.of(p) for p in parts])
            case Or(parts):
                return self._some(1, [self.of(p) for p in parts])
            case If(then, when):
                return self._some(1, [self.of(then), self.negation(self.of(when))])
            case Iff(left, right):
                return self._same(self.of(left), self.of(right))
            case AtLeast(count, parts):
                return self._some(count, [self.of(p) for p in parts])

    def options(self, number: int) -> int:
        """The options an open formula turns on, as bits."""
        return self._options[number]

    def choose(self, number: int, option: int, value: int) -> int:
        """What is left of a formula once an option has a value."""
        if not self._options[number] >> option & 1:
            return number
        place = (number, option, value)
        found = self._chosen.get(place)
        if found is None:
            found = self._chosen[place] = self._choose(self._keys[number], option, value)
        return found

    def negation(self, number: int) -> int:
        """The formula that holds where this one does not."""
        found = self._opposite.get(number)
        if found is None:
            match self._keys[number]:
                case ("is", int(option), int(mask)):
                    found = self._is(option, ~mask)
                case ("some", int(count), tuple(parts)):
                    found = self._joined(len(parts) - count + 1, sorted(self.negation(p) for p in parts))
                case ("same", bool(alike), int(left), int(right)):
                    found = self._number(("same", not alike, left, right), self._options[number])
                case key:  # pragma: no cover
                    raise AssertionError(key)
            self._opposite[number], self._opposite[found] = found, number
        return found

    def values_told_apart(self, numbers: Sequence[int], option: int) -> list[int]:
        """Per value of an option, which of its values all these formulas treat alike: equal numbers are alike."""
        masks: set[int] = set()
        seen: set[int] = set()
        left = list(numbers)
        while left:
            number = left.pop()
            if number in seen or not self._options[number] >> option & 1:
                continue
            seen.add(number)
            match self._keys[number]:
                case ("is", _, int(mask)):
                    masks.add(mask)
                case ("some", _, tuple(parts)):
                    left += parts
                case ("same", _, int(one), int(other)):
                    left += (one, other)
        kinds: dict[tuple[int, ...], int] = {}
        ordered = sorted(masks)
        rows = [tuple(mask >> v & 1 for mask in ordered) for v in range(len(self._names[option]))]
        return [kinds.setdefault(row, len(kinds)) for row in rows]

    def _choose(self, key: Key, option: int, value: int) -> int:
        match key:
            case ("is", _, int(mask)):
                return TRUE if mask >> value & 1 else FALSE
            case ("some", int(count), tuple(parts)):
                return self._some(count, [self.choose(p, option, value) for p in parts])
            case ("same", bool(alike), int(left), int(right)):
                found = self._same(self.choose(left, option, value), self.choose(right, option, value))
                return found if alike else self.negation(found)
        raise AssertionError(key)  # pragma: no cover

    def _is(self, option: int, mask: int) -> int:
        mask &= self._full[option]
        if mask in (0, self._full[option]):
            return TRUE if mask else FALSE
        return self._number(("is", option, mask), 1 << option)

    def _some(self, count: int, parts: Sequence[int]) -> int:
        """At least so many of these hold."""
        open_parts = [p for p in parts if p > TRUE]
        count -= sum(p == TRUE for p in parts)
        if count <= 0 or count > len(open_parts):
            return TRUE if count <= 0 else FALSE
        if count == 1:
            return self._any(open_parts)
        if count == len(open_parts):
            return self.negation(self._any([self.negation(p) for p in open_parts]))
        return self._joined(count, sorted(open_parts))

    def _any(self, parts: Sequence[int]) -> int:
        """One of these holds: of one option only once, no "or" within an "or"."""
        masks: dict[int, int] = {}
        rest: set[int] = set()
        left = list(parts)
        while left:
            match number := left.pop(), self._keys[number]:
                case _, ("is", int(option), int(mask)):
                    masks[option] = masks.get(option, 0) | mask
                case _, ("some", 1, tuple(inner)):
                    left += inner
                case _:
                    rest.add(number)
        singles = [self._is(option, mask) for option, mask in masks.items()]
        if TRUE in singles or any(self._opposite.get(p) in rest for p in rest):
            return TRUE
        found = sorted({*singles, *rest})
        return found[0] if len(found) == 1 else self._joined(1, found)

    def _joined(self, count: int, parts: Sequence[int]) -> int:
        options = 0
        for part in parts:
            options |= self._options[part]
        return self._number(("some", count, tuple(parts)), options)

    def _same(self, left: int, right: int) -> int:
        """Both hold, or neither."""
        if left <= TRUE or right <= TRUE:
            left, right = max(left, right), min(left, right)
            return left if right == TRUE else self.negation(left)
        signs = (self.negation(left), self.negation(right))
        alike = (signs[0] < left) == (signs[1] < right)
        one, other = sorted((min(left, signs[0]), min(right, signs[1])))
        if one == other:
            return TRUE if alike else FALSE
        return self._number(("same", alike, one, other), self._options[one] | self._options[other])

    def _number(self, key: Key, options: int) -> int:
        found = self._numbers.get(key)
        if found is None:
            found = self._numbers[key] = len(self._keys)
            self._keys.append(key)
            self._options.append(options)
        return found
