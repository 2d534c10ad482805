"""Days: the words a text has for a day, and the calendar day they mean, counted from the day of publication.

What stays open ("later this month", a day without a year where the day of publication is unknown) stays words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_SOON = 60  # days: a date this near has the year it seems to have, so that its weekday can be checked

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_NTH = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_TO = r"(?:\s*(?:-|–|and|to)\s*\d{1,2}(?:st|nd|rd|th)?)?"  # "4 and 5 May": it opens on the fourth
_YEAR = r"(?:,?\s+(?P<{0}>(?:19|20)\d\d)\b)?"
_LEAD = rf"(?:(?P<{{0}}>{WEEKDAY}),?\s+(?:the\s+)?)?"
_DAY = re.compile(
    "|".join(
        (
            r"(?<!\d)(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)(?!\d)",
            rf"{_LEAD.format('w1')}(?<![\d.,:£$€])\b{_NTH.format('d1')}{_TO}(?:\s+of)?\s+(?P<m1>{MONTH})(?!\w){_YEAR.format('y1')}",
            rf"{_LEAD.format('w2')}\b(?P<m2>{MONTH})\s+(?:the\s+)?{_NTH.format('d2')}(?![\d:%]|\.\d|-year){_YEAR.format('y2')}",
            rf"\b(?P<nth>the\s+[0-3]?\d(?:st|nd|rd|th))\b(?!\s+(?:of\s+)?{MONTH})(?!\s+(?:century|birthday|anniversary|time|round))",
            rf"\b(?:(?P<which>next|this|last|coming|past)\s+)?(?P<weekday>{WEEKDAY})\b(?P<week>\s+(?:next\s+)?week\b)?",
            r"\b(?P<near>tomorrow|today|tonight|yesterday)\b",
            r"\bin\s+(?P<count>a|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?P<unit>days?|weeks?)\b(?:['’]s?\s+time)?",
        )
    )
)
VAGUE = re.compile(
    r"\b(?:(?:early |late |later )?(?:this|next) (?:week|weekend|month|year|spring|summer|autumn|winter|fall)"
    r"|(?:in the )?coming (?:days|weeks)|at the end of (?:the|this) (?:week|month|year)"
    rf"|(?:early|late|later|mid) in {MONTH}|in (?:early|late|mid)?[- ]?{MONTH}(?!\w|\s+\d))",
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One stretch that names a day: where it stands in its text, its words, and the day where that is certain."""

    start: int
    end: int
    words: str
    day: date | None
    clash: bool = False  # the weekday named is not the weekday of the date named
    partial: bool = False  # month and day named, the year open


def days_in(text: str, published: date | None, *, ahead: bool = True) -> Iterator[Mention]:
    """Every day a text names, in order. `ahead`: a bare "Monday" or "May 3" is the next one, else the last one."""
    for found in _DAY.finditer(text):
        part = found.groupdict()
        begin, stop = found.span()
        if text[stop - 1] == "." and not re.search(r"\b[A-Z][a-z]{2,3}\.$", text[begin:stop]):
            stop -= 1  # the full stop of the sentence
        words = text[begin:stop]
        if part["iso"]:
            yield Mention(begin, stop, words, _real(*(int(x) for x in part["iso"].split("-"))))
        elif part["d1"] or part["d2"]:
            k = "1" if part["d1"] else "2"
            yield _dated(
                begin, stop, words, (part[f"w{k}"], part[f"d{k}"], part[f"m{k}"], part[f"y{k}"]), published, ahead
            )
        else:
            day = _relative(part, published, ahead) if published else None
            yield Mention(begin, stop, words, day)


def day_of(words: str, published: date | None, *, ahead: bool = True) -> date | None:
    """The calendar day these words mean; none where it stays open.

    >>> day_of("next Friday", date(2025, 8, 9)), day_of("the 14th", date(2025, 3, 10)), day_of("May 3", None)
    (datetime.date(2025, 8, 15), datetime.date(2025, 3, 14), None)
    """
    return next((m.day for m in days_in(words, published, ahead=ahead)), None)


def _dated(
    begin: int,
    stop: int,
    words: str,
    part: tuple[str | None, str, str, str | None],
    published: date | None,
    ahead: bool,
) -> Mention:
    """A day of a month, its year named or found: the nearest on the right side of the day of publication."""
    weekday, nth, month_name, year = part
    month, number = _MONTHS.index(month_name[:3].lower()) + 1, int(nth)
    named = _WEEKDAYS.index(weekday.lower()) if weekday else None
    if year:
        day = _real(int(year), month, number)
        return Mention(begin, stop, words, day, day is not None and named not in {None, day.weekday()})
    if published is None:
        return Mention(begin, stop, words, None, partial=True)
    near = [d for y in (-1, 0, 1) if (d := _real(published.year + y, month, number)) is not None]
    if not near:
        return Mention(begin, stop, words, None)
    side = [d for d in near if d >= published] if ahead else [d for d in near if d <= published][::-1]
    day = min(side or near, key=lambda d: abs((d - published).days))
    near_enough = abs((day - published).days) <= _SOON
    return Mention(begin, stop, words, day, near_enough and named not in {None, day.weekday()})


def _relative(part: dict[str, str | None], published: date, ahead: bool) -> date | None:
    if part["near"]:
        return published + timedelta({"tomorrow": 1, "yesterday": -1}.get(part["near"], 0))
    if part["count"]:
        count = _NUMBERS.get(part["count"]) or int(part["count"])
        return (
            None
            if str(part["unit"]).startswith("week") and count > 1
            else published + timedelta(count * (7 if str(part["unit"]).startswith("week") else 1))
        )
    if part["nth"]:
        number = int(re.sub(r"\D", "", part["nth"]))
        months = [
            (published.year + (published.month - 1 + k) // 12, (published.month - 1 + k) % 12 + 1) for k in (0, 1)
        ]
        return next((d for y, m in months if (d := _real(y, m, number)) is not None and d > published), None)
    return _weekday(str(part["weekday"]), part["which"], bool(part["week"]), published, ahead)


def _weekday(name: str, which: str | None, of_next_week: bool, published: date, ahead: bool) -> date:
    """The next or the last day of this name; "Friday next week" is that of the week that follows."""
    step = (_WEEKDAYS.index(name.lower()) - published.weekday()) % 7
    if of_next_week:
        monday = published - timedelta(published.weekday()) + timedelta(7)
        return monday + timedelta(_WEEKDAYS.index(name.lower()))
    if which in {"last", "past"} or (not ahead and which is None):
        back = (7 - step) % 7
        return published - timedelta(back or (7 if which else 0))
    return published + timedelta(step or (0 if which == "this" else 7))


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 31 February, 2025-13-01
        return None
