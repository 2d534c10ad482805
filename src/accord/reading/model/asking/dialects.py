"""Dialects: the ways endpoints take a wish for JSON, the strictest first; what works is kept for a run."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from accord.problem import Problems, refuse
from accord.reading.model.asking.answers import Answer, Unreadable, parse_answer
from accord.reading.model.asking.endpoint import Endpoint, Reply, failure, message_of, post
from accord.reading.model.asking.prompt import answer_schema

# Statuses by which an endpoint says that it does not know a field of the request.
_UNKNOWN_FIELD = frozenset({400, 415, 422, 500, 501})
_TOO_LONG = ("context", "too long", "maximum length", "max_model_len", "token limit", "too many tokens", "n_ctx")


class TooLong(Exception):
    """The request is more than the model can take at once."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """One way to ask for JSON. `form` is the field `response_format`; none: only the prompt asks for it.

    The prompt holds the schema in every dialect: some endpoints take the field and do nothing with it.
    """

    name: str
    form: dict[str, Any] | None


def dialects() -> tuple[Dialect, ...]:
    """All dialects, the strictest first."""
    schema = {"name": "report", "strict": True, "schema": answer_schema()}
    return (
        Dialect("json_schema", {"type": "json_schema", "json_schema": schema}),
        Dialect("json_object", {"type": "json_object"}),
        Dialect("plain", None),
    )


class Asker:
    """Asks one endpoint, and remembers for its own lifetime which dialect it takes."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self._open = list(dialects())
        self._steady = True  # temperature 0; some models take no temperature at all

    @property
    def dialect(self) -> Dialect:
        """The dialect the next request is made in."""
        return self._open[0]

    def ask(self, messages: list[dict[str, str]]) -> Answer:
        """The answer to these messages; what cannot be read is asked for again, in the next plainer dialect.

        Raises Problems where the endpoint fails, TooLong where the text is, Unreadable where no answer can be read.
        """
        try:
            return self._answer(messages, self.dialect)
        except Unreadable:
            plainer = self._open[min(1, len(self._open) - 1)]
            answer = self._answer(messages, plainer)
            self._open = self._open[self._open.index(plainer) :] if plainer in self._open else self._open
            return answer

    def _answer(self, messages: list[dict[str, str]], dialect: Dialect) -> Answer:
        while True:
            payload: dict[str, Any] = {"model": self.endpoint.model, "messages": messages, "stream": False}
            if self._steady:
                payload["temperature"] = 0
            if dialect.form:
                payload["response_format"] = dialect.form
            reply = post(self.endpoint, payload)
            if 200 <= reply.status < 300:
                return _answer_in(self.endpoint, reply)
            if not self._steps_down(reply, dialect):
                raise failure(self.endpoint, reply)
            dialect = self.dialect

    def _steps_down(self, reply: Reply, dialect: Dialect) -> bool:
        """Whether to ask once more in plainer words; the plainer dialect is kept."""
        said = message_of(reply).casefold()
        if reply.status == 413 or (reply.status in (400, 422) and any(w in said for w in _TOO_LONG)):
            raise TooLong
        if reply.status not in _UNKNOWN_FIELD:
            return False
        if self._steady and "temperature" in said:
            self._steady = False
            return True
        plainer = self._open[self._open.index(dialect) + 1 :]
        self._open = plainer or self._open
        return bool(plainer)


def _answer_in(endpoint: Endpoint, reply: Reply) -> Answer:
    """The answer in the reply's first choice."""
    choice = _choice(endpoint, reply)
    message = choice.get("message")
    message = message if isinstance(message, dict) else {}
    if message.get("refusal") or choice.get("finish_reason") == "content_filter":
        raise Unreadable(f"the model declines: {str(message.get('refusal') or 'filtered')[:80]}")
    answer = parse_answer(_content(message.get("content")))
    return Answer(answer.items, True, answer.left_out) if choice.get("finish_reason") == "length" else answer


def _choice(endpoint: Endpoint, reply: Reply) -> dict[str, Any]:
    if "html" in reply.kind:
        raise _not_the_protocol(endpoint, "answers with a web page")
    if reply.kind == "text/event-stream":
        raise _not_the_protocol(endpoint, "streams although it was asked not to")
    try:
        data = json.loads(reply.body.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable("it is not UTF-8") from None
    except (ValueError, RecursionError):
        raise _not_the_protocol(endpoint, "answers with something else than JSON") from None
    if not isinstance(data, dict):
        raise _not_the_protocol(endpoint, "answers with something else than a chat completion")
    if data.get("error"):
        raise failure(endpoint, Reply(reply.status, reply.kind, reply.body))
    choices = data.get("choices")
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
        raise _not_the_protocol(endpoint, "answers with something else than a chat completion")
    return choices[0]


def _content(content: Any) -> str:
    """The words of a message: a text, or a list of parts."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        parts = [p.get("text") for p in content if isinstance(p, dict)]
        return "".join(p for p in parts if isinstance(p, str))
    return ""


def _not_the_protocol(endpoint: Endpoint, message: str) -> Problems:
    return refuse(message, endpoint.place, "is this the base address of an OpenAI-compatible API? it often ends in /v1")
