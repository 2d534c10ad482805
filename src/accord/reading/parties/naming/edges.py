"""Edges: where a name begins and ends: "Ursula von der Leyen", "the Constitutional Democrats", "Ann Lee KC"."""

from __future__ import annotations

from dataclasses import replace

from accord.reading.lexicon import wordset
from accord.reading.parties.gazetteer import entries
from accord.reading.parties.naming.stretch import Stretch
from accord.reading.parties.naming.titles import is_title
from accord.reading.passages import Passage

LETTERS = frozenset(  # what comes behind the name of a person
    {"KC", "QC", "SC", "MP", "MEP", "MSP", "TD", "MLA", "OBE", "CBE", "MBE", "PhD", "MD", "Jr", "Sr"}
)


def edged(page: Passage, s: Stretch) -> Stretch:
    """The stretch with what belongs to its name and without what does not."""
    if s.entry is not None:
        return s
    return _with_kind(page, _without_letters(page, _without_opposed(page, _with_particles(page, s))))


def _with_particles(page: Passage, s: Stretch) -> Stretch:
    """`Ursula von der Leyen`, `von der Leyen`: small words between names are part of them."""
    if s.entry is not None or s.label not in {"PERSON", "RUN", "GPE", "ORG", "NORP"}:
        return s
    tokens, first, last = page.tokens, s.start, s.end
    while first > 0 and tokens[first - 1].text in _PARTICLES:
        first -= 1
    if first < s.start and first > 0 and tokens[first - 1].text in wordset("people", "given"):
        first -= 1
    stop = last
    while stop < len(tokens) and tokens[stop].text in _PARTICLES:
        stop += 1
    bare_end = tokens[last - 1].text in _PARTICLES  # the recogniser stopped in the middle
    if (
        (stop > last or bare_end)
        and stop < len(tokens)
        and tokens[stop].text[:1].isupper()
        and tokens[stop].text.isalpha()
    ):
        last = stop + 1
    return s if (first, last) == (s.start, s.end) else Stretch(first, last, "PERSON")


_PARTICLES = frozenset({"von", "van", "der", "den", "ter", "bin", "ibn"})


def _without_opposed(page: Passage, s: Stretch) -> Stretch:
    """`pro-Russian People's Front`: whom it is for or against is no part of its name."""
    doc = page.doc
    first = s.start
    if first > 1 and s.end - first > 1 and doc[first - 1].text == "-" and doc[first - 2].lower_ in _FOR_OR_AGAINST:
        first += 1
    return s if first == s.start else replace(s, start=first)


_FOR_OR_AGAINST = frozenset({"pro", "anti", "non", "ex", "post", "pre"})


def _without_letters(page: Passage, s: Stretch) -> Stretch:
    """`Ann Lee KC`, `Hydrologist Ann Lee`: a person, with what comes behind names, or with a trade before it."""
    doc = page.doc
    first, last = s.start, s.end
    if last - first > 2 and doc[last - 1].text in LETTERS:
        last -= 1
    if last - first > 2 and doc[first].is_sent_start and doc[first].lower_ in wordset("people", "watching"):
        first += 1
    return s if (first, last) == (s.start, s.end) else Stretch(first, last, "PERSON")


def _with_kind(page: Passage, s: Stretch) -> Stretch:
    """`the Constitutional Democrats`: the words with a capital before the plural of a creed tell which party it is."""
    doc = page.doc
    if doc[s.end - 1].text not in _CREEDS or s.label == "PERSON":
        return s
    first = s.start
    while first > 0 and not doc[first].is_sent_start and _tells_creed(page, first - 1):
        first -= 1
    added = doc[first : s.start]
    known = [entries().get(t.text) for t in added]
    of_people = all(e is not None and e.how == "demonym" for e in known)  # "Scottish Greens", said of the Greens
    return s if first == s.start or of_people else Stretch(first, s.end, "ORG")


def _tells_creed(page: Passage, i: int) -> bool:
    token = page.doc[i]
    if not token.text[:1].isupper() or not token.text.isalpha() or token.is_sent_start or is_title(token):
        return False
    known = entries().get(token.text)
    return token.tag_ in {"JJ", "NNP"} and (known is None or known.how == "demonym") and token.text not in _HOUSES


_HOUSES = frozenset({"House", "Senate", "Congressional", "State", "Council", "Assembly", "Parliament", "The"})
_CREEDS = frozenset(
    {"Democrats", "Liberals", "Conservatives", "Socialists", "Greens", "Nationalists", "Communists"}
) | {
    *("Republicans", "Christians", "Unionists", "Progressives", "Radicals", "Populists", "Centrists", "Federalists"),
}
