"""What follows from a case: its states, which of them hold, what could be agreed, and how to get there."""

from accord.analysis.analyse import Progress, analyse, analyse_deals, case_hash
from accord.analysis.bargaining import Bargaining, bargaining
from accord.analysis.data import as_data
from accord.analysis.results import Analysis, Deals, Package, Path, Solution, Stability, Temptation
from accord.analysis.stability import CONCEPTS

__all__ = [
    "CONCEPTS",
    "Analysis",
    "Bargaining",
    "Deals",
    "Package",
    "Path",
    "Progress",
    "Solution",
    "Stability",
    "Temptation",
    "analyse",
    "analyse_deals",
    "as_data",
    "bargaining",
    "case_hash",
]
