"""accord read: articles into a dossier."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from accord.cli.inputs import read_articles
from accord.cli.options import as_json, encoding, parties_file, published, recall
from accord.cli.output import counts, print_json, show_claims
from accord.cli.readers import reader_flags


@click.command("read")
@click.argument("articles", nargs=-1, required=True)
@click.option("-o", "--out", type=click.Path(path_type=Path), help="The case folder to write the dossier to.")
@published
@encoding
@parties_file
@recall
@reader_flags
@as_json
def read_command(articles: tuple[str, ...], out: Path | None, as_json: bool, **how: Any) -> None:
    """Read ARTICLES (text or Markdown files; - is standard input) into a dossier."""
    dossier = read_articles(articles, **how)
    if out:
        from accord.dossier import save_dossier

        save_dossier(dossier, out)
        click.echo(f"wrote {out}: {counts(dossier)}", err=True)
    if as_json:
        from accord.reading import scored_shape

        shapes = [scored_shape(dossier, source) for source in dossier.sources.values()]
        print_json(shapes[0] if len(shapes) == 1 else {"documents": shapes})
    elif not out:
        show_claims(dossier)
