"""accord analyse: a case into results."""

from __future__ import annotations

from pathlib import Path

import click

from accord.cli.inputs import analyse_case, case_of
from accord.cli.options import as_json
from accord.cli.output import print_json


@click.command("analyse")
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@click.option("--full", is_flag=True, help="With --json: every state, however many.")
@as_json
def analyse_command(path: Path, full: bool, as_json: bool) -> None:
    """Analyse the case in PATH (a case folder or file, a .gmcr, a domain, tables): what holds, what could be agreed."""
    from accord.analysis import as_data

    case = case_of(path)
    analysis = analyse_case(case)
    if as_json:
        print_json(as_data(analysis, case, full=full))
    else:
        from accord.brief import tell_analysis

        click.echo(tell_analysis(case, analysis))
