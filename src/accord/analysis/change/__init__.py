"""What would have to change for another state to come about."""

from accord.analysis.change.evolution import evolution
from accord.analysis.change.paths import paths

__all__ = ["evolution", "paths"]
