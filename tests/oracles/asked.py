"""What is asked of deals beyond the frontier, by listing every package and every set of demands."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from tests.oracles import bargaining, graph_model
from tests.oracles.graph_model import State

from accord.analysis.deals.beyond.obstacles import Obstacle
from accord.analysis.ranking import items
from accord.case import Case, Statement
from accord.case.case import AnyOrder, UnknownOrder, listed

MIDDLE = 1


class Listing:
    """A case with all its states, forbidden ones too."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._values: dict[State, list[Fraction]] = {}
        self._reservations: dict[tuple[int, int], Fraction] = {}
        self._zone: set[State] | None = None
        self._allowed: dict[Obstacle, set[State]] = {}
        self.model = graph_model.Model(case)
        assert isinstance(case.status_quo, dict)
        self.quo = self.state(case.status_quo)
        sizes = [range(len(o.values)) for o in case.options.values()]
        self.cells = [s for s in itertools.product(*sizes) if bargaining.eligible(self.model, s, self.quo)]

    def state(self, choice: Mapping[str, str]) -> State:
        """Option values as a state."""
        return tuple(o.values.index(choice[name]) for name, o in self.case.options.items())

    def spelled(self, state: State) -> dict[str, str]:
        """A state as option values."""
        return graph_model.spelled(self.case, state)

    def values(self, state: State) -> list[Fraction]:
        """What it is worth to each party."""
        if state not in self._values:
            self._values[state] = [bargaining.value(self.model, i, state) for i in range(len(self.case.parties))]
        return self._values[state]

    def shared(self, state: State) -> tuple[Fraction, ...]:
        """What it is worth to each party whose consent is needed."""
        parties = self.case.parties.values()
        return tuple(v for v, party in zip(self.values(state), parties, strict=True) if party.consents)

    def reservation(self, party: int, end: int = MIDDLE) -> Fraction:
        """The least value a party accepts."""
        if (party, end) not in self._reservations:
            self._reservations[party, end] = bargaining.reservation(self.model, party, self.quo, end)
        return self._reservations[party, end]

    def zone(self) -> set[State]:
        """The packages every party needed accepts, at the middle cost."""
        if self._zone is None:
            self._zone = bargaining.zone(self.model, self.quo, MIDDLE)
        return self._zone

    def allowed(self, obstacle: Obstacle) -> set[State]:
        """The states that a floor, a reservation value, or a constraint allows."""
        if obstacle not in self._allowed:
            self._allowed[obstacle] = self._allows(obstacle)
        return self._allowed[obstacle]

    def _allows(self, obstacle: Obstacle) -> set[State]:
        if obstacle.constraint is not None:
            never = self.case.constraints[obstacle.constraint].never
            return {s for s in self.cells if not graph_model.holds(self.case, never, s)}
        i = list(self.case.parties).index(str(obstacle.party))
        if obstacle.preference is None:
            return {s for s in self.cells if self.values(s)[i] >= self.reservation(i)}
        item = listed(self.case.preferences[str(obstacle.party)])[obstacle.preference]
        if isinstance(item, (AnyOrder, UnknownOrder)):
            item = (item.any_order if isinstance(item, AnyOrder) else item.unknown_order)[obstacle.member or 0]
        if isinstance(item, Statement):
            return {s for s in self.cells if graph_model.holds(self.case, item.prefer, s)}
        accepted = item.order[: item.order.index(str(item.floor)) + 1]
        place = list(self.case.options).index(item.best_first)
        return {s for s in self.cells if self.case.options[item.best_first].values[s[place]] in accepted}

    def obstacles(self) -> dict[Obstacle, set[State]]:
        """Every constraint, and every demand of the parties whose consent is needed, with what it allows."""
        found = [Obstacle(constraint=c) for c in range(len(self.case.constraints))]
        for name, party in self.case.parties.items():
            if party.consents:
                found += [Obstacle(name), *self._floors(name)]
        return {obstacle: self.allowed(obstacle) for obstacle in found}

    def _floors(self, party: str) -> Iterator[Obstacle]:
        for p, preference in enumerate(listed(self.case.preferences.get(party, ()))):
            group = isinstance(preference, (AnyOrder, UnknownOrder))
            for m, item in enumerate(items(preference)):
                floor = item.level == "floor" if isinstance(item, Statement) else item.floor is not None
                if floor:
                    yield Obstacle(party, p, m if group else None)

    def meeting(self, obstacles: Iterable[Obstacle]) -> set[State]:
        """The states that all of them allow."""
        return set(self.cells).intersection(*(self.allowed(o) for o in obstacles))

    def fewest(self, *, breaking: bool) -> set[frozenset[Obstacle]]:
        """Every smallest set of obstacles without which some state is left."""
        all_of = self.obstacles()
        soft = [o for o in all_of if breaking or o.constraint is None]
        broken = [
            frozenset(o for o in soft if s not in all_of[o])
            for s in self.cells
            if all(s in all_of[o] for o in all_of if o not in soft)
        ]
        least = min(map(len, broken), default=0)
        return {b for b in broken if len(b) == least}

    def lack(self, state: State, party: int) -> Fraction:
        """What a state's value lacks to the reservation value."""
        return max(Fraction(), self.reservation(party) - self.values(state)[party])
