"""Points: the questions on the table, from the text's own cues and from what the claims are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from accord.reading.clauses import child, children, end, start, trimmed
from accord.reading.lexicon import words
from accord.reading.passages import Passage
from accord.reading.stances.drafts import Draft

if TYPE_CHECKING:
    from spacy.tokens import Span as Stretch
    from spacy.tokens import Token

_DULL = frozenset({
    "thing", "way", "step", "time", "day", "week", "month", "year", "end", "part", "role", "side", "form", "kind", "number", "talk", "deal", "agreement", "idea",
    "it", "this", "that", "they", "them", "he", "she", "we", "you", "meeting", "question", "issue", "point", "matter", "country", "people", "party", "government",
    "condition", "term", "proposal", "offer", "plan", "position", "request", "demand", "draft", "text", "paper", "something", "anything", "nothing", "lot", "any", "all",
    "more", "both", "neither", "measure", "move", "world", "percent", "cent", "which", "what", "who",
})  # fmt: skip


@dataclass(slots=True)
class Topic:
    """One point while reading: a name in plain words, the phrase it was read from, the words that mark it."""

    name: str
    page: Passage
    start: int
    end: int
    keys: frozenset[str]
    cued: bool
    claims: list[int] = field(default_factory=list)


def find_points(pages: Sequence[Passage], claims: Sequence[Draft]) -> list[Topic]:
    """The points of a text: those it names as such, then those at least one telling claim is about."""
    topics: list[Topic] = []
    for page in pages:
        if not page.heading:
            for sentence in page.sentences():
                topics += _cued(page, sentence)
    for n, claim in enumerate(claims):
        key = _subject_matter(claim)
        if key is None:
            continue
        phrase, keys = key
        at = next((t for t in topics if len(t.keys & keys) >= 1), None)
        if at is None and claim.stance in {"wants", "demands", "offers", "refuses", "rejects", "accepts"} and not claim.weak:
            at = Topic(_plain(claim.page, *phrase), claim.page, *phrase, keys=keys, cued=False)
            topics.append(at)
        if at is not None:
            at.claims.append(n)
    return [t for t in topics if t.cued or t.claims]


def _cued(page: Passage, sentence: Stretch) -> Iterator[Topic]:
    """`the biggest point of contention is X`, `X is the main obstacle`, `at odds over X`."""
    lower = sentence.text.lower()
    cue = next((c for c in words("events")["points"]["cues"] if re.search(rf"(?<!\w){re.escape(c)}s?(?!\w)", lower)), None)
    if cue is None or lower.rstrip().endswith("?"):
        return
    for verb in [t for t in sentence if t.lemma_ in {"be", "remain"} and t.pos_ in {"AUX", "VERB"}]:
        named = [c for c in verb.children if c.dep_ in {"attr", "nsubj", "csubj", "ccomp", "dobj", "acomp"} and not _has_cue(page, c)]
        cued = [c for c in verb.children if c.dep_ in {"attr", "nsubj", "acomp", "advmod"} and _has_cue(page, c)]
        if cued and named:
            first, last = trimmed(verb, min(start(verb), *(start(c) for c in named + cued)), max(end(c) for c in named + cued))
            noun = named[-1]
            for part in [noun] if noun.pos_ not in {"NOUN", "PROPN"} else [noun, *[c for c in noun.children if c.dep_ == "conj"]]:
                if part.lemma_.lower() not in _DULL or child(part, "prep") is not None:
                    a, b = _phrase_of(part)
                    single = part is noun and len(named) == 1 and child(noun, "conj") is None
                    yield Topic(_plain(page, a, b), page, first if single else a, last if single else b, frozenset(_keys(part)), True)
            return


def _has_cue(page: Passage, token: Token) -> bool:
    text = page.doc[start(token) : end(token)].text.lower()
    return any(re.search(rf"(?<!\w){re.escape(c)}s?(?!\w)", text) for c in words("events")["points"]["cues"])


def _subject_matter(claim: Draft) -> tuple[tuple[int, int], frozenset[str]] | None:
    """The noun phrase a claim is about: the weightiest noun of its content."""
    doc = claim.page.doc
    nouns = [t for t in doc[claim.content[0] : claim.content[1]] if t.pos_ in {"NOUN", "PROPN"} and t.dep_ in {"dobj", "pobj", "nsubj", "nsubjpass", "attr", "conj", "ROOT"} and t.lemma_.lower() not in _DULL and not t.ent_type_ in {"PERSON", "DATE", "TIME"}]
    nouns = [t for t in nouns if not (t.ent_type_ in {"GPE", "ORG", "NORP"} and child(t, "compound", "poss", "amod") is None)]
    if not nouns:
        return None
    noun = min(nouns, key=lambda t: (t.dep_ not in {"dobj", "nsubj", "nsubjpass"}, t.i))
    return _phrase_of(noun), frozenset(_keys(noun))


def _phrase_of(noun: Token) -> tuple[int, int]:
    first = start(noun)
    last = noun.i + 1
    for c in noun.children:
        if c.i > noun.i and c.dep_ in {"prep", "compound"} and end(c) - last < 10:
            last = max(last, end(c))
    return trimmed(noun, first, last)


def _keys(noun: Token) -> Iterator[str]:
    yield noun.lemma_.lower()
    for c in children(noun, "compound"):
        if c.pos_ == "NOUN":
            yield c.lemma_.lower()


def _plain(page: Passage, first: int, last: int) -> str:
    text = re.sub(r"^(the|a|an|any|some|its|their|his|her|all)\s+", "", page.doc[first:last].text, flags=re.I)
    return text[:120]
