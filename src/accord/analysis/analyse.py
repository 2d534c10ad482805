"""A case to everything computed from it."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from accord.analysis.apart import deals_apart
from accord.analysis.change import evolution, paths
from accord.analysis.change.evolution import MOST_STATES as MOST_EVOLVED
from accord.analysis.deals import find_deals
from accord.analysis.deals.bargain import bargain_of
from accord.analysis.moves import Conflict, find_conflict
from accord.analysis.ranking import assumed
from accord.analysis.results import Analysis, Deals, Evolution, Stability
from accord.analysis.stability import Side, find_all, further, joint_gains, temptations
from accord.analysis.states import MOST_CELLS
from accord.case import Case

Progress = Callable[[str, float], None]  # what is being done, and the share of the whole that is behind us

MOST_KEPT = 2**20  # states up to which what stability has worked out is kept for the explanations: 20 MB a party
MOST_EXPLAINED = 12  # states whose temptations are told
MOST_PATHS = 6  # ways from the status quo that are told
MOST_EVOLUTIONS = 50  # equilibria the shortest ways to which are told
MOST_PICKS = 3  # packages of one solution that are told


def analyse(case: Case, *, progress: Progress | None = None) -> Analysis:
    """Everything computed from a case. Raises Problems where the case cannot be analysed.

    Where it has too many states to list, or nobody can move from any, what could be agreed is worked out alone, and
    the notes say so.
    """
    tell = progress or (lambda step, done: None)
    if (combinations(case) > MOST_CELLS or _is_talk_alone(case)) and bargain_of(case) is not None:
        return analyse_deals(case, progress=progress)
    tell("listing states", 0.0)
    conflict = find_conflict(case)
    kept = len(conflict.states) <= MOST_KEPT
    sides = [Side(conflict, i) for i in range(len(conflict.parties))] if kept else None
    stability = find_all(conflict, progress=lambda share: tell("stability", 0.1 + 0.5 * share), sides=sides)
    tell("further concepts", 0.6)
    more, on_more = further(case, conflict, stability)
    tell("deals", 0.7)
    deals, on_deals = find_deals(case, conflict.states, conflict.ranks)
    tell("explanations", 0.8)
    worth = _Telling(conflict, stability, deals)
    explained, on_explained = temptations(conflict, worth.states(), sides=sides)
    tell("paths", 0.95)
    ways = paths(case, conflict, worth.targets())
    evolved, on_evolved = worth.evolution()
    tell("done", 1.0)
    return Analysis(
        case_hash=case_hash(case),
        parties=conflict.parties,
        options=tuple(case.options),
        choices=conflict.states.choices,
        codes=conflict.states.codes,
        names=conflict.states.names,
        status_quo=conflict.states.status_quo,
        ranks=conflict.ranks,
        stability=stability,
        deals=deals,
        temptations=explained,
        paths=ways,
        further=more,
        joint_gains=joint_gains(conflict, worth.states()) if more.coalitions else {},
        evolution=evolved,
        notes=conflict.notes + on_deals + on_explained + worth.notes() + on_more + on_evolved,
    )


def analyse_deals(case: Case, *, progress: Progress | None = None) -> Analysis:
    """What could be agreed, of a case of any size; its states are the packages told. No rule of stability is applied.

    Raises Problems where states are ranked directly and too many to list.
    """
    tell = progress or (lambda step, done: None)
    tell("deals", 0.0)
    deals, notes = find_deals(case)
    if deals is None or bargain_of(case) is None:
        return analyse(case, progress=progress)
    tell("done", 1.0)
    many = combinations(case)
    if many > MOST_CELLS:
        more = "are too many to list, so no rule of stability was applied; `accord holds` decides a single state."
        notes = (f"The {len(case.options)} options make {many:,} combinations: they {more}", *notes)
    elif _is_talk_alone(case):
        notes = ("Every choice is made together and no state of today is given: no rule of stability applies.", *notes)
    return deals_apart(case, deals, case_hash(case), (*notes, *assumed(case)))


def _is_talk_alone(case: Case) -> bool:
    """Whether all is chosen together, nothing stands for today, and what no deal is worth is given as such."""
    joint = bool(case.options) and all(option.by == "joint" for option in case.options.values())
    return joint and case.status_quo is None and case.all_reserved


def combinations(case: Case) -> int:
    """How many combinations of values there are, feasible or not; 1 in a graph."""
    return math.prod(len(option.values) for option in case.options.values())


def case_hash(case: Case) -> str:
    """What identifies a case's content: SHA-256 of its canonical JSON."""
    return hashlib.sha256(case.model_dump_json(by_alias=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Telling:
    """Which states of a conflict are worth telling about."""

    conflict: Conflict
    stability: dict[str, Stability]
    deals: Deals | None

    def picks(self) -> list[int]:
        """The first packages each solution picks."""
        return [s for solution in (self.deals.solutions if self.deals else ()) for s in solution.packages[:MOST_PICKS]]

    def equilibria(self) -> list[int]:
        """Equilibria, the most robust first: by how many concepts hold, then the best for the worst-off party."""
        holds = np.sum([found.equilibria for found in self.stability.values()], axis=0)
        some = np.flatnonzero(holds)
        # Ranks have a different top for each party: compare them as shares of it.
        tops = np.maximum(self.conflict.ranks.max(axis=1, keepdims=True), 1)
        least = (self.conflict.ranks[:, some] / tops).min(axis=0)
        ordered = some[np.lexsort((some, -least, -holds[some]))]
        return [int(s) for s in ordered[: MOST_EXPLAINED + 1]]  # one more than is told, so that a cut shows

    def states(self) -> list[int]:
        """The states whose temptations are told: the status quo, what the solutions pick, equilibria."""
        return self._all()[:MOST_EXPLAINED]

    def targets(self) -> list[int]:
        """The states the way to which is told: the same, but the status quo."""
        return [s for s in self._all() if s != self.conflict.states.status_quo][:MOST_PATHS]

    def evolution(self) -> tuple[tuple[Evolution, ...], tuple[str, ...]]:
        """How soon the equilibria can come about; and a note on what is left out."""
        size = len(self.conflict.states)
        if size > MOST_EVOLVED:
            return (), (f"How soon equilibria can come about is not computed beyond {MOST_EVOLVED:,} states.",)
        some = np.flatnonzero(np.any([found.equilibria for found in self.stability.values()], axis=0))
        found = evolution(self.conflict, some.tolist(), most=MOST_EVOLUTIONS)
        note = f"Of {len(some):,} equilibria, how soon they can come about is told for the nearest {MOST_EVOLUTIONS}."
        return found, (note,) if 0 < len(found) < len(some) else ()

    def notes(self) -> tuple[str, ...]:
        """What was left out."""
        if len(self._all()) <= MOST_EXPLAINED:
            return ()
        return (
            f"Only {MOST_EXPLAINED} states are explained: the status quo, solutions, and the most robust equilibria.",
        )

    def _all(self) -> list[int]:
        quo = self.conflict.states.status_quo
        return list(dict.fromkeys([*([] if quo is None else [quo]), *self.picks(), *self.equilibria()]))
