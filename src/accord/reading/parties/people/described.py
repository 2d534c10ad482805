"""Described: persons told of by what they are, beside the name or in the sentence before or after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from accord.reading.clauses import child, children
from accord.reading.lexicon import wordset
from accord.reading.parties.naming.name import Name
from accord.reading.parties.people.roles import is_past, roles
from accord.reading.parties.resolver import Resolver
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from accord.reading.parse import Token

_BACK = 2  # passages: a person told of by office alone is named soon after
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def described_next(refs: Resolver, mention: Name) -> tuple[Passage, Token] | None:
    """`Lord Ash said. The justice secretary added ...`: who was just named is told to be something."""
    page, doc = mention.passage, mention.passage.doc
    root = doc[mention.start : mention.end].root
    n = refs.order.get((page.number, root.sent.start))
    if root.dep_ not in {"nsubj", "nsubjpass"} or n is None or n + 1 >= len(refs.starts):
        return None
    where, first = refs.starts[n + 1]
    if where.number - page.number > 1:
        return None
    told = next((t for t in where.doc[first].sent if t.dep_ in {"nsubj", "nsubjpass"}), None)
    det = child(told, "det") if told is not None else None
    if told is None or det is None or det.lower_ != "the" or told.tag_ != "NN" or det.i != first:
        return None
    known = told.lemma_.lower() in wordset("people", "roles") and child(told, "appos", "prep") is None
    return (where, told) if known and refs.called(where, told) is None else None


def described_before(refs: Resolver, mention: Name, mentions: Sequence[Name]) -> tuple[Passage, Token] | None:
    """`..., the lord chancellor has said. Lord Ash said ...`: who spoke without a name is named next."""
    page, doc = mention.passage, mention.passage.doc
    root = doc[mention.start : mention.end].root
    first = mention is mentions[0] or (mention.passage, mention.start) == (mentions[0].passage, mentions[0].start)
    if not first or root.dep_ != "nsubj" or root.head.lemma_ not in wordset("speech", "verbs"):
        return None
    if any(True for m in mentions for _ in roles(m)):
        return None
    for where in reversed(refs.pages[max(0, page.number - _BACK) : page.number + 1]):
        stop = root.sent.start if where is page else len(where.doc)
        for token in reversed(where.doc[:stop]):
            name = refs.names.of(where, token)
            if name is not None and name.sort == "person":
                return None  # somebody else was told of since
            if _speaks_unnamed(token) and (where.number, token.i) not in refs.spoken:
                return (where, token) if refs.called(where, token) is None else None
    return None


def _speaks_unnamed(noun: Token) -> bool:
    """`the lord chancellor has said`: an office without a name."""
    if noun.dep_ != "nsubj" or noun.tag_ not in {"NN", "NNP"} or noun.lemma_.lower() not in wordset("people", "roles"):
        return False
    det = child(noun, "det", "poss")
    told = noun.head.lemma_ in wordset("speech", "verbs") and child(noun, "appos", "relcl") is None
    return told and det is not None and det.lower_ in {"the", "its", "their"} and not is_past(noun)


def by_description(refs: Resolver, page: Passage, head: Token) -> str | None:
    """`Ann Lee, the regulator's chief accountant`, `Ben Ray, a partner at Orsa`: whatever they are there, of a body."""
    if (client := _briefed_by(refs, page, head)) is not None:
        return client
    for noun in [*children(head, "appos"), *([head.head] if head.dep_ == "appos" else [])]:
        if noun.pos_ != "NOUN" or noun.tag_ == "NNS" or is_past(noun):
            continue
        if noun.lemma_.lower() in _strangers() and not any(c.lower_ in _RANKS for c in noun.children):
            continue
        whose = children(noun, "poss")
        whose += [p for c in children(noun, "prep") if c.lower_ in _AT for p in children(c, "pobj")]
        for owner in whose:
            name = refs.names.of(page, owner)
            party = name.party if name is not None and name.sort == "body" else None
            if party is None and name is None and owner.dep_ == "poss" and noun.i < head.i:
                party = refs.whose(page, owner)  # "the trust's chief nurse, Ann Lee"
            plain = noun.lemma_ in {"man", "woman"} and child(noun, "amod") is None  # "Peru's man, Ben Ray"
            if party is not None and (plain or refs.roll.parties[party].kind not in _PEOPLES):
                return party
    return None


def _briefed_by(refs: Resolver, page: Passage, head: Token) -> str | None:
    """`Ann Lee KC, for Orsa, said`: whom a barrister stands up for."""
    silk = next((t for t in page.doc.tokens[head.i + 1 : head.i + 4] if t.text in _SILKS), None)
    after = page.doc.tokens[silk.i + 1 : silk.i + 4] if silk is not None else []
    after = after[1:] if after and after[0].text == "," else after
    client = after[1] if len(after) > 1 and after[0].lower_ in {"for", "representing"} else None
    if client is not None and client.pos_ == "DET" and client.i + 1 < len(page.doc):
        client = client.nbor()
    return refs.whose(page, client) if client is not None else None


def client(mention: Name) -> Token | None:
    """`Ann Lee, for the Treasury, said`, `On behalf of Orsa, director Ben Ray said`: for whom, in so many words."""
    prep = _told_after(mention)
    if prep is not None:
        ends = next((t for t in prep.doc.tokens[prep.i + 1 : prep.i + _PHRASE] if t.is_punct), None)
        return child(prep, "pobj", "dobj") if ends is not None and ends.text in {",", "."} else None
    tokens = mention.passage.tokens
    sentence = tokens[mention.start].sent.start
    opens = 3 if [t.lower_ for t in tokens[sentence : sentence + 3]] == ["on", "behalf", "of"] else 1
    comma = next((t.i for t in tokens[sentence : mention.start] if t.text == ","), None)
    told = comma is not None and mention.start - comma <= _WITH_TITLE and tokens[mention.end - 1].dep_ == "nsubj"
    prep = tokens[sentence + opens - 1]
    if not told or prep.lower_ not in {"for", "of"} or (opens == 1 and prep.lower_ != "for"):
        return None
    noun = child(prep, "pobj")
    return noun if noun is not None and comma is not None and noun.i < comma else None


def _told_after(mention: Name) -> Token | None:
    """`for` of "Ann Lee, for the Treasury", "Ann Lee, negotiating for the owners", "Ann Lee, who speaks for them"."""
    behind = mention.passage.tokens[mention.end : mention.end + 4]
    if len(behind) < 4 or behind[0].text != ",":
        return None
    told = behind[2:] if behind[1].lower_ == "who" else behind[1:]
    prep = told[1] if told[0].lower_ in _SPEAKING else behind[1]
    return prep if prep.lower_ in {"for", "representing"} else None


def stands_for(refs: Resolver, mention: Name) -> str | None:
    """The party somebody is told to stand for: a body named there, or one told of by a word of its own."""
    noun = client(mention)
    if noun is None:
        return None
    told = refs.names.of(mention.passage, noun) is not None or noun.lemma_.lower() in wordset("people", "plain_bodies")
    return refs.whose(mention.passage, noun) if told or noun.lemma_ in {"government", "ministry"} else None


_SPEAKING = frozenset({"negotiating", "speaking", "bargaining", "acting", "appearing", "arguing", "lobbying"}) | {
    *("negotiates", "speaks", "bargains", "negotiated", "spoke"),
}
_PHRASE = 8  # words of "for the Treasury,"
_RANKS = frozenset({"chief", "head", "lead", "deputy"})
_WITH_TITLE = 4  # words between "For the union," and the name


_SILKS = frozenset({"KC", "QC", "SC"})
_AT = frozenset({"at", "for", "with", "in"})
_PEOPLES = frozenset({"state", "region", "bloc"})


def _strangers() -> frozenset[str]:
    """Those who have to do with a body and do not speak for it."""
    lists = ("watching", "stakeholders", "outsiders", "workers", "crowds", "of_many")
    return frozenset[str]().union(*(wordset("people", key) for key in lists))
