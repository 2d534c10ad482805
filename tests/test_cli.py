"""The command line: the whole way, and bad input. Each bad input gets clear errors, exit code 2, and writes nothing."""

import json
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from accord.cli import main

ARTICLE = """\
Dockers and port to meet on Friday
The dockers' union and the Halvorsen Port Company will meet in Bergen on Friday to discuss an end to the strike.
The union demands a pay rise of 5 percent. "We will not accept longer shifts," union leader Ane Lund said on Monday.
The company wants the union to end the strike. It has refused to raise wages by more than 3 percent.
"""


def run(*args: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in args], input=stdin, catch_exceptions=False)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE)
    return path


def files(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b"\x00\x01\x02\xff" * 300, "binary"),
        ("Genève négocie déjà.".encode("latin-1"), "not UTF-8"),
        (b"Both sides met. " * 3_200_000, "too long for one report"),
        (b"%PDF-1.4 cut short", "this PDF is damaged"),
    ],
    ids=["empty", "binary", "encoding", "50 MB", "pdf"],
)
@pytest.mark.parametrize("command", ["read", "brief"])
def test_a_bad_article_is_one_error_and_nothing_is_written(
    tmp_path: Path, content: bytes, says: str, command: str
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    before = files(tmp_path)
    out = tmp_path / ("out" if command == "read" else "out.html")
    result = run(command, path, "-o", out)
    assert result.exit_code == 2
    assert result.stderr.count("error:") == 1
    assert says in result.stderr
    assert "hint:" in result.stderr
    assert result.stdout == ""
    assert files(tmp_path) == before


def test_every_bad_article_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    result = run("read", tmp_path / "a.txt", tmp_path / "none.txt")
    assert result.exit_code == 2
    assert result.stderr.count("error:") == 2


CASE = """\
title: Two sides
parties: {a: {name: A}, b: {name: B}}
options:
  x: {by: a, does: opens}
  y: {by: b, does: opens}
preferences:
  a: [{prefer: y}]
  b: [{prefer: x}]
"""


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("prefer: y", "prefer: z", '"z" is not an option'),
        ("prefer: y", "prefer: y and", "the formula ends too early"),
        ("options:", "constraints: [{never: x}, {never: not x}]\noptions:", "no state is feasible"),
        ("{name: A}", "&n {name: A}", "anchors and aliases"),
        ("{name: B}", "*n", "anchors and aliases"),
    ],
)
@pytest.mark.parametrize("command", ["check", "analyse", "brief"])
def test_a_bad_case_is_one_error_and_nothing_is_written(
    tmp_path: Path, old: str, new: str, says: str, command: str
) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(CASE.replace(old, new, 1))
    before = files(tmp_path)
    extra: list[str | Path] = ["-o", tmp_path / "out.html"] if command == "brief" else []
    result = run(command, path, *extra)
    assert result.exit_code == 2
    errors = [line for line in result.stderr.splitlines() if " error: " in line]
    assert len(errors) == 1
    assert says in errors[0]
    assert files(tmp_path) == before


def test_a_bomb_of_aliases_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text("a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 20)))
    began = time.monotonic()
    assert run("check", path).exit_code == 2
    assert time.monotonic() - began < 5


def test_a_quote_that_does_not_match_stops_the_brief(tmp_path: Path, article: Path) -> None:
    folder = tmp_path / "case"
    assert run("read", article, "-o", folder).exit_code == 0
    claims = folder / "claims.jsonl"
    claims.write_text(claims.read_text().replace('"quote": "', '"quote": "x', 1))
    result = run("brief", folder, "-o", tmp_path / "out.html")
    assert result.exit_code == 2
    assert "claims.jsonl:" in result.stderr
    assert not (tmp_path / "out.html").exists()


def test_the_whole_way_step_by_step_and_in_one_go(tmp_path: Path, article: Path) -> None:
    folder = tmp_path / "case"
    assert run("read", article, "-o", folder, "--published", "2026-03-02").exit_code == 0
    assert run("draft", folder).exit_code == 0
    assert run("check", folder).exit_code == 0
    analysis = run("analyse", folder, "--json")
    assert analysis.exit_code == 0
    json.loads(analysis.stdout)
    for name in ("out.html", "out.md"):
        assert run("brief", folder, "-o", tmp_path / name).exit_code == 0
    one_go = run("brief", article, "--published", "2026-03-02", "-o", tmp_path / "direct.html")
    assert one_go.exit_code == 0
    assert (tmp_path / "direct.html").read_bytes() == (tmp_path / "out.html").read_bytes()


def test_a_case_is_not_drafted_over(tmp_path: Path, article: Path) -> None:
    folder = tmp_path / "case"
    run("read", article, "-o", folder)
    assert run("draft", folder).exit_code == 0
    case = (folder / "case.yaml").read_bytes()
    again = run("draft", folder)
    assert again.exit_code == 2
    assert "--replace" in again.stderr
    assert (folder / "case.yaml").read_bytes() == case
    assert run("draft", folder, "--replace").exit_code == 0


def test_standard_input_is_read_and_standard_output_carries_only_data(article: Path) -> None:
    result = run("read", "-", "--json", stdin=article.read_bytes())
    data = json.loads(result.stdout)
    assert {"parties", "meeting", "claims", "points", "facts"} <= set(data)
    assert all(ARTICLE[c["start"] : c["end"]] == c["quote"] for c in data["claims"])


@pytest.mark.parametrize("what", ["case", "dossier", "claim"])
def test_the_schema_is_json(what: str) -> None:
    assert json.loads(run("schema", what).stdout)["type"] == "object"


def test_an_unknown_ending_is_refused(article: Path, tmp_path: Path) -> None:
    result = run("brief", article, "-o", tmp_path / "out.xyz")
    assert result.exit_code == 2
    assert "name it .html or .md" in result.stderr
