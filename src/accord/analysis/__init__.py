"""What follows from a case: its states, which of them hold, what could be agreed, and how to get there."""

from accord.analysis.analyse import Progress, analyse, case_hash
from accord.analysis.data import as_data
from accord.analysis.results import Analysis, Deals, Package, Path, Solution, Stability, Temptation
from accord.analysis.stability import CONCEPTS

__all__ = [
    "CONCEPTS",
    "Analysis",
    "Deals",
    "Package",
    "Path",
    "Progress",
    "Solution",
    "Stability",
    "Temptation",
    "analyse",
    "as_data",
    "case_hash",
]
