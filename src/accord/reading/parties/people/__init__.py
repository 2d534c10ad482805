"""Persons: whom each speaks for, by title, apposition and office, or as a leader known beforehand."""
