"""Finding the meetings: the one ahead that the text tells most of first, then the rounds before and after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date as Day
from typing import TYPE_CHECKING

from accord.reading.clauses import child, children
from accord.reading.lexicon import wordset
from accord.reading.meetings.days import Mention
from accord.reading.meetings.people import (
    bloc_meeting,
    host_of,
    invited,
    mediators,
    most_named,
    those_in,
)
from accord.reading.meetings.places import dateline, place_in
from accord.reading.meetings.presence import coming, missing
from accord.reading.meetings.signs import Sign, find_signs
from accord.reading.meetings.wording import manner_of, purpose_of
from accord.reading.parties.references import References
from accord.reading.passages import Passage
from accord.reading.seats import is_open, opens
from accord.reading.stretch_text import text_of
from accord.sources import Span

if TYPE_CHECKING:
    from accord.reading.parse import Stretch

_ENOUGH = 4  # of a score: the sentence tells of a meeting, and that it lies ahead or when it is
_SURE = 6  # the sentence tells of a meeting, that it lies ahead, and of a day
_OTHERS = 3  # meetings kept beside the main one: more are history, not negotiation


@dataclass(slots=True)
class Gathering:
    """One meeting while reading."""

    quote: Span
    participants: list[str] = field(default_factory=list)
    date: Day | None = None
    date_words: str | None = None
    place: str | None = None
    format: str | None = None
    purpose: str | None = None
    confirmed_by: list[str] = field(default_factory=list)
    mediators: list[str] = field(default_factory=list)
    invited: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    bloc: str | None = None  # whose members meet, though the text does not list them here
    is_open: bool = False  # to a whole field of states, which the text does not list one by one
    days: list[tuple[Day, Span]] = field(default_factory=list)  # every day the text gives for it, and where
    clashes: list[Span] = field(default_factory=list)  # days whose weekday is not that of their date


def find_meetings(pages: Sequence[Passage], refs: References, published: Day | None) -> list[Gathering]:
    """The meetings of a text, the main one first; none where no sentence has a meeting with a day or a place."""
    signs = find_signs(pages, refs, published)
    main = _main(signs)
    if main is None:
        return []
    near = _same(main, signs)
    found = _gathering(near, refs)
    found.days += _other_days(main, near, signs, refs)
    _people(found, near, [s for s in signs if s.page is main.page and s not in near], pages, refs)
    _elsewhere(found, near, signs, refs, pages)
    sentences = [s for p in pages if not p.heading for s in p.sentences()]
    found.format, found.purpose = manner_of(near, sentences), purpose_of(near, sentences)
    found.is_open = found.is_open or any(opens(s) for s in sentences[:8])
    found.confirmed_by = list(dict.fromkeys(_confirmations(pages, refs)))
    return [found, *_others(signs, near, {d for d, _ in found.days}, refs)]


def _main(signs: Sequence[Sign]) -> Sign | None:
    """The plainest sign of a meeting ahead; where none lies ahead, of one that is on or just over."""
    ahead = [s for s in signs if s.score >= _ENOUGH]
    if ahead:
        return max(ahead, key=lambda s: s.score)
    held = [s for s in signs if s.placed or s.days]
    return max(held, key=lambda s: s.score, default=None)


def _same(main: Sign, signs: Sequence[Sign]) -> list[Sign]:
    """The signs of one meeting, its main one first: those on its day, or without a day of their own."""
    rest = [
        s
        for s in signs
        if s is not main
        and (
            (s.day is not None and s.day == main.day)
            or (s.score >= _ENOUGH - 1 and s.ahead == main.ahead and s.day in {None, main.day})
        )
    ]
    return [main, *sorted(rest, key=lambda s: -s.score)]


def _gathering(signs: Sequence[Sign], refs: References) -> Gathering:
    main = signs[0]
    found = Gathering(main.page.span(main.sentence.start, _stop(main.sentence)))
    for sign in signs:
        found.days += [(m.day, _span(sign, m)) for m in sign.days if m.day is not None]
        found.clashes += [_span(sign, m) for m in sign.days if m.clash]
        day = next((m for m in sign.days if m.day is not None), None) or next(iter(sign.days), None)
        if found.date is None and day is not None and (day.day is not None or found.date_words is None):
            found.date, found.date_words = day.day, day.words
        found.place = found.place or place_in(sign.page, sign.sentence, refs, sign.anchors, strict=True)
        found.is_open = found.is_open or is_open(sign.sentence)
    found.date_words = found.date_words or next((s.vague for s in signs if s.vague), None)
    return found


def _span(sign: Sign, mention: Mention) -> Span:
    first = sign.sentence.start_char + mention.start
    last = sign.sentence.start_char + mention.end - 1
    places = [sign.page.at[first], sign.page.at[last]]
    return sign.page.source.span(min(places), max(places) + 1)


def _stop(sentence: Stretch) -> int:
    last = sentence.end
    while last > sentence.start + 1 and (sentence.doc[last - 1].is_punct or sentence.doc[last - 1].is_space):
        last -= 1
    return int(last)


def _people(
    found: Gathering, signs: Sequence[Sign], signs_before: Sequence[Sign], pages: Sequence[Passage], refs: References
) -> None:
    for n, sign in enumerate(signs):
        if n == 1 and len(found.participants) == 1 and (host := host_of(signs[0], refs)):
            found.participants = list(dict.fromkeys([*found.participants, host]))
        if len(found.participants) < 2:
            found.participants = list(dict.fromkeys([*found.participants, *those_in(sign.page, sign, refs)]))
    for sign in signs_before:
        if len(found.participants) < 2:  # the envoys who met last week are those who will meet again
            found.participants = list(dict.fromkeys([*found.participants, *those_in(sign.page, sign, refs)]))
    if len(found.participants) < 2 and not found.is_open:
        found.participants = list(dict.fromkeys([*found.participants, *most_named(refs, 2)]))[:2]
    found.bloc = next((b for s in signs[:2] if (b := bloc_meeting(s, refs))), None)
    named = set(found.participants)
    found.mediators = mediators(pages, refs, signs)
    found.invited = invited(signs, refs)
    found.absent = [p for p in missing(pages, refs) if p not in named]
    more = [p for p in [*found.mediators, *found.invited] if p not in found.absent]
    more += [p for p in coming(pages, refs) if p not in found.absent]
    found.mediators = [p for p in found.mediators if p not in found.absent]
    found.participants = list(dict.fromkeys([*found.participants, *more]))


def _elsewhere(
    found: Gathering, near: Sequence[Sign], signs: Sequence[Sign], refs: References, pages: Sequence[Passage]
) -> None:
    """The place, where it stands sentences away from the meeting."""
    for sign in near:
        found.place = found.place or place_in(sign.page, sign.sentence, refs, sign.anchors, strict=False)
    day = next((m.words for s in near for m in s.days), None)
    for page in [p for p in pages if found.place is None and day is not None and not p.heading]:
        for sentence in [s for s in page.sentences() if day and day in text_of(s)]:
            goes = [t for t in sentence if t.lemma_.lower() in wordset("events", "goes")]
            found.place = found.place or place_in(page, sentence, refs, goes, strict=True)
    if found.place is None and any(t.lemma_.lower() in wordset("events", "again") for t in near[0].sentence):
        for sign in signs:
            found.place = found.place or place_in(sign.page, sign.sentence, refs, sign.anchors, strict=False)
    here = any(t.lower_ in {"here", "back"} for t in near[0].sentence)
    city = dateline(pages[0]) if pages else None
    if found.place is None and (found.is_open or here):
        found.place = city
    elif found.place and city and re.match(r"(?:Hall|Room)\b", found.place):
        found.place = f"{found.place}, {city}"


def _other_days(main: Sign, near: Sequence[Sign], signs: Sequence[Sign], refs: References) -> list[tuple[Day, Span]]:
    """Other days the text gives for the same meeting: ahead, in the same place, in the same week, no other round."""
    place = place_in(main.page, main.sentence, refs, main.anchors, strict=True)
    out = []
    for s in [s for s in signs if s not in near and s.ahead and len(s.days) == len(main.days) == 1]:
        if place is None or s.day is None or main.day is None or abs((s.day - main.day).days) > 7:
            continue
        another = any(t.lemma_.lower() in wordset("events", "again") for x in (s, main) for t in x.sentence)
        if not another and place_in(s.page, s.sentence, refs, s.anchors, strict=True) == place:
            out.append((s.day, _span(s, s.days[0])))
    return out


def _others(signs: Sequence[Sign], near: Sequence[Sign], days: set[Day], refs: References) -> list[Gathering]:
    """The meetings on other days: later rounds, and earlier ones that the text dates or places."""
    out: list[Gathering] = []
    for sign in signs:
        if sign in near or sign.day is None or sign.day in days or len(out) >= _OTHERS:
            continue
        if sign.score + 3 * (not sign.ahead) >= _SURE - 1:
            days.add(sign.day)
            other = _gathering([sign], refs)
            other.participants = those_in(sign.page, sign, refs)
            other.format, other.purpose = manner_of([sign], []), purpose_of([sign], [])
            out.append(other)
    return out


def _confirmations(pages: Sequence[Passage], refs: References) -> list[str]:
    found = []
    for page in pages:
        for sentence in page.sentences():
            for t in page.of(sentence):
                if t.lemma_ == "confirm" and t.pos_ == "VERB":
                    obj, who = child(t, "dobj"), children(t, "nsubj")
                    if obj is not None and obj.lemma_ in wordset("events", "gatherings") and who:
                        party = refs.whose(page, who[0])
                        if party:
                            found.append(party)
    return found
