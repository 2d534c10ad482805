"""Brevity: a claim's stretch without what is many times as long as the position itself and stands before it.

Who holds it is told apart. So a subject that fills the sentence ("The mills, most of them cooperatives founded in the
fifties by farmers without land, agree") or a frame of saying with all that hangs on it is left outside the stretch.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from accord.reading.clauses import SUBJECTS, VERBS, children, trimmed
from accord.reading.stances.drafts import Draft

if TYPE_CHECKING:
    from accord.reading.parse import Token

_MANY = 3  # times as long as what follows, in tokens
_LEAST = 3  # tokens that must be left


def in_brief(draft: Draft) -> Draft:
    """The draft without what is too long before its position; the same where nothing is."""
    places = (i for i in _beginnings(draft, _verb(draft)) if i - draft.start > _MANY * (draft.end - i))
    first = next(places, draft.start)
    if draft.end - first < _LEAST or first == draft.start:
        return draft
    first, last = trimmed(draft.page.doc[first], first, draft.end)
    content = max(first, draft.content[0]), min(last, draft.content[1])
    return replace(draft, start=first, end=last, content=content if content[0] < content[1] else (first, last))


def _verb(draft: Draft) -> Token:
    """The verb of the clause the claim is told in."""
    token = draft.page.doc[draft.anchor]
    while token.pos_ not in VERBS and draft.start <= token.head.i < draft.end and token.head is not token:
        token = token.head
    return token


def _beginnings(draft: Draft, verb: Token) -> Iterator[int]:
    """Where the stretch may begin instead: after the subject, or with what is said after the frame of saying."""
    for who in children(verb, *SUBJECTS):
        if draft.start <= who.left_edge.i and who.right_edge.i < verb.i:
            yield who.right_edge.i + 1
    for said in children(verb, "ccomp"):
        if verb.i < said.left_edge.i < draft.end:
            yield said.left_edge.i + (1 if said.left_edge.dep_ == "mark" else 0)
