"""Breaking off: ending what serves the other side ("scrap the treaty", "hold back aid"), told from ending a quarrel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import child, children
from accord.reading.lexicon import wordset

if TYPE_CHECKING:
    from accord.reading.parse import Token


def breaks_off(verb: Token) -> bool:
    """`would scrap the treaty`, `would pull out of the talks`; "would scrap the levy" does the other side a favour."""
    if verb.lemma_ not in wordset("stances", "breaking"):
        return False
    if verb.lemma_ == "hold" and not any(c.lower_ == "back" for c in verb.children):
        return False
    after = [c for c in verb.children if c.dep_ in {"prep", "prt", "advmod"} and c.i > verb.i]
    after += [g for c in after for g in children(c, "prep")]
    things = [*children(verb, "dobj", "nsubjpass"), *(p for c in after for p in children(c, "pobj"))]
    things += [
        p for t in things for of in children(t, "prep") if of.lower_ in {"to", "of"} for p in children(of, "pobj")
    ]
    return any(t.lemma_.lower() in wordset("stances", "shared_goods") for t in things)


def without_it(clause: Token) -> bool:
    """`without a fund we will leave`, `would pull its votes without one`: what follows if it is not given."""
    if _gives_up_without(clause):
        return True
    fronted = any(c.dep_ == "prep" and c.lower_ in {"without", "absent"} and c.i < clause.i for c in clause.children)
    return fronted and (clause.lemma_ in wordset("stances", "breaking") or child(clause, "prt") is not None)


def _gives_up_without(verb: Token) -> bool:
    """`would withdraw its votes without the levy`: the support is what hangs on it."""
    if verb.lemma_ not in wordset("stances", "breaking"):
        return False
    things = [t for t in children(verb, "dobj") if t.lemma_.lower() in wordset("stances", "given")]
    return any(
        c.lower_ in {"without", "absent"} and c.i > verb.i for t in things for c in [*verb.children, *t.children]
    )
