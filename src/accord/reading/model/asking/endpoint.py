"""Endpoint: an address that speaks the OpenAI chat protocol, asked with bounds on time, size and patience.

Nothing goes anywhere but to the address the user named: no proxy or certificate from the environment, no redirect.
"""

from __future__ import annotations

import email.utils
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.util import find_spec
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from accord.problem import Place, Problems, refuse

if TYPE_CHECKING:
    import httpx

MOST_BYTES = 2_000_000  # of one answer: a hundred times what a chunk can need
TRIES = 4  # requests for one answer while the endpoint is busy or failing
LONGEST_WAIT = 60.0  # seconds between two tries; an endpoint that asks for more is told to the user instead
_BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to ask, for which model, with which key. `timeout`: seconds for one whole answer.

    Raises Problems for an address that cannot be one, and where the extra `model` is not installed. The key is never
    shown, not even in a message of the endpoint.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 180.0
    wait: Callable[[float], None] = field(default=time.sleep, repr=False)

    def __post_init__(self) -> None:
        missing = [name for name in ("httpx", "rapidfuzz") if find_spec(name) is None]
        if missing:
            hint = "install accord with its extra `model`, or: pip install httpx rapidfuzz"
            raise refuse(f"the model reader needs {' and '.join(missing)}", hint=hint)
        _checked(self.url)
        if not self.model.strip() or not self.model.isprintable():
            raise refuse("no model is named", hint="name one the endpoint has, with --model")
        if self.key and not (self.key.isascii() and self.key.isprintable() and " " not in self.key):
            raise refuse("the key has characters no key has", hint="look for a line break or a space in the variable")

    @property
    def address(self) -> str:
        """The address the requests go to."""
        url = _checked(self.url)
        path = url.path.rstrip("/")
        path = path if path.endswith("/chat/completions") else f"{path}/chat/completions"
        return str(url.copy_with(path=path))

    @property
    def place(self) -> Place:
        """The endpoint as messages name it."""
        return Place(str(_checked(self.url).copy_with(query=None)))

    @property
    def tells_the_key(self) -> bool:
        """Whether the key would cross a network in the clear."""
        url = _checked(self.url)
        return bool(self.key) and url.scheme == "http" and not _is_here(url.host)


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the status, and the body as far as it may be looked at."""

    status: int
    kind: str
    body: bytes
    retry_after: str = ""
    location: str = ""


def post(endpoint: Endpoint, payload: dict[str, Any]) -> Reply:
    """The reply to one request, tried again while the endpoint is busy or fails; the last one as it is.

    Raises Problems where none can be had.
    """
    import httpx

    waits = [1.0, 2.0, 4.0]
    for attempt in range(TRIES):
        last = attempt == TRIES - 1
        try:
            reply = _once(endpoint, payload)
        except httpx.TimeoutException:
            if attempt >= 1:  # a second time-out will hardly be followed by an answer
                raise _refuse(endpoint, f"no answer within {endpoint.timeout:g} s", "try a faster model") from None
            continue
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            said = str(error) or type(error).__name__
            raise _refuse(endpoint, f"cannot be reached: {said}", "is the address right, and is it running?") from None
        if reply.status not in _BUSY or last:
            return reply
        endpoint.wait(_patience(endpoint, reply, waits[attempt]))
    raise AssertionError("the last try returns or raises")


def _once(endpoint: Endpoint, payload: dict[str, Any]) -> Reply:
    import httpx

    headers = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "accord"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    limit = httpx.Timeout(endpoint.timeout, connect=min(10.0, endpoint.timeout))
    secure = endpoint.address.startswith("https:")  # plain http needs no certificates, which are slow to load
    until = time.monotonic() + endpoint.timeout
    with (
        httpx.Client(verify=secure, trust_env=False, follow_redirects=False, timeout=limit) as client,
        client.stream("POST", endpoint.address, json=payload, headers=headers) as response,
    ):
        return Reply(
            response.status_code,
            response.headers.get("content-type", "").split(";")[0].strip().lower(),
            _body(endpoint, response, until),
            response.headers.get("retry-after", ""),
            response.headers.get("location", ""),
        )


def _body(endpoint: Endpoint, response: httpx.Response, until: float) -> bytes:
    """The body as sent, never more than the bound, and never slower than the time for a whole answer."""
    import httpx

    if response.headers.get("content-encoding", "identity").lower() != "identity":
        raise _refuse(endpoint, "packs its answer although it was asked not to", "use an endpoint that does not")
    parts: list[bytes] = []
    size = 0
    for part in response.iter_raw():
        size += len(part)
        if size > MOST_BYTES:
            raise _refuse(endpoint, f"answers with more than {MOST_BYTES:,} bytes", "this is no answer to the question")
        if time.monotonic() > until:
            raise httpx.ReadTimeout("the answer comes too slowly")
        parts.append(part)
    return b"".join(parts)


def _patience(endpoint: Endpoint, reply: Reply, usual: float) -> float:
    """Seconds to wait: what the endpoint asks for, where that is bearable, else the usual."""
    asked = _seconds(reply.retry_after)
    if asked is None:
        return usual
    if asked > LONGEST_WAIT:
        raise _refuse(endpoint, f"is busy and asks to come back in {asked:.0f} s", "run the command again then")
    return asked


def _seconds(retry_after: str) -> float | None:
    """Retry-After as seconds from now: it holds seconds or a date (RFC 9110, 10.2.3)."""
    if retry_after.isascii() and retry_after.isdigit():
        return float(retry_after[:9])
    try:
        when = email.utils.parsedate_to_datetime(retry_after)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())


def failure(endpoint: Endpoint, reply: Reply) -> Problems:
    """What a status other than success means, and what would help."""
    said = message_of(reply)
    told = f": {_without_key(said, endpoint)}" if said else ""
    status = reply.status
    if status in (401, 403):
        which = "does not take the key" if endpoint.key else "wants a key"
        return _refuse(endpoint, f"{which} ({status}){told}", "put the key into the environment variable of --key-from")
    if status == 404:
        return _refuse(
            endpoint, f"there is no such address or model ({status}){told}", "the address usually ends in /v1"
        )
    if 300 <= status < 400:
        return _refuse(
            endpoint,
            f"sends the request elsewhere ({status}): {reply.location[:200]}",
            "name that address if you trust it",
        )
    if status == 429:
        return _refuse(endpoint, f"is still busy after {TRIES} tries (429){told}", "wait, or look at your quota")
    if status >= 500 or status in _BUSY:
        return _refuse(endpoint, f"fails ({status}) after {TRIES} tries{told}", "try again later")
    return _refuse(endpoint, f"does not take the request ({status}){told}", "does it speak the OpenAI chat protocol?")


def message_of(reply: Reply) -> str:
    """What the endpoint says is wrong, cut short; empty for a web page."""
    if "html" in reply.kind:
        return ""
    text = reply.body[:4000].decode("utf-8", "replace")
    try:
        data = json.loads(text)
        error = data.get("error", data) if isinstance(data, dict) else data
        found = error.get("message", error.get("detail", "")) if isinstance(error, dict) else error
        text = found if isinstance(found, str) else ""
    except (ValueError, RecursionError):
        pass
    return "".join(c if c.isprintable() else " " for c in text).strip()[:200]


def _without_key(text: str, endpoint: Endpoint) -> str:
    return text.replace(endpoint.key, "(key)") if endpoint.key else text


def _refuse(endpoint: Endpoint, message: str, hint: str) -> Problems:
    return refuse(_without_key(message, endpoint), endpoint.place, hint)


def _checked(url: str) -> httpx.URL:
    import httpx

    try:
        address = httpx.URL(url)
    except (httpx.InvalidURL, TypeError, ValueError):
        raise refuse(f"{url[:80]!r} is no web address", hint="for example http://127.0.0.1:11434/v1") from None
    if address.userinfo:
        raise refuse("the address holds a name or password", hint="put the key into an environment variable")
    if address.scheme not in ("http", "https") or not re.fullmatch(r"[\w.-]+|[\da-fA-F:.]+", address.host):
        raise refuse(f"{url[:80]!r} is no web address", hint="for example http://127.0.0.1:11434/v1")
    return address


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
