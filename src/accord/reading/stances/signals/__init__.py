"""Signals: the words and turns of phrase that tell a stance, with their holder and what they govern."""
