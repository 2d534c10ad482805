"""Pieces: names the recogniser cut in two ("the Drains and Dykes Authority"), and those it made of two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from accord.reading.lexicon import words, wordset
from accord.reading.parties.gazetteer import entries
from accord.reading.parties.naming.stretch import Stretch
from accord.reading.parties.roll import kind_by_name
from accord.reading.passages import Passage
from accord.reading.stretch_text import words_under

_LONGEST = 3  # words before the "and" of such a name


def whole_names(page: Passage, stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """The stretches in order, those joined by "and" that are one name put together."""
    held: Stretch | None = None
    for s in stretches:
        if held is not None and _is_one_name(page, held, s):
            held = replace(s, start=held.start, label="ORG", entry=None)
            continue
        if held is not None:
            yield held
        held = s
    if held is not None:
        yield held


def _is_one_name(page: Passage, first: Stretch, second: Stretch) -> bool:
    """`the Hostages and Missing Families Forum`: one article, and one word at the end that tells what body it is."""
    doc = page.doc
    between = words_under(doc, first.end, second.start)
    if between == "'" and first.entry is None and second.entry is None:
        plural = doc[first.end - 1].text.endswith("s")  # "the Dockers' Union"
        return plural and second.label != "PERSON" and _tells_body(words_under(doc, second.start, second.end))
    if between == "-" and second.entry is None and second.label != "PERSON" and first.end + 1 == second.start:
        head = words_under(doc, second.end - 1, second.end)  # "the US-China Business Council"
        return second.end - second.start > 1 and first.entry is not None and _tells_body(head)
    if between not in {"and", "&"} or first.entry is not None or second.entry is not None:
        return False
    if second.label == "PERSON" or first.end - first.start > _LONGEST:
        return False
    before = doc[first.start - 1].lower_ if first.start else ""
    head = words_under(doc, second.end - 1, second.end)
    text = words_under(doc, first.start, first.end)
    shire = head in {"Police", "Constabulary"}  # "Avon and Somerset Police"
    if not (shire or before in {"the", "'s", "its", "of"}) or not _tells_body(head) or text.isupper():
        return False
    capital = all(t.text[:1].isupper() for t in doc[first.start : first.end])
    return capital and kind_by_name(text) == "other" and not _tells_body(text.split()[-1])


@cache
def _body_words() -> frozenset[str]:
    named = {w for signals in words("people")["name_words"].values() for w in signals}
    return frozenset(named) - {"Gas", "Oil", "Steel", "Energy", "Rail", "Labour", "Farmers", "Fishermen", "Workers"}


def _tells_body(word: str) -> bool:
    plural = word.endswith("s") and not word.endswith("ss")
    return word in _body_words() and not plural


def is_made_of_names(page: Passage, s: Stretch) -> bool:
    """`Conservative UK`, `US Middle East`: names of the tables and of parts of the world, one after the other."""
    if s.entry is not None or s.end - s.start < 2:
        return False
    parts, at = [], s.start
    while at < s.end:
        size = next((n for n in range(s.end - at, 0, -1) if _is_known(words_under(page.doc, at, at + n))), 0)
        if not size:
            return False
        parts.append(words_under(page.doc, at, at + size))
        at += size
    if len(parts) == 1 or not _may_stand_before(parts[0]):
        return False  # "Samsung India" is a firm's branch
    last = entries().get(parts[-1])
    state = last is not None and last.kind in {"state", "bloc", "region"} and last.how == "name"
    return state or parts[-1] in wordset("people", "regions_of_earth")


def _may_stand_before(text: str) -> bool:
    first = entries().get(text)
    return first is None or first.kind in {"state", "bloc", "region", "political_party"}


def _is_known(text: str) -> bool:
    return text in entries() or text in wordset("people", "regions_of_earth")
