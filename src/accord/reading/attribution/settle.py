"""Settle: attributions of one paragraph against each other; who goes on speaking, and what stands inside what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from accord.reading.attribution.lexicon import telling
from accord.reading.attribution.quotations import Quotation
from accord.reading.attribution.record import Act

if TYPE_CHECKING:
    from accord.reading.parse import Token


def settle(acts: Sequence[Act], quotes: Sequence[Quotation]) -> list[Act]:
    """The acts by their cues. One that goes on from another takes its speaker and ends its content."""
    found = sorted(acts, key=lambda a: a.cue.i)
    for n, act in enumerate(found):
        inside = any(q.start <= act.cue.i < q.end for q in quotes)
        if not inside and n and _goes_on(act.cue):
            before = next((b for b in reversed(found[:n]) if _covers(b, act) and b.cue.i < act.cue.i), None)
            if before is not None and before.cue.sent.start == act.cue.sent.start:
                _hand_over(before, act)
    for act in found:
        spoken = any(q.utterance and q.start <= act.cue.i < q.end for q in quotes)
        act.nested = spoken or any(_covers(b, act) for b in found if b is not act)
    return [a for a in found if a.content]


def _covers(outer: Act, inner: Act) -> bool:
    return any(page is inner.page and a <= inner.cue.i < b for page, a, b in outer.content)


def _goes_on(cue: Token) -> bool:
    """`..., adding that`, `but said that`: a telling verb without a subject of its own, hung on to what was said."""
    if cue.lemma_ not in telling() or any(c.dep_ in {"nsubj", "nsubjpass", "auxpass", "mark"} for c in cue.children):
        return False
    first = cue.left_edge.i
    while first < cue.i and cue.doc[first].pos_ in {"PUNCT", "CCONJ"}:
        first += 1
    before = cue.doc[first - 1] if first else None
    if before is None:
        return False
    if cue.tag_ == "VBG" and cue.dep_ in {"advcl", "conj", "acl", "xcomp", "dep"}:
        return before.text in {",", "-", "–", "—", "while", '"', "”", "''"}
    return cue.dep_ == "conj" and cue.tag_ in {"VBD", "VBZ", "VBP"} and before.lower_ in {"and", "but", ","}


def _hand_over(before: Act, after: Act) -> None:
    """Cut the content of the first where the second begins, and give the second the first's speaker."""
    doc = after.page.doc
    edge = after.cue.left_edge.i
    while edge > 0 and (
        doc[edge - 1].pos_ in {"CCONJ", "PUNCT", "SCONJ"} and doc[edge - 1].text not in {'"', "”", "''"}
    ):
        edge -= 1
    before.content = [
        (page, a, min(b, edge) if page is after.page and a <= after.cue.i < b else b)
        for page, a, b in before.content
        if not (page is after.page and edge <= a)
    ]
    before.content = [(page, a, b) for page, a, b in before.content if b > a]
    after.speaker, after.source = before.speaker, before.source
