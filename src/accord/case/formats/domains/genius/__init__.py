"""GENIUS's XML: a template with the issues, and a profile for each party."""
