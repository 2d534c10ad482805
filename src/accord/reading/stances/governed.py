"""Governed: what stands under a word of stance and tells no stance of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import child, stands_alone
from accord.reading.stances.signal import Signal
from accord.reading.stances.signals.turns import is_comment

if TYPE_CHECKING:
    from accord.reading.parse import Token


def under_it(signal: Signal) -> set[int]:
    """The verbs under a signal that share its subject: they are its content, not claims of their own."""
    found: set[int] = set()
    stack = [c for c in signal.content if c.dep_ in _GOVERNED]
    while stack and len(found) < 60:
        token = stack.pop()
        found.add(token.i)
        stack += [
            c
            for c in token.children
            if c.dep_ in {"xcomp", "pcomp", "acomp", "conj", "dobj", "pobj", "prep"}
            and c.i not in found
            and child(c, "nsubj") is None
            and not stands_alone(c)
        ]
    return found


# "away" in "backed away from its promise"
_GOVERNED = frozenset({"xcomp", "prep", "pcomp", "advcl", "dobj", "attr", "oprd", "acomp", "advmod", "prt"})


def only_wished(signal: Signal) -> set[int]:
    """Predicates of clauses that are only wanted, refused or feared: no stance of those who would do them."""
    if signal.token.lemma_ == "deny":
        return set()
    found: set[int] = set()
    for c in signal.content:
        if c.dep_ in {"ccomp", "xcomp"} or (c.dep_ == "advcl" and any(g.lower_ == "to" for g in c.children)):
            alone = {t.i for v in c.subtree if stands_alone(v) or is_comment(v) for t in v.subtree}
            found |= {t.i for t in c.subtree if t.dep_ != "relcl"} - alone
        elif c.dep_ in {"dobj", "attr"}:
            asides = {t.i for v in c.subtree if _is_aside(v) for t in v.subtree}
            found |= {t.i for t in c.subtree if t.dep_ in {"acl", "relcl", "ccomp", "xcomp"}} - asides
    return found


def _is_aside(verb: Token) -> bool:
    """`..., which the minister has dangled before them`: told, not part of what is wanted or refused."""
    if is_comment(verb):
        return True
    first = verb.left_edge.i
    if verb.dep_ == "relcl" and any(c.dep_ == "aux" and c.lower_ in {"has", "have"} for c in verb.children):
        return True  # "a measure for which Spain has been lobbying"
    return verb.dep_ == "relcl" and first > 0 and verb.doc[first - 1].text in {",", "–", "—", "-"}
