"""Points: the questions on the table, from the text's own cues and from what the claims are about."""

from accord.reading.points.find import find_points
from accord.reading.points.topics import Topic

__all__ = ["Topic", "find_points"]
