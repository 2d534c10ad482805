"""Kinds: the party behind a common noun ("the union", "the government"), and the two that face each other."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from accord.reading.clauses import conjuncts
from accord.reading.lexicon import words, wordset
from accord.reading.parties.areas import area
from accord.reading.parties.gazetteer import adjective_of, kind_of
from accord.reading.parties.governments import home, is_office
from accord.reading.parties.nearness import acting_before, acting_here, last_spoken_of, nearest
from accord.reading.parties.resolver import Resolver
from accord.reading.parties.roll import Member
from accord.reading.parties.spoken_of import acts_here, foremost_state, is_ahead, untold
from accord.reading.passages import Passage
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token

_OF_THE_UNION = re.compile(r"\b2[578][-\u2013](?:nation|member|country|state|strong)\b")


def generic(refs: Resolver, page: Passage, token: Token) -> str | None:
    """The party a common noun fits: one whose name holds the word, else the only or the nearest one of its kind."""
    lemma = token.lemma_.lower()
    if lemma in wordset("people", "armies"):
        armies = [n for n in refs.roll.parties if _is_army_of_state(n)]
        return armies[0] if len(armies) == 1 else refs.army or foremost_state(refs) or home(refs, page, token)
    if lemma == "opposition":
        return _opposition(refs, page, token)
    if lemma == "bloc" and _OF_THE_UNION.search(words_under(page.doc, token.left_edge.i, token.i)):
        refs.roll.party("European Union", "bloc").named += 1
        return "European Union"
    land = area(refs, page, token)
    if land is not None:
        return land
    organ = _organ_named(refs, page, token)
    if organ is not None:
        return organ
    governs = is_office(token)
    kinds = {k for k, signals in words("people")["kinds"].items() if lemma in signals} | (
        {"state"} if governs else set()
    )
    kinds -= {"bloc"} if token.lower_ == "union" and token.text.islower() else set()
    found = _of_kind(refs, page, token, kinds)
    if found:
        return found
    if which(token) and lemma in wordset("people", "offices_apart"):
        return None
    if "state" in kinds:
        return home(refs, page, token)
    makes = (not kinds and token.tag_ == "NN" and lemma.endswith(("er", "or", "ier"))) or lemma in _TRADES
    return _only_unknown(refs, lemma, kinds) or (refs.called(page, token) if makes else None)


_ORGANS = frozenset({"department", "ministry", "office", "administration", "council", "bureau", "agency", "service"})


def _organ_named(refs: Resolver, page: Passage, token: Token) -> str | None:
    """`the department`, after "the Department for Transport": whichever body so named was told of last."""
    lemma = token.lemma_.lower()
    if lemma not in _ORGANS or token.tag_ != "NN" or which(token):
        return None
    word, here = lemma.capitalize(), (page.number, token.i)
    for name in reversed(refs.names.on(*range(max(0, page.number - _ORGAN_BACK), page.number + 1))):
        parts = name.text.split()
        of_state = name.seat or (name.party is not None and len(parts) > 1 and kind_of(name.party) == "state")
        if (name.passage.number, name.end) <= here and of_state and word in parts:
            return name.party
    return None


_ORGAN_BACK = 3  # passages


def _is_army_of_state(name: str) -> bool:
    """`Lebanese Army`, but not the "Free River Army" or the "People's Liberation Front" of rebels."""
    army = "Armed Forces" in name or name.lower().endswith("army")
    return army and not set(re.findall(r"\w+", name)) & wordset("people", "rebel_words")


def _of_kind(refs: Resolver, page: Passage, token: Token, kinds: set[str]) -> str | None:
    """The body of these kinds that is meant: by a word of its name, by what it was called, by nearness."""
    lemma, here = token.lemma_.lower(), (page.number, token.i)
    houses = wordset("people", "parliaments") if lemma in _NO_HOUSES else frozenset()
    members = {n: m for n, m in refs.roll.parties.items() if not m.watcher and n not in houses}
    own = which(token)
    if own and lemma in wordset("people", "offices_apart"):
        alike_in = {lemma} if lemma in _PANELS else own
        members = {n: m for n, m in members.items() if own & (w := set(n.lower().split())) and alike_in & w}
    nouns = {c.lower_ for c in token.children if c.dep_ == "compound" and c.pos_ == "NOUN"}
    said = [
        n for n, m in members.items()
        if m.kind not in _ABOVE.get(lemma, _STATE)
        and {lemma, token.lower_} & _heads(n) and nouns <= set(n.lower().split())
    ]  # fmt: skip
    alike = [n for n, m in members.items() if m.kind in kinds and m.kind != "state" and (m.named or not own)]
    if lemma in _ANY_BODY:
        pool = [n for n, m in members.items() if m.named and m.kind in _LOOSE and not _is_people(n, m)]
        before = acting_before(refs, pool, here)
        if before:
            return before[-1].party
    if lemma in _PLAIN:
        near = last_spoken_of(refs, [n for n in {*alike, *_loosely(refs, lemma, alike)} if members[n].named], here)
        if near:
            return near  # "the party" is the one just spoken of, whatever words its name has
    governs = is_office(token)
    for pool in (said, alike):
        told = None if governs or len(pool) < 2 or acting_here(refs, pool, here) else refs.called(page, token)
        found = told or nearest(refs, pool, here)
        if found and not is_ahead(refs, found, here):
            return found if acts_here(refs, found, here) else untold(refs, token, here, back=0) or found
    return untold(refs, token, here)


_STATE = frozenset({"state"})
_ABOVE = {"union": frozenset({"state", "bloc", "io"})}  # kinds of which a noun like this, in small letters, is not one
_TRADES = frozenset({"bourse", "exchange", "supermarket", "chain", "club", "college", "hospital", "theatre", "trust"})
_PANELS = frozenset({"committee", "commission", "panel", "court", "tribunal", "council", "board"})


_NO_HOUSES = frozenset({"council", "board", "agency", "authority", "regulator", "commission", "watchdog", "tribunal"})


def _is_people(name: str, member: Member) -> bool:
    """`Kurds`, which are no organisation."""
    return member.kind == "group" and " " not in name and name.endswith("s")


_ANY_BODY = frozenset({"body", "organisation", "organization", "association"})
_LOOSE = frozenset({"io", "group", "other", "union", "institution"})
_PLAIN = frozenset({"party", "alliance", "group", "movement", "bloc", "camp"})


def _loosely(refs: Resolver, lemma: str, alike: list[str]) -> list[str]:
    """Where several parties bargain, bodies of no told kind are parties too."""
    if lemma not in {"party", "alliance"} or sum(refs.roll.parties[n].kind == "political_party" for n in alike) < 2:
        return []
    return [n for n, m in refs.roll.parties.items() if m.kind in {"group", "other"} and not m.watcher]


def which(noun: Token) -> frozenset[str]:
    """The lower-case words that tell one body from another: "fiscal" of "the independent fiscal authority"."""
    kept = {c.lower_ for c in noun.children if c.dep_ in {"amod", "compound", "nmod"} and c.text.islower()}
    return frozenset(kept - wordset("people", "loose"))


def _opposition(refs: Resolver, page: Passage, token: Token) -> str | None:
    """`the opposition`: the one the text names so, else that of the home state, under the name of its people."""
    told = refs.names.of(page, token.nbor()) if token.i + 1 < len(page.doc) else None
    if told is not None and told.sort == "body" and told.party and not told.demonym:
        return told.party  # "the opposition NPP"
    named = [n for n in refs.roll.parties if n.lower().endswith("opposition")]
    if named:
        return named[0] if len(named) == 1 else None
    state = home(refs, page, token)
    people = adjective_of(state) if state else None
    name = f"{people} opposition" if people else "Opposition"
    refs.roll.party(name, "political_party").named += 1
    refs.roll.alias(name, "opposition")
    return name


def _heads(name: str) -> set[str]:
    """The words a body may be called by: the last of its name, and the last before "of" or "for"."""
    lower = re.sub(r"['’]s?(?=\s|$)", "", name.lower())
    found = {lower.split()[-1]}
    for word in (" of ", " for ", " on ", " against "):
        if word in lower:
            found.add(lower.split(word)[0].split()[-1])
    return found


def _only_unknown(refs: Resolver, lemma: str, kinds: set[str]) -> str | None:
    """ "The company", where one body of no known kind is about: it is that, and now its kind is known."""
    if lemma not in wordset("people", "plain_bodies"):
        return None
    unknown = [n for n, m in refs.roll.parties.items() if m.kind == "other" and not m.watcher]
    if "company" not in kinds:  # a union may be any body of people, but no department and no place
        unknown = [n for n in unknown if (n.isupper() or n.istitle()) and not _is_of_employers(n)]
        groups = [n for n, m in refs.roll.parties.items() if m.kind == "group" and not m.watcher]
        later = [n for n in groups if "union" not in kinds or not _is_of_employers(n)]
        unknown = later if len(later) == 1 and "union" in kinds else unknown
    if len(unknown) != 1:
        return None
    refs.roll.parties[unknown[0]].kind = "company" if "company" in kinds else min(kinds, default="other")
    return unknown[0]


def _is_of_employers(name: str) -> bool:
    """`Harbour Employers' Federation`, `State Gallery`: no union of those who work there."""
    return not wordset("people", "no_unions").isdisjoint(re.findall(r"\w+", name))


def weights(refs: Resolver) -> dict[str, int]:
    """How often the text speaks of each party, by its names and by its people."""
    people = Counter(
        p.party for n in refs.names.all if n.sort == "person" and (p := refs.roll.person(n.text)) is not None
    )
    return {name: member.named + people[name] for name, member in refs.roll.parties.items()}


def two_sides(refs: Resolver, page: Passage, token: Token) -> tuple[str, ...]:
    """The two that "the two leaders" means: the last pair that stood together as subject, else the two named most."""
    for where in reversed(refs.pages[: page.number + 1]):
        for t in reversed(list(where.doc)):
            if t.dep_ in {"nsubj", "nsubjpass"} and (where is not page or t.i < token.i):
                pair = [refs.whose(where, c) for c in conjuncts(t)]
                if len(pair) == 2 and all(pair) and pair[0] != pair[1]:
                    return (str(pair[0]), str(pair[1]))
    return most_named(refs)


def most_named(refs: Resolver) -> tuple[str, ...]:
    """The two parties the text speaks of most, where a third does not come level."""
    weight = weights(refs)
    pool = sorted((n for n, m in refs.roll.parties.items() if not m.watcher), key=lambda n: -weight[n])
    facing = [n for n in pool if refs.roll.parties[n].kind not in {"io", "court", "institution"}]
    if len(facing) > 1 and weight[facing[1]] > 1:
        pool = facing  # who hears or mediates a dispute is not one of its two sides
    if len(pool) < 2 or (len(pool) > 2 and weight[pool[1]] == weight[pool[2]]):
        return ()
    return (pool[0], pool[1])
