"""Sexes: whether the text calls a person "he" or "she", by title, by the word for the office, or by what it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from accord.reading.clauses import child
from accord.reading.lexicon import wordset
from accord.reading.parties.names import Names
from accord.reading.parties.naming.name import Name
from accord.reading.parties.people.roles import roles
from accord.reading.parties.roll import Roll
from accord.reading.parties.sex_of_words import sex_of_word

if TYPE_CHECKING:
    from accord.reading.parse import Token

_TITLES = {
    **dict.fromkeys(("Mr", "Mr.", "Sir", "Lord", "King", "Prince", "Herr", "Monsieur", "Señor", "Don"), "he"),
    **dict.fromkeys(("Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dame", "Lady", "Queen", "Princess", "Baroness"), "she"),
    **dict.fromkeys(("Frau", "Madame", "Mme", "Señora", "Sister"), "she"),
}  # fmt: skip


def sexes(names: Names, roll: Roll) -> dict[str, str]:
    """`he` or `she` for each person of whom the text tells it, by their names on the roll.

    What a title says goes before what an office does, and that before a pronoun near a name.
    """
    found: dict[str, tuple[int, str]] = {}
    for name in names.all:
        person = roll.person(name.text) if name.sort == "person" else None
        for clue in _clues(name) if person is not None else ():
            if person is not None and clue < found.get(person.name, (9, "")):
                found[person.name] = clue
    return {person: sex for person, (_, sex) in found.items()}


def _clues(name: Name) -> Iterator[tuple[int, str]]:
    doc = name.passage.doc
    for i in (name.start - 1, name.start):
        title = _TITLES.get(doc[i].text) if i >= 0 else None
        if title is not None:
            yield 0, title
    for role in roles(name):
        told = sex_of_word(role.lemma_.lower())
        if told is not None:
            yield 1, told
    said = _says_of_self(doc[name.start : name.end].root)
    if said is not None:
        yield 2, said


def _says_of_self(noun: Token) -> str | None:
    """`Lee said she would go`: who speaks in reported speech means oneself."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ not in wordset("speech", "verbs"):
        return None
    told = child(verb, "ccomp")
    who = child(told, "nsubj", "nsubjpass") if told is not None else None
    return sex_of_word(who.lower_) if who is not None and who.i > verb.i and who.pos_ == "PRON" else None
