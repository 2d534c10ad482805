"""Titles: the words before a name that are no part of it: "Health Minister Ann Lee", "General Saleh"."""

from __future__ import annotations

from typing import Any

from accord.reading.lexicon import wordset
from accord.reading.parties.roll import kind_by_name

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
    if after is None or title.text not in {"General", "Captain", "Marshal", "Consul"}:
        return False
    if not after.text[:1].isupper() or (after.text.isupper() and "." not in after.text):
        return False
    return after.text not in wordset("people", "general_bodies") and kind_by_name(after.text) == "other"


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
    return bool(of_staff or (token.text == "Staff" and token.i > 0 and token.nbor(-1).text in _STAFFS))


_STAFFS = frozenset({"General", "Defence", "Defense", "Joint", "Army", "Naval", "Air"})
