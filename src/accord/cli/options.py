"""Flags that several commands share."""

from __future__ import annotations

import click

as_json = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON on standard output.")
published = click.option(
    "--published", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="When the articles were published."
)
encoding = click.option("--encoding", metavar="NAME", help="Encoding of the articles, where it is not UTF-8.")
recall = click.option("--recall", is_flag=True, help="Also tell what is less certain: finds more, errs more.")
parties_file = click.option(
    "--parties",
    "parties_file",
    type=click.Path(exists=True, dir_okay=False),
    help="Your parties.yaml; beats any table.",
)
draft_parties = click.option(
    "--draft-parties",
    "draft_parties",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Write the parties found to this file, to correct and give with --parties.",
)
