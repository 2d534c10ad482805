"""accord search: words in the claims and sources of a case folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from accord.cli.options import as_json
from accord.cli.output import print_json

if TYPE_CHECKING:  # rooms are opened by the commands that need them, so that --help is instant
    from accord.dossier.search import Found, Hit

_DAY = click.DateTime(["%Y-%m-%d"])
_STANCES = (
    "wants", "demands", "offers", "accepts", "refuses", "rejects", "expects", "fears", "threatens", "plans", "asserts",
)  # fmt: skip


@click.command("search")
@click.argument("case", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("words", nargs=-1)
@click.option("--party", metavar="NAME", help="Only claims of this party (its id, or any of its names).")
@click.option("--stance", type=click.Choice(_STANCES), help="Only claims of this kind.")
@click.option("--point", metavar="NAME", help="Only claims on this negotiating point.")
@click.option("--since", type=_DAY, metavar="YYYY-MM-DD", help="Only what was published on this day or later.")
@click.option("--until", type=_DAY, metavar="YYYY-MM-DD", help="Only what was published on this day or before.")
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Claims and passages shown."
)
@as_json
def search_command(case: Path, words: tuple[str, ...], limit: int, as_json: bool, **filters: Any) -> None:
    """Find WORDS in the claims of a case folder and in its sources, best first, each with its place.

    All words must occur; "several words" in quotation marks are a phrase, and sanction* finds sanctions and sanctioned.
    Without words, all claims that the filters let through are listed.
    """
    from accord.dossier.search import Filters, find

    days = {key: getattr(filters.pop(key), "date", lambda: None)() for key in ("since", "until")}
    found = find(case, words, Filters(**filters, **days), limit=limit)
    if as_json:
        print_json({"claims": [_data(h) for h in found.claims], "passages": [_data(h) for h in found.passages],
                    "claims_in_all": found.claims_in_all, "passages_in_all": found.passages_in_all})  # fmt: skip
    else:
        _show(found)
    if found.without_day:
        click.echo(f"{found.without_day:,} more are of no known day and were left out", err=True)


def _data(hit: Hit) -> dict[str, Any]:
    return {**hit.data, "snippet": _marked(hit.snippet, "**", "**")}


def _show(found: Found) -> None:
    for title, hits, count in (
        ("claims", found.claims, found.claims_in_all),
        ("passages", found.passages, found.passages_in_all),
    ):
        for hit in hits:
            click.echo(_told(hit))
        if hits:
            click.echo(f"{title}: {len(hits)} of {count:,}", err=True)
    if not found.claims and not found.passages:
        click.echo("nothing was found", err=True)


def _told(hit: Hit) -> str:
    """Two lines: what it says, and where that stands."""
    from accord.dossier.search.index import clean

    data = hit.data
    words = _marked(hit.snippet, click.style("", bold=True, reset=False), click.style(""))
    who = ", ".join(data.get("holder_names", ()))
    sign = "does not: " if data.get("polarity") == "-" and data.get("stance") == "accepts" else ""
    said = f"{clean(who)} {data['stance']}: {sign}“{words}”" if who else words
    notes = [data.get("level"), data.get("likelihood", {}).get("word"), data["status"] if who else None, data.get("id")]
    where = [data.get("title") or data.get("address") or data["source"][:12]]
    where += [data["address"]] if data.get("title") and data.get("address") else []
    where += [f"page {data['page']}" if "page" in data else f"line {data['line']}", data.get("day")]
    where += [f"and {data['passages'] - 1} more passages"] if data.get("passages", 1) > 1 else []
    note = "".join(f" [{clean(str(n))}]" for n in notes if n)
    return f"{said}\n    {clean(', '.join(str(w) for w in where if w))}{note}"


def _marked(snippet: str, first: str, last: str) -> str:
    from accord.dossier.search.find import FIRST, LAST

    return snippet.replace(FIRST, first).replace(LAST, last)
