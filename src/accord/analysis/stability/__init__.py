"""Which states hold: five concepts of stability, why, and concepts beyond them."""

from accord.analysis.stability.coalitions import coalition_stability, joint_gains
from accord.analysis.stability.concepts import CONCEPTS, Side, find_all, find_stability
from accord.analysis.stability.explanations import temptations
from accord.analysis.stability.further import further
from accord.analysis.stability.limited import limited_moves
from accord.analysis.stability.misperception import misperception
from accord.analysis.stability.simultaneous import simultaneous
from accord.analysis.stability.strength import strength_of_preference
from accord.analysis.stability.unknown import unknown_preference

__all__ = [
    "CONCEPTS",
    "Side",
    "coalition_stability",
    "find_all",
    "find_stability",
    "further",
    "joint_gains",
    "limited_moves",
    "misperception",
    "simultaneous",
    "strength_of_preference",
    "temptations",
    "unknown_preference",
]
