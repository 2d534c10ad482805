"""What commands are given: articles, case folders, case files; as records, or as problems."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from accord.cli.output import tell
from accord.cli.readers import reader_of
from accord.problem import Problem, Problems, refuse
from accord.progress import Progress

if TYPE_CHECKING:  # rooms are opened by the commands that need them, so that --help is instant
    from accord.analysis import Analysis, Bargaining
    from accord.case import Case
    from accord.dossier import Dossier


def read_articles(articles: tuple[str, ...], published: date | None, encoding: str | None, **how: Any) -> Dossier:
    """The dossier of these articles, by the reader in `how`. Raises Problems with those of all articles at once."""
    from accord.sources import load_source

    read = reader_of(**how)
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
    return read(sources)


def dossier_and_case(inputs: tuple[str, ...], **how: Any) -> tuple[Dossier, Case]:
    """The dossier and the case to tell of: read and drafted from articles, or loaded from a folder or file."""
    from accord.case import draft
    from accord.case.formats import is_foreign

    first = Path(inputs[0])
    is_case = first.is_dir() or first.suffix.lower() in (".yaml", ".yml") or is_foreign(first)
    if not is_case:
        dossier = read_articles(inputs, **how)
        return dossier, draft(dossier)
    if len(inputs) > 1:
        raise refuse("one case at a time", hint="name one case folder, or only articles")
    dossier, case, problems = loaded(first)
    stop_at_errors(problems)
    return dossier, case or draft(dossier)


def check_path(path: Path) -> list[Problem]:
    """Everything wrong, guessed or open in a case folder or a case file."""
    from accord.case.file import NAME
    from accord.case.formats import is_foreign

    if path.is_dir() and not is_foreign(path) and not (path / NAME).exists() and not (path / "dossier.yaml").exists():
        raise refuse(f"{path} is not a case folder: it has neither case.yaml nor dossier.yaml")
    return loaded(path)[2]


def loaded(path: Path) -> tuple[Dossier, Case | None, list[Problem]]:
    """The dossier (an empty one where its files have errors), the case (or none), and all problems of both."""
    from accord.case import check_case
    from accord.case.file import NAME, load_with_places
    from accord.case.formats import is_foreign
    from accord.dossier import Dossier
    from accord.dossier.file import load_and_check

    if is_foreign(path):
        return _foreign(path)
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
            problems = [*problems, *check_case(case, document, claims, _rejected(dossier))]
        except Problems as found:
            problems = [*problems, *found.problems]
    return dossier, case, sorted(problems, key=lambda p: ("error", "warning", "note").index(p.severity))


def _foreign(path: Path) -> tuple[Dossier, Case | None, list[Problem]]:
    """A case of another program's file, or of tables; no reporting stands behind it."""
    from accord.case import check_case
    from accord.case.formats import load_any
    from accord.dossier import Dossier

    try:
        case, document, warnings = load_any(path)
    except Problems as found:
        return Dossier(), None, list(found.problems)
    return Dossier(), case, [*warnings, *check_case(case, document)]


def case_of(path: Path) -> Case:
    """The case of a folder or file of any kind; what of the file it cannot hold is told on standard error."""
    from accord.case.formats import load_any

    case, _, warnings = load_any(path)
    tell(warnings)
    return case


def _rejected(dossier: Dossier) -> list[str]:
    return [claim.id for claim in dossier.claims.values() if claim.status == "rejected"]


def stop_at_errors(problems: list[Problem]) -> None:
    """Raise Problems with the errors among these, if there are any."""
    errors = [p for p in problems if p.severity == "error"]
    if errors:
        raise Problems(errors)


def choices_of(choices: tuple[str, ...], before: str = "") -> dict[str, str]:
    """Option and value of each "option=value"; `before` is what stands before them on the command line."""
    found: dict[str, str] = {}
    for choice in choices:
        name, sign, value = (part.strip() for part in choice.partition("="))
        if not sign:
            raise refuse(f'"{choice}" does not say which value', hint=f"write {before}{name}=yes")
        if name in found:
            raise refuse(f'"{name}" is given two values', hint="name each option once")
        found[name] = value.strip('"')
    return found


def deals_of_case(case: Case, seconds: float) -> tuple[Analysis, Bargaining | None]:
    """What could be agreed alone, and what there is to say of it beyond packages; progress on standard error."""
    from accord.analysis import analyse_deals, bargaining

    with Progress() as progress:
        analysis = analyse_deals(case, progress=progress)
        progress("what binds, trades", 1.0)
        return analysis, bargaining(case, time_limit=seconds) if analysis.deals else None


def analyse_case(case: Case) -> Analysis:
    """The analysis of a case, its progress shown on standard error."""
    from accord.analysis import analyse

    with Progress() as progress:
        return analyse(case, progress=progress)
