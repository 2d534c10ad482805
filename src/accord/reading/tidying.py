"""Tidying: a text cut into paragraphs, and the copy of each that the parser is given.

In the copy, invisible characters and the marks of Markdown are left out, line breaks are closed, apostrophes are
straight, a PM is a Prime Minister, and what no sentence has (endless words, runs of marks) is cut short. With it goes
the place of each of its characters in the source, so that nothing said about the copy is lost for the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

LONGEST = 6000  # characters of a paragraph; longer ones are cut
LONGEST_WORD = 200  # characters without a space; the rest of such a word is left out
LONGEST_RUN = 3  # times the same mark in a row: "...", not "......"
MOST_MARKS = 12  # punctuation marks in a row; the tokenizer's work grows with the square of such runs
_END = re.compile(r"[.!?…:;][\"'”’)\]]*\s*$")
_DATELINE = re.compile(
    r"^[A-ZÀ-Þ][A-ZÀ-Þ .,'’/\-]{2,40}(?:, [A-Z][a-z][\w. ]{1,25}?)?(?:,? [A-Z][a-z]+\.? \d{1,2})?(?:,? \d{4})?"
    r" ?(?:\([A-Za-z ]+\))? ?(?:-|–|—|:) "
    r"|^\([A-Z][A-Za-z ]+\) (?:-|–|—) "
    r"|^[A-Z][a-z]+(?: [A-Z][a-z]+)?, (?:[A-Z][a-z]+(?: [A-Z][a-z]+)?|\d{1,2} [A-Z][a-z]+) (?:-|–|—) (?=[A-Z“\"'])"
)
_SPACES = dict.fromkeys("\n\r\t\f\v\x1c\x1d\x1e\x85\u00a0\u2009\u2028\u2029\u202f", " ")
_CHANGED = {**_SPACES, "’": "'", "‘": "'", "ʼ": "'"}
_PLAIN = str.maketrans(_CHANGED)
_UNSEEN = {"Cf", "Cc", "Co", "Cs", "Cn"}
# What opens a block of its own in Markdown, in the middle of broken lines too.
_OPENS = re.compile(r" {0,3}(?:#{1,6} |>|[-*+] |\d{1,2}[.)] |\||```|~~~)")
_HEADING = re.compile(r"\s{0,3}#{1,6} ")
_MARKS = re.compile(
    r"""^[ ]{0,3}\#{1,6}[ ]+ | [ ]+\#{1,6}[ ]*$    # of a heading
    | ^(?:[ ]{0,3}>)+[ ]?                          # of a block quote
    | ^[ ]*(?:[-*+]|\d{1,2}[.)])[ ]+(?=\S)         # of a list
    | !\[[^\]\n]{0,300}\]\([^()\s]{0,2000}\)      # a picture
    | (?<=\])\([^()\s]{1,2000}(?:[ ]"[^"\n]{0,200}")?\)  # where a link leads
    | (?<=\])\[[^\]\n]{0,40}\] | \[\^[^\]\n]{1,40}\]:?  # ... by name; a footnote
    | <https?://[^<>\s]{1,2000}> | </?[A-Za-z][^<>\n]{0,300}> | <!--.{0,1000}?-->
    | \\(?=[\\`*_{}\[\]()\#+\-.!|>~]) | `+""",
    re.X | re.M,
)
_MAY_BE_MARKED = re.compile(r"[#>*_<\[\]\\`]|^ *(?:[-+]|\d{1,2}[.)]) ", re.M)  # else there is none of those
_RUN = re.compile(r"(?:[^\w ]|_){4}")
_LINKED = re.compile(r"\[([^\[\]\n]{1,500})\](?=\(|\[)")
_STRESSED = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_\n]{0,500}(?<=[^\s*_]))\1(?![\w*_])")


def blocks(text: str) -> Iterator[tuple[int, str]]:
    """Paragraphs with their offsets; lines broken by hand are put together, giant ones cut at a space."""
    wrapped = _is_wrapped(text)
    offset, start, parts = 0, 0, list[str]()
    for line in text.splitlines(keepends=True):
        parting = not any(c.isalnum() for c in line)  # blank, or a rule: ---
        if parts and (parting or not wrapped or _opens(line, parts[-1])):
            yield from _short_enough(start, "".join(parts))
            parts = []
        if not parting:
            start = start if parts else offset
            parts.append(line)
        offset += len(line)
    if parts:
        yield from _short_enough(start, "".join(parts))


def _opens(line: str, before: str) -> bool:
    """Whether a line begins a block of its own; the lines of one block quote belong together."""
    return _OPENS.match(line) is not None and not (line.lstrip()[:1] == before.lstrip()[:1] == ">")


def _short_enough(start: int, block: str) -> Iterator[tuple[int, str]]:
    """The block in pieces, cut after a sentence, else at a space, else anywhere."""
    at = 0
    while len(block) - at > LONGEST:
        end = at + LONGEST
        cut = max(block.rfind(". ", at, end) + 1, 0) or block.rfind(" ", at + 1, end)
        cut = cut if cut > at else end
        yield start + at, block[at:cut]
        at = cut
    yield start + at, block[at:]


def _is_wrapped(text: str) -> bool:
    """Whether lines are broken for the eye: most lines but the last of a paragraph end without a full stop."""
    lines = text.splitlines()
    inner = [line for line, after in pairwise(lines) if line.strip() and after.strip()]
    if len(inner) < 3:
        return False
    broken = sum(40 <= len(line) <= 110 and not _END.search(line) for line in inner)
    return broken > 0.6 * len(inner)


def is_marked_heading(block: str) -> bool:
    """Whether a block is a heading by its mark (#), whatever it looks like."""
    return _HEADING.match(block) is not None


def tidied(block: str, start: int) -> tuple[str, tuple[int, ...]]:
    """The copy to parse, and for each of its characters the place it came from."""
    copy, at = _tidied(block, start)
    return _spelt_out(copy, at) if "PM" in copy else (copy, at)


def _spelt_out(copy: str, at: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
    """`Kenya PM Ann Lee`: an office, which the parser takes for a part of some name; not "7 PM"."""
    for found in reversed(list(_PREMIER.finditer(copy))):
        first, last = found.span()
        copy = f"{copy[:first]}{_SPELT}{copy[last:]}"
        at = (*at[:first], *[at[first]] * (len(_SPELT) - 1), *at[last - 1 :])
    return copy, at


_PREMIER = re.compile(r"(?<![\d.:])(?<![\d.:] )\bPM\b(?! \d)")
_SPELT = "Prime Minister"


def _tidied(block: str, start: int) -> tuple[str, tuple[int, ...]]:
    skipped = _skipped(block)
    plain = block.translate(_PLAIN).rstrip(" ")
    if not any(skipped) and _is_tidy(plain):
        return plain, tuple(range(start, start + len(plain)))  # as nearly all are
    letters: list[str] = []
    at: list[int] = []
    word = marks = same = 0  # how long the word, the run of marks, the run of one mark is by now
    for i, letter in enumerate(block):
        if skipped[i]:
            continue
        if not " " <= letter <= "~" or letter in _CHANGED:  # plain letters are seen, and most are plain
            if letter not in _CHANGED and unicodedata.category(letter) in _UNSEEN:
                continue
            letter = _CHANGED.get(letter, letter)
        before = letters[-1] if letters else " "
        if letter == " ":
            word = marks = same = 0
            if before == " ":
                continue  # the parser makes tokens of runs of spaces, and trees with holes of them
        else:
            is_mark = not letter.isalnum()
            word, marks = word + 1, marks + 1 if is_mark else 0
            same = same + 1 if is_mark and letter == before else 1
            if word > LONGEST_WORD or marks > MOST_MARKS or same > LONGEST_RUN:
                continue
        letters.append(letter)
        at.append(start + i)
    while letters and letters[-1] == " ":
        letters.pop()
        at.pop()
    return "".join(letters), tuple(at)


def _is_tidy(text: str) -> bool:
    """Whether nothing is to be left out: no unseen letter, nothing too long, no space too many."""
    if not text.isprintable() or text.startswith(" ") or "  " in text or _RUN.search(text):
        return False
    return all(len(word) <= LONGEST_WORD for word in text.split(" "))


def _skipped(block: str) -> bytearray:
    """A mark for every character that is left out: the dateline, and what only Markdown needs."""
    skipped = bytearray(len(block))
    for first, last in _marked(block) if _MAY_BE_MARKED.search(block) else ():
        skipped[first:last] = b"\x01" * (last - first)
    begin = next((i for i, gone in enumerate(skipped) if not gone), 0)
    dateline = _DATELINE.match(block[begin : begin + 200])
    if dateline:
        skipped[begin : begin + dateline.end()] = b"\x01" * dateline.end()
    return skipped


def _marked(block: str) -> Iterator[tuple[int, int]]:
    """The stretches that only Markdown needs."""
    for found in _MARKS.finditer(block):
        yield found.span()
    for found in _LINKED.finditer(block):
        yield from ((found.start(), found.start(1)), (found.end(1), found.end()))
    for found in _STRESSED.finditer(block):
        yield from ((found.start(), found.start(2)), (found.end(2), found.end()))
