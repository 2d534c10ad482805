"""A person's judgement of claims: choosing, judging, changing, and the way through a spreadsheet and back."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.dossier.reports import dossiers, report

from accord.dossier import Claim, Dossier, joined, renewed
from accord.dossier.review.choose import Wanted, chosen, claim_named, short_ids
from accord.dossier.review.judge import changed, judged
from accord.dossier.review.sheet import COLUMNS, as_csv, as_xlsx, edited, rows_of
from accord.problem import Problems

MAY, JUNE = date(2026, 5, 3), date(2026, 6, 9)


@pytest.fixture
def dossier() -> Dossier:
    return joined([
        report("union wants Lund: a rise of 5%", "union refuses: longer shifts", day=MAY),
        report("port accepts: a rise of 5%", "port refuses: a rise of 5%", day=JUNE),
    ])  # fmt: skip


def claim_of(dossier: Dossier, holder: str, stance: str) -> Claim:
    return next(c for c in dossier.claims.values() if c.holders == (holder,) and c.stance == stance)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), 4),
        (Wanted(party="Dockers' Union"), 2),
        (Wanted(party="port", stance="refuses"), 1),
        (Wanted(since=date(2026, 6, 1)), 2),
        (Wanted(until=date(2026, 6, 1)), 2),
        (Wanted(text="LONGER  shifts"), 1),
        (Wanted(speaker="lund"), 1),
        (Wanted(speaker="narrator"), 3),
        (Wanted(status="confirmed"), 0),
        (Wanted(in_contrast=True), 2),
    ],
)
def test_claims_are_chosen_by_what_was_asked_for(dossier: Dossier, wanted: Wanted, found: int) -> None:
    assert len(chosen(dossier, wanted)) == found


def test_every_name_that_leads_nowhere_is_told_with_the_nearest(dossier: Dossier) -> None:
    with pytest.raises(Problems) as caught:
        chosen(dossier, Wanted(party="prot", point="pay", source="none"))
    assert len(caught.value.problems) == 3
    assert 'did you mean "port"?' in str(caught.value)


def test_the_shortest_beginnings_of_ids_lead_back(dossier: Dossier) -> None:
    for name, short in short_ids(dossier).items():
        assert claim_named(dossier, short).id == name
    with pytest.raises(Problems, match="begins the ids of 4 claims"):
        claim_named(dossier, "c")


def test_a_changed_claim_keeps_its_id_and_what_was_read(dossier: Dossier) -> None:
    claim = claim_of(dossier, "union", "wants")
    now = changed(dossier, claim, {"stance": "refuses", "holders": ["port"]}, "misread").claims[claim.id]
    assert (now.stance, now.polarity, now.holders, now.by, now.note) == ("refuses", "-", ("port",), "person", "misread")
    assert now.read_as == {"stance": "wants", "polarity": "+", "holders": ["union"], "by": "rules"}
    assert now.evidence == claim.evidence
    after = dossier.model_copy(update={"claims": {**dossier.claims, claim.id: now}})
    back = changed(after, now, {"stance": "wants", "holders": ["union"]}).claims[claim.id]
    assert back == claim.model_copy(update={"note": "misread"})


def test_a_change_that_cannot_be_is_told_and_nothing_changes(dossier: Dossier) -> None:
    claim = claim_of(dossier, "union", "wants")
    with pytest.raises(Problems, match='"onion" is not a party'):
        changed(dossier, claim, {"holders": ["onion"]})
    with pytest.raises(Problems, match='a refusal has polarity "-"'):
        changed(dossier, claim, {"stance": "refuses", "polarity": "+"})
    with pytest.raises(Problems, match="holders"):
        changed(dossier, claim, {"holders": []})


def test_a_rejected_claim_makes_no_contrast(dossier: Dossier) -> None:
    assert len(dossier.contrasts) == 1
    assert judged(dossier, [claim_of(dossier, "port", "accepts")], "rejected").contrasts == ()


def test_judgement_and_changes_survive_reading_again(dossier: Dossier) -> None:
    claim = claim_of(dossier, "union", "wants")
    now = judged(changed(dossier, claim, {"holders": ["port"]}), [claim_of(dossier, "port", "refuses")], "rejected")
    assert renewed(now, dossier).dossier.claims == now.claims


# Spreadsheets


@pytest.mark.parametrize("kind", [".csv", ".xlsx"])
def test_a_table_that_nobody_changed_changes_nothing(dossier: Dossier, tmp_path: Path, kind: str) -> None:
    path = write(dossier, tmp_path / f"claims{kind}")
    assert edited(dossier, path) == (dossier, 0)


def write(dossier: Dossier, path: Path) -> Path:
    rows = rows_of(dossier.claims.values(), dossier)
    path.write_bytes(as_csv(rows) if path.suffix == ".csv" else as_xlsx(rows))
    return path


def test_what_was_changed_in_a_table_is_taken_over(dossier: Dossier, tmp_path: Path) -> None:
    path = write(dossier, tmp_path / "claims.csv")
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    rows[0] |= {"status": "confirmed", "note": "checked", "likelihood": "likely"}
    rows[1] |= {"holders": "port, union", "status": "rejected"}
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.DictWriter(file, [*COLUMNS], delimiter=";")
        out.writeheader()
        out.writerows(rows)
    now, count = edited(dossier, path)
    first, second = (now.claims[row["id"]] for row in rows[:2])
    assert count == 2
    assert (first.status, first.note, first.likelihood and first.likelihood.low, first.by) == (
        "confirmed", "checked", 55, "person")  # fmt: skip
    assert (second.status, second.holders) == ("rejected", ("port", "union"))


@pytest.mark.parametrize(
    ("text", "says", "row"),
    [
        ("id,status\nc404,confirmed\n", 'there is no claim "c404"', 2),
        ("id,status\n{id},maybe\n", '"maybe" is no status', 2),
        ("id,stance\n\n{id},hates\n", "stance", 3),
        ("id,holders\n{id},\n", "holders is empty", 2),
        ("id,status\n{id},confirmed\n{id},rejected\n", "stands in row 2 too", 3),
        ("id,likelihood,low,high\n{id},may,ninety,10\n", "interval in percent", 2),
        ("id,stauts\n{id},confirmed\n", '"stauts" is not a column', 1),
        ("name\nx\n", "is not a column", 1),
    ],
)
def test_a_bad_row_is_told_with_its_number_and_nothing_is_taken_over(
    dossier: Dossier, tmp_path: Path, text: str, says: str, row: int
) -> None:
    path = tmp_path / "claims.csv"
    path.write_text(text.replace("{id}", next(iter(dossier.claims))))
    with pytest.raises(Problems) as caught:
        edited(dossier, path)
    assert says in str(caught.value)
    assert f"claims.csv:{row}:1" in str(caught.value)


@pytest.mark.parametrize(("name", "content"), [("a.xlsx", b"no workbook"), ("a.csv", b"\xff\xfe\x00"), ("a.ods", b"x")])
def test_a_file_that_is_no_table_is_told(dossier: Dossier, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Problems, match=name):
        edited(dossier, tmp_path / name)


HOSTILE = ['=HYPERLINK("http://x","y")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "'=1", "''-1", "a\x00b", 'say "hi"; a, b']


@pytest.mark.parametrize("content", HOSTILE)
def test_no_cell_becomes_a_formula(dossier: Dossier, tmp_path: Path, content: str) -> None:
    from openpyxl import load_workbook

    claim = next(iter(dossier.claims.values())).model_copy(update={"content": content})
    hostile = dossier.model_copy(update={"claims": {claim.id: claim}})
    table = write(hostile, tmp_path / "claims.csv").read_text("utf-8-sig")
    for row in csv.reader(io.StringIO(table, newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    book = load_workbook(write(hostile, tmp_path / "claims.xlsx"))
    assert all(cell.data_type in ("s", "n") for row in book.active.iter_rows() for cell in row)
    for kind in (".csv", ".xlsx"):
        assert edited(hostile, tmp_path / f"claims{kind}")[1] == 0


@given(dossiers(), st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=5))
@settings(max_examples=25)
def test_any_claim_comes_back_from_a_table_as_it_went(a: Dossier, contents: list[str]) -> None:
    claims = {}
    for claim, content in zip(joined([a]).claims.values(), contents, strict=False):
        claims[claim.id] = claim.model_copy(update={"content": content, "note": content})
    whole = a.model_copy(update={"claims": claims})
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        assert edited(whole, write(whole, Path(folder) / "c.csv")) == (whole, 0)
