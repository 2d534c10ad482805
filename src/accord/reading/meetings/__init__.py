"""Meetings: who meets whom, when, where, how and to what end; each field only where the text gives it."""

from accord.reading.meetings.days import day_of

__all__ = ["day_of"]
