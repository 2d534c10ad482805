"""accord brief: results and evidence into something a person reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from accord.cli.inputs import analyse_case, dossier_and_case
from accord.cli.options import as_json, encoding, parties_file, published, recall
from accord.cli.output import print_json
from accord.cli.readers import reader_flags
from accord.problem import refuse


@click.command("brief")
@click.argument("inputs", nargs=-1, required=True)
@click.option("-o", "--out", type=click.Path(path_type=Path, dir_okay=False), help="out.html or out.md.")
@published
@encoding
@parties_file
@recall
@reader_flags
@as_json
def brief_command(inputs: tuple[str, ...], out: Path | None, as_json: bool, **how: Any) -> None:
    """Tell the results for INPUTS in a brief: articles (the whole way in one go), a case folder, or a case file
    (a .gmcr or a domain too)."""
    from accord.analysis import bargaining
    from accord.brief import as_data, compose, render_html, render_markdown

    if out and out.suffix.lower() not in (".html", ".htm", ".md", ".markdown"):
        raise refuse(f"cannot write a {out.suffix or 'nameless'} brief", hint="name it .html or .md")
    dossier, case = dossier_and_case(inputs, **how)
    analysis = analyse_case(case)
    brief = compose(dossier, case, analysis, bargaining(case) if analysis.deals else None)
    if as_json:
        print_json(as_data(brief))
    if out or not as_json:
        from accord.folder import write_file

        path = out or Path(f"{Path(inputs[0]).resolve().stem if inputs[0] != '-' else 'accord'}.brief.html")
        is_markdown = path.suffix.lower() in (".md", ".markdown")
        write_file(path, (render_markdown(brief) if is_markdown else render_html(brief)).encode())
        click.echo(f"wrote {path}", err=True)
