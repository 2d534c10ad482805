"""Frames: what kind of complement a cue takes, and which words are the content in it.

A frame is named by what the content is made of: `clause` (says that ...), `above` (the clause the cue is dropped
into), `to` (an infinitive), `np` (the object), `of`, `for`, ... (a phrase with this preposition), joined by `+`
where the content has several parts (`np+of`: accuse X of Y). The lexicon lists, for each cue, the frames in which it
attributes, first choice first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from accord.reading.clauses import RELATIVE, child, end, is_contrast, start

if TYPE_CHECKING:
    from accord.reading.parse import Token

Ranges = list[tuple[int, int]]  # token numbers, end exclusive
_OWN = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "neg", "advmod", "npadvmod"})
_QUOTES = frozenset({'"', "“", "”", "''", "``", "'"})


class Shape:
    """The complements of one cue, read off its children once."""

    __slots__ = ("agent", "cue", "gap", "kids", "passive", "preps", "subject")

    def __init__(self, cue: Token) -> None:
        self.cue = cue
        self.kids: dict[str, list[Token]] = {}
        self.preps: dict[str, Token] = {}
        for c in cue.children:
            self.kids.setdefault(c.dep_, []).append(c)
            if c.dep_ in {"prep", "dative"} and c.tag_ in {"IN", "TO", "RP"}:
                self.preps.setdefault(c.lower_, c)
        self.passive = "auxpass" in self.kids or "nsubjpass" in self.kids
        self.subject = self.first("nsubj", "nsubjpass")
        self.agent = self.first("agent")
        self.gap = cue.dep_ == "relcl"

    def first(self, *labels: str) -> Token | None:
        """The first child with one of these labels, by the order of the labels."""
        return next((found[0] for label in labels if (found := self.kids.get(label))), None)


def whole(token: Token) -> tuple[int, int]:
    """All the words under a token."""
    return start(token), end(token)


def is_infinitive(verb: Token) -> bool:
    """Whether it is introduced by "to"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _of_prep(prep: Token) -> tuple[int, int] | None:
    first, last = prep.i + 1, end(prep)
    return (first, last) if last > first else None


def _clause(s: Shape) -> Ranges | None:
    for c in s.kids.get("ccomp", ()):
        if not is_infinitive(c) and not _is_apart(s.cue, c):
            first, last = whole(c)
            return [(first, min([last, *(start(g) - 1 for g in c.children if g.i > c.i and is_contrast(g))]))]
    return None


def _is_apart(cue: Token, clause: Token) -> bool:
    """A sentence before a semicolon, or one that follows a quotation: the parser may hang both on the cue."""
    first, last = whole(clause)
    if last < cue.i:
        return clause.doc[last].text in {";", ":"}
    return first > cue.i + 1 and clause.doc[first - 1].text in _QUOTES and clause.doc[first - 2].text in {".", "!", "?"}


def _clear(s: Shape) -> Ranges | None:
    """`made clear that ...`, `made it plain she would go`: parsers hang the clause on either word."""
    doc = s.cue.doc
    plain = next((t for t in doc[s.cue.i + 1 : s.cue.i + 4] if t.lower_ in {"clear", "plain", "known"}), None)
    if plain is None:
        return None
    for c in (*plain.children, *s.kids.get("ccomp", ())):
        if c.i > plain.i and c.dep_ in {"ccomp", "csubj", "advcl"}:
            return [(plain.i + 1 if start(c) <= plain.i else start(c), end(c))]
    return None


def _to(s: Shape) -> Ranges | None:
    for c in (*s.kids.get("xcomp", ()), *s.kids.get("ccomp", ()), *s.kids.get("advcl", ())):
        if is_infinitive(c) and c.i > s.cue.i:
            return [whole(c)]
    return None


def _np_to(s: Shape) -> Ranges | None:
    thing, inner = _object(s), _to(s)
    return [thing, *inner] if thing and inner and thing[1] <= inner[0][0] else None


def _ing(s: Shape) -> Ranges | None:
    for c in (*s.kids.get("xcomp", ()), *s.kids.get("ccomp", ())):
        if c.tag_ == "VBG" and c.i > s.cue.i and "nsubj" not in {g.dep_ for g in c.children}:
            return [whole(c)]
    return None


def _object(s: Shape) -> tuple[int, int] | None:
    """The object, or what stands for it in a relative clause."""
    for c in s.kids.get("dobj", ()):
        return whole(c)
    if s.passive and s.subject is not None:
        return whole(s.subject)
    if s.cue.dep_ == "acl" and s.cue.tag_ == "VBN" and s.subject is None:
        return start(s.cue.head), start(s.cue)
    if s.gap and s.subject is not None and s.subject.lower_ not in RELATIVE:
        return start(s.cue.head), start(s.cue)
    return None


def _np(s: Shape) -> Ranges | None:
    found = _object(s)
    return [found] if found else None


def _predicate(s: Shape) -> Ranges | None:
    """`called it a joke`, `considers him unfit`: the object and what is said of it."""
    said = s.first("oprd")
    thing = _object(s)
    if said is not None:
        return [*([thing] if thing else []), whole(said)]
    for c in s.kids.get("ccomp", ()):
        if c.pos_ not in {"VERB", "AUX"} and c.i > s.cue.i:
            return [*([thing] if thing else []), whole(c)]
    if thing is not None:
        for c in s.kids.get("xcomp", ()):
            if c.pos_ not in {"VERB", "AUX"}:
                return [thing, whole(c)]
    return None


def _above(s: Shape) -> Ranges | None:
    """The clause the cue is dropped into: `Rates, she said, must fall`."""
    cue = s.cue
    over = cue.head
    if over.i == cue.i or over.pos_ not in {"VERB", "AUX", "NOUN", "PROPN", "ADJ"}:
        return None
    bare = all(c.dep_ not in {"dobj", "ccomp", "xcomp"} for c in cue.children)
    if cue.dep_ == "parataxis" or (cue.dep_ in {"advcl", "ccomp", "conj", "dep"} and bare and _set_off(cue)):
        first, last = whole(over)
        own_first, own_last = whole(cue)
        if own_first <= over.i < own_last:
            return None
        return [(a, b) for a, b in ((first, own_first), (own_last, last)) if b > a]
    return None


def _set_off(cue: Token) -> bool:
    before = start(cue) - 1
    return before >= 0 and cue.doc[before].text in {",", "-", "–", "—", "(", *_QUOTES}


def _as(s: Shape) -> Ranges | None:
    """`as she put it`."""
    mark = child(s.cue, "mark", "advmod", "prep")
    if s.cue.dep_ != "advcl" or mark is None or mark.lower_ != "as" or s.cue.head.i == s.cue.i:
        return None
    if any(d in s.kids for d in ("ccomp", "xcomp")):
        return None
    first, last = whole(s.cue.head)
    own_first, own_last = whole(s.cue)
    return [(a, b) for a, b in ((first, own_first), (own_last, last)) if b > a]


def _that(s: Shape) -> Ranges | None:
    """A noun with its clause: `the claim that ...`."""
    for c in (*s.kids.get("acl", ()), *s.kids.get("ccomp", ()), *s.kids.get("relcl", ())):
        if c.i > s.cue.i and any(g.lower_ == "that" and g.dep_ in {"mark", "nsubj", "dobj"} for g in c.children):
            return [whole(c)]
    return None


def _noun_to(s: Shape) -> Ranges | None:
    for c in (*s.kids.get("acl", ()), *s.kids.get("xcomp", ()), *s.kids.get("relcl", ())):
        if c.i > s.cue.i and is_infinitive(c):
            return [whole(c)]
    return None


def _raised(s: Shape) -> Ranges | None:
    """`appears to have won`, `is expected to resign`: subject and infinitive together are the content."""
    inner = _to(s)
    if inner is None or s.subject is None:
        return None
    return [whole(s.subject), *inner]


def _subject(s: Shape) -> Ranges | None:
    return [whole(s.subject)] if s.subject is not None else None


def _copula(s: Shape) -> dict[str, list[Token]]:
    """The children of the copula above an adjective."""
    found: dict[str, list[Token]] = {}
    for c in s.cue.head.children:
        if c.i > s.cue.i:
            found.setdefault(c.dep_, []).append(c)
    return found


def _adj_clause(s: Shape) -> Ranges | None:
    over = _copula(s) if s.cue.dep_ == "acomp" else {}
    for c in (*s.kids.get("ccomp", ()), *over.get("ccomp", ())):
        if c.i > s.cue.i:
            return [whole(c)]
    return None


def _adj_to(s: Shape) -> Ranges | None:
    over = _copula(s) if s.cue.dep_ == "acomp" else {}
    for c in (*s.kids.get("xcomp", ()), *over.get("xcomp", ())):
        if c.i > s.cue.i and is_infinitive(c):
            return [whole(c)]
    return None


Maker = Callable[[Shape], Ranges | None]
_PLAIN: dict[str, Maker] = {
    "clause": _clause, "clear": _clear, "to": _to, "np+to": _np_to, "ing": _ing, "np": _np, "np+is": _predicate,
    "above": _above, "as": _as, "that": _that, "noun-to": _noun_to, "raised": _raised, "subject": _subject,
    "adj-clause": _adj_clause, "adj-to": _adj_to,
}  # fmt: skip


def content(shape: Shape, frame: str) -> Ranges | None:
    """The words of the content in this frame, or none where the cue does not stand in it."""
    found = _words(shape, frame)
    if found is None:
        return None
    clear = [piece for a, b in found for piece in _around(shape, a, b)]
    return [(a, b) for a, b in clear if any(not t.is_punct for t in shape.cue.doc[a:b])] or None


def _around(shape: Shape, first: int, last: int) -> Ranges:
    """The same words without the cue and its subject: `which the agency said was careless`."""
    cue = shape.cue
    if not first <= cue.i < last:
        return [(first, last)]
    low = min([cue.i, *(start(c) for c in cue.children if c.dep_ in _OWN and start(c) >= first and c.i < cue.i)])
    high = max([cue.i + 1, *(end(c) for c in cue.children if c.dep_ in _OWN and end(c) <= last and c.i > cue.i)])
    return [(a, b) for a, b in ((first, low), (high, last)) if b > a]


def _words(shape: Shape, frame: str) -> Ranges | None:
    maker = _PLAIN.get(frame)
    if maker is not None:
        return maker(shape)
    with_object = frame.startswith("np+")
    prep = shape.preps.get(frame.removeprefix("np+"))
    inner = _of_prep(prep) if prep is not None else None
    if inner is None:
        return None
    if not with_object:
        return [inner]
    thing = _object(shape)
    return None if thing is None else [thing, (prep.i if prep is not None else 0, inner[1])]
