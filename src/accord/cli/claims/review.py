"""The interactive pass: one claim after the other, a key for each; from a pipe, a line for each."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING, Any

import click

from accord.cli.claims.desk import STANCES, Desk, assigned
from accord.cli.claims.table import whole
from accord.cli.output import tell
from accord.problem import Problems, refuse

if TYPE_CHECKING:  # rooms are opened by the commands that need them, so that --help is instant
    from accord.dossier import Claim, Dossier

KEYS = "y confirm, n reject, e edit, s skip, q quit"
_FIELDS = ("holder", "stance", "polarity", "content", "point", "level", "likelihood", "speaker", "condition",
           "addressee")  # fmt: skip
_EXAMPLE = 'field=value, such as: stance=refuses point=pay holder="Dockers Union" content="longer shifts"'


def gone_through(desk: Desk) -> None:
    """Ask about each claim that was chosen; what was answered is saved at the end, however it ends."""
    from accord.dossier.review.judge import with_claims

    claims = desk.chosen()
    now: dict[str, Claim] = {}
    try:
        for number, claim in enumerate(claims, 1):
            click.echo("\n".join(("", *whole(claim, desk.dossier))), err=True)
            answer, judged = _answered(desk.dossier, claim, f"[{number} of {len(claims)}] {KEYS}: ")
            if answer == "q":
                break
            if judged != claim:
                now[claim.id] = judged
    finally:
        if now:
            done = [(status, sum(c.status == status for c in now.values())) for status in ("confirmed", "rejected")]
            said = f"{', '.join(f'{status} {count}' for status, count in done)} of {len(claims)} claims"
            desk.save(with_claims(desk.dossier, now.values()), now, said)
        else:
            click.echo(f"nothing was changed; {len(claims)} claims to review", err=True)


def _answered(dossier: Dossier, claim: Claim, question: str) -> tuple[str, Claim]:
    """The answer, and the claim after it. Asks again until there is one."""
    from accord.dossier.review.judge import with_status

    while True:
        key = _key(question)
        if key == "y":
            return key, with_status(claim, "confirmed")
        if key == "n":
            return key, with_status(claim, "rejected")
        if key in ("s", "q"):
            return key, claim
        if key == "e":
            try:
                changed = assigned(dossier, claim, _fields(_line(f"{_EXAMPLE}\n> ")))
            except Problems as found:
                tell(found.problems)
                continue
            return key, with_status(changed, "confirmed")
        click.echo(KEYS, err=True)


def _key(question: str) -> str:
    """A key where there is a keyboard; else the first letter of the next line, and q at the end of them."""
    if not sys.stdin.isatty():
        line = _line(question)
        return line.strip()[:1].lower() if line else "q"
    click.echo(question, nl=False, err=True)
    key = click.getchar().lower()
    click.echo(key if key.isprintable() else "", err=True)
    return "q" if key in ("\x03", "\x04", "\x1b") else key


def _line(question: str) -> str:
    click.echo(question, nl=False, err=True)
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        click.echo("", err=True)
    return line


def _fields(line: str) -> dict[str, Any]:
    """What was typed after e. Raises Problems for what is no field or no value of it."""
    try:
        parts = shlex.split(line)
    except ValueError:
        raise refuse("a quotation mark is not closed", hint=_EXAMPLE) from None
    told: dict[str, Any] = {}
    for part in parts:
        name, equals, value = part.partition("=")
        if not equals or name not in _FIELDS:
            raise refuse(f'"{part}" names no field', hint=f"{_EXAMPLE}; fields: {', '.join(_FIELDS)}")
        if name == "stance" and value not in STANCES:
            raise refuse(f'"{value}" is no stance', hint=f"one of {', '.join(STANCES)}")
        if name == "holder":
            told.setdefault("holders", []).append(value)
        else:
            told[name] = value
    return told
