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
from accord.reading.passages import Passage
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token

_SURE, _PLAIN, _SLIGHT = 3.0, 2.0, 1.0  # how much a clue tells: whose paper, which capital, of whom
_BIDDEN = frozenset({"should", "must", "ought"})
_MENTIONS = 8  # of a person, that are looked at
_OWN = frozenset({"will", "would", "can", "could", "'ll", "'d"})  # what the own side will do, mostly
_READY = frozenset({"ready", "prepared", "willing", "open", "determined", "committed", "unwilling", "keen"})


def state_by_clues(
    refs: Resolver, mentions: Sequence[Name], kinds: Collection[str] = frozenset({"state"}), *, slight: bool = True
) -> str | None:
    """The state, or other land, most clues speak for; none where there are none, or two come level.

    `slight`: also where they tell no more than of whom somebody speaks.
    """
    pool = [n for n, m in refs.roll.parties.items() if m.kind in kinds and not m.watcher]
    votes: Counter[str] = Counter()
    for party, weight in _clues(refs, mentions[:_MENTIONS]):
        if party in pool:
            votes[party] += weight  # type: ignore[assignment]
    first, second = ([*votes.most_common(2), ("", 0), ("", 0)])[:2]
    enough = first[1] > second[1] and (slight or first[1] > _SLIGHT)
    return first[0] if enough else None


def answering(refs: Resolver, page: Passage, first: int, kinds: Collection[str]) -> str | None:
    """`Farmers urged Peru to pay. Finance Minister Ann Lee said no`: who was asked in the sentence before answers.

    And `That went down badly in Peru. Prime Minister Ben Ray called it theft`: where the sentence before ends.
    """
    n = refs.order.get((page.number, page.doc[first].sent.start))
    if not n or first - page.doc[first].sent.start > _OPENING:
        return None
    where, begin = refs.starts[n - 1]
    sentence = where.doc[begin].sent
    for noun in (t for t in sentence if t.dep_ in {"dobj", "pobj"} and t.pos_ in {"NOUN", "PROPN"}):
        name = refs.names.of(where, noun)
        verb = noun.head if noun.dep_ == "dobj" else noun.head.head
        asked = verb.lemma_ in _ASKING and verb.head.i == verb.i and (noun.dep_ == "dobj" or noun.head.lower_ == "on")
        last = noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.i >= sentence.end - 2 and name is not None
        party = refs.whose(where, noun) if asked or (last and where is page) else None
        if party is not None and refs.roll.parties[party].kind in kinds:
            return party
    return None


_OPENING = 3  # words a title may stand after where a sentence begins
_ASKING = frozenset(
    {"urge", "ask", "call", "press", "accuse", "beg", "implore", "petition", "lobby", "blame", "demand"}
)


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
    if any(c.dep_ == "aux" and c.lower_ in _BIDDEN for c in told.children):
        return  # what a state should do, others mostly tell it
    own = any(c.dep_ == "aux" and c.lower_ in _OWN for c in told.children)
    own = own or any(c.dep_ == "acomp" and c.lower_ in _READY for c in told.children)
    yield name.party, _PLAIN if own else _SLIGHT
