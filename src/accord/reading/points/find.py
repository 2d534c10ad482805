"""Finding the points: those a text names, then those its more telling claims are about, each once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from accord.dossier.frames import Frame, frame_of
from accord.reading.passages import Passage
from accord.reading.points.matters import matters
from accord.reading.points.named import named_points
from accord.reading.points.topics import LONGEST, IsParty, Topic, is_dull, nouns_of, phrase_of, plain
from accord.reading.stances.drafts import Draft
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token

_TELLING = frozenset({"wants", "demands", "offers", "refuses", "rejects", "accepts"})
_ASKING = frozenset({"wants", "demands", "offers"})
_WEAK = frozenset({"meeting", "strike", "courts", "settlement", "mediation"})  # often the way, seldom the matter


def find_points(pages: Sequence[Passage], claims: Sequence[Draft], is_party: IsParty) -> list[Topic]:
    """The points of a text: those it names as such, then those its more telling claims are about."""
    topics: list[Topic] = []
    for page in [p for p in pages if not p.heading]:
        for sentence in page.sentences():
            for topic in named_points(page, sentence, is_party):
                if not any(t.key == topic.key or t.nouns & topic.nouns for t in topics):
                    topics.append(topic)
    for n, claim in enumerate(claims):
        for noun, first, last in matters(claim, is_party):
            about = _topic_of(topics, claim, noun, (first, last), is_party)
            if about is not None:
                about.claims.append(n)
                about.holders.update(claim.holders)
    return [t for t in topics if _is_worth(t)]


def _is_worth(topic: Topic) -> bool:
    """Named by the text, asked for in more than a word, or answered by somebody else."""
    if topic.cued or (topic.frame is not None and len(topic.holders) >= 2):
        return True
    if topic.frame is not None and topic.frame.id in _WEAK:
        return topic.shown and topic.size >= 4
    if topic.asked:
        return topic.shown or topic.size >= 3 or len(topic.holders) >= 2 or topic.length >= 6
    return topic.frame is not None and topic.shown


def _topic_of(
    topics: list[Topic], claim: Draft, noun: Token, stretch: tuple[int, int], is_party: IsParty
) -> Topic | None:
    """The topic a claim belongs to, new where none fits; a plainer phrase for a known one replaces the first."""
    begin, stop = stretch
    first, last = phrase_of(noun, stop)
    words_of = words_under(claim.page.doc, first, last)
    shown = frame_of(words_of)
    frame = shown or frame_of(words_under(claim.page.doc, begin, stop))
    if frame is not None and shown is None:
        plainer = _that_shows(frame, claim, stretch, is_party)
        if plainer is not None:
            return _topic_of(topics, claim, plainer, stretch, is_party)
    new = Topic(
        plain(words_of) if shown or not frame or last - first >= 4 else frame.name,
        claim.page,
        *_quote_of(begin, stop, first, last),
        key=frame.id if frame else noun.lemma_.lower(),
        cued=False,
        frame=frame,
        nouns=set(nouns_of(noun)),
        asked=claim.stance in _ASKING and not claim.weak,
        shown=shown is not None,
        size=last - first,
        length=stop - begin,
    )
    telling = not claim.weak and claim.stance in _TELLING
    known = next((t for t in topics if _is_same(t, new)), None)
    if known is None:
        if telling:
            topics.append(new)
        return new if telling else None
    if telling and not known.cued and (new.asked, new.shown) > (known.asked, known.shown):
        known.name, known.page, known.start, known.end = new.name, new.page, new.start, new.end
        known.asked, known.shown, known.size, known.length = new.asked, new.shown, new.size, new.length
    return known


def _that_shows(frame: Frame, claim: Draft, stretch: tuple[int, int], is_party: IsParty) -> Token | None:
    """The noun of the stretch that shows what its frame is: "help" for the *budget*."""
    doc, (begin, stop) = claim.page.doc, stretch
    nouns = (t for t in doc[begin:stop] if t.pos_ in {"NOUN", "PROPN"} and t.dep_ != "compound")
    telling = (t for t in nouns if not is_dull(t, claim.page, is_party))
    return next((t for t in telling if frame_of(words_under(doc, *phrase_of(t, stop))) is frame), None)


def _is_same(topic: Topic, new: Topic) -> bool:
    """One thing twice: the same stretch, the same noun, or an answer to what was asked in the same frame."""
    if topic.page is new.page and min(topic.end, new.end) - max(topic.start, new.start) > 0:
        return True
    if new.nouns & topic.nouns:
        return topic.cued or not (new.frame and topic.frame) or new.frame.id == topic.frame.id
    return topic.key == new.key and not topic.cued and not (new.asked and topic.asked)


def _quote_of(begin: int, stop: int, first: int, last: int) -> tuple[int, int]:
    """The whole of what is asked for, where that is short; else the phrase that names it."""
    return (begin, stop) if begin <= first and last <= stop + 2 and stop - begin <= LONGEST else (first, last)
