"""Deeds: whom a person speaks for by what the person does there: who leads, chairs or was sent by a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import agent, child, children
from accord.reading.lexicon import wordset
from accord.reading.parties.antecedents import candidates
from accord.reading.parties.people.roles import is_role
from accord.reading.parties.resolver import Resolver
from accord.reading.parties.roll import Person
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from accord.reading.parse import Token

_NAMING = frozenset({"appoint", "name", "send", "employ", "elect", "hire", "nominate", "pick", "choose"})
_FOR_OTHERS = frozenset({"speak", "act", "appear", "negotiate", "bargain", "lobby"})
_LEADING = frozenset({"lead", "head", "run", "chair", "command", "represent", "direct", "coordinate"})


def affiliate_by_clause(refs: Resolver, person: Person, page: Passage, head: Token) -> None:
    """Enter the party of `appointed by the commission`, `a branch led by X`, `who chairs the bargaining committee`."""
    if head.dep_ == "pobj" and head.head.dep_ == "agent" and head.head.head.lemma_ in _LEADING:
        led = head.head.head
        person.party = refs.whose(page, led.head) if led.dep_ == "acl" else None
    named = child(head, "acl")
    sender = agent(named) if named is not None and named.lemma_ in _NAMING else None
    if sender is not None:
        person.party = refs.whose(page, sender)
    clause = child(head, "relcl")
    if clause is None and head.dep_ == "nsubj" and head.head.lemma_ in _LEADING and child(head.head, "aux") is None:
        whom = child(head.head, "dobj")  # "Ann Lee leads the Miners' Union"
        body = refs.names.of(page, whom) if whom is not None else None
        person.party = body.party if body is not None and person.party is None else person.party
    if clause is not None and clause.lemma_ in _FOR_OTHERS and not person.party:
        whom = next((p for c in children(clause, "prep") if c.lower_ == "for" for p in children(c, "pobj")), None)
        person.party = refs.whose(page, whom) if whom is not None else None  # "who speaks for the captains"
    if clause is not None and clause.lemma_ == "be" and clause.tag_ in {"VBZ", "VBP"} and not person.party:
        office = next((c for c in children(clause, "attr") if is_role(c)), None)
        person.party = refs.by_phrase(page, office) if office is not None else None  # "who is president of the guild"
    if clause is not None and clause.lemma_ in _LEADING and not person.party:
        led_by = child(clause, "dobj")
        told = [t for t in clause.subtree if not _is_deeper(t, clause)]
        bodies = [n for t in told if (n := refs.names.of(page, t)) is not None and n.party]
        person.party = bodies[0].party if bodies else refs.whose(page, led_by) if led_by is not None else None
        if person.party is None and led_by is not None and led_by.lemma_.lower() in wordset("people", "inner_bodies"):
            person.party = last_subject(refs, page, head)


def _is_deeper(word: Token, clause: Token) -> bool:
    """Whether a word stands in a clause within this one: Hamas of "who led a group that attacked Hamas"."""
    for _ in range(12):
        if word.i == clause.i:
            return False
        if word.pos_ in {"VERB", "AUX"}:
            return True
        word = word.head
    return True


def last_subject(refs: Resolver, page: Passage, token: Token) -> str | None:
    """The party of whoever a sentence before was about; none where there was nobody."""
    for where, candidate in candidates(refs, page, token):
        if candidate.pos_ == "PRON" and where is page and candidate.sent.start == token.sent.start:
            continue  # in "They signed it," said Ann Lee, she is not one of them
        found = refs.whose(where, candidate)
        if found:
            return found
    return None
