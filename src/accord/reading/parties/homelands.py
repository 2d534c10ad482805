"""Homelands: the state whose inner politics a text tells of, by its parliament, its parties and those who lead it."""

from __future__ import annotations

from collections import Counter
from functools import cache

from accord.reading.lexicon import words
from accord.reading.parties.gazetteer import kind_of
from accord.reading.parties.leaders import leader_of
from accord.reading.parties.resolver import Resolver

_LEAST = 2  # mentions of a state's own bodies: one is met in passing


@cache
def _homes() -> dict[str, str]:
    return {str(body): str(state) for state, bodies in words("people")["homes"].items() for body in bodies}


def homeland(refs: Resolver) -> tuple[str, int] | None:
    """The state whose parliament and parties the text speaks of, and how often; none where two come level."""
    homes = _homes()
    votes = Counter(homes[n.party] for n in refs.names.all if n.party in homes)
    (first, often), (_, next_often) = ([*votes.most_common(2), ("", 0), ("", 0)])[:2]
    return (first, often) if often >= _LEAST and often >= 2 * next_often else None


def led_state(refs: Resolver) -> str | None:
    """The only state of which the text names who leads it; none where there are several, or none."""
    led = dict.fromkeys(leader_of(name, refs.when) for name in refs.roll.persons if " " in name)
    states = [p for p in led if p is not None and kind_of(p) == "state"]
    return states[0] if len(states) == 1 else None
