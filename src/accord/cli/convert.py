"""accord convert: a case from one kind of file into another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from accord.cli.inputs import case_of
from accord.cli.options import as_json
from accord.cli.output import print_json, problem_data, tell
from accord.problem import Problem, refuse

if TYPE_CHECKING:  # rooms are opened by the commands that need them, so that --help is instant
    from accord.case import Case

KINDS = {".yaml": "yaml", ".yml": "yaml", ".gmcr": "gmcr"}


@click.command("convert")
@click.argument("path", metavar="CASE", type=click.Path(path_type=Path, exists=True))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Write OUT although there is such a file.")
@as_json
def convert_command(path: Path, out: Path, replace: bool, as_json: bool) -> None:
    """Write the CASE (a case folder or file, or a .gmcr file) as OUT: case.yaml or .gmcr, by its name.

    What OUT has no place for is told; what would change states, moves or ranks is refused.
    """
    from accord.folder import write_file

    kind = KINDS.get(out.suffix.lower())
    if kind is None:
        raise refuse(f'cannot tell what to write as "{out}"', hint=f"name it {', '.join(KINDS)}")
    if out.exists() and not replace:
        raise refuse(f"{out} exists already", hint="use --replace to write it anew")
    case = case_of(path)
    content, lost = _written(case, kind)
    write_file(out, content)
    tell(lost)
    click.echo(f"wrote {out}: {len(case.parties)} parties, {len(case.options)} options", err=True)
    if as_json:
        print_json({"written": str(out), "left_out": [problem_data(p) for p in lost]})


def _written(case: Case, kind: str) -> tuple[bytes, list[Problem]]:
    """A file's content, and warnings about what it does not hold."""
    from accord.case.file import as_plain
    from accord.case.formats import left_out, save_gmcr
    from accord.document import write_yaml

    if kind == "gmcr":
        return save_gmcr(case), left_out(case)
    return write_yaml(as_plain(case)).encode(), []
