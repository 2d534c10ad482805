"""Reading, step by step: passages, names, speakers, the meeting, stances, points, facts; then the dossier's records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from accord.dossier import Dossier
from accord.reading.dossiers import assemble, joined
from accord.reading.doubts import find_doubts
from accord.reading.facts import find_facts
from accord.reading.meetings import find_meeting
from accord.reading.parties.gazetteer import Entry
from accord.reading.parties.names import find_names
from accord.reading.parties.references import References
from accord.reading.parties.roll import Roll
from accord.reading.passages import passages
from accord.reading.points import find_points
from accord.reading.speakers import attribute
from accord.reading.stances.claims import find_claims
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
    return joined([_read_one(source, known, recall, progress) for source in sources])


def _read_one(source: Source, known: dict[str, Entry], recall: bool, progress: Progress | None) -> Dossier:
    roll = Roll()
    pages = passages(source, progress)
    names = find_names(pages, roll, known)
    refs = References(pages, names, roll, source.published)
    said = attribute(pages, refs)
    meeting = find_meeting(pages, refs, source.published)
    claims = find_claims(pages, refs, said, tuple(meeting.participants) if meeting else (), recall=recall)
    points = find_points(pages, claims, lambda page, token: refs.whose(page, token) is not None)
    facts = find_facts(pages, refs, said, claims)
    doubts = find_doubts(source, pages, meeting)
    return assemble(source, refs, claims, points, meeting, facts).model_copy(update={"doubts": doubts})


def known_names(parties_file: str | Path | None) -> dict[str, Entry]:
    """The names in a user's `parties.yaml`: it beats every table. Its draft is what the reader found."""
    if parties_file is None:
        return {}
    from ruamel.yaml import YAML

    found: dict[str, Entry] = {}
    for party in YAML(typ="safe").load(Path(parties_file).read_text(encoding="utf-8")) or []:
        for name in [party["name"], *party.get("aliases", []), *party.get("representatives", [])]:
            found[str(name)] = Entry(str(party["name"]), str(party.get("kind", "other")), "name")
    return found
