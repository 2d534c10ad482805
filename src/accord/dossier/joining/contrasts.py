"""Contrasts: where two claims of one party do not go together. Found and shown; which one is right is not ours to say.

Steps: the claims of a party about one thing (its words, sign and figures aside) are put side by side; opposite signs,
or one figure against another, make a contrast. Told of days close together it is a contradiction, else a change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
Sides = tuple[list[Claim], list[Claim]]


def contrasts_in(
    claims: Mapping[str, Claim], sources: Mapping[str, Source], parties: Mapping[str, PartyMention]
) -> tuple[Contrast, ...]:
    """All contrasts among the claims nobody has rejected, each pair once for each party that holds both."""
    known = bearers(parties.values())
    names = {i: p.name for i, p in parties.items()}
    found = {}
    for party, things in _by_party_and_thing(claims).items():
        for core, sides in things.items():
            for one, other in (*_opposed(sides), *_figures_differ(sides[0]), *_figures_differ(sides[1])):
                if contrast := _contrast(party, (one, other), sources, known, names):
                    found[party, core, contrast.claims] = contrast
    order = {i: n for n, i in enumerate(claims)}
    return tuple(sorted(found.values(), key=lambda c: (order[c.claims[0]], order[c.claims[1]], c.party)))


def _by_party_and_thing(claims: Mapping[str, Claim]) -> dict[str, dict[tuple[frozenset[str], str], Sides]]:
    """For each party and thing, the claims for it and those against."""
    found: dict[str, dict[tuple[frozenset[str], str], Sides]] = {}
    for claim in claims.values():
        gist = gist_of(claim.content)
        told = claim.likelihood is None or claim.likelihood.high > _DOUBTED
        if claim.status == "rejected" or gist.points or not told or not (gist.core or gist.numbers):
            continue
        for holder in claim.holders:
            sides = found.setdefault(holder, {}).setdefault((gist.core, _sort(claim)), ([], []))
            sides[_is_against(claim)].append(claim)
    return found


def _sort(claim: Claim) -> str:
    """Wishes are compared with wishes, statements with statements, fears with fears."""
    return "wish" if claim.stance in (*_FOR, *REFUSALS) else claim.stance


def _is_against(claim: Claim) -> bool:
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


def _contrast(
    party: str, pair: tuple[Claim, Claim], sources: Mapping[str, Source], known: Bearers, names: Mapping[str, str]
) -> Contrast | None:
    one, other = pair
    days = [_days(claim, sources) for claim in pair]
    if any(None in d for d in days) or _near(*days):
        first, second = sorted(pair, key=lambda c: (_is_against(c), c.id))
        kind, words = "contradiction", _contradicted(first, second, known, names.get(party, party))
    else:
        (first, then), (second, now) = sorted(((one, days[0]), (other, days[1])), key=lambda p: _span(p[1]))
        kind, words = (
            "change",
            f"{_told(first)} on {_last(then)}, {_told(second)} on {_last(now)}{_moved(first, second)}",
        )
    return Contrast.model_validate({"kind": kind, "party": party, "claims": (first.id, second.id), "words": words})


def _days(claim: Claim, sources: Mapping[str, Source]) -> set[date | None]:
    return {sources[s.source].published for s in claim.evidence if s.source in sources} or {None}


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
        return f"{said}: reported by {foreign}, denied by {own}" if _is_against(one if first_own else other) else (
            f"{said}: said by {own}, reported otherwise by {foreign}")  # fmt: skip
    return said if first == second else f"{said}: the one by {first}, the other by {second}"
