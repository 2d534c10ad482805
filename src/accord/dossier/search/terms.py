"""Terms: a person's words as an expression of SQLite's full-text search, none of whose syntax they use by accident."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from accord.problem import Problem, Problems, refuse

MOST = 30  # terms
LONGEST = 200  # characters of a term
_PARTS = re.compile(r'"([^"]*)"|([^\s"]+)')


def match_of(words: Iterable[str]) -> str:
    """The expression for texts with all these words. Raises Problems for words nothing can be searched for by.

    Words with a space in them, and those between quotation marks, are a phrase; a `*` at the end stands for any ending.

    >>> match_of(["sanction*", "security guarantees", '"red line" NOT'])
    '"sanction"* "security guarantees" "red line" "NOT"'
    """
    terms = [term for word in words for term in _terms(word)]
    if len(terms) > MOST:
        raise refuse(f"more than {MOST} words to search for", hint="leave out the common ones")
    problems = [p for p in map(_problem, terms) if p is not None]
    if problems:
        raise Problems(problems)
    return " ".join(map(_quoted, terms))


def _terms(word: str) -> Iterator[str]:
    if '"' not in word:
        yield word
        return
    if word.count('"') % 2:
        raise refuse(f"a quotation mark is missing in {_shown(word)}", hint='write a phrase as: "red line"')
    for phrase, plain in _PARTS.findall(word):
        yield phrase or plain


def _problem(term: str) -> Problem | None:
    if len(term) > LONGEST:
        return Problem("error", f"a word or phrase of more than {LONGEST} characters", None, "shorten it")
    if not any(c.isalnum() for c in term):
        return Problem("error", f"there is nothing to search for in {_shown(term)}", None, "give letters or figures")
    if any("\ud800" <= c <= "\udfff" for c in term):
        return Problem("error", f"{_shown(term)} is not text in this terminal's encoding")
    return None


def _quoted(term: str) -> str:
    inner = term.rstrip("*").replace('"', '""').replace("\0", " ")
    return f'"{inner}"' + ("*" if term.endswith("*") else "")


def _shown(term: str) -> str:
    return '"' + "".join(c if c.isprintable() else "·" for c in term[:60]) + '"'
