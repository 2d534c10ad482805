"""Scenes: which of some parties a paragraph is about so far: who acted or spoke last in it, or where it plays."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from accord.reading.clauses import ancestors
from accord.reading.lexicon import wordset
from accord.reading.parties.naming.name import Name
from accord.reading.parties.resolver import Resolver
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from accord.reading.parse import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_WHERE = frozenset({"in", "from", "at"})
_BEFORE = frozenset({"but", "and", "meanwhile", "back", "over", "here", "yet"})  # "Back in Lima, ..."
_INNER = frozenset({"relcl", "advcl", "acl"})
_BESIDE = frozenset({"while", "whereas", "but"})  # clauses as good as a sentence
_SPEAKING = 2  # sentences: whoever spoke longer ago is no longer spoken of


def told_here(refs: Resolver, page: Passage, token: Token, pool: Collection[str]) -> str | None:
    """Of these, the one the paragraph was about last before a word; none where it is about none of them."""
    here = refs.order.get((page.number, token.sent.start), 0)
    for name in reversed(refs.names.on(page.number)):
        if name.sort == "person" and here - refs.order.get((page.number, _sentence(name)), here) > _SPEAKING:
            continue
        if name.end > token.i or (page.number, name.start) in refs.spoken:
            continue
        party = _whose(refs, page, name)
        if party in pool and (_acts(name) or sets_scene(name)):
            return party
    return None


def sets_scene(name: Name) -> bool:
    """`In Lima, talk was of ...`, `Back in Lima`: where a sentence says at its beginning that it plays."""
    root = name.passage.doc[name.start : name.end].root
    prep = root.head
    if root.dep_ != "pobj" or prep.lower_ not in _WHERE or prep.i + 1 != root.left_edge.i:
        return False
    opens = name.passage.doc[prep.sent.start : prep.i]
    return all(t.lower_ in _BEFORE or t.is_punct or t.is_space for t in opens)


def _whose(refs: Resolver, page: Passage, name: Name) -> str | None:
    if name.sort != "person":
        return name.party
    person = refs.roll.person(name.text)
    if person is None or refs.is_asking(page, page.doc[name.start : name.end].root):
        return None
    return person.party if person.asked else refs.whose(page, page.doc[name.start : name.end].root)


def _acts(name: Name) -> bool:
    """`Peru said`, `Peru's minister said`, `minister Ann Lee said`: in a clause of its own, not "which Peru denies"."""
    noun = name.passage.doc[name.start : name.end].root
    for _ in range(3):
        if noun.dep_ not in {"poss", "compound", "nmod", "amod", "appos"}:
            break
        over = noun.head
        speaks = over.lemma_.lower() in wordset("people", "roles") | wordset("people", "organs") or over.pos_ == "PROPN"
        if noun.dep_ != "appos" and not speaks:
            return False
        noun = over
    return noun.dep_ in _SUBJECTS and not any(_is_inner(a) for a in (noun.head, *ancestors(noun.head)))


def _is_inner(verb: Token) -> bool:
    return verb.dep_ in _INNER and not any(c.dep_ == "mark" and c.lower_ in _BESIDE for c in verb.children)


def _sentence(name: Name) -> int:
    """Where the sentence of a name begins."""
    return name.passage.doc[name.start].sent.start
