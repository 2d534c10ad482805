"""Sums of what options are worth: the frontier, counts and draws without listing packages."""
