"""Roles: the nouns that tell what a named person is, and the words before a name that belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from accord.reading.clauses import child, children
from accord.reading.lexicon import wordset
from accord.reading.parties.naming.name import Name
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from accord.reading.parse import Token

_REACH = 9  # words before a name: "the European Union's outgoing foreign policy chief X"
_PAST = frozenset({"former", "ex", "late", "onetime", "then", "retired", "erstwhile", "deposed", "ousted"})


def roles(name: Name) -> tuple[Token, ...]:
    """Role nouns tied to a name, nearest first: before it, in apposition to it, after "is"; none that is past."""
    known, key = name.passage.doc.known, ("roles", name.start, name.end)
    if key not in known:
        known[key] = tuple(_roles(name))
    return cast("tuple[Token, ...]", known[key])


def _roles(name: Name) -> Iterator[Token]:
    doc = name.passage.doc
    head = doc[name.start : name.end].root
    known = wordset("people", "roles")
    before = next(
        (t for t in reversed(name.passage.tokens[opening(name.passage, name.start) : name.start]) if is_role(t)), None
    )
    beside = [before] if before is not None else []
    beside += [head.head, *_above_place(head)] if head.dep_ == "appos" else []
    beside += children(head, "appos")
    beside += _shared(head)
    beside += [c for c in children(head, "conj", "npadvmod") if c.i > head.i and doc[c.left_edge.i - 1].text == ","]
    if head.dep_ == "nsubj" and head.head.lemma_ == "be":
        beside += children(head.head, "attr")
    beside += _held(head)
    beside += [] if any(t.lemma_.lower() in known for t in beside) else _before_comma(name)
    seen: set[int] = set()
    for token in beside:
        if token.lemma_.lower() in known and token.i not in seen and not name.start <= token.i < name.end:
            seen.add(token.i)
            if not is_past(token):
                yield token


def _above_place(head: Token) -> list[Token]:
    """`the envoy to Peru, Ann Lee`: beside the office, though the parser hangs the name on the place."""
    prep = head.head.head
    told = head.head.dep_ == "pobj" and prep.dep_ == "prep" and prep.i == head.head.left_edge.i - 1
    return [prep.head] if told and prep.head.pos_ == "NOUN" and is_role(prep.head) else []


def _before_comma(name: Name) -> list[Token]:
    """`whose secretary-general, Ann Lee, came`, `its whip, Sir Ben Ray, said`: whatever the parser makes of it."""
    tokens, i = name.passage.tokens, name.start - 1
    while i > 0 and tokens[i].text in wordset("people", "titles"):
        i -= 1
    if i < 1 or tokens[i].text != "," or tokens[i].sent.start != tokens[name.start].sent.start:
        return []
    role = tokens[i - 1]
    if role.lower_ == "general" and i > 2 and tokens[i - 2].text in {"-", "\u2013"}:
        role = tokens[i - 3]  # "secretary-general"
    return [role] if is_role(role) and role.tag_ not in {"NNS", "NNPS"} else []


def _held(head: Token) -> list[Token]:
    """`Ann Lee faces her first test as home secretary`: what somebody is, told with the verb."""
    if head.dep_ != "nsubj" or head.head.pos_ != "VERB" or head.head.lemma_ in _NOT_HELD:
        return []
    objects = children(head.head, "dobj")
    found = [p for above in [head.head, *objects] for c in children(above, "prep") for p in children(c, "pobj")]
    return [p for p in found if p.head.lower_ == "as" and p.tag_ == "NN" and child(p, "det") is None]


_NOT_HELD = frozenset(
    {
        "describe",
        "see",
        "regard",
        "dismiss",
        "name",
        "appoint",
        "treat",
        "portray",
        "condemn",
        "denounce",
        "pick",
        "choose",
        "nominate",
        "propose",
        "fire",
        "replace",
        "reject",
        "resign",
        "quit",
        "depart",
        "sack",
        "back",
    }
)


def _shared(head: Token) -> list[Token]:
    """`leaders Ann Lee and Ben Ray`, `its envoys, Ann Lee and Ben Ray`: the second is one of them too."""
    first = head
    for _ in range(6):
        if first.dep_ != "conj":
            break
        first = first.head
    if first.i == head.i:
        return []
    beside = [*children(first, "compound", "nmod"), *([first.head] if first.dep_ == "appos" else [])]
    return [t for t in beside if is_role(t) and t.tag_ in {"NNS", "NNPS"}]


def is_past(role: Token) -> bool:
    """`former diplomat`: a role that speaks for nobody now."""
    first = role
    while first.i > 0 and first.nbor(-1).dep_ in {"amod", "compound", "nmod"}:
        first = first.nbor(-1)
        if first.lower_ in _PAST:
            return True
    return any(c.lower_ in _PAST for c in role.children)


def is_of_state(role: Token) -> bool:
    """`Secretary of State`, `Secretary of Homeland Security`; not a "secretary of state for" something."""
    doc, i = role.doc, role.i
    if role.text != "Secretary" or i + 2 >= len(doc) or doc[i + 1].lower_ != "of":
        return False
    of = i + 3 if doc[i + 2].lower_ == "the" else i + 2
    return of < len(doc) and doc[of].text in _DEPARTMENTS and (of + 1 == len(doc) or doc[of + 1].lower_ != "for")


_DEPARTMENTS = frozenset(
    {"State", "Defense", "Defence", "War", "Commerce", "Treasury", "Homeland", "Energy", "Labor", "Agriculture"}
)


def is_role(token: Token) -> bool:
    """Whether the noun tells what somebody is."""
    return token.lemma_.lower() in wordset("people", "roles")


def opening(page: Passage, start: int) -> int:
    """Where the words begin that stand before a name and tell of it, whatever the parser makes of them."""
    tokens, first = page.tokens, start
    sentence = tokens[start].sent.start
    while first > max(sentence, start - _REACH):
        before = tokens[first - 1]
        if before.is_punct and before.text not in {"-", "–", "."}:
            break
        if before.pos_ not in {"NOUN", "PROPN", "ADJ", "PART", "NUM", "X"} and before.text not in {
            "of",
            "for",
            "Under",
            "-",
            ".",
        }:
            break
        if before.pos_ == "PART" and before.lower_ not in {"'s", "'"}:
            break
        first -= 1
    while first < start and tokens[first].text in {"of", "for", "'s", "'"}:
        first += 1
    return first
