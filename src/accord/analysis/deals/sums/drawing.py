"""Packages drawn at random, each feasible one as likely as any other, without listing them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from accord.analysis.deals.bargain import Bargain, Table
from accord.analysis.deals.sums.diagram import Diagram
from accord.case.formula import Node, Truth, evaluate

Draws = NDArray[np.int64]  # (packages, options): the number of each option's value


def draw(found: Sequence[Diagram], many: int, options: int, rng: np.random.Generator) -> Draws:
    """Packages drawn with equal chances from all choices of these groups of options (to 1 part in 10^15)."""
    drawn = np.zeros((many, options), dtype=np.int64)
    for each in found:
        at = np.zeros(many, dtype=np.int64)
        for layer, ways, after in zip(each.layers, each.ways, each.ways[1:], strict=False):
            share = (after[layer.child] / ways[layer.parent]).astype(np.float64)
            starts = np.flatnonzero(np.diff(layer.parent, prepend=-1))
            within = np.cumsum(share)
            within -= np.repeat(within[starts] - share[starts], np.diff(starts, append=len(share)))
            # Nodes come in order and each one's shares add up to 1, so one running sum tells all apart.
            arc = np.searchsorted(within + layer.parent, at + rng.random(many), side="right")
            ends = np.append(starts[1:], len(share)) - 1
            arc = np.clip(arc, starts[at], ends[at])
            drawn[:, layer.option] = layer.value[arc]
            at = layer.child[arc]
    return drawn


def draw_any(bargain: Bargain, many: int, rng: np.random.Generator) -> Draws:
    """Packages drawn with equal chances from all combinations of values; constraints may forbid some."""
    return np.stack([rng.choice(np.array(domain), many) for domain in bargain.domains], axis=1)


def truth(bargain: Bargain, node: Node, drawn: Draws) -> Truth:
    """(packages,): where a formula holds."""
    places = {name: (o, option.values) for o, (name, option) in enumerate(bargain.case.options.items())}

    def where(option: str, value: str | None) -> Truth:
        o, values = places[option]
        column = drawn[:, o]
        return np.asarray(column != 0 if value is None else column == values.index(value))

    return evaluate(node, where)


def worth(bargain: Bargain, party: int, drawn: Draws) -> NDArray[np.object_]:
    """(packages,): what each is worth to a party, on its scale; in Python's whole numbers."""
    total = np.zeros(len(drawn), dtype=object)
    for term in bargain.terms[party]:
        if isinstance(term, Table):
            total += np.array(term.numbers, dtype=object)[drawn[:, term.option]]
        else:
            total += truth(bargain, term.node, drawn).astype(object) * term.number
    return total
