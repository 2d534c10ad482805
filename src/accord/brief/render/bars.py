"""A bar of characters: a value from 0 to 1, with a tick where the reservation value is."""

from __future__ import annotations

CELLS = 40  # of a bar from 0 to 1
TICK = "│"


def bar(worth: float, reservation: float) -> str:
    """A value against a reservation value; what is beyond 0 or 1 stands at the end.

    >>> bar(0.5, 0.25)
    '██████████│██████████····················'
    """
    full = round(max(0.0, min(1.0, worth)) * CELLS)
    cells = "█" * full + "·" * (CELLS - full)
    tick = round(max(0.0, min(1.0, reservation)) * CELLS)
    return f"{cells[:tick]}{TICK}{cells[tick:]}"
