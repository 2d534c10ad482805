"""Weights: how much each sign speaks for each stance; a small network, learned by `bench/reading/learn.py`.

A clause's signs each have a row of numbers. The rows are added up; one half of the sum goes straight to the stances,
the other through one hidden layer, where signs can change what others mean. Softmax makes shares of the result.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

import numpy as np
from numpy.lib.npyio import NpzFile
from numpy.typing import NDArray

from accord.dossier.claim import Stance

NOTHING = "nothing"
STANCES: tuple[Stance, ...] = (
    "wants", "demands", "plans", "refuses", "rejects", "accepts", "offers", "expects", "asserts", "threatens", "fears",
)  # fmt: skip
CLASSES = (NOTHING, *STANCES)


@dataclass(frozen=True, slots=True)
class Weights:
    """`rows`: the place of each sign in `table` (signs and one row of zeros x hidden units and classes)."""

    rows: dict[str, int]
    table: NDArray[np.float32]
    bias: NDArray[np.float32]  # hidden
    outer: NDArray[np.float32]  # hidden x classes
    offset: NDArray[np.float32]  # classes

    def shares(self, signs: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        """How likely each clause, told by its signs, tells each class: clauses x classes, each row adds up to 1.

        All at once, for one clause or more. Signs that nothing was learned of count for nothing.
        """
        none = len(self.rows)  # a row of zeros: every clause has it, so that none is without
        at = [[none, *(row for row in map(self.rows.get, these) if row is not None)] for these in signs]
        starts = np.cumsum([0, *(len(rows) for rows in at[:-1])])
        summed = np.add.reduceat(self.table[np.fromiter(chain.from_iterable(at), dtype=np.intp)], starts, axis=0)
        hidden = np.maximum(summed[:, : len(self.bias)] + self.bias, 0)
        sums = hidden @ self.outer + summed[:, len(self.bias) :] + self.offset
        powers = np.exp(sums - sums.max(axis=1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class PartyWeights:
    """`worth`: what each sign of a name speaks for its being a party (log-odds); `offset`: what none speaks for."""

    worth: dict[str, float]
    offset: float

    def shares(self, signs: Sequence[Sequence[str]]) -> list[float]:
        """How likely each name, told by its signs, is a party to the dispute: 0 to 1 (logistic regression)."""
        sums = (self.offset + sum(self.worth.get(sign, 0.0) for sign in these) for these in signs)
        return [1 / (1 + math.exp(-one)) for one in sums]


@cache
def party_weights() -> PartyWeights:
    """The weights of parties this version of the project comes with."""
    with _kept() as kept:
        signs = _lines(kept["party_signs"])
        return PartyWeights(dict(zip(signs, kept["party_worth"].tolist(), strict=True)), float(kept["party_offset"]))


@cache
def weights() -> Weights:
    """The weights of clauses this version of the project comes with."""
    with _kept() as kept:
        signs = _lines(kept["signs"])
        table = np.hstack([kept["inner"] * kept["inner_step"], kept["direct"] * kept["direct_step"]])
        return Weights(
            {sign: row for row, sign in enumerate(signs)},
            np.vstack([table, np.zeros((1, table.shape[1]), dtype=np.float32)]),
            kept["bias"],
            kept["outer"],
            kept["offset"],
        )


@contextmanager
def _kept() -> Iterator[NpzFile]:
    with (files(__package__) / "weights.npz").open("rb") as file, np.load(file, allow_pickle=False) as kept:
        yield kept


def _lines(packed: NDArray[np.uint8]) -> list[str]:
    return bytes(packed).decode("utf-8").split("\n")
