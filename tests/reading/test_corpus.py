"""Runs over many articles: the same result however many processes, after a kill, with bad articles among the good."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from accord import dossier as dossier_room
from accord.cli import main
from accord.dossier import Dossier, load_dossier
from accord.problem import Problems
from accord.progress import Progress
from accord.reading import read
from accord.reading.corpus import articles_in, read_corpus, results
from accord.reading.corpus.pool import Pool
from accord.reading.corpus.reader import How, Outcome, Reader, Task
from accord.sources import load_source

PRACTICE = Path(__file__).parents[2] / "bench/reading/practice"
DEMAND = (
    "The dockers' union demands a pay rise of {n} percent. The Halvorsen Port Company refuses to pay {n} percent.\n"
)


def articles(folder: Path, count: int) -> list[str]:
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(count):
        (folder / f"{n:03d}.txt").write_text(f"Dockers and port, day {n}\n\n" + DEMAND.format(n=n + 1))
    return articles_in([str(folder)])


def accord(*args: str | Path | int) -> Result:
    return CliRunner().invoke(main, [str(a) for a in args], catch_exceptions=False)


def kept(case: Path) -> list[Path]:
    return sorted((case / ".accord/reading").glob("*.json.gz"))


def written(case: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(case)): p.read_bytes() for p in case.rglob("*") if p.is_file() and ".accord" not in str(p)
    }


def test_the_dossier_is_the_same_with_one_process_and_with_several(tmp_path: Path) -> None:
    files = [*articles(tmp_path / "in", 10), str(PRACTICE / "57-belarus-sanctions.txt")]  # which has close calls
    one, two = (read_corpus(files, tmp_path / str(jobs), jobs=jobs) for jobs in (1, 2))
    assert one == two
    assert one.dossier == read([load_source(f) for f in files])
    assert list(one.dossier.sources.values())[3].title == "Dockers and port, day 3"
    assert [p.name for p in kept(tmp_path / "1")] == [p.name for p in kept(tmp_path / "2")]


def test_a_run_killed_in_the_middle_goes_on_where_it_was_and_ends_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles(tmp_path / "in", 24)
    monkeypatch.setattr("accord.reading.corpus.run.FEW", 24)  # the whole run here, the killed one in workers
    whole = accord("read", tmp_path / "in", "-o", tmp_path / "whole", "--jobs", 1)
    assert whole.exit_code == 0, whole.stderr
    command = [
        sys.executable,
        "-m",
        "accord",
        "read",
        str(tmp_path / "in"),
        "-o",
        str(tmp_path / "case"),
        "--jobs",
        "1",
    ]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as run:
        while len(kept(tmp_path / "case")) < 3:
            time.sleep(0.01)
            assert run.poll() is None, "it ended before it could be killed"
        os.kill(run.pid, signal.SIGKILL)
    before = len(kept(tmp_path / "case"))
    assert 3 <= before < 24
    assert not (tmp_path / "case/dossier.yaml").exists()
    again = accord("read", tmp_path / "in", "-o", tmp_path / "case", "--jobs", 1)
    assert f"{before} known from an earlier run" in again.stderr or f"{before + 1} known" in again.stderr
    assert written(tmp_path / "case") == written(tmp_path / "whole")
    assert load_dossier(tmp_path / "case") == load_dossier(tmp_path / "whole")


class Deadly(Task):
    """An article that ends the process it comes to, as the system does when memory is short."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (9,)


def test_a_worker_that_dies_costs_only_the_article_it_dies_of(tmp_path: Path) -> None:
    files = articles(tmp_path / "in", 9)
    tasks = [(Deadly if n == 2 else Task)(n, f) for n, f in enumerate(files)]
    outcomes: list[Outcome] = []
    with Pool(How(tmp_path / "out"), jobs=2) as pool:
        for outcome in pool.read(tasks):
            outcomes.append(outcome)
            if len(outcomes) == 4:  # and one dies for no reason of its article
                os.kill(pool._workers[-1].process.pid or 0, signal.SIGKILL)
    assert sorted(o.task.number for o in outcomes) == list(range(9))
    (lost,) = [o for o in outcomes if o.problems]
    assert lost.task.number == 2
    assert "002.txt: error: the process that read it was ended 2 times (" in str(lost.problems[0])
    assert not pool._workers[-1].process.is_alive()


def test_a_second_run_reads_only_what_is_new_damaged_or_read_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = tmp_path / "case"
    files = articles(tmp_path / "in", 3)
    assert read_corpus(files, case).kept == 0
    assert read_corpus(files, case).kept == 3
    (tmp_path / "in/003.txt").write_text(DEMAND.format(n=40))
    assert read_corpus(articles_in([str(tmp_path / "in")]), case).kept == 3
    first = read_corpus(files, case)
    for damage in (lambda b: b[:40], lambda b: b[:60] + b"\xff\xff" + b[62:], lambda b: b""):
        path = kept(case)[0]
        path.write_bytes(damage(path.read_bytes()))
        again = read_corpus(articles_in([str(tmp_path / "in")]), case)
        assert (again.read, again.kept) == (4, 3)
    assert read_corpus(files, case) == first
    assert read_corpus(files, case, recall=True).kept == 0
    monkeypatch.setattr(results, "_version", lambda: "another")
    assert read_corpus(files, case).kept == 0
    assert len(kept(case)) == 3, "what another version read is removed"


def test_bad_articles_are_listed_at_the_end_and_the_good_ones_written(tmp_path: Path) -> None:
    articles(tmp_path / "in", 2)
    (tmp_path / "in/empty.txt").write_bytes(b"")
    (tmp_path / "in/noise.md").write_bytes(b"\x00\x01\x02\xff" * 300)
    result = accord("read", tmp_path / "in", tmp_path / "none.txt", "-o", tmp_path / "case")
    assert result.exit_code == 3
    assert result.stderr.count("error:") == 3
    assert f"{tmp_path / 'in/empty.txt'}: error: the file is empty" in result.stderr
    assert f"{tmp_path / 'none.txt'}: error: there is no such file" in result.stderr
    assert "read 2 articles, 3 could not be read" in result.stderr
    assert len(load_dossier(tmp_path / "case").sources) == 2


def test_where_no_article_can_be_read_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/empty.txt").write_bytes(b"")
    result = accord("read", tmp_path / "in", "-o", tmp_path / "case")
    assert result.exit_code == 2
    assert result.stderr.count("error:") == 1
    assert not (tmp_path / "case").exists()


def test_a_fault_in_reading_one_article_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = articles(tmp_path / "in", 2)
    monkeypatch.setattr("accord.reading.corpus.reader.read_one", lambda *_, **__: 1 / 0)
    outcome = Reader(How(tmp_path / "out")).read(Task(0, files[0]))
    assert "reading it failed: ZeroDivisionError" in str(outcome.problems[0])
    assert "please report it" in str(outcome.problems[0])


def test_the_same_text_twice_is_one_source(tmp_path: Path) -> None:
    files = articles(tmp_path / "in", 2)
    (tmp_path / "in/copy.txt").write_bytes(Path(files[1]).read_bytes())
    corpus = read_corpus(articles_in([str(tmp_path / "in")]), None)
    assert corpus.copies == 1
    assert [s.address for s in corpus.dossier.sources.values()] == ["000.txt", "001.txt"]


def test_a_folder_stands_for_the_articles_in_it(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.MD",
        "c.jpg",
        "sub/d.html",
        ".hidden.txt",
        ".git/e.txt",
        "case/dossier.yaml",
        "case/f.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    os.mkfifo(tmp_path / "pipe.txt")
    inside = [str(tmp_path / name) for name in ("a.MD", "b.txt", "sub/d.html")]
    assert articles_in([str(tmp_path)]) == inside
    assert articles_in([inside[1], str(tmp_path), "-"]) == [inside[1], inside[0], inside[2], "-"]


def test_a_folder_without_articles_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problems, match="no article in this folder"):
        articles_in([str(tmp_path)])


def test_standard_input_is_read_by_the_parent() -> None:
    result = CliRunner().invoke(main, ["read", "-"], input=DEMAND.format(n=5))
    assert result.exit_code == 0
    assert "demands" in result.stdout


@pytest.mark.parametrize(
    ("text", "says"),
    [("name: Lima", "a list of parties"), ("- [Lima]", "should be a mapping"), ("- {name: A, aliases: B}", "be a list"),
     ("- {name: ''}", r"yaml:1:10: error"), ("- {name: [", "not valid YAML")],
)  # fmt: skip
def test_a_wrong_parties_file_is_a_problem_at_its_line(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "parties.yaml").write_text(text)
    with pytest.raises(Problems, match=says):
        read_corpus([], parties_file=str(tmp_path / "parties.yaml"))


def test_progress_in_a_log_file_is_a_line_now_and_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    progress = Progress()
    for second, done in ((0, 1), (20, 100), (40, 200), (50, 250), (100, 400)):
        now[0] = float(second)
        progress("reading articles", done, 1000)
    assert capsys.readouterr().err.splitlines() == [
        "reading articles: 200 of 1,000 (5.0/s, 3 min left)",
        "reading articles: 400 of 1,000 (3.3/s, 3 min left)",
    ]


def test_what_is_given_again_is_not_joined_again_unless_a_file_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four articles, two of one text. Joining them is counted; what is told stays the same."""
    articles(tmp_path / "in", 3)
    (tmp_path / "in/same.txt").write_bytes((tmp_path / "in/000.txt").read_bytes())
    case, joins = tmp_path / "case", list[int]()
    first = accord("read", tmp_path / "in", "-o", case)
    before = written(case)
    join = dossier_room.joined

    def counted(reports: Sequence[Dossier]) -> Dossier:
        joins.append(len(reports))
        return join(reports)

    monkeypatch.setattr("accord.dossier.joined", counted)
    again = accord("read", tmp_path / "in", "-o", case)
    assert (joins, written(case)) == ([], before)
    assert "read 4 articles, 4 known from an earlier run, 1 with the text of another" in again.stderr
    assert first.stderr.splitlines()[-1] in again.stderr  # wrote ...: so many parties, claims, points
    assert "claims: 6 found again" in again.stderr
    (case / "claims.jsonl").write_bytes(before["claims.jsonl"] + b"\n")
    changed = accord("read", tmp_path / "in", "-o", case)
    assert joins == [3]
    assert "claims: 6 found again" in changed.stderr
    assert written(case) == before
    (tmp_path / "in/new.txt").write_text("The union refuses to work at night.\n")
    accord("read", tmp_path / "in", "-o", case)
    assert joins == [3, 4]


def test_a_result_lost_between_reading_and_joining_is_told_and_read_anew_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, case = articles(tmp_path / "in", 3), tmp_path / "case"
    get = results.Results.get
    monkeypatch.setattr(results.Results, "get", lambda self, name: None)
    lost = accord("read", *files, "-o", case)
    assert lost.exit_code == 3
    assert lost.stderr.count("damaged during the run") == 3
    monkeypatch.setattr(results.Results, "get", get)
    assert accord("read", *files, "-o", case).exit_code == 0
    assert len(load_dossier(case).sources) == 3
