"""Points a text names as such: its cues for a quarrel, the lists it announces, what a dispute is said to be over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from accord.dossier.frames import frame_of
from accord.reading.clauses import child, conjuncts, end, start, trimmed
from accord.reading.lexicon import words, wordset
from accord.reading.passages import Passage, asks
from accord.reading.points.topics import (
    LONGEST,
    IsParty,
    Topic,
    head_of,
    is_dull,
    nouns_of,
    opens_thing,
    phrase_of,
    plain,
    unjoined,
)
from accord.reading.stretch_text import text_of, words_under

if TYPE_CHECKING:
    from accord.reading.parse import Stretch, Token

_SIDES = frozenset({"attr", "nsubj", "csubj", "ccomp", "dobj", "acomp", "advmod", "xcomp", "prep"})
_NAMED = frozenset({"attr", "nsubj", "csubj", "ccomp", "dobj", "xcomp", "prep"})
_LIST = re.compile(
    r"\b(?:demands?|conditions?|minimum|agenda|list|things|items|points|terms|priorities|issues|questions|obstacles"
    r"|requests|differences)\b[^:.]{0,40}:\s+",
    re.I,
)


def named_points(page: Passage, sentence: Stretch, is_party: IsParty) -> Iterator[Topic]:
    """Every point this sentence names as one."""
    yield from _cued(page, sentence)
    yield from _announced(page, sentence)
    yield from _quarrels(page, sentence, is_party)


def _cued(page: Passage, sentence: Stretch) -> Iterator[Topic]:
    """`the biggest point of contention is X`, `unresolved are X and Y`, `then there is X`."""
    if asks(sentence):
        return
    for verb in [t for t in page.verbs(sentence) if t.lemma_ in {"be", "remain"}]:
        sides = [c for c in verb.children if c.dep_ in _SIDES]
        cued = [c for c in sides if _has_cue(page, c)] or _then_there_is(verb)
        named = [c for c in sides if c not in cued and c.dep_ in _NAMED]
        if not cued or not named:
            continue
        parts = [c for c in conjuncts(_inner_noun(named[-1])) if c.pos_ in {"NOUN", "PROPN", "VERB"}]
        parts = [c for c in parts if c.ent_type_ != "PERSON"]  # who stands in the way is not what is to be settled
        for part in parts:
            first, last = (
                phrase_of(part, sentence.end) if part.pos_ != "VERB" else trimmed(part, start(part), end(part))
            )
            whole = trimmed(verb, min([first, *(start(c) for c in cued)]), max([last, *(end(c) for c in cued)]))
            a, b = whole if len(parts) == 1 else (first, last)
            text = words_under(page.doc, first, last)
            frame = frame_of(text)
            key = frame.id if frame else part.lemma_.lower()
            yield Topic(plain(text), page, a, b, key, True, frame, set(nouns_of(part)))
        return


def _announced(page: Passage, sentence: Stretch) -> Iterator[Topic]:
    """`on the agenda: A, B and C`, `three demands: A; B; C`: each thing of a list that is announced as one."""
    text = text_of(sentence)
    found = _LIST.search(text) if ":" in text else None
    if found is None or asks(sentence):
        return
    begin = next((t.i for t in sentence if t.idx - sentence.start_char >= found.end()), sentence.end)
    cuts = [begin, *(t.i + 1 for t in sentence if t.i > begin and (t.text in {",", ";"} or t.lower_ == "and"))]
    pieces = [trimmed(page.doc[a], a, b) for a, b in zip(cuts, [*cuts[1:], sentence.end], strict=True) if b - a > 1]
    named = [(head, a, unjoined(page.doc, a, b)) for a, b in pieces if (head := head_of(page.doc[a:b])) is not None]
    for head, a, b in named if 2 <= len(named) <= 8 else []:
        if b - a <= LONGEST and opens_thing(page.doc[a]):
            yield _named(page, head, a, b)


def _quarrels(page: Passage, sentence: Stretch, is_party: IsParty) -> Iterator[Topic]:
    """`the question of the missing`, `a dispute over hours and pay`: what they quarrel over."""
    over = wordset("events", "over")
    for t in page.lemmatised(sentence, over):
        if t.pos_ != "NOUN":
            continue
        prep = next((c for c in t.children if c.dep_ == "prep" and c.lower_ in {"of", "over", "about", "on"}), None)
        noun = child(prep, "pobj") if prep is not None else None
        if prep is None or noun is None or (prep.lower_ == "of" and t.lemma_ not in {"question", "issue", "matter"}):
            continue
        for one in conjuncts(noun):
            if one.pos_ == "NOUN" and not is_dull(one, page, is_party):
                yield _named(page, one, *phrase_of(one, sentence.end))


def _named(page: Passage, noun: Token, begin: int, stop: int) -> Topic:
    """A point the text itself names as one."""
    first, last = phrase_of(noun, stop)
    text = words_under(page.doc, first, last)
    frame = frame_of(text)
    key = frame.id if frame else noun.lemma_.lower()
    return Topic(plain(text), page, begin, stop, key, True, frame, set(nouns_of(noun)))


def _then_there_is(verb: Token) -> list[Token]:
    """`Then there is oil.`: the next of several questions."""
    opens = [c for c in verb.children if c.dep_ == "advmod" and c.lower_ in {"then", "finally", "next"}]
    return opens if opens and child(verb, "expl") is not None and end(verb) - start(verb) <= 12 else []


def _inner_noun(token: Token) -> Token:
    """`is likely to be the fate of the weapons`: the noun under the inner verb."""
    for _ in range(3):
        deeper = child(token, "attr", "xcomp") or (child(token, "pobj") if token.dep_ == "prep" else None)
        if token.pos_ in {"NOUN", "PROPN"} or deeper is None:
            return token
        token = deeper
    return token


@cache
def _cues() -> re.Pattern[str]:
    """What says "this is what they quarrel about", in any of its words."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(c) for c in words('events')['points']['cues'])})s?(?!\w)")


def _has_cue(page: Passage, token: Token) -> bool:
    """A phrase that says "this is what they quarrel about", or a noun of dispute singled out: "the third issue"."""
    text = words_under(page.doc, start(token), end(token)).lower()
    if _cues().search(text):
        return True
    singled = any(c.lower_ in wordset("events", "singling") or c.tag_ in {"JJS", "RBS"} for c in token.children)
    if token.lemma_.lower() in wordset("events", "quarrels"):
        return singled
    return token.lower_ in {"first", "second", "third", "fourth", "last"} and token.dep_ == "nsubj"
