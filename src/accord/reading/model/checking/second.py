"""Second opinion: where the rules read a passage of the same party with the opposite sign, a model's claim is dropped.

`python -m bench.reading.replayed` says what this and the other checks lose of right claims, and what they catch.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from accord.dossier import Claim, Dossier
from accord.dossier.claim import Stance
from accord.reading.read import read
from accord.sources import Source

# Stances that answer the same question of their holder, so that opposite signs exclude each other.
_FAMILIES: tuple[frozenset[Stance], ...] = (
    frozenset({"wants", "demands", "plans"}),
    frozenset({"offers", "accepts", "refuses", "rejects"}),
    frozenset({"wants", "plans", "refuses"}),
)


@dataclass
class SecondOpinion:
    """What the rules read in an English source; read when first asked."""

    source: Source
    parties_file: str | Path | None = None

    @cached_property
    def _dossier(self) -> Dossier:
        return read([self.source], parties_file=self.parties_file)

    def turns(self, claim: Claim, names: Mapping[str, str]) -> bool:
        """Whether the rules have this claim with the other sign, and not with this one. `names`: of parties, by id."""
        mine = {names[h].casefold() for h in claim.holders}
        signs = set()
        for other in self._dossier.claims.values():
            theirs = {self._dossier.parties[h].name.casefold() for h in other.holders}
            if mine & theirs and _same_question(claim.stance, other.stance) and _overlap(claim, other):
                signs.add(other.polarity)
        return bool(signs) and claim.polarity not in signs


def _same_question(one: Stance, other: Stance) -> bool:
    return any({one, other} <= family for family in _FAMILIES) or one == other


def _overlap(one: Claim, other: Claim) -> bool:
    """Whether the passages share more than half of the shorter one."""
    a, b = one.evidence[0], other.evidence[0]
    return 2 * (min(a.end, b.end) - max(a.start, b.start)) > min(len(a.quote), len(b.quote))
