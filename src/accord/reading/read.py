"""Reading, step by step: passages, names, speakers, the meeting, stances, points, facts; then the dossier's records."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from accord.document import read_yaml
from accord.dossier import Dossier, joined
from accord.problem import Place, Problem, Problems, refuse
from accord.reading.dossiers import assemble
from accord.reading.doubts import find_doubts
from accord.reading.facts import find_facts
from accord.reading.meetings.find import find_meetings
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
    names = find_names(pages, roll, known or {})
    refs = References(pages, names, roll, source.published)
    said = attribute(pages, refs)
    meetings = find_meetings(pages, refs, source.published)
    seated = tuple(meetings[0].participants) if meetings else ()
    claims = find_claims(pages, refs, said, seated, recall=recall)
    points = find_points(pages, claims, lambda page, token: refs.whose(page, token) is not None)
    facts = find_facts(pages, refs, said, claims, meetings)
    doubts = find_doubts(source, pages, meetings)
    return assemble(source, refs, claims, points, meetings, facts).model_copy(update={"doubts": doubts})


def known_names(parties_file: str | Path | None) -> dict[str, Entry]:
    """The names in a user's `parties.yaml`: it beats every table. Its draft is what the reader found.

    Raises Problems, each at its place, for a file that is not a list of parties with names.
    """
    if parties_file is None:
        return {}
    try:
        text = Path(parties_file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise refuse(f"the parties cannot be read: {error}", Place(str(parties_file))) from None
    document = read_yaml(text, str(parties_file))
    data = document.data or []
    if not isinstance(data, list):
        raise refuse("parties are a list", document.place(()), "begin each with: - name: ...")
    found: dict[str, Entry] = {}
    problems = []
    for number, party in enumerate(data):
        names = _names_of(party)
        if names is None:
            message = "a party has a name, and lists of aliases and representatives where it has any"
            problems.append(Problem("error", message, document.place((number,)), "as in: - name: Northland"))
            continue
        for name in names:
            found[name] = Entry(names[0], str(party.get("kind") or "other"), "name")
    if problems:
        raise Problems(problems)
    return found


def _names_of(party: Any) -> list[str] | None:
    """Every name of a party in the file, its own first; None where it is not written as one."""
    if not isinstance(party, dict) or not str(party.get("name") or "").strip():
        return None
    lists = [party.get("aliases") or [], party.get("representatives") or []]
    if not all(isinstance(names, list) for names in lists):
        return None
    return [name for name in map(str, [party["name"], *lists[0], *lists[1]]) if name.strip()]
