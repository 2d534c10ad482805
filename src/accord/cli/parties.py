"""The draft of a parties.yaml: written once, never over what a person corrected."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accord.problem import Place, refuse

if TYPE_CHECKING:  # rooms are opened by the commands that need them, so that --help is instant
    from accord.dossier import PartyMention


def refuse_to_overwrite(file: str | None) -> None:
    """Raises Problems where the file is there already: somebody may have corrected it."""
    if file is not None and Path(file).exists():
        raise refuse("is there already", Place(file), "name another file, or give this one with --parties")


def write_parties(parties: Collection[PartyMention], file: str | None) -> None:
    """The parties of a dossier as a parties.yaml; nothing where no file is named. Raises Problems."""
    if file is None:
        return
    from accord.reading.parties.known import drafted_parties

    try:
        Path(file).write_text(drafted_parties(parties), encoding="utf-8")
    except OSError as error:
        raise refuse(f"cannot be written: {error.strerror or error}", Place(file)) from None
    click.echo(f"wrote {file}: {len(parties)} parties to correct; give it with --parties", err=True)
