"""Modifiers: the party a noun acts for by what stands before it: "Russian officials", "its ministry"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import children
from accord.reading.lexicon import wordset
from accord.reading.parties.governments import home
from accord.reading.parties.kinds import generic
from accord.reading.parties.lands import governing, land_of
from accord.reading.parties.naming.beside import tells_kind
from accord.reading.parties.naming.name import Name
from accord.reading.parties.nearness import acting_here
from accord.reading.parties.nouns import sphere_of
from accord.reading.parties.resolver import Resolver
from accord.reading.passages import Passage
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token

_CAMPS = frozenset({"bloc", "group", "political_party"})
_LOCAL = frozenset({"local", "municipal", "provincial"})
_GOVERNING = frozenset({"government", "administration", "cabinet"})
WHOLE = frozenset({"union", "company", "political_party", "group", "armed_group"})


def by_modifier(refs: Resolver, page: Passage, token: Token, *, acts: bool) -> str | None:
    """By the words before the noun, from the first to the last; none where they tell of nobody.

    `acts`: the noun is one for those who speak and act for somebody.
    """
    if any(c.lower_ == "opposition" for c in token.children) and (camp := _in_camp(refs, page, token)) is not None:
        return camp
    sphere = sphere_of(token)
    if sphere is not None and sphere.lower_ == "opposition":
        return generic(refs, page, sphere)
    if (land := land_of(refs, page, token)) is not None:
        return governing(refs, page, token, land)
    if any(c.lower_ in _LOCAL for c in token.children) and not any(refs.names.of(page, c) for c in token.children):
        return None  # "local government officials" are those of some town
    for c in _telling(refs, page, token):
        name = refs.names.of(page, c)
        if (ruled := _of_place(refs, page, token, name)) is not None:
            return ruled
        if sphere is not None and name is not None and is_from(refs, name):
            continue  # "German business leaders" do not lead Germany
        found = (
            _by_poss(refs, page, token, c, acts=acts) if c.dep_ == "poss" else _by_name(refs, page, token, c, acts=acts)
        )
        if found:
            _note(refs, page, token, name, found)
            return found
        inner = _inner(refs, page, c) if acts and token.lemma_.lower() != "counterpart" else None
        if inner is not None and inner.party:
            return inner.party
    return None


def _telling(refs: Resolver, page: Passage, noun: Token) -> list[Token]:
    """The words before a noun that may tell whose it is; "Orsa's Madrid office" is Orsa's, and nothing of Spain's."""
    told = children(noun, "poss", "amod", "compound", "nmod", "npadvmod")
    if noun.lemma_.lower() not in _POSTED or not any(c.dep_ == "poss" and c.tag_ != "PRP$" for c in told):
        return told
    return [c for c in told if c.dep_ != "compound" or (name := refs.names.of(page, c)) is None or not name.seat]


_POSTED = frozenset({"office", "bureau", "branch", "chapter", "mission", "director", "representative"})


def _of_place(refs: Resolver, page: Passage, noun: Token, name: Name | None) -> str | None:
    """`the Zamfara authorities`, `Piedmont's regional government`: of a land no table knows, by what governs it."""
    if name is None or name.sort != "place" or not name.text[:1].isupper() or noun.i < name.end:
        return None
    if noun.lemma_.lower() not in _RULING or (noun.lemma_ == "authority" and noun.tag_ != "NNS"):
        return None
    refs.roll.party(name.text, "region").named += 1
    refs.roll.alias(name.text, words_under(page.doc, name.start, noun.i + 1))
    return name.text


_RULING = frozenset({"government", "authority", "administration", "governorate", "governor", "cabinet"})


def _note(refs: Resolver, page: Passage, noun: Token, name: Name | None, party: str) -> None:
    """`the Dutch culture ministry`, `Iraq's cabinet`: one more way the text calls the party."""
    if name is None or name.party != party or noun.i < name.end or noun.lemma_.lower() not in _SEATS:
        return
    if refs.roll.parties[party].kind in {"state", "region", "bloc"}:
        refs.roll.alias(party, words_under(page.doc, name.start, noun.i + 1))


_SEATS = _RULING | {"ministry", "department", "treasury", "junta", "regime", "presidency", "army", "military"}


def _in_camp(refs: Resolver, page: Passage, noun: Token) -> str | None:
    """`opposition deputies from the Reform Front`: of the opposition, those who are named."""
    named = (
        refs.names.of(page, p)
        for c in children(noun, "prep")
        if c.lower_ in {"from", "of"}
        for p in children(c, "pobj")
    )
    parties = [n.party for n in named if n is not None and n.sort == "body" and n.party and not n.demonym]
    return next((p for p in parties if refs.roll.parties[p].kind not in {"state", "region", "bloc"}), None)


def is_from(refs: Resolver, name: Name) -> bool:
    """`US firms`, `Greek owners`: a people or a state that only tells where they come from."""
    return name.demonym or (name.party is not None and refs.roll.parties[name.party].kind in {"state", "bloc"})


def bearer(refs: Resolver, page: Passage, noun: Token) -> str | None:
    """`the Orsa confederation`: the body whose name stands right before the noun that tells what it is."""
    if not noun.i or noun.tag_ == "NNS":
        return None
    name = refs.names.of(page, noun.nbor(-1))
    if name is None or name.sort != "body" or not name.party or name.seat:
        return None
    kind = refs.roll.parties[name.party].kind
    if kind == "political_party" and noun.text in _IN_HOUSE:
        return name.party  # "the Liberal group on the council"
    return name.party if tells_kind(noun) and kind != "region" and not is_from(refs, name) else None


_IN_HOUSE = frozenset({"group", "bench", "caucus", "camp", "party", "faction", "opposition"})


def _by_poss(refs: Resolver, page: Passage, token: Token, owner: Token, *, acts: bool) -> str | None:
    """`its ministry`, `the EU's envoy`; `her group` may be a group of states."""
    lemma, name = token.lemma_.lower(), refs.names.of(page, owner)
    if name is not None and name.seat and any(g.lower_ == "regional" for g in token.children):
        refs.roll.party(f"{name.text} region", "region").named += 1  # "Madrid's regional premier"
        return f"{name.text} region"
    if lemma == "counterpart":
        return None  # whose counterpart somebody is tells whom he does not speak for
    own = owner.tag_ == "PRP$" and lemma in wordset("people", "owned") | wordset("people", "workers")
    inner = lemma in wordset("people", "inner_bodies")
    found = refs.whose(page, owner) if acts or own or inner else None
    if found is not None and _are_employed(refs, token, found):
        return None
    if inner and not acts and found and refs.roll.parties[found].kind not in WHOLE:
        found = None  # a parliament's committee is a body of its own, a union's is the union
    return _camp(refs, page, token, found) or found


def _by_name(refs: Resolver, page: Passage, token: Token, word: Token, *, acts: bool) -> str | None:
    """`Russian officials`, `the Labour government`, `union leaders`, `the Obama administration`."""
    lemma, name = token.lemma_.lower(), refs.names.of(page, word)
    if (
        name is not None
        and name.party
        and not (is_from(refs, name) and (not acts or lemma in wordset("people", "private") | {"court", "board"}))
        and lemma not in wordset("people", "stakeholders")
    ):
        if _are_employed(refs, token, name.party):
            return None
        led = lemma in _GOVERNING and refs.roll.parties[name.party].kind == "political_party"
        return (home(refs, page, token) if led else None) or name.party
    if word.lower_ == "state" and lemma in _GOVERNING and (of := refs.by_phrase(page, token)) is not None:
        return of  # "the state government of Sabah"
    if word.dep_ in {"compound", "nmod"} and acts and (name is None or name.sort == "person"):
        return generic(refs, page, word) if name is None else refs.whose(page, word)
    return None


def _are_employed(refs: Resolver, noun: Token, party: str) -> bool:
    """`Orsa workers`, `the university's students`: not whom they work for, nor where they learn."""
    lemma = noun.lemma_.lower()
    many = noun.tag_ == "NNS" or lemma in {"staff", "crew"}
    works = many and (lemma in wordset("people", "workers") - {"member", "colleague"} or lemma == "student")
    learns = lemma == "student" or any(c.lemma_ == "student" for c in children(noun, "compound", "nmod"))
    return works and refs.roll.parties[party].kind in {"company", "institution"} | ({"other"} if learns else set())


def _inner(refs: Resolver, page: Passage, word: Token) -> Name | None:
    """`a US administration official`: the name before the word before the noun."""
    names = (refs.names.of(page, g) for g in word.children if g.dep_ in {"amod", "compound", "nmod"})
    return next((n for n in names if n is not None), None)


def _camp(refs: Resolver, page: Passage, token: Token, owner: str | None) -> str | None:
    """`Her group`, said of a state's minister: the group of states just spoken of."""
    if owner is None or token.lemma_ not in {"group", "bloc", "coalition", "camp", "alliance"}:
        return None
    if refs.roll.parties[owner].kind != "state":
        return None
    pool = [n for n, m in refs.roll.parties.items() if m.kind in _CAMPS and not m.watcher]
    return acting_here(refs, pool, (page.number, token.i))
