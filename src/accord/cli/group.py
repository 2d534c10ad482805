"""The command line: one command per verb. Standard output carries only data; messages go to standard error."""

from __future__ import annotations

from typing import Any

import click

from accord import __version__
from accord.cli.analyse import analyse_command
from accord.cli.brief import brief_command
from accord.cli.check import check_command
from accord.cli.claims import claims_command
from accord.cli.convert import convert_command
from accord.cli.deals import deals_command
from accord.cli.draft import draft_command
from accord.cli.holds import holds_command
from accord.cli.judge import judge_command
from accord.cli.output import BAD_INPUT, tell
from accord.cli.read import read_command
from accord.cli.schema import schema_command
from accord.cli.search import search_command
from accord.problem import Problems

SENTENCE = (
    "Sources are read into a dossier, a dossier is drafted into a case, a case is analysed, "
    "and the results are told in a brief."
)


class _Commands(click.Group):
    """The commands in the order of the work; bad input ends in its list of problems and exit code 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Problems as found:
            tell(found.problems)
            ctx.exit(BAD_INPUT)
        except KeyboardInterrupt:
            click.echo("stopped; what was saved before is as it was", err=True)
            ctx.exit(130)
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                raise
            name = error.filename or "the file"
            click.echo(f"{name}: error: {error.strerror or error}", err=True)
            ctx.exit(BAD_INPUT)


@click.group(cls=_Commands, help=SENTENCE, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="accord")
def main() -> None:
    """Run the command line."""


# In the order of the work.
for _command in (
    read_command,
    claims_command,
    draft_command,
    check_command,
    analyse_command,
    deals_command,
    judge_command,
    holds_command,
    brief_command,
    convert_command,
    search_command,
    schema_command,
):
    main.add_command(_command)
