"""Homelands: the state whose inner politics a text tells of: by its parliament, its parties, leaders and dateline."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from accord.reading.lexicon import words
from accord.reading.parties.gazetteer import entries, kind_of
from accord.reading.parties.leaders import leader_of
from accord.reading.parties.resolver import Resolver

_LEAST = 2  # mentions of a state's own bodies: one is met in passing


_FIRST = 1500  # characters of a report, and of these so many lines, among which its dateline stands
_TOP = 6
_OPENING = 60  # characters: a longer one is none
_DATELINE = 4  # mentions of a state that it counts for
_LINE = re.compile(
    r"\W*(?P<place>[^\W\d_a-z][^\W\d_a-z'’ -]{2,30}?)"
    r"(?:, [^-–—()]{2,30}?| ?\([^)]{2,30}\))* ?(?:[-–—:] |\. (?=[A-Z])|\) |\*|$)"
)
_HALLS_OF_ALL = frozenset(
    {"Geneva", "Vienna", "Brussels", "Luxembourg", "Strasbourg", "The Hague", "Nairobi", "New York"}
)


@lru_cache(maxsize=256)
def _sent_from(opening: str) -> str | None:
    """`LIMA, March 3 - Two unions`: the state a report was sent from, where it is no seat of bodies of many states."""
    line = _LINE.match(opening)
    place = line["place"].strip().title() if line is not None and line["place"].isupper() else ""
    entry = entries().get(place) if place not in _HALLS_OF_ALL else None
    return entry.party if entry is not None and kind_of(entry.party) == "state" else None


@cache
def _homes() -> dict[str, str]:
    return {str(body): str(state) for state, bodies in words("people")["homes"].items() for body in bodies}


def homeland(refs: Resolver) -> tuple[str, int] | None:
    """The state whose parliament and parties the text speaks of, and how often; none where two come level."""
    homes = _homes()
    votes = Counter(homes[n.party] for n in refs.names.all if n.party in homes)
    sent = sent_from(refs)
    votes.update({sent: _DATELINE} if sent is not None else {})
    (first, often), (_, next_often) = ([*votes.most_common(2), ("", 0), ("", 0)])[:2]
    return (first, often) if often >= _LEAST and often >= 2 * next_often else None


def sent_from(refs: Resolver) -> str | None:
    """The state in whose capital the report was written; none where bodies of many states sit there."""
    if not refs.pages:
        return None
    first = refs.pages[0].source.text[:_FIRST].splitlines()[:_TOP]  # passages are without their datelines
    sent = next((s for line in first if (s := _sent_from(line[:_OPENING]))), None)
    hub = sent is not None and any(line.strip()[:_OPENING].upper().startswith(_HUBS) for line in first)
    return None if hub and not any(n.party == sent for n in refs.names.all) else sent


_HUBS = ("LONDON", "DUBAI", "SINGAPORE", "DOHA", "HONG KONG")  # reports from there are of all the world


def led_state(refs: Resolver) -> str | None:
    """The only state of which the text names who leads it; none where there are several, or none."""
    led = dict.fromkeys(leader_of(name, refs.when) for name in refs.roll.persons if " " in name)
    states = [p for p in led if p is not None and kind_of(p) == "state"]
    return states[0] if len(states) == 1 else None
