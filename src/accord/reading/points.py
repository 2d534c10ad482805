"""Points: the questions on the table, from the text's own cues and from what the claims are about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from accord.dossier.frames import Frame, frame_of
from accord.reading.clauses import child, conjuncts, end, start, trimmed
from accord.reading.lexicon import words, wordset
from accord.reading.passages import Passage, asks
from accord.reading.stances.drafts import Draft

if TYPE_CHECKING:
    from spacy.tokens import Span as Stretch
    from spacy.tokens import Token

IsParty = Callable[[Passage, "Token"], bool]
_TELLING = frozenset({"wants", "demands", "offers", "refuses", "rejects", "accepts"})
_SIDES = frozenset({"attr", "nsubj", "csubj", "ccomp", "dobj", "acomp", "advmod", "xcomp", "prep"})
_NAMED = frozenset({"attr", "nsubj", "csubj", "ccomp", "dobj", "xcomp", "prep"})
_LONGEST = 16  # tokens of a quote: longer ones tell of several things


@dataclass(slots=True)
class Topic:
    """One point while reading: a name in plain words, the phrase it was read from, the frame or noun that marks it."""

    name: str
    page: Passage
    start: int
    end: int
    key: str
    cued: bool
    frame: Frame | None = None
    nouns: set[str] = field(default_factory=set)
    claims: list[int] = field(default_factory=list)
    holders: set[str] = field(default_factory=set)
    asked: bool = False
    shown: bool = False  # the phrase itself shows the frame
    size: int = 0  # tokens of the phrase


def find_points(pages: Sequence[Passage], claims: Sequence[Draft], is_party: IsParty) -> list[Topic]:
    """The points of a text: those it names as such, then those its more telling claims are about."""
    topics: list[Topic] = []
    for page in pages:
        if not page.heading:
            for sentence in page.sentences():
                for topic in _cued(page, sentence):
                    if not any(t.key == topic.key for t in topics):
                        topics.append(topic)
    for n, claim in enumerate(claims):
        noun = _matter(claim, is_party)
        if noun is None:
            continue
        about = _topic_of(topics, claim, noun)
        if about is not None:
            about.claims.append(n)
            about.holders.update(claim.holders)
    return [t for t in topics if _is_worth(t)]


def _is_worth(topic: Topic) -> bool:
    """Named by the text, or returned to, or asked for in more than a word."""
    if topic.cued or len(topic.claims) >= 2:
        return True
    return topic.frame is not None if not topic.asked else topic.frame is not None or topic.size >= 4


def _topic_of(topics: list[Topic], claim: Draft, noun: Token) -> Topic | None:
    """The topic a claim belongs to, new where none fits; a plainer phrase for a known one replaces the first."""
    first, last = _phrase_of(noun, claim.content[1])
    words_of = claim.page.doc[first:last].text
    shown = frame_of(words_of)
    frame = shown or frame_of(claim.page.doc[claim.content[0] : claim.content[1]].text)
    nouns = set(_nouns(noun))
    new = Topic(
        _plain(words_of) if shown or not frame else frame.name,
        claim.page,
        *_quote_of(claim, first, last),
        key=frame.id if frame else noun.lemma_.lower(),
        cued=False,
        frame=frame,
        nouns=nouns,
        asked=claim.stance in {"wants", "demands", "offers"} and not claim.weak,
        shown=shown is not None,
        size=last - first,
    )
    telling = not claim.weak and claim.stance in _TELLING
    for topic in topics:
        if (topic.key == new.key and not topic.cued) or (
            nouns & topic.nouns and (topic.cued or not (frame and topic.frame))
        ):
            if telling and not topic.cued and (new.asked, new.shown) > (topic.asked, topic.shown):
                topic.name, topic.page, topic.start, topic.end = new.name, new.page, new.start, new.end
                topic.asked, topic.shown, topic.size = new.asked, new.shown, new.size
            return topic
    if not telling:
        return None
    topics.append(new)
    return new


def _quote_of(claim: Draft, first: int, last: int) -> tuple[int, int]:
    """The whole of what is asked for, where that is short; else the phrase that names it."""
    begin, stop = claim.content
    doc = claim.page.doc
    while begin < first and doc[begin].lower_ in {"to", "that", "for", "on"}:
        begin += 1
    return (begin, stop) if begin <= first and last <= stop + 2 and stop - begin <= _LONGEST else (first, last)


def _cued(page: Passage, sentence: Stretch) -> Iterator[Topic]:
    """`the biggest point of contention is X`, `unresolved are X and Y`, `then there is X`."""
    if asks(sentence):
        return
    for verb in [t for t in sentence if t.lemma_ in {"be", "remain"} and t.pos_ in {"AUX", "VERB"}]:
        sides = [c for c in verb.children if c.dep_ in _SIDES]
        cued = [c for c in sides if _has_cue(page, c)] or _then_there_is(verb)
        named = [c for c in sides if c not in cued and c.dep_ in _NAMED]
        if not cued or not named:
            continue
        parts = [c for c in conjuncts(_inner_noun(named[-1])) if c.pos_ in {"NOUN", "PROPN", "VERB"}]
        for part in parts:
            first, last = (
                _phrase_of(part, sentence.end) if part.pos_ != "VERB" else trimmed(part, start(part), end(part))
            )
            whole = trimmed(verb, min([first, *(start(c) for c in cued)]), max([last, *(end(c) for c in cued)]))
            a, b = whole if len(parts) == 1 else (first, last)
            text = page.doc[first:last].text
            frame = frame_of(text)
            key = frame.id if frame else part.lemma_.lower()
            yield Topic(_plain(text), page, a, b, key, True, frame, set(_nouns(part)))
        return


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
    text = page.doc[start(token) : end(token)].text.lower()
    if _cues().search(text):
        return True
    singled = any(c.lower_ in wordset("events", "singling") or c.tag_ in {"JJS", "RBS"} for c in token.children)
    if token.lemma_.lower() in wordset("events", "quarrels"):
        return singled
    return token.lower_ in {"first", "second", "third", "fourth", "last"} and token.dep_ == "nsubj"


def _matter(claim: Draft, is_party: IsParty) -> Token | None:
    """What a claim is about: the object of its innermost verb, else the first telling noun of its content."""
    doc = claim.page.doc
    dull = wordset("events", "dull")
    found = []
    for t in doc[claim.content[0] : claim.content[1]]:
        if t.pos_ not in {"NOUN", "PROPN"} or t.dep_ not in {
            "dobj",
            "pobj",
            "nsubj",
            "nsubjpass",
            "attr",
            "conj",
            "ROOT",
            "ccomp",
        }:
            continue
        if (
            (t.lemma_.lower() in dull and not _has_of(t))
            or t.ent_type_ in {"PERSON", "DATE", "TIME", "CARDINAL"}
            or is_party(claim.page, t)
        ):
            continue
        if any(a.dep_ in {"relcl", "advcl"} and a.i > claim.anchor for a in _path(t, claim.anchor)):
            continue
        found.append(t)
    return (
        min(found, key=lambda t: (t.dep_ not in {"dobj", "nsubjpass", "attr"}, t.dep_ == "nsubj", t.i))
        if found
        else None
    )


def _path(token: Token, stop: int) -> Iterator[Token]:
    for _ in range(12):
        if token.i == stop or token.head.i == token.i:
            return
        yield token
        token = token.head


def _has_of(noun: Token) -> bool:
    return any(
        c.dep_ == "prep"
        and c.lower_ in {"of", "to", "for", "on", "in", "with", "over"}
        and child(c, "pobj") is not None
        for c in noun.children
    )


def _phrase_of(noun: Token, limit: int) -> tuple[int, int]:
    """The noun with its modifiers, and the phrases right after it; not the clauses that follow."""
    last = noun.i + 1
    for c in noun.children:
        if c.i > noun.i and c.dep_ in {"prep", "compound", "acl"} and end(c) - noun.i <= 14 and start(c) <= last + 1:
            last = max(last, end(c))
    joined = [start(c) - 1 for c in noun.children if c.dep_ in {"conj", "cc"} and c.i > noun.i]
    return trimmed(noun, start(noun), max(noun.i + 1, min([last, limit, *joined])))


def _nouns(noun: Token) -> Iterator[str]:
    yield noun.lemma_.lower()
    for c in noun.children:
        if c.dep_ == "compound" and c.pos_ == "NOUN":
            yield c.lemma_.lower()


def _plain(text: str) -> str:
    text = re.sub(r"[“”\"]", "", text)
    return re.sub(
        r"^(the|a|an|any|some|its|their|his|her|our|all|this|that|these|those|such|certain)\s+", "", text, flags=re.I
    )[:120]
