"""What is asked of deals beyond the frontier, by listing every package and every set of demands."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from fractions import Fraction

from tests.oracles import bargaining, graph_model
from tests.oracles.graph_model import State

from accord.case import Case

MIDDLE = 1


class Listing:
    """A case with all its states, forbidden ones too."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.model = graph_model.Model(case)
        assert isinstance(case.status_quo, dict)
        self.quo = self.state(case.status_quo)
        sizes = [range(len(o.values)) for o in case.options.values()]
        self.cells = [s for s in itertools.product(*sizes) if bargaining.eligible(self.model, s, self.quo)]

    def state(self, choice: Mapping[str, str]) -> State:
        """Option values as a state."""
        return tuple(o.values.index(choice[name]) for name, o in self.case.options.items())

    def values(self, state: State) -> list[Fraction]:
        """What it is worth to each party."""
        return [bargaining.value(self.model, i, state) for i in range(len(self.case.parties))]

    def shared(self, state: State) -> tuple[Fraction, ...]:
        """What it is worth to each party whose consent is needed."""
        parties = self.case.parties.values()
        return tuple(v for v, party in zip(self.values(state), parties, strict=True) if party.consents)

    def reservation(self, party: int, end: int = MIDDLE) -> Fraction:
        """The least value a party accepts."""
        return bargaining.reservation(self.model, party, self.quo, end)

    def zone(self) -> set[State]:
        """The packages every party needed accepts, at the middle cost."""
        return bargaining.zone(self.model, self.quo, MIDDLE)
