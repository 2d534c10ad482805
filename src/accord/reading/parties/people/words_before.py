"""Words before a title: the body a common noun there names, of which somebody is an officer: "union secretary"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.lexicon import words, wordset
from accord.reading.parties.kinds import generic
from accord.reading.parties.resolver import Resolver
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from accord.reading.parse import Token


def by_word(refs: Resolver, page: Passage, word: Token) -> str | None:
    """A possessive, or a common noun that names a body: "guild president", "its spokesman", "the union's leader"."""
    if word.tag_ == "PRP$" or (word.dep_ == "poss" and word.pos_ in {"NOUN", "PROPN"}):
        return refs.whose(page, word)
    for members in (f"{word.text}s", f"{word.text} Party"):
        if word.text[:1].isupper() and members in refs.roll.parties and not refs.roll.parties[members].watcher:
            return members  # "Liberal leader Ann Lee" speaks for the Liberals
    lemma = word.lemma_.lower()
    plain = word.text.islower() or word.i == word.sent.start
    if word.pos_ not in {"NOUN", "PROPN"} or not plain or lemma in wordset("people", "roles") or _is_within(word):
        return None
    if (
        lemma in {"government", "administration", "cabinet"}
        and word.i + 1 < len(page.doc)
        and word.nbor().lower_ == "of"
    ):
        return None  # "the government of President Ann Lee" says nothing of whose
    so_named = _named_so(refs, page, word)
    if so_named:
        return so_named
    armies = lemma in wordset("people", "armies")
    bodies = any(lemma in signals for signals in words("people")["kinds"].values())
    found = generic(refs, page, word) if armies or bodies else None
    apart = lemma in wordset("people", "offices_apart")
    return None if found is not None and apart and lemma not in found.lower() else found


def _named_so(refs: Resolver, page: Passage, word: Token) -> str | None:
    """`council president`, after "a survey by the Dairy Council": the body so named last, not long ago."""
    last, here = word.text.capitalize(), (page.number, word.i)
    for name in reversed(refs.names.on(page.number - 1, page.number)):
        so = name.text.split()[-1] == last != name.text
        if so and name.party and (name.passage.number, name.end) <= here:
            return None if refs.roll.parties[name.party].watcher else name.party
    return None


def _is_within(word: Token) -> bool:
    """`group chief executive`, `country manager`, `cabinet member`, `armed forces minister`: part of the title."""
    after = {t.lower_ for t in word.doc[word.i + 1 : word.i + 4]}
    titled = after & {"minister", "secretary"} and word.lemma_.lower() not in {"union", "party", "guild", "federation"}
    owned = word.i > 0 and word.nbor(-1).tag_ == "POS" and word.lower_ in _REACHES  # "the union's state organiser"
    return owned or bool(titled) or (word.lower_ in _WITHIN and bool(after & _OFFICERS))


_WITHIN = frozenset({"group", "country", "board", "cabinet", "branch", "county", "state", "region", "force", "forces"})
_REACHES = frozenset({"state", "country", "county", "region", "province", "territory", "island", "city"})
_OFFICERS = frozenset(
    {"attorney", "chief", "executive", "manager", "director", "member", "governor", "commissioner", "head"}
)
