"""Reader: one article from its file to its kept result, the same here and in a worker process."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePath

from accord.problem import Place, Problem, Problems
from accord.reading.corpus.results import Results, made_by
from accord.reading.parties.gazetteer import Entry
from accord.reading.read import read_one
from accord.sources import load_source, load_text

LARGEST = 30_000_000  # bytes: what is larger is refused without being hashed


@dataclass(frozen=True, slots=True)
class How:
    """How the articles of a run are read, and where their results are kept."""

    folder: Path
    published: date | None = None
    encoding: str | None = None
    known: Mapping[str, Entry] | None = None
    recall: bool = False

    def results(self) -> Results:
        """The results made this way."""
        known = sorted((name, str(entry)) for name, entry in (self.known or {}).items())
        return Results(self.folder, made_by(repr((self.recall, known))))


@dataclass(frozen=True, slots=True)
class Task:
    """One article to read. `raw`: its bytes, where only the caller can get them (standard input, a pipe)."""

    number: int
    path: str
    raw: bytes | None = None

    @property
    def size(self) -> int:
        """Its bytes; 0 where they cannot be counted."""
        if self.raw is not None:
            return len(self.raw)
        try:
            return os.stat(self.path).st_size
        except OSError:
            return 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an article: a result by its name, `kept` from an earlier run or new; or problems."""

    task: Task
    result: str | None = None
    kept: bool = False
    problems: tuple[Problem, ...] = ()


class Reader:
    """Reads articles one by one into their results."""

    def __init__(self, how: How) -> None:
        self.how, self.results = how, how.results()

    def read(self, task: Task) -> Outcome:
        """Read one article, unless its result is kept. Whatever is wrong with it is told, and stops nothing else."""
        done = Task(task.number, task.path)  # without the bytes: they need not go back
        try:
            return self._read(task, done)
        except Problems as found:
            return Outcome(done, problems=tuple(_at(p, task.path) for p in found.problems))
        except Exception as error:  # one article must not end the run of all others
            message = f"reading it failed: {type(error).__name__}: {error}"
            hint = "this is a fault of accord: please report it, with the article where you may"
            return Outcome(done, problems=(Problem("error", message, Place(task.path), hint),))

    def _read(self, task: Task, done: Task) -> Outcome:
        raw = task.raw if task.raw is not None else _bytes_of(task.path)
        if raw is None:  # told by who loads sources
            load_source(task.path, published=self.how.published, encoding=self.how.encoding)
            raise Problems([Problem("error", "it changed while it was read", Place(task.path), "run this again")])
        address = "standard input" if task.path == "-" else PurePath(task.path).name
        day, codec = self.how.published, self.how.encoding
        name = self.results.name_of(raw, (address, str(day), str(codec)))
        if self.results.get(name) is not None:
            return Outcome(done, name, kept=True)
        source = load_text(raw, address, published=day, encoding=codec)
        self.results.put(name, read_one(source, self.how.known, recall=self.how.recall))
        return Outcome(done, name)


def only_here(path: str) -> bool:
    """Whether only this process can read it: standard input, or a pipe such as a shell's `<(command)`."""
    try:
        return path == "-" or not stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False


def _bytes_of(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            raw = file.read(LARGEST + 1)
    except (OSError, ValueError):
        return None
    return raw if len(raw) <= LARGEST else None


def _at(problem: Problem, path: str) -> Problem:
    """The problem at the path the person named, which says more than the file's bare name."""
    place = problem.place
    if place is None or path == "-" or place.file != PurePath(path).name:
        return problem
    return replace(problem, place=replace(place, file=path))
