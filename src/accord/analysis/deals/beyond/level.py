"""The largest least share, then the next least, and so on [Imai1983]: level by level, each proven in whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from accord.analysis.deals.bargain import Values
from accord.analysis.deals.beyond.search import SPREAD, Search
from accord.analysis.deals.beyond.stakes import Gains, Stakes
from accord.analysis.solver import Literal
from accord.analysis.solver.program import GAP, TRUE

FEW = 3  # packages of other gains looked at one by one, before the next least share is asked for
TINY = 1e-12  # a share, where nobody can have any


def level(search: Search, stakes: Stakes, units: Sequence[int]) -> Values | None:
    """A package whose shares (gains over units), least first, are the largest. None where there is no package.

    Leaves required what was found. Raises Undecided.
    """
    found = highest(search, stakes, units)
    if found is None:
        return None
    for k in range(1, len(units)):
        search.incumbent = found, _top(search, stakes, units) - float(_shares(stakes, found, units)[k])
        rivals, found = _rivals(search, stakes, units, (FEW if k == 1 else 1, found))
        if not rivals:
            break
        found = _raised(search, stakes, units, (k, found))
        _require(search, stakes, units, (k, _shares(stakes, found, units)[k]))
    return found


def highest(search: Search, stakes: Stakes, units: Sequence[int]) -> Values | None:
    """A package of the largest least share; leaves required that no share is less. None where there is no package."""
    with search.trial():
        best = search.maximise(_height(search, stakes, units, 0))
    if best is None:
        return None
    found, height, bound, proven = best
    search.incumbent = found, (bound - height) * _top(search, stakes, units) / SPREAD
    least = _shares(stakes, found, units)[0]
    following = min((least.numerator * unit // least.denominator + 1) / unit for unit in units)
    if not proven or following - float(least) < (bound - height + 10 * GAP) * _top(search, stakes, units) / SPREAD:
        found = _raised(search, stakes, units, (0, found))
    _require(search, stakes, units, (0, _shares(stakes, found, units)[0]))
    return found


def undominated(search: Search, stakes: Stakes, found: Values) -> Values:
    """A package no worse for anyone with a stake, and that no other is so for; the same one where it is none's."""
    while True:
        with search.trial():
            gains = stakes.gains(found)
            stakes.require(search, gains)
            stakes.require_other(search, gains)
            scales = zip(stakes.parties, stakes.scales, strict=True)
            better = search.maximise([(n * SPREAD / scale, x) for i, scale in scales for n, x in search.terms(i)])
        if better is None:
            return found
        found = better[0]


def _rivals(search: Search, stakes: Stakes, units: Sequence[int], known: tuple[int, Values]) -> tuple[bool, Values]:
    """Whether still more packages of other gains are as good so far, after `known`: so many, starting from a package;
    and the best of those seen."""
    count, found = known
    with search.trial():
        latest: Values | None = found
        for _ in range(count):
            assert latest is not None
            stakes.require_other(search, stakes.gains(latest))
            latest = search.find()
            if latest is None:
                return False, found
            found = max(found, latest, key=lambda package: _shares(stakes, package, units))
    return True, found


def _raised(search: Search, stakes: Stakes, units: Sequence[int], step: tuple[int, Values]) -> Values:
    """A package whose share of number `k`, least first, is the largest, for the step (k, package known)."""
    k, found = step
    while True:
        with search.trial():
            _require(search, stakes, units, (k, _shares(stakes, found, units)[k]), more=True)
            best = search.maximise(_height(search, stakes, units, k))
        if best is None:
            return found
        found = best[0]


def _shares(stakes: Stakes, package: Values, units: Sequence[int]) -> list[Fraction]:
    gains: Gains = stakes.gains(package)
    return sorted(Fraction(gain, unit) for gain, unit in zip(gains, units, strict=True))


def _require(
    search: Search, stakes: Stakes, units: Sequence[int], step: tuple[int, Fraction], *, more: bool = False
) -> None:
    """All parties but `k` have at least this share (or `more`), for the step (k, share)."""
    k, share = step
    met = _all_but(search, len(units), k)
    for i, least, unit, where in zip(stakes.parties, stakes.floor, units, met, strict=True):
        gain = share * unit
        whole = gain.numerator // gain.denominator
        search.at_least(i, least + (whole + 1 if more or gain != whole else whole), where=where)


def _height(search: Search, stakes: Stakes, units: Sequence[int], k: int) -> list[tuple[float, Literal]]:
    """A variable no higher than the share of any party but `k` of them."""
    program, top = search.program, _top(search, stakes, units)
    height = program.real(-top, 2 * top)  # room for a float's error
    met = _all_but(search, len(units), k)
    for i, least, unit, where in zip(stakes.parties, stakes.floor, units, met, strict=True):
        terms: list[tuple[float, Literal]] = [(n / unit, x) for n, x in search.terms(i)]
        # share - height >= -2 top where the party does not count, >= 0 where it does (shares are 0 or more).
        program.about([*terms, (-1.0, height), (-2 * top, where)], least / unit - 2 * top)
    return [(SPREAD / top, height)]


def _top(search: Search, stakes: Stakes, units: Sequence[int]) -> float:
    """A share nobody exceeds."""
    parties = zip(stakes.parties, stakes.floor, units, strict=True)
    return max(max((search.most(i) - least) / unit for i, least, unit in parties), TINY)


def _all_but(search: Search, count: int, k: int) -> list[Literal]:
    """Literals, all but `k` of which are true."""
    if k == 0:
        return [TRUE] * count
    met = [search.program.variable() for _ in range(count)]
    search.program.at_least([(1, x) for x in met], count - k)
    return met
