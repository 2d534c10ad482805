"""What tempts a party, and how the others answer."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from tests.generators import cases
from tests.oracles import graph_model

from accord.analysis.moves import find_conflict
from accord.analysis.results import Temptation
from accord.analysis.stability import explanations, find_stability, temptations
from accord.case import Case
from accord.casebook import load

many = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))


def told(case: Case) -> dict[int, tuple[Temptation, ...]]:
    conflict = find_conflict(case)
    return temptations(conflict, range(len(conflict.states)))[0]


@many
@given(cases())
def test_every_answer_is_a_legal_sequence_that_leaves_the_mover_no_better_off(case: Case) -> None:
    model = graph_model.Model(case)
    for s, tempted in told(case).items():
        for t in tempted:
            i = model.parties.index(t.improvement.party)
            assert t.improvement.start == s
            assert model.states[t.improvement.end] in model.improvements(i, model.states[s])
            if t.answer is None:
                continue
            at, last = t.improvement.end, t.improvement.party
            for move in t.answer:
                j = model.parties.index(move.party)
                step = model.improvements if t.by_improvements else model.moves
                assert move.party not in (last, t.improvement.party)
                assert move.start == at
                assert model.states[move.end] in step(j, model.states[at])
                at, last = move.end, move.party
            assert at == t.sanctioned_at
            assert model.no_better(i, model.states[at], model.states[s])


@many
@given(cases())
def test_the_answers_tell_the_same_as_the_verdicts(case: Case) -> None:
    conflict = find_conflict(case)
    stable = {concept: find_stability(conflict, concept).stable for concept in ("gmr", "smr", "seq", "sseq")}
    for s, tempted in told(case).items():
        for i, party in enumerate(conflict.parties):
            mine = [t for t in tempted if t.improvement.party == party]
            if len(mine) == explanations.MOST:
                continue  # some improvements may have been left out
            assert stable["gmr"][i, s] == all(t.answer is not None for t in mine)
            assert stable["seq"][i, s] == all(t.by_improvements for t in mine)
            assert stable["sseq"][i, s] == all(t.by_improvements and t.escape is None for t in mine)


@many
@given(cases())
def test_an_escape_is_a_move_out_of_the_sanction_to_something_better(case: Case) -> None:
    model = graph_model.Model(case)
    for s, tempted in told(case).items():
        for t in tempted:
            if t.escape is None:
                continue
            i = model.parties.index(t.escape.party)
            assert t.escape.start == t.sanctioned_at
            assert model.states[t.escape.end] in model.moves(i, model.states[t.escape.start])
            assert not model.no_better(i, model.states[t.escape.end], model.states[s])


def test_in_the_prisoners_dilemma_each_is_kept_from_defecting_by_the_others_defection() -> None:
    row, column = told(load("fang-1993-prisoners-dilemma"))[3]
    assert (row.improvement.party, column.improvement.party) == ("row", "column")
    assert row.answer is not None
    assert [(move.party, move.end) for move in row.answer] == [("column", 0)]
    assert row.by_improvements
    assert row.escape is None


def test_an_improvement_nothing_answers_is_told_first_and_without_an_answer() -> None:
    first = told(load("hipel-2009-elmira"))[2][0]  # MoE would rather the order were not modified, but cannot undo it
    assert first.improvement.party == "uniroyal"
    assert first.answer is None


def test_the_improvements_told_are_cut_to_a_handful_and_a_note_says_so() -> None:
    options = {f"o{k}": {"by": "a", "does": "acts"} for k in range(4)}
    statements = [{"prefer": name} for name in options]
    case = Case.model_validate(
        {"title": "many", "parties": {"a": {"name": "A"}}, "options": options, "preferences": {"a": statements}}
    )
    found, notes = temptations(find_conflict(case), [0])
    assert len(found[0]) == explanations.MOST
    # The simplest first, of these the one worth most.
    assert [t.improvement.end for t in found[0]] == [1, 2, 4, 8]
    assert notes
