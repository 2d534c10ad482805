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

KINDS = {".yaml": "yaml", ".yml": "yaml", ".gmcr": "gmcr", ".xlsx": "xlsx", "": "csv"}
FOLDERS = ("csv", "genius", "geniusweb", "negolog")


@click.command("convert")
@click.argument("path", metavar="CASE", type=click.Path(path_type=Path, exists=True))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--to", "kind", type=click.Choice(FOLDERS), help="What to write a folder as; CSV where it is not said.")
@click.option("--replace", is_flag=True, help="Write OUT although there is such a file.")
@as_json
def convert_command(path: Path, out: Path, kind: str | None, replace: bool, as_json: bool) -> None:
    """Write the CASE as OUT: a .yaml, .gmcr or .xlsx file by its name, or a folder of CSV files.

    With --to, OUT is a folder with a negotiation domain of GENIUS, GeniusWeb or NegoLog. CASE is a case folder or any
    of these. What OUT has no place for is told; what would change states, moves or ranks is refused.
    """
    from accord.folder import write_file

    kind = kind or KINDS.get(out.suffix.lower())
    if kind is None:
        hint = "name it .yaml, .gmcr or .xlsx, or name a folder (and say --to, if it is not for CSV files)"
        raise refuse(f'cannot tell what to write as "{out}"', hint=hint)
    if kind in FOLDERS and out.is_file():
        raise refuse(f"{out} is a file, and a folder is to be written", hint="name another")
    if (out / "case.yaml").exists() or (out / "dossier.yaml").exists():
        raise refuse(f"{out} is a case folder", hint="name another folder")
    if out.exists() and not replace:
        raise refuse(f"{out} exists already", hint="use --replace to write it anew")
    case = case_of(path)
    files, lost = _written(case, kind)
    for name, content in files.items():
        write_file(out / name if name else out, content)
    tell(lost)
    click.echo(f"wrote {out}: {len(case.parties)} parties, {len(case.options)} options", err=True)
    if as_json:
        print_json({"written": str(out), "left_out": [problem_data(p) for p in lost]})


def _written(case: Case, kind: str) -> tuple[dict[str, bytes], list[Problem]]:
    """The content of the files, by name within OUT (no name: OUT itself), and warnings about what they do not hold."""
    from accord.case.file import as_plain
    from accord.case.formats import as_files, as_workbook, domain_files, left_out, save_gmcr
    from accord.document import write_yaml

    if kind == "csv":
        return as_files(case), []
    if kind in FOLDERS:
        return domain_files(case, kind)
    if kind == "gmcr":
        return {"": save_gmcr(case)}, left_out(case)
    return {"": as_workbook(case) if kind == "xlsx" else write_yaml(as_plain(case)).encode()}, []
