"""What could be agreed: the zone, its frontier, the solutions, and what stands in the way."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from accord.analysis.deals import recheck
from accord.analysis.deals.bargain import bargain_of
from accord.analysis.deals.frontier import frontier
from accord.analysis.deals.packages import Worth, weigh
from accord.analysis.deals.solutions import MOST_PICKED, solve
from accord.analysis.deals.unlisted import deals_of
from accord.analysis.deals.zone import (
    HIGH,
    LOW,
    MIDDLE,
    accepted,
    demands,
    floors_hold,
    zone,
    zone_of,
)
from accord.analysis.ranking import rank_states
from accord.analysis.results import Deals, Package, Ranks, StateSet
from accord.analysis.states import States, list_states
from accord.case import Case, Ranking

MOST_LISTED = 200  # packages of the frontier in the record; more is a cloud of points, not a list


def find_deals(
    case: Case, states: States | None = None, ranks: Ranks | None = None
) -> tuple[Deals | None, tuple[str, ...]]:
    """What could be agreed, and notes on what was assumed; None where nothing says what a deal is worth (a graph).

    With a case's states and their ranks, every package is looked at, and told by its state. Without, a case of any size
    will do (10^30 packages and more): no states are listed, unless a party ranks them directly. Every package listed is
    looked at again by `recheck`, one by one.
    """
    if states is None or ranks is None:
        bargain = bargain_of(case)
        if bargain is not None:
            return deals_of(bargain)
        if case.graph is not None or not any(isinstance(p, Ranking) for p in case.preferences.values()):
            return None, ()
        states = list_states(case)
        ranks, _ = rank_states(case, states)
    worth = weigh(case, states, ranks)
    if worth is None:
        return None, ()
    zones = [zone(worth, end) for end in (LOW, MIDDLE, HIGH)]
    efficient = frontier(worth, worth.eligible)
    best = frontier(worth, zones[1]) if zones[1].any() else efficient
    teller = _Teller(case, states, worth, zones, efficient)
    listed = _balanced_first(worth, np.flatnonzero(best))[:MOST_LISTED]
    solutions = [
        replace(found, picked=tuple(map(teller.package, found.packages[:MOST_PICKED])), count=len(found.packages))
        for found in solve(worth, zones[1], best)
    ]
    notes, insisted = worth.notes, demands(worth)
    if best.sum() > MOST_LISTED:
        notes += (f"The frontier has {int(best.sum()):,} packages; the {MOST_LISTED} most balanced are listed.",)
    return (
        Deals(
            reservation=tuple(_ends(worth, i) for i in range(len(worth.parties))),
            zone=(int(zones[0].sum()), int(zones[1].sum()), int(zones[2].sum())),
            packages=int(worth.eligible.sum()),
            frontier=tuple(teller.package(int(s)) for s in listed),
            fallback=teller.package(worth.fallback),
            solutions=tuple(solutions),
            blocking=insisted.conflict(),
            opens=insisted.openings(),
            binds=insisted.binding_floors(),
            efficient=int(best.sum()),
            seated=_agreed_at_the_table(case, worth),
        ),
        notes,
    )


def _agreed_at_the_table(case: Case, worth: Worth) -> int | None:
    """How many packages those at the table would accept among themselves; None where all or none sit there."""
    seated = [i for i in worth.consents if case.parties[worth.parties[i]].at_table]
    return int(zone_of(worth, seated).sum()) if 0 < len(seated) < len(worth.consents) else None


def _ends(worth: Worth, party: int) -> tuple[float, float, float]:
    high, middle, low = (float(r) / worth.scales[party] for r in worth.reservations[party])
    return high, middle, low


def _balanced_first(worth: Worth, packages: np.ndarray[tuple[int], np.dtype[np.int64]]) -> list[int]:
    """Packages by the least gain they give anyone whose consent is needed, the highest first."""
    if not worth.consents:
        return [int(s) for s in packages]
    gains = [(worth.worths[i, packages] - worth.reservations[i, MIDDLE]) / worth.scales[i] for i in worth.consents]
    least = np.min(gains, axis=0)
    return [int(s) for s in packages[np.lexsort((packages, -least))]]


class _Teller:
    """States as packages, each looked at twice."""

    def __init__(self, case: Case, states: States, worth: Worth, zones: list[StateSet], efficient: StateSet) -> None:
        self.case, self.states, self.worth = case, states, worth
        self.zones, self.efficient = zones, efficient
        self.floors, self.accepted = floors_hold(worth), accepted(worth)
        self.weights = [recheck.weights(case, party) for party in case.parties]
        without = self._choice(worth.fallback)
        self.least = [
            recheck.least(case, party, [] if weighed is None else weighed, without)
            for weighed, party in zip(self.weights, case.parties, strict=True)
        ]

    def package(self, state: int) -> Package:
        """One state as a package."""
        found = Package(
            state,
            tuple(int(w) / scale for w, scale in zip(self.worth.worths[:, state], self.worth.scales, strict=True)),
            tuple(bool(a) for a in self.accepted[:, state]),
            tuple(bool(f) for f in self.floors[:, state]),
            (bool(self.zones[0][state]), bool(self.zones[1][state]), bool(self.zones[2][state])),
            bool(self.efficient[state]),
            self._choice(state),
        )
        self._look_again(found)
        return found

    def _look_again(self, package: Package) -> None:
        choice = package.choice
        assert recheck.is_feasible(self.case, choice), "a package no constraint forbids"
        for i, party in enumerate(self.worth.parties):
            assert recheck.floors_hold(self.case, party, choice) == package.floors_hold[i], "the floors that hold"
            weighed = self.weights[i]
            if weighed is None:
                continue
            value = recheck.value(self.case, weighed, choice)
            assert abs(float(value) - package.values[i]) < 1e-9, "the value found by enumeration"
            clears = recheck.clears(value - self.least[i])
            if clears is not None:
                assert package.accepted[i] == (clears and package.floors_hold[i]), "accepted by the definition"

    def _choice(self, state: int) -> dict[str, str]:
        """Option values from the state's code alone."""
        left, choice = int(self.states.codes[state]), {}
        for name, option in self.case.options.items():
            left, place = divmod(left, len(option.values))
            choice[name] = option.values[place]
        return choice
