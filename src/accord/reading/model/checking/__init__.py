"""Checking: items of an answer become records only where their words stand in the text and their names are known."""
