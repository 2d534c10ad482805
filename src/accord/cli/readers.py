"""Which reader reads the articles: the rules, or a model at an address the user names; its flags and their checks."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from accord.cli.output import tell
from accord.problem import Problem, refuse
from accord.progress import Progress

if TYPE_CHECKING:
    from accord.dossier import Dossier
    from accord.sources import Source

KEY = "ACCORD_MODEL_KEY"
_FLAGS = (
    click.option(
        "--reader", type=click.Choice(["rules", "model"]), default="rules", show_default=True,
        help="Who reads: the built-in rules (offline), or a language model.",
    ),
    click.option("--endpoint", metavar="URL", help="With --reader model: where to send the text (OpenAI-compatible)."),
    click.option("--model", metavar="NAME", help="With --reader model: the model to ask."),
    click.option("--key-from", metavar="VARIABLE", help=f"Environment variable with the endpoint's key.  [{KEY}]"),
)  # fmt: skip


def reader_flags(command: Callable[..., Any]) -> Callable[..., Any]:
    """The flags that choose the reader, on a command."""
    for flag in reversed(_FLAGS):
        command = flag(command)
    return command


def reader_of(
    *,
    parties_file: str | None,
    recall: bool,
    reader: str,
    endpoint: str | None,
    model: str | None,
    key_from: str | None,
) -> Callable[[Sequence[Source]], Dossier]:
    """What reads sources under these flags. Raises Problems for flags that do not go together."""
    if reader == "rules":
        if endpoint or model or key_from:
            raise refuse("--endpoint, --model and --key-from are for a model", hint="add --reader model")
        return lambda sources: _by_rules(sources, parties_file, recall)
    if recall:
        raise refuse("--recall is for the rules: a model has no weaker rules", hint="leave out one of the two")
    if not endpoint or not model:
        hint = "for example --endpoint http://127.0.0.1:11434/v1 --model NAME"
        raise refuse("--reader model needs --endpoint and --model", hint=hint)
    asked = _endpoint(endpoint, model, key_from)
    return lambda sources: _by_model(sources, parties_file, asked)


def _by_rules(sources: Sequence[Source], parties_file: str | None, recall: bool) -> Dossier:
    from accord.reading import read

    with Progress() as progress:
        return read(sources, parties_file=parties_file, recall=recall, progress=progress)


def _by_model(sources: Sequence[Source], parties_file: str | None, endpoint: Any) -> Dossier:
    """Reads, and tells what was dropped, once the line of progress is gone."""
    from accord.reading.model import read_with_model

    click.echo(f"sending the text to {endpoint.place.file}", err=True)
    told: list[Problem] = []
    try:
        with Progress() as progress:
            return read_with_model(
                sources, endpoint=endpoint, parties_file=parties_file, progress=progress, tell=told.append
            )
    finally:
        tell(told)


def _endpoint(url: str, model: str, key_from: str | None) -> Any:
    """The endpoint, its key from the environment: on the command line, every user of the machine could read it."""
    from accord.reading.model import Endpoint

    key = os.environ.get(key_from or KEY, "").strip()
    if key_from and not key:
        raise refuse(f"the environment variable {key_from} is not set, or empty", hint="put the endpoint's key there")
    return Endpoint(url, model, key)
