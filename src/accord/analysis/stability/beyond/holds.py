"""Whether one state of a case holds, without listing the states of the case [FHK1993]."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping

from accord.analysis.ranking import assumed
from accord.analysis.solver import Clock, Undecided, Values
from accord.analysis.stability.beyond.direct import (
    Path,
    is_improvement,
    is_sanction,
    simplified,
)
from accord.analysis.stability.beyond.records import Answered, Held, HeldByParty, Turn, Verdict
from accord.analysis.stability.beyond.search import Improvements, Sanctions
from accord.analysis.stability.beyond.state import find_values, refuse_unfit, words
from accord.case import Case
from accord.problem import refuse

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
MOST_OPEN = 4  # improvements without a short sanction that are set aside in the hope of one proven to have none


def holds(
    case: Case,
    state: Mapping[str, str] | None = None,
    concept: str = "nash",
    *,
    steps: int = 4,
    time_limit: float = 60.0,
) -> Held:
    """Whether a state holds for each party, by one of CONCEPTS; for cases of any number of states.

    `state`: a value per option; options left out are as in the status quo. `steps`: the most moves of a sanction
    searched for. `time_limit`: seconds for all parties together. Raises Problems: an unknown option or value, a state
    that is not feasible, a case with a graph or a direct ranking of states.
    """
    if concept not in CONCEPTS:
        raise refuse(f'"{concept}" cannot be decided for a single state', hint=f"known here: {', '.join(CONCEPTS)}")
    if steps < 1 or time_limit <= 0:
        raise refuse("a sanction has at least 1 move, and the time limit is more than 0 seconds")
    refuse_unfit(case)
    start = find_values(case, state or {})
    end = time.monotonic() + time_limit
    found: dict[str, HeldByParty] = {}
    for k, party in enumerate(case.parties):
        share = (end - time.monotonic()) / (len(case.parties) - k)
        found[party] = _Question(case, start, party, concept, steps).decide(share)
    for party, held in found.items():  # the others may have left more time than its first share was
        left = end - time.monotonic()
        if held.verdict == "not decided" and left > held.seconds:
            found[party] = _Question(case, start, party, concept, steps).decide(left)
    return Held(concept, steps, words(case, start), tuple(found.values()), tuple(_notes(case)))


def _notes(case: Case) -> Iterator[str]:
    yield from assumed(case)
    if case.views:
        yield "Decided for the conflict as it is: what parties see differently (views) is not considered."


class _Question:
    """Whether a state holds for one party."""

    def __init__(self, case: Case, start: Values, party: str, concept: str, steps: int) -> None:
        self.case, self.start, self.party, self.concept, self.steps = case, start, party, concept, steps
        self.improving, self.binding = concept in ("seq", "sseq"), concept in ("smr", "sseq")
        self.answered: list[Answered] = []
        self.open: list[Values] = []  # improvements without a short sanction
        self.pending: Values | None = None  # the improvement whose sanction is searched for

    def decide(self, seconds: float) -> HeldByParty:
        began, clock = time.monotonic(), Clock(seconds)
        try:
            verdict, improvement = self._search(clock)
        except Undecided:
            verdict = "no short sanction" if self.open else "not decided"
            improvement = self.open[0] if self.open else self.pending
        turn = None if improvement is None else self._turn(self.party, self.start, improvement)
        passed = time.monotonic() - began
        return HeldByParty(self.party, verdict, self.steps, turn, tuple(self.answered), clock.solved, passed)

    def _search(self, clock: Clock) -> tuple[Verdict, Values | None]:
        improvements = Improvements(self.case, self.start, self.party, clock)
        how = {"improving": self.improving, "binding": self.binding}
        sanctions = Sanctions(self.case, self.start, self.party, clock, **how)
        while len(self.open) < MOST_OPEN:
            after = improvements.next()
            if after is None:
                break
            _checked(is_improvement(self.case, self.party, self.start, after))
            if self.concept == "nash":
                return "unstable", simplified(self.case, self.party, self.start, after)
            self.pending = after
            path, proven = sanctions.find(after, self.steps)
            self.pending = None
            if path:
                self._note(after, path)
                improvements.exclude_answered(path, sanctions.kept(after), improving=self.improving)
            elif proven:
                return "unstable", after
            else:
                self.open.append(after)
                improvements.exclude(after)
        return ("no short sanction", self.open[0]) if self.open else ("stable", None)

    def _note(self, after: Values, path: Path) -> None:
        _checked(is_sanction(self.case, self.party, self.start, after, path, improving=self.improving))
        states = [after, *(values for _, values in path)]
        turns = tuple(self._turn(mover, states[k], values) for k, (mover, values) in enumerate(path))
        self.answered.append(Answered(self._turn(self.party, self.start, after), turns))

    def _turn(self, party: str, before: Values, after: Values) -> Turn:
        return Turn(party, dict(self._changes(before, after)))

    def _changes(self, before: Values, after: Values) -> Iterator[tuple[str, str]]:
        for (name, option), was, becomes in zip(self.case.options.items(), before, after, strict=True):
            if was != becomes:
                yield name, option.values[becomes]


def _checked(right: bool) -> None:
    """What the solver finds is checked by evaluating the formulas: a wrong answer must never pass for a proof."""
    if not right:
        raise RuntimeError("the solver's answer fails the direct check: please report this case")
