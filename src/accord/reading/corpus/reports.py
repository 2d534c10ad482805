"""Reports: what a run read of each article, loaded when it is asked for, as often as it is asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence

from accord.dossier import Dossier
from accord.problem import Place, Problem, refuse
from accord.reading.corpus.reader import Outcome
from accord.reading.corpus.results import Results

Progress = Callable[[str, int, int], None]  # what is being done, how much of it, of how much


class Reports:
    """The report of each text, in the order of the articles. The same text twice is one: the first article counts.

    `read`: how many articles; `kept`: how many of them were known from an earlier run; `copies`: how many have exactly
    the text of one before them. `problems`: what could not be read; complete when all reports were gone through once.
    `made_of`: changes with the articles, their order and the reader; empty where a result was lost.
    """

    def __init__(self, outcomes: Sequence[Outcome], results: Results, progress: Progress | None = None) -> None:
        self.problems = [p for o in outcomes for p in o.problems]
        self.read = sum(o.result is not None for o in outcomes)
        self.kept = sum(o.kept for o in outcomes)
        self.copies = 0
        self._results, self._progress = results, progress
        self._paths = [(o.result, o.task.path) for o in outcomes if o.result is not None]
        self._is_whole = False
        self.made_of = hashlib.sha256("\n".join(name for name, _ in self._paths).encode()).hexdigest()

    def __iter__(self) -> Iterator[Dossier]:
        """Each report. Raises Problems where one that was there the first time is there no more."""
        if self._is_whole:
            yield from (self._again(name, path) for name, path in self._paths)
            return
        texts: set[str] = set()
        paths = []
        for number, (name, path) in enumerate(self._paths, 1):
            report = self._results.get(name)
            if report is None:
                message, hint = "its result was damaged during the run", "run the command again: only this is read anew"
                self.problems.append(Problem("error", message, Place(path), hint))
                self.made_of = ""
            elif (text := next(iter(report.sources))) in texts:
                self.copies += 1
            else:
                texts.add(text)
                paths.append((name, path))
                yield report
            if self._progress:
                self._progress("putting results together", number, len(self._paths))
        self._paths, self._is_whole = paths, True

    def _again(self, name: str, path: str) -> Dossier:
        report = self._results.get(name)
        if report is None:
            raise refuse("its result was damaged during the run", Place(path), "run the command again")
        return report
