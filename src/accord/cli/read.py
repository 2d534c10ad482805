"""accord read: articles into a dossier."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from accord.cli.inputs import read_articles
from accord.cli.options import as_json, draft_parties, encoding, parties_file, published, recall
from accord.cli.output import counts, print_json, show_claims, tell
from accord.cli.parties import refuse_to_overwrite, write_parties
from accord.cli.readers import reader_flags, reader_of
from accord.problem import Problems
from accord.progress import Progress

if TYPE_CHECKING:  # rooms are opened by the commands that need them, so that --help is instant
    from accord.dossier import Dossier, PartyMention
    from accord.reading.corpus.reports import Reports

SOME_BAD = 3  # the exit code of a run that read some articles and not others


@click.command("read")
@click.argument("articles", nargs=-1, required=True)
@click.option("-o", "--out", type=click.Path(path_type=Path, file_okay=False), help="The case folder to write to.")
@click.option("--jobs", type=click.IntRange(1, 256), metavar="N", help="Articles read at once.  [the number of cores]")
@published
@encoding
@parties_file
@draft_parties
@recall
@reader_flags
@as_json
def read_command(
    articles: tuple[str, ...], out: Path | None, jobs: int | None, draft_parties: str | None, as_json: bool, **how: Any
) -> None:
    """Read ARTICLES (files, or folders of them; - is standard input) into a dossier.

    Articles that cannot be read are listed at the end and the others are read: the exit code is then 3, or 2 where
    none could be read and nothing is written. A run that was stopped goes on where it was when it is given again.
    """
    from accord.reading.corpus import articles_in

    refuse_to_overwrite(draft_parties)
    files = tuple(articles_in(articles))
    dossier: Dossier | None
    if how["reader"] == "model":
        dossier, all_read = read_articles(files, **how), True
    else:
        dossier, all_read = _read_by_rules(files, out, jobs, draft_parties, how)
    if dossier is not None:
        write_parties(dossier.parties.values(), draft_parties)
        dossier = _saved(dossier, out, _day(how)) if out else dossier
    if as_json or not out:
        _show(dossier or _loaded(out), as_json=as_json)
    if not all_read:
        click.get_current_context().exit(SOME_BAD)


def _loaded(folder: Path | None) -> Dossier:
    """The dossier of a folder, where there is one."""
    from accord.dossier import Dossier, load_dossier

    return load_dossier(folder) if folder else Dossier()


def _show(dossier: Dossier, *, as_json: bool) -> None:
    if as_json:
        from accord.reading import scored_shape

        shapes = [scored_shape(dossier, source) for source in dossier.sources.values()]
        print_json(shapes[0] if len(shapes) == 1 else {"documents": shapes})
    else:
        show_claims(dossier)


def _day(how: dict[str, Any]) -> date | None:
    return getattr(how["published"], "date", lambda: None)()


def _saved(new: Dossier, out: Path, published: date | None) -> Dossier:
    """The dossier of the folder with what was read now. Raises Problems of the folder."""
    from accord.case.file import NAME
    from accord.dossier import Dossier, load_dossier, renewed, save_dossier
    from accord.folder import read_file

    old = load_dossier(out) if _has_dossier(out) else Dossier()
    if published:  # named now, so it goes before what was known
        known = {i: s.model_copy(update={"published": published}) for i, s in old.sources.items() if i in new.sources}
        old = old.model_copy(update={"sources": {**old.sources, **known}})
    # By its words, so that a case with errors in it does not stand in the way.
    used = set(re.findall(r"[\w-]+", (read_file(out, NAME) or b"").decode(errors="replace")))
    result = renewed(old, new, used=used)
    save_dossier(result.dossier, out)
    size = len(result.dossier.parties), len(result.dossier.claims), len(result.dossier.points)
    click.echo(f"wrote {out}: {counts(*size)}", err=True)
    if old.claims:
        notes = [(result.added, "new"), (result.again, "found again"), (result.kept, "left as a person had them"),
                 (result.resting, "found no more, but the case rests on them"),
                 (result.gone, "found no more, and gone")]  # fmt: skip
        click.echo("claims: " + ", ".join(f"{n:,} {what}" for n, what in notes if n), err=True)
    return result.dossier


def _has_dossier(out: Path) -> bool:
    from accord.folder import read_file

    return read_file(out, "dossier.yaml") is not None


def _read_by_rules(
    files: tuple[str, ...], out: Path | None, jobs: int | None, draft: str | None, how: dict[str, Any]
) -> tuple[Dossier | None, bool]:
    """The dossier (none: it is in its folder, which had none), and whether every article could be read.

    Raises Problems where none could.
    """
    from accord.dossier import joined
    from accord.dossier.many import note, noted, save_joined
    from accord.reading.corpus import read_reports

    reader_of(**{key: how[key] for key in how if key not in ("published", "encoding")})  # checks the flags
    way = {"published": _day(how), **{key: how[key] for key in ("encoding", "parties_file", "recall")}}
    dossier: Dossier | None = None
    named: tuple[PartyMention, ...] = ()
    with Progress() as progress, read_reports(files, out, jobs=jobs, progress=progress, **way) as reports:
        if not reports.read:
            raise Problems(reports.problems)
        is_new = out is not None and not _has_dossier(out)
        size = noted(out, reports.made_of, _SIZE) if out and not is_new and not draft else None
        if out is not None and is_new:
            saved = save_joined(reports, out)
            named = saved.parties
            size = dict(zip(_SIZE, (len(named), saved.claims, saved.points, reports.copies), strict=True))
            note(out, reports.made_of, size)
        elif size is None:
            dossier = joined(list(reports))
    tell(reports.problems)
    if len(files) > 1:
        _tell_of(reports, len(files), size["copies"] if size else reports.copies)
    if size is not None:
        write_parties(named, draft)
        click.echo(f"wrote {out}: {counts(size['parties'], size['claims'], size['points'])}", err=True)
        if size["claims"] and not is_new:
            click.echo(f"claims: {size['claims']:,} found again", err=True)
    return dossier, not reports.problems


_SIZE = ("parties", "claims", "points", "copies")  # what is kept in mind of a dossier


def _tell_of(reports: Reports, files: int, copies: int) -> None:
    notes = [(reports.kept, "known from an earlier run"), (copies, "with the text of another"),
             (files - reports.read, "could not be read")]  # fmt: skip
    told = "".join(f", {n:,} {what}" for n, what in notes if n)
    click.echo(f"read {reports.read:,} articles{told}", err=True)
