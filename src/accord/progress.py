"""Progress: how far long work is, on standard error, from one second on."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self


class Progress:
    """Call it with what is being done, how much is done and of how much. Quiet for quick work and when piped."""

    def __init__(self) -> None:
        self._began = self._shown = time.monotonic()
        self._stage = ""
        self._wrote = False

    def __call__(self, what: str, done: float, total: float = 1.0) -> None:
        """Report the work `what`: `done` of `total` items, or a share of the whole."""
        now = time.monotonic()
        if what != self._stage:
            self._stage, self._began = what, now
        due = now - self._shown > 0.2 and now - self._began > 1.0
        if not due or not sys.stderr.isatty():
            return
        self._shown, self._wrote = now, True
        rate = done / (now - self._began)
        left = f", {(total - done) / rate:.0f} s left" if rate else ""
        far = f"{done:,.0f} of {total:,.0f} ({rate:,.1f}/s{left})" if total > 1 else f"{done:.0%}"
        sys.stderr.write(f"\r\x1b[K{what}: {far}")
        sys.stderr.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._wrote:
            sys.stderr.write("\r\x1b[K")
