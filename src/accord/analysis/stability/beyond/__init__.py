"""Whether one state holds in a case with far too many states to list."""

from accord.analysis.stability.beyond.holds import CONCEPTS, holds
from accord.analysis.stability.beyond.records import Answered, Held, HeldByParty, Turn

__all__ = ["CONCEPTS", "Answered", "Held", "HeldByParty", "Turn", "holds"]
