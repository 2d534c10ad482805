"""Topics: one point while reading, and how a phrase of the text becomes its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from accord.dossier.frames import Frame
from accord.reading.clauses import child, end, start, trimmed
from accord.reading.lexicon import wordset
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from accord.reading.parse import Parse, Stretch, Token

IsParty = Callable[[Passage, "Token"], bool]
LONGEST = 16  # tokens of a quote: longer ones tell of several things


_OPENINGS = re.compile(
    r"^(?:(?:all|both) the|the|a|an|any|some|its|their|his|her|our|all|this|that|these|those|such|certain)\s+", re.I
)


@dataclass(slots=True)
class Topic:
    """One point while reading: a name in plain words, the phrase it was read from, the frame or noun that marks it."""

    name: str
    page: Passage
    start: int
    end: int
    key: str
    cued: bool
    frame: Frame | None = None
    nouns: set[str] = field(default_factory=set)
    claims: list[int] = field(default_factory=list)
    holders: set[str] = field(default_factory=set)
    asked: bool = False
    shown: bool = False  # the phrase itself shows the frame
    size: int = 0  # tokens of the phrase
    length: int = 0  # tokens of all that is asked


def phrase_of(noun: Token, limit: int) -> tuple[int, int]:
    """The noun with its modifiers, and the phrases right after it; not the clauses that follow."""
    last = noun.i + 1
    for c in noun.children:
        if (
            c.i > noun.i
            and c.dep_ in {"prep", "compound", "acl"}
            and min(end(c), limit) - noun.i <= 14
            and start(c) <= last + 1
        ):
            last = max(last, min(end(c), limit))
    joined = [start(c) - (c.dep_ == "conj") for c in noun.children if c.dep_ in {"conj", "cc"} and c.i > noun.i]
    return trimmed(noun, start(noun), max(noun.i + 1, min([last, limit, *joined])))


def nouns_of(noun: Token) -> Iterator[str]:
    """The noun and the nouns compounded with it: what two phrases share where they speak of one thing."""
    yield noun.lemma_.lower()
    for c in noun.children:
        if c.dep_ == "compound" and c.pos_ == "NOUN":
            yield c.lemma_.lower()


def plain(text: str) -> str:
    """The phrase as a name: without quotation marks, article and the clause that follows."""
    text = re.sub(r"[“”\"]", "", text)
    text = re.split(r",? (?:that|which|who|whose) |, (?:the|a|an|\w+ing) ", text)[0]
    return _OPENINGS.sub("", text)[:120]


def is_dull(noun: Token, page: Passage, is_party: IsParty) -> bool:
    """A noun that names nothing to settle: a person, a day, a party, "way", "table"."""
    lemma = noun.lemma_.lower()
    if lemma in wordset("events", "idle"):
        return True
    return (
        (lemma in wordset("events", "dull") and not _has_of(noun) and not _is_of_a_kind(noun))
        or noun.ent_type_ in {"PERSON", "DATE", "TIME", "CARDINAL", "GPE"}
        or is_party(page, noun)
    )


def _has_of(noun: Token) -> bool:
    return any(
        c.dep_ == "prep"
        and c.lower_ in {"of", "to", "for", "on", "in", "with", "over"}
        and child(c, "pobj") is not None
        for c in noun.children
    )


def _is_of_a_kind(noun: Token) -> bool:
    """`a defence pact`, `the spending plan`: told apart by another noun."""
    return any(c.dep_ == "compound" and c.pos_ == "NOUN" and c.ent_type_ == "" for c in noun.children)


def head_of(stretch: Stretch) -> Token | None:
    """The noun a piece of a list is about: what hangs on nothing inside it, or the first noun before its verb."""
    nouns = [t for t in stretch if t.pos_ == "NOUN" and t.dep_ not in {"compound", "nmod", "npadvmod"}]
    return next((t for t in nouns if t.head.i not in range(stretch.start, stretch.end)), nouns[0] if nouns else None)


def unjoined(doc: Parse, first: int, last: int) -> int:
    """Where a piece ends without "as well", "above all", commas and conjunctions."""
    while last > first + 1 and doc[last - 1].lower_ in {"and", ",", "as", "well", "above", "all", "in", "return"}:
        last -= 1
    return last


def opens_thing(token: Token) -> bool:
    """Whether a phrase for a thing may begin with this token."""
    return token.pos_ in {"DET", "NUM", "NOUN", "ADJ", "SYM"} or token.tag_ in {"PRP$", "VBG", "CD"}
