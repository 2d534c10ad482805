"""Stretches: which runs of tokens may be names, by the tables, the entity recogniser and capital letters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from accord.reading.lexicon import wordset
from accord.reading.parties.gazetteer import Entry, look_up
from accord.reading.passages import Passage

_BEFORE_NAMES = frozenset(
    {
        "the",
        "a",
        "an",
        "neither",
        "nor",
        "both",
        "either",
        "and",
        "but",
        "or",
        "if",
        "while",
        "when",
        "although",
        "since",
    }
    | {
        "as",
        "because",
        "unlike",
        "like",
        "for",
        "in",
        "on",
        "with",
        "after",
        "before",
        "should",
        "would",
        "not",
        "only",
    }
)
_NAMESAKES = frozenset({"General", "King", "Queen", "Prince", "Major", "Captain", "Head", "Chief", "Consul", "Marshal"})
_NEVER = frozenset(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "God", "Internet", "Congressional"}
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of tokens that may be a name, who says so, and what the tables know of it."""

    start: int
    end: int
    label: str
    entry: Entry | None = None


def merged(page: Passage, known: Mapping[str, Entry]) -> list[Stretch]:
    """Names of the tables, of the entity recogniser, and runs of proper nouns: longest first, none overlapping."""
    found = [*_from_tables(page, known), *_from_entities(page), *_from_runs(page)]
    found.sort(key=lambda s: (s.label != "USER", -(s.end - s.start), s.entry is None, s.start))
    taken: dict[int, Stretch] = {}
    kept = []
    for s in found:
        if not any(i in taken for i in range(s.start, s.end)):
            kept.append(s)
            taken.update(dict.fromkeys(range(s.start, s.end), s))
    return sorted(kept, key=lambda s: s.start)


def _from_tables(page: Passage, known: Mapping[str, Entry]) -> Iterator[Stretch]:
    hits = [(first, last, entry, "TABLE") for first, last, entry in look_up(page.doc.text)]
    for name, entry in known.items():
        at = page.doc.text.find(name)
        while at >= 0:
            hits.append((at, at + len(name), entry, "USER"))
            at = page.doc.text.find(name, at + 1)
    for first, last, entry, label in hits:
        span = page.doc.char_span(first, last, alignment_mode="strict")
        if entry.kind == "political_party" and first and span is not None and _is_longer(page, span.start):
            continue  # "Free Democrats" are not the Democrats
        if span is not None:  # none: "pro-Russian", a name inside a larger token
            yield Stretch(span.start, span.end, label, entry)


def _is_longer(page: Passage, first: int) -> bool:
    before = page.doc[first - 1] if first else None
    return before is not None and before.text[:1].isupper() and before.text not in {"House", "Senate", "The", "US"}


def _from_entities(page: Passage) -> Iterator[Stretch]:
    for ent in page.doc.ents:
        if ent.label_ not in {"PERSON", "ORG", "NORP", "GPE", "FAC", "LOC", "PRODUCT"}:
            continue
        first, last = ent.start, ent.end
        titles = [t.i for t in page.doc[first:last] if is_title(t)]
        if titles and titles[-1] + 1 < last and ent.label_ in {"PERSON", "ORG"} and last - titles[-1] <= 4:
            first = (
                titles[-1] + 1
            )  # "Health Minister Rebecca Kiptoo" is a person with a title, whatever it was taken for
        while first < last and (
            page.doc[first].lower_ in _BEFORE_NAMES
            or (is_title(page.doc[first]) and (ent.label_ != "ORG" or page.doc[first].text not in _NAMESAKES))
        ):
            first += 1
        while last > first and page.doc[last - 1].text in {"'s", "'", "s", '"', "”"}:
            last -= 1
        if (
            first < last
            and any(t.text[:1].isupper() for t in page.doc[first:last])
            and page.doc[first].pos_ not in {"VERB", "PRON"}
        ):
            yield Stretch(first, last, ent.label_)


def _from_runs(page: Passage) -> Iterator[Stretch]:
    """Runs of capitalised proper nouns the recogniser passed over."""
    start = None
    for t in [*page.doc, None]:
        proper = (
            t is not None
            and t.pos_ == "PROPN"
            and t.text[:1].isupper()
            and t.text not in _NEVER
            and t.lower_ not in _BEFORE_NAMES
        )
        proper = proper and t is not None and t.ent_type_ not in {"DATE", "TIME", "MONEY"}
        if proper and t is not None and is_title(t) and t.text not in _NAMESAKES:
            if start is not None:
                yield Stretch(start, t.i, "RUN")
            start = t.i + 1  # "Ontario Premier Ann Lee": the name begins after the title
        elif proper and start is None and t is not None:
            start = t.i
        elif not proper and start is not None:
            stop = t.i if t is not None else len(page.doc)
            if stop > start:
                yield Stretch(start, stop, "RUN")
            start = None


def is_title(token: Any) -> bool:
    """Whether the word stands before names: "minister", "Dr"."""
    return token.lemma_.lower() in wordset("people", "roles") or token.text in wordset("people", "titles")
