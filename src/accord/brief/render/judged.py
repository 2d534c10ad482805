"""A package somebody named, judged: plain text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from accord.analysis.deals.beyond import Judgement, Kept, Mended, Obstacle, Opinion
from accord.analysis.judged import Judged
from accord.analysis.results import Package
from accord.brief.render.bars import bar
from accord.brief.render.safe import visible
from accord.brief.wishes import demanded
from accord.brief.words.choices import chosen
from accord.brief.words.formulas import formula_words, who
from accord.brief.words.plain import listed, value
from accord.case.case import BestFirst, Case

WIDTH = 100
TINY = 5e-10  # in value: below the grain that values are told apart by


def tell_judged(case: Case, found: Judged) -> str:
    """Acceptable to whom and by how much; what dominates it; what would make it acceptable; what improves it."""
    return visible("\n".join(_wrapped(line) for line in _lines(case, found)))


def _lines(case: Case, found: Judged) -> Iterator[str]:
    told = found.judgement
    yield _verdict(case, told)
    yield from _opinions(case, told)
    if not told.feasible:
        yield from (f"Ruled out: {_obstacle(case, o)}." for o in told.breaks)
        if told.barred:
            ways = listed([f"“{name}”" for name in told.barred])
            yield f"Ruled out: one-way changes of {ways} do not lead there from today."
    yield from _efficiency(case, told)
    yield from _mending(case, told)
    if found.improved and found.improved.best and not told.efficient:
        best = found.improved.best[0]
        lead = "Best for all who can gain by leaving it"
        yield f"{lead}: {_changes(case, told.package, best)}; {_gains(case, told.package, best)}."
    if found.kept:
        yield from _lasting(case, found.kept)


def _verdict(case: Case, told: Judgement) -> str:
    if not told.feasible:
        return "This package is not possible."
    if all(told.acceptable):
        return "Acceptable to all whose consent is needed, whatever no deal costs in the assumed range."
    if any(told.acceptable):
        ends = [e for e, holds in zip(("high", "middle", "low"), told.acceptable, strict=True) if holds]
        return f"Acceptable to all whose consent is needed only at the {listed(ends)} cost of no deal."
    against = [case.parties[o.party].name for o in told.opinions if o.consents and not o.accepts[1]]
    return f"Not acceptable to {listed(against)}."


def _opinions(case: Case, told: Judgement) -> Iterator[str]:
    width = max(len(case.parties[o.party].name) for o in told.opinions)
    for opinion in told.opinions:
        drawn = bar(opinion.value, opinion.reservation[1])
        yield f"  {case.parties[opinion.party].name.ljust(width)} {drawn} {value(opinion.value)}{_margin(opinion)}"
        yield from (f"    breaks its must-have: {_obstacle(case, floor)}" for floor in opinion.broken)


def _margin(opinion: Opinion) -> str:
    margin = opinion.margins[1]
    how = "at" if abs(margin) < TINY else f"{value(abs(margin))} {'above' if margin > 0 else 'below'}"
    consent = "" if opinion.consents else " (its consent is not needed)"
    return f"{'' if opinion.accepts[1] else ' ✗'}, {how} its reservation value{consent}"


def _efficiency(case: Case, told: Judgement) -> Iterator[str]:
    if told.efficient:
        yield "Efficient: no possible package is better for one whose consent is needed and worse for none (proven)."
    elif told.dominated_by is not None:
        better = told.dominated_by
        yield f"Dominated: {_changes(case, told.package, better)}; {_gains(case, told.package, better)}."
    elif told.feasible:
        yield "Whether it is efficient was not decided in the time allowed."


def _mending(case: Case, told: Judgement) -> Iterator[str]:
    if told.acceptable[1]:
        return
    if told.mended:
        proven = "The fewest changes that make it acceptable to all" if told.mended_proven else "Changes that would do"
        yield f"{proven}, any one of these:"
        yield from (f"- {_changed(case, mended)}" for mended in told.mended)
    elif told.mended_proven:
        yield "No change of it would do: no package is acceptable to all."
    lowered = [
        f"{case.parties[o.party].name} by {value(o.lowering)}" for o in told.opinions if o.consents and o.lowering > 0
    ]
    given = [_obstacle(case, floor) for floor in told.give_up]
    if told.feasible and (lowered or given):
        parts = [f"floors given up ({'; '.join(given)})"] if given else []
        parts += [f"reservation values lowered: {listed(lowered)}"] if lowered else []
        yield f"Or, for this very package, {'; '.join(parts)}."


def _lasting(case: Case, kept: Kept) -> Iterator[str]:
    fallback = case.fallback
    if fallback is None or not fallback.later:
        return
    leaves = listed([case.parties[p].name for p in kept.leaves])
    yield f"Over time it {kept.verdict}{f': {leaves} may leave it later' if kept.leaves else ''}."


def _changes(case: Case, package: Package, other: Package) -> str:
    return _words(case, {o: v for o, v in other.choice.items() if package.choice[o] != v})


def _changed(case: Case, mended: Mended) -> str:
    return _words(case, mended.changes)


def _words(case: Case, choice: Mapping[str, str]) -> str:
    """Values of options as clauses."""
    told = []
    for name, chose in choice.items():
        option = case.options[name]
        told.append(who(case, name, chosen(option, option.values.index(chose))))
    return "; ".join(told) or "nothing changed"


def _gains(case: Case, package: Package, other: Package) -> str:
    pairs = zip(case.parties.values(), package.values, other.values, strict=True)
    told = [
        f"{value(abs(after - before))} {'better' if after > before else 'worse'} for {party.name}"
        for party, before, after in pairs
        if abs(after - before) > TINY
    ]
    return listed(told) or "no better for anyone"


def _obstacle(case: Case, obstacle: Obstacle) -> str:
    """A constraint or a floor as a clause."""
    if obstacle.constraint is not None:
        return formula_words(case, case.constraints[obstacle.constraint].never.node)
    assert obstacle.party is not None, "an obstacle is of a party, or a constraint"
    assert obstacle.preference is not None, "reservation values are told as margins"
    found = demanded(case, obstacle.party, obstacle.preference, obstacle.member)
    if isinstance(found, BestFirst):
        return f"{found.best_first} is no worse than “{found.floor}”"
    return formula_words(case, found.prefer.node)


def _wrapped(line: str) -> str:
    indent = line[: len(line) - len(line.lstrip(" -"))]
    return textwrap.fill(line.strip() if not indent else line, WIDTH, subsequent_indent=" " * len(indent))
