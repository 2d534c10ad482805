"""A user's parties.yaml: read strictly, told where it is wrong, drafted by the reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from accord.cli import main
from accord.problem import Problems
from accord.reading import read
from accord.reading.parties.known import drafted_parties, known_names
from accord.sources import Source


def written(folder: Path, text: str) -> Path:
    path = folder / "parties.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def problems_of(folder: Path, text: str) -> str:
    with pytest.raises(Problems) as caught:
        known_names(written(folder, text))
    return str(caught.value)


def test_every_name_of_a_party_stands_for_it(tmp_path: Path) -> None:
    text = "- {name: Orsa, kind: company, aliases: [the mill], representatives: [Ann Berg]}\n"
    found = known_names(written(tmp_path, text))
    assert {name: (e.party, e.kind) for name, e in found.items()} == dict.fromkeys(
        ["Orsa", "the mill", "Ann Berg", "Berg"], ("Orsa", "company")
    )


def test_no_file_is_no_party() -> None:
    assert known_names(None) == {}


def test_an_empty_file_and_empty_fields_are_fine(tmp_path: Path) -> None:
    assert known_names(written(tmp_path, "")) == {}
    assert list(known_names(written(tmp_path, "- name: Orsa\n  kind:\n  aliases:\n"))) == ["Orsa"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- {name: Orsa, kind: compny}\n", 'parties.yaml:1:22: error: "compny" is no kind of party'),
        ("- {name: Orsa, kinds: company}\n", '"kinds" is not a field here'),
        ("- {kind: company}\n", '"name" is missing'),
        ("- {name: Orsa}\n- {name: Berg, aliases: [Orsa]}\n", 'parties.yaml:2:26: error: "Orsa" already stands for'),
        ("- {name: Orsa, aliases: mill}\n", "this should be a list"),
        ("name: Orsa\n", "this should be a list of parties"),
        ("- {name: Orsa\n", "not valid YAML"),
        ("- &a {name: Orsa}\n- *a\n", "anchors and aliases"),
        ('- {name: Orsa, aliases: [" "]}\n', "a name without letters"),
        ('- {name: ""}\n', "parties.yaml:1:10"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    assert told in problems_of(tmp_path, text)


def test_all_problems_come_together(tmp_path: Path) -> None:
    told = problems_of(tmp_path, "- {kind: company}\n- {name: Orsa, kind: compny}\n")
    assert told.count("error:") == 2
    assert 'did you mean "company"?' in told


def test_a_file_that_is_not_there_or_no_text_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problems, match="cannot be read"):
        known_names(tmp_path / "none.yaml")
    (tmp_path / "bytes.yaml").write_bytes(b"- name: \xff\xfe")
    with pytest.raises(Problems, match="not UTF-8"):
        known_names(tmp_path / "bytes.yaml")


def test_the_users_word_beats_tables_and_capitals(tmp_path: Path) -> None:
    """Lima rejects the levy. Ms Berg wants a vote."""
    path = written(tmp_path, "- {name: The Lake Board, aliases: [Lima], representatives: [Ann Berg]}\n")
    dossier = read([Source.of("Lima rejects the levy. Ms Berg wants a vote.")], parties_file=path)
    assert {dossier.parties[h].name for c in dossier.claims.values() for h in c.holders} == {"The Lake Board"}


def test_a_watcher_of_the_user_holds_nothing(tmp_path: Path) -> None:
    """Orsa rejects the levy."""
    path = written(tmp_path, "- {name: Orsa, kind: watcher}\n")
    assert not read([Source.of("Orsa rejects the levy.")], parties_file=path).claims


def test_a_name_inside_a_word_is_not_that_name(tmp_path: Path) -> None:
    """Norway rejects the levy."""
    path = written(tmp_path, "- {name: The Board, aliases: [Nor]}\n")
    dossier = read([Source.of("Norway rejects the levy.")], parties_file=path)
    assert [p.name for p in dossier.parties.values()] == ["Norway"]


def test_the_draft_can_be_given_back_and_changes_nothing(tmp_path: Path) -> None:
    """A spokesman for Peru said Lima rejects the levy; Foreign Minister Ana Reyes of Chile wants a vote."""
    text = (
        "Peru rejects the levy, Lima said. Foreign Minister Ana Reyes of Chile wants a vote. Ms Reyes opposes the port."
    )
    first = read([Source.of(text)])
    draft = drafted_parties(first.parties.values())
    again = read([Source.of(text)], parties_file=written(tmp_path, draft))
    assert "Ana Reyes" in draft
    assert {p.name for p in again.parties.values()} == {p.name for p in first.parties.values()}
    assert [c.holders for c in again.claims.values()] == [c.holders for c in first.claims.values()]


def test_a_draft_of_nothing_is_a_file_that_can_be_read(tmp_path: Path) -> None:
    assert known_names(written(tmp_path, drafted_parties([]))) == {}


def test_the_command_writes_the_draft_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Peru rejects the levy. Chile wants a vote.", encoding="utf-8")
    command = ["read", str(tmp_path / "a.txt"), "--draft-parties", str(tmp_path / "p.yaml")]
    assert CliRunner().invoke(main, command).exit_code == 0
    assert {e.party for e in known_names(tmp_path / "p.yaml").values()} == {"Peru", "Chile"}
    (tmp_path / "p.yaml").write_text("- {name: Mine}\n", encoding="utf-8")
    again = CliRunner().invoke(main, command)
    assert again.exit_code == 2
    assert (tmp_path / "p.yaml").read_text(encoding="utf-8") == "- {name: Mine}\n"
