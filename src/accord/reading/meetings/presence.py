"""Presence: who is said to come to a meeting wherever the text says so, and who is said to be missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from accord.reading.clauses import SUBJECTS, ancestors, child, conjuncts
from accord.reading.lexicon import wordset
from accord.reading.parties.references import References
from accord.reading.passages import Passage
from accord.reading.stretch_text import text_of

if TYPE_CHECKING:
    from accord.reading.parse import Token

_MISSING = re.compile(
    r"\b(?:not (?:been |be )?(?:invited|asked)|uninvited|(?:been |be )?(?:excluded|left out|shut out|barred|sidelined)"
    r"|boycott(?:s|ed|ing)?|stay(?:s|ed|ing)? away|neither of (?:which|whom) will be|no seat at|absent from"
    r"|(?:will|would|do|does|did|is|are|was|were|have|has|had|wo|could|can)(?: not|n['’]t) (?:be |been |have )?"
    r"(?:there|present|attend\w*|take part|taking part|at the table|in the room|a seat|represented|travel\w*"
    r"|join(?:ed|ing)?(?: \w+){0,3} (?:talks|meeting|summit|session|conference|round|table))"
    r"|sen(?:d|ds|ding|t) (?:nobody|no one|no delegat\w+))\b",
    re.I,
)
_UNSURE = re.compile(r"\b(?:if|unless|threat\w*|may|might|could|would|warn\w*|demand\w*)\b", re.I)


_NEITHER = re.compile(r"\b(?:neither|none of|nobody|no one)\b[^.;]{0,60}$", re.I)
_COMING = re.compile(
    r"\b(?:(?:will|shall|(?:is|are) to|(?:has|have) agreed to|(?:has|have) promised to|agreed to)(?: also| both| all)? "
    r"(?:attend|take part|be there|be present|be represented|be at the table|send)"
    r"|(?:is|are)(?: also| both| all)? (?:sending|taking part|attending|represented)|(?:has|have) sent"
    r"|(?:was|were)(?: also| both| all)? (?:in attendance|represented|present)|in attendance were"
    r"|attended(?: \w+){1,3} (?:meeting|summit|talks|conference|session|gathering)"
    r"|took part in(?: \w+){1,3} (?:meeting|summit|talks|conference|session|gathering))\b",
    re.I,
)


def coming(pages: Sequence[Passage], refs: References) -> list[str]:
    """Who is said to attend, to be represented or to send somebody: "Peru is sending its foreign minister"."""
    found: list[str] = []
    for page in pages:
        for sentence in page.sentences():
            told = None if page.heading else _COMING.search(text_of(sentence))
            if (
                told is None
                or _NEITHER.search(text_of(sentence)[: told.start()])
                or _UNSURE.search(text_of(sentence)[max(0, told.start() - 40) : told.end()])
            ):
                continue
            inside = [t for t in sentence if told.start() <= t.idx - sentence.start_char < told.end()]
            for verb in [t for t in inside if t.pos_ == "VERB" or t.lemma_ == "be"]:
                whom = child(verb, "dobj")
                sends = verb.lemma_ == "send" and (
                    whom is None or whom.lemma_.lower() not in wordset("events", "envoys")
                )
                found += _who_misses(page, verb, refs) if not sends else []
    return [p for p in dict.fromkeys(found) if not refs.roll.parties[p].watcher]


def missing(pages: Sequence[Passage], refs: References) -> list[str]:
    """Who is said not to be asked, to be left out or to stay away: "Syria, which has not been invited"."""
    found: list[str] = []
    for page in pages:
        for sentence in page.sentences():
            told = None if page.heading else _MISSING.search(text_of(sentence))
            comes = _COMING.search(text_of(sentence)) if told is None and not page.heading else None
            if comes is not None and _NEITHER.search(text_of(sentence)[: comes.start()]):
                told = comes
            if told is None:
                continue
            if _UNSURE.search(text_of(sentence)[max(0, told.start() - 40) : told.end()]):
                continue
            inside = [t for t in sentence if told.start() <= t.idx - sentence.start_char < told.end()]
            for verb in [t for t in inside if t.pos_ in {"VERB", "AUX", "ADJ"}]:
                found += _who_misses(page, verb, refs)
    return list(dict.fromkeys(found))


_RELATIVE = frozenset({"which", "who", "that", "neither", "none", "both"})


def _who_misses(page: Passage, verb: Token, refs: References) -> list[str]:
    """The subject of the verb, or the noun its relative clause hangs on."""
    for t in [verb, *ancestors(verb)][:4]:
        who = next((c for c in t.children if c.dep_ in SUBJECTS), None)
        if who is not None:
            whose = any(c.lower_ == "whose" for c in who.children)  # "Peru, whose envoy will attend"
            if (whose or who.lower_ in _RELATIVE) and t.dep_ == "relcl":
                who = t.head
            return [p for c in conjuncts(who) if (p := refs.whose(page, c))]
    return []
