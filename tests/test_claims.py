"""accord claims: the review from the terminal."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.dossier.reports import report

from accord.cli import main
from accord.dossier import Dossier, joined, load_dossier, save_dossier

CASE = """\
title: Two sides
parties: {{union: {{name: Union}}, port: {{name: Port}}}}
options:
  x: {{by: port, does: pays more, because: [{id}]}}
preferences:
  union: [{{prefer: x}}]
  port: [{{prefer: not x}}]
"""


def run(*args: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["claims", *map(str, args)], input=stdin, catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three claims of two parties, from two reports of one text."""
    made = joined(
        [report("union wants: a rise of 5%", "union refuses: longer shifts"), report("port refuses: a rise of 5%")]
    )
    save_dossier(made, tmp_path / "case")
    return tmp_path / "case"


def statuses(folder: Path) -> dict[str, str]:
    return {f"{c.holders[0]} {c.stance}": c.status for c in load_dossier(folder).claims.values()}


def test_claims_are_listed_in_lines_that_fit_and_the_filters_stand_on_either_side(folder: Path) -> None:
    listed = run(folder)
    assert listed.exit_code == 0
    assert len(listed.stdout.splitlines()) == 4
    assert all(len(line) <= 100 for line in listed.stdout.splitlines())
    ways: list[list[str | Path]] = [
        [folder, "--party", "union"],
        ["--party", "union", folder],
        [folder, "--text=5%", "--party=union"],
    ]
    for args in ways:
        found = json.loads(run(*args, "--json").stdout)["claims"]
        assert {c["holders"][0] for c in found} == {"union"}


def test_all_shown_are_judged_together_and_undo_takes_it_back(folder: Path) -> None:
    assert run(folder, "--party", "union", "confirm", "--all-shown", "--because", "read both").exit_code == 0
    assert statuses(folder) == {"union wants": "confirmed", "union refuses": "confirmed", "port refuses": "proposed"}
    assert run(folder, "--party", "port", "reject", "--all-shown").exit_code == 0
    assert statuses(folder)["port refuses"] == "rejected"
    assert run(folder, "undo").exit_code == 0
    assert statuses(folder)["port refuses"] == "proposed"
    assert run(folder, "undo").exit_code == 0
    assert statuses(folder)["port refuses"] == "rejected"


def test_ids_or_all_shown_but_not_neither_nor_both(folder: Path) -> None:
    some = next(iter(load_dossier(folder).claims))
    for args in (["confirm"], ["confirm", some, "--all-shown"]):
        result = run(folder, *args)
        assert result.exit_code == 2
        assert "either ids or --all-shown" in result.stderr


def test_an_unknown_id_is_told_with_the_nearest_and_nothing_is_saved(folder: Path) -> None:
    some = next(iter(load_dossier(folder).claims))
    result = run(folder, "reject", some, "x" + some[1:])
    assert result.exit_code == 2
    assert f'did you mean "{some}"?' in result.stderr
    assert set(statuses(folder).values()) == {"proposed"}


def test_a_claim_is_shown_with_its_passage_in_context(folder: Path) -> None:
    some = next(c.id for c in load_dossier(folder).claims.values() if c.stance == "wants")
    shown = run(folder, "show", some[:8]).stdout
    assert "»union wants: a rise of 5%« union refuses: longer shifts" in shown
    assert "line 2" in shown
    assert "independent sources: 1" in shown


def test_a_claim_is_given_to_another_party_and_reading_again_leaves_it_there(folder: Path, tmp_path: Path) -> None:
    some = next(c.id for c in load_dossier(folder).claims.values() if c.stance == "wants")
    result = run(
        folder, "--json", "assign", some, "--holder", "Halvorsen Port", "--likelihood", "likely", "--level", "floor"
    )
    (claim,) = json.loads(result.stdout)["claims"]
    assert (claim["id"], claim["holders"], claim["level"], claim["by"]) == (some, ["port"], "floor", "person")
    assert claim["read_as"]["holders"] == ["union"]
    article = tmp_path / "article.txt"
    article.write_text(
        "The miners' union and the Vireo company met in Oslo. The union demands a pay rise of 9 percent.\n"
    )
    before = load_dossier(folder).claims[some]
    read = CliRunner().invoke(main, ["read", str(article), "-o", str(folder)], catch_exceptions=False)
    assert read.exit_code == 0
    assert "left as a person had them" in read.stderr
    assert load_dossier(folder).claims[some] == before
    assert len(load_dossier(folder).sources) == 3


def test_the_review_asks_about_each_claim_and_saves_what_was_answered(folder: Path) -> None:
    done = run(folder, "review", stdin="y\nz\nn\ne\nstance=hates\ne\nstance=wants\n")
    assert done.exit_code == 0
    assert '"hates" is no stance' in done.stderr
    assert sorted(statuses(folder).values()) == ["confirmed", "confirmed", "rejected"]
    assert "confirmed 2, rejected 1 of 3 claims" in done.stderr
    assert done.stdout == ""


def test_a_review_that_ends_early_keeps_its_answers(folder: Path) -> None:
    for stdin in ("y\nq\n", "s\ny\n"):
        assert run(folder, "review", stdin=stdin).exit_code == 0
    assert sorted(statuses(folder).values()) == ["confirmed", "confirmed", "proposed"]


def test_the_way_through_a_spreadsheet(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "claims.csv"
    assert run(folder, "--party", "union", "export", table).exit_code == 0
    table.write_text(table.read_text("utf-8-sig").replace(",proposed,", ",confirmed,"))
    assert run(folder, "import", table).exit_code == 0
    assert statuses(folder) == {"union wants": "confirmed", "union refuses": "confirmed", "port refuses": "proposed"}
    assert run(folder, "export", tmp_path / "claims.doc").exit_code == 2


def test_a_case_that_rests_on_a_rejected_claim_is_warned_of(folder: Path) -> None:
    some = next(iter(load_dossier(folder).claims))
    (folder / "case.yaml").write_text(CASE.format(id=some))
    run(folder, "reject", some)
    checked = CliRunner().invoke(main, ["check", str(folder)])
    assert checked.exit_code == 0
    assert f"warning: this rests on claim {some}, which a person has rejected" in checked.stderr


def test_text_that_steers_a_terminal_is_not_passed_on(tmp_path: Path) -> None:
    save_dossier(joined([report("union wants: \x1b[2J a rise")]), tmp_path)
    for args in ([], ["review"], ["show", next(iter(load_dossier(tmp_path).claims))]):
        result = run(tmp_path, *args, stdin="s\n")
        assert "\x1b" not in result.stdout + result.stderr


def test_a_folder_without_claims_is_told(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "no case folder" in result.stderr
    save_dossier(Dossier(title="empty"), tmp_path)
    assert run(tmp_path).exit_code == 0
