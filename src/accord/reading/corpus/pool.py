"""Pool: worker processes that read articles, each fed one at a time. A worker that dies costs no other article."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from accord.problem import Place, Problem, refuse
from accord.reading.corpus.reader import How, Outcome, Reader, Task

# A worker is replaced after so many articles, or when its memory has grown by so much: spaCy keeps every word it met.
ARTICLES = 2000
GROWTH = 700_000_000  # bytes
_TRIES = 2  # workers an article may cost: the first may have died of something else
_DEATHS = 6  # in a row, with no article read in between: it is not the articles
_PATIENCE = 180.0  # seconds an article may take, and
_PER_BYTE = 0.002  # as many more for each byte: ten times what a slow machine needs


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    line: Connection
    task: Task | None = None
    until: float = 0.0


class Pool:
    """Reads tasks with so many workers at once. Used as a context: leaving it, however, ends all workers."""

    def __init__(self, how: How, jobs: int) -> None:
        self._how, self._jobs = how, jobs
        # spawn: every system has it, and no worker inherits another's line, so that a death is always noticed.
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            _end(worker)

    def read(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        """The outcomes, as they come; every task has one. Raises Problems where workers cannot run at all."""
        waiting, tries, deaths = deque(tasks), dict.fromkeys((t.number for t in tasks), 0), 0
        while waiting or any(w.task for w in self._workers):
            self._feed(waiting)
            for worker, answer in self._answers():
                task, worker.task = worker.task, None
                if answer is not None:
                    deaths = 0
                    outcome, leaves = answer
                    if leaves:
                        self._dismiss(worker)
                    yield outcome
                    continue
                self._dismiss(worker)
                deaths += 1
                if deaths > _DEATHS:
                    raise refuse("the processes that read articles die at once", hint=_cause(worker))
                if task is None:
                    continue
                tries[task.number] += 1
                if tries[task.number] < _TRIES:
                    waiting.appendleft(task)
                else:
                    yield Outcome(Task(task.number, task.path), problems=(_lost(task, worker),))

    def _feed(self, waiting: deque[Task]) -> None:
        """An article for every worker without one; more workers while there are more articles."""
        idle = [w for w in self._workers if w.task is None]
        while len(self._workers) < self._jobs and len(idle) < len(waiting):
            here, there = self._context.Pipe()
            process = self._context.Process(target=_work, args=(there, self._how), daemon=True)
            process.start()
            there.close()
            worker = _Worker(process, here)
            self._workers.append(worker)
            idle.append(worker)
        for worker in idle:
            if not waiting:
                return
            worker.task = waiting.popleft()
            worker.until = time.monotonic() + _PATIENCE + _PER_BYTE * worker.task.size
            with contextlib.suppress(OSError):  # it died just now: found out when it is listened to
                worker.line.send(worker.task)

    def _answers(self) -> Iterator[tuple[_Worker, tuple[Outcome, bool] | None]]:
        """Who has answered, and what; None: the worker is dead, or was ended as it took too long."""
        ready = wait([w.line for w in self._workers], timeout=1.0)
        for worker in list(self._workers):
            if worker.line in ready:
                try:
                    yield worker, worker.line.recv()
                except (EOFError, OSError):
                    yield worker, None
            elif worker.task is not None and time.monotonic() > worker.until:
                worker.process.kill()
                yield worker, None

    def _dismiss(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        _end(worker)


def _end(worker: _Worker) -> None:
    worker.line.close()  # which tells the worker to leave
    worker.process.join(5)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join()


def _lost(task: Task, worker: _Worker) -> Problem:
    hint = "the other articles were read; run the command again to try this one once more, or read it alone"
    return Problem(
        "error", f"the process that read it was ended {_TRIES} times ({_cause(worker)})", Place(task.path), hint
    )


def _cause(worker: _Worker) -> str:
    code = worker.process.exitcode
    if code is None or code >= 0:
        return f"exit code {code}"
    with contextlib.suppress(ValueError):
        killed = ": out of memory, or too slow" if -code == signal.SIGKILL else ""
        return f"signal {signal.Signals(-code).name}{killed}"
    return f"signal {-code}"


def _work(line: Connection, how: How) -> None:
    """A worker's life: articles in, outcomes out, until the other end hangs up or memory has grown too much."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then ends its workers
    reader, done, first = Reader(how), 0, 0
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            outcome = reader.read(line.recv())
            done += 1
            first = first or _memory()
            leaves = done >= ARTICLES or _memory() - first > GROWTH
            line.send((outcome, leaves))
            if leaves:
                return


def _memory() -> int:
    """The most memory this process ever had, in bytes; 0 where the system does not say."""
    try:
        import resource
        import sys
    except ImportError:  # Windows: workers are replaced by the number of articles
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
