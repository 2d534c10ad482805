"""Lines as printed -> paragraphs: what a page's layout broke is put together again.

Done, in this order: typographic ligatures become letters; running heads and page numbers go; words divided at the end
of a line are joined; lines are put together until one ends a paragraph; a paragraph goes on over the end of a page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)
_EDGE = 3  # lines at the head and foot of a page among which running heads are looked for
_NUMBER = re.compile(r"\W*(?:page|p\.)?\s*\d{1,4}\s*(?:(?:of|/|\||-)\s*\d{1,4})?\W*", re.I)
_ENDS = re.compile(r"[.!?…:][\"'”’)\]]*$")
_SHORT = 0.85  # of the usual length: a line that ends a sentence this early ends its paragraph
_HEADING = 0.7
_WORD = 80  # characters: longer than any word that is divided
_DIVIDED = re.compile(r"\w[\u2010\u00ad-]$")
# "long-" at the end of a line is half of "long-term" more often than of a word divided there.
_KEEPS = frozenset(
    re.findall(
        r"\w+",
        "anti co cross ex far five four front full half hard high ill inter joint large left long low mid multi near"
        " non off on one pan part post pre pro quasi right self semi seven short single six small so soft ten three top"
        " two vice well wide year",
    )
)


def flowing(pages: Sequence[str]) -> tuple[str, list[int]]:
    """The text of these pages as paragraphs with a blank line between, and the place where each page starts in it."""
    lines = [[_squeezed(line) for line in page.translate(_LIGATURES).splitlines()] for page in pages]
    running = _running(lines)
    kept = [list(_body(page, running)) for page in lines]
    words = Counter(re.findall(r"\w+(?:-\w+)*", " ".join(line for page in kept for line in page).lower()))
    text, starts = "", list[int]()
    open_end = False  # the last paragraph may go on
    for page in kept:
        start = len(text)
        for number, (paragraph, ended) in enumerate(_paragraphs(page, words)):
            if number == 0 and open_end and _goes_on(text, paragraph):
                text = text[:-_WORD] + _glued(text[-_WORD:], paragraph, words)
            else:
                text += ("\n\n" if text else "") + paragraph
            start = len(text) - len(paragraph) if number == 0 else start
            open_end = not ended
        starts = [*(min(before, start) for before in starts), start]
    return text, [0, *starts[1:]]


def _squeezed(line: str) -> str:
    return " ".join(line.replace("\x00", " ").split())


def _running(pages: Sequence[Sequence[str]]) -> set[str]:
    """Lines that stand at the edge of a third of all pages, and of two at least, whatever their numbers."""
    found: Counter[str] = Counter()
    for page in pages:
        found.update({_shape(line) for line in _edge(page) if len(line) <= 120})
    least = max(2, len(pages) // 3)
    return {shape for shape, times in found.items() if shape and times >= least}


def _edge(page: Sequence[str]) -> list[str]:
    filled = [line for line in page if line]
    return filled[:_EDGE] + filled[-_EDGE:]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line.lower())


def _body(page: Sequence[str], running: set[str]) -> Iterator[str]:
    """The lines of a page without what its edges repeat; blank ones stay, they part paragraphs."""
    filled = [i for i, line in enumerate(page) if line]
    edge = set(filled[:_EDGE] + filled[-_EDGE:])
    # Some programs put a blank line after every line: then blank lines part nothing.
    parting = sum(not line for line in page) < 0.7 * max(1, len(filled))
    for i, line in enumerate(page):
        if i in edge and (_shape(line) in running or _NUMBER.fullmatch(line)):
            continue
        if line or parting:
            yield line


def _paragraphs(lines: Sequence[str], words: Counter[str]) -> Iterator[tuple[str, bool]]:
    """The paragraphs of one page; with each, whether it surely ended."""
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[int(0.75 * (len(lengths) - 1))] if lengths else 0
    paragraph, narrow = "", True  # narrow: all its lines so far stop early
    for i, line in enumerate(lines):
        if not line:
            if _ENDS.search(paragraph[-20:]):
                yield paragraph, True
                paragraph, narrow = "", True
            continue
        paragraph = _glued(paragraph, line, words) if paragraph else line
        narrow = narrow and len(line) < _HEADING * usual
        after = next((later for later in lines[i + 1 : i + 3] if later), "")
        if _ends(line, usual) or (narrow and _is_heading(line, after, usual)):
            yield paragraph, True
            paragraph, narrow = "", True
    if paragraph:
        yield paragraph, False


def _ends(line: str, usual: int) -> bool:
    return _ENDS.search(line[-20:]) is not None and len(line) < _SHORT * usual


def _is_heading(line: str, after: str, usual: int) -> bool:
    """The last of some narrow lines, no sentence's end, with a new beginning of full width under it."""
    starts_anew = after[:1].isupper() or after[:1] in "\"“'‘"
    return len(after) >= _HEADING * usual and starts_anew and line[-1:] not in ",;-–—"


def _goes_on(text: str, paragraph: str) -> bool:
    """Whether a paragraph at the head of a page continues the last one before."""
    end = text[-20:]
    if _ENDS.search(end):
        return False
    return paragraph[:1].islower() or _DIVIDED.search(end) is not None or end[-1:] in ",;" or end[-1:].islower()


def _glued(before: str, line: str, words: Counter[str]) -> str:
    """Two lines as one; a word divided between them is joined, a hyphen that belongs to it stays."""
    if not _DIVIDED.search(before[-3:]) or not line[:1].isalpha():
        return f"{before} {line}"
    first = re.search(r"[\w-]*$", before[-_WORD:-1])
    rest = re.match(r"\w+", line)
    left, right = (first[0] if first else "").lower(), (rest[0] if rest else "").lower()
    if before[-1] == "-" and (line[:1].isupper() or _keeps_hyphen(left, right, words)):
        return before + line
    return before[:-1] + line


def _keeps_hyphen(left: str, right: str, words: Counter[str]) -> bool:
    if words[left + right] or not left:
        return False
    return bool(words[f"{left}-{right}"]) or left.rsplit("-", 1)[-1] in _KEEPS or "-" in left
