"""Entering: whoever holds a claim that was chosen is a party, known to the rules or not."""

from __future__ import annotations

from accord.reading.parties.references import References
from accord.reading.stances.drafts import Draft


def entered(draft: Draft, refs: References) -> Draft:
    """The draft, its holders on the roll."""
    for name in draft.holders:
        if name in refs.roll.parties:
            continue
        person = refs.roll.persons.get(name)
        refs.roll.party(name, "person" if person is not None else "other")
        if person is not None and person.party is None:
            person.party = name
    return draft
