"""Contrasts: where two claims of one party do not go together. Found and shown; which one is right is not ours to say.

Steps: the claims of a party about one thing (its words, sign and figures aside) are put side by side; opposite signs,
or one figure against another, make a contrast. Told of days close together it is a contradiction, else a change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, product

from accord.dossier.claim import REFUSALS, Claim
from accord.dossier.dossier import Contrast, PartyMention
from accord.dossier.joining.same import Bearers, bearers, is_own
from accord.dossier.joining.wording import gist_of
from accord.sources import Source

NEAR = 2  # days: reports of one statement appear within so many of each other
_MOST = 200  # pairs looked at for one party and thing: nobody reads more
_FOR = ("wants", "demands", "offers", "accepts", "plans", "threatens")
_AGAINST = {"wants": ("wants", "demands", "offers", "accepts", "plans"), "accepts": ("accepts", "offers")}
_AGAINST |= dict.fromkeys(REFUSALS, ("wants", "demands", "offers", "accepts", "plans"))
_DOUBTED = 45  # percent: what is told as less likely than even is no position to contrast
Thing = tuple[frozenset[str], str]  # what a claim is about, and whether it is a wish, a statement or a fear
Sides = tuple[list[Claim], list[Claim]]  # for it, and against
Days = Mapping[str, date | None]  # the day each source was published


@dataclass(frozen=True, slots=True)
class Known:
    """What contrasts are told with: the days of the sources, who speaks for whom, and the parties' names."""

    days: Days
    speaking: Bearers
    names: Mapping[str, str]


def contrasts_in(
    claims: Mapping[str, Claim], sources: Mapping[str, Source], parties: Mapping[str, PartyMention]
) -> tuple[Contrast, ...]:
    """All contrasts among the claims nobody has rejected, each pair once for each party that holds both."""
    days = {i: source.published for i, source in sources.items()}
    known = Known(days, bearers(parties.values()), {i: p.name for i, p in parties.items()})
    things: dict[tuple[str, Thing], Sides] = {}
    for claim in claims.values():
        if thing := thing_of(claim):
            for holder in dict.fromkeys(claim.holders):
                things.setdefault((holder, thing), ([], []))[is_against(claim)].append(claim)
    found = [contrast for (party, _), sides in things.items() for contrast in contrasts_between(party, sides, known)]
    order = {i: n for n, i in enumerate(claims)}
    return tuple(sorted(found, key=lambda c: (order[c.claims[0]], order[c.claims[1]], c.party)))


def contrasts_between(party: str, sides: Sides, known: Known) -> Iterator[Contrast]:
    """The contrasts among a party's claims about one thing, for it and against it, in the order they are read."""
    for one, other in (*_opposed(sides), *_figures_differ(sides[0]), *_figures_differ(sides[1])):
        yield _contrast(party, (one, other), known)


def thing_of(claim: Claim) -> Thing | None:
    """What a claim is compared by; None: it is not, as it points elsewhere, is rejected, or told as unlikely."""
    gist = gist_of(claim.content)
    told = claim.likelihood is None or claim.likelihood.high > _DOUBTED
    if claim.status == "rejected" or gist.points or not told or not (gist.core or gist.numbers):
        return None
    return gist.core, _sort(claim)


def has_figure(claim: Claim) -> bool:
    """Whether it gives one figure, which another may contradict."""
    return len(gist_of(claim.content).numbers) == 1


def _sort(claim: Claim) -> str:
    """Wishes are compared with wishes, statements with statements, fears with fears."""
    return "wish" if claim.stance in (*_FOR, *REFUSALS) else claim.stance


def is_against(claim: Claim) -> bool:
    """Whether it is against what it is about; against not having it is for it."""
    return (claim.polarity == "-") != bool(gist_of(claim.content).negations % 2)


def _opposed(sides: Sides) -> Iterator[tuple[Claim, Claim]]:
    """A claim for a thing and one against it, with the same figures, each strong enough to exclude the other."""
    for n, (one, other) in enumerate(product(*sides)):
        if n == _MOST:
            return
        if gist_of(one.content).numbers == gist_of(other.content).numbers and _excludes(one, other):
            yield one, other


def _excludes(one: Claim, other: Claim) -> bool:
    """Not having agreed yet is no refusal; not demanding is none either."""
    if one.stance == other.stance:
        return True
    turned = bool(gist_of(other.content).negations % 2) or bool(gist_of(one.content).negations % 2)
    if turned:  # "wants no tariffs" against "accepts tariffs": both are positions
        return {one.stance, other.stance} <= {"wants", "demands", "accepts", "offers", *REFUSALS}
    return one.stance in _AGAINST.get(other.stance, ())


def _figures_differ(side: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """One figure against another in the same demand, offer or refusal, told by different reports."""
    told = [(c, gist_of(c.content)) for c in side]
    figures = [(c, g) for c, g in told if len(g.numbers) == 1]
    pairs = 0
    for n, (one, first) in enumerate(figures):
        for other, second in figures[:n]:
            pairs += 1
            if pairs > _MOST:
                return
            same = (one.stance, one.level, _without_figures(first.words)) == (
                other.stance, other.level, _without_figures(second.words))  # fmt: skip
            apart = {s.source for s in one.evidence}.isdisjoint(s.source for s in other.evidence)
            if same and apart and first.numbers != second.numbers:
                yield one, other


def _without_figures(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("#" if w[0].isdigit() else w for w in words)


def _contrast(party: str, pair: tuple[Claim, Claim], known: Known) -> Contrast:
    one, other = pair
    days = [_days(claim, known.days) for claim in pair]
    if any(None in d for d in days) or _near(*days):
        first, second = sorted(pair, key=lambda c: (is_against(c), c.id))
        kind, words = "contradiction", _contradicted(first, second, known.speaking, known.names.get(party, party))
    else:
        (first, then), (second, now) = sorted(((one, days[0]), (other, days[1])), key=lambda p: _span(p[1]))
        kind, words = (
            "change",
            f"{_told(first)} on {_last(then)}, {_told(second)} on {_last(now)}{_moved(first, second)}",
        )
    return Contrast.model_validate({"kind": kind, "party": party, "claims": (first.id, second.id), "words": words})


def _days(claim: Claim, days: Days) -> set[date | None]:
    return {days[s.source] for s in claim.evidence if s.source in days} or {None}


def _near(one: set[date | None], other: set[date | None]) -> bool:
    """Whether some report of the one is of about the same day as some report of the other."""
    days = sorted((d, n) for n, side in enumerate((one, other)) for d in side if d)
    return any(a[1] != b[1] and (b[0] - a[0]).days <= NEAR for a, b in pairwise(days))


def _span(days: set[date | None]) -> tuple[date, date]:
    told = [d for d in days if d]
    return max(told), min(told)


def _last(days: set[date | None]) -> str:
    return max(d for d in days if d).isoformat()


def _told(claim: Claim) -> str:
    sign = "not: " if claim.polarity == "-" and claim.stance not in REFUSALS else ""
    return f"{claim.stance} {sign}“{' '.join(claim.content.split())}”"


def _moved(first: Claim, second: Claim) -> str:
    """Whether the figure went up or down."""
    was, now = gist_of(first.content).numbers, gist_of(second.content).numbers
    try:
        low, high = float(was[0]), float(now[0])
    except (IndexError, ValueError):
        return ""
    return (
        ""
        if low == high
        else f" (raised from {was[0]} to {now[0]})"
        if high > low
        else f" (lowered from {was[0]} to {now[0]})"
    )


def _contradicted(one: Claim, other: Claim, known: Bearers, name: str) -> str:
    """Who says the one and who the other; one party about another is told as reported and denied."""
    tellers = []
    for claim in (one, other):
        tellers.append((claim.speaker or "the narrator", is_own(claim, known)))
    said = f"{_told(one)}; {_told(other)}"
    (first, first_own), (second, second_own) = tellers
    if first_own != second_own:
        own, foreign = (first, second) if first_own else (second, first)
        own = name if own == "the narrator" else own
        return f"{said}: reported by {foreign}, denied by {own}" if is_against(one if first_own else other) else (
            f"{said}: said by {own}, reported otherwise by {foreign}")  # fmt: skip
    return said if first == second else f"{said}: the one by {first}, the other by {second}"
