"""A case as tables: an XLSX workbook or a folder of CSV files, and back."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook
from tests.generators import option_cases

from accord.analysis import analyse
from accord.case import Case, load_case
from accord.case.file import as_plain
from accord.case.formats import as_files, as_workbook, load_any, load_tables, save_gmcr
from accord.cli import main
from accord.problem import Problems

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*/case.yaml"))
STRIKE = {
    "title": "The strike",
    "as_of": "2025-03-01",
    "parties": {"union": {"name": "Dockers", "at_table": True}, "port": {"name": "The port", "consents": False}},
    "options": {
        "strike": {"by": "union", "does": "strikes", "changes": "yes -> no", "because": ["c1", "c2"]},
        "pay": {"by": "port", "does": "on pay", "values": ["0%", "3%", "5%"]},
    },
    "points": {"wages": {"asks": "How much?", "options": ["pay", "strike"]}},
    "constraints": [{"never": "pay = 5% and strike", "note": "=SUM(A1:A9) is no formula"}],
    "status_quo": {"strike": "yes", "pay": "0%"},
    "preferences": {
        "union": [
            {"best first": "pay", "order": ["5%", "3%", "0%"], "floor": "3%", "weight": 2.5, "strong": True},
            {"any order": [{"prefer": "not strike"}, {"prefer": 'pay = "3%"', "likelihood": "likely"}]},
            {"any order": [{"prefer": "strike"}, {"prefer": "not strike", "level": "floor"}]},
        ],
        "port": {"ranking": ["0", ["2", "1"], ">>", "3", "4"], "note": "told by the port"},
    },
    "fallback": {"state": {"pay": "0%"}, "cost": {"union": [0.1, 0.2]}, "by": "Ann"},
    "notes": ["one", "-two"],
}


@pytest.fixture
def strike() -> Case:
    return Case.model_validate(STRIKE)


def in_csv(case: Case, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for name, content in as_files(case).items():
        (folder / name).write_bytes(content)
    return folder


def in_xlsx(case: Case, folder: Path) -> Path:
    path = folder / "case.xlsx"
    path.write_bytes(as_workbook(case))
    return path


def said(case: Case) -> dict[str, Any]:
    """What a case says; an empty list of preferences says as much as none, and the usual fallback as its name."""
    plain = as_plain(case)
    kept = {party: listed for party, listed in plain.get("preferences", {}).items() if listed}
    plain = {**plain, "preferences": kept}
    if "fallback" in plain:
        filled = {key: value for key, value in plain["fallback"].items() if value != {} or key == "state"}
        plain["fallback"] = {"state": "status_quo", **filled}
    return {key: value for key, value in plain.items() if value not in ({}, [], None)}


def test_everything_a_case_says_comes_back(strike: Case, tmp_path: Path) -> None:
    for path in (in_csv(strike, tmp_path / "t"), in_xlsx(strike, tmp_path)):
        assert said(load_tables(path)[0]) == said(strike)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.parent.name)
def test_the_examples_come_back(path: Path, tmp_path: Path) -> None:
    case = load_case(path)
    for tables in (in_csv(case, tmp_path / "t"), in_xlsx(case, tmp_path)):
        assert said(load_tables(tables)[0]) == said(case)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(option_cases())
def test_any_case_of_options_comes_back(tmp_path: Path, case: Case) -> None:
    assert said(load_tables(in_csv(case, tmp_path / "t"))[0]) == said(case)
    assert said(load_tables(in_xlsx(case, tmp_path))[0]) == said(case)


def test_a_ranking_may_be_written_by_what_is_done_instead_of_numbers(strike: Case, tmp_path: Path) -> None:
    folder = in_csv(strike, tmp_path / "t")
    (folder / "rankings.csv").write_text(
        "party,place,strike,pay\nport,1,no,0%\nport,2,yes,0%\nport,2,no,3%\nport,3,yes,3%\nport,4,no,5%\n"
    )
    assert load_tables(folder)[0].preferences["port"].ranking == (("0",), ("1", "2"), ("3",), ("4",))  # type: ignore[union-attr]


def test_views_and_unknown_pairs_have_no_place_in_tables(strike: Case) -> None:
    seen = Case.model_validate({**STRIKE, "views": {"port": {"unseen": ["strike"]}}})
    ranking = {"ranking": ["0", ["2", "1"], "3", "4"], "unknown": [["3", "4"]]}
    unsure = Case.model_validate({**STRIKE, "preferences": {"port": ranking}})
    for case in (seen, unsure):
        with pytest.raises(Problems, match="tables have no place for"):
            as_files(case)


def test_an_option_may_be_called_as_a_column_is(tmp_path: Path) -> None:
    case = Case.model_validate(
        {
            "title": "t",
            "parties": {"n": {"name": "N"}},
            "options": {"state": {"by": "n", "does": "acts"}, "note": {"by": "n", "does": "waits"}},
            "preferences": {"n": {"ranking": ["3", "1", "0", "2"]}},
        }
    )
    assert said(load_tables(in_csv(case, tmp_path / "t"))[0]) == said(case)


def test_no_cell_becomes_a_formula(strike: Case, tmp_path: Path) -> None:
    folder, book = in_csv(strike, tmp_path / "t"), in_xlsx(strike, tmp_path)
    assert ",'=SUM(A1:A9)" in (folder / "constraints.csv").read_text("utf-8-sig")
    assert ",'-two" in (folder / "case.csv").read_text("utf-8-sig")
    cells = [cell for sheet in load_workbook(book).worksheets for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("parties", "id,name", "id,nam", 'parties.csv:1:2: error: "nam" is not a column'),
        ("parties", "union,Dockers,,yes", "union,Dockers,,maybe", "parties.csv:2:4: error: this should be"),
        ("parties", "port,", "union,", 'parties.csv:3:1: error: "union" stands in another row too'),
        ("parties", "0.1,0.2", "a tenth,0.2", 'parties.csv:2:6: error: "a tenth" is no number'),
        ("parties", "0.1,0.2", "0.3,0.2", "parties.csv:2:6: error: 0.3 to 0.2 is no range"),
        ("options", "strike,union", ",union", "options.csv:2:1: error: there is no id"),
        ("options", "strike,union", "strike,unoin", 'options.csv:2:2: error: "unoin" is not a party of this case'),
        ("options", "pay,port,on pay", "pay,port,", 'options.csv:3:1: error: "does" is missing'),
        ("options", ",yes,", ",perhaps,", 'options.csv:2:7: error: "perhaps" is not a value of strike'),
        (
            "constraints",
            " and strike",
            " and",
            "constraints.csv:2:1: error: the formula ends too early",
        ),
        ("constraints", " and strike", " and stike", 'constraints.csv:2:1: error: "stike" is not an option'),
        ("preferences", "union,,,pay", "unions,,,pay", 'preferences.csv:2:1: error: "unions" is not a party'),
        ("preferences", "any order 2", "no order", 'preferences.csv:3:2: error: "no order" is no group'),
        ("preferences", "2.5", "much", "preferences.csv:2:9: error: this should be a valid number"),
        ("preferences", "likely", "likley", 'hint: did you mean "likely"?'),
        ("rankings", "port,1,0", "port,first,0", 'rankings.csv:2:2: error: "first" is no number'),
        ("rankings", "port,1,0", "port,1,3", "rankings.csv:2:3: error: this says state 3, and the options say state 0"),
        ("rankings", "port,1,0", "union,1,0", "rankings.csv:2:1: error: union has preferences too"),
        ("case", "as_of,2025-03-01", "as_of,soon", "case.csv:3:2: error: "),
        ("case", "as_of", "as of", 'case.csv:3:1: error: "as of" is not a part of a case'),
    ],
)
def test_a_bad_cell_is_told_by_file_row_and_column(
    strike: Case, tmp_path: Path, file: str, old: str, new: str, says: str
) -> None:
    folder = in_csv(strike, tmp_path / "t")
    path = folder / f"{file}.csv"
    text = path.read_bytes().decode("utf-8-sig")
    assert old in text
    path.write_text(text.replace(old, new))
    with pytest.raises(Problems) as found:
        load_tables(folder)
    assert says in str(found.value)


def test_a_bad_cell_of_a_workbook_is_told_by_sheet_row_and_column(strike: Case, tmp_path: Path) -> None:
    path = in_xlsx(strike, tmp_path)
    book = load_workbook(path)
    book["options"]["B2"] = "nobody"
    book.save(path)
    with pytest.raises(Problems, match=r"case\.xlsx\[options\]:2:2: error: \"nobody\" is not a party"):
        load_tables(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut short", b"id,by\n", b"\x00" * 1000])
def test_what_is_no_workbook_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "c.xlsx"
    path.write_bytes(content)
    with pytest.raises(Problems, match="not an XLSX workbook"):
        load_tables(path)


def test_a_damaged_workbook_is_a_problem_or_read(strike: Case, tmp_path: Path) -> None:
    whole, path = as_workbook(strike), tmp_path / "c.xlsx"
    refused = 0
    for at in range(30, len(whole), 60):
        path.write_bytes(whole[:at] + b"\x07" + whole[at + 1 :])
        try:
            load_tables(path)
        except Problems:
            refused += 1
    assert refused > 20


def test_what_no_cell_can_hold_is_refused(strike: Case) -> None:
    for text in ("x" * 40_000, "a\x00b", "a\rb", " "):
        with pytest.raises(Problems, match="a cell cannot hold this"):
            as_files(strike.model_copy(update={"notes": (text,)}))
    options = {**strike.options, "pay": strike.options["pay"].model_copy(update={"values": ("0;1", "2")})}
    with pytest.raises(Problems, match="would be taken for other items"):
        as_files(strike.model_copy(update={"options": options}))


def test_convert_goes_to_tables_and_back_at_the_command_line(strike: Case, tmp_path: Path) -> None:
    def run(*args: str | Path) -> int:
        return CliRunner().invoke(main, [str(a) for a in args], catch_exceptions=False).exit_code

    book = in_xlsx(strike, tmp_path)
    assert run("convert", book, tmp_path / "tables") == 0
    assert run("convert", tmp_path / "tables", tmp_path / "out.yaml") == 0
    assert said(load_case(tmp_path / "out.yaml")) == said(strike)
    for path in (book, tmp_path / "tables"):
        for command in ("check", "analyse"):
            assert run(command, path) == 0
        assert run("brief", path, "-o", tmp_path / "brief.md") == 0
    assert run("convert", book, tmp_path / "case.gmcr") == 2  # pay has three values
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "case.yaml").write_text("mine")
    assert run("convert", book, tmp_path / "folder", "--replace") == 2


def test_a_gmcr_file_can_be_looked_at_in_a_spreadsheet(tmp_path: Path) -> None:
    options = {"a": {"by": "n", "does": "digs"}, "b": {"by": "n", "does": "pays"}}
    parties = {"n": {"name": "North"}}
    preferences = {"n": [{"prefer": "a iff b"}]}
    case = Case.model_validate({"title": "t", "parties": parties, "options": options, "preferences": preferences})
    path = tmp_path / "c.gmcr"
    path.write_bytes(save_gmcr(case))
    read = load_any(path)[0]
    again = load_tables(in_xlsx(read, tmp_path))[0]
    assert (analyse(again).ranks == analyse(case).ranks).all()
