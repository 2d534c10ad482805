"""The computed part of a brief as plain text, for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import replace

from accord.analysis.bargaining import Bargaining
from accord.analysis.results import Analysis
from accord.brief.brief import Bar, Block, Brief, Bullets, Heading, Packages, Paragraph, Table
from accord.brief.compose import compose
from accord.brief.frame import Frame
from accord.brief.render.bars import TICK, bar
from accord.brief.render.safe import visible
from accord.brief.sentence import Sentence
from accord.case.case import Case
from accord.dossier.dossier import Dossier

WIDTH = 100
MOST_NAME = 28  # characters of a name beside a bar
_TOLD = ("deal", "hold", "change")


def tell_analysis(case: Case, analysis: Analysis, bargaining: Bargaining | None = None) -> str:
    """The three sentences, then what could be agreed, what holds, and what would have to change."""
    return _told(compose(Dossier(), case, analysis, bargaining), _TOLD)


def tell_deals(case: Case, analysis: Analysis, bargaining: Bargaining | None = None) -> str:
    """What could be agreed, alone."""
    brief = compose(Dossier(), case, analysis, bargaining)
    notes = [_wrapped(note, "  ", "- ") for note in analysis.notes]
    return "\n".join([_told(replace(brief, top=brief.top[:1]), ("deal",)), *(["", "Notes", *notes] if notes else [])])


def _told(brief: Brief, wanted: tuple[str, ...]) -> str:
    lines = [brief.title.plain(), "", *(_wrapped(s.plain()) for s in brief.top)]
    for section in brief.sections:
        if section.id in wanted:
            lines += ["", section.question.text, *(line for b in section.blocks for line in _block(b))]
    return visible("\n".join(lines))


def _wrapped(text: str, indent: str = "", first: str = "") -> str:
    return textwrap.fill(text, WIDTH, initial_indent=first or indent, subsequent_indent=indent)


def _join(sentences: tuple[Sentence, ...]) -> str:
    return " ".join(s.plain() for s in sentences)


def _bars(bars: tuple[Bar, ...]) -> Iterator[str]:
    """A line for each party: its name, what the package is worth to it, and a tick where its reservation value is."""
    width = min(max((len(told.name.plain()) for told in bars), default=0), MOST_NAME)
    for told in bars:
        name = textwrap.shorten(told.name.plain(), width, placeholder="…").ljust(width)
        yield f"    {name} {bar(told.value, told.reservation[1])} {told.words.plain()}"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(sentences):
            yield _wrapped(_join(sentences))
        case Heading(words):
            yield f"\n{words.text}"
        case Bullets(items):
            yield from (_wrapped(_join(item), "  ", "- ") for item in items)
        case Packages(_, rows):
            for row in rows:
                yield _wrapped(row.name.plain(), "  ")
                yield _wrapped("; ".join(c.plain() for c in row.contents), "    ")
                yield from _bars(row.bars)
                yield _wrapped("; ".join(v.plain() for v in row.verdict), "    ")
            yield f"  ({TICK} marks a party's reservation value, in the middle of its range)"
        case Table(_, columns, rows):
            names = [c.text if isinstance(c, Frame) else c.plain() for c in columns[1:]]
            for entry in rows:
                cells = (
                    f"{n}: {'; '.join(x.plain() for x in c.labels)}" for n, c in zip(names, entry.cells, strict=True)
                )
                yield _wrapped(f"{_join(entry.header.labels)} | {' | '.join(cells)}", "    ", "  ")
        case _:
            return
