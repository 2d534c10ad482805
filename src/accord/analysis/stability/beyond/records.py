"""What is found about one state of a case too large to list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["stable", "unstable", "no short sanction", "not decided"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One party changes its own options. `changes`: the new value per option changed."""

    party: str
    changes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Answered:
    """An improvement of a party and the moves of the others that sanction it, in turn; empty: none was found."""

    improvement: Turn
    sanction: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class HeldByParty:
    """Whether a state holds for one party.

    "stable" and "unstable" are proven. "no short sanction": `improvement` has no sanction of at most `steps` moves,
    and it is not known whether it has a longer one. "not decided": the time was over; `improvement`, if any, is one
    whose sanction was still searched for. `answered`: improvements that were met by a sanction, with it; each
    sanction also meets all other improvements it fits.
    """

    party: str
    verdict: Verdict
    steps: int
    improvement: Turn | None
    answered: tuple[Answered, ...]
    subproblems: int
    seconds: float

    def __str__(self) -> str:
        """The verdict, saying no more than is proven."""
        if self.verdict == "no short sanction":
            return f"not sanctioned within {self.steps} {'move' if self.steps == 1 else 'moves'}"
        return "not decided in the time" if self.verdict == "not decided" else f"{self.verdict}, proven"


@dataclass(frozen=True, slots=True)
class Held:
    """Whether a state holds by one concept, party by party. `state`: a value per option; `notes`: what was assumed."""

    concept: str
    steps: int
    state: dict[str, str]
    parties: tuple[HeldByParty, ...]
    notes: tuple[str, ...] = ()

    @property
    def is_equilibrium(self) -> bool | None:
        """Whether it is proven to hold for all, or proven not to; None: neither is."""
        verdicts = {held.verdict for held in self.parties}
        if "unstable" in verdicts:
            return False
        return True if verdicts == {"stable"} else None
