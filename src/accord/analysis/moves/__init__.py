"""What each party can reach by changing its own options, and which of that it prefers."""

from accord.analysis.moves.columns import Columns, Sorted, columns_of
from accord.analysis.moves.conflict import Conflict, find_conflict
from accord.analysis.moves.cube import Cube
from accord.analysis.moves.fibres import Fibre
from accord.analysis.moves.rows import Rows
from accord.analysis.moves.shape import Index, Pairs, Worth, ranges, sums

__all__ = [
    "Columns",
    "Conflict",
    "Cube",
    "Fibre",
    "Index",
    "Pairs",
    "Rows",
    "Sorted",
    "Worth",
    "columns_of",
    "find_conflict",
    "ranges",
    "sums",
]
