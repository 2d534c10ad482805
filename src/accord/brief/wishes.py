"""Wishes: the preferences of a case in words, and what each rests on."""

from __future__ import annotations

from collections.abc import Iterator

from accord.brief.matter import Matter
from accord.brief.sentence import Assumed, Ground, Label, Reported
from accord.brief.words.formulas import choice, formula_words
from accord.case.case import AnyOrder, BestFirst, Case, Statement, UnknownOrder, listed

Wish = Statement | BestFirst


def wish(matter: Matter, statement: Wish) -> str:
    """What a preference asks for, as a clause."""
    if isinstance(statement, BestFirst):
        return (
            f"{choice(matter.case, statement.best_first)}, best first: {', '.join(f'“{v}”' for v in statement.order)}"
        )
    return formula_words(matter.case, statement.prefer.node)


def least(matter: Matter, statement: Wish) -> str | None:
    """The must-have in a preference, as a clause; None where it is none."""
    if isinstance(statement, BestFirst):
        if statement.floor is None:
            return None
        return f"{choice(matter.case, statement.best_first)} is no worse than “{statement.floor}”"
    return wish(matter, statement) if statement.level == "floor" else None


def floors(matter: Matter, party: str) -> Iterator[Label]:
    """A party's must-haves. One that no claim calls a floor is an assumption, whatever the wish rests on."""
    for item, statement in matter.statements(party):
        words = least(matter, statement)
        if words:
            yield Label.of(words, on=floor_grounds(matter, item, statement))


def floor_grounds(matter: Matter, item: str, statement: Wish) -> tuple[Ground, ...]:
    """The claims that give a floor as a floor; else that it is assumed to be one, and the claims of the wish."""
    known = matter.known(statement.because)
    stated = tuple(i for i in known if matter.dossier.claims[i].level == "floor")
    if stated:
        return (Reported(stated),)
    reading = Assumed(f"{item}: that it is a must-have", statement.by, statement.note)
    return (reading, Reported(known)) if known else (reading,)


def options_of(statement: Wish) -> set[str]:
    """The options a preference speaks of."""
    if isinstance(statement, BestFirst):
        return {statement.best_first}
    return {a.option for a in statement.prefer.atoms()}


def demanded(case: Case, party: str, preference: int, member: int | None) -> Wish:
    """One of a party's preferences by its place, and within a group by its own."""
    found = listed(case.preferences[party])[preference]
    if isinstance(found, AnyOrder):
        return found.any_order[member or 0]
    return found.unknown_order[member or 0] if isinstance(found, UnknownOrder) else found


def blocked_by(
    matter: Matter, party: str, preference: int | None, member: int | None
) -> tuple[str, tuple[Ground, ...]]:
    """A party's demand (one of its preferences) as a clause, and what it rests on; for a reservation value, that."""
    if preference is None:
        item = f"reservation value of {matter.name(party)}"
        return "its reservation value", (Assumed(item, *_fallback_by(matter)),)
    found = demanded(matter.case, party, preference, member)
    item = next(name for name, s in matter.statements(party) if s is found)
    return least(matter, found) or wish(matter, found), floor_grounds(matter, item, found)


def _fallback_by(matter: Matter) -> tuple[str, str]:
    fallback = matter.case.fallback
    return (fallback.by, fallback.note) if fallback else ("the method", "no cost is given: none is taken off")
