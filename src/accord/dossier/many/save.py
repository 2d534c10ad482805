"""Save: what many reports say as a dossier in a folder, a record at a time.

The files are those of `save_dossier(renewed(Dossier(), joined(reports)).dossier, folder)`, byte for byte; no more of
them is in memory than what is said of the one thing that is said most often.
"""

from __future__ import annotations

import contextlib
import hashlib
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from accord import folder as files
from accord.dossier.dossier import Dossier, PartyMention, ReportedPoint
from accord.dossier.joining.contrasts import Known
from accord.dossier.joining.copies import copies_of
from accord.dossier.joining.groups import once
from accord.dossier.joining.parties import Named
from accord.dossier.joining.same import bearers
from accord.dossier.many.claims import settle_claims, settle_contrasts
from accord.dossier.many.events import facts, meetings, settle_meetings
from accord.dossier.many.gather import Gathered, gather
from accord.dossier.many.shelf import Shelf, in_json
from accord.dossier.records import Writing


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved: the parties (without their passages), and how many claims and points."""

    parties: tuple[PartyMention, ...]
    claims: int
    points: int


def save_joined(reports: Iterable[Dossier], folder: Path) -> Saved:
    """Join reports and write them to a folder that has no dossier yet; a kill leaves it without one, or with this.

    The reports are gone through twice, and no source may be in two of them; they are what a reader found, which no
    person has judged. Raises OSError where there is no room on the disk.
    """
    with contextlib.closing(Shelf()) as shelf:
        whole = gather(reports, shelf)
        names = {party.id: party.name for party, _ in whole.parties}
        for words, numbers in whole.doubts:
            shelf.tell(words, shelf.mentions("party", numbers), tellings=2)
        settle_meetings(shelf, names)
        claims = settle_claims(shelf)
        settle_contrasts(shelf, Known(whole.days, bearers(party for party, _ in whole.parties), names))
        files.write_all(folder, _files(whole, shelf, folder))
    return Saved(tuple(_party(named) for named, _ in whole.parties), claims, len(whole.points))


def _files(whole: Gathered, shelf: Shelf, folder: Path) -> Iterator[tuple[str, files.Content]]:
    """The files of the dossier, each when it is asked for; None: a source that is no part of it."""
    for name in files.list_files(folder, "sources"):
        if Path(name).stem not in whole.days:
            yield name, None
    for source, text, about in shelf.ask("SELECT id, text, about FROM source"):
        yield f"sources/{source}.txt", text.encode()
        yield f"sources/{source}.yaml", about.encode()
    yield "dossier.yaml", partial(_write_dossier, whole, shelf)
    yield "claims.jsonl", partial(_write_claims, shelf)


def _write_claims(shelf: Shelf, file: BinaryIO) -> None:
    for (line,) in shelf.ask("SELECT line FROM claim ORDER BY id"):
        file.write(f"{line}\n".encode())


def _write_dossier(whole: Gathered, shelf: Shelf, file: BinaryIO) -> None:
    writing = Writing(file)
    if whole.title:
        writing.value("title", whole.title)
    for source in whole.days:
        writing.record("sources", None, [in_json(source)])
    for named, group in whole.parties:
        about = _party(named).model_dump(mode="json", exclude={"id", "evidence"}, exclude_defaults=True)
        passages = _passages(shelf, "party", group, as_they_are=len(group) == 1)
        writing.record("parties", named.id, _with_passages(about, passages))
    for asked, group in whole.points:
        point = ReportedPoint.model_construct(**asked._asdict())
        about = point.model_dump(mode="json", exclude={"id", "evidence"}, exclude_defaults=True)
        writing.record("points", asked.id, _with_passages(about, _passages(shelf, "point", group)))
    for body in meetings(shelf):
        writing.record("meetings", None, [body])
    for body in facts(shelf):
        writing.record("facts", None, [body])
    for number, words, by, tellings in shelf.ask("SELECT number, words, by, tellings FROM doubt ORDER BY number"):
        about = {"words": words, "evidence": [], "by": by}
        writing.record("doubts", None, _doubt(shelf, number, about, once_each=tellings > 1))
    texts = shelf.ask("SELECT id, text FROM source ORDER BY day, id")
    for copy in copies_of(texts) if len(whole.days) > 1 else ():
        writing.record("copies", None, [in_json(copy.model_dump(mode="json", exclude_defaults=True))])
    for (body,) in shelf.ask(
        "SELECT body FROM contrast ORDER BY place, start, stop, id, place2, start2, stop2, id2, party"
    ):
        writing.record("contrasts", None, [body])
    writing.end()


def _party(named: Named) -> PartyMention:
    about = {name: value for name, value in named._asdict().items() if name != "has_passage"}
    return PartyMention.model_validate(about)


def _passages(shelf: Shelf, kind: str, group: array[int], *, as_they_are: bool = False) -> Iterator[str]:
    """The passages of all mentions; each report's own once, and no two reports have one in common."""
    for lines in shelf.mentions(kind, group):
        listed = lines.split("\n")
        yield ", ".join(listed if as_they_are else once(listed))


def _with_passages(about: dict[str, object], passages: Iterable[str]) -> Iterator[str]:
    """A record in pieces, its passages last; a record without passages says nothing of them."""
    before = in_json(about)[:-1]
    between = f'{", " if about else ""}"evidence": ['
    yield before
    for piece in passages:
        yield between + piece
        between = ", "
    yield "]}" if between == ", " else "}"


def _doubt(shelf: Shelf, number: int, about: dict[str, object], *, once_each: bool) -> Iterator[str]:
    """A doubt in pieces."""
    before, after = in_json(about).rsplit("[]", 1)
    seen = set[bytes]()
    yield before
    between = "["
    for (lines,) in shelf.ask("SELECT passages FROM told WHERE doubt = ? ORDER BY number", (number,)):
        for line in lines.split("\n"):
            name = hashlib.blake2b(line.encode(), digest_size=16).digest()
            if not once_each or name not in seen:
                seen.add(name)
                yield between + line
                between = ", "
    yield f"]{after}"
