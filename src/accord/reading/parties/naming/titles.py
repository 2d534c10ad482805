"""Titles: the words before a name that are no part of it: "Health Minister Ann Lee", "General Saleh"."""

from __future__ import annotations

from typing import Any

from accord.reading.lexicon import wordset
from accord.reading.parties.gazetteer import entries
from accord.reading.parties.roll import is_watcher, kind_by_name

_NAMESAKES = frozenset({"General", "King", "Queen", "Prince", "Major", "Captain", "Head", "Chief", "Consul", "Marshal"})


def is_title(token: Any) -> bool:
    """Whether the word stands before names: "minister", "Dr"."""
    return token.lemma_.lower() in wordset("people", "roles") or token.text in wordset("people", "titles")


def is_cause(title: Any) -> bool:
    """`Justice` of "Debt Justice Southern Africa", which is no judge's title."""
    before = title.nbor(-1) if title.i else None
    plain = before is not None and before.text[:1].isupper() and before.text not in _OF_JUDGES
    return bool(title.text == "Justice" and plain)


_OF_JUDGES = frozenset({"Mr", "Mr.", "Mrs", "Lord", "Lady", "Chief", "Court", "Associate", "Madam", "And", "But"})


def heads_name(title: Any) -> bool:
    """Whether a title stands before a name, not in it: not in "General Motors"."""
    return title.text not in _NAMESAKES or _is_of_office(title) or _is_rank(title)


def _is_rank(title: Any) -> bool:
    """`General Saleh`, who is no "General Motors" and no "General Council"."""
    after = title.nbor() if title.i + 1 < len(title.doc) else None
    if after is not None and title.text in _CROWNED:
        return _is_crowned(title)
    if after is None or title.text not in {"General", "Captain", "Marshal", "Consul"}:
        return False
    if not after.text[:1].isupper() or (after.text.isupper() and "." not in after.text):
        return False
    return after.text not in wordset("people", "general_bodies") and kind_by_name(after.text) == "other"


def _is_crowned(title: Any) -> bool:
    """`Jordan's King Omar`, `the Bhutanese Queen`; not Martin Luther King, King Saud University or Prince Rupert."""
    tokens, first = title.doc.tokens, title.i + 1
    before = title.nbor(-1) if title.i else None
    own = before is None or before.tag_ == "POS" or not before.text[:1].isupper() or _ends_people(title)
    last = first
    while last < len(tokens) and tokens[last].text[:1].isupper():
        last += 1
    one = 1 <= last - first <= _REGNAL and all(t.text.isalpha() for t in tokens[first:last])
    acts = tokens[last - 1].dep_ in {"nsubj", "nsubjpass", "agent"} if last > first else False
    return (
        own and one and acts and kind_by_name(name := title.doc.words(first, last)) == "other" and not is_watcher(name)
    )


def _ends_people(title: Any) -> bool:
    """`Saudi Arabian King`, `Thai King`."""
    return any(title.doc.words(max(0, title.i - n), title.i) in entries() for n in (1, 2))


_CROWNED = frozenset({"King", "Queen", "Prince", "Princess"})
_REGNAL = 3  # words of such a name: "Queen Anne Marie II"


def _is_of_office(title: Any) -> bool:
    """`Crown Prince Ali Saleh`: no part of a name, after such a word."""
    return title.i > 0 and title.nbor(-1).text in wordset("people", "portfolios") | wordset("people", "ranks")


def is_of_state(token: Any) -> bool:
    """`Secretary of State Ann Lee`: the state is no part of her name; nor the staff of "Chief of the General Staff"."""
    of_staff = token.text in {"State", "Staff"} and token.i > 0 and token.nbor(-1).lower_ == "of"
    first = token.i
    while first > 0 and token.doc[first].text in wordset("people", "portfolios"):
        first -= 1
    office = 1 < first < token.i and token.doc[first].lower_ == "of" and is_title(token.doc[first - 1])
    if office:  # "Minister of Foreign Affairs Ann Lee"
        return True
    return bool(of_staff or (token.text == "Staff" and token.i > 0 and token.nbor(-1).text in STAFFS))


STAFFS = frozenset({"General", "Defence", "Defense", "Joint", "Army", "Naval", "Air"})
