"""Both: the two that a bare "both" or "neither" means, where two sentences told of one each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import child, conjuncts
from accord.reading.lexicon import wordset
from accord.reading.parties.resolver import Resolver
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from accord.reading.parse import Token


def two_before(page: Passage, noun: Token, refs: Resolver) -> tuple[str, ...]:
    """`Oman wants a truce. Chad is for a vote. Both reject the court.`: Oman and Chad; else none."""
    starts = [s.start for s in page.doc.sents if s.start < noun.sent.start][-2:]
    told = [child(page.doc[i].sent.root, "nsubj", "nsubjpass") for i in starts]
    if len(told) < 2 or any(t is None or len(conjuncts(t)) > 1 for t in told):
        return ()
    parties = [refs.whose(page, t) for t in told if t is not None]
    known = [p for p in parties if p is not None and not refs.roll.parties[p].watcher]
    return (known[0], known[1]) if len(set(known)) == 2 else ()


def of_others(noun: Token) -> bool:
    """`Fighters of two clans met. Both ...`: of two that the sentences before tell of, who are no sides of the text."""
    doc = noun.doc
    starts = [s.start for s in doc.sents if s.start < noun.sent.start][-2:]
    before = doc.tokens[starts[0] : noun.sent.start] if starts else ()
    return any(
        t.lower_ == "two" and t.head.pos_ == "NOUN" and t.head.lemma_.lower() not in wordset("people", "sides")
        and t.head.lemma_.lower() in wordset("people", "groups") | wordset("people", "placing") | _KIN
        for t in before
    )  # fmt: skip


_KIN = frozenset({"clan", "sub-clan", "family", "brother", "tribe", "gang", "club", "team", "village"})
