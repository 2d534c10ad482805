"""Points, meetings and facts of an answer -> those of a dossier."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any, cast, get_args

from accord.dossier import Fact, Meeting, ReportedPoint
from accord.dossier.dossier import FactKind
from accord.dossier.frames import frame_of
from accord.reading.meetings import day_of
from accord.reading.model.asking.answers import Item
from accord.reading.model.checking.cast import Cast
from accord.reading.model.checking.stretches import Stretches

_FACT_KINDS = frozenset(get_args(FactKind))
_PLAIN_NAME = 60  # characters: a passage up to this length is a name by itself
_LONGEST_NAME = 120
_DAY = re.compile(r"\b\d{1,2}\.?(?:\s+(?:de\s+|di\s+)?\w+){1,2}(?:\s+(?:de\s+)?(?:19|20)\d\d)?", re.UNICODE)
# Tried for a day in a text that is not English; all that dateparser knows would take three seconds to load.
_LANGUAGES = (
    "de fr es it pt nl pl ru uk tr ar zh ja ko sv da nb fi cs hu ro el he fa id bg sr hr".split()  # noqa: SIM905
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Points:
    """The points of one source, each once, with every name the model calls it by."""

    def __init__(self) -> None:
        self.records: dict[str, ReportedPoint] = {}
        self.ids: dict[str, str] = {}  # what the model calls it, in small letters -> its id

    def enter(self, item: Item, here: Stretches, *, english: bool) -> None:
        """A point of an answer. Its name is the text's words or a frame's, never the model's own."""
        span = here.passage(item, "point")
        if span is None:
            return
        given = item.text("name")
        frame = frame_of(span.quote) if english else None
        words = here.text(span.start, span.end)
        name = here.anywhere(given) or (frame.name if frame and len(words) > _PLAIN_NAME else words[:_LONGEST_NAME])
        known = next((p for p in self.records.values() if p.name.casefold() == name.casefold()), None)
        point = known or ReportedPoint(
            id=self._id(name),
            name=name,
            topic=(frame.topic or None) if frame else None,
            frame=frame.id if frame else None,
            evidence=(span,),
        )
        self.records[point.id] = point
        self.ids.setdefault(given.casefold(), point.id)

    def _id(self, name: str) -> str:
        slug = "_".join(re.findall(r"[a-z0-9]+", name.lower())[:5])
        slug = slug if re.search("[a-z]", slug) else "x" + hashlib.sha256(name.encode()).hexdigest()[:6]
        taken = sum(bool(re.fullmatch(rf"{slug}(?:_\d+)?", i)) for i in self.records)
        return f"{slug}_{taken + 1}" if taken else slug


def meeting_of(item: Item, here: Stretches, cast_: Cast, *, english: bool) -> Meeting | None:
    """The meeting of an item; fields whose words do not stand near the passage are left open."""
    span = here.passage(item, "meeting")
    if span is None:
        return None
    words: dict[str, str | None] = {}
    for key in ("date_words", "place", "format", "purpose"):
        given = item.text(key)
        place = here.beside(span, given)
        words[key] = here.text(*place) if place else here.anywhere(given) or None
        if given and not words[key]:
            here.ledger.note("detail", key.replace("_words", ""), given)
    return Meeting(
        id="m" + hashlib.sha256(f"{span.source}:{span.start}".encode()).hexdigest()[:6],
        participants=_known(item, "participants", here, cast_),
        date=_day(words["date_words"] or "", here.source.published, english=english),
        confirmed_by=_known(item, "confirmed_by", here, cast_),
        evidence=(span,),
        **cast(dict[str, Any], words),
    )


def fact_of(item: Item, here: Stretches, cast_: Cast) -> Fact | None:
    """The fact of an item; none, and entered in the ledger, where its quotation, kind or speaker fails."""
    span = here.passage(item, "fact")
    if span is None:
        return None
    kind, given = item.text("kind"), item.text("speaker")
    if kind not in _FACT_KINDS:
        here.ledger.note("unknown stance", "fact", kind or span.quote)
        return None
    speaker = here.anywhere(given) if given else ""
    if given and not speaker:
        here.ledger.note("unknown speaker", "fact", given)
        return None
    return Fact(
        id="f" + hashlib.sha256(f"{span.source}:{span.start}:{span.end}".encode()).hexdigest()[:6],
        kind=cast(FactKind, kind),
        words=span.quote,
        parties=_known(item, "parties", here, cast_),
        speaker=speaker or None,
        evidence=(span,),
    )


def _known(item: Item, key: str, here: Stretches, cast_: Cast) -> tuple[str, ...]:
    """The ids of the parties in a list; who is unknown is left out, and entered."""
    found: dict[str, None] = {}
    for words in item.texts(key):
        party = cast_.whose(words)
        if party:
            found.setdefault(party)
        else:
            here.ledger.note("detail", key.replace("_", " ").rstrip("s"), words)
    return tuple(found)


def _day(words: str, published: date | None, *, english: bool) -> date | None:
    """The calendar day of these words, counted from the day of publication; none where it stays open."""
    if not words or len(words) > 80 or (published is None and not _YEAR.search(words)):
        return None
    if english:
        return day_of(words, published)
    import dateparser

    settings: Any = {
        "RELATIVE_BASE": datetime.combine(published or date(2000, 1, 1), time()),
        "PREFER_DATES_FROM": "future",
        "DATE_ORDER": "DMY",
        "REQUIRE_PARTS": ["day", "month"] if re.search(r"\d", words) else ["day"],
    }
    for attempt in [*(m.group() for m in _DAY.finditer(words)), words]:
        parsed = dateparser.parse(attempt, languages=_LANGUAGES, settings=settings)
        if parsed is not None:
            return cast(datetime, parsed).date()
    return None


def once(meetings: Sequence[Meeting]) -> tuple[Meeting, ...]:
    """The meetings in the order of the text; those with one passage, or one day and the same people, once."""
    kept: dict[object, Meeting] = {}
    for meeting in sorted(meetings, key=lambda m: m.evidence[0].start):
        same_day = (meeting.date, frozenset(meeting.participants)) if meeting.date and meeting.participants else None
        if meeting.id not in {m.id for m in kept.values()}:
            kept.setdefault(same_day or meeting.id, meeting)
    return tuple(kept.values())


def apart(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts in the order of the text, none of a kind on more than half the passage of another."""
    kept: list[Fact] = []
    for fact in sorted(facts, key=lambda f: f.evidence[0].start):
        ours = fact.evidence[0]
        if not any(
            f.id == fact.id
            or (
                f.kind == fact.kind
                and 2 * (min(ours.end, f.evidence[0].end) - max(ours.start, f.evidence[0].start))
                > min(len(ours.quote), len(f.evidence[0].quote))
            )
            for f in kept
        ):
            kept.append(fact)
    return tuple(kept)
