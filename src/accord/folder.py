"""A case folder's files, saved all together or not at all: a kill at any moment leaves the old or the new version.

A save first writes every new file under `.accord/pending/`, then its list (`commit.json`, by one rename: from here
on the new version is the truth), then moves the files to their places. Whoever reads in between is given the pending
files; the next save finishes the moves.
"""

from __future__ import annotations

import contextlib
import filecmp
import json
import os
import secrets
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

STATE = ".accord"  # disposable: history, indexes, a save under way
KEEP = 20  # earlier versions kept for undo
Write = Callable[[BinaryIO], object]  # writes what a file shall hold to a new one
Content = bytes | Write | None


def write_file(path: Path, content: bytes) -> None:
    """Write one file: the old content or the new, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    name = path.parent / f".{path.name}.{secrets.token_hex(4)}.new"
    handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            os.chmod(name, path.stat().st_mode)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name)
        raise
    _sync_folder(path.parent)


def read_file(folder: Path, name: str) -> bytes | None:
    """A file of a case folder as last saved, or None; a save that was cut short is seen whole. Writes nothing."""
    moves = _committed(folder)
    if name in moves:
        number = moves[name]
        if number is None:
            return None
        pending = folder / STATE / "pending" / number
        with contextlib.suppress(FileNotFoundError):
            return pending.read_bytes()
    try:
        return (folder / name).read_bytes()
    except FileNotFoundError:
        return None


def list_files(folder: Path, under: str) -> list[str]:
    """The names of the files directly under a sub-folder, as last saved, sorted."""
    names = {f"{under}/{p.name}" for p in (folder / under).glob("*") if p.is_file() and not p.name.startswith(".")}
    for name, number in _committed(folder).items():
        if name.startswith(f"{under}/"):
            names.discard(name) if number is None else names.add(name)
    return sorted(names)


def write_all(folder: Path, files: Mapping[str, Content] | Iterable[tuple[str, Content]]) -> None:
    """Save several files of a case folder at once (None: remove it). The previous version goes to the history.

    Files given one after the other are written one after the other: no more than one is in memory.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        _finish(folder)
        pending = folder / STATE / "pending"
        shutil.rmtree(pending, ignore_errors=True)
        pending.mkdir(parents=True)
        moves: dict[str, str | None] = {}
        for number, (name, content) in enumerate(files.items() if isinstance(files, Mapping) else files):
            if content is None:
                if (folder / name).is_file():
                    moves[name] = None
            elif _put_aside(folder / name, content, pending / str(number)):
                moves[name] = str(number)
        if moves:
            _keep_history(folder, moves)
            write_file(pending / "commit.json", json.dumps(moves).encode())
        _finish(folder)


def _put_aside(path: Path, content: bytes | Write, pending: Path) -> bool:
    """Write a file to where it waits for the others; false where it is as it was."""
    if isinstance(content, bytes):
        with contextlib.suppress(FileNotFoundError):
            if path.read_bytes() == content:
                return False
        _write_synced(pending, lambda file: file.write(content))
        return True
    _write_synced(pending, content)
    if path.is_file() and filecmp.cmp(path, pending, shallow=False):
        pending.unlink()
        return False
    return True


def undo(folder: Path, names: Collection[str]) -> bool:
    """Bring back the version before the last save, where that changed only files of these names; false where not.

    The version given up goes to the history, so doing it twice changes nothing.
    """
    kept = sorted((p for p in (folder / STATE / "history").glob("*") if p.name.isdigit()), key=lambda p: int(p.name))
    if not kept:
        return False
    files = {str(p.relative_to(kept[-1])): p for p in kept[-1].rglob("*") if p.is_file()}
    if not files or not set(files) <= set(names):
        return False
    write_all(folder, {name: path.read_bytes() for name, path in files.items()})
    return True


def _finish(folder: Path) -> None:
    """Carry out the moves of a committed save; without one, there is nothing to do."""
    pending, moved = folder / STATE / "pending", set()
    for name, number in _committed(folder).items():
        target = folder / name
        if number is None:
            target.unlink(missing_ok=True)
        elif (pending / number).exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(pending / number, target)
            moved.add(target.parent)
    for parent in moved:  # before the list of moves is removed
        _sync_folder(parent)
    (pending / "commit.json").unlink(missing_ok=True)
    shutil.rmtree(pending, ignore_errors=True)


def _committed(folder: Path) -> dict[str, str | None]:
    try:
        moves = json.loads((folder / STATE / "pending" / "commit.json").read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValueError):  # none, or not one of ours
        return {}
    if not isinstance(moves, dict):
        return {}
    # A folder from elsewhere must not make us write or read outside itself.
    inside = {n: v for n, v in moves.items() if not Path(n).is_absolute() and ".." not in Path(n).parts}
    return {n: v for n, v in inside.items() if v is None or str(v).isdigit()}


def _keep_history(folder: Path, changed: Iterable[str]) -> None:
    history = folder / STATE / "history"
    kept = sorted(int(p.name) for p in history.glob("*") if p.name.isdigit())
    old = [n for n in changed if (folder / n).is_file()]
    if not old:
        return
    home = history / f"{(kept[-1] if kept else 0) + 1:04d}"
    for name in old:
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, home / name)
    for number in kept[: -(KEEP - 1)]:
        shutil.rmtree(history / f"{number:04d}", ignore_errors=True)


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, where the system has such locks, so that two saves do not mix."""
    (folder / STATE).mkdir(exist_ok=True)
    try:
        import fcntl
    except ImportError:  # Windows: one person, one save at a time
        yield
        return
    with open(folder / STATE / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _write_synced(path: Path, write: Write) -> None:
    with open(path, "w+b") as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # not every system lets a folder be synced
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
