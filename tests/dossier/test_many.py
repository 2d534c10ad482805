"""Many reports joined on the disk: the same files as in memory, whatever they say, and memory that does not grow."""

import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.dossier.reports import TALK, dossiers, report
from tests.oracles import joining as oracle

from accord.dossier import (
    Dossier,
    Doubt,
    Fact,
    Meeting,
    PartyMention,
    ReportedPoint,
    joined,
    load_dossier,
    renewed,
    save_dossier,
)  # fmt: skip
from accord.dossier.joining.copies import copies_among
from accord.dossier.joining.parties import join_parties
from accord.dossier.joining.points import join_points
from accord.dossier.many import save_joined
from accord.sources import Source

NAMES = ("Georgia", "Moscow", "Russia", "the union", "Dockers' Union", "ILA", "Congo", "Union")
KINDS = ("state", "region", "company", "union", "bloc", "other", "group", "armed_group")


@st.composite
def casts(draw: st.DrawFn) -> Dossier:
    """A report by chance that names parties and points which other reports call otherwise, and has doubts."""
    text = " ".join(draw(st.lists(st.sampled_from(TALK.split(" ")), min_size=3, max_size=30)))
    source = Source.of(text, published=draw(st.sampled_from([None, date(2026, 3, 1), date(2026, 3, 2)])))
    spans = [source.span(0, 2), source.span(1, 3), source.span(0, 2)]
    parties = {}
    for name in draw(st.lists(st.sampled_from(NAMES), max_size=4, unique=True)):
        spelled = draw(st.sampled_from([name, name.upper(), name.removeprefix("the ")]))
        known_as = draw(st.sampled_from([name.lower().replace(" ", "_"), "union", "moscow"]))
        parties[known_as] = PartyMention(
            id=known_as,
            name=spelled,
            kind=draw(st.sampled_from(KINDS)),
            aliases=tuple(draw(st.lists(st.sampled_from(NAMES), max_size=2))),
            representatives=tuple(draw(st.lists(st.sampled_from(("Ane Lund", "Ole Vik")), max_size=1))),
            at_table=draw(st.sampled_from([None, True, False])),
            evidence=tuple(draw(st.lists(st.sampled_from(spans), max_size=2))),
        )
    asked = draw(st.lists(st.sampled_from(["pay", "wages", "shifts", "the pay"]), max_size=3, unique=True))
    points = {
        name: ReportedPoint(
            id=name, name=draw(st.sampled_from(["pay", "wages", "shifts"])), evidence=tuple(spans),
            frame=draw(st.sampled_from([None, "wages"])), topic=draw(st.sampled_from([None, "Land"])),
        )
        for name in asked
    }  # fmt: skip
    words = draw(st.sampled_from(["one or two?", "Georgia stands for more than one party: a region and a state"]))
    maker = draw(st.sampled_from(["person", "rules", "rules:days"]))
    doubts = (Doubt(words=words, evidence=tuple(draw(st.lists(st.sampled_from(spans), min_size=1))), by=maker),)
    who = tuple(parties)[:2]
    fact = Fact(id="f1", kind="event", words=draw(st.sampled_from(["a strike", "a strike on Friday"])), parties=who,
                evidence=(spans[1],), by=maker)  # fmt: skip
    meetings = [
        Meeting(id=f"m{n}", participants=who, date=day, place=draw(st.sampled_from([None, "Bergen", "Oslo"])),
                absent=tuple(parties)[2:], evidence=(span,), by=maker)
        for n, (day, span) in enumerate(zip([date(2026, 3, 4), date(2026, 3, 5)], spans, strict=False))
    ]  # fmt: skip
    return Dossier(
        title=draw(st.sampled_from(["", "Talks"])), sources={source.id: source}, parties=parties, points=points,
        meetings=tuple(meetings), facts=(fact,), doubts=doubts,
    )  # fmt: skip


def of_different_texts(reports: Sequence[Dossier]) -> list[Dossier]:
    return list({next(iter(r.sources)): r for r in reports}.values())


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != "lock"}


def on_disk_as_in_memory(reports: list[Dossier]) -> dict[str, bytes]:
    """The files of reports joined on the disk, which must be those of reports joined in memory."""
    with TemporaryDirectory() as name:
        one, other = Path(name, "memory"), Path(name, "disk")
        save_dossier(renewed(Dossier(), joined(reports) if reports else Dossier()).dossier, one)
        save_joined(reports, other)
        assert files(other) == files(one)
        return files(other)


@given(st.lists(st.one_of(dossiers(), dossiers(at_odds=True), casts()), max_size=6), st.sampled_from([50, 200_000]))
@settings(max_examples=60, deadline=None)
def test_the_files_are_those_of_a_join_in_memory(reports: list[Dossier], many: int) -> None:
    """Whether they are laid out as YAML or, as with many articles (`many` characters), a record a line."""
    with patch("accord.dossier.records.MANY", many):
        on_disk_as_in_memory(of_different_texts(reports))


def test_copies_contradictions_changes_and_doubts_are_written_as_in_memory() -> None:
    demand = "union demands: a rise of {}%"
    made = [
        report(demand.format(n % 7), f"port refuses{' -' if n % 3 else ''}: a rise of {n % 5}%", text=f"{TALK} {n}",
               day=date(2026, 3, 1 + n % 9))
        for n in range(40)
    ]  # fmt: skip
    made += [report(f"town demands: a cut of {n} shifts", day=date(2026, n, 1)) for n in range(1, 6)]
    made[3] = made[3].model_copy(update={"title": "Port “talks”: 3 # days\u2028on"})
    with patch("accord.dossier.records.MANY", 1000):
        written = on_disk_as_in_memory(made)
    text = written["dossier.yaml"].decode()
    assert [text.count(f'"kind": "{kind}"') > 3 for kind in ("contradiction", "change")] == [True, True]
    assert text.count('"share": ') > 20
    assert len(written["claims.jsonl"].splitlines()) < 40


def test_what_was_written_is_read_back_and_its_old_sources_are_gone(tmp_path: Path) -> None:
    first, second = report("union wants: a rise of 5%"), report("port refuses: a rise", text="Later")
    save_joined([first, second], tmp_path)
    assert load_dossier(tmp_path) == renewed(Dossier(), joined([first, second])).dossier
    (tmp_path / "dossier.yaml").unlink()
    save_joined([second], tmp_path)
    assert {p.stem for p in (tmp_path / "sources").iterdir()} == set(second.sources)


@given(st.lists(casts(), max_size=7), st.sampled_from([None, 0, 1]))
@settings(max_examples=60, deadline=None)
def test_parties_and_points_are_joined_as_with_everything_in_memory(reports: list[Dossier], known: int | None) -> None:
    assert join_parties(reports, known) == oracle.join_parties(reports, known)
    assert join_points(reports, None) == oracle.join_points(reports, None)
    assert list(join_parties(reports, known)[0]) == list(oracle.join_parties(reports, known)[0])  # in this order, too
    assert list(join_points(reports, None)[0]) == list(oracle.join_points(reports, None)[0])


@given(st.lists(st.lists(st.integers(0, 12), min_size=1, max_size=14), max_size=14), st.data())
@settings(max_examples=60, deadline=None)
def test_copies_are_those_found_with_everything_in_memory(made: list[list[int]], data: st.DataObject) -> None:
    """Texts put together out of a dozen sentences, some of many words, of two days."""
    sentences = [
        " ".join(f"{word}{n}" for word in TALK.split(" ")[: 4 + n]) * (1 + 3 * (n % 3 == 0)) for n in range(13)
    ]
    day = st.sampled_from([None, date(2026, 3, 1), date(2026, 3, 2)])
    texts = [Source.of(". ".join(sentences[n] for n in text), published=data.draw(day)) for text in made]
    assume(len({t.id for t in texts}) == len(texts))
    assert copies_among(texts) == oracle.copies_among(texts)


_MEASURE = """
import json, resource, sys
from datetime import date
from pathlib import Path
from tests.dossier.reports import report
from accord.dossier.many import save_joined

class Reports:
    def __iter__(self):
        for n in range(int(sys.argv[1])):
            said = [f"union demands: a rise of {n % 90 + k}% for all who load ship {n}" for k in range(8)]
            yield report(*said, text=f"Report {n}. " + " ".join(f"w{n}x{k}" for k in range(200)), day=date(2026, 3, 1))

save_joined(Reports(), Path(sys.argv[2]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def test_many_reports_need_hardly_more_memory_than_some(tmp_path: Path) -> None:
    """50 and 700 reports with eight claims each, all different; the larger join in memory needs 70 MB more."""
    needed = []
    for count in (50, 700):
        command = [sys.executable, "-c", _MEASURE, str(count), str(tmp_path / str(count))]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
        needed.append(json.loads(done.stdout))
    assert needed[1] - needed[0] < 30, f"{needed} MB"


@given(st.lists(st.one_of(casts(), dossiers(at_odds=True)), max_size=6))
@settings(max_examples=40, deadline=None)
def test_the_same_reports_again_add_no_points(reports: list[Dossier]) -> None:
    """Though two points of one report are called alike, and so are those of others."""
    new = joined(reports) if reports else Dossier()
    whole = renewed(Dossier(), new).dossier
    assert renewed(whole, new).dossier.points == whole.points
