"""Events: the meetings, facts and doubts on the shelf, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TypeVar

from accord.dossier.claim import is_machine
from accord.dossier.dossier import Doubt, Fact, Meeting
from accord.dossier.joining.events import (
    NEAR,
    disagreements_in,
    doubt_between,
    keys_of,
    one_fact,
    one_meeting,
)  # fmt: skip
from accord.dossier.joining.groups import Groups
from accord.dossier.many.shelf import Shelf, in_json, lines_of

Record = TypeVar("Record", Meeting, Fact)
ROUNDS = 2  # reports are put together, and then put into the folder, where what was put together may meet again


def settle_meetings(shelf: Shelf, names: Mapping[str, str]) -> None:
    """Put meetings together, and tell the doubts about them. `names`: of the parties."""
    for turn in range(ROUNDS):
        _put_together(shelf, turn, names)
        _tell_near(shelf, turn + 1)


def meetings(shelf: Shelf) -> Iterator[str]:
    """The settled meetings as they are written, in order."""
    rows = shelf.ask("SELECT body FROM meeting WHERE round = ? ORDER BY number", (ROUNDS,))
    return (body for (body,) in rows)


def _put_together(shelf: Shelf, turn: int, names: Mapping[str, str]) -> None:
    numbers = [number for (number,) in shelf.ask("SELECT number FROM meeting WHERE round = ? ORDER BY number", (turn,))]
    groups = Groups(len(numbers))
    for at, number in enumerate(numbers):
        for key in keys_of(_meeting(shelf, turn, number)):
            groups.put_together(shelf.first(f"meeting {turn}", key, at), at)
    for at, group in enumerate(groups.all()):
        parts = [_meeting(shelf, turn, numbers[n]) for n in group]
        whole = by_rules(one_meeting(parts)) if turn + 1 < ROUNDS else one_meeting(parts)
        body = in_json(whole.model_dump(mode="json", exclude_defaults=True))
        shelf.ask("INSERT INTO meeting VALUES (?, ?, ?)", (turn + 1, at, body))
        if len(parts) > 1:
            _tell(shelf, disagreements_in(parts, names))
        if whole.date and len(whole.participants) > 1:
            who = shelf.first(f"who {turn}", frozenset(whole.participants), at)
            shelf.ask("INSERT INTO near VALUES (?, ?, ?, ?, ?)", (turn + 1, who, str(whole.date), whole.id, at))


def _tell_near(shelf: Shelf, turn: int) -> None:
    """The doubts about meetings of the same parties on days close together."""
    found = shelf.ask("SELECT who, day, number FROM near WHERE round = ? ORDER BY who, day, id, number", (turn,))
    for (who, day, one), (other_who, other_day, other) in pairwise(found):
        if who == other_who and (date.fromisoformat(other_day) - date.fromisoformat(day)).days <= NEAR:
            _tell(shelf, doubt_between(_meeting(shelf, turn, one), _meeting(shelf, turn, other)))


def _meeting(shelf: Shelf, turn: int, number: int) -> Meeting:
    ((body,),) = shelf.ask("SELECT body FROM meeting WHERE round = ? AND number = ?", (turn, number))
    return Meeting.model_validate_json(body)


def _tell(shelf: Shelf, doubts: Iterable[Doubt]) -> None:
    for doubt in doubts:
        shelf.tell(doubt.words, [lines_of(doubt.evidence)])


def by_rules(record: Record) -> Record:
    """Marked as read, not written by a person."""
    return record if is_machine(record.by) else record.model_copy(update={"by": "rules"})


def facts(shelf: Shelf) -> Iterator[str]:
    """The facts as they are written, in order."""
    rows = shelf.ask("SELECT first, body FROM fact ORDER BY first, number")
    for _, same in groupby(rows, key=itemgetter(0)):
        whole = by_rules(one_fact([Fact.model_validate_json(body) for _, body in same]))
        yield in_json(whole.model_dump(mode="json", exclude_defaults=True))
