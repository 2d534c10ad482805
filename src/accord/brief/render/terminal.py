"""The computed part of a brief as plain text, for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from accord.analysis.results import Analysis
from accord.brief.brief import Block, Bullets, Heading, Packages, Paragraph, Table
from accord.brief.compose import compose
from accord.brief.frame import Frame
from accord.brief.render.safe import visible
from accord.brief.sentence import Sentence
from accord.case.case import Case
from accord.dossier.dossier import Dossier

WIDTH = 100
_TOLD = ("deal", "hold", "change")


def tell_analysis(case: Case, analysis: Analysis) -> str:
    """The three sentences, then what could be agreed, what holds, and what would have to change."""
    brief = compose(Dossier(), case, analysis)
    lines = [brief.title.plain(), "", *(_wrapped(s.plain()) for s in brief.top)]
    for section in brief.sections:
        if section.id in _TOLD:
            lines += ["", section.question.text, *(line for b in section.blocks for line in _block(b))]
    return visible("\n".join(lines))


def _wrapped(text: str, indent: str = "", first: str = "") -> str:
    return textwrap.fill(text, WIDTH, initial_indent=first or indent, subsequent_indent=indent)


def _join(sentences: tuple[Sentence, ...]) -> str:
    return " ".join(s.plain() for s in sentences)


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
                yield _wrapped("worth " + ", ".join(f"{b.words.plain()} to {b.name.plain()}" for b in row.bars), "    ")
                yield _wrapped("; ".join(v.plain() for v in row.verdict), "    ")
        case Table(_, columns, rows):
            names = [c.text if isinstance(c, Frame) else c.plain() for c in columns[1:]]
            for entry in rows:
                cells = (
                    f"{n}: {'; '.join(x.plain() for x in c.labels)}" for n, c in zip(names, entry.cells, strict=True)
                )
                yield _wrapped(f"{_join(entry.header.labels)} | {' | '.join(cells)}", "    ", "  ")
        case _:
            return
