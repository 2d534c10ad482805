"""Several: the parties that share one noun, and the persons named after it in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import child, conjuncts
from accord.reading.lexicon import wordset
from accord.reading.parties.naming.name import Name
from accord.reading.parties.resolver import Resolver
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token


def sharing(page: Passage, noun: Token, refs: Resolver) -> tuple[str, ...]:
    """`the Danish and Swedish governments`, `the leaders of France and Italy`: each has its own; else none."""
    if noun.tag_ not in {"NNS", "NNPS"}:
        return ()
    lemma = noun.lemma_.lower()
    if lemma not in wordset("people", "roles") | wordset("people", "organs") | wordset("people", "sides"):
        return ()
    for c in noun.children:
        if c.dep_ == "prep" and c.lower_ in {"of", "from", "for"}:
            joined = conjuncts(p) if (p := child(c, "pobj")) is not None else []
        else:
            joined = conjuncts(c) if c.dep_ in {"amod", "compound", "nmod", "poss"} else []
        names = [refs.names.of(page, j) for j in joined] if len(joined) > 1 else []
        parties = [n.party for n in names if n is not None and n.party and not refs.roll.parties[n.party].watcher]
        if names and len(parties) == len(names):
            return tuple(dict.fromkeys(str(p) for p in parties))
    return ()


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
