"""Who sits at a conference of many: its parties are told by number ("delegates from 180 countries"), not by name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from accord.reading.lexicon import words
from accord.reading.parties.references import References
from accord.reading.passages import Passage
from accord.reading.stretch_text import text_of

if TYPE_CHECKING:
    from accord.reading.parse import Stretch

_FIELD = r"(?<!member )(?:countries|nations|states|governments|delegations|capitals)"
_NAMED = (  # conferences of all states, by their names
    r"\bCOP ?\d\d?\b|\b(?:UN|U\.N\.|United Nations) (?:\w+ ){0,2}(?:summit|conference|talks|General Assembly)\b"
    r"|\b(?:WTO|World Trade Organi[sz]ation)\b.{0,40}\b(?:ministerial|conference|meeting)\b"
)
_OPEN = re.compile(
    rf"(?<![\d,.])\b(?:\d{{2,3}}|dozens of|scores of|hundreds? of|all)\s+(?:\w+\s+)?{_FIELD}\b|\b\d{{3}} parties\b"
    rf"|\b(?:delegates|delegations|negotiators|diplomats|representatives|ministers|envoys)\s+(?:from|of)\s+"
    rf"(?!(?:the |all |both )?(?:two|three|four|both)\b)(?:[\w-]+\s+){{0,4}}{_FIELD}\b"
    rf"|{_NAMED}",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\b(?:boycott\w*|stay(?:s|ed|ing)? away|absent|skip(?:s|ped|ping)?|pulled out|walked out|as (?:an )?observers?"
    r"|(?:not|n[’']t) (?:be )?(?:attend\w*|tak(?:e|ing) part|at the table|there|send\w*|come|coming)"
    r"|sen(?:d|ds|ding|t) (?:nobody|no one|no delegat\w+))\b",
    re.IGNORECASE,
)


_GATHERS = re.compile(r"\b(?:dele?gat\w*|gather\w*|attend\w*|summit|conference)\b", re.IGNORECASE)


def opens(sentence: Stretch) -> bool:
    """Whether this sentence tells of a whole field of states that come together, wherever it stands."""
    return bool(_GATHERS.search(text_of(sentence))) and is_open(sentence)


def is_open(sentence: Stretch) -> bool:
    """Whether the meeting this sentence tells of is one of a whole field of states."""
    return bool(_OPEN.search(text_of(sentence)))


def seats_of_the_field(holders: Iterable[str], refs: References) -> list[str]:
    """The states and blocs that take a position, unless the text says that they stay away."""
    away = {party for page in refs.pages for party in _staying_away(page, refs)}
    return [p for p in holders if refs.roll.parties[p].kind in {"state", "bloc"} and p not in away]


def seats_of_the_bloc(bloc: str, holders: Iterable[str], absent: Iterable[str]) -> list[str]:
    """Its members that take a position, unless the text says that they are missing."""
    members = words("people")["members"][bloc]
    return [p for p in holders if p in members and p not in absent]


def _staying_away(page: Passage, refs: References) -> Iterable[str]:
    """Whoever a sentence says does not come: "The US sends nobody", "Russia boycotts the talks"."""
    for sentence in page.sentences():
        if _AWAY.search(text_of(sentence)):
            found = (refs.whose(page, t) for t in sentence if t.dep_ in {"nsubj", "nsubjpass"})
            yield from (party for party in found if party)
