"""accord claims CASE: list claims; and its actions: show, confirm, reject, reopen, assign, review, export, import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from accord.cli.claims.desk import SAVED, STANCES, STATUSES, Desk, assigned
from accord.cli.claims.review import gone_through
from accord.cli.claims.table import LEGEND, contrast_lines, data_of, lines_of, whole
from accord.cli.options import as_json
from accord.cli.output import print_json
from accord.problem import Place, refuse

if TYPE_CHECKING:  # rooms are opened by the commands that need them, so that --help is instant
    from accord.dossier import Claim

_DAY = click.DateTime(["%Y-%m-%d"])


class _AfterCase(click.Group):
    """Filters may stand after CASE as well as before it; after the action stand its own flags."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        case = self._after_flags(args, 0)
        end = self._after_flags(args, case + 1)
        return super().parse_args(ctx, [*args[:case], *args[case + 1 : end], *args[case : case + 1], *args[end:]])

    def _after_flags(self, args: list[str], start: int) -> int:
        """Where the flags that begin here, with their values, end."""
        flags = {flag: p for p in self.params if isinstance(p, click.Option) for flag in p.opts}
        while start < len(args) and args[start].startswith("-"):
            flag = flags.get(args[start].partition("=")[0])
            start += 1 if flag is None or flag.is_flag or "=" in args[start] else 2
        return min(start, len(args))


@click.group("claims", cls=_AfterCase, invoke_without_command=True, subcommand_metavar="[ACTION ...]")
@click.argument("case", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--party", metavar="NAME", default="", help="Only claims of this party (its id, or any of its names).")
@click.option("--stance", type=click.Choice(STANCES), help="Only claims of this kind.")
@click.option("--point", metavar="NAME", default="", help="Only claims on this negotiating point.")
@click.option("--status", type=click.Choice(STATUSES), help="Only claims that are so far only proposed, and so on.")
@click.option("--speaker", metavar="WORDS", default="", help="Only what this speaker says; the narrator is one.")
@click.option("--source", metavar="NAME", default="", help="Only from sources with this id or these words in a title.")
@click.option("--since", type=_DAY, metavar="YYYY-MM-DD", help="Only what was published on this day or later.")
@click.option("--until", type=_DAY, metavar="YYYY-MM-DD", help="Only what was published on this day or before.")
@click.option("--text", metavar="WORDS", default="", help="Only claims with these words in them or their passages.")
@click.option("--in-contrast", is_flag=True, help="Only claims that contradict another, or mark a change.")
@as_json
@click.pass_context
def claims_command(context: click.Context, /, case: Path, as_json: bool, **wanted: Any) -> None:
    """List the claims of a case folder, and judge them. The filters come before the ACTION; an id may be cut short."""
    from accord.dossier import load_dossier

    if not (case / "dossier.yaml").exists() and not (case / "claims.jsonl").exists():
        raise refuse("this is no case folder: it has no claims", Place(str(case)), "accord read ARTICLE -o FOLDER")
    days = {key: getattr(wanted.pop(key), "date", lambda: None)() for key in ("since", "until")}
    told = {key: value or "" for key, value in wanted.items() if key != "in_contrast"}
    desk = Desk(case, {**told, **days, "in_contrast": wanted["in_contrast"]}, as_json, load_dossier(case))
    context.obj = desk
    if context.invoked_subcommand is not None:
        return
    claims = desk.chosen()
    if as_json:
        print_json({"claims": [data_of(c, desk.dossier) for c in claims], "of": len(desk.dossier.claims)})
        return
    for line in (*lines_of(claims, desk.dossier), *contrast_lines(desk.dossier, {c.id for c in claims})):
        click.echo(line)
    click.echo(f"{len(claims):,} of {len(desk.dossier.claims):,} claims; {LEGEND}", err=True)


_ids = click.argument("ids", nargs=-1, metavar="[ID]...")
_all_shown = click.option("--all-shown", is_flag=True, help="All claims that the filters let through.")
_because = click.option("--because", "note", metavar="TEXT", default="", help="Why; kept with the claim.")


@claims_command.command("show")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@as_json
@click.pass_obj
def show_command(desk: Desk, ids: tuple[str, ...], as_json: bool) -> None:
    """Show claims in full: every passage in its context, with line and page, and what contradicts them."""
    claims = desk.named(ids, False)
    if as_json or desk.as_json:
        print_json({"claims": [data_of(c, desk.dossier) for c in claims]})
        return
    for number, claim in enumerate(claims):
        click.echo("\n" * bool(number) + "\n".join(whole(claim, desk.dossier)))


def _judge(desk: Desk, claims: list[Claim], status: Any, note: str) -> None:
    from accord.dossier.review.judge import judged

    said = f"{status} {len(claims)} claim{'s' * (len(claims) != 1)}"
    desk.save(judged(desk.dossier, claims, status, note), [c.id for c in claims], said)


@claims_command.command("confirm")
@_ids
@_all_shown
@_because
@click.pass_obj
def confirm_command(desk: Desk, ids: tuple[str, ...], all_shown: bool, note: str) -> None:
    """Confirm claims: the passage says this."""
    _judge(desk, desk.named(ids, all_shown), "confirmed", note)


@claims_command.command("reject")
@_ids
@_all_shown
@_because
@click.pass_obj
def reject_command(desk: Desk, ids: tuple[str, ...], all_shown: bool, note: str) -> None:
    """Reject claims: the passage does not say this. They are not proposed again."""
    _judge(desk, desk.named(ids, all_shown), "rejected", note)


@claims_command.command("reopen")
@_ids
@_all_shown
@click.pass_obj
def reopen_command(desk: Desk, ids: tuple[str, ...], all_shown: bool) -> None:
    """Make claims proposed again, as if nobody had judged them."""
    _judge(desk, desk.named(ids, all_shown), "proposed", "")


@claims_command.command("assign")
@click.argument("claim_id", metavar="ID")
@click.option(
    "--holder", "holders", multiple=True, metavar="PARTY", help="Whose position it is; give it once for each."
)
@click.option("--stance", type=click.Choice(STANCES), help="What the position is.")
@click.option("--polarity", type=click.Choice(["+", "-"]), help="+ is for the content, - against it.")
@click.option("--content", metavar="TEXT", help="What it is about.")
@click.option("--point", metavar="ID", help='The negotiating point; "none" for none.')
@click.option("--level", type=click.Choice(["floor", "aspiration", "none"]), help="At the very least, or at best.")
@click.option("--likelihood", metavar="TERM", help='An ICD 203 term, "word, 20-80", or "none".')
@click.option("--speaker", metavar="NAME", help='Who says so; "none" for the narrator.')
@click.option("--condition", metavar="TEXT", help='What it depends on; "none" for nothing.')
@click.option("--addressee", metavar="PARTY", help='Who is asked to act; "none" for nobody.')
@_because
@click.pass_obj
def assign_command(desk: Desk, /, claim_id: str, note: str, **told: Any) -> None:
    """Change what a claim says. It keeps its id and is yours from now on; what was read is kept beside it."""
    from accord.dossier.review.choose import claim_named
    from accord.dossier.review.judge import with_claims

    claim = claim_named(desk.dossier, claim_id)
    now = with_claims(desk.dossier, [assigned(desk.dossier, claim, told, note)])
    desk.save(now, [claim.id], f"changed {claim.id}")


@claims_command.command("review")
@click.pass_obj
def review_command(desk: Desk) -> None:
    """Go through the claims one by one: y confirms, n rejects, e changes, s skips, q ends; works from a pipe too.

    Without --status, only those that nobody has judged yet are asked.
    """
    desk.wanted["status"] = desk.wanted["status"] or "proposed"
    gone_through(desk)


@claims_command.command("undo")
@click.pass_obj
def undo_command(desk: Desk) -> None:
    """Take back the last change; once more brings it back."""
    from accord.folder import undo

    if not undo(desk.folder, SAVED):
        raise refuse("there is no change of claims to take back", hint="the last save changed other files too, or none")
    click.echo("took back the last change", err=True)


@claims_command.command("export")
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.csv|FILE.xlsx")
@click.pass_obj
def export_command(desk: Desk, path: Path) -> None:
    """Write the claims that the filters let through as a table, with passages and sources."""
    from accord.dossier.review.sheet import as_csv, as_xlsx, rows_of
    from accord.folder import write_file

    write = {".csv": as_csv, ".xlsx": as_xlsx}.get(path.suffix.lower())
    if write is None:
        raise refuse(f"cannot write a {path.suffix or 'nameless'} table", hint="name it .csv or .xlsx")
    claims = desk.chosen()
    write_file(path, write(rows_of(claims, desk.dossier)))
    click.echo(f"wrote {path}: {len(claims):,} claims", err=True)


@claims_command.command("import")
@click.argument("path", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE.csv|FILE.xlsx")
@click.pass_obj
def import_command(desk: Desk, path: Path) -> None:
    """Take over what was changed in an exported table: status, holders, stance, point and so on, and notes."""
    from accord.dossier.review.sheet import edited

    dossier, count = edited(desk.dossier, path)
    now = [i for i, claim in dossier.claims.items() if claim != desk.dossier.claims[i]]
    desk.save(dossier, now, f"changed {count:,} claim{'s' * (count != 1)}")
