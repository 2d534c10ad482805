"""GENIUS's XML as a case: what counts for how much, what is noted, and what is refused with its line."""

from fractions import Fraction
from pathlib import Path

import pytest
from tests.case.formats.domains.files import QUAY_PROFILE, QUAY_TEMPLATE, quay, worth, written

from accord.case import check_case
from accord.case.formats import load_any
from accord.problem import Problems


def test_issues_become_joint_options_of_all_parties(tmp_path: Path) -> None:
    case, _, _ = load_any(quay(tmp_path / "q"))
    assert case.title == "quay"
    assert list(case.parties) == ["liner", "tug"]
    assert case.options["berth"].values == ("north", "south")
    assert case.options["days"].values == ("2", "3", "4")
    assert all(o.by == "joint" and o.among == ("liner", "tug") for o in case.options.values())
    assert [p.name for p in case.points.values()] == ["Berth", "Days"]
    assert not [p for p in check_case(case) if p.severity != "note"]


def test_an_evaluation_counts_relative_to_the_best_of_its_issue(tmp_path: Path) -> None:
    """North has 3 of 3, south 1 of 3; a day more adds 0.5 from 0.1, and no more than 1. Weights 0.6 and 0.4."""
    case, _, _ = load_any(quay(tmp_path / "q"))
    assert worth(case, "liner", berth="north", days="4") == 1
    assert worth(case, "liner", berth="south", days="2") == Fraction(6, 30) + Fraction(4, 100)
    assert worth(case, "liner", berth="south", days="3") == Fraction(6, 30) + Fraction(24, 100)
    assert worth(case, "tug", berth="south", days="4") == Fraction(4, 10)


def test_a_discounted_profile_keeps_its_reservation_value_and_says_so(tmp_path: Path) -> None:
    case, _, _ = load_any(quay(tmp_path / "q"))
    assert case.fallback is not None
    assert case.fallback.reservation == {"liner": (0.25, 0.25), "tug": (0.0, 0.0)}
    assert "discounts by the factor 0.9" in case.preferences["liner"].note  # type: ignore[union-attr]


@pytest.mark.parametrize("factor", ["1.0", "0.0", "0"])
def test_a_factor_that_discounts_nothing_is_not_noted(tmp_path: Path, factor: str) -> None:
    case, _, _ = load_any(quay(tmp_path / "q", profile=QUAY_PROFILE.replace('"0.9"', f'"{factor}"')))
    assert not case.preferences["liner"].note  # type: ignore[union-attr]


def test_where_the_best_package_is_not_worth_1_reservation_values_count_relative_to_it(tmp_path: Path) -> None:
    """Weights 0.3 and 0.2: the best package is worth 0.5, half of which is 0.25."""
    profile = QUAY_PROFILE.replace('"0.6"', '"0.3"').replace('"0.4"', '"0.2"')
    case, _, _ = load_any(quay(tmp_path / "q", profile=profile))
    assert case.fallback is not None
    assert case.fallback.reservation["liner"] == (0.5, 0.5)
    assert "worth 0.5 in the file" in case.preferences["liner"].note  # type: ignore[union-attr]


def test_weights_of_many_digits_are_kept_to_twelve_places_and_that_is_noted(tmp_path: Path) -> None:
    profile = QUAY_PROFILE.replace('"0.6"', '"0.6012345678901234567"').replace('"0.4"', '"0.3987654321098765433"')
    case, _, warnings = load_any(quay(tmp_path / "q", profile=profile))
    south = worth(case, "liner", berth="south", days="2")
    exact = Fraction("0.6012345678901234567") / 3 + Fraction("0.03987654321098765433")
    assert south != exact
    assert abs(south - exact) < Fraction(1, 10**11)
    assert "rounded to 12 decimal places" in case.preferences["liner"].note  # type: ignore[union-attr]
    assert not warnings


def test_the_first_versions_had_no_objective_and_named_no_types(tmp_path: Path) -> None:
    profile = """<utility_space number_of_issues="1"><weight index="1" value="1"/>
    <issue index="1" name="Wage"><item value="4" evaluation="1"/><item value="5" evaluation="2"/></issue>
    </utility_space>"""
    case, _, _ = load_any(written(tmp_path / "d", {"union.xml": profile}))
    assert worth(case, "union", wage="4") == Fraction(1, 2)


def test_of_several_domains_in_a_folder_one_is_named_and_takes_its_own_profiles(tmp_path: Path) -> None:
    files = {f"Quay-{k}-{what}.xml": text for k in "AB" for what, text in
             (("domain", QUAY_TEMPLATE), ("prof1", QUAY_PROFILE), ("prof2", QUAY_PROFILE))}  # fmt: skip
    folder = written(tmp_path / "d", files)
    with pytest.raises(Problems, match=r"2 domains in one folder: Quay-A-domain\.xml, Quay-B-domain\.xml"):
        load_any(folder)
    case, _, _ = load_any(folder / "Quay-B-domain.xml")
    assert [p.name for p in case.parties.values()] == ["Quay-B-prof1", "Quay-B-prof2"]
    alone, _, _ = load_any(folder / "Quay-A-prof2.xml")
    assert [p.name for p in alone.parties.values()] == ["Quay-A-prof2"]


def test_a_damaged_file_beside_a_named_one_is_a_warning_and_in_a_folder_an_error(tmp_path: Path) -> None:
    folder = quay(tmp_path / "q")
    (folder / "broken.xml").write_text("<utility_space>")
    with pytest.raises(Problems, match=r"broken.xml:1:16: error: not valid XML"):
        load_any(folder)
    case, _, warnings = load_any(folder / "quay.xml")
    assert len(case.parties) == 2
    assert [w.severity for w in warnings] == ["warning"]


def test_many_profiles_are_many_parties_and_that_is_told(tmp_path: Path) -> None:
    folder = written(tmp_path / "d", {"quay.xml": QUAY_TEMPLATE, **{f"p{k}.xml": QUAY_PROFILE for k in range(12)}})
    case, _, warnings = load_any(folder)
    assert list(case.parties) == [f"p{k}" for k in range(12)]
    assert "each of the 12 profiles is a party" in warnings[0].message


def test_what_is_no_part_of_the_domain_is_left_aside_and_told(tmp_path: Path) -> None:
    folder = written(quay(tmp_path / "q"), {"log.xml": "<results/>", "numbers.xml": "0.5, 0.7", "pareto.xml": "1, 2"})
    _, _, warnings = load_any(folder)
    told = [Path(w.place.file).name for w in warnings if w.place]
    assert told == ["log.xml", "numbers.xml"]
    assert {w.severity for w in warnings} == {"note"}


def changed(old: str, new: str) -> tuple[str, str]:
    assert old in QUAY_PROFILE
    return QUAY_TEMPLATE.replace(old, new), QUAY_PROFILE.replace(old, new)


HYPER = (
    '<utility maxutility="9"><ufun><hyperRectangle utility="4"><INCLUDES index="1"/></hyperRectangle></ufun></utility>'
)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<discount_factor", f"{HYPER}<discount_factor", r"liner.xml:13:1: error: hyper-rectangles"),
        ("<discount_factor", "<constraint/><discount_factor", r"13:1: error: constraints on several issues"),
        ('"integer" etype="integer" vtype="integer"', '"real"', "any number of a range"),
        ('vtype="integer"', 'vtype="real"', "of several types: integer, real"),
        ('"integer" etype="integer" vtype="integer"', '"price"', "of a type that is not read: price"),
        ('upperbound="4"', 'upperbound="40000"', "39,999 values; at most 5,000 are read"),
        ('upperbound="4"', 'upperbound="1"', "two whole numbers, the lower first"),
        ('upperbound="4"', 'upperbound="4.5"', "two whole numbers, the lower first"),
        ('upperbound="4"', "", 'has no upperbound="…"'),
        ('value="south"', 'value="north"', r'5:1: error: "Berth" has the value "north" twice'),
        ('value="south"', 'value=" "', "the value is blank"),
        ('index="2" name="Days"', 'index="1" name="Days"', "a second issue of index 1"),
        ('name="Days"', 'name="Berth"', 'a second issue called "Berth"'),
        ('evaluation="3"', 'evaluation="NaN"', 'evaluation="NaN" is no number to count with'),
        ('evaluation="3"', 'evaluation="1e999"', "no number to count with"),
        ('evaluation="3"', 'evaluation="-3"', "an evaluation is 0 or more"),
        ('evaluation="3"', "", r'liner.xml:4:1: error: <item> has no evaluation="…"'),
        ('<weight index="2" value="0.4"/>', "", '"Days" has no weight'),
        ('<weight index="2" value="0.4"/>', '<weight index="1" value="1"/>', "a second weight"),
        ('value="0.6"', 'value="-0.6"', "a weight is 0 or more"),
        ('ftype="linear"', 'ftype="triangular"', "only a straight line is read"),
        ('<evaluator ftype="linear" slope="0.5" offset="0.1"/>', "", "has 0 evaluators"),
        ('<reservation value="0.25"/>', '<reservation value="a"/>', 'value="a" is no number'),
        ("<objective", "<objective/><objective", "an objective within another or beside it"),
    ],
)
def test_what_a_case_cannot_be_of_is_refused_with_its_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    template, profile = changed(old, new)
    with pytest.raises(Problems, match=said):
        load_any(quay(tmp_path / "q", template, profile))


def test_a_profile_of_another_domain_is_refused(tmp_path: Path) -> None:
    other = QUAY_PROFILE.replace('value="south"', 'value="east"')
    with pytest.raises(Problems, match='"Berth" has other values here than in the domain: south, east'):
        load_any(quay(tmp_path / "q", profile=other))


def test_a_profile_that_values_nothing_is_refused(tmp_path: Path) -> None:
    nothing = QUAY_PROFILE.replace('"0.6"', '"0"').replace('"0.4"', '"0"')
    with pytest.raises(Problems, match="every package is worth nothing to it"):
        load_any(quay(tmp_path / "q", profile=nothing))


def test_a_weight_for_no_issue_is_left_out_and_noted(tmp_path: Path) -> None:
    more = QUAY_PROFILE.replace("</objective>", '<weight index="7" value="0.5"/></objective>')
    case, _, _ = load_any(quay(tmp_path / "q", profile=more))
    assert "weights for issues it does not have (index 7)" in case.preferences["liner"].note  # type: ignore[union-attr]


def test_quotation_marks_and_blanks_in_names_become_what_a_case_can_hold(tmp_path: Path) -> None:
    template, profile = changed('value="north"', 'value="the  19&quot; &amp; north"')
    case, _, _ = load_any(quay(tmp_path / "q", template, profile))
    assert case.options["berth"].values == ("the 19'' & north", "south")


BOMB = (
    '<!DOCTYPE u [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + k)} "{f"&{chr(97 + k)};" * 10}">' for k in range(9))
    + "]>"
)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (BOMB, "a document type or an entity"),
        ('<!DOCTYPE u SYSTEM "file:///etc/passwd">', "a document type or an entity"),
        ('<!DOCTYPE u [<!ENTITY x SYSTEM "http://localhost/x">]>', "a document type or an entity"),
        ('<?xml version="1.0" encoding="utf-7"?>', "not valid XML"),
        ('<?xml version="1.0" encoding="nothing"?>', "not valid XML"),
        ("<a>" * 40, "nested deeper than 30 levels"),
        ("<a/>", "not valid XML: junk after document element"),
    ],
)
def test_traps_are_refused_before_anything_is_built(tmp_path: Path, head: str, said: str) -> None:
    with pytest.raises(Problems, match=said):
        load_any(quay(tmp_path / "q", head + QUAY_TEMPLATE, QUAY_PROFILE))


def test_what_genius_lets_pass_is_mended_where_there_is_one_way_to_and_told(tmp_path: Path) -> None:
    """A bare & and, without a named encoding, letters of Windows."""
    template, profile = changed('value="north"', 'value="Fish & Chips, 5 €"')
    folder = quay(tmp_path / "q", template, profile)
    for name, content in (("quay.xml", template), ("liner.xml", profile)):
        (folder / name).write_bytes(content.encode("cp1252"))
    (folder / "tug.xml").write_text(profile.replace("&", "&amp;"))
    case, _, warnings = load_any(folder)
    assert case.options["berth"].values == ("Fish & Chips, 5 €", "south")
    told = [w.message for w in warnings if w.severity == "warning"]
    assert len(told) == 4
    assert "read as Windows-1252" in told[0]
    assert "read as &amp;" in told[1]


def test_an_entity_is_no_bare_ampersand(tmp_path: Path) -> None:
    template, profile = changed('value="north"', 'value="&lol; & more"')
    with pytest.raises(Problems, match="not valid XML"):
        load_any(quay(tmp_path / "q", template, profile))


def test_lines_are_counted_from_the_first_even_if_blank_ones_stand_before_the_declaration(tmp_path: Path) -> None:
    late = '\n\n<?xml version="1.0"?>\n' + QUAY_PROFILE.replace('evaluation="3"', 'evaluation="x"')
    with pytest.raises(Problems, match=r"liner.xml:7:1: error: evaluation"):
        load_any(quay(tmp_path / "q", profile=late))
