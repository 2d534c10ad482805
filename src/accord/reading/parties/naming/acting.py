"""Acting: clues that a name taken for a person's or a place's is that of a body: what it has, does and is told with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from accord.reading.lexicon import words, wordset
from accord.reading.parties.gazetteer import fields
from accord.reading.parties.naming.stretch import Stretch
from accord.reading.parties.naming.titles import is_title
from accord.reading.parties.roll import kind_by_name
from accord.reading.passages import Passage
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token

_OFFICERS = frozenset({"chief", "chairman", "chairwoman", "boss", "director", "executive", "president"})
_EMPLOYED = frozenset({"executive", "director", "shareholder", "spokesman", "spokeswoman", "chairman"}) | {
    *("management", "lawyer", "works", "workforce", "shareholders", "deputies", "lawmakers", "members")
}
_SEATS = (
    r"(?:deputies|seats|members|MPs|MEPs|lawmakers|senators|votes|councillors|ministers|delegates|workers|branches)"
)
_NUMBER = r"(?:[\d,.]+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|few|many|handful of|\w+teen|\w+ty)"
_OWN = r"(?:members|parent|shareholders|fleet|workforce|bosses|board|leaders|caucus|candidate|customers|plant|factory)"
_STRENGTH = re.compile(
    rf"^, (?:whose (?:\w+ )?{_NUMBER} {_SEATS}|whose {_OWN}|with (?:its |their )?{_NUMBER} {_SEATS}"
    rf"|{_NUMBER} {_SEATS} strong|attached to|affiliated (?:to|with)|governed by|allied (?:to|with)"
    r"|listed (?:in|on)|in opposition)\b"
)
_NAMED = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "appos", "conj", "poss"})


def is_thing(page: Passage, s: Stretch) -> bool:
    """`Paris-based Orsa`, `Orsa, which ...`, `Orsa chief executive Ann Lee`: no person is spoken of so."""
    doc, follows = page.doc, words_under(page.doc, s.end, s.end + 2)
    if follows in {", which", "which"} and s.label in {"PERSON", "ORG"} and not is_like_person(page, s):
        return True
    if _STRENGTH.match(words_under(doc, s.end, s.end + 6)) and not is_like_person(page, s):
        return True
    based = s.start > 1 and doc[s.start - 1].lower_ in {"based", "owned"} and doc[s.start - 2].text in {"-", "–"}
    if based or (s.start and doc[s.start - 1].lower_.endswith(("-based", "-owned", "-listed"))):
        return s.label in {"PERSON", "ORG"}
    if (s.label == "PERSON" and _has_article(page, s)) or _is_owned(page, s):
        return True
    after = s.end
    while after + 1 < len(doc) and doc[after].lower_ in _OFFICERS:
        after += 1
    return s.label == "PERSON" and s.end - s.start == 1 and after > s.end and doc[after].text[:1].isupper()


def _is_owned(page: Passage, s: Stretch) -> bool:
    """`a stake in Orsa`, `shares in Orsa`."""
    doc, i = page.doc, s.start - 1 - (s.start > 1 and page.doc[s.start - 1].lower_ == "the")
    return i > 0 and doc[i].lower_ in {"in", "of"} and doc[i - 1].lower_ in _OWNED


_OWNED = frozenset({"stake", "stakes", "shares", "shareholding", "shareholders", "holding"})


def employs(page: Passage, s: Stretch) -> bool:
    """`Vireo's chief executive`: who has such officers is a body, not a place."""
    root = page.doc[s.start : s.end].root
    if root.dep_ != "poss" or root.head.lemma_.lower() not in _EMPLOYED:
        return False
    person = s.label == "PERSON" and (s.end - s.start > 1 or page.doc[s.start].text in wordset("people", "given"))
    return not person  # "Ann Lee's spokesman" is hers


def is_like_person(page: Passage, s: Stretch) -> bool:
    """A first name, and perhaps more."""
    return s.end - s.start <= 3 and page.doc[s.start].text in wordset("people", "given")


def _has_article(page: Passage, s: Stretch) -> bool:
    """`the Loam Workshop`: a person's name has no article, but where it tells what follows ("the Lee case")."""
    root = page.doc[s.start : s.end].root
    if s.start == 0 or page.doc[s.start - 1].lower_ != "the" or root.dep_ not in _NAMED or root.i != s.end - 1:
        return False
    after = page.doc[s.end] if s.end < len(page.doc) else None
    return after is None or not (after.text[:1].isupper() or after.text == "-" or after.pos_ == "NOUN")


def lone_bodies(
    pages: Sequence[Passage], stretches: Mapping[int, Sequence[Stretch]], labels: Mapping[str, str]
) -> set[str]:
    """Names taken for persons or places that act as bodies do: "Chega has proposed", of nobody introduced."""
    introduced = _introduced(pages, stretches, labels)
    found: set[str] = set()
    for page in [p for p in pages if not p.heading]:
        for s in stretches[page.number]:
            text = words_under(page.doc, s.start, s.end)
            label = labels.get(text, s.label)
            if s.entry is not None or label not in {"PERSON", "GPE", "LOC", "FAC"} or text in found:
                continue
            verb = _verb(page, s)
            if verb is None:
                continue
            if label == "PERSON":
                lone = " " not in text and text not in introduced and not _is_told_as_person(page, s)
            else:
                lone = verb.lemma_ in wordset("people", "willing") | _SAYING and not text.isupper()
            if lone:
                found.add(text)
    return found


_SAYING = frozenset(
    {"hint", "accuse", "urge", "warn", "argue", "claim", "sue", "vote", "protest", "maintain", "complain"}
) | {*("lobby", "press", "signal", "suggest", "resist", "block", "veto", "respond", "reply", "announce", "object")}


def _verb(page: Passage, s: Stretch) -> Token | None:
    """What it does, where it does something."""
    root = page.doc[s.start : s.end].root
    if root.dep_ == "nsubj" and root.head.pos_ in {"VERB", "AUX"} and root.head.i > root.i:
        return root.head
    return None


def _introduced(
    pages: Sequence[Passage], stretches: Mapping[int, Sequence[Stretch]], labels: Mapping[str, str]
) -> set[str]:
    """The words that are of persons: parts of their names, what a title stands before, first names, known leaders."""
    found = set(wordset("people", "given")) | _leading()
    for page in pages:
        for s in stretches[page.number]:
            text = words_under(page.doc, s.start, s.end)
            if " " in text and labels.get(text, s.label) in {"PERSON", "RUN"} and kind_by_name(text) == "other":
                found.update(part for part in re.split(r"[\s-]+", text) if part)
                found.update(text.split())
            before = page.doc[s.start - 1] if s.start else None
            if before is not None and is_title(before):
                found.add(text)
    return found


def _is_told_as_person(page: Passage, s: Stretch) -> bool:
    """`he` or `she` in the sentence or at the head of the next one; "Chega, who", an age."""
    doc, sentence = page.doc, page.doc[s.start].sent
    told = {"he", "she", "his", "her", "him", "himself", "herself", "who", "whom"}
    if any(t.lower_ in told for t in doc[s.end : min(sentence.end + 2, len(doc))]):
        return True
    return words_under(doc, s.end, s.end + 1) == "," and words_under(doc, s.end + 1, s.end + 2).isdigit()


@cache
def _leading() -> frozenset[str]:
    """The surnames of those who have led a state or a body, and the parts of their full names."""
    lines = [fields(line, 2) for line in words("leaders")]
    return frozenset(part for surname, full in lines for part in [surname, *full.replace(",", " ").split()])
