"""accord deals and accord judge: what they print, as text and as data, for small cases and for huge ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from accord.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def case_file(folder: Path, **changes: Any) -> str:
    """Two parties, three issues that both agree on; a floor, a constraint, and a cost of no deal."""
    both = {"by": "joint", "among": ["buyer", "seller"]}
    case = {
        "title": "A van",
        "parties": {"buyer": {"name": "Buyer"}, "seller": {"name": "Seller"}},
        "options": {
            "price": both | {"does": "set the price", "values": ["low", "fair", "high"]},
            "check": both | {"does": "have it checked"},
            "soon": both | {"does": "hand it over at once"},
        },
        "points": {"money": {"asks": "What does it cost?", "options": ["price"]}},
        "constraints": [{"never": "check and soon"}],
        "status_quo": {"price": "high", "check": "no", "soon": "no"},
        "preferences": {
            "buyer": [{"best first": "price", "order": ["low", "fair", "high"], "floor": "fair"}, {"prefer": "check"}],
            "seller": [{"prefer": "soon"}, {"best first": "price", "order": ["high", "fair", "low"]}],
        },
        "fallback": {"cost": {"buyer": [0, 0.1], "seller": [0.1, 0.3]}, "later": {"seller": [0.5, 1.0]}},
    } | changes
    path = folder / "case.yaml"
    path.write_text(json.dumps(case))
    return str(path)


def test_the_data_has_zone_frontier_and_each_solution_with_packages_values_formula_and_status(tmp_path: Path) -> None:
    told = json.loads(run("deals", case_file(tmp_path), "--json").stdout)
    assert told["zone"]["middle cost"] == {"count": 4, "status": "proven", "standard error": 0.0}
    assert told["packages"]["count"] == 9
    assert {p["choice"]["price"] for p in told["frontier"]["listed"]} <= {"low", "fair"}
    assert [s["name"] for s in told["solutions"]] == [
        "nash",
        "kalai-smorodinsky",
        "egalitarian",
        "leximin",
        "utilitarian",
    ]
    for solution in told["solutions"]:
        assert solution["status"] == "proven"
        assert solution["formula"]
        assert solution["count"] == len(solution["packages"]) >= 1
        assert all(set(p["values"]) == {"buyer", "seller"} for p in solution["packages"])
    assert told["bargaining"]["lasting"]["rising"] == ["seller"]


def test_the_text_has_bars_solutions_trades_and_what_lasts(tmp_path: Path) -> None:
    text = run("deals", case_file(tmp_path)).stdout
    assert "4 of 9 possible packages would be acceptable to Buyer and Seller" in text
    assert "█" in text
    assert "│ marks a party's reservation value" in text
    assert "Nash solution – the largest product of gains over reservation values: Deal A" in text
    assert "What could be traded" in text
    assert "Later, Seller may ask for more than today" in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= 100


def test_why_there_is_no_deal_names_demands_and_constraints_and_the_least_change(tmp_path: Path) -> None:
    insists = {
        "buyer": [{"prefer": "check", "level": "floor"}],
        "seller": [{"prefer": "soon", "level": "floor"}],
    }
    path = case_file(tmp_path, preferences=insists)
    text = run("deals", path).stdout
    assert "No package is acceptable to all" in text
    assert "Ruled out together: Buyer and Seller agree to have it checked and" in " ".join(text.split())
    told = json.loads(run("deals", path, "--json").stdout)["bargaining"]["no_deal"]
    assert {"constraint": 1, "never": "check and soon"} in told["conflict"]
    assert len(told["conflict"]) == 3
    assert [len(way["obstacles"]) for way in told["ways"]] == [1, 1]


def test_packages_too_many_to_list_are_no_obstacle(tmp_path: Path) -> None:
    options = {f"o{k}": {"by": "joint", "among": ["buyer", "seller"], "does": f"do {k}"} for k in range(100)}
    worth = {
        "buyer": {"worth": {name: {"yes": 1 + k % 7} for k, name in enumerate(options)}},
        "seller": {"worth": {name: {"no": 1 + k % 5} for k, name in enumerate(options)}},
    }
    more: dict[str, Any] = {
        "options": options,
        "preferences": worth,
        "points": {},
        "constraints": [{"never": "o1 and o2"}],
        "status_quo": dict.fromkeys(options, "no"),
        "fallback": {"reservation": {"buyer": 0.3, "seller": 0.3}},
    }
    path = case_file(tmp_path, **more)
    told = json.loads(run("deals", path, "--json").stdout)
    assert told["packages"] == {"count": 3 * 2**98, "status": "proven", "standard error": 0.0}
    assert all(solution["status"] == "proven" for solution in told["solutions"])
    assert "about 9.5 × 10^29" in run("deals", path).stdout
    whole = run("analyse", path)
    assert whole.exit_code == 0
    assert "Not computed: no rule of stability was applied." in whole.stdout


def test_a_package_is_judged_in_one_call(tmp_path: Path) -> None:
    path = case_file(tmp_path)
    text = run("judge", path, "price=low", "soon=yes").stdout
    assert "Buyer" in text
    assert "its reservation value" in text
    told = json.loads(run("judge", path, "price=high", "--json").stdout)
    assert told["judgement"]["acceptable"] == [False, False, False]
    assert told["judgement"]["give_up"] == [{"party": "buyer", "demand": "floor", "preference": 1}]
    assert {tuple(m["changes"].items()) for m in told["judgement"]["mended"]} <= {
        (("price", "low"),),
        (("price", "fair"),),
    }


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        (("pryce=low",), 'did you mean "price"'),
        (("price=lwo",), 'did you mean "low"'),
        (("price",), "does not say which value"),
        (("price=low", "price=high"), "given two values"),
    ],
)
def test_a_package_that_cannot_be_meant_is_told(choices: tuple[str, ...], words: str, tmp_path: Path) -> None:
    found = run("judge", case_file(tmp_path), *choices)
    assert found.exit_code == 2
    assert words in found.stderr


def test_a_package_that_is_ruled_out_says_by_what(tmp_path: Path) -> None:
    text = run("judge", case_file(tmp_path), "check=yes", "soon=yes").stdout
    assert "This package is not possible." in text
    assert "Ruled out: Buyer and Seller agree to have it checked and Buyer and Seller agree to hand it over" in text


def test_a_graph_has_no_packages() -> None:
    from accord import casebook

    folder = Path(casebook.__file__).parent / "hipel-2009-elmira"
    assert json.loads(run("deals", str(folder), "--json").stdout)["deals"] is None
    assert "no packages to compare" in run("deals", str(folder)).stdout.replace("\n", " ")


def test_what_takes_a_case_takes_another_programs_file_too(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(
        json.dumps(
            {
                "title": "two",
                "parties": {"a": {"name": "A"}, "b": {"name": "B"}},
                "options": {"x": {"by": "a", "does": "acts"}, "y": {"by": "b", "does": "acts"}},
                "status_quo": {"x": "no", "y": "no"},
                "preferences": {"a": [{"prefer": "x"}], "b": [{"prefer": "not x"}]},
            }
        )
    )
    foreign = tmp_path / "case.gmcr"
    assert run("convert", str(case), str(foreign)).exit_code == 0
    assert "does not hold, proven" in run("holds", str(foreign), "--concept", "nash").stdout
    for verb in ("check", "analyse", "deals"):
        assert run(verb, str(foreign)).exit_code == 0
