"""Formulas of yes/no options as alternatives: all the ways they hold, as a `.gmcr` file says them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from accord.case.case import AnyOrder, BestFirst, Preference, Statement, UnknownOrder
from accord.case.formula import And, AtLeast, If, Iff, Is, Node, Not, Or

MOST_CUBES = 400  # alternatives of one formula; more is refused

Literals = frozenset[tuple[str, bool]]  # (option, taken) pairs that hold together


class TooManyCubes(ValueError):
    """A formula that holds in more ways than can be listed."""


def alternatives(node: Node, wanted: bool = True) -> tuple[Literals, ...]:
    """The ways a formula holds (or, not `wanted`, fails): each a set of choices, none within another.

    `()` where there is none, an empty set where it always does. Raises TooManyCubes.
    """
    match node:
        case Is(option, value):
            return (frozenset([(option, (value != "no") == wanted)]),)
        case Not(part):
            return alternatives(part, not wanted)
        case And(parts) | Or(parts):
            every = [alternatives(p, wanted) for p in parts]
            return _all_of(every) if isinstance(node, And) == wanted else _some_of(every)
        case If(then, when):
            return alternatives(Or((then, Not(when))), wanted)
        case Iff(left, right):
            same = [_all_of([alternatives(left, side), alternatives(right, side == wanted)]) for side in (True, False)]
            return _some_of(same)
        case AtLeast(count, parts):
            every = [alternatives(p, wanted) for p in parts]
            return _at_least(count if wanted else len(parts) - count + 1, every)


def _some_of(every: Iterable[Sequence[Literals]]) -> tuple[Literals, ...]:
    return _bare(itertools.chain.from_iterable(every))


def _all_of(every: Iterable[Sequence[Literals]]) -> tuple[Literals, ...]:
    held: tuple[Literals, ...] = (frozenset(),)
    for cubes in every:
        both = (a | b for a in held for b in cubes)
        held = _bare(c for c in both if not any((option, not taken) in c for option, taken in c))
    return held


def _at_least(count: int, every: Sequence[tuple[Literals, ...]]) -> tuple[Literals, ...]:
    """Where `count` or more hold: after each part, the ways in which so many of those seen hold."""
    ways: list[tuple[Literals, ...]] = [(frozenset(),), *[()] * count]
    for cubes in every:
        ways = [ways[0], *(_some_of([ways[n], _all_of([ways[n - 1], cubes])]) for n in range(1, count + 1))]
    return ways[count]


def _bare(cubes: Iterable[Literals]) -> tuple[Literals, ...]:
    """Without repeats and what lies within another. Raises TooManyCubes."""
    kept: list[Literals] = []
    for cube in dict.fromkeys(cubes):
        if any(other <= cube for other in kept):
            continue
        kept = [*(other for other in kept if not cube <= other), cube]
        if len(kept) > MOST_CUBES:
            raise TooManyCubes
    return tuple(kept)


def statements_of(preference: Preference) -> list[Node]:
    """The formulas that, most important first, order states as a preference does; yes/no options only.

    Members of equal priority count: at least all of them, at least all but one ... at least one.
    """
    if isinstance(preference, UnknownOrder):
        return [_node(item) for item in preference.unknown_order]
    if isinstance(preference, AnyOrder):
        nodes = tuple(_node(item) for item in preference.any_order)
        return [AtLeast(count, nodes) for count in range(len(nodes), 0, -1)]
    return [_node(preference)]


def _node(item: Statement | BestFirst) -> Node:
    return item.prefer.node if isinstance(item, Statement) else Is(item.best_first, item.order[0])
