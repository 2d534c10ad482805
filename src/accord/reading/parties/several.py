"""Several: the parties that share one noun, and the persons named after it in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import child, conjuncts
from accord.reading.lexicon import wordset
from accord.reading.parties.naming.name import Name
from accord.reading.parties.resolver import Resolver
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from accord.reading.parse import Token


def sharing(page: Passage, noun: Token, refs: Resolver) -> tuple[str, ...]:
    """`the Danish and Swedish governments`, `the leaders of France and Italy`: each has its own; else none."""
    if noun.tag_ not in {"NNS", "NNPS"}:
        return ()
    lemma = noun.lemma_.lower()
    if lemma in wordset("people", "sides") and (told := _including(page, noun, refs)):
        return told
    if lemma not in wordset("people", "roles") | wordset("people", "organs") | wordset("people", "sides"):
        return ()
    for c in noun.children:
        after = child(c, "pobj") if c.dep_ == "prep" and c.lower_ in {"of", "from", "for", "in"} else None
        before = c.dep_ in {"amod", "compound", "nmod", "poss"}
        joined = conjuncts(after) if after is not None else conjuncts(c) if before else []
        parties = [_named(refs, page, j, before=before) for j in joined] if len(joined) > 1 else []
        if parties and all(parties):
            return tuple(dict.fromkeys(str(p) for p in parties))
    return ()


def _named(refs: Resolver, page: Passage, word: Token, *, before: bool) -> str | None:
    """The party of one of the words joined: before the noun by its name alone, after it by whatever tells it."""
    name = refs.names.of(page, word)
    party = name.party if name is not None and before else None if before else refs.whose(page, word)
    return party if party and not refs.roll.parties[party].watcher else None


def _including(page: Passage, noun: Token, refs: Resolver) -> tuple[str, ...]:
    """`some countries including Peru and Chile`: those that are named; none where they are not all known."""
    prep = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "including"), None)
    first = child(prep, "pobj") if prep is not None else None
    names = [refs.names.of(page, j) for j in conjuncts(first)] if first is not None else []
    parties = [n.party for n in names if n is not None and n.party]
    return tuple(dict.fromkeys(parties)) if len(parties) == len(names) else ()


def in_turn(refs: Resolver, mention: Name) -> str | None:
    """`the ministers of Norway and Russia, Ann Lee and Ben Ray`: the second of each belong together."""
    page, doc = mention.passage, mention.passage.doc
    noun = doc[mention.start : mention.end].root
    for _ in range(4):
        if noun.dep_ not in {"conj", "appos"}:
            break
        noun = noun.head
    if noun.tag_ != "NNS" or noun.lemma_.lower() not in wordset("people", "roles"):
        return None
    parties = sharing(page, noun, refs)
    persons = [
        n
        for n in refs.names.on(page.number)
        if n.sort == "person" and noun.i < n.start and n.end <= noun.right_edge.i + 1
    ]
    return parties[persons.index(mention)] if mention in persons and len(persons) == len(parties) else None


def first_or_last(refs: Resolver, page: Passage, noun: Token) -> str | None:
    """`the former`, `the latter`: the first or the last of the two parties named just before."""
    if noun.lower_ not in {"former", "latter"} or noun.i == 0 or noun.nbor(-1).lower_ != "the":
        return None
    start = noun.sent.start
    for first, last in ((start, noun.i), (page.doc[start - 1].sent.start if start else 0, start)):
        named = dict.fromkeys(n.party for n in refs.names.on(page.number) if first <= n.start < last and n.party)
        if len(named) == 2:
            return list(named)[0 if noun.lower_ == "former" else 1]
    return None
