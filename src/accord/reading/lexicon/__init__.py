"""The words that signal things, as data: one YAML file a subject, read once and never changed."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words(subject: str) -> Any:
    """The lexicon of this subject (`stances`, `hedges`, ...). Callers treat what they get as read-only."""
    from ruamel.yaml import YAML  # here, so that importing the room stays light; five times faster with its C parser

    return YAML(typ="safe").load((files(__package__) / f"{subject}.yaml").read_text(encoding="utf-8"))


@cache
def wordset(subject: str, key: str) -> frozenset[str]:
    """One list of a lexicon, as a set."""
    return frozenset(str(w) for w in words(subject)[key])


@cache
def wordmap(subject: str, key: str) -> dict[str, str]:
    """One mapping of a lexicon; read-only by agreement."""
    return {str(k): str(v) for k, v in words(subject)[key].items()}
