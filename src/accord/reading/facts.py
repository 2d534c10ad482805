"""Facts: what the text states as so: who holds what, who was hurt, what was agreed, by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accord.dossier.dossier import FactKind
from accord.reading.clauses import SUBJECTS, child, clause_end, is_verb, start, trimmed
from accord.reading.lexicon import words
from accord.reading.parties.references import References
from accord.reading.passages import Passage
from accord.reading.speakers import Attribution
from accord.reading.stances.drafts import Draft

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEADLINE = re.compile(r"\b(deadline|has until|have until|expires? on|runs? out on|by the end of|days? past)\b", re.I)
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact as found."""

    page: Passage
    start: int
    end: int
    kind: FactKind
    parties: tuple[str, ...]
    speaker: str | None


def find_facts(
    pages: Sequence[Passage], refs: References, said: Attribution, claims: Sequence[Draft]
) -> list[Statement]:
    """The facts of a text, in order, outside what is claimed."""
    taken: dict[int, set[int]] = {}
    for c in claims:
        taken.setdefault(c.page.number, set()).update(range(c.start, c.end))
    found: list[Statement] = []
    for page in pages:
        if page.heading:
            continue
        for sentence in page.sentences():
            for clause in [t for t in sentence if is_verb(t) and t.dep_ in {"ROOT", "conj", "ccomp", "relcl", "advcl"}]:
                statement = _fact(page, clause, refs, said, taken.get(page.number, set()))
                if statement is not None and not any(_inside(statement, other) for other in found):
                    found.append(statement)
    return found


def _inside(one: Statement, other: Statement) -> bool:
    return one.page is other.page and min(one.end, other.end) - max(one.start, other.start) > 0.5 * (
        one.end - one.start
    )


def _fact(page: Passage, clause: Token, refs: References, said: Attribution, taken: set[int]) -> Statement | None:
    if said.is_quoted(page, clause) or clause.sent.text.rstrip().endswith("?"):
        return None
    if not any(c.dep_ in SUBJECTS for c in clause.children) or any(
        c.lower_ in {"will", "would", "could", "may", "might", "should", "must", "can"}
        for c in clause.children
        if c.dep_ == "aux"
    ):
        return None
    first, last = trimmed(clause, start(clause), clause_end(clause, clause.i))
    overlap = len(taken & set(range(first, last)))
    if last - first < 5 or last - first > 45 or overlap > 0.5 * (last - first):
        return None
    kind = _kind(page, clause, page.doc[first:last].text)
    if kind is None:
        return None
    speaker = said.of(page, clause)
    return Statement(
        page, first, last, kind, tuple(_parties(page, first, last, refs)), speaker.text if speaker else None
    )


def _kind(page: Passage, clause: Token, text: str) -> FactKind | None:
    facts = words("events")["facts"]
    lemma = clause.lemma_.lower()
    if _DEADLINE.search(text):
        return "deadline"
    nouns = {t.lemma_.lower() for t in clause.subtree if t.pos_ == "NOUN"}
    if lemma in facts["control"]["verbs"] and child(clause, "dobj", "agent", "nsubjpass") is not None:
        return "control"
    if lemma in facts["casualty"]["verbs"] or nouns & set(facts["casualty"]["nouns"]):
        return "casualty"
    subjects = {c.lemma_.lower() for c in clause.children if c.dep_ in SUBJECTS | {"dobj", "attr"}}
    if subjects & set(facts["agreement"]["nouns"]) and clause.tag_ in {"VBD", "VBN", "VBZ"}:
        return "agreement"
    if lemma in facts["event"]["verbs"] and (clause.tag_ == "VBD" or _is_perfect(clause)):
        return "event"
    return "context" if _NUMBER.search(text) and clause.tag_ in {"VBD", "VBZ", "VBP", "VBN"} else None


def _is_perfect(clause: Token) -> bool:
    return any(c.lemma_ == "have" and c.dep_ == "aux" for c in clause.children)


def _parties(page: Passage, first: int, last: int, refs: References) -> Iterator[str]:
    seen = set()
    for t in page.doc[first:last]:
        name = refs.names.of(page, t)
        if name is not None and name.party and name.party not in seen and not name.seat:
            seen.add(name.party)
            yield name.party
