"""The least that improvements lead to, for every party at once: where a cube is small numpy is asked less often.

Each party has a value of its own at each cell, side by side with the others', and a wave of one mover runs through all
of them but its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.analysis.moves import Columns, Cube, Fibre
from accord.analysis.moves.columns import VOID
from accord.analysis.stability.room import HIDDEN, Values, least_from, room_here
from accord.analysis.stability.waves import Pair, least_by_improvements

SMALL = 2**16  # values up to which this is quicker than one party after the other, which passes only what may change
FEWEST = 3  # parties; of two each has but one mover against it, which is done in one turn
TURNS = 12  # of each mover: most conflicts need 3 to 9; what is not quiet then is left to one party after the other

Lanes = NDArray[np.int64]  # (cells, parties): two numbers of 32 bits side by side in each


def is_quicker(cube: Cube) -> bool:
    """Whether it pays to work for all parties at once."""
    return cube.parties >= FEWEST and cube.states.cells * cube.parties <= SMALL


def least_for_all(fibres: Sequence[Fibre], worths: Sequence[Pair]) -> list[Pair]:
    """By party, (states,) twice: the least of either worth that the others' improvements lead to from each state."""
    cube, parties = fibres[0].cube, range(len(fibres))
    both = np.full((cube.states.cells, _lanes(len(fibres)), 2), VOID, dtype=np.int32)
    for i in parties:
        for k in range(2):
            both[:, i, k] = cube.lift(worths[i][k], int(VOID))
    quiet = _take_turns(
        both.view(np.int64).reshape(both.shape[:2]), [_Mover.of(f) for f in fibres if cube.own(f.party)]
    )
    found = []
    for i in parties:
        pair = (np.asarray(cube.drop(both[:, i, 0].copy())), np.asarray(cube.drop(both[:, i, 1].copy())))
        found.append(pair if quiet else least_by_improvements(fibres, [j for j in parties if j != i], pair))
    return found


def _lanes(parties: int) -> int:
    """How many values stand side by side: numpy moves four at once sooner than three."""
    return 4 if parties <= 4 else parties


@dataclass(frozen=True, slots=True, eq=False)
class _Mover:
    """A mover's waves, and where each cell is in one that passes all of them; None: in no one."""

    party: int
    waves: tuple[Columns, ...]
    back: NDArray[np.intp] | None

    @classmethod
    def of(cls, fibre: Fibre) -> _Mover:
        """Through all its fibres."""
        waves = tuple(found for pattern in fibre.whole for found in pattern)
        if len(waves) != 1 or waves[0].places.size != fibre.cube.states.cells:
            return cls(fibre.party, waves, None)
        back = np.empty(waves[0].places.size, dtype=np.intp)
        back[waves[0].places.reshape(-1)] = np.arange(len(back))
        return cls(fibre.party, waves, back)

    def take(self, values: Lanes) -> bool:
        """Its waves, in place; whether anything changed."""
        changed = [self._pass(values, wave) for wave in self.waves]
        return any(changed)

    def _pass(self, values: Lanes, wave: Columns) -> bool:
        members, fibres = wave.places.shape
        lanes = values.shape[1]
        size, wide = (members - 1) * fibres, fibres * lanes
        room = room_here().of(members * wide, wide)
        before, least, after = (x.reshape(-1, lanes) for x in room[:3])
        places = wave.places.reshape(-1)
        values.take(places, axis=0, out=before, mode="clip")
        least_from(_split(before).reshape(members, -1), _split(least).reshape(members + 1, -1))
        if wave.better is None:
            after[:size] = least[fibres : size + fibres]
        else:
            least[size + fibres :] = HIDDEN
            least.take(wave.better.reshape(-1), axis=0, out=after[:size], mode="clip")
        after[size:] = before[size:]
        np.minimum(_split(before), _split(after), out=_split(after))
        after[:, self.party] = before[:, self.party]
        if not np.not_equal(before, after, out=room[3].reshape(-1, lanes)).any():
            return False
        if self.back is not None:
            after.take(self.back, axis=0, out=values, mode="clip")
        else:
            kind = f"V{8 * lanes}"  # moved as one
            values.view(kind).reshape(-1)[places] = after.view(kind).reshape(-1)
        return True


def _split(values: Values) -> NDArray[np.int32]:
    return values.view(np.int32)


def _take_turns(values: Lanes, movers: Sequence[_Mover]) -> bool:
    """Turns of the movers, in place; whether nothing changes any more."""
    still = 0  # movers in a row who changed nothing, or have moved since anyone else changed anything
    for _ in range(TURNS):
        for mover in movers:
            still = 1 if mover.take(values) else still + 1  # its own improvements are transitive
            if still >= len(movers):
                return True
    return False
