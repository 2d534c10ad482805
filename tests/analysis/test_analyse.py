"""From a case to everything computed from it, and to plain data."""

from __future__ import annotations

import json
import time

from hypothesis import HealthCheck, given, settings
from tests.generators import cases

from accord.analysis import CONCEPTS, analyse, as_data, case_hash
from accord.case import Case
from accord.casebook import load


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases())
def test_every_case_can_be_analysed_and_written_as_json(case: Case) -> None:
    analysis = analyse(case)
    data = json.loads(json.dumps(as_data(analysis, case, full=True)))
    assert data["states"]["count"] == len(data["states"]["listed"]) == len(analysis.names)
    assert set(data["equilibria"]) == set(CONCEPTS)


def test_the_hash_is_that_of_the_content_alone() -> None:
    case = load("fang-1993-chicken")
    assert case_hash(case) == case_hash(load("fang-1993-chicken"))
    assert case_hash(case) != case_hash(case.model_copy(update={"title": "Hawk and dove"}))
    assert analyse(case).case_hash == case_hash(case)


def test_progress_is_told_from_start_to_end() -> None:
    told: list[tuple[str, float]] = []
    analyse(load("fang-1993-chicken"), progress=lambda step, done: told.append((step, done)))
    shares = [done for _, done in told]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)


def test_states_are_told_by_their_words() -> None:
    case = load("hipel-2009-elmira")
    data = as_data(analyse(case), case)
    assert data["states"]["listed"][8]["words"] == "Uniroyal abandons its Elmira plant"
    assert data["equilibria"]["nash"] == {"count": 3, "listed": ["5", "8", "9"]}
    assert data["deals"] is None
    assert data["status_quo"] == "1"


def test_long_lists_are_cut_with_the_true_count_beside() -> None:
    case = many_options(10)
    data = as_data(analyse(case), case)
    assert data["states"]["count"] == 1024
    assert len(data["states"]["listed"]) == 500


def test_a_thousand_states_and_three_parties_take_a_moment() -> None:
    case = many_options(10)
    analyse(case)
    start = time.perf_counter()
    analyse(case)
    assert time.perf_counter() - start < 1.0  # 0.05 s on an idle core; the margin is for a busy machine


def many_options(count: int) -> Case:
    options = {f"o{k}": {"by": "abc"[k % 3], "does": "acts"} for k in range(count)}
    preferences = {
        party: [{"prefer": f"o{(3 * k + i) % count} or not o{(k * k + i) % count}"} for k in range(9)]
        for i, party in enumerate("abc")
    }
    return Case.model_validate(
        {
            "title": "many options",
            "parties": {p: {"name": p.upper()} for p in "abc"},
            "options": options,
            "preferences": preferences,
        }
    )
