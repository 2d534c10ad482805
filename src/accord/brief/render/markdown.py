"""A brief as Markdown: the same sections and tables; evidence as numbers in brackets, listed at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from accord.brief.brief import (
    Article,
    Block,
    Brief,
    Bullets,
    Cell,
    Heading,
    Ladder,
    LadderGroup,
    Packages,
    Paragraph,
    Passage,
    Positions,
    Seats,
    Table,
)
from accord.brief.frame import Frame
from accord.brief.render.safe import visible
from accord.brief.render.stretches import lines_of
from accord.brief.sentence import Assumed, Computed, Label, PartyMark, Sentence

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$!@])")
_ADDRESS = re.compile(r"(?i)(www)\.|(\w)://")
_LEVELS = {"floor": "**at the very least:** ", "aspiration": "**at best:** ", None: ""}


def render_markdown(brief: Brief) -> str:
    """The whole brief. The same brief gives the same text."""
    return _Writer(brief).whole()


def escaped(text: str) -> str:
    r"""Text that Markdown shows as it is: no markup, no HTML, no links, on one line.

    >>> escaped("a *b* <script> | [x](http://y.example)")
    'a \\*b\\* \\<script\\> \\| \\[x\\](http\\://y.example)'
    """
    flat = " ".join(visible(text).split())
    lead = " " if text[:1].isspace() else ""
    tail = " " if text[-1:].isspace() and flat else ""
    found = _ADDRESS.sub(lambda m: f"{m[1]}\\." if m[1] else f"{m[2]}\\://", _SPECIAL.sub(r"\\\1", flat))
    return lead + found + tail


class _Writer:
    """Writes one brief; the only state is the numbers of its passages."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.names = {a.source: a.name.plain() for a in brief.articles}

    def whole(self) -> str:
        brief = self.brief
        parts = [f"# {self.words(brief.title)}", self.words(brief.about)]
        parts += [self.say(s) for s in brief.top]
        parts.append(
            "*Numbers in brackets: reported, and listed under “Evidence”. (assumed): set by a person or a draft, not "
            "by a source. (computed): worked out from the case, or counted in the sources.*"
        )
        for section in brief.sections:
            parts.append(f"## {section.question.text}")
            parts += [text for b in section.blocks if (text := "\n".join(self.block(b)))]
        parts += self.evidence()
        parts += ["## How this brief was made", " ".join(self.words(s) for s in brief.footnote)]
        return "\n\n".join(parts) + "\n"

    # Sentences

    def words(self, sentence: Sentence) -> str:
        out = []
        for run in sentence.words:
            if isinstance(run, PartyMark) or run.style != "strong":
                out.append(escaped(run.name if isinstance(run, PartyMark) else run.text))
            else:
                text = escaped(run.text)
                lead, tail = " " * text.startswith(" "), " " * text.endswith(" ")
                out.append(f"{lead}**{text.strip()}**{tail}")
        return "".join(out).strip()

    def say(self, sentence: Sentence, *, tag: bool = True) -> str:
        numbers = sorted({n for item in sentence.claims for n in self.brief.chips.get(item, ())})
        chips = " " + "".join(f"[{n}]" for n in numbers) if numbers else ""
        tags = ""
        if tag and any(isinstance(g, Assumed) for g in sentence.grounds):
            tags += " (assumed)"
        if tag and not isinstance(sentence, Label) and any(isinstance(g, Computed) for g in sentence.grounds):
            tags += " (computed)"
        return self.words(sentence) + chips + tags

    def all(self, sentences: Iterable[Sentence]) -> str:
        return " ".join(self.say(s) for s in sentences)

    def head(self, column: Frame | Label) -> str:
        return column.text if isinstance(column, Frame) else self.words(column)

    def cell(self, cell: Cell) -> str:
        return "; ".join(self.say(label) for label in cell.labels)

    # Blocks

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph(sentences):
                yield self.all(sentences)
            case Heading(words):
                yield f"### {words.text}"
            case Bullets(items):
                yield from (f"- {self.all(item)}" for item in items)
            case Table():
                yield from self.table(
                    [self.head(c) for c in block.columns],
                    [[self.cell(r.header), *map(self.cell, r.cells)] for r in block.rows],
                )
            case Seats():
                yield from self.seats(block)
            case LadderGroup():
                yield from self.group(block)
            case Positions(name, _, told):
                yield f"**{self.words(name)}**\n"
                yield from (f"- {_LEVELS[p.level]}{self.say(p.words)}" for p in told)
            case Packages():
                yield from self.packages(block)

    def table(self, columns: list[str], rows: list[list[str]]) -> Iterator[str]:
        yield f"| {' | '.join(columns)} |"
        yield "|" + " --- |" * len(columns)
        yield from (f"| {' | '.join(row)} |" for row in rows)

    def seats(self, block: Seats) -> Iterator[str]:
        yield f"At the table ({'; '.join(self.words(w) for w in block.table)}):\n"
        for seat in block.seated:
            yield f"- {'; '.join([self.say(seat.name), *(self.words(x) for x in seat.lines)])}"
        if block.absent and block.absent_words:
            yield f"\n{self.words(block.absent_words)[:1].upper()}{self.words(block.absent_words)[1:]}:\n"
            for seat in block.absent:
                yield f"- {'; '.join([self.say(seat.name), *(self.words(x) for x in seat.lines)])}"

    def group(self, block: LadderGroup) -> Iterator[str]:
        asks = f" {self.words(block.asks)}" if block.asks else ""
        yield f"**{self.head(block.name)}**{asks}\n"
        for ladder in block.ladders:
            yield from self.ladder(ladder)
            yield ""
        if block.silent:
            yield f"*{self.words(block.silent)}*"

    def ladder(self, ladder: Ladder) -> Iterator[str]:
        rungs = [self.words(r) + (" (today)" if i == ladder.today else "") for i, r in enumerate(ladder.rungs)]
        rows = []
        for lane in ladder.lanes:
            cells = []
            for i in range(len(rungs)):
                marks = [m for m in lane.marks if m.rung == i]
                cells.append(
                    "; ".join(f"{'●' if m.is_filled else '○'} {m.level}{self.grounds(m.words)}" for m in marks)
                )
            rows.append([self.words(lane.name), *cells])
        yield from self.table([self.say(ladder.title), *rungs], rows)
        if ladder.silent:
            yield f"\n*{self.words(ladder.silent)}*"

    def grounds(self, words: Sentence) -> str:
        said, plain = self.say(words), self.words(words)
        return said[len(plain) :]

    def packages(self, block: Packages) -> Iterator[str]:
        rows = []
        for row in block.rows:
            contents = ". ".join(self.words(c) for c in row.contents)
            bars = "; ".join(
                f"{self.words(b.name)} {self.words(b.words)} (least: {b.reservation[1]:.2f})" for b in row.bars
            )
            rows.append([f"{self.say(row.name)}: {contents}", bars, "; ".join(self.words(v) for v in row.verdict)])
        yield from self.table([c.text for c in block.columns], rows)

    # Evidence

    def evidence(self) -> Iterator[str]:
        if not self.brief.passages:
            return
        yield "## Evidence"
        yield "\n".join(self.passage(p) for p in self.brief.passages)
        yield (
            "## The source, with every passage used"
            if len(self.brief.articles) == 1
            else "## The sources, with every passage used"
        )
        for article in self.brief.articles:
            yield f"### {self.words(article.name)}"
            yield self.words(article.about)
            yield "\n\n".join(self.lines(article))

    def passage(self, passage: Passage) -> str:
        source = escaped(self.names.get(passage.source, "source not in the dossier"))
        told = "; ".join(self.words(t) for t in passage.told)
        return f"{passage.number}. {self.words(passage.quote)} – {source}, line {passage.line}. Read as: {told}"

    def lines(self, article: Article) -> Iterator[str]:
        """Each line under its number; a passage stands in angle marks, its number after it."""
        for line in lines_of(article, self.brief.passages):
            text = ""
            for stretch in line.stretches:
                text += "‹" * len(stretch.begins) + escaped(stretch.text)
                text += "".join(f"›[{n}]" for n in stretch.ends)
            if text.strip():
                yield f"({line.number}) {text}"
