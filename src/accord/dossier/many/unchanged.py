"""Unchanged: whether a folder still holds what the same reports were saved as, so that nothing need be done again."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Mapping
from pathlib import Path

from accord.dossier.search.index import fingerprint
from accord.folder import STATE, write_file

NAME = "joined.json"


def note(folder: Path, made_of: str, counts: Mapping[str, int]) -> None:
    """Keep in mind what the dossier of a folder was made of just now (if that is known), and what came of it."""
    if not made_of:
        return
    content = {"of": made_of, "files": fingerprint(folder), "counts": dict(counts)}
    write_file(folder / STATE / NAME, json.dumps(content).encode())


def noted(folder: Path, made_of: str, names: Collection[str]) -> dict[str, int] | None:
    """The counts of these names; None where it was made of something else, or a file of it has changed since."""
    with contextlib.suppress(OSError, ValueError):
        known = json.loads((folder / STATE / NAME).read_bytes())
        same = isinstance(known, dict) and (known.get("of"), known.get("files")) == (made_of, fingerprint(folder))
        counts = known["counts"] if same else None
        if isinstance(counts, dict) and all(isinstance(counts.get(name), int) for name in names):
            return {name: counts[name] for name in names}
    return None
