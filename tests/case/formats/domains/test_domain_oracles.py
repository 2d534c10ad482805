"""Any profile values packages in a case as its files do, word for word."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.case.formats.domains.files import worth, written
from tests.oracles import domains as oracle

from accord.case.formats import load_any

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
NUMBERS = st.sampled_from(["0", "0.1", "0.2", "0.3", "0.25", "0.125", "0.777", "1", "1.0", "0.05"])
LARGER = st.one_of(NUMBERS, st.sampled_from(["2", "3", "7", "12.5", "1e-2"]))
VALUES = ("red", "green", "blue")


@st.composite
def genius_profiles(draw: st.DrawFn) -> str:
    """A profile of one to three issues, some of whole numbers."""
    lines = []
    count = draw(st.integers(1, 3))
    for index in range(1, count + 1):
        if draw(st.integers(0, 2)) == 0:
            low = draw(st.integers(-3, 3))
            slope = draw(st.sampled_from(["0.5", "-0.25", "0", "0.3"]))
            lines += [
                f'<issue index="{index}" name="i{index}" type="integer" lowerbound="{low}" upperbound="{low + 2}">',
                f'<evaluator ftype="linear" slope="{slope}" offset="{draw(NUMBERS)}"/></issue>',
            ]
        else:
            items = "".join(f'<item value="{v}" evaluation="{draw(LARGER)}"/>' for v in VALUES)
            lines.append(f'<issue index="{index}" name="i{index}" type="discrete">{items}</issue>')
    weights = "".join(f'<weight index="{k}" value="{draw(NUMBERS)}"/>' for k in range(1, count + 1))
    body = "\n".join(lines)
    return f'<utility_space><objective index="0" name="d">{body}{weights}</objective></utility_space>'


def holds_word_for_word(folder: Path, value: Any, profile: str, name: str) -> None:
    """Every package is worth, in the case, what the definition says over what it says of the best."""
    case, _, _ = load_any(written(folder, {name: profile}))
    (party,) = case.parties
    packages = [
        dict(zip(case.options, values, strict=True)) for values in product(*(o.values for o in case.options.values()))
    ]
    told = [value(profile, {case.options[o].does: v for o, v in package.items()}) for package in packages]
    assert [worth(case, party, **package) for package in packages] == [t / max(told) for t in told]


@SLOW
@given(genius_profiles())
def test_a_genius_profile(tmp_path: Path, profile: str) -> None:
    worths = oracle.genius(profile, _best_of(profile))
    assume(worths > 0)
    holds_word_for_word(tmp_path, oracle.genius, profile, "ann.xml")


def _best_of(profile: str) -> dict[str, str]:
    """A package that is worth the most in each issue."""
    from xml.etree import ElementTree

    found = {}
    for issue in ElementTree.fromstring(profile).iter("issue"):
        name, low = issue.get("name", ""), issue.get("lowerbound")
        line = issue.find("evaluator")
        if low is not None and line is not None:
            found[name] = str(int(low) + (2 if float(line.get("slope", "")) > 0 else 0))
        else:
            found[name] = max(issue.iter("item"), key=lambda i: Fraction(i.get("evaluation", ""))).get("value", "")
    return found


TABLES = st.fixed_dictionaries(dict.fromkeys(VALUES, NUMBERS))
ISSUES = st.dictionaries(st.sampled_from(["a", "b", "c"]), st.tuples(NUMBERS, TABLES), min_size=1)


def _plain(data: Any) -> str:
    """JSON in which what looks like a number is one, with its digits as they are."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{json.dumps(k)}: {_plain(v)}" for k, v in data.items()) + "}"
    return data if isinstance(data, str) and data[:1].isdigit() else json.dumps(data)


def _counts(issues: dict[str, tuple[str, dict[str, str]]]) -> bool:
    return any(Fraction(w) > 0 and any(Fraction(n) > 0 for n in table.values()) for w, table in issues.values())


@SLOW
@given(ISSUES.filter(_counts))
def test_a_geniusweb_profile(tmp_path: Path, issues: dict[str, tuple[str, dict[str, str]]]) -> None:
    space = {
        "issueUtilities": {i: {"DiscreteValueSetUtilities": {"valueUtilities": t}} for i, (_, t) in issues.items()},
        "issueWeights": {i: w for i, (w, _) in issues.items()},
        "domain": {"name": "d", "issuesValues": {i: {"values": list(VALUES)} for i in issues}},
        "name": "ann",
    }
    holds_word_for_word(tmp_path, oracle.geniusweb, _plain({"LinearAdditiveUtilitySpace": space}), "ann.json")


@SLOW
@given(ISSUES.filter(_counts))
def test_a_negolog_profile(tmp_path: Path, issues: dict[str, tuple[str, dict[str, str]]]) -> None:
    told = {"issueWeights": {i: w for i, (w, _) in issues.items()}, "issues": {i: t for i, (_, t) in issues.items()}}
    holds_word_for_word(tmp_path, oracle.negolog, _plain(told), "profileA.json")
