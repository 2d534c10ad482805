"""What commands print: data to standard output, messages to standard error."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from accord.problem import Problem, visible

if TYPE_CHECKING:  # rooms are opened by the commands that need them, so that --help is instant
    from accord.dossier import Dossier

BAD_INPUT = 2  # the exit code of a run that was given something wrong


def tell(problems: list[Problem] | tuple[Problem, ...]) -> None:
    """Each problem on standard error."""
    for problem in problems:
        click.echo(str(problem), err=True)


def problem_data(problem: Problem) -> dict[str, Any]:
    """A problem as plain data."""
    place = problem.place
    data: dict[str, Any] = {"severity": problem.severity, "message": problem.message, "hint": problem.hint}
    if place:
        data |= {"file": place.file, "line": place.line, "column": place.column}
    return data


def counts(parties: int, claims: int, points: int) -> str:
    """How much a dossier holds, in a few words."""
    return f"{parties} parties, {claims} claims, {points} points"


def show_claims(dossier: Dossier) -> None:
    """A plain listing: who, stance, the passage; for a first look in the terminal."""
    for party in dossier.parties.values():
        click.echo(visible(f"{party.name} ({party.kind})"))
        for claim in dossier.claims.values():
            if party.id in claim.holders:
                marks = [claim.level or "", claim.likelihood.word if claim.likelihood else ""]
                said = f"; {claim.speaker} says so" if claim.speaker else ""
                quote = " ".join(claim.evidence[0].quote.split())
                note = ", ".join(m for m in marks if m)
                sign = "does not: " if claim.polarity == "-" and claim.stance == "accepts" else ""
                click.echo(visible(f"  {claim.stance}{f' [{note}]' if note else ''}: {sign}“{quote}”{said}"))
    click.echo(counts(len(dossier.parties), len(dossier.claims), len(dossier.points)), err=True)


def print_json(data: Any) -> None:
    """Data as indented JSON on standard output; what is not printable is escaped, as it may steer a terminal."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    sys.stdout.write("".join(c if c.isprintable() or c == "\n" else _escaped(c) for c in text) + "\n")


def _escaped(letter: str) -> str:
    return json.dumps(letter)[1:-1] if letter > "~" else f"\\u{ord(letter):04x}"
