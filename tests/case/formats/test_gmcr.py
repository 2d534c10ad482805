"""`.gmcr` files of GMCR+ and gmcr-py, read and written."""

import json
from pathlib import Path
from typing import Any

import pytest

from accord.analysis import analyse
from accord.case import Case, Ranking, Statement, load_case, save_case
from accord.case.formats import left_out, load_gmcr, save_gmcr
from accord.case.formats.gmcr.load import read_gmcr
from accord.case.formats.names import ids
from accord.problem import Problems

LAND, WATER, DAM = "Uses land", "Uses water", "Builds a dam"


def conflict(**changes: Any) -> dict[str, Any]:
    """Two farms and a town. Options were made in the order 0 land (north), 1 water (south), 2 dam (north)."""
    return {
        "decisionMakers": [
            {"name": "North farm", "options": [0, 2], "preferences": [[[1, "N"]], [[2, "Y"]]]},
            {"name": "South farm", "options": [1], "preferences": []},
            {"name": "Town", "options": [], "preferences": []},
        ],
        "options": [
            {"name": LAND, "permittedDirection": "both"},
            {"name": WATER, "permittedDirection": "both"},
            {"name": DAM, "permittedDirection": "fwd"},
        ],
        "infeasibles": [[[0, "Y"], [1, "Y"]]],
        "useManualPreferenceRanking": False,
        "program": "gmcr-py",
        "version": "0.4.1",
        **changes,
    }


def ranked(rankings: list[list[Any]], key: str = "preferenceRanking", flag: str = "Ranking") -> dict[str, Any]:
    """The same, its states ranked one by one."""
    data = conflict()
    del data["useManualPreferenceRanking"]
    data[f"useManualPreference{flag}"] = True
    for decider, ranking in zip(data["decisionMakers"], rankings, strict=True):
        decider[key] = ranking
    return data


def read(data: Any) -> Case:
    return read_gmcr(json.dumps(data).encode(), "c.gmcr")[0]


def refusal(data: Any) -> str:
    content = data if isinstance(data, bytes) else json.dumps(data).encode()
    with pytest.raises(Problems) as found:
        read_gmcr(content, "c.gmcr")
    return str(found.value)


def preferred(case: Case, party: str) -> list[str]:
    listed = case.preferences[party]
    assert not isinstance(listed, Ranking)
    return [str(p.prefer) for p in listed if isinstance(p, Statement)]


def state_of(case: Case, *taken: str) -> int:
    """The code of the state in which these options, by what they do, are taken."""
    return sum(1 << place for place, option in enumerate(case.options.values()) if option.does in taken)


def test_parties_options_and_one_way_changes_are_read() -> None:
    case = read(conflict())
    assert [p.name for p in case.parties.values()] == ["North farm", "South farm", "Town"]
    assert [(o.does, o.by, o.changes) for o in case.options.values()] == [
        (LAND, "north_farm", ()),
        (DAM, "north_farm", ("no -> yes",)),
        (WATER, "south_farm", ()),
    ]
    data = conflict()
    data["options"][2]["permittedDirection"] = "back"
    assert read(data).options["builds_a_dam"].changes == ("yes -> no",)


def test_patterns_and_statements_mean_the_same_options_when_owners_interleave() -> None:
    case = read(conflict())
    assert [str(c.never) for c in case.constraints] == ["uses_land and uses_water"]
    assert preferred(case, "north_farm") == ["not uses_water", "builds_a_dam"]


def test_ranked_states_are_counted_after_each_partys_options_are_put_together() -> None:
    """Counted are land 1, dam 2, water 4; land with water cannot be: states 1 to 6 have the codes 0 1 2 3 4 6."""
    case = read(ranked([[6, [1, 2], 3, 4, 5], [1, 2, 3, 4, 5, 6], [[1, 2, 3, 4, 5, 6]]]))
    north, town = case.preferences["north_farm"], case.preferences["town"]
    assert isinstance(north, Ranking)
    assert isinstance(town, Ranking)
    assert north.ranking == (("6",), ("0", "1"), ("2",), ("3",), ("4",))
    assert len(town.ranking) == 1
    analysis = analyse(case)
    best = analysis.ranks[0].argmax()
    assert analysis.codes[best] == state_of(case, DAM, WATER)


@pytest.mark.parametrize(("key", "flag"), [("preferenceRanking", "Ranking"), ("preferenceVector", "Vectors")])
def test_old_and_new_names_of_a_ranking_are_the_same(key: str, flag: str) -> None:
    rankings: list[list[Any]] = [[6, [1, 2], 3, 4, 5]] * 3
    assert read(ranked(rankings, key, flag)) == read(ranked(rankings))


def test_a_ranking_that_is_not_in_use_is_not_read() -> None:
    data = conflict()
    data["decisionMakers"][0]["preferenceRanking"] = "left behind by an earlier step"
    assert preferred(read(data), "north_farm")


def test_a_compound_statement_holds_where_one_of_its_members_does() -> None:
    data = conflict()
    data["decisionMakers"][1]["preferences"] = [{"compound": True, "members": [[[0, "Y"], [2, "N"]], [[1, "Y"]]]}]
    assert preferred(read(data), "south_farm") == ["uses_land and not builds_a_dam or uses_water"]


def test_a_statement_that_orders_nothing_is_left_out_and_told() -> None:
    data = conflict()
    data["decisionMakers"][1]["preferences"] = [[], {"compound": True, "members": []}]
    case, warnings = read_gmcr(json.dumps(data).encode(), "c.gmcr")
    assert "south_farm" not in case.preferences
    assert [str(w).startswith("c.gmcr: warning: decisionMakers[1].preferences[") for w in warnings] == [True, True]


def test_an_option_of_nobody_changes_by_agreement_only_and_says_so() -> None:
    data = conflict()
    data["decisionMakers"][1]["options"] = []
    option = read(data).options["uses_water"]
    assert (option.by, option.among) == ("joint", ("north_farm", "south_farm", "town"))
    assert "no decision maker" in option.note


def test_a_coalition_is_kept_as_a_note_and_told() -> None:
    case, warnings = read_gmcr(json.dumps(conflict(coalitions=[[0, 2], 1])).encode(), "c.gmcr")
    assert case.notes == ("The file joins North farm, Town in a coalition; here each acts for itself",)
    assert ["coalition" in w.message for w in warnings] == [True]
    assert read(conflict(coalitions=[0, 1, 2])).notes == ()


def test_equal_and_empty_names_get_ids_of_their_own() -> None:
    data = conflict()
    for option in data["options"]:
        option["name"] = "Full"
    data["decisionMakers"][2]["name"] = ""
    case = read(data)
    assert list(case.options) == ["full", "full_2", "full_3"]
    assert case.parties["party_3"].name == "party 3"
    assert ids(["Iff", "joint", "2nd", "ø–ø", "  "], "option") == ["iff_", "joint_", "option_2nd", "ø_ø", "option_5"]


def test_extra_keys_and_a_byte_order_mark_do_no_harm() -> None:
    content = b"\xef\xbb\xbf" + json.dumps(conflict(nodes=[1], somethingNew={"a": 1})).encode()
    assert read_gmcr(content, "c.gmcr")[0] == read(conflict())


def _with(path: str, value: Any) -> dict[str, Any]:
    """The conflict with one value changed."""
    data: Any = conflict()
    at, *keys = [data, *(int(k) if k.isdigit() else k for k in path.split("."))]
    for key in keys[:-1]:
        at = at[key]
    at[keys[-1]] = value
    return dict(data)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (_with("options", None), "options: this is missing"),
        (_with("options", []), "there are no options"),
        (_with("decisionMakers", []), "there are no decision makers"),
        (_with("decisionMakers", {}), "decisionMakers: this should be a list"),
        (_with("decisionMakers.1.name", 7), "decisionMakers[1].name: this should be text"),
        (_with("decisionMakers.1.name", "x" * 2_000), "a name of 2,000 characters"),
        (_with("decisionMakers.1.name", "\ud83d"), "lone surrogate"),
        (_with("decisionMakers.1.options", [3]), "decisionMakers[1].options[0]: 3 is not an option: they"),
        (_with("decisionMakers.1.options", [-1]), "-1 is not an option"),
        (_with("decisionMakers.1.options", [True]), "this should be the number of an option"),
        (_with("decisionMakers.1.options", [10**30]), "this should be the number of an option"),
        (_with("decisionMakers.2.options", [1]), "option 1 belongs to decisionMakers[1] too"),
        (_with("decisionMakers.0.preferences.0", [[1, "y"]]), 'preferences[0][0][1]: this should be "Y" (taken)'),
        (_with("decisionMakers.0.preferences.0", [[1, "Y"], [1, "Y"]]), "stands twice in one condition"),
        (_with("decisionMakers.0.preferences.0", [[1]]), 'this should be an option and "Y" or "N"'),
        (_with("decisionMakers.0.preferences.0", {"members": []}), "compound with members"),
        (_with("decisionMakers.0.misperceptions", [[[1, "Y"]]]), "a party sees every state"),
        (_with("options.0.permittedDirection", "sideways"), "options[0].permittedDirection: this should be both"),
        (_with("infeasibles.0", []), "infeasibles[0]: this names no option"),
        (_with("infeasibles", [[[0, "Y"]], [[0, "N"]]]), "infeasibles: these rule out every state"),
        ({**ranked([[], [], []]), "infeasibles": [[[0, "Y"]], [[0, "N"]]]}, "infeasibles: these rule out every state"),
        (_with("useManualPreferenceRanking", "yes"), "this should be true or false"),
        (_with("coalitions", [[0, 9]]), "coalitions[0][1]: 9 is not a decision maker"),
        (ranked([[1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6], [1, 2, 3]]), "leaves out states 4, 5, 6 of 6"),
        (ranked([[1, 2, 3, 4, 5, 6], [1, 2, 3, 4, [5, 5], 6], [[1, 2, 3, 4, 5, 6]]]), "state 5 stands in the ranking"),
        (ranked([[0, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6], [[1, 2, 3, 4, 5, 6]]]), "0 is not a feasible state"),
        ([], "this should be an object"),
        (b"", "not valid JSON"),
        (b"[" * 5_000 + b"]" * 5_000, "nested deeper"),
        (b'{"options": NaN}', "NaN is no number"),
        (b'{"a": 1, "a": 2}', 'the key "a" stands twice'),
        ("{“options”: 1}".encode("utf-16"), "not UTF-8"),
        (b"\x80\x03cos\nsystem\n.", "Python pickle"),
        (b" " * 6_000_000, "too long"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_where_it_stands(data: Any, says: str) -> None:
    said = refusal(data)
    assert said.startswith("c.gmcr:")
    assert says in said


def test_every_problem_is_told_at_once() -> None:
    data = conflict()
    data["decisionMakers"][0]["options"] = [7]
    data["decisionMakers"][1]["options"] = ["one"]
    assert refusal(data).count("error:") == 2


def test_the_files_own_order_of_options_nobody_controls_is_kept() -> None:
    """The program leaves the first option of nobody before the last owned one it stands behind; here: dam, water."""
    data = conflict()
    data["decisionMakers"][0]["options"] = [0]
    data["infeasibles"] = []
    assert [o.does for o in read(data).options.values()] == [LAND, DAM, WATER]


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problems, match="there is no such file"):
        load_gmcr(tmp_path / "none.gmcr")


def test_a_case_read_from_a_file_can_be_kept_as_yaml(tmp_path: Path) -> None:
    for data in (conflict(), ranked([[6, [1, 2], 3, 4, 5]] * 3), conflict(coalitions=[[0, 1], 2])):
        path = tmp_path / "c.gmcr"
        path.write_text(json.dumps(data))
        case = load_gmcr(path)
        save_case(case, tmp_path)
        assert load_case(tmp_path) == case


# Written


def ours(**changes: Any) -> Case:
    """A case with options of interleaved owners."""
    return Case.model_validate(
        {
            "title": "Water",
            "parties": {"n": {"name": "North"}, "s": {"name": "South"}},
            "options": {
                "a": {"by": "n", "does": "digs"},
                "b": {"by": "s", "does": "pumps", "changes": "yes -> no"},
                "c": {"by": "n", "does": "pays"},
            },
            **changes,
        }
    )


def test_options_are_written_owner_by_owner_and_conditions_follow() -> None:
    case = ours(
        constraints=[{"never": "c and not b"}],
        preferences={"n": [{"prefer": "b iff c"}], "s": [{"prefer": "at least 2 of (a, b, c)"}]},
    )
    data = json.loads(save_gmcr(case))
    assert [o["name"] for o in data["options"]] == ["digs", "pays", "pumps"]
    assert [o["permittedDirection"] for o in data["options"]] == ["both", "both", "back"]
    assert [d["options"] for d in data["decisionMakers"]] == [[0, 1], [2]]
    assert data["infeasibles"] == [[[1, "Y"], [2, "N"]]]
    iff, two = (d["preferences"][0]["members"] for d in data["decisionMakers"])
    assert iff == [[[1, "N"], [2, "N"]], [[1, "Y"], [2, "Y"]]]
    assert two == [[[0, "Y"], [1, "Y"]], [[0, "Y"], [2, "Y"]], [[1, "Y"], [2, "Y"]]]


def test_a_ranking_is_written_by_the_places_states_have_in_the_file() -> None:
    """Ours: a 1, b 2, c 4; theirs: a 1, c 2, b 4."""
    everywhere = {"ranking": ["2", ["0", "1"], "3", "4", "5", "6", "7"]}
    data = json.loads(save_gmcr(ours(preferences={"n": everywhere, "s": everywhere})))
    assert data["useManualPreferenceRanking"] is True
    assert data["decisionMakers"][0]["preferenceRanking"] == [5, [1, 2], 6, 3, 4, 7, 8]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"options": {"a": {"by": "n", "does": "digs", "values": ["low", "mid", "high"]}}}, "a has the values low"),
        ({"options": {"a": {"by": "joint", "does": "meet", "among": ["n"]}}}, "only by agreement of some"),
        ({"preferences": {"n": {"ranking": ["0", "1"]}, "s": {"ranking": ["0"]}}}, "does not name every feasible"),
        ({"preferences": {"n": {"ranking": ["0", "9"]}}}, 'a ranking names "9"'),
        (
            {"options": {}, "graph": {"states": {"1": "war"}, "moves": {"n": []}}},
            "this case has a graph of states and moves",
        ),
        (
            {
                "options": {f"o{i}": {"by": "n", "does": "acts"} for i in range(20)},
                "preferences": {"n": [{"prefer": "at least 10 of (" + ", ".join(f"o{i}" for i in range(20)) + ")"}]},
            },
            "preferences.n[0]: this holds in too many ways",
        ),
    ],
)  # fmt: skip
def test_what_the_format_cannot_say_is_refused_with_the_reason(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(Problems) as found:
        save_gmcr(ours(**changes))
    assert says in str(found.value)


def test_what_has_no_place_in_the_format_and_changes_no_result_is_told() -> None:
    case = ours(
        as_of="2025-01-01",
        status_quo={"a": "no", "b": "no", "c": "no"},
        preferences={"n": [{"prefer": "a", "level": "floor", "because": ["c1"], "likelihood": "likely"}]},
    )
    told = " ".join(p.message for p in left_out(case))
    for what in ("as of", "status quo", "evidence", "floors", "likelihoods"):
        assert what in told
    assert not left_out(ours())


def test_of_strength_only_the_ranks_are_written_and_that_is_told() -> None:
    ranking = {"ranking": ["2", ["0", "1"], ">>", "3", "4", "5", "6", "7"], "unknown": [["6", "7"]]}
    plain = {"ranking": ["2", ["0", "1"], "3", "4", "5", "6", "7"]}
    case = ours(preferences={"n": ranking, "s": [{"prefer": "a", "strong": True}]}, views={"s": {"unseen": ["a"]}})
    without = ours(preferences={"n": plain, "s": [{"prefer": "a"}]})
    assert save_gmcr(case) == save_gmcr(without)
    told = " ".join(p.message for p in left_out(case))
    for what in ("the views", "greatly preferred", "nobody knows"):
        assert what in told
