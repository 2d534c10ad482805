"""accord draft: a dossier into a first case."""

from __future__ import annotations

from pathlib import Path

import click

from accord.cli.options import as_json
from accord.cli.output import print_json
from accord.problem import refuse


@click.command("draft")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--replace", is_flag=True, help="Draft anew although there is a case (the old one stays in the history).")
@as_json
def draft_command(folder: Path, replace: bool, as_json: bool) -> None:
    """Draft a first case from the dossier in FOLDER; every guess is marked."""
    from accord.case import draft, save_case
    from accord.case.file import NAME, as_plain
    from accord.dossier import load_dossier

    if (folder / NAME).exists() and not replace:
        raise refuse(f"{folder / NAME} exists already", hint="use --replace to draft it anew")
    dossier = load_dossier(folder)
    case = draft(dossier)
    save_case(case, folder)
    click.echo(f"wrote {folder / NAME}: {len(case.parties)} parties, {len(case.options)} options", err=True)
    click.echo(f"`accord check {folder}` lists what was guessed", err=True)
    if as_json:
        print_json(as_plain(case))
