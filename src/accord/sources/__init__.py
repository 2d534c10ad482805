"""A report exactly as published, and stretches of it."""

from accord.sources.load import load_source, load_text
from accord.sources.source import Source, Span

__all__ = ["Source", "Span", "load_source", "load_text"]
