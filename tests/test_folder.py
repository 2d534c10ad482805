"""Saving a case folder: all files or none, whatever happens in between."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from accord import folder
from accord.folder import read_file, write_all, write_file

OLD = {"a.txt": b"old a" * 2000, "sources/b.txt": b"old b" * 2000, "c.txt": b"old c"}
NEW = {"a.txt": b"new a" * 2000, "sources/b.txt": b"new b" * 2000, "c.txt": None, "d.txt": b"new d"}


def seen(home: Path) -> dict[str, bytes | None]:
    return {name: read_file(home, name) for name in {**OLD, **NEW}}


OLD_SEEN = {**dict.fromkeys(NEW), **OLD}
NEW_SEEN = {**dict.fromkeys(OLD), **NEW}


def test_a_save_is_read_back(tmp_path: Path) -> None:
    write_all(tmp_path, OLD)
    assert seen(tmp_path) == OLD_SEEN
    write_all(tmp_path, NEW)
    assert seen(tmp_path) == NEW_SEEN
    assert folder.list_files(tmp_path, "sources") == ["sources/b.txt"]


def test_the_version_before_is_kept(tmp_path: Path) -> None:
    write_all(tmp_path, OLD)
    write_all(tmp_path, NEW)
    assert (tmp_path / ".accord/history/0001/a.txt").read_bytes() == OLD["a.txt"]


def test_a_save_that_changes_nothing_leaves_no_history(tmp_path: Path) -> None:
    write_all(tmp_path, OLD)
    write_all(tmp_path, OLD)
    assert not (tmp_path / ".accord/history").exists()


def test_no_more_than_the_newest_versions_are_kept(tmp_path: Path) -> None:
    for number in range(folder.KEEP + 5):
        write_all(tmp_path, {"a.txt": str(number).encode()})
    kept = sorted(p.name for p in (tmp_path / ".accord/history").iterdir())
    assert len(kept) <= folder.KEEP
    assert (tmp_path / ".accord/history" / kept[-1] / "a.txt").read_bytes() == str(folder.KEEP + 3).encode()


class _Cut(BaseException):
    """The moment at which the power goes."""


def _step_calls(home: Path, monkeypatch: pytest.MonkeyPatch, stop_at: int) -> int:
    """Save NEW over OLD, and cut it at the `stop_at`-th call that touches the disk; the number of calls made."""
    calls = 0

    def counted(real: object) -> object:
        def call(*args: object, **kwargs: object) -> object:
            nonlocal calls
            calls += 1
            if calls == stop_at:
                raise _Cut
            return real(*args, **kwargs)  # type: ignore[operator]

        return call

    for name in ("replace", "fsync", "open", "unlink"):
        monkeypatch.setattr(os, name, counted(getattr(os, name)))
    try:
        write_all(home, NEW)
    except _Cut:
        pass
    finally:
        monkeypatch.undo()
    return calls


def test_cut_at_any_step_the_old_or_the_new_version_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes = set()
    stop_at = 1
    while True:
        home = tmp_path / str(stop_at)
        write_all(home, OLD)
        calls = _step_calls(home, monkeypatch, stop_at)
        after = seen(home)
        assert after in (OLD_SEEN, NEW_SEEN), f"a mixture after {stop_at} steps"
        outcomes.add(after == NEW_SEEN)
        write_all(home, {"e.txt": b"e"})  # the next save finishes or forgets what was begun
        assert seen(home) == after
        if calls < stop_at:
            break
        stop_at += 1
    assert stop_at > 15
    assert outcomes == {True, False}


def test_killed_at_random_moments_the_old_or_the_new_version_is_seen(tmp_path: Path) -> None:
    """A real process saves two versions in turn and is killed: what remains is one of them, whole."""
    script = (
        "import sys; from pathlib import Path; from accord.folder import write_all\n"
        "n = 0\n"
        "print('on', flush=True)\n"
        "while True:\n"
        "    n += 1\n"
        "    write_all(Path(sys.argv[1]), {f'f{i}': (str(n) * 5000).encode() for i in range(4)})\n"
    )
    rng = random.Random(7)
    for turn in range(8):
        home = tmp_path / str(turn)
        child = subprocess.Popen([sys.executable, "-c", script, str(home)], stdout=subprocess.PIPE)
        assert child.stdout
        child.stdout.readline()
        time.sleep(0.05 + rng.random() * 0.1)
        child.send_signal(signal.SIGKILL)
        child.wait()
        versions = {read_file(home, f"f{i}") for i in range(4)}
        assert len(versions) == 1


def test_one_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.html"
    write_file(target, b"old")

    def broken(*args: object) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr(os, "replace", broken)
    with pytest.raises(OSError, match="no space"):
        write_file(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_list_of_moves_from_elsewhere_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / ".accord/pending").mkdir(parents=True)
    (home / ".accord/pending/commit.json").write_text('{"../stolen": "0", "/etc/x": "0", "ok": "../../y"}')
    (home / ".accord/pending/0").write_text("x")
    write_all(home, {"a": b"a"})
    assert not (tmp_path / "stolen").exists()
    assert sorted(p.name for p in home.iterdir()) == [".accord", "a"]
