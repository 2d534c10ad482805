"""The desk of a review: the folder, what was asked for in it, and the dossier as it is now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from accord.cli.claims.table import data_of
from accord.cli.output import print_json
from accord.problem import refuse

if TYPE_CHECKING:  # rooms are opened by the commands that need them, so that --help is instant
    from accord.dossier import Claim, Dossier

STANCES = ("wants", "demands", "offers", "accepts", "refuses", "rejects", "expects", "fears", "threatens", "plans",
           "asserts")  # fmt: skip
STATUSES = ("proposed", "confirmed", "rejected")
SAVED = ("claims.jsonl", "dossier.yaml")  # what a review changes


@dataclass(slots=True)
class Desk:
    """The folder under review, what was asked for in it, and the dossier as it is now."""

    folder: Path
    wanted: dict[str, Any]
    as_json: bool
    dossier: Dossier

    def chosen(self) -> list[Claim]:
        """The claims that the filters let through."""
        from accord.dossier.review.choose import Wanted, chosen

        return chosen(self.dossier, Wanted(**self.wanted))

    def named(self, ids: tuple[str, ...], all_shown: bool) -> list[Claim]:
        """The claims of these ids, or all that the filters let through."""
        from accord.dossier.review.choose import claims_named

        if all_shown == bool(ids):
            raise refuse("give either ids or --all-shown", hint="accord claims CASE --party NAME confirm --all-shown")
        return self.chosen() if all_shown else claims_named(self.dossier, ids)

    def save(self, dossier: Dossier, ids: Iterable[str], said: str) -> None:
        """Write what the review changed, and say so; the version before is kept for undo."""
        from accord.dossier.file import dossier_files
        from accord.folder import write_all

        files = dossier_files(dossier, self.folder)
        write_all(self.folder, {name: files[name] for name in SAVED})
        self.dossier = dossier
        click.echo(said, err=True)
        if self.as_json:
            print_json({"claims": [data_of(dossier.claims[i], dossier) for i in ids]})


def assigned(dossier: Dossier, claim: Claim, told: dict[str, Any], note: str = "") -> Claim:
    """A claim changed as the flags of `assign` say. Raises Problems for what cannot be."""
    from accord.dossier.review.choose import party_named
    from accord.dossier.review.judge import likelihood_of, with_fields

    fields: dict[str, Any] = {name: None if value == "none" else value for name, value in told.items() if value}
    if not fields:
        raise refuse("nothing to change was given", hint="name a field: --holder, --stance, --point …")
    for name in ("holders", "addressee"):
        if fields.get(name):
            ids = [party_named(dossier, n) for n in ([fields[name]] if name == "addressee" else fields[name])]
            fields[name] = ids[0] if name == "addressee" else ids
    if "likelihood" in fields:
        fields["likelihood"] = likelihood_of(fields["likelihood"] or "none")
    return with_fields(dossier, claim, fields, note)
