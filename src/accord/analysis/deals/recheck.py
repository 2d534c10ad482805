"""A second look at every deal told: one package at a time, in fractions, sharing nothing with the enumeration."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from accord.analysis.deals.packages import costs, floor_level, reserved, shares, steps
from accord.analysis.ranking import items
from accord.case import Additive, Case, Ranking, Statement
from accord.case.case import BestFirst, exactly, listed
from accord.case.formula import And, AtLeast, If, Iff, Is, Node, Not, Or

Choice = Mapping[str, str]  # a value for every option
Weighed = list[tuple[Statement | BestFirst, Fraction]]
Worths = tuple[dict[str, dict[str, Fraction]], Fraction]  # what values of options are worth, and what counts as 1
Weights = Weighed | Worths
GRAIN = Fraction(1, 10**9)  # values of long lists of statements are rounded to 12 decimals


def holds(case: Case, node: Node, choice: Choice) -> bool:
    """Whether a formula is true of one package."""
    match node:
        case Is(option, None):
            return choice[option] != case.options[option].values[0]
        case Is(option, value):
            return choice[option] == value
        case Not(part):
            return not holds(case, part, choice)
        case And(parts):
            return all(holds(case, p, choice) for p in parts)
        case Or(parts):
            return any(holds(case, p, choice) for p in parts)
        case If(then, when):
            return holds(case, then, choice) or not holds(case, when, choice)
        case Iff(left, right):
            return holds(case, left, choice) == holds(case, right, choice)
        case AtLeast(count, parts):
            return sum(holds(case, p, choice) for p in parts) >= count


def is_feasible(case: Case, choice: Choice) -> bool:
    """Whether no constraint forbids a package."""
    return not any(holds(case, c.never.node, choice) for c in case.constraints)


def weights(case: Case, party: str) -> Weights | None:
    """What every member of a party's preferences weighs; None where the party ranks states directly."""
    preferences = case.preferences.get(party, ())
    if isinstance(preferences, Ranking):
        return None
    if isinstance(preferences, Additive):
        worths = {o: {v: exactly(n) for v, n in table.items()} for o, table in preferences.worth.items()}
        return worths, preferences.most
    return [
        (item, w)
        for p, group in zip(preferences, shares(preferences), strict=True)
        for item, w in zip(items(p), group, strict=True)
    ]


def value(case: Case, weighed: Weights, choice: Choice) -> Fraction:
    """What a package is worth to a party of these weights, 0 to 1."""
    total = Fraction()
    if isinstance(weighed, tuple):
        worths, most = weighed
        return sum((table.get(choice[option], total) for option, table in worths.items()), total) / most
    for item, weight in weighed:
        least, count = steps(case, item)
        total += weight * Fraction(_level(case, item, choice) - least, count)
    return total


def least(case: Case, party: str, weighed: Weights, without: Choice) -> Fraction:
    """A party's reservation value, at the middle of its range; `without` is what holds without a deal."""
    told = reserved(case, party)
    return told[1] if told else value(case, weighed, without) - costs(case, party)[1]


def floors_hold(case: Case, party: str, choice: Choice) -> bool:
    """Whether a package meets every must-have of a party."""
    for preference in listed(case.preferences.get(party, ())):
        for item in items(preference):
            least = floor_level(item)
            if least is not None and _level(case, item, choice) < least:
                return False
    return True


def clears(gain: Fraction) -> bool | None:
    """Whether a gain over the reservation value is none below it; None where it is too near to tell."""
    return gain >= 0 if gain == 0 or abs(gain) >= GRAIN else None


def _level(case: Case, item: Statement | BestFirst, choice: Choice) -> int:
    if isinstance(item, Statement):
        return int(holds(case, item.prefer.node, choice))
    chosen = choice[item.best_first]
    return len(item.order) - item.order.index(chosen) if chosen in item.order else 0
