"""Called: by what word a clause has its holder, how long ago the text named it, and who was named since.

A holder that is only meant ("it", "she", "the company") may be another; these signs let the weighing doubt it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from accord.reading.clauses import subject
from accord.reading.parties.names import party_of
from accord.reading.weighing.candidates import Candidate

if TYPE_CHECKING:
    from accord.reading.parse import Token
    from accord.reading.parties.naming.name import Name
    from accord.reading.parties.references import References

_MANY = (1, 2, 4)  # times a holder is named in the whole text
_SINCE = 2  # others named since: more are as good as many


class Called:
    """Where each party of one text is named."""

    def __init__(self, refs: References) -> None:
        self._refs = refs
        self._all: list[tuple[int, int]] = []  # passage and token of every name of a party or its people
        self._whose: list[str] = []
        self._of: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for n in sorted(refs.names.all, key=lambda n: (n.passage.number, n.start)):
            party = self._party(n)
            if party is not None:
                self._all.append((n.passage.number, n.start))
                self._whose.append(party)
                self._of[party].append((n.passage.number, n.start))

    def signs(self, c: Candidate) -> Iterator[str]:
        """How the clause calls its holder, and how near the holder's last name is."""
        word = _word_for(_holder_word(c))
        name = c.whose.names[0]
        near = self._nearness(c, name)
        yield f"holder {word}"
        yield f"holder named {near}"
        yield f"holder {word} named {near}"
        yield f"holder named times {sum(len(self._of[name]) >= n for n in _MANY)}"
        if near not in {"here", "never", "later"}:
            since = self._since(c, name)
            yield f"others since {since}"
            yield f"holder {word} others since {since}"

    def _party(self, n: Name) -> str | None:
        """Whose name it is; a person of no known party may hold a position in person."""
        person = self._refs.roll.person(n.text) if n.sort == "person" else None
        return person.name if person is not None and person.party is None else party_of(n, self._refs.roll)

    def _nearness(self, c: Candidate, name: str) -> str:
        """Where the holder is last named before the end of the clause's sentence."""
        named = self._of[name]
        sentence = c.verb.sent
        number = bisect_left(named, (c.page.number, sentence.end))
        if number == 0:
            return "later" if named else "never"
        page, at = named[number - 1]
        if page != c.page.number:
            return "passage before" if page == c.page.number - 1 else "long before"
        if at >= sentence.start:
            return "here"
        before = c.page.doc[sentence.start - 1].sent
        return "sentence before" if at >= before.start else "passage"

    def _since(self, c: Candidate, name: str) -> int:
        """How many others are named between the holder's last name and the sentence of the clause, at most two."""
        start = (c.page.number, c.verb.sent.start)
        last = self._of[name][bisect_left(self._of[name], start) - 1]
        between = self._whose[bisect_left(self._all, last) : bisect_left(self._all, start)]
        return min(_SINCE, len(set(between) - {name}))


def _holder_word(c: Candidate) -> Token | None:
    """The word behind which the holder stands: who speaks, else who does it."""
    if c.speaker is not None and (c.kind == "said" or c.speaker.party in c.whose.names):
        return c.speaker.token
    return subject(c.verb)


def _word_for(token: Token | None) -> str:
    if token is None:
        return "unsaid"
    if token.pos_ == "PRON":
        return token.lower_
    if token.pos_ == "PROPN":
        return "person" if token.ent_type_ == "PERSON" else "name"
    definite = any(child.lower_ in {"the", "its", "their", "his", "her", "that", "this"} for child in token.children)
    return "the noun" if definite else "a noun"
