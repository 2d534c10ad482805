"""Told of: the bodies that the words before a title are about, from the nearest back."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from accord.reading.clauses import RELATIVE, children
from accord.reading.lexicon import wordset
from accord.reading.parties.gazetteer import entries
from accord.reading.parties.nouns import kind_of_noun
from accord.reading.parties.resolver import Resolver
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from accord.reading.parse import Token

_BACK = 4  # sentences: a bare title seldom looks further back
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FRONTED = frozenset({"for", "at", "in"})


def told_of(
    refs: Resolver, page: Passage, first: int, kinds: Collection[str], back: int = 1
) -> tuple[str | None, bool]:
    """The last body of these kinds that the words before `first` are about; and whether any such body was told of.

    A body that the reader cannot name is still a body: whoever speaks for it speaks for nobody here. `back`: passages
    to look back.
    """
    for where, noun in subjects_before(refs, page, first, back):
        party = refs.whose(where, noun)
        if party is not None:
            member = refs.roll.parties[party]
            if member.kind in kinds and not member.watcher:
                return party, True
            if "state" in kinds and (state := _state_of_body(party)) is not None:
                refs.roll.party(state, "state").named += 1
                return state, True
        elif _is_body(noun, kinds):
            return None, True
    return None, False


def _state_of_body(party: str) -> str | None:
    """Lithuania, of the "Lithuanian Seimas" and the "Lithuanian Chamber of Commerce"."""
    people = entries().get(party.split()[0]) if " " in party else None
    return people.party if people is not None and people.how == "demonym" and people.kind == "state" else None


def own(refs: Resolver, page: Passage, owner: Token, kinds: Collection[str]) -> str | None:
    """Whose officer "its chairman" is; none where the last such body that was told of is one the reader cannot name."""
    found = refs.whose(page, owner)
    if found is not None and refs.roll.parties[found].kind not in kinds:
        found = None
    elif (page.number, owner.i) in refs.meant:
        return found  # of the noun meant, party or not
    first = True  # who was told of last of all may be meant though no pronoun finds it
    unnamed: tuple[int, int] | None = None  # the sentence about a body that the reader cannot name
    for where, noun in subjects_before(refs, page, owner.i, 1):
        sentence = (where.number, noun.sent.start)
        if unnamed is not None and unnamed != sentence:
            return None
        name = refs.names.of(where, noun)
        if noun.lower_ in _PERSONS or (name is not None and name.sort == "person") or _is_role(noun):
            continue
        party = refs.whose(where, noun)
        if party is not None and refs.roll.parties[party].kind in kinds:
            if found == party or unnamed is None:
                return found or (party if first and _is_near(refs, page, owner, sentence) else None)
        elif party is None and _is_body(noun, kinds):
            unnamed = sentence
        first = first and party is None
    return found if unnamed is None else None


def _is_near(refs: Resolver, page: Passage, owner: Token, sentence: tuple[int, int]) -> bool:
    """Whether that sentence is the owner's own or the one before."""
    here, there = refs.order.get((page.number, owner.sent.start)), refs.order.get(sentence)
    return here is not None and there is not None and here - there <= 1


_PERSONS = frozenset({"he", "she", "his", "her", "i", "we"})


def _is_role(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in wordset("people", "roles")


def _is_body(noun: Token, kinds: Collection[str]) -> bool:
    """A common noun for such a body."""
    inner, lemma = wordset("people", "inner_bodies"), noun.lemma_.lower()
    if noun.pos_ != "NOUN" or noun.dep_ in {"compound", "amod", "nmod"} or lemma in wordset("people", "offices"):
        return False
    if lemma in inner:
        return lemma not in {"talk", "negotiation", "bargaining", "team"}
    bodies = ("offices_apart", "plain_bodies", *(("houses_apart",) if noun.dep_ in _SUBJECTS else ()))
    if any(noun.lemma_.lower() in wordset("people", key) for key in bodies):
        return bool(set(kinds) - {"state", "region"}) and not children(noun, "appos")
    kind = kind_of_noun(noun)
    return kind in kinds and kind != "state" and not children(noun, "appos")


def subjects_before(refs: Resolver, page: Passage, first: int, back: int) -> Iterator[tuple[Passage, Token]]:
    """Who the words before `first` are about, from the nearest back; at most so many passages back."""
    sentence = page.doc[first].sent
    yield from ((page, t) for t in _scene(refs, page, sentence, first))
    yield from _subjects(refs, page, sentence.start, first)
    n = refs.order.get((page.number, sentence.start))
    if n is None:
        return
    for where, begin in reversed(refs.starts[max(0, n - _BACK) : n]):
        if page.number - where.number > back:
            return
        before = where.doc[begin].sent
        yield from _subjects(refs, where, before.start, before.end)
        yield from ((where, t) for t in _scene(refs, where, before, before.end))


def _subjects(refs: Resolver, page: Passage, first: int, last: int) -> Iterator[tuple[Passage, Token]]:
    """Who a sentence is about: the subjects of its main clauses from the last back, then those of what is reported."""
    told = [t for t in page.doc[first:last] if t.dep_ in _SUBJECTS and t.head.dep_ not in {"relcl", "advcl"}]
    told = [t for t in told if (page.number, t.i) not in refs.spoken and t.lower_ not in RELATIVE]
    main = {t.i for t in told if t.head.dep_ == "ROOT" or (t.head.dep_ == "conj" and t.head.head.dep_ == "ROOT")}
    told.sort(key=lambda t: (t.i not in main, -t.i))
    yield from ((page, owner) for t in told for owner in _with_owner(t))


def _with_owner(noun: Token) -> list[Token]:
    """`The company's offer`, `the Peruvian offer`, `its board`: whose it is, where it is no body itself."""
    lemma = noun.lemma_.lower()
    owners = children(noun, "poss")
    if any(lemma in wordset("people", key) for key in ("turns", "roles", "sides", "organs")):
        owners += children(noun, "compound", "nmod", "amod")
    if lemma in wordset("people", "inner_bodies"):
        return [*owners, *children(noun, "compound", "nmod"), noun]
    return [noun, *owners]


def _scene(refs: Resolver, page: Passage, sentence: object, stop: int) -> list[Token]:
    """`For Orsa, chairman Ann Lee said`, `In Lima the mood was mild`: what a sentence opens with."""
    first = sentence.start  # type: ignore[attr-defined]
    opens = page.doc[first]
    if opens.lower_ not in _FRONTED or opens.dep_ != "prep":
        return []
    last = min(stop, opens.right_edge.i + 1)
    names = [n for n in refs.names.on(page.number) if first < n.start and n.end <= last and n.sort == "body"]
    roots = [page.doc[n.start : n.end].root for n in names if opens.lower_ != "in" or n.seat or n.party]
    return [r.head if r.dep_ == "amod" and r.head.dep_ == "pobj" else r for r in roots]  # "For the Peruvian board"
