"""What a party is silent on: it is taken not to change its own choices unasked. Marked, and of the least weight."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from accord.case.case import AnyOrder, BestFirst, Option, Preference, Statement, UnknownOrder
from accord.case.formula import And, AtLeast, Formula, If, Iff, Is, Node, Not, Or

NOTE = "no position on its own choice is reported: taken not to do unasked what others ask of it"


def with_inertia(
    party: str, preferences: tuple[Preference, ...], options: Mapping[str, Option], today: Mapping[str, str]
) -> tuple[Preference, ...]:
    """The preferences, and after all of them a wish to leave its own options as they are where it has none on them.

    Without it a party would be indifferent to giving away whatever the reporting does not quote it on.
    """
    spoken = {name for preference in preferences for name in _spoken_of(preference)}
    silent = [name for name, option in options.items() if option.by == party and name not in spoken]
    kept = tuple(
        Statement(prefer=Formula(_as_today(name, options[name], today[name])), by="draft", note=NOTE) for name in silent
    )
    return (*preferences, AnyOrder(any_order=kept)) if len(kept) > 1 else (*preferences, *kept)


def cared_for(preferences: Mapping[str, tuple[Preference, ...]]) -> frozenset[str]:
    """The options that some party says something about, be it only as a condition."""
    said = (str(item) for listed in preferences.values() for item in listed)
    return frozenset(word for text in said for word in re.findall(r"\w+", text))


def _as_today(name: str, option: Option, value: str) -> Node:
    if option.is_yes_no:
        return Is(name) if value == "yes" else Not(Is(name))
    return Is(name, value)


def _spoken_of(preference: Preference) -> Iterator[str]:
    """The options a preference is about; what stands behind an "if" is only its condition."""
    match preference:
        case Statement():
            yield from _options(preference.prefer.node)
        case BestFirst():
            yield preference.best_first
        case AnyOrder(any_order=inner) | UnknownOrder(unknown_order=inner):
            for item in inner:
                yield from _spoken_of(item)


def _options(node: Node) -> Iterator[str]:
    match node:
        case Is(option):
            yield option
        case Not(part) | If(then=part):
            yield from _options(part)
        case And(parts) | Or(parts) | AtLeast(_, parts):
            for part in parts:
                yield from _options(part)
        case Iff(left, right):
            yield from _options(left)
            yield from _options(right)
