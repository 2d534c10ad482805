"""Sets of states as whole numbers, a bit a state: what definitions over pairs of states are worked out with.

The concepts that use them compare every state with every other, so their cost grows with the square of the states.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accord.analysis.moves import Conflict
from accord.problem import refuse

MOST_STATES = 4096  # a table of states by states is then 2 MiB of bits a party

Set = int  # bit t says that state t is in it
Sets = list[Set]  # (states,): a set for each state
Matrix = NDArray[np.bool_]  # (states, states): row s is the set for state s


def refuse_large(conflict: Conflict, what: str) -> None:
    """Raises Problems where a conflict has too many states to compare them in pairs."""
    if len(conflict.states) > MOST_STATES:
        raise refuse(
            f"{what} compares states in pairs: at most {MOST_STATES:,} states, and this case has "
            f"{len(conflict.states):,}",
            hint="settle some options as given, or split the case by its points",
        )


def sets_of(matrix: NDArray[Any]) -> Sets:
    """The rows of a matrix as sets.

    >>> sets_of(np.array([[False, True, True], [False, False, False], [True, False, False]]))
    [6, 0, 1]
    """
    return [int.from_bytes(row.tobytes(), "little") for row in np.packbits(matrix, axis=1, bitorder="little")]


def members(chosen: Set) -> Iterator[int]:
    """The states in a set, ascending.

    >>> list(members(6))
    [1, 2]
    """
    while chosen:
        lowest = chosen & -chosen
        yield lowest.bit_length() - 1
        chosen ^= lowest


def moves_of(conflict: Conflict, party: int) -> Sets:
    """What one move of a party leads to from each state."""
    found = np.zeros((len(conflict.states),) * 2, dtype=np.bool_)
    found[conflict.moves[party].arcs()] = True
    return sets_of(found)


def both(left: Sequence[Set], right: Sequence[Set]) -> Sets:
    """The members of both, state by state."""
    return [a & b for a, b in zip(left, right, strict=True)]


def together(movers: Sequence[Sets]) -> Sets:
    """What legal sequences of moves lead to from each state: nobody moves twice in a row [FHK1993].

    Kept by first mover: `led[j][s]` is what sequences that mover `j` begins at `s` lead to. A sequence that goes on
    after the first move is begun by another mover where the move ends; repeated until nothing is new.
    """
    size = len(movers[0]) if movers else 0
    steps = [[list(members(reached)) for reached in mover] for mover in movers]
    led = [list(mover) for mover in movers]
    grown = True
    while grown:
        grown = False
        for j, mover in enumerate(steps):
            rest = [0] * size
            for other, found in enumerate(led):
                if other != j:
                    rest = [a | b for a, b in zip(rest, found, strict=True)]
            for s, ends in enumerate(mover):
                more = led[j][s]
                for t in ends:
                    more |= rest[t]
                if more != led[j][s]:
                    led[j][s] = more
                    grown = True
    found = [0] * size
    for mine in led:
        found = [a | b for a, b in zip(found, mine, strict=True)]
    return found


def holds(tested: Sets, answers: Sets, accept: Sets, escape: tuple[Sets, Sets] | None = None) -> NDArray[np.bool_]:
    """(states,): whether every tested move has an answer that is accepted as a sanction.

    Every definition of stability here has this form. `escape` is the mover's own moves and what it would escape to:
    an answer from which one of the former leads to one of the latter does not count.
    """
    found = np.ones(len(tested), dtype=np.bool_)
    for s, after in enumerate(tested):
        for s1 in members(after):
            sanctions = answers[s1] & accept[s]
            if escape is not None:
                moves, to = escape
                good = any(not moves[s2] & to[s] for s2 in members(sanctions))
            else:
                good = bool(sanctions)
            if not good:
                found[s] = False
                break
    return found
