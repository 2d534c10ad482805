"""Authors: who stands behind a bill, a letter, a statement or a report, as the text tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from accord.reading.clauses import RELATIVE, agent, child, children, conjuncts, is_passive, subject
from accord.reading.lexicon import wordmap, wordset
from accord.reading.parties.governments import home
from accord.reading.parties.people.told_of import told_of
from accord.reading.parties.resolver import Resolver
from accord.reading.parties.several import sharing
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from accord.reading.parse import Token

_NAMING = frozenset({"GPE", "NORP", "ORG"})  # "a White House plan", "the Greek draft"
_ISSUING = frozenset({"ministry", "government", "army", "cabinet", "military", "police"})
_BACK = 4  # passages: a bill is seldom spoken of longer without its author


def author(page: Passage, paper: Token, refs: Resolver) -> tuple[Passage, Token] | None:
    """Who put this paper forward, told here or where such a paper was last told of; none where it is no paper."""
    told = _told(paper) if is_paper(paper) or paper.lemma_.lower() in wordset("stances", "documents") else None
    if told is not None:
        return page, told
    if not is_paper(paper) or not any(c.lower_ in {"the", "this", "that"} and c.dep_ == "det" for c in paper.children):
        return None
    return next(_earlier(page, paper, refs), None)


def speaks_for(page: Passage, paper: Token, refs: Resolver) -> str | None:
    """The party behind a paper that says something: "the letter from the firm said", "a UN report found"."""
    lemma = paper.lemma_.lower()
    if paper.pos_ != "NOUN" or lemma not in wordset("people", "speaking_papers"):
        return None
    issuing = next((c for c in children(paper, "compound", "nmod") if c.lemma_.lower() in _ISSUING), None)
    if issuing is not None and refs.names.of(page, issuing) is None:
        told_last, _ = told_of(refs, page, paper.left_edge.i, {"state"})
        return refs.whose(page, issuing) or told_last or home(refs, page, issuing)  # "a foreign ministry statement"
    told = _told(paper)
    where, who = (page, told) if told is not None else author(page, paper, refs) or (page, None)
    # two who sign speak together, and neither alone
    alone = who is not None and len(conjuncts(who)) == 1 and not sharing(where, who, refs)
    party = refs.whose(where, who) if who is not None and alone else None
    return party if party is not None and not refs.roll.parties[party].watcher else None


def is_paper(noun: Token) -> bool:
    """A bill, a letter, a statement."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in wordset("stances", "papers")


def _earlier(page: Passage, paper: Token, refs: Resolver) -> Iterator[tuple[Passage, Token]]:
    """The authors of such papers told of before this one, the nearest first."""
    for where in reversed([p for p in refs.pages if page.number - _BACK <= p.number <= page.number and not p.heading]):
        for token in reversed(where.tokens):
            before = (where.number, token.i) < (page.number, paper.i)
            told = _told(token) if before and _is_same(token, paper) else None
            if told is not None:
                yield where, told


def _is_same(one: Token, other: Token) -> bool:
    """`the bill` after "legislation"; but no letter after a bill."""
    of_law = wordset("stances", "bills")
    one_lemma, other_lemma = one.lemma_.lower(), other.lemma_.lower()
    return is_paper(one) and (one_lemma == other_lemma or {one_lemma, other_lemma} <= of_law)


def _is_named(noun: Token) -> bool:
    """`(the budget) of Oman's president`, `(the bill) of the Greens`: not "the bill of rights"."""
    return any(t is not None and t.ent_type_ in {"PERSON", *_NAMING} for t in (noun, child(noun, "poss")))


def _told(paper: Token) -> Token | None:
    """`the miners' bill`, `a letter from the miners`, "issued a statement", `a motion tabled by`."""
    owner = child(paper, "poss")
    if owner is not None:
        return owner
    named = next((c for c in children(paper, "compound", "nmod", "amod") if c.ent_type_ in _NAMING), None)
    if named is not None:
        return named
    for prep in children(paper, "prep"):
        who = child(prep, "pobj")
        if prep.lower_ in {"from", "by"} or (prep.lower_ == "of" and who is not None and _is_named(who)):
            return who
    for clause in children(paper, "acl", "relcl"):
        opposed = wordmap("stances", "verbs").get(clause.lemma_, "").startswith(("rejects", "refuses"))
        who = agent(clause) or child(clause, "nsubj")
        if who is not None and who.lower_ not in RELATIVE and not opposed:
            return who
    verb = paper.head
    if verb.lemma_ not in wordset("stances", "publishing"):
        return None
    if paper.dep_ == "dobj" and not is_passive(verb):
        return subject(verb)
    return agent(verb) if paper.dep_ == "nsubjpass" else None
