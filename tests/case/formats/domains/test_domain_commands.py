"""Domains at the command line: every command that takes a case takes a domain's folder, and `convert` writes them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.case.formats.domains.files import FERRY_PROFILE, HARBOUR, HARBOUR_PROFILE, quay, written

from accord.case import load_case
from accord.cli import main


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in args], catch_exceptions=False)


@pytest.fixture(params=["genius", "geniusweb", "negolog"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    match request.param:
        case "genius":
            return quay(tmp_path / "d")
        case "geniusweb":
            second = json.loads(json.dumps(HARBOUR_PROFILE).replace("the captain", "the port"))
            return written(
                tmp_path / "d", {"harbour.json": HARBOUR, "captain.json": HARBOUR_PROFILE, "port.json": second}
            )
        case _:
            return written(tmp_path / "d", {"profileA.json": FERRY_PROFILE, "profileB.json": FERRY_PROFILE})


def test_check_analyse_deals_and_brief_take_a_domain(folder: Path, tmp_path: Path) -> None:
    checked = run("check", folder)
    assert checked.exit_code == 0, checked.stderr
    told = json.loads(run("analyse", folder, "--json").stdout)
    assert told["deals"]["frontier"]
    deals = json.loads(run("deals", folder, "--json").stdout)
    assert deals["packages"]["count"] == told["deals"]["packages"]
    assert deals["frontier"]["listed"]
    assert run("brief", folder, "--out", tmp_path / "brief.md").exit_code == 0


def test_a_file_of_a_domain_stands_for_it(folder: Path, tmp_path: Path) -> None:
    for path in sorted(folder.iterdir()):
        assert run("check", path).exit_code == 0


def test_a_domain_becomes_a_case_that_people_can_edit_and_goes_back(folder: Path, tmp_path: Path) -> None:
    assert run("convert", folder, tmp_path / "case.yaml").exit_code == 0
    first = load_case(tmp_path / "case.yaml")
    for kind in ("genius", "geniusweb", "negolog"):
        out = tmp_path / kind
        assert run("convert", tmp_path / "case.yaml", out, "--to", kind).exit_code == 0
        assert run("convert", out, tmp_path / f"{kind}.yaml").exit_code == 0
        back = load_case(tmp_path / f"{kind}.yaml")
        assert [o.values for o in back.options.values()] == [o.values for o in first.options.values()]


def test_a_folder_is_not_written_where_a_file_is(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    refused = run("convert", folder, tmp_path / "out", "--to", "genius", "--replace")
    assert refused.exit_code == 2
    assert "is a file, and a folder is to be written" in refused.stderr


def test_a_folder_with_a_case_of_its_own_is_that_case(tmp_path: Path) -> None:
    folder = quay(tmp_path / "d")
    run("convert", folder, tmp_path / "case.yaml")
    (folder / "case.yaml").write_text((tmp_path / "case.yaml").read_text().replace("title: quay", "title: ours"))
    assert run("check", folder).exit_code == 0
    (folder / "quay.xml").write_text("no domain at all")
    assert run("check", folder).exit_code == 0


def test_what_is_refused_names_file_and_line(tmp_path: Path) -> None:
    folder = quay(tmp_path / "d")
    (folder / "liner.xml").write_text(
        (folder / "liner.xml").read_text().replace('evaluation="3"', 'evaluation="three"')
    )
    refused = run("check", folder)
    assert refused.exit_code == 2
    assert f'{folder / "liner.xml"}:4:1: error: evaluation="three" is no number to count with' in refused.stderr
