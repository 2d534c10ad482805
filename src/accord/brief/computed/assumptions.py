"""What in a case rests on no claim: every assumption as a sentence, with its note and its maker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from accord.brief.matter import Matter
from accord.brief.sentence import Assumed, Run, Sentence, joined, quiet
from accord.brief.wishes import Wish, floor_grounds, least, wish
from accord.brief.words.formulas import choice, formula_words
from accord.brief.words.plain import value
from accord.case.case import Additive, Ranking, UnknownOrder, listed


def assumptions(matter: Matter) -> Iterator[Sentence]:
    """Every item of the case that no claim carries."""
    case = matter.case
    if case.status_quo is not None:
        yield _item("Today’s state is as the case describes it", Assumed("status quo"))
    for name, option in case.options.items():
        if not matter.known(option.because):
            ground = Assumed(f"option {name}", option.made_by, option.note)
            yield _item(f"The choice is open: {choice(case, name)}", ground)
    for number, constraint in enumerate(case.constraints, 1):
        if not matter.known(constraint.because):
            words = f"Ruled out together: {formula_words(case, constraint.never.node)}"
            yield _item(words, Assumed(f"constraint {number}", constraint.by, constraint.note))
    yield from _wishes(matter)
    if case.fallback:
        told, maker = case.fallback, (case.fallback.by, case.fallback.note)
        if told.cost or not told.reservation:
            words = f"The cost of no deal: {_ranges(matter, told.cost) or 'none given'}"
            yield _item(words, Assumed("cost of no deal", *maker))
        if told.reservation:
            words = f"Reservation values: {_ranges(matter, told.reservation)}"
            yield _item(words, Assumed("reservation values", *maker))


def _ranges(matter: Matter, ranges: Mapping[str, tuple[float, float]]) -> str:
    """Numbers of parties, each from its low to its high end."""
    return "; ".join(
        f"{matter.name(p)} {value(a)}" if a == b else f"{matter.name(p)} {value(a)} to {value(b)}"
        for p, (a, b) in ranges.items()
    )


def unknown_orders(matter: Matter) -> Iterator[Sentence]:
    """The preferences whose order among themselves the case leaves open; computed for the order written."""
    for party, preferences in matter.case.preferences.items():
        for group in listed(preferences):
            if isinstance(group, UnknownOrder):
                parts = "; ".join(wish(matter, s) for s in group.unknown_order)
                words = joined("Which of these matters most to ", matter.mark(party), f" is not known: {parts}.")
                yield Sentence.of(words, on=Assumed(f"an order among preferences of {matter.name(party)}"))


def drafted(matter: Matter) -> int:
    """How many items of the case a draft made and no person has confirmed."""
    case = matter.case
    made = [o.made_by for o in case.options.values()]
    made += [x.by for x in (*case.parties.values(), *case.points.values(), *case.constraints)]
    return (made + [s.by for _, s in all_statements(matter)]).count("draft")


def all_statements(matter: Matter) -> Iterator[tuple[str, Wish]]:
    """Every party's preferences, one by one."""
    for party in matter.case.parties:
        yield from matter.statements(party)


def _wishes(matter: Matter) -> Iterator[Sentence]:
    for party in matter.case.parties:
        who = matter.mark(party, starts=True)
        for item, statement in matter.statements(party):
            must = least(matter, statement)
            if not matter.known(statement.because):
                words = joined(who, f" {'insists' if must else 'prefers'}: {must or wish(matter, statement)}")
                yield _item(words, Assumed(item, statement.by, statement.note))
            elif must and isinstance(floor_grounds(matter, item, statement)[0], Assumed):
                words = joined(who, f" takes this for a must-have: {must}")
                yield _item(words, Assumed(f"{item}: the floor", statement.by, statement.note))
        ranking = matter.case.preferences.get(party)
        if isinstance(ranking, Ranking) and not matter.known(ranking.because):
            ground = Assumed(f"ranking of {matter.name(party)}", ranking.by, ranking.note)
            yield _item(joined(who, " ranks the states as the case says"), ground)
        if isinstance(ranking, Additive) and not matter.known(ranking.because):
            ground = Assumed(f"table of worth of {matter.name(party)}", ranking.by, ranking.note)
            yield _item(joined(who, " values each option by the numbers in the case"), ground)


def _item(words: str | tuple[Run, ...], ground: Assumed) -> Sentence:
    note = " ".join(ground.note.split()).rstrip(".")
    maker = "" if ground.by == "analyst" else f"by {ground.by}"
    tail = "; ".join(w for w in (note, maker) if w)
    return Sentence.of(words, quiet(f" ({tail})") if tail else "", ".", on=ground)
