"""accord check: everything wrong, guessed or open."""

from __future__ import annotations

from pathlib import Path

import click

from accord.cli.inputs import check_path
from accord.cli.options import as_json
from accord.cli.output import BAD_INPUT, print_json, problem_data, tell


@click.command("check")
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@as_json
def check_command(path: Path, as_json: bool) -> None:
    """List everything wrong, guessed or open in a case folder or a case file (a .gmcr or a domain too).

    Exit code 2 if there are errors.
    """
    problems = check_path(path)
    if as_json:
        print_json({"problems": [problem_data(p) for p in problems]})
    else:
        tell(problems)
    errors = sum(p.severity == "error" for p in problems)
    warnings = sum(p.severity == "warning" for p in problems)
    click.echo(f"{path}: {errors} errors, {warnings} warnings, {len(problems) - errors - warnings} notes", err=True)
    if errors:
        click.get_current_context().exit(BAD_INPUT)
