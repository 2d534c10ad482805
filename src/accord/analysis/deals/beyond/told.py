"""A package found, as what it means to each party; looked at again in fractions, sharing nothing with the search."""

from __future__ import annotations

from collections.abc import Sequence

from accord.analysis.deals import recheck
from accord.analysis.deals.bargain import Bargain, Values, chosen, value_of
from accord.analysis.deals.zone import HIGH, LOW, MIDDLE
from accord.analysis.results import Package

Weights = Sequence[recheck.Weights | None]  # per party


def tell(
    bargain: Bargain,
    package: Values,
    *,
    efficient: bool | None = None,
    broken: bool = False,
    weights: Weights | None = None,
) -> Package:
    """A package, option by option, with its value to each party and who accepts it.

    `broken`: it may break constraints; then it is in no zone. `weights`: those of all parties, for who tells many.
    """
    case, parties = bargain.case, range(len(bargain.parties))
    choice = chosen(case, package)
    worths = [value_of(case, bargain.terms[i], package) for i in parties]
    floors = [
        all(recheck.holds(case, f.node, choice) for f in bargain.floors if f.party == i and f.node) for i in parties
    ]
    accepted = [
        [floors[i] and worths[i] >= bargain.reservations[i][end] for i in parties] for end in (LOW, MIDDLE, HIGH)
    ]
    feasible = recheck.is_feasible(case, choice)
    assert feasible or broken, "a package no constraint forbids"
    low, middle, high = (feasible and all(ends[i] for i in bargain.consents) for ends in accepted)
    _look_again(bargain, choice, (worths, floors), weights or all_weights(bargain))
    return Package(
        state=None,
        values=tuple(worth / scale for worth, scale in zip(worths, bargain.scales, strict=True)),
        accepted=tuple(accepted[1]),
        floors_hold=tuple(floors),
        in_zone=(low, middle, high),
        efficient=efficient,
        choice=choice,
    )


def reservation(bargain: Bargain, party: int, end: int = MIDDLE) -> float:
    """A party's reservation value, 0 to 1."""
    return bargain.reservations[party][end] / bargain.scales[party]


def all_weights(bargain: Bargain) -> Weights:
    """What the second look weighs packages by."""
    return [recheck.weights(bargain.case, party) for party in bargain.parties]


def _look_again(
    bargain: Bargain, choice: dict[str, str], found: tuple[list[int], list[bool]], weights: Weights
) -> None:
    case, (worths, floors) = bargain.case, found
    for i, (party, weighed) in enumerate(zip(bargain.parties, weights, strict=True)):
        assert recheck.floors_hold(case, party, choice) == floors[i], "the floors that hold"
        if weighed is not None:
            again = recheck.value(case, weighed, choice)
            assert abs(float(again) - worths[i] / bargain.scales[i]) < 1e-9, "the value found"
