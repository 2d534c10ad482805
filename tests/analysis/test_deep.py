"""The deep run against the definitions: it finds nothing to differ, and finds what does."""

from __future__ import annotations

import pytest
from bench.stability import deep
from bench.stability.checks import CHECKS
from tests.oracles import graph_model


def test_a_run_looks_at_as_many_conflicts_as_asked_and_finds_no_difference(capsys: pytest.CaptureFixture[str]) -> None:
    assert deep.main(["--conflicts", "4"]) == 0
    told = capsys.readouterr().out
    for name in CHECKS:
        conflicts, compared, different, _ = told.split(name, 1)[1].split("\n")[0].split()
        assert (conflicts, different) == ("4", "0")
        assert int(compared.replace(",", "")) > 0, name


def test_a_definition_that_is_not_met_is_told_with_the_conflict_and_the_run_fails(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(graph_model.CONCEPTS, "seq", graph_model.gmr)
    assert deep.main(["--conflicts", "60", "--only", "margins, graphs"]) == 1
    told = capsys.readouterr().out
    assert "DIFFERENT five concepts and margins, graphs: seq:" in told
    assert '"title":"a random graph"' in told


def test_a_name_no_check_has_is_no_success() -> None:
    assert deep.main(["--only", "weather"]) == 1
