"""Articles: which files a run reads, from the files and folders a person names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from accord.problem import Place, Problem, Problems

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".pdf")
_CASE_FILES = {"dossier.yaml", "case.yaml"}


def articles_in(named: Iterable[str]) -> list[str]:
    """Every article named or lying in a folder named, each once, folders in the order of their file names.

    Files named one by one are taken whatever they are called; in folders, those with a suffix of `SUFFIXES`. Hidden
    files, and case folders inside a folder, are passed over. Raises Problems: a folder without any article.
    """
    found: dict[str, None] = {}
    problems: list[Problem] = []
    for name in named:
        inside = list(_walked(name)) if name != "-" and os.path.isdir(name) else [name]
        if not inside:
            hint = f"articles in a folder are files that end in {', '.join(SUFFIXES)}"
            problems.append(Problem("error", "there is no article in this folder", Place(name), hint))
        found.update(dict.fromkeys(inside))
    if problems:
        raise Problems(problems)
    return list(found)


def _walked(folder: str) -> Iterator[str]:
    for root, folders, files in os.walk(folder):
        if root != folder and _CASE_FILES & set(files):
            folders.clear()
            continue
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(files):
            path = Path(root, name)
            if not name.startswith(".") and path.suffix.lower() in SUFFIXES and path.is_file():
                yield str(path)
