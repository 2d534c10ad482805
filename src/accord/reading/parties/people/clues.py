"""Clues: whom a person of office speaks for where no name stands beside the office: where, to whom and of whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from accord.reading.clauses import child, children
from accord.reading.lexicon import wordset
from accord.reading.parties.gazetteer import look_up
from accord.reading.parties.naming.name import Name
from accord.reading.parties.people.roles import opening, roles
from accord.reading.parties.resolver import Resolver
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token

_SURE, _PLAIN, _SLIGHT = 3.0, 2.0, 1.0  # how much a clue tells: whose paper, which capital, of whom
_MENTIONS = 8  # of a person, that are looked at
_OWN = frozenset({"will", "would", "can", "could", "'ll", "'d"})  # what the own side will do, mostly
_READY = frozenset({"ready", "prepared", "willing", "open", "determined", "committed", "unwilling", "keen"})


def state_by_clues(
    refs: Resolver, mentions: Sequence[Name], kinds: Collection[str] = frozenset({"state"})
) -> str | None:
    """The state, or other land, most clues speak for; none where there are none, or two come level."""
    pool = [n for n, m in refs.roll.parties.items() if m.kind in kinds and not m.watcher]
    votes: Counter[str] = Counter()
    for party, weight in _clues(refs, mentions[:_MENTIONS]):
        if party in pool:
            votes[party] += weight  # type: ignore[assignment]
    first, second = ([*votes.most_common(2), ("", 0), ("", 0)])[:2]
    return first[0] if first[1] > second[1] else None


def _clues(refs: Resolver, mentions: Sequence[Name]) -> Iterator[tuple[str, float]]:
    for mention in mentions:
        page = mention.passage
        called = _called_elsewhere(refs, mention)
        if called:
            yield called, _SURE
        verb = _verb_of(page.doc[mention.start : mention.end].root)
        if verb is None:
            continue
        yield from ((p, _SURE) for p in _audience(refs, mention, verb))
        yield from ((p, _PLAIN) for p in _where(refs, mention, verb))
        yield from _of_whom(refs, mention, verb)


def _called_elsewhere(refs: Resolver, mention: Name) -> str | None:
    """`its foreign minister said`, of Hungary, before or after "Foreign Minister Ann Lee told"."""
    page = mention.passage
    for role in roles(mention):
        words = {t.lower_ for t in page.doc[opening(page, min(role.i, mention.start)) : role.i]}
        which = frozenset(w for w in words if w.capitalize() in wordset("people", "portfolios"))
        if which:
            return refs.called(page, role, which=which)
    return None


def _verb_of(noun: Token) -> Token | None:
    """The verb whose subject the person is, also where the name stands in apposition to it."""
    for _ in range(3):
        if noun.dep_ == "nsubj" and noun.head.pos_ == "VERB":
            return noun.head
        if noun.dep_ not in {"appos", "compound", "nmod"}:
            return None
        noun = noun.head
    return None


def _audience(refs: Resolver, mention: Name, verb: Token) -> Iterator[str]:
    """`told Hungarian state radio`, `told the Vientiane Times`: ministers speak to papers of their own country."""
    heard = child(verb, "dobj", "dative") if verb.lemma_ in {"tell", "inform", "address"} else None
    if heard is None:
        return
    page, first, last = mention.passage, heard.left_edge.i, heard.i + 1
    press = heard.lemma_.lower() in wordset("people", "press") or any(
        (name := refs.names.of(page, t)) is not None and name.party and refs.roll.parties[name.party].watcher
        for t in page.doc[first:last]
    )
    if press:
        yield from (entry.party for _, _, entry in look_up(words_under(page.doc, first, last)))


def _where(refs: Resolver, mention: Name, verb: Token) -> Iterator[str]:
    """`said in Zagreb`, `told reporters in Zagreb`."""
    heard = children(verb, "dobj", "dative")
    for prep in [c for above in [verb, *heard] for c in children(above, "prep") if c.lower_ == "in"]:
        place = child(prep, "pobj")
        name = refs.names.of(mention.passage, place) if place is not None else None
        if name is not None and name.seat and name.party:
            yield name.party


def _of_whom(refs: Resolver, mention: Name, verb: Token) -> Iterator[tuple[str, float]]:
    """`said Laos would agree`: what a state is ready for is mostly told by its own people."""
    told = child(verb, "ccomp")
    who = child(told, "nsubj", "nsubjpass") if told is not None else None
    name = refs.names.of(mention.passage, who) if who is not None else None
    if told is None or name is None or not name.party or name.demonym:
        return
    own = any(c.dep_ == "aux" and c.lower_ in _OWN for c in told.children)
    own = own or any(c.dep_ == "acomp" and c.lower_ in _READY for c in told.children)
    yield name.party, _PLAIN if own else _SLIGHT
