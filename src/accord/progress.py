"""Progress: how far long work is, on standard error, from one second on."""

from __future__ import annotations

import sys
import time
from collections import deque
from types import TracebackType
from typing import Self

_LATELY = 30.0  # seconds the rate is taken over: work kept from an earlier run goes by much faster than new work
_EVERY = 30.0  # seconds between two lines in a log file, which cannot be overwritten


class Progress:
    """Call it with what is being done, how much is done and of how much. Quiet for quick work.

    On a terminal one line is kept up to date; elsewhere, as in a log file, a line is written now and then.
    """

    def __init__(self) -> None:
        self._began = self._shown = time.monotonic()
        self._stage = ""
        self._wrote = False
        self._past: deque[tuple[float, float]] = deque()

    def __call__(self, what: str, done: float, total: float = 1.0) -> None:
        """Report the work `what`: `done` of `total` items, or a share of the whole."""
        now = time.monotonic()
        if what != self._stage:
            self._stage, self._began = what, now
            self._past = deque([(now, 0.0)])
        live = sys.stderr.isatty()
        if now - self._shown < (0.2 if live else _EVERY) or now - self._began < 1.0:
            return
        self._shown = now
        line = f"{what}: {self._how_far(now, done, total)}"
        if live:
            self._wrote = True
            sys.stderr.write(f"\r\x1b[K{line}")
        else:
            sys.stderr.write(line + "\n")
        sys.stderr.flush()

    def _how_far(self, now: float, done: float, total: float) -> str:
        if total <= 1:
            return f"{done:.0%}"
        self._past.append((now, done))
        while len(self._past) > 2 and now - self._past[0][0] > _LATELY:
            self._past.popleft()
        since, before = self._past[0]
        rate = (done - before) / (now - since) if now > since else 0.0
        left = f", {_span((total - done) / rate)} left" if rate > 0 else ""
        return f"{done:,.0f} of {total:,.0f} ({rate:,.1f}/s{left})"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._wrote:
            sys.stderr.write("\r\x1b[K")


def _span(seconds: float) -> str:
    """How long, in a unit that suits: 45 s, 12 min, 3.5 h."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.1f} h"
