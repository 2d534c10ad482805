"""Who has something to gain, and how the gains of a package are compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accord.analysis.deals.bargain import Bargain, Values, value_of
from accord.analysis.deals.beyond.search import Search
from accord.analysis.deals.zone import MIDDLE
from accord.analysis.solver import Clock

Gains = tuple[int, ...]  # per party with a stake: value less what the gain counts from, on the party's scale


@dataclass(frozen=True, slots=True)
class Stakes:
    """The parties among which a package is chosen, and the values (on their scales) their gains count from."""

    bargain: Bargain
    parties: tuple[int, ...]
    floor: tuple[int, ...]

    @property
    def scales(self) -> tuple[int, ...]:
        """What counts as 1, per party with a stake."""
        return tuple(self.bargain.scales[i] for i in self.parties)

    def gains(self, package: Values) -> Gains:
        """What each gains by a package, computed directly."""
        case, terms = self.bargain.case, self.bargain.terms
        pairs = zip(self.parties, self.floor, strict=True)
        return tuple(value_of(case, terms[i], package) - least for i, least in pairs)

    def require(self, search: Search, gains: Sequence[int]) -> None:
        """Everyone gains at least so much."""
        for i, least, gain in zip(self.parties, self.floor, gains, strict=True):
            search.at_least(i, least + gain)

    def require_other(self, search: Search, gains: Gains) -> None:
        """Someone gains more than here."""
        search.exceed_one_of(self.parties, [least + gain for least, gain in zip(self.floor, gains, strict=True)])


def everyone(bargain: Bargain, end: int = MIDDLE) -> Stakes:
    """All parties whose consent is needed, from reservation values."""
    return Stakes(bargain, bargain.consents, tuple(bargain.reservations[i][end] for i in bargain.consents))


def stakes_of(bargain: Bargain, clock: Clock, end: int = MIDDLE) -> Stakes:
    """The parties whose consent is needed and who are not indifferent between all states, from reservation values."""
    parties = tuple(_varying(Search(bargain, clock, anywhere=True)))
    return Stakes(bargain, parties, tuple(bargain.reservations[i][end] for i in parties))


def _varying(search: Search) -> Iterator[int]:
    """The parties whose consent is needed and to whom two feasible states differ in value."""
    case, terms, first = search.bargain.case, search.bargain.terms, search.find()
    seen = [first] if first else []
    for party in search.bargain.consents if first else ():
        values = {value_of(case, terms[party], state) for state in seen}
        for higher in (True, False):
            if len(values) > 1:
                break
            with search.trial():
                (value,) = values
                if higher:
                    search.at_least(party, value + 1)
                else:
                    search.at_most(party, value - 1)
                other = search.find()
            if other:
                seen.append(other)
                values.add(value_of(case, terms[party], other))
        if len(values) > 1:
            yield party
