"""When and where: the meetings the reporting tells of."""

from __future__ import annotations

from accord.brief.brief import Block, Bullets, Cell, Heading, Paragraph, Row, Table
from accord.brief.frame import Frame
from accord.brief.matter import Matter
from accord.brief.sentence import Computed, Ground, Label, Reported, Run, Sentence, joined, quoted
from accord.brief.words.plain import day, listed
from accord.dossier.dossier import Meeting

TIMELINE_FROM = 4  # dated meetings: fewer read better as sentences


def tell_when(matter: Matter) -> tuple[Block, ...]:
    """Two sentences a meeting; what is missing, named; doubts."""
    blocks: list[Block] = [Paragraph(_of_meeting(matter, m)) for m in matter.dossier.meetings]
    if not blocks:
        missing = "No meeting is reported, so neither its date nor its place."
        if not matter.dossier.sources:
            missing = "No source was read, so no meeting, date or place is reported."
        blocks.append(Paragraph((Sentence.of(missing, on=matter.counted("a meeting")),)))
    dated = sorted((m for m in matter.dossier.meetings if m.date), key=lambda m: (m.date or 0, m.id))
    if len(dated) >= TIMELINE_FROM:
        blocks += [Heading(Frame("Dates")), _timeline(matter, dated)]
    if matter.dossier.doubts:
        doubts = tuple(
            (Sentence.of(_stopped(" ".join(d.words.split())), on=Reported((f"doubt {i}",))),)
            for i, d in enumerate(matter.dossier.doubts, 1)
        )
        blocks += [Heading(Frame("Where the reporting disagrees")), Bullets(doubts)]
    return tuple(blocks)


def _stopped(words: str) -> str:
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "?", "!")) else words + "."


def _of_meeting(matter: Matter, meeting: Meeting) -> tuple[Sentence, ...]:
    here = Reported((f"meeting {meeting.id}",))
    told = [Sentence.of(_opening(matter, meeting), on=_when_grounds(meeting, here))]
    if meeting.purpose:
        told.append(
            Sentence.of("Its purpose, as reported: ", quoted_or_plain(matter, meeting, meeting.purpose), ".", on=here)
        )
    if meeting.format:
        told.append(Sentence.of("Its format: ", quoted_or_plain(matter, meeting, meeting.format), ".", on=here))
    if meeting.confirmed_by:
        words = joined(matter.marks(meeting.confirmed_by, starts=True), " confirmed it, the reporting says.")
        told.append(Sentence.of(words, on=here))
    missing = missing_of(meeting)
    if missing:
        told.append(Sentence.of(f"Not reported: {listed(missing, 'or')}.", on=matter.counted(listed(missing, "or"))))
    return tuple(told)


def _opening(matter: Matter, meeting: Meeting) -> tuple[Run, ...]:
    who = matter.marks(meeting.participants) if meeting.participants else ()
    between = joined(" of ", who) if len(meeting.participants) > 1 else joined(" with ", who) if who else ()
    when = f" on {day(meeting.date)}" if meeting.date else f" (“{meeting.date_words}”)" if meeting.date_words else ""
    place = meeting.place or ""
    where = f", at {place}" if place.startswith("the ") else f", in {place}" if place else ""
    return joined("The reporting names a meeting", between, when, where, ".")


def _when_grounds(meeting: Meeting, here: Reported) -> tuple[Ground, ...]:
    """A date that the text does not give in full was completed from the calendar, and says so."""
    words = meeting.date_words or ""
    if meeting.date and str(meeting.date.year) not in words:
        method = f"calendar: completed from “{words}”" if words else "calendar"
        return (here, Computed("the full date", method))
    return (here,)


def quoted_or_plain(matter: Matter, meeting: Meeting, words: str) -> Run:
    """The words in quotation marks where a source of the meeting has them exactly, else without."""
    plain = " ".join(words.split())
    for span in meeting.evidence:
        source = matter.dossier.sources.get(span.source)
        if source and plain.casefold() in " ".join(source.text.split()).casefold():
            return quoted(plain)
    return joined(plain)[0]


def missing_of(meeting: Meeting) -> list[str]:
    """What the reporting leaves open about a meeting."""
    has = {
        "its date": meeting.date or meeting.date_words,
        "its place": meeting.place,
        "its format": meeting.format,
        "its purpose": meeting.purpose,
        "who takes part": meeting.participants,
        "who confirmed it": meeting.confirmed_by,
    }
    return [name for name, found in has.items() if not found]


def _timeline(matter: Matter, meetings: list[Meeting]) -> Table:
    rows = []
    for meeting in meetings:
        here = Reported((f"meeting {meeting.id}",))
        assert meeting.date, "only dated meetings are listed"
        who = joined(", ", matter.marks(meeting.participants)) if meeting.participants else ()
        where = Label.of(meeting.place or "place not reported", who, on=here)
        rows.append(Row(Cell((Label.of(day(meeting.date), on=_when_grounds(meeting, here)),)), (Cell((where,)),)))
    return Table("dates", (Frame("When"), Frame("Where and between whom")), tuple(rows))
