"""Naming: which stretches of a text are names, and of what: a body, a person, a place."""
