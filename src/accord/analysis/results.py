"""What an analysis finds, as records. No prose and no files: the brief tells it, the command line prints it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

Ranks = NDArray[np.int32]  # (parties, states): higher is preferred; equal is indifferent; 0 is the worst
Verdicts = NDArray[np.bool_]  # (parties, states): stable
Margins = NDArray[np.int32]  # (parties, states): ranks by which a state fails to be stable; 0: it is stable
StateSet = NDArray[np.bool_]  # (states,)


class Table(Protocol):
    """A table that may be worked out where it is asked for: `[state]` is a row, `[state, option]` an entry."""

    def __getitem__(self, key: Any, /) -> Any:
        """A row, a column, or an entry."""


@dataclass(frozen=True, eq=False)
class Stability:
    """One concept's verdicts, as margins. `equilibria` are the states stable for every party."""

    concept: str
    margins: Margins
    equilibria: StateSet

    @cached_property
    def stable(self) -> Verdicts:
        """Where the margin is 0. Kept once asked for: at millions of states it takes memory worth sparing."""
        return np.asarray(self.margins == 0)


@dataclass(frozen=True, slots=True)
class Holding:
    """A further concept's verdicts, for which there is no margin. `concept` says which in full: "seq, strongly"."""

    concept: str
    stable: Verdicts
    equilibria: StateSet

    @classmethod
    def of(cls, concept: str, stable: Verdicts) -> Holding:
        """Verdicts whose equilibria are the states stable for every party."""
        return cls(concept, stable, np.asarray(stable.all(axis=0)))


@dataclass(frozen=True, slots=True)
class Coalitional:
    """One concept for coalitions: whether each has no way from a state that it is sure to gain by as a whole.

    `stable` is (coalitions, states); `equilibria` are stable for every coalition, single parties included.
    """

    concept: str
    coalitions: tuple[tuple[str, ...], ...]
    stable: Verdicts
    equilibria: StateSet


@dataclass(frozen=True, slots=True)
class LimitedMoves:
    """Verdicts by how many moves parties look ahead: `by_horizon[h - 1]` for a horizon of `h`.

    From horizon `settled` on the verdicts come round again every `period` horizons; both are none where the bound on
    horizons came first. `non_myopic` is stable from some horizon on for good (none: not known).
    """

    by_horizon: tuple[Holding, ...]
    non_myopic: Holding | None
    settled: int | None
    period: int | None


@dataclass(frozen=True, slots=True)
class Misperception:
    """What holds where parties see the conflict differently: each concept judged by every party in its own view.

    `seen` is (parties, states): whether a party's view has the state. A state someone does not see is a surprise,
    and no hyper-equilibrium.
    """

    seen: Verdicts
    surprises: StateSet
    holdings: dict[str, Holding]


@dataclass(frozen=True, slots=True)
class Further:
    """Concepts beyond the five, by name; empty or none where a case has no such feature or is too large."""

    simultaneous: dict[str, Holding] = field(default_factory=dict)
    limited: LimitedMoves | None = None
    coalitions: dict[str, Coalitional] = field(default_factory=dict)
    strength: dict[str, Holding] = field(default_factory=dict)
    unknown: dict[str, Holding] = field(default_factory=dict)
    misperception: Misperception | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """One party changes its own options: from one state to another."""

    party: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Temptation:
    """One improvement a party has from a state, and the others' answer: the moves of a sanction, or none.

    `sanctioned_at` is the state the answer ends in (no better for the mover than where it began).
    `escape` is the mover's way out of it, where it has one (then the sanction does not bind in SMR and SSEQ).
    """

    improvement: Move
    answer: tuple[Move, ...] | None
    sanctioned_at: int | None
    escape: Move | None
    by_improvements: bool = False  # every move of the answer is an improvement for its mover: the sanction is credible


@dataclass(frozen=True, slots=True)
class JointGain:
    """A state that parties together can bring about from another, and each of them prefers.

    `answered`: the others can then move on to a state that is no better for at least one of them.
    """

    parties: tuple[str, ...]
    start: int
    end: int
    answered: bool


Status = Literal["proven", "within eps", "sampled", "unknown"]  # how a number was found; unknown: it was not


@dataclass(frozen=True, slots=True)
class Package:
    """A feasible state seen as a deal. Values and reservation values are 0 to 1; all tuples are in party order."""

    state: int | None  # its number where states are listed; none beyond
    values: tuple[float, ...]
    accepted: tuple[bool, ...]  # floors hold and the value is at least the reservation value, middle cost
    floors_hold: tuple[bool, ...]
    in_zone: tuple[bool, bool, bool]  # at the low, middle and high end of the cost of no deal
    efficient: bool | None  # no feasible package is better for one party and no worse for another; none: not known
    choice: dict[str, str] = field(default_factory=dict)  # the value of every option

    @property
    def number(self) -> int:
        """Its state, asked only where states are listed."""
        assert self.state is not None, "states are listed"
        return self.state


@dataclass(frozen=True, slots=True)
class Solution:
    """What a bargaining solution picks; ties are all listed. Empty where no package gives every party a gain.

    Where states are listed, `packages` has every one that ties. `picked` has the packages themselves, twenty at most,
    and `count` says how many tie; beyond listed states these two alone are filled.
    """

    name: str
    formula: str
    packages: tuple[int, ...]  # states
    status: Status  # "proven": no package has a higher score; "within eps": none has one higher by more than that
    picked: tuple[Package, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A demand that stands in the way: a party's floor (the index of its preference), or its reservation value."""

    party: str
    preference: int | None  # index into the party's preferences; None: the reservation value
    excludes: int  # packages that would be in the zone without it
    member: int | None = None  # index within an "any order" or "unknown order" group; None: the preference itself


@dataclass(frozen=True, slots=True)
class Deals:
    """What could be agreed. `zone` counts packages at the low, middle and high end of the cost of no deal.

    Every number has a status. "sampled": an estimate from packages drawn at random, each feasible one as likely, with
    its standard error beside (in packages). "unknown": there were too many to count, and none of the draws hit; then it
    is only what was found otherwise, or 0. `seated` is none too where it would have to be estimated.
    """

    reservation: tuple[tuple[float, float, float], ...]  # per party: at the high, middle and low cost of no deal
    zone: tuple[int, int, int]
    packages: int  # feasible packages looked at
    frontier: tuple[Package, ...]  # efficient within the zone (middle cost); where it is empty, efficient over all
    fallback: Package | None  # none: reservation values are given as such, and nothing says what holds without a deal
    solutions: tuple[Solution, ...]
    blocking: tuple[Block, ...]  # why no deal: an irreducible set of conflicting demands; empty where the zone is not
    opens: tuple[Block, ...]  # single demands whose giving way opens the zone (empty: no single one does)
    binds: tuple[Block, ...]  # floors that exclude packages otherwise in the zone, with how many
    efficient: int = 0  # how many packages the whole frontier has; `frontier` lists no more than a few hundred
    seated: int | None = None  # packages those at the table would accept among themselves; none: nobody is away
    packages_status: Status = "proven"
    packages_error: float = 0.0
    zone_status: Status = "proven"
    zone_error: tuple[float, float, float] = (0.0, 0.0, 0.0)
    frontier_status: Status = "proven"  # "unknown": too large to work out; `frontier` has what the solutions pick


@dataclass(frozen=True, slots=True)
class Step:
    """One move on a path, and what it does to each party: +1 better, 0 the same, -1 worse (in party order)."""

    move: Move
    effects: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A way from the status quo to a state by single moves; `all_improve`: every mover gains by its own step."""

    target: int
    steps: tuple[Step, ...]
    all_improve: bool


@dataclass(frozen=True, slots=True)
class Way:
    """A shortest legal sequence of moves, and who may make the last one on any that is as short."""

    steps: tuple[Step, ...]
    last_movers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evolution:
    """How soon a state can come about from the status quo: by any moves, by improvements only; none: never."""

    target: int
    by_moves: Way | None
    by_improvements: Way | None


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything computed from one case, and how: `case_hash` identifies the case's content.

    `labels` names each state: option values in a case of options, the state's own words in a graph.
    States are numbered in the mixed-radix order of the options: the first option changes fastest.
    """

    case_hash: str
    parties: tuple[str, ...]
    options: tuple[str, ...]
    choices: Table  # (states, options): the number of each option's value; (states, 0) for a graph
    codes: NDArray[np.int64]  # (states,): the mixed-radix number over the full cube (GMCR's decimal code)
    names: Sequence[str]  # a graph's state ids; for options, the codes as text
    status_quo: int | None
    ranks: Ranks
    stability: dict[str, Stability]  # by concept: nash, gmr, smr, seq, sseq
    deals: Deals | None  # none for a graph, and where no preference is given
    temptations: dict[int, tuple[Temptation, ...]]  # for the states worth telling: status quo, solutions, equilibria
    paths: tuple[Path, ...]  # from the status quo to the solutions' packages and the nearest equilibria
    further: Further = field(default_factory=Further)
    joint_gains: dict[int, tuple[JointGain, ...]] = field(default_factory=dict)  # where coalitions were looked at
    evolution: tuple[Evolution, ...] = ()  # to the states that hold under some concept, the nearest first
    notes: tuple[str, ...] = ()  # limits that apply: "computed for the order written; 2 groups have unknown order"
