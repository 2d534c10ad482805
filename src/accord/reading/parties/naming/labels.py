"""Labels: whether a written name is a person, a body or a place, by all its occurrences and what stands beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from accord.reading.lexicon import wordset
from accord.reading.parties.naming.acting import employs, is_thing, lone_bodies
from accord.reading.parties.naming.beside import body_nouns, kind_of_body
from accord.reading.parties.naming.stretch import Stretch
from accord.reading.parties.naming.titles import is_title
from accord.reading.parties.nouns import kind_of_noun
from accord.reading.parties.roll import kind_by_name, majority
from accord.reading.passages import Passage
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token


def label_names(pages: Sequence[Passage], stretches: dict[int, list[Stretch]]) -> dict[str, str]:
    """For each written name the label given to it most often: single recognitions of the small model err."""
    votes: dict[str, Counter[str]] = {}
    for page in pages:
        for s in stretches[page.number]:
            if s.entry is None and s.label != "RUN":
                votes.setdefault(words_under(page.doc, s.start, s.end), Counter())[s.label] += 1
    labels = {text: majority(count) for text, count in votes.items()}
    for page in pages:
        for s in stretches[page.number]:
            told = _told_beside(page, s) if s.entry is None else None
            if told is not None:
                labels[words_under(page.doc, s.start, s.end)] = told
    labels.update(dict.fromkeys(lone_bodies(pages, stretches, labels), "ORG"))
    for text in _persons(pages, stretches):
        labels[text] = "PERSON"
        given = text.split()[0]
        if labels.get(given) == "ORG" and kind_by_name(given) == "other":
            labels[given] = "PERSON"
    _spread_labels(labels, pages, stretches)
    return labels


def _told_beside(page: Passage, s: Stretch) -> str | None:
    """The label that its own words and those beside it tell plainly; none where they do not."""
    if _follows_title(page, s):
        return "PERSON"
    if s.end - s.start < _FULL and _RULED.match(words_under(page.doc, s.end, s.end + 2)):
        return "GPE"
    if s.label == "PERSON" and _ends_as_body(page, s):
        return "ORG"
    beside = kind_beside(page, s.start, s.end) != "other" if not _heads_body(page, s) else None
    return "ORG" if beside is not None and (beside or employs(page, s) or is_thing(page, s)) else None


# what follows the name of a land: "the Zamfara authorities", "Jalisco state government"
_RULED = re.compile(r"authorities\b|(?:state|provincial|cantonal) (?:government|authorities|administration|assembly)\b")


def _ends_as_body(page: Passage, s: Stretch) -> bool:
    """`Mopeto Copper`, `Hudson Hospitality LLC`, `NHS Devon`: whatever the recogniser takes it for."""
    first, last = page.doc[s.start], page.doc[s.end - 1]
    if s.end - s.start < 2 or first.text in wordset("people", "given"):
        return False
    initials = len(first.text) == len("NHS") and first.text.isupper() and first.text.isalpha() and not page.heading
    return kind_by_name(last.text) != "other" or (initials and not last.text.isupper() and first.text not in CALLED)


def _persons(pages: Sequence[Passage], stretches: dict[int, list[Stretch]]) -> list[str]:
    """Plain names of two or three words that a "who" follows, or whose last word is called Mr or Ms somewhere."""
    called: set[str] = set()
    plain: dict[str, None] = {}
    for page in pages:
        for s in stretches[page.number]:
            text = words_under(page.doc, s.start, s.end)
            if words_under(page.doc, s.end, s.end + 2) in {", who", ",who", "who"}:
                called.update(text.split()[-1:])  # none: a space the recogniser took for a name
            if s.start and page.doc[s.start - 1].text in CALLED:
                called.update(text.split()[-1:])  # none: a space the recogniser took for a name
            if s.entry is None and 2 <= len(text.split()) <= 3 and kind_by_name(text) == "other":
                plain.setdefault(text)
                if _is_described(page, s):
                    called.add(text.split()[-1])
    return [text for text in plain if text.split()[-1] in called]


def _is_described(page: Passage, s: Stretch) -> bool:
    """`Ann Lee, a telecoms analyst`; `the ministers of both states, Ann Lee and Ben Ray`."""
    root = page.doc[s.start : s.end].root
    if not all(t.text[:1].isupper() for t in page.doc[s.start : s.end]):
        return False
    known = wordset("people", "roles") | wordset("people", "watching")
    beside = [c for c in root.children if c.dep_ == "appos" and c.tag_ == "NN"]
    above = root.head if root.dep_ in {"appos", "conj"} else root
    beside += [above] if above.tag_ == "NNS" and words_under(page.doc, s.start - 1, s.start) in {",", "and"} else []
    return any(noun.text.islower() and noun.lemma_.lower() in known - _OF_BODIES for noun in beside)


_OF_BODIES = frozenset(
    {"member", "leader", "owner", "founder", "manager", "major", "chief", "head", "general", "chair"}
)
CALLED = frozenset({"Mr", "Mr.", "Ms", "Ms.", "Mrs", "Mrs.", "Dr", "Dr.", "Sir", "Dame", "Lord", "Lady"})


def _spread_labels(labels: dict[str, str], pages: Sequence[Passage], stretches: dict[int, list[Stretch]]) -> None:
    """The first word of a body's name alone is that body; the last of a person's name alone that person."""
    whole = {words_under(page.doc, s.start, s.end) for page in pages for s in stretches[page.number] if s.entry is None}
    for text in sorted(whole):
        if " " in text and labels.get(text, "RUN") in {"ORG", "RUN"}:
            first = text.split()[0]
            labels[first] = labels[re.sub(r"['’]s$", "", first)] = "ORG"
    for text in sorted(whole):
        if " " in text and labels.get(text) == "PERSON":
            labels[text.split()[-1]] = "PERSON"
            small = next((i for i, c in enumerate(text) if c.islower() and text[i - 1 : i] == " "), 0)
            if small:
                labels[text[small].upper() + text[small + 1 :]] = "PERSON"  # "Al-Haddad" of Ali al-Haddad
            if len(text.split()) > _FULL - 1 and text.split()[-2] in whole:
                labels[text.split()[-2]] = "PERSON"  # "Mamani" of Ana Mamani Rojas
            if text.split()[0] in whole and text.split()[0] not in labels:
                labels[text.split()[0]] = "PERSON"  # "Thanit" of Thanit Wongsawang


def kind_beside(page: Passage, first: int, last: int) -> str:
    """The kind told by a noun before or after a name: "the video platform Vireo", "Valbus, the private firm that"."""
    doc = page.doc
    before = doc[first - 1] if first else None
    root = doc[first:last].root
    beside = [before] if before is not None and before.dep_ in {"compound", "nmod", "appos"} else []
    beside += [c for c in root.children if c.dep_ == "appos"] + ([root.head] if root.dep_ == "appos" else [])
    given = 2 <= last - first <= _FULL and doc[first].text in wordset("people", "given") and not doc[last - 1].like_num
    for noun in beside:
        person = noun.lemma_.lower() in wordset("people", "roles") | wordset("people", "own_office")
        if person or not noun.text.islower() or (given and noun.lemma_.lower().endswith(("er", "or"))):
            continue  # "tram operator Ann Lee"
        if noun.pos_ in {"NOUN", "PROPN"} and noun.lemma_.lower() not in {
            "government",
            "ministry",
            "country",
            "city",
            "region",
        }:
            kind = kind_of_noun(noun)
            if kind is not None and kind != "state":
                return kind
    if given:
        return "other"
    return next((kind for noun in body_nouns(page, first, last) if (kind := kind_of_body(noun))), "other")


def _heads_body(page: Passage, s: Stretch) -> bool:
    """`the president of football's governing body Ann Lee`: a person, whatever noun stands before the name."""
    if s.label != "PERSON" or s.end - s.start < 2:
        return False
    before = page.doc[max(page.doc[s.start].sent.start, s.start - 9) : s.start]
    roles = [t.i for t in before if is_title(t) and t.i + 1 < s.start and t.nbor().lower_ in {"of", "at", "for"}]
    return bool(roles) and not any(t.is_punct or t.tag_ in {"VBD", "VBZ", "VBP"} for t in page.doc[roles[-1] : s.start])


def _follows_title(page: Passage, s: Stretch) -> bool:
    """A role noun right before the name, in the same noun phrase: "spokesman Liu Qiwen"."""
    root = page.doc[s.start : s.end].root
    text = words_under(page.doc, s.start, s.end)
    if (
        root.dep_ == "appos"
        and root.head.lemma_.lower() in wordset("people", "roles")
        and kind_by_name(text) == "other"
    ):
        return len(text.split()) in {2, 3} and all(w[:1].isupper() for w in text.split())
    if s.start == 0:
        return False
    before = page.doc[s.start - 1]
    if _is_one_of_crowd(before) and s.end - s.start < 2:
        return False
    person_like = all(t.text[:1].isupper() for t in page.doc[s.start : s.end]) and s.end - s.start <= 4
    if person_like and 2 <= s.end - s.start <= _FULL and before.lower_ in wordset("people", "somebody"):
        return kind_by_name(text) == "other"
    if s.end - s.start > 1 and kind_by_name(text) in _UNITED:
        return False  # "the 900 member Tram Drivers Union"
    return (
        person_like
        and (_is_office(before) or _is_one_of_crowd(before))
        and before.tag_ not in {"NNS", "NNPS"}
        and (before.head.i >= s.start and before.head.i < s.end)
    )


def _is_office(noun: Token) -> bool:
    """`spokesman Ann Lee`; but "market leader Orsa" is a firm."""
    of_trade = noun.i > 0 and noun.lower_ == "leader" and noun.nbor(-1).lower_ in _TRADES
    return is_title(noun) and not of_trade


_UNITED = frozenset({"union", "group", "court", "political_party"})
_FULL = 3  # words a person's name has at most, where nothing else tells that it is one
_TRADES = frozenset({"market", "industry", "sector", "world", "global", "segment"})


def _is_one_of_crowd(noun: Token) -> bool:
    """`protester Ann Lee`: one of many who are a party together."""
    return noun.tag_ != "NNS" and noun.text in wordset("people", "crowds") | wordset("people", "of_many")
