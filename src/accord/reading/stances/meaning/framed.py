"""Framed: what is told under words that only lead up to it: "the truth is that", "we know that", "that is why"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from accord.reading.clauses import child, children, is_verb
from accord.reading.lexicon import wordset

if TYPE_CHECKING:
    from accord.reading.parse import Token

_OPEN = frozenset(
    {"whether", "how", "what", "if", "who", "where", "when", "which", "until", "before", "after", "while", "as"}
)
_ALL = frozenset({"we", "i", "everyone", "everybody", "they", "you", "people", "all", "it", "one"})


def framed(clause: Token) -> Iterator[Token]:
    """The clauses this one leads up to; none where it says something itself."""
    if any(c.dep_ == "neg" for c in clause.children):
        return
    for head in _heads(clause):
        for c in children(head, "ccomp", "advcl"):
            if c.i > head.i and is_verb(c) and _is_whole(c, reason=head.lemma_ == "be"):
                yield c


def _heads(clause: Token) -> Iterator[Token]:
    """The words the clause led up to hangs on."""
    who = child(clause, "nsubj")
    if clause.lemma_ == "be" and who is not None:
        if who.lemma_.lower() in wordset("statements", "leading") or who.lower_ in {"that", "this", "which"}:
            yield clause
        plain = child(clause, "acomp")
        if plain is not None and plain.lemma_.lower() in wordset("statements", "evident"):
            yield clause
            yield plain
    elif clause.lemma_ in wordset("statements", "knowing") and who is not None and who.lower_ in _ALL:
        yield clause
    elif clause.lemma_ in {"want", "like", "wish", "have", "let", "need", "be"}:
        for said in children(clause, "xcomp", "ccomp"):
            if said.lemma_ in wordset("statements", "stressing"):
                yield said
                yield from (c for c in said.children if c.lemma_.lower() in wordset("statements", "evident"))


def _is_whole(clause: Token, *, reason: bool) -> bool:
    """A finite clause that tells something: no question, no time; "why" only where a reason is named."""
    if child(clause, "nsubj", "nsubjpass", "expl") is None or clause.tag_ == "VBG":
        return False
    opening = {c.lower_ for c in clause.children if c.i < clause.i and c.dep_ in {"mark", "advmod", "nsubj", "dobj"}}
    if opening & _OPEN or any(c.lower_ == "to" for c in children(clause, "aux")):
        return False
    return clause.dep_ == "ccomp" or "that" in opening or (reason and "why" in opening)
