"""Reading, step by step: passages, names, speakers, the meeting, stances, points, facts; then the dossier's records."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from accord.dossier import Dossier, joined
from accord.reading.dossiers import assemble
from accord.reading.doubts import find_doubts
from accord.reading.facts import find_facts
from accord.reading.meetings.find import find_meetings
from accord.reading.parties.gazetteer import Entry
from accord.reading.parties.known import known_names
from accord.reading.parties.names import find_names
from accord.reading.parties.references import References
from accord.reading.parties.roll import Roll
from accord.reading.passages import passages
from accord.reading.points import find_points
from accord.reading.speakers import attribute
from accord.reading.stances.claims import find_claims
from accord.reading.stances.leaders_of_crowds import join_crowds
from accord.sources import Source

Progress = Callable[[str, int, int], None]  # what is being done, how much of it, of how much


def read(
    sources: Sequence[Source],
    *,
    parties_file: str | Path | None = None,
    recall: bool = False,
    progress: Progress | None = None,
) -> Dossier:
    """One dossier from these reports. Precision first; `recall` keeps the weaker rules too."""
    known = known_names(parties_file)
    return joined([read_one(source, known, recall=recall, progress=progress) for source in sources])


def read_one(
    source: Source,
    known: Mapping[str, Entry] | None = None,
    *,
    recall: bool = False,
    progress: Progress | None = None,
) -> Dossier:
    """The dossier of one report, which depends on nothing but these arguments. `known`: see `known_names`."""
    roll = Roll()
    pages = passages(source, progress)
    names = find_names(pages, roll, known or {}, source.published)
    refs = References(pages, names, roll, source.published)
    join_crowds(refs)
    said = attribute(pages, refs)
    meetings = find_meetings(pages, refs, source.published)
    seated = tuple(meetings[0].participants) if meetings else ()
    claims = find_claims(pages, refs, said, seated, recall=recall)
    points = find_points(pages, claims, lambda page, token: refs.whose(page, token) is not None)
    facts = find_facts(pages, refs, said, claims, meetings)
    doubts = find_doubts(source, pages, meetings)
    return assemble(source, refs, claims, points, meetings, facts).model_copy(update={"doubts": doubts})
