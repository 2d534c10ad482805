"""What the reporting does not say, and what the case assumes in its place."""

from __future__ import annotations

from collections.abc import Iterator

from accord.brief.brief import Block, Cell, Paragraph, Row, Table
from accord.brief.frame import Frame
from accord.brief.matter import Matter
from accord.brief.reported.points import all_points, claims_on
from accord.brief.reported.when import missing_of
from accord.brief.sentence import Label, PartyMark, Reported, Sentence, joined
from accord.brief.wishes import floors, options_of, wish
from accord.brief.words.plain import count, listed


def tell_gaps(matter: Matter) -> tuple[Block, ...]:
    """One row a gap: on a point, a floor, a meeting."""
    if not matter.dossier.sources:
        words = "No source was read: everything in this brief rests on the case and on what was computed from it."
        return (Paragraph((Sentence.of(words, on=matter.counted("anything")),)),)
    rows = (*_meeting_rows(matter), *_point_rows(matter), *_floor_rows(matter))
    if not rows:
        words = (
            "None was found: each point has each party’s claim, each party a floor, each meeting its date and place."
        )
        return (Paragraph((Sentence.of(words, on=matter.counted("a gap")),)),)
    columns = (Frame("What is missing"), Frame("What is there"), Frame("What the case assumes instead"))
    return (Table("gaps", columns, rows),)


def _meeting_rows(matter: Matter) -> Iterator[Row]:
    for meeting in matter.dossier.meetings:
        missing = missing_of(meeting)
        if missing:
            words = listed(missing)
            there = Label.of(
                meeting.place or meeting.date_words or "the meeting itself", on=Reported((f"meeting {meeting.id}",))
            )
            nothing = Label.of("nothing; the case does not use it", on=matter.counted("a use of it in the case"))
            about = Label.of(f"About the meeting: {words}", on=matter.counted(words))
            yield Row(Cell((about,)), (Cell((there,)), Cell((nothing,), "gap")))


def _point_rows(matter: Matter) -> Iterator[Row]:
    for point, name in all_points(matter).items():
        silent = [p for p in matter.case.parties if not claims_on(matter, point, p)]
        if not silent:
            continue
        words = joined(f"{name.plain()}: what ", matter.marks(silent, word="or"), " wants")
        spoke = [p for p in matter.case.parties if p not in silent]
        said = tuple(c.id for p in spoke for c in claims_on(matter, point, p))
        there = (
            Label.of(
                count(len(set(said)), "claim"), " of ", matter.marks(spoke), on=Reported(tuple(dict.fromkeys(said)))
            )
            if said
            else Label.of("no party’s position", on=matter.counted(f"a claim on {point}"))
        )
        assumed = tuple(_assumptions(matter, point, silent))
        nothing = Label.of("nothing: no preference of theirs on it", on=matter.counted(f"a preference on {point}"))
        cell = Cell(assumed) if assumed else Cell((nothing,), "gap")
        yield Row(Cell((Label.of(words, on=matter.counted(f"a claim on {point}")),)), (Cell((there,)), cell))


def _assumptions(matter: Matter, point: str, parties: list[str]) -> Iterator[Label]:
    """Statements of these parties that touch the point's options, by what they rest on."""
    options = set(matter.case.points[point].options) if point in matter.case.points else set()
    for party in parties:
        for item, statement in matter.statements(party):
            if options & options_of(statement):
                on = matter.grounds(item, statement.because, statement.by, statement.note)
                origin = " (from claims about other points)" if isinstance(on[0], Reported) else ""
                yield Label.of(PartyMark(party, matter.name(party)), f": {wish(matter, statement)}{origin}", on=on)


def _floor_rows(matter: Matter) -> Iterator[Row]:
    for party in matter.case.parties:
        if any(c.level == "floor" and party in c.holders for c in matter.claims()):
            continue
        musts = tuple(floors(matter, party))
        words = Label.of(
            "The least ", matter.mark(party), " would accept", on=matter.counted(f"a floor of {matter.name(party)}")
        )
        held = tuple(c.id for c in matter.claims() if party in c.holders)
        there = (
            Label.of(count(len(held), "claim"), " on what it wants; none says it is a floor", on=Reported(held))
            if held
            else Label.of("no claim of it at all", on=matter.counted(f"a claim of {matter.name(party)}"))
        )
        nothing = Label.of("nothing: only its reservation value limits it", on=matter.counted("a floor in the case"))
        yield Row(Cell((words,)), (Cell((there,)), Cell(musts) if musts else Cell((nothing,), "gap")))
