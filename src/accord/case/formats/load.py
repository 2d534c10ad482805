"""A case from any file that holds one: ours, or one of other people's."""

from __future__ import annotations

from pathlib import Path

from accord.case.case import Case
from accord.case.file import load_with_places
from accord.case.formats.domains import holds_domain, load_domain
from accord.case.formats.gmcr import read_gmcr
from accord.case.formats.part import file_content
from accord.case.formats.tables import holds_tables, load_tables
from accord.document import Document
from accord.problem import Problem


def is_foreign(path: Path) -> bool:
    """Whether a path is not a case folder or file of ours, but one of other people's, or tables."""
    is_gmcr = path.suffix.lower() == ".gmcr" and not path.is_dir()
    return is_gmcr or holds_tables(path) or holds_domain(path)


def load_any(path: Path) -> tuple[Case, Document | None, list[Problem]]:
    """The case of a folder or file, the places of its parts, and warnings about what it cannot hold of the file.

    Raises Problems with every error at once.
    """
    if not is_foreign(path):
        return (*load_with_places(path), [])
    if holds_tables(path):
        return (*load_tables(path), [])
    if holds_domain(path):
        case, warnings = load_domain(path)
        return case, None, warnings
    case, warnings = read_gmcr(file_content(path), str(path))
    return case, None, warnings
