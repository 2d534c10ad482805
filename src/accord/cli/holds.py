"""accord holds: whether one state of a case holds, however many states the case has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accord.cli.inputs import case_of, choices_of
from accord.cli.options import as_json
from accord.cli.output import print_json
from accord.problem import visible

if TYPE_CHECKING:  # rooms are opened by the commands that need them, so that --help is instant
    from accord.analysis.stability.beyond import Held, HeldByParty, Turn
    from accord.case import Case

MOST_TOLD = 3  # sanctions told per party; --json has all


@click.command("holds")
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@click.option("--state", "choices", multiple=True, metavar="OPTION=VALUE", help="Where it is not the status quo.")
@click.option(
    "--concept",
    type=click.Choice(["nash", "gmr", "smr", "seq", "sseq"]),
    default="seq",
    show_default=True,
    help="The concept of stability.",
)
@click.option("--steps", type=click.IntRange(1, 50), default=4, show_default=True, help="Most moves of a sanction.")
@click.option("--seconds", type=click.FloatRange(0.1), default=60.0, show_default=True, help="Most time to take.")
@as_json
def holds_command(
    path: Path, choices: tuple[str, ...], concept: str, steps: int, seconds: float, as_json: bool
) -> None:
    """Whether one state of the case in PATH holds, without listing its states: for cases of up to 60 options and more.

    The state is the status quo, changed by each --state. What is printed says no more than is proven.
    """
    from accord.analysis import case_hash
    from accord.analysis.stability.beyond import holds

    case = case_of(path)
    found = holds(case, choices_of(choices, "--state "), concept, steps=steps, time_limit=seconds)
    if as_json:
        verdicts = [{"in words": str(held)} for held in found.parties]
        data = asdict(found) | {"case_hash": case_hash(case), "equilibrium": found.is_equilibrium}
        data["parties"] = [record | words for record, words in zip(data["parties"], verdicts, strict=True)]
        print_json(data)
    else:
        for line in _told(case, found):
            click.echo(visible(line))


def _told(case: Case, found: Held) -> Iterator[str]:
    words = {True: "holds, proven", False: "does not hold, proven", None: "is not decided"}
    yield f"{found.concept}: the state {words[found.is_equilibrium]}"
    for held in found.parties:
        yield f"{case.parties[held.party].name}: {held}"
        yield from _reasons(case, held)
    yield from found.notes


def _reasons(case: Case, held: HeldByParty) -> Iterator[str]:
    if held.improvement:
        yield f"  improvement: {_changes(held.improvement)}"
    for answered in held.answered[:MOST_TOLD]:
        moves = [f"{case.parties[turn.party].name}: {_changes(turn)}" for turn in answered.sanction]
        yield f"  would improve by {_changes(answered.improvement)}; sanction: {'; then '.join(moves)}"
    if len(held.answered) > MOST_TOLD:
        yield f"  … and {len(held.answered) - MOST_TOLD} more sanctions"


def _changes(turn: Turn) -> str:
    return ", ".join(f"{option} = {value}" for option, value in turn.changes.items())
