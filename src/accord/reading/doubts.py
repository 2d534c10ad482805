"""Doubts: where the text disagrees with itself or with the calendar. They are shown, never settled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from accord.dossier import Doubt
from accord.reading.meetings.days import day_of
from accord.reading.meetings.find import Gathering
from accord.reading.passages import LONGEST_SENTENCE, Passage, end_of_reading
from accord.sources import Source

_COUNTED = re.compile(
    r"\b(\d{1,4}) (days|weeks) (past|after|beyond|over) (?:his|her|its|their|the|a)(?: own)? deadline", re.I
)
_DEADLINE = re.compile(r"\bdeadline (?:of|on|was|is|had been|expired on|passed on) ((?:\w+ ){0,3}\w+)", re.I)
_SHOWN = 80  # characters of what was not read: enough to find it
_SUM = re.compile(
    r"(?<![\d.,$£€-])\b(?P<whole>\d{1,3}(?:,\d{3})+|\d+) [a-z]+(?: [a-z]+)? ?(?:\(|: )"
    r"(?P<one>\d{1,3}(?:,\d{3})+|\d+) [a-z][a-z ]{1,30}? and "
    r"(?P<other>\d{1,3}(?:,\d{3})+|\d+) [a-z][a-z ]{1,30}?(?:\)|\.)"
)
_PARTLY = re.compile(r"\b(about|some|nearly|almost|around|roughly|more|over|least|including|among|years?|per)\b|%")
_LEEWAY = 0.1  # "about 200 days": a tenth more or less is what "about" means


def find_doubts(source: Source, pages: Sequence[Passage], meetings: Sequence[Gathering]) -> tuple[Doubt, ...]:
    """All doubts of a text, in order; what was left unread comes first."""
    return (
        *_unread(source, pages),
        *_about_the_day(meetings[0] if meetings else None),
        *_about_the_count(pages, source.published),
        *_about_the_sum(pages),
    )


def _unread(source: Source, pages: Sequence[Passage]) -> Iterator[Doubt]:
    """The rest of a text too long for one article; sentences too long for the parser to be right about."""
    end, whole = end_of_reading(source.text), len(source.text)
    if end < whole and any(c.isalnum() for c in source.text[end:]):
        words = f"only the first {end:,} of {whole:,} characters were read; from here on, nothing was"
        yield Doubt(by="rules", words=words, evidence=(source.span(end, min(end + _SHOWN, whole)),))
    giant = [(page, s) for page in pages for s in page.doc.sents if len(s) > LONGEST_SENTENCE]
    if giant:
        page, sentence = giant[0]
        words = f"not read: {len(giant)} stretches of more than {LONGEST_SENTENCE} words without a full stop"
        yield Doubt(by="rules", words=words, evidence=(page.span(sentence.start, sentence.start + 12),))


def _about_the_day(meeting: Gathering | None) -> Iterator[Doubt]:
    """Two days given for one meeting."""
    if meeting is None:
        return
    for span in meeting.clashes:
        yield Doubt(by="rules", words=f"“{span.quote}”: that date falls on another day of the week", evidence=(span,))
    if len({day for day, _ in meeting.days}) < 2:
        return
    days = ", ".join(sorted({day.isoformat() for day, _ in meeting.days}))
    spans = tuple({span.start: span for _, span in meeting.days}.values())
    yield Doubt(by="rules", words=f"the text gives more than one day for the meeting: {days}", evidence=spans)


def _about_the_count(pages: Sequence[Passage], published: date | None) -> Iterator[Doubt]:
    """ "About 200 days past the deadline", against the deadline the text gives and the day it was published."""
    if published is None:
        return
    deadlines = [day for page in pages for m in _DEADLINE.finditer(page.text) if (day := day_of(m[1], published))]
    for page in pages:
        for found in _COUNTED.finditer(page.text):
            said = int(found[1]) * (7 if found[2].lower() == "weeks" else 1)
            span = page.source.span(page.at[found.start()], page.at[found.end() - 1] + 1)
            for deadline in deadlines[:1]:
                real = (published - deadline).days
                if abs(real - said) > max(2, _LEEWAY * said):
                    words = f"the text says {said} days after the deadline; by the calendar it is {real}"
                    yield Doubt(by="rules", words=words, evidence=(span,))


def _about_the_sum(pages: Sequence[Passage]) -> Iterator[Doubt]:
    """A whole whose two parts stand beside it, in brackets or after a colon, and do not add up to it."""
    for page in pages:
        for found in _SUM.finditer(page.text):
            whole, one, other = (int(found[k].replace(",", "")) for k in ("whole", "one", "other"))
            if one + other != whole and not _PARTLY.search(found.group()):
                span = page.source.span(page.at[found.start()], page.at[found.end() - 1] + 1)
                yield Doubt(
                    by="rules", words=f"{one:,} and {other:,} make {one + other:,}, not {whole:,}", evidence=(span,)
                )
