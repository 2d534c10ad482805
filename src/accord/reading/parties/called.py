"""Called: what a text calls its parties, so that "the firm" after "water firm Orsa" and "the envoy" find them again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accord.reading.clauses import child, children
from accord.reading.lexicon import words, wordset
from accord.reading.parties.naming.name import Name
from accord.reading.parties.people.roles import roles
from accord.reading.parties.resolver import Resolver
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from accord.reading.parse import Token

Where = tuple[int, int]  # passage number, token


@dataclass(frozen=True, slots=True)
class _Naming:
    """One place where a noun stands beside a party's name, or a person's."""

    where: Where
    modifiers: frozenset[str]
    party: str | None
    name: Name | None = None
    noun: Token | None = None  # "its minister": whose, is asked when it is needed
    page: Passage | None = None


class Called:
    """The nouns used of each party, by lemma, in the order of the text."""

    def __init__(self, refs: Resolver) -> None:
        self.refs = refs
        self._at: dict[str, list[_Naming]] = {}
        self._mentions: dict[str, list[Where]] = {}
        for name in refs.names.all:
            if name.sort == "person":
                person = refs.roll.person(name.text)
                self._mentions.setdefault(person.name if person else "", []).append((name.passage.number, name.start))
                self._person(name)
            elif name.party is not None and not name.demonym and not name.seat:
                self._body(name)
        offices = wordset("people", "roles") | _STANDING
        for page in refs.pages:
            for token, lemma in zip(page.tokens, page.lemmas, strict=True):
                if lemma in offices and (token.pos_ == "NOUN" or (token.pos_ == "PROPN" and token.text.islower())):
                    self._office(page, token)
        for namings in self._at.values():
            namings.sort(key=lambda n: n.where)

    def last(self, page: Passage, token: Token, reach: int = 999, which: frozenset[str] | None = None) -> str | None:
        """The party last called so before this noun, at most so many passages back; none where nobody was.

        `which`: words that tell which of them, where it is not those before the noun.
        """
        asked, here = _modifiers(token) if which is None else which, (page.number, token.i)
        for naming in reversed(self._at.get(token.lemma_.lower(), ())):
            if naming.where < here and asked <= naming.modifiers and self._near(naming, here, reach):
                found = self._party(naming)
                if found is None and naming.noun is not None:
                    continue
                if found is None or not self.refs.roll.parties[found].watcher:
                    return found
        return None

    def _near(self, naming: _Naming, here: Where, reach: int) -> bool:
        """Whether the naming, or another mention of that person, is so many passages back at most."""
        person = self.refs.roll.person(naming.name.text) if naming.name is not None else None
        mentions = self._mentions.get(person.name, ()) if person is not None else ()
        last = max((w for w in mentions if w < here), default=naming.where)
        return here[0] - last[0] <= reach

    def _party(self, naming: _Naming) -> str | None:
        if naming.noun is not None and naming.page is not None:
            return self.refs.whose(naming.page, naming.noun)
        if naming.name is None:
            return naming.party
        page = naming.name.passage
        return self.refs.whose(page, page.doc[naming.name.start : naming.name.end].root)

    def _enter(self, noun: Token, page: Passage, party: str | None, name: Name | None = None) -> None:
        naming = _Naming((page.number, noun.i), _modifiers(noun), party, name)
        self._at.setdefault(noun.lemma_.lower(), []).append(naming)

    def _person(self, name: Name) -> None:
        for role in roles(name):
            self._enter(role, name.passage, None, name)

    def _body(self, name: Name) -> None:
        """`water firm Orsa`, `Orsa, a carmaker`, `the automaker Orsa`."""
        page, doc = name.passage, name.passage.doc
        root = doc[name.start : name.end].root
        beside = children(root, "appos") + ([root.head] if root.dep_ in {"appos", "compound"} else [])
        if name.start and doc[name.start - 1].dep_ in {"compound", "nmod"}:
            beside.append(doc[name.start - 1])
        for noun in beside:
            known = (
                noun.pos_ == "NOUN" and noun.text.islower() and (noun.lemma_.lower() in _bodies() or _is_trade(noun))
            )
            if known and not (noun.i == root.head.i and noun.i > root.i and root.dep_ == "compound"):
                self._enter(noun, page, name.party)

    def _office(self, page: Passage, token: Token) -> None:
        """`a US envoy`, `the Obama administration`: whoever the modifier names."""
        for c in children(token, "amod", "compound", "nmod", "poss"):
            name = self.refs.names.of(page, c) or self._inner(page, c)
            if name is not None and name.sort == "person":
                self._enter(token, page, None, name)
            elif name is not None and name.party and name.sort == "body":
                self._enter(token, page, name.party)
            elif c.tag_ == "PRP$":
                modifiers = _modifiers(token)
                if modifiers:
                    naming = _Naming((page.number, token.i), modifiers, None, None, token, page)
                    self._at.setdefault(token.lemma_.lower(), []).append(naming)

    def _inner(self, page: Passage, modifier: Token) -> Name | None:
        """`a US administration official`: the body named before the word before the noun."""
        if modifier.dep_ not in {"compound", "nmod"} or modifier.pos_ != "NOUN":
            return None
        names = [self.refs.names.of(page, c) for c in children(modifier, "amod", "compound", "nmod")]
        return next((n for n in names if n is not None and n.sort == "body" and n.party), None)


_STANDING = frozenset(
    {"administration", "delegation", "embassy", "ministry", "team", "camp", "junta", "regime", "military", "police"}
)


def _is_trade(noun: Token) -> bool:
    """`brewer`, `winemaker`, `broadcaster`: a firm told of by what it does."""
    lemma = noun.lemma_.lower()
    return noun.tag_ == "NN" and lemma.endswith(("er", "or")) and lemma not in wordset("people", "roles")


def _bodies() -> frozenset[str]:
    found = {w for signals in words("people")["kinds"].values() for w in signals}
    return frozenset(found) | wordset("people", "plain_bodies") - {"government", "ministry", "cabinet", "country"}


def _modifiers(noun: Token) -> frozenset[str]:
    """The lower-case words that tell which: "finance" of "the finance minister"; not who it was or is."""
    if child(noun, "amod", "compound", "nmod") is None:
        return frozenset()
    kept = {c.lower_ for c in noun.children if c.dep_ in {"amod", "compound", "nmod"} and c.text.islower()}
    return frozenset(kept - {"former", "new", "acting", "own", "whole", "same", "current"})
