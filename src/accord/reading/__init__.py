"""Source -> Dossier: who wants, refuses, offers, fears what, and which passage says so. spaCy is loaded by `read`."""

from accord.reading.read import read
from accord.reading.shape import scored_shape

__all__ = ["read", "scored_shape"]
