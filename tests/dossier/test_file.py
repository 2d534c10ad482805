"""A dossier and its files."""

import json
from pathlib import Path

import pytest

from accord.dossier import Claim, Dossier, Fact, Likelihood, Meeting, PartyMention, ReportedPoint
from accord.dossier import load_dossier as load
from accord.dossier import save_dossier as save
from accord.dossier.file import check_folder
from accord.problem import Problems
from accord.sources import Source

TEXT = "The union will not accept less than 5%.\nThe port may close on 3 May."


@pytest.fixture
def dossier() -> Dossier:
    source = Source.of(TEXT, title="Port strike")
    refusal, closing = source.span(0, 38), source.span(40, 68)
    return Dossier(
        title="Port strike",
        sources={source.id: source},
        parties={"union": PartyMention(id="union", name="Union", kind="union", evidence=(source.span(4, 9),))},
        points={"pay": ReportedPoint(id="pay", name="pay", evidence=(refusal,))},
        meetings=(Meeting(id="m1", participants=("union",), evidence=(closing,)),),
        facts=(Fact(id="f1", kind="event", words="closing", evidence=(closing,)),),
        claims={
            "c1": Claim(
                id="c1",
                holders=("union",),
                stance="refuses",
                polarity="-",
                content="less than 5%",
                point="pay",
                level="floor",
                likelihood=Likelihood(word="may", low=20, high=80),
                evidence=(refusal,),
            )
        },
    )


def test_a_dossier_survives_its_files(dossier: Dossier, tmp_path: Path) -> None:
    save(dossier, tmp_path)
    assert load(tmp_path) == dossier
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file() and ".accord" not in p.parts}
    save(load(tmp_path), tmp_path)
    assert {p: p.read_bytes() for p in before} == before


def test_claims_are_one_a_line_sorted_by_id(dossier: Dossier, tmp_path: Path) -> None:
    first = dossier.claims["c1"]
    more = {f"c{i}": first.model_copy(update={"id": f"c{i}"}) for i in (3, 2, 1)}
    save(dossier.model_copy(update={"claims": more}), tmp_path)
    lines = (tmp_path / "claims.jsonl").read_text().splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["c1", "c2", "c3"]


def test_a_quote_that_does_not_match_is_told_with_its_line_and_the_right_place(
    dossier: Dossier, tmp_path: Path
) -> None:
    save(dossier, tmp_path)
    path = tmp_path / "claims.jsonl"
    path.write_text(path.read_text().replace('"start": 0, "end": 38', '"start": 1, "end": 39'))
    with pytest.raises(Problems) as caught:
        load(tmp_path)
    (problem,) = caught.value.problems
    assert "claims.jsonl:1:1" in str(problem)
    assert "the quote of c1 does not stand at 1:39" in str(problem)
    assert "the text has it at 0:38" in str(problem)


def test_a_changed_source_is_noticed(dossier: Dossier, tmp_path: Path) -> None:
    save(dossier, tmp_path)
    (text,) = (tmp_path / "sources").glob("*.txt")
    text.write_text(TEXT + " ")
    with pytest.raises(Problems, match="the text was changed"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"holders": ["union"]', '"holders": ["onion"]', '"onion" is not a party of this dossier'),
        ('"stance": "refuses"', '"stance": "hates"', "stance"),
        ('"id": "c1"', '"id": "c1", "x": 1', "x: Extra inputs"),
        ('{"id"', '{{"id"', "JSON"),
        ('"point": "pay"', '"point": "pray"', '"pray" is not a point of this dossier'),
        ('"quote": "The', '"quote": "A', "characters"),
    ],
)
def test_a_bad_claim_is_told_with_its_line(dossier: Dossier, tmp_path: Path, old: str, new: str, says: str) -> None:
    save(dossier, tmp_path)
    path = tmp_path / "claims.jsonl"
    assert old in path.read_text()
    path.write_text("\n" + path.read_text().replace(old, new, 1))
    with pytest.raises(Problems) as caught:
        load(tmp_path)
    assert says in str(caught.value)
    assert "claims.jsonl:2:" in str(caught.value)


def test_unknown_parts_of_a_dossier_are_told_all_at_once(dossier: Dossier, tmp_path: Path) -> None:
    save(dossier, tmp_path)
    path = tmp_path / "dossier.yaml"
    path.write_text(path.read_text().replace("points:", "pionts:").replace("kind: union", "kind: onion"))
    with pytest.raises(Problems) as caught:
        load(tmp_path)
    assert len(caught.value.problems) >= 2
    assert 'did you mean "points"?' in str(caught.value)


def test_what_nobody_confirmed_is_noted(dossier: Dossier, tmp_path: Path) -> None:
    save(dossier, tmp_path)
    (note,) = check_folder(tmp_path)
    assert note.severity == "note"
    assert note.message == "1 of 1 claims are proposed, confirmed by nobody yet: c1"


def test_a_source_that_left_the_dossier_leaves_the_folder(dossier: Dossier, tmp_path: Path) -> None:
    save(dossier, tmp_path)
    save(Dossier(), tmp_path)
    assert load(tmp_path) == Dossier()
    assert list((tmp_path / "sources").glob("*")) == []


@pytest.mark.parametrize(("entry", "says"), [("Union", "this should be a mapping"), ("", '"name" is missing')])
def test_a_record_that_is_no_record_is_told_at_its_place(tmp_path: Path, entry: str, says: str) -> None:
    (tmp_path / "dossier.yaml").write_text(f"title: x\nparties:\n  union: {entry}\n")
    with pytest.raises(Problems) as caught:
        load(tmp_path)
    (problem,) = caught.value.problems
    assert says in problem.message
    assert problem.place
    assert problem.place.line == 3
