"""Sources: the words that name who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.attribution.lexicon import papers
from accord.reading.clauses import RELATIVE, agent, child, end, start, subject
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from accord.reading.parse import Token

_WITH = frozenset({"in", "with", "by", "of", "on"})


def holder(cue: Token) -> Token | None:
    """Who says, thinks or wants: the subject of an active verb, inherited where it is not said twice."""
    owns = [c for c in cue.children if c.dep_ == "nsubj"]
    if owns:
        return next((c for c in owns if c.lower_ not in RELATIVE), owns[0]) if len(owns) > 1 else owns[0]
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in cue.children):
        return agent(cue)
    by = agent(cue)
    if by is not None:
        return by
    inverted = _right_after(cue)
    if inverted is not None:
        return inverted
    found = subject(cue)
    if found is not None and found.sent.start == cue.sent.start:
        return found
    return _just_before(cue)


def _right_after(cue: Token) -> Token | None:
    """`..., claimed the union`: the subject of a verb of saying at the end, which the parser takes for its object."""
    said = child(cue, "ccomp")
    if cue.tag_ != "VBD" or said is None or said.i > cue.i or cue.i == 0 or cue.nbor(-1).text != ",":
        return None
    return next((c for c in cue.children if c.dep_ == "dobj" and start(c) == cue.i + 1), None)


def _just_before(cue: Token) -> Token | None:
    """The noun right before a finite verb, where the parser gave the verb no subject."""
    i = cue.i - 1
    while i > cue.sent.start and cue.doc[i].pos_ in {"AUX", "ADV", "PART"}:
        i -= 1
    before = cue.doc[i] if i >= cue.sent.start and i >= 0 else None
    finite = cue.tag_ in {"VBD", "VBZ", "VBP"} or (cue.tag_ == "VBN" and i < cue.i - 1)
    return before if before is not None and finite and before.pos_ in {"NOUN", "PROPN", "PRON"} else None


def owner(noun: Token, frame: str = "") -> Token | None:
    """`Ruiz's claim`, `a statement by the ministry`; or who makes it: `she repeated the claim`."""
    own = child(noun, "poss")
    if own is not None:
        return own
    for prep in noun.children:
        if prep.dep_ in {"prep", "agent"} and prep.lower_ in {"by", "from", "of", "among"} and prep.lower_ != frame:
            inner = child(prep, "pobj")
            if inner is not None:
                return inner
    if noun.dep_ == "pobj" and noun.head.lower_ in _WITH and noun.head.head.pos_ == "VERB":
        return holder(noun.head.head)
    if noun.dep_ not in {"dobj", "attr"} or noun.head.pos_ not in {"VERB", "AUX"}:
        return None
    maker = holder(noun.head)
    return None if maker is None or maker.lower_ in {"it", "there"} else maker


def author(speaker: Token | None) -> Token | None:
    """Who speaks in `the ministry issued a statement saying ...`: who stands behind the paper, if the text tells."""
    if speaker is None or speaker.lemma_ not in papers() or speaker.dep_ in {"nsubj", "nsubjpass"}:
        return speaker
    paper = speaker
    found = owner(paper)
    if found is None and paper.dep_ == "pobj" and paper.head.lower_ == "in" and paper.head.head.pos_ == "VERB":
        found = holder(paper.head.head)
    return found or speaker


def source_of(page: Passage, speaker: Token, cue: Token) -> tuple[int, int]:
    """The stretch that names the source: the noun with all that belongs to it, without the cue and what hangs on it."""
    first, last = start(speaker), end(speaker)
    if first <= cue.i < last:
        if cue.i > speaker.i:
            last = max(speaker.i + 1, min(start(cue), cue.i))
        else:
            first = max(cue.i + 1, min(speaker.i, cue.i + 1))
    doc = page.doc
    while last > speaker.i + 1 and doc[last - 1].is_punct and doc[last - 1].text not in {")", "]", '"', "”"}:
        last -= 1
    while first < speaker.i and doc[first].is_punct:
        first += 1
    return first, last
