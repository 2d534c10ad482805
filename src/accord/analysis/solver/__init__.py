"""Yes/no questions over more states than can be listed, as 0/1 programs; the only room that knows scipy."""

from accord.analysis.solver.encode import Copy, Encoder, Values
from accord.analysis.solver.highs import Solution
from accord.analysis.solver.program import Best, Clock, Literal, Program, Terms, Undecided, is_true

__all__ = [
    "Best",
    "Clock",
    "Copy",
    "Encoder",
    "Literal",
    "Program",
    "Solution",
    "Terms",
    "Undecided",
    "Values",
    "is_true",
]
