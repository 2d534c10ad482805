"""accord deals: what could be agreed, however many packages a case has."""

from __future__ import annotations

from pathlib import Path

import click

from accord.cli.inputs import case_of, deals_of_case
from accord.cli.options import as_json
from accord.cli.output import print_json


@click.command("deals")
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--seconds",
    type=click.FloatRange(1.0),
    default=30.0,
    show_default=True,
    help="Most time for what binds, trades and why there is no deal, all together.",
)
@as_json
def deals_command(path: Path, seconds: float, as_json: bool) -> None:
    """What could be agreed in the case in PATH (a case folder or file, tables, another program's negotiation domain).

    The zone, its frontier, the bargaining solutions with their formulas, what binds, what could be traded, and why
    there is no deal where there is none: for cases of 10^30 packages and more. Every number says how it was found.
    """
    from accord.analysis.plain import as_plain

    case = case_of(path)
    analysis, more = deals_of_case(case, seconds)
    if as_json:
        print_json(as_plain(case, analysis, more))
    else:
        from accord.brief import tell_deals

        click.echo(tell_deals(case, analysis, more))
