"""Alignment: where the words a model gave as a quotation stand in the text; exact, typographic or near, or nowhere.

Whatever a model writes, a passage is a stretch of the text: found by its words, never by offsets from the model.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from accord.reading.model.checking.nearness import NEAR, same_words
from accord.reading.model.chunks import Paragraph

How = Literal["exact", "typographic", "near"]
LONGEST = 1200  # characters: a longer quotation is no passage of a claim but the article itself
MOST_PLACES = 500  # occurrences looked at; more say nothing more
LEEWAY = 3  # words a near passage may be longer or shorter than the quotation
_SINGLE = dict.fromkeys("‘’‚‛‹›ʼ′`´", "'")
_DOUBLE = dict.fromkeys("“”„‟«»″〝〞＂", '"')
_DASH = dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIKE = {**_SINGLE, **_DOUBLE, **_DASH, **_LIGATURES, "…": "..."}
# Scripts written without spaces between words: there a passage may begin and end at any letter.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_EDGES = " \t\n\"'“”„«»‘’‚‹›….,;:"


@dataclass(frozen=True, slots=True)
class Found:
    """The stretch [start, end) of the text; `open`: it stands at several places, and nothing said which is meant."""

    start: int
    end: int
    how: How
    open: bool = False


@dataclass(frozen=True, slots=True)
class Hint:
    """Which occurrence is meant: the paragraph's number and the how-manyth there (or in the chunk), from 1."""

    paragraph: int | None = None
    occurrence: int | None = None


@dataclass(frozen=True, slots=True)
class Plain:
    """A text in one typography, and for each of its characters where in the text it came from."""

    text: str
    at: tuple[int, ...]


def plain(text: str, offset: int = 0) -> Plain:
    """Quotation marks, dashes, spaces, ellipses, accents and invisible characters as one way of writing has them."""
    letters: list[str] = []
    at: list[int] = []
    for i, raw in enumerate(text):
        for letter in _letters(raw):
            before = letters[-1] if letters else " "
            if letter == " " and before in ' -"':
                continue
            if letter in '-"!?;:' and before == " " and letters:
                letters.pop()
                at.pop()
            letters.append(letter)
            at.append(offset + i)
    return Plain("".join(letters), tuple(at))


def _letters(raw: str) -> str:
    if raw.isspace():
        return " "
    if unicodedata.category(raw) in {"Cf", "Cc"}:
        return ""
    like = _LIKE.get(raw)
    return like if like is not None else unicodedata.normalize("NFD", raw)


class Wording:
    """A stretch of a text with its paragraphs, ready to be asked where words stand."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph]) -> None:
        self.text = text
        self.paragraphs = tuple(paragraphs)
        self.start, self.end = paragraphs[0].start, paragraphs[-1].end
        self._plain = plain(text[self.start : self.end], self.start)
        self._near_left = 150  # near passages looked for: many in one answer are a sign of invention, and slow

    def find(self, quote: str, hint: Hint | None = None, *, within: tuple[int, int] | None = None) -> Found | None:
        """The passage with these words. Of several, the one the hint names, else the first; none if they are not there.

        Exact words go before another typography, that before near words in one paragraph. `within` looks in one stretch
        only, and there for no near words.
        """
        if len(quote) > LONGEST or not any(c.isalpha() for c in quote):
            return None
        hint = hint or Hint()
        for words in dict.fromkeys((quote, quote.strip(_EDGES))):
            for how, places in (("exact", self._exact(words)), ("typographic", self._typographic(words))):
                found = [p for p in places if within is None or (within[0] <= p[0] and p[1] <= within[1])]
                if found:
                    return self._chosen(found, how, hint)  # type: ignore[arg-type]
        near = None if within else self._near(quote.strip(_EDGES), hint)
        return Found(*near, "near") if near else None

    def _exact(self, words: str) -> Iterator[tuple[int, int]]:
        at = self.text.find(words, self.start, self.end) if words else -1
        for _ in range(MOST_PLACES):
            if at < 0:
                return
            if self._is_whole(at, at + len(words)):
                yield at, at + len(words)
            at = self.text.find(words, at + 1, self.end)

    def _typographic(self, words: str) -> Iterator[tuple[int, int]]:
        wanted = plain(words).text.strip()
        at = self._plain.text.find(wanted) if wanted else -1
        for _ in range(MOST_PLACES):
            if at < 0:
                return
            last = at + len(wanted) - 1
            start, end = self._plain.at[at], self._plain.at[last] + 1
            cut = self._cuts_a_letter(at, last)
            end = self._with_marks(end)
            if not cut and self._is_whole(start, end):
                yield start, end
            at = self._plain.text.find(wanted, at + 1)

    def _cuts_a_letter(self, first: int, last: int) -> bool:
        """Whether the match begins or ends inside what is one character of the text (a bare e of é)."""
        at, text = self._plain.at, self._plain.text
        before = first > 0 and at[first - 1] == at[first]
        after = last + 1 < len(at) and (at[last + 1] == at[last] or bool(unicodedata.combining(text[last + 1])))
        return before or after

    def _with_marks(self, end: int) -> int:
        """Past the combining marks of the last letter."""
        while end < self.end and unicodedata.combining(self.text[end]):
            end += 1
        return end

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether no word is cut at either end."""
        return not (_joins(self.text, start) or _joins(self.text, end))

    def _chosen(self, places: list[tuple[int, int]], how: How, hint: Hint) -> Found:
        inside = next((p for p in self.paragraphs if p.number == hint.paragraph), None)
        meant = [p for p in places if inside and inside.start <= p[0] < inside.end] or places
        count = hint.occurrence if hint.occurrence and 1 <= hint.occurrence <= len(meant) else None
        return Found(*meant[(count or 1) - 1], how, open=len(meant) > 1 and count is None)

    def _near(self, quote: str, hint: Hint) -> tuple[int, int] | None:
        """The nearest passage inside one paragraph, where it differs in spelling only; the hinted paragraph first."""
        if self._near_left <= 0 or UNSPACED.search(quote) or len(quote.split()) < 4:
            return None
        self._near_left -= 1
        wanted = plain(quote).text.strip()
        best: tuple[float, int, int] | None = None
        for paragraph in sorted(self.paragraphs, key=lambda p: p.number != hint.paragraph):
            for score, start, end in near_passages(self.text, paragraph, wanted):
                if best is None or score > best[0]:
                    best = (score, start, end)
        return best[1:] if best else None


def near_passages(text: str, paragraph: Paragraph, wanted: str) -> Iterator[tuple[float, int, int]]:
    """Stretches of whole words of a paragraph that are at least 95 % like these words and say the same."""
    from rapidfuzz import fuzz

    body = plain(text[paragraph.start : paragraph.end], paragraph.start)
    if len(wanted) > 1.1 * len(body.text) or not fuzz.partial_ratio(wanted, body.text, score_cutoff=NEAR - 10):
        return
    words = list(re.finditer(r"\S+", body.text))
    count = len(wanted.split())
    for size in range(max(1, count - LEEWAY), count + LEEWAY + 1):
        for first, last in zip(words, words[size - 1 :], strict=False):
            stretch = body.text[first.start() : last.end()].strip(_EDGES)
            score = fuzz.ratio(wanted, stretch, score_cutoff=NEAR)
            if score and same_words(wanted, stretch):
                at = body.text.find(stretch, first.start())
                yield score, body.at[at], body.at[at + len(stretch) - 1] + 1


def _joins(text: str, at: int) -> bool:
    """Whether a word runs across this place of the text."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if unicodedata.category(before) == "Cf":
        return at > 1 and text[at - 2].isalnum() and after.isalnum()
    if unicodedata.combining(after):
        return True
    if not (before.isalnum() or unicodedata.combining(before)) or not after.isalnum():
        return False
    return not (UNSPACED.match(before) or UNSPACED.match(after))
