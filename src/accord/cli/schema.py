"""accord schema: the JSON Schema of the files a person may write."""

from __future__ import annotations

from typing import Any

import click

from accord.cli.options import as_json
from accord.cli.output import print_json


@click.command("schema")
@click.argument("what", type=click.Choice(["case", "dossier", "claim"]), default="case")
@as_json
def schema_command(what: str, as_json: bool) -> None:
    """Print the JSON Schema of a case, dossier or claim, for editors; it is JSON with --json and without."""
    from accord.case import Case
    from accord.dossier import Claim, Dossier

    kinds: dict[str, Any] = {"case": Case, "dossier": Dossier, "claim": Claim}
    schema = kinds[what].model_json_schema(by_alias=True)
    print_json({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})
