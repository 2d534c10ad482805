"""Which states hold: five concepts of stability, and why."""

from accord.analysis.stability.concepts import CONCEPTS, find_all, find_stability
from accord.analysis.stability.explanations import temptations

__all__ = ["CONCEPTS", "find_all", "find_stability", "temptations"]
