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
    from accord.dossier import Dossier

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
    if how["reader"] == "model":
        dossier, all_read = read_articles(files, **how), True
    else:
        dossier, all_read = _read_by_rules(files, out, jobs, how)
    write_parties(dossier, draft_parties)
    if out:
        dossier = _saved(dossier, out, getattr(how["published"], "date", lambda: None)())
    if as_json:
        from accord.reading import scored_shape

        shapes = [scored_shape(dossier, source) for source in dossier.sources.values()]
        print_json(shapes[0] if len(shapes) == 1 else {"documents": shapes})
    elif not out:
        show_claims(dossier)
    if not all_read:
        click.get_current_context().exit(SOME_BAD)


def _saved(new: Dossier, out: Path, published: date | None) -> Dossier:
    """The dossier of the folder with what was read now. Raises Problems of the folder."""
    from accord.case.file import NAME
    from accord.dossier import Dossier, load_dossier, renewed, save_dossier
    from accord.folder import read_file

    old = load_dossier(out) if (out / "dossier.yaml").exists() else Dossier()
    if published:  # named now, so it goes before what was known
        known = {i: s.model_copy(update={"published": published}) for i, s in old.sources.items() if i in new.sources}
        old = old.model_copy(update={"sources": {**old.sources, **known}})
    # By its words, so that a case with errors in it does not stand in the way.
    used = set(re.findall(r"[\w-]+", (read_file(out, NAME) or b"").decode(errors="replace")))
    result = renewed(old, new, used=used)
    save_dossier(result.dossier, out)
    click.echo(f"wrote {out}: {counts(result.dossier)}", err=True)
    if old.claims:
        notes = [(result.added, "new"), (result.again, "found again"), (result.kept, "left as a person had them"),
                 (result.resting, "found no more, but the case rests on them"),
                 (result.gone, "found no more, and gone")]  # fmt: skip
        click.echo("claims: " + ", ".join(f"{n:,} {what}" for n, what in notes if n), err=True)
    return result.dossier


def _read_by_rules(
    files: tuple[str, ...], out: Path | None, jobs: int | None, how: dict[str, Any]
) -> tuple[Dossier, bool]:
    """The dossier, and whether every article could be read. Raises Problems where none could."""
    from accord.reading.corpus import read_corpus

    reader_of(**{key: how[key] for key in how if key not in ("published", "encoding")})  # checks the flags
    day = getattr(how["published"], "date", lambda: None)()
    with Progress() as progress:
        corpus = read_corpus(
            files,
            out,
            jobs=jobs,
            progress=progress,
            published=day,
            encoding=how["encoding"],
            parties_file=how["parties_file"],
            recall=how["recall"],
        )
    if not corpus.read:
        raise Problems(corpus.problems)
    tell(corpus.problems)
    if len(files) > 1:
        notes = [(corpus.kept, "known from an earlier run"), (corpus.copies, "with the text of another")]
        bad = len(files) - corpus.read
        told = "".join(f", {n:,} {what}" for n, what in [*notes, (bad, "could not be read")] if n)
        click.echo(f"read {corpus.read:,} articles{told}", err=True)
    return corpus.dossier, not corpus.problems
