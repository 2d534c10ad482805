"""Entering: whoever holds a claim that was chosen is a party, known to the rules or not."""

from __future__ import annotations

from collections.abc import Iterable

from accord.reading.parties.roll import Roll
from accord.reading.stances.drafts import Draft


def enter(drafts: Iterable[Draft], roll: Roll) -> None:
    """Put the holders of these on the roll."""
    for name in dict.fromkeys(name for d in drafts for name in d.holders if name not in roll.parties):
        person = roll.persons.get(name)
        roll.party(name, "person" if person is not None else "other")
        if person is not None and person.party is None:
            person.party = name
