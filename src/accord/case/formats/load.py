"""A case from any file that holds one: ours, or one of other people's."""

from __future__ import annotations

from pathlib import Path

from accord.case.case import Case
from accord.case.file import load_case
from accord.case.formats.gmcr.load import file_content, read_gmcr
from accord.problem import Problem

SUFFIXES = (".gmcr",)  # of other people's files


def is_foreign(path: Path) -> bool:
    """Whether a path is not a case folder or file of ours, but one of other people's."""
    return path.suffix.lower() in SUFFIXES and not path.is_dir()


def load_any(path: Path) -> tuple[Case, list[Problem]]:
    """The case of a folder or file, and warnings about what of the file it cannot hold. Raises Problems."""
    if not is_foreign(path):
        return load_case(path), []
    return read_gmcr(file_content(path), str(path))
