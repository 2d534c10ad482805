"""Owners: whose a demand, a fear or a view is: "American insistence", "opposition from the farmers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import agent, child, children
from accord.reading.lexicon import wordset

if TYPE_CHECKING:
    from accord.reading.parse import Token


def named_before(noun: Token) -> Token | None:
    """`American insistence that ...`, `an EU demand for ...`."""
    before = [c for c in children(noun, "amod", "compound", "nmod") if c.i < noun.i and c.ent_type_]
    return next((c for c in before if c.ent_type_ in {"GPE", "NORP", "ORG", "PERSON"}), None)


def named_after(noun: Token) -> Token | None:
    """`opposition from the farmers`, `a call by the bishops for peace`, `concerns raised by Oman`, `fears in Oman`."""
    by = next((c for c in children(noun, "prep") if c.lower_ in {"from", "by", "among"}), None)
    who = child(by, "pobj") if by is not None else None
    if who is None:
        who = _brought_up_by(noun) or _felt_in(noun)
    return who if who is None or who.lemma_ != "side" else None  # "criticism from all sides"


def _brought_up_by(noun: Token) -> Token | None:
    """`concerns raised by Oman`, `a condition set by the rebels`."""
    said = (c for c in children(noun, "acl") if c.tag_ in {"VBN", "VBD"} and c.lemma_ in wordset("stances", "light"))
    raised = (c for c in said if child(c, "oprd", "acomp", "ccomp", "xcomp") is None)  # not "made public by Oman"
    return next((who for c in raised if (who := agent(c)) is not None), None)


def _felt_in(noun: Token) -> Token | None:
    """`fears in Oman that the pact will fail`: not "hopes of peace in Oman"."""
    if noun.lemma_.lower() not in wordset("stances", "felt_in") or noun.i + 1 >= len(noun.doc):
        return None
    where = child(noun.nbor(), "pobj") if noun.nbor().lower_ == "in" and noun.nbor().dep_ == "prep" else None
    last = where.right_edge.i + 1 if where is not None and where.ent_type_ == "GPE" else len(noun.doc)
    after = noun.doc[last].lower_ if last < len(noun.doc) else ""
    return where if after in {"that", "of", "at", "over", "about", "to"} else None
