"""Matters: what a claim is about, each thing of a list by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from accord.reading.clauses import trimmed
from accord.reading.points.topics import IsParty, head_of, is_dull, opens_thing, unjoined
from accord.reading.stances.drafts import Draft
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Stretch, Token

_ARGUMENTS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "attr", "conj", "appos", "ROOT", "ccomp"})
_JOINTS = frozenset({"to", "that", "for", "on", "with", "of", "after", "at", "see", "in"}) | frozenset(
    {"off", "out", "up", "down", "about", "over", "under", "as"}
)
_CONDITIONS = frozenset({"before", "unless", "until", "if", "so", "provided", "while", "when", "because", "although"})


def matters(claim: Draft, is_party: IsParty) -> Iterator[tuple[Token, int, int]]:
    """The things a claim is about: each of a list, with the stretch that tells of it; else the one."""
    doc = claim.page.doc
    begin, stop = _bare_content(claim)
    if stop <= begin:
        return
    pieces = [(head_of(doc[a:b]), a, b) for a, b in _listed(doc[begin:stop])]
    if len(pieces) > 1 and all(n is not None and not is_dull(n, claim.page, is_party) for n, _, _ in pieces):
        yield from ((n, a, b) for n, a, b in pieces if n is not None)
        return
    noun = _matter(claim, begin, stop, is_party)
    if noun is not None:
        yield noun, begin, stop


def _bare_content(claim: Draft) -> tuple[int, int]:
    """Without the word it hangs on ("for", "that"), the announcement of a list, and what it is made to wait for."""
    doc = claim.page.doc
    begin, stop = claim.content
    colon = next((t.i for t in doc[begin : min(begin + 6, stop)] if t.text == ":"), None)
    begin = colon + 1 if colon is not None and stop - colon > 3 else begin
    while begin < stop - 1 and doc[begin].lower_ in _JOINTS and doc[begin + 1].text != "-":
        begin += 1
    waits = (t.i for t in doc[begin + 3 : stop] if t.lower_ in _CONDITIONS and t.dep_ in {"mark", "prep", "advmod"})
    until = next(waits, stop)
    return begin, trimmed(doc[begin], begin, max(until, begin + 1))[1] if begin < stop else stop


def _listed(stretch: Stretch) -> list[tuple[int, int]]:
    """The pieces of "A, B and C", where each begins like a thing; one piece where it is no list."""
    doc, cuts, joined = stretch.doc, [stretch.start], False
    whole = [(stretch.start, stretch.end)]
    if len(stretch) < 4 or not opens_thing(stretch[0]):
        return whole
    for t in stretch[2:-1]:
        begin = _after_joint(t, stretch.end)
        if begin is not None and begin < stretch.end and opens_thing(doc[begin]):
            cuts.append(begin)
            joined = joined or t.text not in {",", ";"}
    if not joined:
        return whole
    pieces = [trimmed(doc[a], a, b) for a, b in zip(cuts, [*cuts[1:], stretch.end], strict=True) if b > a]
    return [(a, end) for a, b in pieces if (end := unjoined(doc, a, b)) - a >= 2] or whole


def _after_joint(token: Token, limit: int) -> int | None:
    """Where the next piece of a list begins, after "," or "and" or "as well as"; none where no joint is."""
    doc = token.doc
    if token.text in {",", ";"}:
        return int(token.i) + 1
    if token.lower_ == "and":
        begin = int(token.i) + 1
    elif words_under(doc, token.i, token.i + 3).lower() == "as well as":
        begin = int(token.i) + 3
    else:
        return None
    while begin < limit - 1 and doc[begin].lower_ in {",", "above", "all", "in", "particular"}:
        begin += 1
    return begin


def _matter(claim: Draft, begin: int, stop: int, is_party: IsParty) -> Token | None:
    """What a claim is about: the object of its innermost verb, else the first telling noun of its content."""
    found = []
    for t in claim.page.doc[begin:stop]:
        if t.pos_ not in {"NOUN", "PROPN"} or t.dep_ not in _ARGUMENTS or is_dull(t, claim.page, is_party):
            continue
        if any(_is_aside(a) and a.i > claim.anchor for a in _path(t, claim.anchor)):
            continue
        found.append(t)
    inner = {"dobj", "nsubjpass", "attr"}
    inside = range(begin, stop)
    return min(found, key=lambda t: (t.head.i in inside, t.dep_ not in inner, t.dep_ == "nsubj", t.i), default=None)


def _is_aside(verb: Token) -> bool:
    """A clause beside what is asked for; "called for the embargo to be lifted" is asked for itself."""
    asked = verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "for" for c in verb.children)
    return verb.dep_ in {"relcl", "advcl"} and not asked


def _path(token: Token, stop: int) -> Iterator[Token]:
    for _ in range(12):
        if token.i == stop or token.head.i == token.i:
            return
        yield token
        token = token.head
