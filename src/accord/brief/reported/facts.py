"""The facts on the ground, as the reporting states them."""

from __future__ import annotations

from accord.brief.brief import Block, Cell, Paragraph, Row, Table
from accord.brief.frame import Frame
from accord.brief.matter import Matter
from accord.brief.sentence import Label, Reported, Sentence
from accord.dossier.dossier import Fact

_KINDS = {
    "control": "who holds what",
    "casualty": "casualties and damage",
    "agreement": "agreements",
    "deadline": "deadlines",
    "event": "events",
    "context": "background",
}


def tell_facts(matter: Matter) -> tuple[Block, ...]:
    """A table by kind: what is stated, and by whom."""
    if not matter.dossier.facts:
        why = "No fact is reported." if matter.dossier.sources else "No source was read, so no fact is reported."
        return (Paragraph((Sentence.of(why, on=matter.counted("a fact")),)),)
    ordered = sorted(matter.dossier.facts, key=lambda f: list(_KINDS).index(f.kind))
    columns = (Frame("What the reporting states"), Frame("Kind"), Frame("Who says so"))
    return (Table("facts", columns, tuple(_row(f) for f in ordered)),)


def _row(fact: Fact) -> Row:
    here = Reported((f"fact {fact.id}",))
    words = " ".join(fact.words.split())
    words = words[:1].upper() + words[1:]
    speaker = fact.speaker or "the report itself"
    return Row(
        Cell((Label.of(words, on=here),)),
        (Cell((Label.of(_KINDS[fact.kind], on=here),)), Cell((Label.of(speaker, on=here),))),
    )
