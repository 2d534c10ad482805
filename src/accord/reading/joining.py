"""Joining: verbs the parser joins to the clause inside another, where sense and tense join them to the outer one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from accord.reading.lexicon import wordmap, wordset

if TYPE_CHECKING:
    from accord.reading.parse import Token

_PRESENT, _PAST = frozenset({"VBZ", "VBP"}), frozenset({"VBD"})
_OWN = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl", "mark"})
_STATES = frozenset(
    {"be", "have", "stand", "face", "need", "cost", "remain", "lack", "risk", "deserve", "lie", "matter"}
)
_MINDS = frozenset({"fear", "hope", "want", "believe", "think", "expect", "suspect", "doubt", "worry", "wish", "feel"})
_STEPS = 4  # verbs joined one to another


@cache
def telling() -> frozenset[str]:
    """Verbs that make a claim of their own: a joined verb that is none of them still belongs to the clause before."""
    return wordset("speech", "verbs") | stance_verbs() - {"negotiate", "work", "look"}


@cache
def stance_verbs() -> frozenset[str]:
    """Verbs that tell a stance, without what stands after them."""
    return frozenset(k.split()[0] for k in wordmap("stances", "verbs"))


def joined_above(verb: Token) -> Token | None:
    """The verb whose subject also does this, where the parser joins it to a clause inside that one's; else none.

    `warned that Oman stood to lose, and ruled out a delay`, "demanded that Oman pay and threatened to leave",
    "asked Oman to pay and described it as late", "fears Oman would leave and has urged a delay".
    """
    if verb.dep_ != "conj" or any(c.dep_ in _OWN for c in verb.children):
        return None
    inner = verb
    for _ in range(_STEPS):
        if inner.dep_ != "conj":
            break
        inner = inner.head
    outer = inner.head
    if inner.dep_ not in {"ccomp", "xcomp"} or outer.pos_ != "VERB" or outer.i > inner.i or verb.pos_ != "VERB":
        return None
    told, over = _finite(verb), _finite(outer)
    alike = (told in _PRESENT and over in _PRESENT) or (told in _PAST and over in _PAST)
    return outer if alike and _is_apart(verb, inner, outer) else None


def joined_within(verb: Token) -> list[Token]:
    """The verbs that the parser puts inside what this one governs, and that are joined to it."""
    inner = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp"} and c.i > verb.i]
    joined = [g for c in inner for g in c.children if g.dep_ == "conj" and g.pos_ == "VERB"]
    return [g for g in joined if joined_above(g) is verb]


def _is_apart(verb: Token, inner: Token, outer: Token) -> bool:
    """Whether the inner clause is of another kind than the verb: bare, of what would be, or of what only is so."""
    if verb.lemma_ not in telling() or outer.lemma_ not in telling() | _MINDS:
        return False
    form = _finite(inner)
    if inner.tag_ == "VB" and form is None:
        return True
    if form == "MD":
        return outer.lemma_ in _MINDS
    after_comma = any(t.text == "," for t in verb.doc.tokens[max(inner.i, verb.left_edge.i - 2) : verb.left_edge.i])
    return inner.lemma_ in _STATES or (after_comma and inner.lemma_ not in telling())


def _finite(verb: Token) -> str | None:
    """The tag of the word that tells the tense: "has" of "has urged", "would" of "would use"; none of a bare verb."""
    first = next((c.tag_ for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.i < verb.i), None)
    tag = first or ("VBD" if verb.tag_ == "VBN" and verb.dep_ == "conj" else verb.tag_)
    return tag if tag in _PRESENT | _PAST or tag == "MD" else None
