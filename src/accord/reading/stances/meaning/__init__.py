"""Meaning: what a signal or a statement comes to, once negation, doubt and conditions are counted in."""
