"""Offices: capitals before a title that tell whose office it is and what it is for: "EU High Representative"."""

from __future__ import annotations

from accord.reading.lexicon import wordset
from accord.reading.parties.gazetteer import Entry, entries
from accord.reading.parties.naming.beside import kind_of_body
from accord.reading.parties.naming.edges import LETTERS
from accord.reading.parties.naming.stretch import Stretch
from accord.reading.parties.naming.titles import STAFFS, is_title
from accord.reading.passages import Passage
from accord.reading.stretch_text import words_under

_NAME_AND_MORE = 3  # words: a first name, a surname and what stands before them
_SAINTS = frozenset({"San", "Santa", "Santo", "São", "Saint", "St", "St.", "dos", "de", "di", "del"})
_SENDING = frozenset({"state", "bloc", "io"})


def is_field(page: Passage, s: Stretch) -> bool:
    """`Human Resources` of "Human Resources Minister Ann Lee": what a minister is for, no body."""
    if s.entry is not None or s.label not in {"ORG", "RUN"} or s.end >= len(page.doc) or s.end - s.start < 2:
        return False
    lead = page.doc[s.start].text in entries() or page.doc[s.start].ent_type_ in {"GPE", "NORP", "PERSON"}
    return page.doc[s.end].text == "Minister" and not lead


def end_of_owner(page: Passage, s: Stretch, begin: int, owner: Entry) -> int:
    """Where the name of the owner ends that a run before a title begins with; 0 where the run may be a body's name.

    `begin`: where the rest begins, which tells what the office is for ("EU Trade Commissioner") or where its holder is
    sent ("UN Chad mediator"); in the second case all of it is said of the owner.
    """
    if page.doc[s.end - 1].text in STAFFS and words_under(page.doc, s.end, s.end + 1) == "Staff":
        return s.end + 1  # "the Turkish General Staff"
    if s.end >= len(page.doc) or not is_title(page.doc[s.end]):
        return 0
    if owner.how == "demonym" or _are(page, begin, s.end, "portfolios", "of_offices"):
        return begin
    sent = entries().get(words_under(page.doc, begin, s.end))
    return s.end if sent is not None and owner.kind in _SENDING and sent.kind in _SENDING else 0


def behind_body(page: Passage, s: Stretch) -> tuple[Stretch, ...]:
    """The person in a run, with the body before the name, as in `the union Orsa Ben Ray`.

    The person alone where the word before tells of an office: `Minister for Health Ann Lee`, `TD Ann Lee`.
    """
    if s.entry is not None or s.end - s.start != _NAME_AND_MORE:
        return ()
    first, before = page.doc[s.start], page.doc[max(0, s.start - 1)]
    person = Stretch(s.start + 1, s.end, "PERSON")
    if first.text in wordset("people", "portfolios"):
        of_office = before.lower_ in {"for", "of"} and s.start > 1 and is_title(before.nbor(-1))
        return (person,) if of_office else ()
    if first.text in LETTERS:
        return (person,)  # "independent TD Ann Lee"
    named = all(t.ent_type_ == "PERSON" and t.text.isalpha() for t in page.doc[s.start + 1 : s.end])
    named = named and page.doc[s.start + 1].text not in _SAINTS  # "the lender Monte San Tarn"
    told = named and first.text not in wordset("people", "given") and kind_of_body(before) is not None
    return (Stretch(s.start, s.start + 1, "ORG"), person) if told and before.i < s.start else ()


def _are(page: Passage, first: int, last: int, *keys: str) -> bool:
    """Whether all these words are of these lists."""
    known = frozenset[str]().union(*(wordset("people", key) for key in keys))
    return first < last and all(t.text in known for t in page.doc[first:last])
