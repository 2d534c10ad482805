"""Reading, step by step: passages, names, speakers, the meeting, stances, points, facts; then the dossier's records."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from accord.dossier import Dossier, joined
from accord.reading.dossiers import assemble
from accord.reading.doubts import find_doubts
from accord.reading.facts import find_facts
from accord.reading.involved import Told, told_by_rule
from accord.reading.meetings.find import Gathering, find_meetings
from accord.reading.parties.gazetteer import Entry
from accord.reading.parties.known import known_names
from accord.reading.parties.names import find_names
from accord.reading.parties.references import References
from accord.reading.parties.roll import Roll
from accord.reading.passages import passages
from accord.reading.points import find_points
from accord.reading.sides import seat_holders
from accord.reading.speakers import attribute
from accord.reading.stances.claims import both_sides, find_drafts, kept_by_rules
from accord.reading.stances.drafts import Draft
from accord.reading.stances.leaders_of_crowds import join_crowds
from accord.reading.weighing.choose import Text, chosen
from accord.reading.weighing.parties import told_by_weight
from accord.sources import Source

Progress = Callable[[str, int, int], None]  # what is being done, how much of it, of how much


@dataclass(frozen=True, slots=True)
class Understood:
    """One report as the rules understand it: `found`, all claims they see; `kept`, those of them they would tell."""

    text: Text
    meetings: Sequence[Gathering]
    found: Sequence[Draft]
    kept: Sequence[Draft]


def read(
    sources: Sequence[Source],
    *,
    parties_file: str | Path | None = None,
    recall: bool = False,
    weighed: bool = True,
    progress: Progress | None = None,
) -> Dossier:
    """One dossier from these reports. Precision first; `recall` keeps what is less certain too.

    `weighed`: what the rules find is weighed, with every clause they pass over (see `weighing`); else the rules decide.
    """
    known = known_names(parties_file)
    return joined([read_one(s, known, recall=recall, weighed=weighed, progress=progress) for s in sources])


def read_one(
    source: Source,
    known: Mapping[str, Entry] | None = None,
    *,
    recall: bool = False,
    weighed: bool = True,
    progress: Progress | None = None,
) -> Dossier:
    """The dossier of one report, which depends on nothing but these arguments. `known`: see `known_names`."""
    read_so_far = understood(source, known, recall=recall, progress=progress)
    text, meetings = read_so_far.text, read_so_far.meetings
    told = _weighed(read_so_far, recall=recall) if weighed else _by_rule(read_so_far)
    points = find_points(text.pages, told.claims, lambda page, token: text.refs.whose(page, token) is not None)
    facts = find_facts(text.pages, text.refs, text.said, told.claims, meetings)
    doubts = find_doubts(source, text.pages, meetings)
    dossier = assemble(source, text.refs, told, points, meetings, facts)
    return dossier.model_copy(update={"doubts": doubts})


def _by_rule(text: Understood) -> Told:
    """The claims the rules keep, and the parties."""
    meeting = _seated(text, text.kept)
    return told_by_rule(text.text.refs, text.kept, meeting)


def _weighed(text: Understood, *, recall: bool) -> Told:
    """The claims and the parties that are likely enough."""
    likely = chosen(text.text, text.found, text.kept, recall=recall)
    meeting = _seated(text, likely.claims)
    return told_by_weight(text.text.refs, likely.claims, meeting, likely.likely, recall=recall)


def _seated(text: Understood, claims: Sequence[Draft]) -> Gathering | None:
    """The first meeting, with those of the holders at its table who belong there."""
    meeting = text.meetings[0] if text.meetings else None
    if meeting is not None:
        seat_holders(meeting, list(dict.fromkeys(h for d in claims for h in d.holders)), text.text.refs)
    return meeting


def understood(
    source: Source,
    known: Mapping[str, Entry] | None = None,
    *,
    recall: bool = False,
    progress: Progress | None = None,
) -> Understood:
    """What the rules understand of one report, up to its claims."""
    roll = Roll()
    pages = passages(source, progress)
    names = find_names(pages, roll, known or {}, source.published)
    refs = References(pages, names, roll, source.published)
    join_crowds(refs)
    said = attribute(pages, refs)
    meetings = find_meetings(pages, refs, source.published)
    seated = tuple(meetings[0].participants) if meetings else ()
    both = both_sides(refs, seated)
    found = find_drafts(pages, refs, said, both)
    return Understood(Text(refs, said, both, pages), meetings, found, kept_by_rules(found, recall=recall))
