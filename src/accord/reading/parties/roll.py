"""The roll: the parties a text names, filled while reading and then closed into the dossier's records."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache, lru_cache

from accord.reading.lexicon import words, wordset

_OF_WORKERS = re.compile(r"^\w+s['\u2019] (?:Congress|Federation|Confederation|Alliance|League|Guild|Brotherhood)$")
_INITIAL = re.compile(r" (?:[A-Z]\. ?)+")  # "Donald J. Trump"
_PARTICLE = re.compile(r"\w{1,3}[ -]\w")
_SPANISH = 3  # words of a name with two surnames
_ARTICLE = re.compile(r"^(the|a|an)\s+", re.I)


@dataclass(slots=True)
class Member:
    """One party while reading. `watcher`: speaks about the dispute without being in it."""

    name: str
    kind: str = "other"
    aliases: dict[str, None] = field(default_factory=dict)  # a set that keeps its order
    representatives: dict[str, None] = field(default_factory=dict)
    watcher: bool = False
    named: int = 0
    acting: int = 0
    places: list[tuple[int, int, int]] = field(default_factory=list)  # passage, first token, end token


@dataclass(slots=True)
class Person:
    """One person while reading, and the party that person speaks for."""

    name: str
    party: str | None = None
    role: str = ""
    watcher: bool = False
    asked: bool = False  # the party was looked for; an answer is not sought twice
    in_passing: bool = False  # met only when clauses were weighed: no sign that the party moves the dispute


class Roll:
    """All parties and persons of a text, by name."""

    def __init__(self) -> None:
        self.parties: dict[str, Member] = {}
        self.persons: dict[str, Person] = {}
        self.surnames: dict[str, str] = {}
        self.givens: dict[str, str] = {}
        self.recent: list[str] = []  # parties in the order of their mention

    def party(self, name: str, kind: str = "other") -> Member:
        """The party of this name, entered if new; a kind learned later replaces `other`."""
        member = self.parties.get(name)
        watches, kind = kind == "watcher", "other" if kind == "watcher" else kind
        if member is None:
            member = self.parties[name] = Member(name, kind, watcher=watches)
        elif member.kind == "other" and kind != "other":
            member.kind = kind
        return member

    def person(self, name: str) -> Person | None:
        """The person of this full name or surname."""
        full = name if name in self.persons else self.surnames.get(name) or self.givens.get(name)
        if full is None and name[:1].isupper() and _PARTICLE.match(name):
            full = self.surnames.get(name[0].lower() + name[1:])  # "De Wit", at the head of a sentence, of Jan de Wit
        return self.persons.get(full or "")

    def enter_person(self, name: str) -> Person:
        """The person of this name, entered if new."""
        known = self.person(name) or self.person(_INITIAL.sub(" ", name))
        if known is None:
            known = self.persons[name] = Person(name)
        parts = name.split()
        for n in range(1, len(parts)):
            if n == len(parts) - 1 or parts[n].lower().strip("-") in wordset("people", "surname_particles"):
                self.surnames.setdefault(" ".join(parts[n:]), known.name)
        if len(parts) == _SPANISH and len(parts[1]) > len("van") and "-" not in name:
            self.surnames.setdefault(parts[1], known.name)  # "Ana Mamani Rojas" is called Mamani
        if len(parts) > 1:
            self.givens.setdefault(parts[0], known.name)  # in many languages the name people go by
        return known

    def alias(self, party: str, text: str) -> None:
        """One more way the text names a party."""
        text = re.sub(r"['’]s$", "", text.strip())
        if text and party in self.parties:
            self.parties[party].aliases.setdefault(text)


@lru_cache(maxsize=4096)
def kind_by_name(name: str) -> str:
    """What kind of body a proper name tells of; `other` where it tells nothing."""
    written = re.findall(r"[\w']+", name)
    if written and written[-1] in {"Union", "Unions"}:
        return "union"  # a Labour Union too
    if _OF_WORKERS.search(name) and {name.split()[0].rstrip("'\u2019").lower().removesuffix("s")} & wordset(
        "people", "workers"
    ):
        return "union"  # "Nurses' Congress"
    parts = set(written)
    for kind, signals in words("people")["name_words"].items():
        if parts & set(signals):
            return str(kind)
    return "other"


@lru_cache(maxsize=4096)
def is_watcher(name: str) -> bool:
    """Whether a body of this name watches disputes rather than having them: institutes, universities, papers."""
    runs = name.endswith(" Trust") or "NHS" in name  # a trust that runs hospitals has disputes of its own
    return _watchers().search(name) is not None and not runs and kind_by_name(name) not in _NEVER_WATCHING


_NEVER_WATCHING = frozenset({"union", "political_party", "court", "armed_group"})  # "Centre of Trade Unions"


@cache
def _watchers() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(w) for w in words('people')['watchers'])})\b")


def bare(text: str) -> str:
    """Without its article and possessive."""
    return _ARTICLE.sub("", re.sub(r"['’]s?$", "", text.strip()))


def majority(labels: Counter[str]) -> str:
    """The label seen most often; ties go to the one first in the alphabet, so that reading is repeatable."""
    return min(labels, key=lambda x: (-labels[x], x)) if labels else ""
