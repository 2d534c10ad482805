"""A case as a bargain: what each party values and what it insists on, in exact integers; lists no state."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from accord.analysis.deals.packages import floor_level, grain, half_weighed, reservation, steps, whole
from accord.analysis.deals.recheck import holds
from accord.analysis.ranking import entries, items
from accord.case import Additive, Case, Ranking, Statement
from accord.case.case import BestFirst, listed
from accord.case.feasible import violated
from accord.case.formula import Is, Node, Or
from accord.problem import refuse

Values = tuple[int, ...]  # a package: the number of each option's value


@dataclass(frozen=True, slots=True)
class Counted:
    """A whole number that counts for a party where a formula holds."""

    number: int
    node: Node


@dataclass(frozen=True, slots=True)
class Table:
    """Whole numbers, one of which counts for a party: by the value of one option."""

    option: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Demand:
    """What a party insists on: a floor (which of its preferences; a formula), or its reservation value (neither)."""

    party: int
    preference: int | None = None
    member: int | None = None  # within an "any order" or "unknown order" group
    node: Node | None = None


@dataclass(frozen=True, slots=True)
class Bargain:
    """A case's packages and what they are worth, in terms of single options wherever that is how it is said.

    A party's value of a package is the sum of its terms over its scale, 0 to 1. Reservation values are on the scale,
    at the high, middle and low cost of no deal: `reservations[party][end]`. All tuples are in party or option order.
    """

    case: Case
    sizes: tuple[int, ...]  # per option, how many values
    domains: tuple[tuple[int, ...], ...]  # per option, the numbers of values that may be agreed
    parties: tuple[str, ...]
    consents: tuple[int, ...]  # the parties without which there is no deal
    terms: tuple[tuple[Counted | Table, ...], ...]  # per party
    scales: tuple[int, ...]
    reservations: tuple[tuple[int, int, int], ...]
    floors: tuple[Demand, ...]  # of all parties
    never: tuple[Node, ...]  # no package makes one of these true
    fallback: Values | None  # none: reservation values are given as such
    notes: tuple[str, ...] = ()

    @property
    def combinations(self) -> int:
        """How many packages there would be without constraints."""
        return math.prod(map(len, self.domains))

    def demands(self) -> Iterator[Demand]:
        """Every demand of the parties whose consent is needed, by party: its floors, then its reservation value."""
        for party in self.consents:
            yield from (floor for floor in self.floors if floor.party == party)
            yield Demand(party)


def bargain_of(case: Case) -> Bargain | None:
    """A case as a bargain; None for a graph, direct rankings of states, and where nothing says what a deal is worth."""
    preferences = case.preferences.values()
    if case.graph is not None or not any(preferences) or any(isinstance(p, Ranking) for p in preferences):
        return None
    fallback, notes = _fallback(case)
    if fallback is None and not case.all_reserved:
        return None
    told = [_terms(case, party) for party in case.parties]
    rows, scales = [], []
    for party, (terms, scale) in zip(case.parties, told, strict=True):
        fine = grain(case, party)
        rows.append(tuple(_times(term, fine) for term in terms))
        scales.append(scale * fine)
        notes += half_weighed(case, party)
    worths = [value_of(case, row, fallback) if fallback else 0 for row in rows]
    return Bargain(
        case,
        tuple(len(option.values) for option in case.options.values()),
        _domains(case),
        tuple(case.parties),
        tuple(i for i, party in enumerate(case.parties.values()) if party.consents),
        tuple(rows),
        tuple(scales),
        tuple(reservation(case, p, w, s) for p, w, s in zip(case.parties, worths, scales, strict=True)),
        tuple(_floors(case)),
        tuple(constraint.never.node for constraint in case.constraints),
        fallback,
        notes,
    )


def value_of(case: Case, terms: tuple[Counted | Table, ...], package: Values) -> int:
    """What a package counts for a party."""
    choice = chosen(case, package)
    return sum(
        term.numbers[package[term.option]] if isinstance(term, Table) else term.number * holds(case, term.node, choice)
        for term in terms
    )


def chosen(case: Case, package: Values) -> dict[str, str]:
    """A package as a value for every option."""
    return {name: option.values[v] for v, (name, option) in zip(package, case.options.items(), strict=True)}


def _times(term: Counted | Table, fine: int) -> Counted | Table:
    if isinstance(term, Table):
        return Table(term.option, tuple(n * fine for n in term.numbers))
    return Counted(term.number * fine, term.node)


def _terms(case: Case, party: str) -> tuple[list[Counted | Table], int]:
    """What counts for a party, and what counts as 1."""
    place = {name: o for o, name in enumerate(case.options)}
    preferences = case.preferences.get(party, ())
    if isinstance(preferences, Additive):
        told, scale = entries(preferences)
        rows = ((place[o], [table.get(v, 0) for v in case.options[o].values]) for o, table in told.items())
        return [Table(o, tuple(row)) for o, row in rows], scale
    found: list[Counted | Table] = []
    if not listed(preferences):
        return found, 1
    units, scale = whole(case, listed(preferences))
    for preference, group in zip(listed(preferences), units, strict=True):
        for item, unit in zip(items(preference), group, strict=True):
            if isinstance(item, Statement):
                found.append(Counted(unit, item.prefer.node))
            else:
                found.append(Table(place[item.best_first], tuple(unit * n for n in _levels(case, item))))
    return found, scale


def _levels(case: Case, item: BestFirst) -> list[int]:
    """Steps above the least level, by the number of the option's value."""
    least, _ = steps(case, item)
    above = {value: len(item.order) - place for place, value in enumerate(item.order)}
    return [above.get(value, 0) - least for value in case.options[item.best_first].values]


def _floors(case: Case) -> Iterator[Demand]:
    for i, party in enumerate(case.parties):
        for p, preference in enumerate(listed(case.preferences.get(party, ()))):
            members = items(preference)
            for m, item in enumerate(members):
                least = floor_level(item)
                if least is not None:
                    yield Demand(i, p, m if len(members) > 1 else None, _must(item, least))


def _must(item: Statement | BestFirst, least: int) -> Node:
    if isinstance(item, Statement):
        return item.prefer.node
    accepted = tuple(Is(item.best_first, value) for value in item.order[: len(item.order) - least + 1])
    return accepted[0] if len(accepted) == 1 else Or(accepted)


def _domains(case: Case) -> tuple[Values, ...]:
    """Per option, the values that permitted changes lead to from the status quo; agreed together, so in any order."""
    every = [tuple(range(len(option.values))) for option in case.options.values()]
    today = _today(case)
    if today is None:
        return tuple(every)
    options = zip(every, case.options.values(), today, strict=True)
    return tuple(tuple(sorted(option.led_to(v))) if option.changes else all_values for all_values, option, v in options)


def _fallback(case: Case) -> tuple[Values | None, tuple[str, ...]]:
    """The package that holds without a deal. Options a stated one leaves out are as in the status quo."""
    if case.fallback is None or isinstance(case.fallback.state, str):
        if case.status_quo is None and case.all_reserved:
            return None, ()
        note = "No fallback is stated: without a deal the status quo is taken to go on, at no cost."
        return _today(case), () if case.fallback else (note,)
    today = _today(case) or (0,) * len(case.options)
    own = case.fallback.state
    places = zip(today, case.options.items(), strict=True)
    package = tuple(o.values.index(own[name]) if name in own else v for v, (name, o) in places)
    if violated(case, chosen(case, package)):
        raise refuse(
            "the fallback is not feasible: a constraint forbids it", hint="mend the fallback or the constraint"
        )
    return package, ()


def _today(case: Case) -> Values | None:
    """The status quo, unstated options at their first value; none where it is not stated and not feasible."""
    stated = case.status_quo if isinstance(case.status_quo, dict) else {}
    if violated(case, stated):
        if case.status_quo is None:
            return None
        raise refuse("the status quo is not feasible: a constraint forbids it", hint="mend it, or the constraint")
    return tuple(o.values.index(stated.get(name, o.values[0])) for name, o in case.options.items())
