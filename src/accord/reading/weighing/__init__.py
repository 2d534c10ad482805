"""Weighing: which of all the clauses that may tell a position do, and what position: learned from annotated news."""
