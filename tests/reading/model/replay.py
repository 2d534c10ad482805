"""A fake endpoint on this machine that replays answers, good and bad, and keeps what it was asked."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from accord.dossier import Dossier
from accord.dossier.check import check_dossier, spans
from accord.problem import Problem
from accord.reading.model import Endpoint, read_with_model
from accord.sources import Source


@dataclass(frozen=True)
class Sent:
    """One reply: status, headers and body as they go over the wire, after a delay in seconds."""

    body: bytes
    status: int = 200
    kind: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()
    delay: float = 0.0


def said(content: Any, *, finish: str = "stop", refusal: str | None = None) -> Sent:
    """A chat completion whose message is this text, or this data as JSON."""
    text = content if isinstance(content, str) or content is None else json.dumps(content, ensure_ascii=False)
    message = {"role": "assistant", "content": text, "refusal": refusal}
    return Sent(json.dumps({"choices": [{"index": 0, "message": message, "finish_reason": finish}]}).encode())


def failed(status: int, message: str = "no", **headers: str) -> Sent:
    """An error as such endpoints word it."""
    body = json.dumps({"error": {"message": message}}).encode()
    return Sent(body, status, headers=tuple((k.replace("_", "-"), v) for k, v in headers.items()))


Script = Callable[[dict[str, Any]], Sent]


@dataclass
class Replay:
    """A running endpoint: what it will say, what it was asked, how long the client waited between tries."""

    url: str = ""
    script: Script = field(default=lambda asked: said({}))
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    def says(self, *replies: Sent | Any) -> Replay:
        """Reply with these in turn, the last one for ever."""
        queue = [r if isinstance(r, Sent) else said(r) for r in replies]
        self.script = lambda asked: queue.pop(0) if len(queue) > 1 else queue[0]
        return self

    def endpoint(self, **how: Any) -> Endpoint:
        """The endpoint as the reader is given it; waiting is only noted."""
        return Endpoint(**{"url": self.url, "model": "m1", "timeout": 10.0, "wait": self.waits.append, **how})


@contextmanager
def replaying() -> Iterator[Replay]:
    """A replay that runs until the block ends."""
    replay = Replay()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            replay.asked.append({"path": self.path, **json.loads(body)})
            replay.headers.append({k.lower(): v for k, v in self.headers.items()})
            sent = replay.script(replay.asked[-1])
            time.sleep(sent.delay)
            with suppress(OSError):  # the client may have gone
                self.send_response(sent.status)
                self.send_header("content-type", sent.kind)
                for name, value in sent.headers:
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(sent.body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    replay.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield replay
    finally:
        server.shutdown()
        server.server_close()


@dataclass(frozen=True)
class Outcome:
    """What came of reading: the dossier, and what was told beside it."""

    dossier: Dossier
    told: tuple[Problem, ...]

    @property
    def words(self) -> str:
        """All that was told, as the command line prints it."""
        return "\n".join(map(str, self.told))


def reading(replay: Replay, *texts: str | Source, **how: Any) -> Outcome:
    """Reads with the replayed model, and checks what must hold whatever it says: every quote exact, every id known."""
    told: list[Problem] = []
    sources = [t if isinstance(t, Source) else Source.of(t, address="article.txt") for t in texts]
    dossier = read_with_model(sources, endpoint=replay.endpoint(), tell=told.append, **how)
    errors = [p for p in check_dossier(dossier) if p.severity == "error"]
    assert errors == []
    assert all(span.is_exact(dossier.sources[span.source]) for _, _, span in spans(dossier))
    assert all(c.by == "model:m1" and c.status == "proposed" for c in dossier.claims.values())
    return Outcome(dossier, tuple(told))


def party(name: str, *mentions: str, kind: str = "state", people: tuple[str, ...] = ()) -> dict[str, Any]:
    """A party as a model lists it."""
    return {"name": name, "kind": kind, "mentions": list(mentions or (name,)), "people": list(people)}


def claim(quote: str, *holders: str, stance: str = "wants", polarity: str = "+", **more: Any) -> dict[str, Any]:
    """A claim as a model lists it."""
    return {"quote": quote, "holders": list(holders), "stance": stance, "polarity": polarity, "content": quote, **more}
