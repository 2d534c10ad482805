"""accord judge: one package, judged in one call."""

from __future__ import annotations

from pathlib import Path

import click

from accord.cli.inputs import case_of, choices_of
from accord.cli.options import as_json
from accord.cli.output import print_json


@click.command("judge")
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@click.argument("choices", nargs=-1, metavar="OPTION=VALUE...")
@click.option("--seconds", type=click.FloatRange(1.0), default=30.0, show_default=True, help="Most time to take.")
@as_json
def judge_command(path: Path, choices: tuple[str, ...], seconds: float, as_json: bool) -> None:
    """Judge a package of the case in PATH: options not named are as without a deal.

    Acceptable to whom and by how much; what would be better for all; what would make it acceptable; whether it lasts.
    """
    from accord.analysis.judged import judged

    case = case_of(path)
    found = judged(case, choices_of(choices), time_limit=seconds)
    if as_json:
        from accord.analysis import case_hash
        from accord.analysis.plain import record

        print_json({"accord": "judged/1", "title": case.title, "case_hash": case_hash(case)} | record(case, found))
    else:
        from accord.brief import tell_judged

        click.echo(tell_judged(case, found))
