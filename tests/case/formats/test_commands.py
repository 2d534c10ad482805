"""Other people's files at the command line: every command that takes a case takes them, and `convert` writes them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from accord.case import load_case
from accord.cli import main

CONFLICT = {
    "decisionMakers": [
        {"name": "Row", "options": [0], "preferences": [[[1, "N"]], [[0, "Y"]]]},
        {"name": "Column", "options": [1], "preferences": [[[0, "N"]], [[1, "Y"]]]},
    ],
    "options": [{"name": "defects", "permittedDirection": "both"}, {"name": "defects", "permittedDirection": "both"}],
    "infeasibles": [],
    "useManualPreferenceRanking": False,
}


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in args], catch_exceptions=False)


@pytest.fixture
def dilemma(tmp_path: Path) -> Path:
    path = tmp_path / "dilemma.gmcr"
    path.write_text(json.dumps(CONFLICT))
    return path


def test_analyse_tells_states_ranks_verdicts_margins_and_equilibria(dilemma: Path) -> None:
    told = json.loads(run("analyse", dilemma, "--json").stdout)
    both = told["states"]["listed"][3]
    assert both["values"] == {"defects": "yes", "defects_2": "yes"}
    assert both["ranks"] == {"row": 1, "column": 1}
    assert both["stable"]["nash"] == ["row", "column"]
    neither = told["states"]["listed"][0]
    assert neither["stable"]["nash"] == []
    assert neither["margins"]["nash"] == {"row": 1, "column": 1}
    assert told["equilibria"]["nash"]["listed"] == ["3"]
    assert told["equilibria"]["seq"]["listed"] == ["0", "3"]


def test_a_case_of_more_states_than_are_listed_is_told_in_full_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "nine.gmcr"
    options = [{"name": f"act {i}", "permittedDirection": "both"} for i in range(9)]
    deciders = [{"name": "One", "options": list(range(9)), "preferences": [[[8, "Y"]]]}]
    path.write_text(json.dumps({"options": options, "decisionMakers": deciders, "infeasibles": []}))
    assert len(json.loads(run("analyse", path, "--json").stdout)["states"]["listed"]) == 500
    assert len(json.loads(run("analyse", path, "--json", "--full").stdout)["states"]["listed"]) == 512


def test_check_and_brief_take_a_gmcr_file(dilemma: Path, tmp_path: Path) -> None:
    checked = run("check", dilemma)
    assert checked.exit_code == 0
    assert "the status quo leaves options open" in checked.stderr
    out = tmp_path / "brief.md"
    assert run("brief", dilemma, "-o", out).exit_code == 0
    assert out.read_text().startswith("# dilemma")


@pytest.mark.parametrize("command", ["analyse", "check", "brief"])
def test_a_bad_gmcr_file_is_an_error_with_its_place_and_code_2(tmp_path: Path, command: str) -> None:
    path = tmp_path / "bad.gmcr"
    path.write_text(json.dumps({**CONFLICT, "infeasibles": [[[5, "Y"]]]}))
    result = run(command, path)
    assert result.exit_code == 2
    assert f"{path}: error: infeasibles[0][0][0]: 5 is not an option" in result.stderr


def test_where_no_status_quo_is_stated_and_nothing_taken_is_not_possible_the_case_is_usable(tmp_path: Path) -> None:
    path = tmp_path / "c.gmcr"
    path.write_text(json.dumps({**CONFLICT, "infeasibles": [[[0, "N"], [1, "N"]]]}))
    assert run("check", path).exit_code == 0
    assert json.loads(run("analyse", path, "--json").stdout)["status_quo"] is None
    assert run("convert", path, tmp_path / "c.yaml").exit_code == 0
    assert run("analyse", tmp_path / "c.yaml").exit_code == 0


def test_convert_goes_from_gmcr_to_yaml_and_back(dilemma: Path, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "case.yaml", tmp_path / "again.gmcr"
    assert run("convert", dilemma, ours).exit_code == 0
    assert load_case(ours).title == "dilemma"
    result = run("convert", ours, theirs, "--json")
    assert json.loads(result.stdout) == {"written": str(theirs), "left_out": []}
    mine, again = (json.loads(run("analyse", p, "--json").stdout) for p in (dilemma, theirs))
    assert {k: v for k, v in again.items() if k != "title"} == {k: v for k, v in mine.items() if k != "title"}


def test_convert_overwrites_only_when_told_to_and_writes_nothing_it_cannot_say(dilemma: Path, tmp_path: Path) -> None:
    out = tmp_path / "case.yaml"
    out.write_text("mine")
    assert "exists already" in run("convert", dilemma, out).stderr
    assert out.read_text() == "mine"
    assert run("convert", dilemma, out, "--replace").exit_code == 0
    assert "cannot tell what to write" in run("convert", dilemma, tmp_path / "case.doc").stderr
    text = out.read_text().replace("{by: row, does: defects}", "{by: row, does: defects, values: [a, b, c]}")
    out.write_text(text)
    refused = run("convert", out, tmp_path / "c.gmcr")
    assert refused.exit_code == 2
    assert "defects has the values a, b, c" in refused.stderr
    assert not (tmp_path / "c.gmcr").exists()
