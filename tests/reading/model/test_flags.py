"""`--reader model` on the command line: its flags, its key, what goes to standard error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.reading.model.replay import Replay, claim, failed
from tests.reading.model.test_reading import CHILE, GOOD, LAKE

from accord.cli import main


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "lake.txt"
    path.write_text(LAKE)
    return path


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in args], catch_exceptions=False)


def test_read_writes_what_the_model_found(replay: Replay, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "case"
    asked = ("--reader", "model", "--endpoint", replay.says(GOOD).url, "--model", "m1")
    result = run("read", article, *asked, "-o", out, "--json")
    assert (result.exit_code, len(json.loads(result.stdout)["claims"])) == (0, 6)
    lines = (out / "claims.jsonl").read_text().splitlines()
    assert {json.loads(line)["by"] for line in lines} == {"model:m1"}
    assert run("check", out).exit_code == 0


def test_a_brief_goes_the_whole_way_with_a_model(replay: Replay, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "lake.md"
    asked = ("--reader", "model", "--endpoint", replay.says(GOOD).url, "--model", "m1")
    assert run("brief", article, *asked, "-o", out).exit_code == 0
    assert "Chile" in out.read_text()


def test_what_was_dropped_is_told_on_standard_error_only(replay: Replay, article: Path) -> None:
    replay.says({**GOOD, "claims": [*GOOD["claims"], claim("Chile dances all night", "Chile")], "parties": [CHILE]})
    result = run("read", article, "--reader", "model", "--endpoint", replay.url, "--model", "m1", "--json")
    assert result.exit_code == 0
    assert "lake.txt: warning: model:m1: 1 claim dropped: the quotation does not stand in the text" in result.stderr
    assert "dropped" not in result.stdout


NOBODY = ["--reader", "model", "--endpoint", "http://127.0.0.1:9", "--model", "m1"]


@pytest.mark.parametrize(
    ("flags", "says"),
    [
        (["--endpoint", "http://127.0.0.1:9"], "are for a model"),
        (["--model", "m1"], "are for a model"),
        (["--key-from", "HOME"], "are for a model"),
        (["--reader", "model"], "needs --endpoint and --model"),
        (["--reader", "model", "--endpoint", "http://127.0.0.1:9"], "needs --endpoint and --model"),
        (["--reader", "model", "--endpoint", "x", "--model", "m1"], "'x' is no web address"),
        ([*NOBODY, "--recall"], "--recall is for the rules"),
        ([*NOBODY, "--key-from", "NOT_SET"], "NOT_SET is not set"),
        (NOBODY, "cannot be reached"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", ["read", "brief"])
def test_flags_that_do_not_go_together_are_one_clear_error(
    article: Path, tmp_path: Path, command: str, flags: list[str], says: str
) -> None:
    out = tmp_path / ("case" if command == "read" else "out.md")
    result = run(command, article, *flags, "-o", out)
    assert result.exit_code == 2
    assert says in result.stderr
    assert "hint:" in result.stderr
    assert result.stderr.count("error:") == 1
    assert not out.exists()


@pytest.mark.parametrize("variable", ["ACCORD_MODEL_KEY", "MY_KEY"])
def test_the_key_comes_from_the_environment(
    replay: Replay, article: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, "k-123\n")
    monkeypatch.setenv("OPENAI_API_KEY", "never-asked-for")
    named = ["--key-from", variable] if variable == "MY_KEY" else []
    run("read", article, "--reader", "model", "--endpoint", replay.says(GOOD).url, "--model", "m1", *named)
    assert replay.headers[0]["authorization"] == "Bearer k-123"


def test_a_failing_endpoint_writes_nothing(replay: Replay, article: Path, tmp_path: Path) -> None:
    replay.says(failed(401, "no such key"))
    out = tmp_path / "case"
    result = run("read", article, "--reader", "model", "--endpoint", replay.url, "--model", "m1", "-o", out)
    assert (result.exit_code, out.exists(), result.stdout) == (2, False, "")
    assert "wants a key (401): no such key" in result.stderr


def test_without_the_flag_nothing_goes_over_the_network(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket

    def no_network(*args: object, **how: object) -> None:
        raise AssertionError("the rules reader opened a connection")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    assert run("brief", article, "-o", tmp_path / "out.md").exit_code == 0


@pytest.mark.parametrize("missing", ["httpx", "rapidfuzz"])
def test_without_its_libraries_it_says_what_to_install(
    article: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    import importlib.util
    import sys

    find = importlib.util.find_spec
    monkeypatch.setattr(
        "accord.reading.model.asking.endpoint.find_spec", lambda name: None if name == missing else find(name)
    )
    monkeypatch.setitem(sys.modules, missing, None)
    result = run("read", article, "--reader", "model", "--endpoint", "http://127.0.0.1:9", "--model", "m1")
    assert result.exit_code == 2
    assert f"the model reader needs {missing}" in result.stderr
    assert "pip install httpx rapidfuzz" in result.stderr
