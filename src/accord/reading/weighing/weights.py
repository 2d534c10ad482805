"""Weights: how much each sign speaks for each stance; a small network, learned by `bench/reading/learn.py`.

A clause's signs each have a row of numbers. The rows are added up; one half of the sum goes straight to the stances,
the other through one hidden layer, where signs can change what others mean. Softmax makes shares of the result.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from accord.dossier.claim import Stance

NOTHING = "nothing"
STANCES: tuple[Stance, ...] = (
    "wants", "demands", "plans", "refuses", "rejects", "accepts", "offers", "expects", "asserts", "threatens", "fears",
)  # fmt: skip
CLASSES = (NOTHING, *STANCES)


@dataclass(frozen=True, slots=True)
class Weights:
    """`rows`: the place of each sign. `inner` (signs x hidden), `direct` (signs x classes), the rest as in `shares`."""

    rows: dict[str, int]
    inner: NDArray[np.float32]
    direct: NDArray[np.float32]
    bias: NDArray[np.float32]  # hidden
    outer: NDArray[np.float32]  # hidden x classes
    offset: NDArray[np.float32]  # classes

    def shares(self, signs: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        """How likely each clause, told by its signs, tells each class: clauses x classes, each row adds up to 1."""
        out = np.empty((len(signs), len(CLASSES)), dtype=np.float32)
        for n, these in enumerate(signs):
            at = [row for row in map(self.rows.get, these) if row is not None]
            hidden = np.maximum(self.inner[at].sum(axis=0) + self.bias, 0)
            sums = hidden @ self.outer + self.direct[at].sum(axis=0) + self.offset
            powers = np.exp(sums - sums.max())
            out[n] = powers / powers.sum()
        return out


@cache
def weights() -> Weights:
    """The weights this version of the project comes with."""
    with (files(__package__) / "weights.npz").open("rb") as file, np.load(file, allow_pickle=False) as kept:
        signs = bytes(kept["signs"]).decode("utf-8").split("\n")
        return Weights(
            {sign: row for row, sign in enumerate(signs)},
            kept["inner"] * kept["inner_step"],
            kept["direct"] * kept["direct_step"],
            kept["bias"],
            kept["outer"],
            kept["offset"],
        )
