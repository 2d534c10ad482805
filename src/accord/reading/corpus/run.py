"""A run over many articles: read what is missing, put all results together, tell what could not be read."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from accord.dossier import Dossier
from accord.dossier.join import joined
from accord.folder import STATE
from accord.problem import Problem
from accord.reading.corpus.pool import Pool
from accord.reading.corpus.reader import LARGEST, How, Outcome, Reader, Task, only_here
from accord.reading.corpus.reports import Progress, Reports
from accord.reading.parties.known import known_names

FEW = 8  # articles one process reads sooner than others have started


@dataclass(frozen=True, slots=True)
class Corpus:
    """What a run read: one dossier; of how many articles, and how many of them were kept from an earlier run."""

    dossier: Dossier
    read: int = 0
    kept: int = 0
    copies: int = 0  # articles with exactly the text of one before them
    problems: tuple[Problem, ...] = ()


def read_corpus(
    articles: Sequence[str],
    folder: Path | None = None,
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
    **how: str | date | bool | None,
) -> Corpus:
    """Read these files (see `articles_in`); the same dossier whatever `jobs`, in the order of the files.

    Results are kept under the case folder's `.accord/reading` as they come: a run that was stopped, or is repeated
    with more articles, reads only what is missing. `jobs`: articles read at once, the machine's cores by default.
    `how`: `published`, `encoding`, `parties_file`, `recall`, as for `load_source` and `read`. What is wrong with an
    article is among the `problems`, and the others are read. Raises Problems for a parties file that is wrong.
    """
    with read_reports(articles, folder, jobs=jobs, progress=progress, **how) as reports:
        dossier = joined(dossiers) if (dossiers := list(reports)) else Dossier()
        return Corpus(dossier, reports.read, reports.kept, reports.copies, tuple(reports.problems))


@contextmanager
def read_reports(
    articles: Sequence[str],
    folder: Path | None = None,
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
    **how: str | date | bool | None,
) -> Iterator[Reports]:
    """`read_corpus` without joining: the report of each article, one in memory at a time, while the context lasts."""
    known = known_names(how.pop("parties_file", None))  # type: ignore[arg-type]
    with _place_of_results(folder) as place:
        way = How(place, known=known, **how)  # type: ignore[arg-type]
        outcomes = _read_all([_task(n, path) for n, path in enumerate(articles)], way, jobs, progress)
        reports = Reports(outcomes, way.results(), progress)
        yield reports
        if folder is not None and not reports.problems:
            way.results().remove_others()


@contextmanager
def _place_of_results(folder: Path | None) -> Iterator[Path]:
    if folder is not None:
        yield folder / STATE / "reading"
        return
    with tempfile.TemporaryDirectory(prefix="accord-") as name:
        yield Path(name)


def _task(number: int, path: str) -> Task:
    if not only_here(path) or os.path.isdir(path):
        return Task(number, path)
    if path == "-":
        return Task(number, path, sys.stdin.buffer.read(LARGEST + 1))
    with open(path, "rb") as pipe:
        return Task(number, path, pipe.read(LARGEST + 1))


def _read_all(tasks: Sequence[Task], how: How, jobs: int | None, progress: Progress | None) -> list[Outcome]:
    """The outcome of every task, in the order of the tasks."""
    found: list[Outcome] = []
    for outcome in _outcomes(tasks, how, jobs):
        found.append(outcome)
        if progress:
            progress("reading articles", len(found), len(tasks))
    return sorted(found, key=lambda o: o.task.number)


def _outcomes(tasks: Sequence[Task], how: How, jobs: int | None) -> Iterator[Outcome]:
    if len(tasks) <= FEW:
        reader = Reader(how)
        yield from map(reader.read, tasks)
        return
    with Pool(how, max(1, min(jobs or os.cpu_count() or 1, len(tasks)))) as pool:
        yield from pool.read(tasks)
