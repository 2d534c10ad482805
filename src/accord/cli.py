"""The command line: one command per verb. Standard output carries only data; messages go to standard error."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from accord import __version__
from accord.problem import Problem, Problems, refuse
from accord.progress import Progress

if TYPE_CHECKING:  # rooms are opened by the commands that need them, so that --help is instant
    from accord.analysis import Analysis
    from accord.case import Case
    from accord.dossier import Dossier

SENTENCE = (
    "Sources are read into a dossier, a dossier is drafted into a case, a case is analysed, "
    "and the results are told in a brief."
)
BAD_INPUT = 2

as_json = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON on standard output.")
published = click.option(
    "--published", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="When the articles were published."
)
encoding = click.option("--encoding", metavar="NAME", help="Encoding of the articles, where it is not UTF-8.")
recall = click.option("--recall", is_flag=True, help="Also use weaker rules: finds more, errs more.")
parties_file = click.option(
    "--parties",
    "parties_file",
    type=click.Path(exists=True, dir_okay=False),
    help="Your parties.yaml; beats any table.",
)


class _Commands(click.Group):
    """The commands in the order of the work; bad input ends in its list of problems and exit code 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Problems as found:
            _tell(found.problems)
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


@main.command("read")
@click.argument("articles", nargs=-1, required=True)
@click.option("-o", "--out", type=click.Path(path_type=Path), help="The case folder to write the dossier to.")
@published
@encoding
@parties_file
@recall
@as_json
def read_command(articles: tuple[str, ...], out: Path | None, as_json: bool, **how: Any) -> None:
    """Read ARTICLES (text or Markdown files; - is standard input) into a dossier."""
    dossier = _read(articles, **how)
    if out:
        from accord.dossier import save_dossier

        save_dossier(dossier, out)
        click.echo(f"wrote {out}: {_counts(dossier)}", err=True)
    if as_json:
        from accord.reading import scored_shape

        shapes = [scored_shape(dossier, source) for source in dossier.sources.values()]
        _print_json(shapes[0] if len(shapes) == 1 else {"documents": shapes})
    elif not out:
        _show_claims(dossier)


@main.command("draft")
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
        _print_json(as_plain(case))


@main.command("check")
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@as_json
def check_command(path: Path, as_json: bool) -> None:
    """List everything wrong, guessed or open in a case folder or a case file. Exit code 2 if there are errors."""
    problems = _check(path)
    if as_json:
        _print_json({"problems": [_problem_data(p) for p in problems]})
    else:
        _tell(problems)
    errors = sum(p.severity == "error" for p in problems)
    warnings = sum(p.severity == "warning" for p in problems)
    click.echo(f"{path}: {errors} errors, {warnings} warnings, {len(problems) - errors - warnings} notes", err=True)
    if errors:
        click.get_current_context().exit(BAD_INPUT)


@main.command("analyse")
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@click.option("--full", is_flag=True, help="With --json: every state, however many.")
@as_json
def analyse_command(path: Path, full: bool, as_json: bool) -> None:
    """Analyse the case in PATH (a case folder or a case file): what holds, and what could be agreed."""
    from accord.analysis import as_data
    from accord.case import load_case

    case = load_case(path)
    analysis = _analyse(case)
    if as_json:
        _print_json(as_data(analysis, case, full=full))
    else:
        from accord.brief import tell_analysis

        click.echo(tell_analysis(case, analysis))


@main.command("brief")
@click.argument("inputs", nargs=-1, required=True)
@click.option("-o", "--out", type=click.Path(path_type=Path, dir_okay=False), help="out.html or out.md.")
@published
@encoding
@parties_file
@recall
@as_json
def brief_command(inputs: tuple[str, ...], out: Path | None, as_json: bool, **how: Any) -> None:
    """Tell the results for INPUTS in a brief: articles (the whole way in one go), a case folder, or a case file."""
    from accord.brief import as_data, compose, render_html, render_markdown

    if out and out.suffix.lower() not in (".html", ".htm", ".md", ".markdown"):
        raise refuse(f"cannot write a {out.suffix or 'nameless'} brief", hint="name it .html or .md")
    dossier, case = _dossier_and_case(inputs, **how)
    brief = compose(dossier, case, _analyse(case))
    if as_json:
        _print_json(as_data(brief))
    if out or not as_json:
        from accord.folder import write_file

        path = out or Path(f"{Path(inputs[0]).resolve().stem if inputs[0] != '-' else 'accord'}.brief.html")
        is_markdown = path.suffix.lower() in (".md", ".markdown")
        write_file(path, (render_markdown(brief) if is_markdown else render_html(brief)).encode())
        click.echo(f"wrote {path}", err=True)


@main.command("schema")
@click.argument("what", type=click.Choice(["case", "dossier", "claim"]), default="case")
@as_json
def schema_command(what: str, as_json: bool) -> None:
    """Print the JSON Schema of a case, dossier or claim, for editors; it is JSON with --json and without."""
    from accord.case import Case
    from accord.dossier import Claim, Dossier

    kinds: dict[str, Any] = {"case": Case, "dossier": Dossier, "claim": Claim}
    schema = kinds[what].model_json_schema(by_alias=True)
    _print_json({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})


def _read(
    articles: tuple[str, ...], published: date | None, encoding: str | None, parties_file: str | None, recall: bool
) -> Dossier:
    from accord.reading import read
    from accord.sources import load_source

    problems: list[Problem] = []
    sources = []
    day = getattr(published, "date", lambda: published)()
    for name in articles:
        try:
            sources.append(load_source(name, published=day, encoding=encoding))
        except Problems as found:
            problems += found.problems
    if problems:
        raise Problems(problems)
    with Progress() as progress:
        return read(sources, parties_file=parties_file, recall=recall, progress=progress)


def _dossier_and_case(inputs: tuple[str, ...], **how: Any) -> tuple[Dossier, Case]:
    from accord.case import draft

    first = Path(inputs[0])
    is_case = first.is_dir() or first.suffix in (".yaml", ".yml")
    if not is_case:
        dossier = _read(inputs, **how)
        return dossier, draft(dossier)
    if len(inputs) > 1:
        raise refuse("one case at a time", hint="name one case folder, or only articles")
    dossier, case, problems = _loaded(first)
    _stop_at_errors(problems)
    return dossier, case or draft(dossier)


def _check(path: Path) -> list[Problem]:
    from accord.case.file import NAME

    if path.is_dir() and not (path / NAME).exists() and not (path / "dossier.yaml").exists():
        raise refuse(f"{path} is not a case folder: it has neither case.yaml nor dossier.yaml")
    return _loaded(path)[2]


def _loaded(path: Path) -> tuple[Dossier, Case | None, list[Problem]]:
    """The dossier (an empty one where its files have errors), the case (or none), and all problems of both."""
    from accord.case import check_case
    from accord.case.file import NAME, load_with_places
    from accord.dossier import Dossier
    from accord.dossier.file import load_and_check

    folder = path if path.is_dir() else path.parent
    dossier, case, claims = Dossier(), None, None
    problems: list[Problem] = []
    try:
        dossier, problems = load_and_check(folder)
        claims = dossier.claims if (folder / "claims.jsonl").exists() else None
    except Problems as found:
        problems = list(found.problems)
    if path.is_file() or (path / NAME).exists():
        try:
            case, document = load_with_places(path)
            problems = [*problems, *check_case(case, document, claims)]
        except Problems as found:
            problems = [*problems, *found.problems]
    return dossier, case, sorted(problems, key=lambda p: ("error", "warning", "note").index(p.severity))


def _stop_at_errors(problems: list[Problem]) -> None:
    errors = [p for p in problems if p.severity == "error"]
    if errors:
        raise Problems(errors)


def _analyse(case: Case) -> Analysis:
    from accord.analysis import analyse

    with Progress() as progress:
        return analyse(case, progress=progress)


def _tell(problems: list[Problem] | tuple[Problem, ...]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)


def _problem_data(problem: Problem) -> dict[str, Any]:
    place = problem.place
    data: dict[str, Any] = {"severity": problem.severity, "message": problem.message, "hint": problem.hint}
    if place:
        data |= {"file": place.file, "line": place.line, "column": place.column}
    return data


def _counts(dossier: Dossier) -> str:
    return f"{len(dossier.parties)} parties, {len(dossier.claims)} claims, {len(dossier.points)} points"


def _show_claims(dossier: Dossier) -> None:
    """A plain listing: who, stance, the passage; for a first look in the terminal."""
    for party in dossier.parties.values():
        click.echo(f"{party.name} ({party.kind})")
        for claim in dossier.claims.values():
            if party.id in claim.holders:
                marks = [claim.level or "", claim.likelihood.word if claim.likelihood else ""]
                said = f"; {claim.speaker} says so" if claim.speaker else ""
                quote = " ".join(claim.evidence[0].quote.split())
                note = ", ".join(m for m in marks if m)
                sign = "does not: " if claim.polarity == "-" and claim.stance == "accepts" else ""
                click.echo(f"  {claim.stance}{f' [{note}]' if note else ''}: {sign}“{quote}”{said}")
    click.echo(_counts(dossier), err=True)


def _print_json(data: Any) -> None:
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
