"""Governments: whose "the government", "the minister", "the junta" is, of the states that a text tells of."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from accord.reading.lexicon import wordset
from accord.reading.parties.gazetteer import kind_of
from accord.reading.parties.homelands import homeland, led_state
from accord.reading.parties.nearness import acting_here, nearest
from accord.reading.parties.resolver import Resolver
from accord.reading.parties.scenes import told_here
from accord.reading.passages import Passage
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token

_GOVERNMENT = "Government"


def is_office(noun: Token) -> bool:
    """An office of a government: "the minister", "the education secretary"; not the general secretary of a union."""
    if noun.lemma_.lower() != "secretary":
        return noun.lemma_.lower() in wordset("people", "offices")
    fields = (c.text.capitalize() for c in noun.doc[max(0, noun.i - 2) : noun.i])
    return any(f in wordset("people", "portfolios") or f in wordset("people", "secretaries") for f in fields)


def home(refs: Resolver, page: Passage, token: Token) -> str | None:
    """The state whose government is simply "the government"; where the text names no state, the government itself."""
    pool = [n for n, m in refs.roll.parties.items() if m.kind == "state" and m.named and n != _GOVERNMENT]
    seated = _only_seated(refs)
    pool += seated
    pool += _governed_regions(refs, pool) if token.lemma_ != "state" else []
    if any(c.lower_ in _WHOLE_STATE for c in token.children):
        pool = [n for n in pool if refs.roll.parties[n].kind == "state"] or pool  # "the federal government"
    if any(c.lower_ in {"regional", "provincial"} for c in token.children):
        lands = {n: m.named for n, m in refs.roll.parties.items() if m.kind == "region" and m.named}
        return max(lands, key=lambda n: lands[n]) if lands else None  # "the regional government" is no state's
    inner = homeland(refs)
    weight = Counter({n: refs.roll.parties[n].named or seated.get(n, 0) for n in pool})
    if inner is not None and (token.lemma_ != "state" or not pool):
        weight[inner[0]] += inner[1]
        pool += [inner[0]] if inner[0] not in pool else []
    if not pool:
        return _unnamed(refs, page, token)
    pool = with_office(pool, token) or pool
    here = (page.number, token.i)
    speaker = refs.voice.get(here) or refs.reported.get(here)
    if speaker in pool:
        return speaker  # who says "the government" speaks of the own one
    near = _governed_here(refs, page, token, pool) or told_here(refs, page, token, pool)
    near = near or acting_here(refs, pool, here)
    if near:
        return near
    spoken = _spoken_in(refs, page, token) or _headed(refs, page, pool)
    if spoken in pool:
        return spoken
    ranked = sorted(pool, key=lambda n: -weight[n])  # as good as: the first named
    first = next((n.party for n in refs.names.all if n.party in pool), None)
    often, next_often = (weight[n] for n in (ranked * 2)[:2])
    if len(ranked) == 1 or often >= 2 * next_often or (ranked[0] == first and often >= next_often):
        return _entered(refs, ranked[0])
    return nearest(refs, [n for n in pool if n in refs.roll.parties], here)


def _only_seated(refs: Resolver) -> dict[str, int]:
    """States of which a text names nothing but the capital, and how often: a day's march through Lima is in Peru."""
    seats = Counter(n.party for n in refs.names.all if n.seat and n.party and kind_of(n.party) == "state")
    unnamed = {n for n in seats if n in refs.roll.parties and not refs.roll.parties[n].named}
    return {n: often for n, often in seats.items() if n in unnamed and often > 1}


_WHOLE_STATE = frozenset({"national", "federal", "central"})


def _entered(refs: Resolver, state: str) -> str:
    """The state, on the roll though the text never names it: "the government" of a text on Labour and the Commons."""
    if not refs.roll.party(state, kind_of(state)).named:
        refs.roll.parties[state].named = 1
    return state


def _unnamed(refs: Resolver, page: Passage, token: Token) -> str:
    """Where no state is named: that of its only seat ("the junta" in Niamey) or leader, else a government without."""
    names = [n for n in refs.names.all if n.seat and n.party and kind_of(n.party) == "state"]
    seats = dict.fromkeys(
        n.party for n in names if n.passage.doc[n.start : n.end].root.dep_ not in {"compound", "nmod", "amod"}
    )
    found = next(iter(seats)) if len(seats) == 1 else None if seats else led_state(refs)
    return _entered(refs, found) if found else _nameless(refs, page, token)


def _governed_here(refs: Resolver, page: Passage, token: Token, pool: list[str]) -> str | None:
    """`The Dutch government had asked Mali, the foreign minister said`: whose government the sentence tells of."""
    if not is_office(token):
        return None
    told = [t for t in token.sent if t.lemma_ == "government" and t.i < token.i]
    names = (refs.names.of(page, c) for t in told for c in t.children if c.dep_ in {"amod", "poss", "compound"})
    found = dict.fromkeys(n.party for n in names if n is not None and n.party in pool)
    return next(iter(found)) if len(found) == 1 else None


def _governed_regions(refs: Resolver, states: list[str]) -> list[str]:
    """Scotland, in a text that speaks of it far more than of any state: its government is "the government"."""
    most = max((refs.roll.parties[n].named for n in states), default=0)
    regions = ((n, m) for n, m in refs.roll.parties.items() if m.kind == "region" and kind_of(n) == "region")
    return [n for n, m in regions if m.named >= _OFTEN and m.named * 2 >= 3 * most]


_OFTEN = 4  # times a region is named whose government is simply "the government"
_BODIES = frozenset({"ministry", "department"})


def _nameless(refs: Resolver, page: Passage, token: Token) -> str:
    named = words_under(page.doc, token.left_edge.i, token.i + 1) if token.lemma_ in _BODIES else ""
    name = re.sub(r"^(the|its|their|his|her) ", "", named, flags=re.I).capitalize()
    refs.roll.party(name if " " in name else _GOVERNMENT, "state")
    return name if " " in name else _GOVERNMENT


def with_office(pool: list[str], token: Token) -> list[str]:
    """Those that have such an office: Britain has no president, America no prime minister."""
    lemma = token.lemma_.lower()
    if lemma == "junta":
        return [n for n in pool if n not in wordset("people", "without_junta")]
    prime = any(c.lower_ == "prime" for c in token.children)
    if lemma == "president":
        return [n for n in pool if n not in wordset("people", "without_president")]
    if lemma == "premier" or (lemma == "minister" and prime):
        return [n for n in pool if n not in wordset("people", "without_premier")]
    if lemma in {"king", "queen", "monarch", "crown", "kingdom"}:
        return [n for n in pool if n in wordset("people", "monarchies")]
    return pool


def _spoken_in(refs: Resolver, page: Passage, token: Token) -> str | None:
    """`told reporters in Kinshasa`: a government speaks in its capital."""
    for name in refs.names.on(page.number):
        if name.seat and token.sent.start <= name.start < token.sent.end:
            root = page.doc[name.start : name.end].root
            if root.dep_ == "pobj" and root.head.lower_ == "in" and root.head.head.lemma_ in _SAYING:
                return name.party
    return None


def _headed(refs: Resolver, page: Passage, pool: list[str]) -> str | None:
    """Below "What does Peru want?" the government is Peru's."""
    above = refs.pages[page.number - 1] if page.number else None
    if above is None or not above.heading:
        return None
    named = {n.party for n in refs.names.on(above.number) if n.party in pool}
    return named.pop() if len(named) == 1 else None


_SAYING = frozenset({"tell", "say", "reporter", "journalist", "parliament", "lawmaker", "speak", "announce"})
