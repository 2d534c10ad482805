"""Search: what is found, where it stands, and that neither words nor texts nor a damaged index do any harm."""

import json
import os
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.cli import main
from accord.dossier import Claim, Dossier, PartyMention, ReportedPoint, save_dossier
from accord.dossier.search import Filters, find, match_of
from accord.problem import Problems
from accord.sources import Source

STRIKE = """Dockers and port

The dockers demand higher wages. The port refuses longer breaks.

Experts fear a long strike in the harbour.
Nobody speaks of sanctions.
"""
LATER = "The port now offers higher wages\n\nThe port offers higher wages, after security guarantees of the café.\n"


def claim(name: str, source: Source, words: str, holder: str, stance: str, **more: Any) -> Claim:
    at = source.text.index(words)
    return Claim.model_validate(
        {"id": name, "holders": [holder], "stance": stance, "content": words, **more}
        | {"evidence": [source.span(at, at + len(words))]}
    )


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Two reports, one of known day; dockers and port; three claims."""
    one = Source.of(STRIKE, title="Dockers and port", address="one.txt")
    two = Source.of(LATER, title="Later", address="two.txt").model_copy(update={"published": date(2026, 3, 2)})
    claims = [
        claim("c1", one, "The dockers demand higher wages", "dockers", "demands", point="wages"),
        claim("c2", one, "The port refuses longer breaks", "port", "refuses", level="floor"),
        claim("c3", two, "The port offers higher wages", "port", "offers", point="wages"),
    ]
    dossier = Dossier(
        sources={s.id: Source.model_validate(s.model_dump()) for s in (one, two)},
        parties={
            "dockers": PartyMention(id="dockers", name="Dockers' Union", aliases=("the dockers",)),
            "port": PartyMention(id="port", name="Halvorsen Port", representatives=("Ane Lund",)),
        },
        points={"wages": ReportedPoint(id="wages", name="higher wages", evidence=(one.span(31, 43),))},
        claims={c.id: c for c in claims},
    )
    save_dossier(dossier, tmp_path / "case")
    return tmp_path / "case"


def search(case: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["search", str(case), *args], catch_exceptions=False)


def ids(case: Path, *words: str, **filters: Any) -> list[str]:
    return [h.data["id"] for h in find(case, words, Filters(**filters)).claims]


def test_words_are_found_in_claims_and_passages_with_their_place(case: Path) -> None:
    result = search(case, "wages", "dockers")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "Dockers' Union demands: “The dockers demand higher wages”"
    assert lines[1] == "    Dockers and port, one.txt, line 3 [proposed] [c1]"
    assert lines[2] == "The dockers demand higher wages. The port refuses longer breaks."
    assert result.stderr.splitlines() == ["claims: 1 of 1", "passages: 1 of 1"]


def test_words_are_found_in_another_form_without_accents_and_by_their_beginning(case: Path) -> None:
    assert ids(case, "wage", "demanded") == ["c1"]
    assert len(find(case, ["CAFE"]).passages) == 1
    assert len(find(case, ["secur*"]).passages) == 1


def test_a_phrase_is_found_as_such(case: Path) -> None:
    assert len(find(case, ["security guarantees"]).passages) == 1
    assert len(find(case, ["guarantees security"]).passages) == 0
    assert len(find(case, ['"security guarantees" wages']).passages) == 1


def test_the_better_hit_comes_first(case: Path) -> None:
    assert ids(case, "port")[0] in {"c2", "c3"}
    assert [h.data["line"] for h in find(case, ["offers", "wages"]).passages] == [1, 3]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"party": "port"}, ["c2", "c3"]),
        ({"party": "ane lund"}, ["c2", "c3"]),
        ({"party": "halvorsen PORT", "stance": "offers"}, ["c3"]),
        ({"point": "Higher wages"}, ["c1", "c3"]),
        ({"stance": "threatens"}, []),
    ],
)
def test_filters_without_words_list_all_claims_that_pass(
    case: Path, filters: dict[str, Any], expected: list[str]
) -> None:
    assert ids(case, **filters) == expected


def test_by_day_only_what_was_published_then_is_found_and_the_rest_is_told(case: Path) -> None:
    assert ids(case, "wages", since=date(2026, 3, 2)) == ["c3"]
    result = search(case, "wages", "--until", "2026-03-01")
    assert result.stdout == ""
    assert "nothing was found" in result.stderr
    assert "2 more are of no known day and were left out" in result.stderr  # a claim and a passage


def test_json_has_everything_a_program_needs(case: Path) -> None:
    data = json.loads(search(case, "breaks", "--json").stdout)
    (hit,) = data["claims"]
    assert (hit["id"], hit["holders"], hit["line"], hit["level"]) == ("c2", ["port"], 3, "floor")
    assert STRIKE[hit["start"] : hit["end"]] == hit["quote"]
    assert hit["snippet"] == "The port refuses longer **breaks**"
    assert data["passages_in_all"] == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "there is nothing to search for"),
        (("*",), 'there is nothing to search for in "*"'),
        (('"red line',), "a quotation mark is missing"),
        (("wages", "--party", "prot"), 'did you mean "port"?'),
        (("wages", "--point", "x\x1b[2J"), "there is no point"),
        (("a" * 300,), "more than 200 characters"),
        (tuple("abcdefghijklmnopqrstuvwxyz123456"), "more than 30 words"),
        (("b\udcff",), "is not text"),
    ],
)
def test_what_cannot_be_searched_for_is_a_clear_problem(case: Path, words: tuple[str, ...], says: str) -> None:
    result = search(case, *words)
    assert result.exit_code == 2
    assert says in result.stderr
    assert "\x1b" not in result.stderr
    assert result.stdout == ""


def test_a_folder_without_a_dossier_is_a_problem(tmp_path: Path) -> None:
    result = search(tmp_path, "wages")
    assert result.exit_code == 2
    assert "is not a case folder" in result.stderr
    assert not list(tmp_path.iterdir())


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.text(max_size=12) | st.sampled_from(["NOT", "OR", "NEAR(a b)", "a^2", "c:x", "-x", "{a}:", "')--", "a'b"])
    )
)
def test_any_words_are_an_expression_or_a_problem(words: list[str]) -> None:
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE t USING fts5(content)")
    index.execute("INSERT INTO t VALUES ('x c near')")
    try:
        match = match_of(words)
    except Problems as found:
        assert str(found)
        return
    if match:
        index.execute("SELECT * FROM t WHERE t MATCH ?", [match]).fetchall()


def test_words_of_the_search_language_are_only_words(case: Path) -> None:
    assert find(case, ["wages", "NOT", "dockers"]).claims_in_all == 0
    assert find(case, ["content:wages"]).claims_in_all == 0


def index_of(case: Path) -> Path:
    return case / ".accord/index.db"


def test_the_index_is_built_once_and_again_after_a_change(case: Path) -> None:
    assert ids(case, "wages") == ["c3", "c1"] or ids(case, "wages") == ["c1", "c3"]
    first = index_of(case).stat().st_mtime_ns
    find(case, ["wages"])
    assert index_of(case).stat().st_mtime_ns == first
    lines = (case / "claims.jsonl").read_text().splitlines()
    (case / "claims.jsonl").write_text("\n".join(lines[:1]) + "\n")
    assert ids(case, "wages") == ["c1"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda b: b"",
        lambda b: b"not a database",
        lambda b: b[: len(b) // 2],
        lambda b: b[:4096] + b"\xff" * (len(b) - 4096),
        lambda b: b[:100] + os.urandom(2000) + b[2100:],
    ],
    ids=["empty", "other", "half", "pages", "schema"],
)
def test_a_damaged_index_is_built_anew(case: Path, damage: Any) -> None:
    whole = find(case, ["wages"])
    index_of(case).write_bytes(damage(index_of(case).read_bytes()))
    assert find(case, ["wages"]) == whole
    index_of(case).unlink()
    assert find(case, ["wages"]) == whole
    assert index_of(case).exists()


def test_a_text_cannot_steer_the_terminal(tmp_path: Path) -> None:
    text = "The port \x1b]0;owned\x07refuses \u202eshorter\x9b2J breaks\x02 \x03today.\n"
    source = Source.of(text, title="T\x1b[2Jitle", address="a\x1b.txt")
    party = PartyMention(id="port", name="Po\x1brt")
    refusal = claim("c1", source, text.strip(), "port", "refuses")
    save_dossier(
        Dossier(sources={source.id: source}, parties={"port": party}, claims={"c1": refusal}), tmp_path / "case"
    )
    for flag in ((), ("--json",)):
        result = search(tmp_path / "case", "breaks", *flag)
        assert result.exit_code == 0
        assert all(c.isprintable() or c == "\n" for c in result.stdout + result.stderr)
    (hit,) = json.loads(result.stdout)["claims"]
    assert hit["quote"] == text.strip()


def test_a_dossier_with_errors_is_told_rather_than_searched(case: Path) -> None:
    (case / "claims.jsonl").write_text("{\n")
    result = search(case, "wages")
    assert result.exit_code == 2
    assert "claims.jsonl:1:1: error" in result.stderr


def test_spans_of_a_page_tell_the_page(tmp_path: Path) -> None:
    text = "First page.\n\nThe port refuses."
    source = Source.model_validate(Source.of(text, address="a.pdf").model_dump() | {"form": "pdf", "pages": [0, 13]})
    refusal = claim("c1", source, "The port refuses", "port", "refuses")
    save_dossier(
        Dossier(
            sources={source.id: source}, parties={"port": PartyMention(id="port", name="Port")}, claims={"c1": refusal}
        ),
        tmp_path,
    )
    assert "a.pdf, page 2" in search(tmp_path, "refuses").stdout
