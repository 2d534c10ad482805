"""The plot of docs/scale.md is of its table."""

from __future__ import annotations

from bench.scale.plot import PLOT, TABLE, draw, rows


def test_the_plot_is_drawn_from_the_table_as_it_stands() -> None:
    measured = rows(TABLE.read_text("utf-8"))
    assert [states for states, _, _ in measured if states in (2**12, 2**20, 2**24)] == [2**12, 2**20, 2**24]
    assert PLOT.read_text("utf-8") == draw(measured), "python -m bench.scale.plot"


def test_a_range_counts_by_its_middle_and_other_shapes_are_left_out() -> None:
    table = "| 20 options, 4 parties | 1,048,576 | 0.5 to 2 | 214 | |\n| 20 options, 4 parties, one way | 9 | 1 | 1 | |"
    assert rows(table) == [(1_048_576, 1.0, None)]
    assert rows("| 8 options, 4 parties | 256 | 0.002 | 56 | 0.4 s, 200 times |") == [(256, 0.002, 0.4)]
