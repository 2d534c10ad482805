"""Programs of truth values and whole numbers, against trying every choice."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.analysis.solver import Clock, Program, Undecided
from accord.analysis.solver import program as room
from accord.analysis.solver.highs import Answer

large = st.integers(-(10**18), 10**18) | st.integers(-20, 20)
rows = st.integers(2, 7).flatmap(
    lambda n: st.tuples(
        st.lists(st.tuples(st.lists(large, min_size=n, max_size=n), large), min_size=1, max_size=4),
        st.lists(st.integers(-50, 50), min_size=n, max_size=n),
    )
)


@settings(max_examples=100, deadline=None)
@given(rows)
def test_numbers_of_eighteen_digits_are_compared_to_the_last_one(
    drawn: tuple[list[tuple[list[int], int]], list[int]],
) -> None:
    """Rows whose bound is just met, or missed by 1, by some choice of truth values."""
    stated, objective = drawn
    choices = list(itertools.product((0, 1), repeat=len(objective)))
    met = [
        (numbers, sum(n for n, x in zip(numbers, choices[k % len(choices)], strict=True) if x) + k % 2)
        for k, (numbers, _) in enumerate(stated)
    ]
    program = Program()
    literals = [program.variable() for _ in objective]
    for numbers, need in met:
        program.at_least(list(zip(numbers, literals, strict=True)), need)
    good = [c for c in choices if all(sum(np.multiply(numbers, c, dtype=object)) >= need for numbers, need in met)]
    best = program.maximise(list(zip(objective, literals, strict=True)), Clock(20))
    assert (best is None) == (not good)
    if best is not None:
        found = tuple(int(best.found[v]) for v in literals)
        assert found in good
        assert best.proven
        most = max(sum(n * x for n, x in zip(objective, c, strict=True)) for c in good)
        assert sum(n * x for n, x in zip(objective, found, strict=True)) == most
        assert abs(best.bound - most) < 1e-4


def test_an_answer_of_the_solver_that_whole_numbers_prove_wrong_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    program = Program()
    a, b = program.variable(), program.variable()
    program.some([a, b])
    monkeypatch.setattr(room, "run", lambda *_: Answer(np.zeros(2), 0.0, 0.0, True))
    with pytest.raises(Undecided):
        program.solve(Clock(5))


def test_a_sum_of_real_variables_has_its_bounds_and_its_best() -> None:
    program = Program()
    x, y = program.variable(), program.real(0, 10)
    program.about([(-1.0, y), (2.5, x)], -3.0)  # y <= 3 + 2.5 x
    best = program.maximise([(1.0, y), (-1.0, x)], Clock(5))
    assert best is not None
    assert best.value == pytest.approx(4.5)
    assert best.found[x]
