"""Direct speech: the cue and the speaker of each quotation, found on the surface, as parsers stumble over the marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from accord.reading.attribution.lexicon import quoting
from accord.reading.attribution.quotations import Quotation
from accord.reading.attribution.record import Act
from accord.reading.attribution.sources import holder, source_of
from accord.reading.clauses import child, children, is_passive
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from accord.reading.parse import Parse, Token

_REACH = 28  # tokens between a quotation and its cue: "said X, the former Y of Z" is long, but not longer
_LONG = 5  # tokens: a quotation, not the name of a broadcast
_STOPS = frozenset({".", "?", "!", ";"})
_MARKS = frozenset({'"', "“", "”", "``", "''"})
_ENDS = frozenset({",", "?", "!", "-", "–", "—", "--", "...", "…", "."})


class Quoted:
    """Reads the direct speech of one text, paragraph after paragraph: a quotation may go on where the last left off."""

    def __init__(self) -> None:
        self._last: Act | None = None
        self._open = False
        self.free: list[Quotation] = []  # in the last paragraph read: sentences of their own that nobody is put to

    def read(self, page: Passage, quotes: Sequence[Quotation]) -> list[Act]:
        """The attributions whose content is quotation, and only quotation, in this paragraph."""
        found: list[Act] = []
        self.free = []
        carried = self._last
        self._last = None
        for n, quote in enumerate(quotes):
            act = self._attributed(page, quotes, n, found)
            if act is None and _stands_alone(page, quote):
                if found:
                    act = found[-1]
                elif carried is not None and quote.start <= 2 and (self._open or n == 0):
                    act = carried
            if act is None:
                self.free += [quote] if _stands_alone(page, quote) else []
                continue
            first = _sentence_start(page.doc, quote) if act.cue.i > quote.end and act.page is page else None
            opens = max(0, quote.start - 1) if first is None else first
            act.content.append((page, opens, min(len(page.doc), quote.end + 1)))
            if opens < quote.start - 1:
                act.frame = "part"
            if act is not carried and act not in found:
                found.append(act)
            self._last = act
        self._open = bool(quotes) and quotes[-1].open
        return found

    def _attributed(self, page: Passage, quotes: Sequence[Quotation], n: int, found: list[Act]) -> Act | None:
        quote = quotes[n]
        follows = quotes[n + 1] if n + 1 < len(quotes) else None
        cue = _cue_after(page.doc, quote, follows)
        if cue is not None and not _can_be_said(page.doc, quote):
            cue = None
        act = _act(page, cue, quote) if cue is not None else None
        if act is None:
            cue = _cue_before(page.doc, quote)
            if cue is not None:
                same = next((a for a in found if a.cue.i == cue.i), None)
                return same or _act(page, cue, quote)
        return act


def _act(page: Passage, cue: Token, quote: Quotation) -> Act | None:
    if cue.text == ":":
        first = _clause_start(cue)
        return Act(page, cue, "quote", page.doc[cue.i - 1], (first, cue.i), [], [cue.i])
    speaker = _quoted(cue) or _beside(cue, quote) or holder(cue)
    if speaker is None:
        return None
    return Act(page, cue, "quote", speaker, source_of(page, speaker, cue), [], [cue.i])


def _quoted(cue: Token) -> Token | None:
    """`..., the agency quoted her as saying`: who is quoted, not who quotes."""
    if cue.lemma_ not in {"quote", "cite", "report"} or is_passive(cue):
        return None
    said = any(c.lower_ == "as" and child(c, "pcomp") is not None for c in children(cue, "prep"))
    return child(cue, "dobj") if said else None


def _beside(cue: Token, quote: Quotation) -> Token | None:
    """The subject next to a cue after a quotation: `..., said Ana Ruiz`, `..., Ruiz said`."""
    if cue.i < quote.end:
        return None
    doc = cue.doc
    own = [c for c in cue.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i > quote.end]
    if own:
        return own[0]
    first = quote.end + 1
    between = [t for t in doc[first : cue.i] if t.pos_ in {"NOUN", "PROPN", "PRON"}]
    if between:
        top = [t for t in between if t.head.i == cue.i or not (first <= t.head.i < cue.i)]
        return (top or between)[0]
    after = cue.i + 1
    while after < len(doc) and doc[after].pos_ in {"DET", "ADJ", "ADV"}:
        after += 1
    if after < len(doc) and doc[after].pos_ in {"NOUN", "PROPN", "PRON"}:
        head = doc[after]
        while head.head.i > head.i and head.dep_ in {"compound", "amod", "nmod", "poss"}:
            head = head.head
        return head
    return None


def _cue_after(doc: Parse, quote: Quotation, follows: Quotation | None) -> Token | None:
    first = quote.end + 1
    if quote.open or first >= len(doc) or quote.end < 1:
        return None
    last_inside = doc[quote.end - 1].text
    if doc[first].text in {",", "-", "–", "—"}:
        first += 1
    elif last_inside not in _ENDS or last_inside == ".":
        return None
    limit = min(len(doc), first + _REACH, follows.start - 1 if follows is not None else len(doc))
    for i in range(first, limit):
        t = doc[i]
        if t.text in _STOPS or t.text == ":":
            return None
        if t.pos_ in {"VERB", "AUX"} and t.lemma_ in quoting() and t.tag_ not in {"VB", "VBG"}:
            return t
        if t.pos_ == "VERB" and t.dep_ not in {"relcl", "acl", "amod", "advcl"} and t.tag_ in {"VBD", "VBZ", "VBP"}:
            return None
    return None


def _cue_before(doc: Parse, quote: Quotation) -> Token | None:
    before = quote.start - 2
    if before < 0:
        return None
    mark = doc[before]
    if mark.text == ":":
        return _verb_before(doc, before, wide=True) or _name_before(doc, mark)
    if mark.text == "," or (mark.pos_ == "VERB" and mark.lemma_ in quoting()):
        if not doc[quote.start].text[:1].isupper() and (mark.text != "," or not quote.utterance):
            return None
        return _verb_before(doc, before, wide=False)
    return None


def _verb_before(doc: Parse, last: int, *, wide: bool) -> Token | None:
    """The nearest cue leftwards in the sentence, outside quotations."""
    other: Token | None = None
    for i in range(last, max(-1, last - _REACH), -1):
        t = doc[i]
        if t.text in _STOPS or t.text in _MARKS:
            break
        if t.pos_ == "VERB" and t.lemma_ in quoting() and not (t.tag_ == "VB" and t.dep_ == "xcomp" and not wide):
            return t
        if wide and t.pos_ == "VERB" and (t.dep_ == "ROOT" or other is None):
            other = t
    return other


def _sentence_start(doc: Parse, quote: Quotation) -> int:
    """Where the sentence begins that a quotation ends: `Rates "must fall," she said`."""
    i = quote.start - 1
    while i > 0 and doc[i - 1].text not in _STOPS and doc[i - 1].text != ":" and doc[i - 1].text not in _MARKS:
        i -= 1
    if i > 1 and doc[i - 1].text in _MARKS and doc[i - 2].text not in _ENDS:
        return quote.start - 1  # after another turn of phrase in quotation marks: too knotty
    return max(0, i)


def _can_be_said(doc: Parse, quote: Quotation) -> bool:
    """Whether what ends with this quotation is a statement, not `In an interview on "This Week,"`."""
    first = _sentence_start(doc, quote)
    if first >= quote.start - 1:
        return True
    before = doc[first : quote.start - 1]
    if before[-1].text in {",", ":", "-", "–", "—"} and quote.utterance:
        return True
    return any(
        t.tag_ in {"VBD", "VBZ", "VBP", "MD"} and (t.lemma_ not in quoting() or quote.end - quote.start > _LONG)
        for t in before
    )


def _name_before(doc: Parse, colon: Token) -> Token | None:
    first = _clause_start(colon)
    name = doc[first : colon.i]
    return colon if 0 < len(name) <= 6 and name[-1].pos_ in {"PROPN", "NOUN"} else None


def _clause_start(token: Token) -> int:
    i = token.i
    while i > 0 and token.doc[i - 1].text not in _STOPS and token.doc[i - 1].text not in _MARKS:
        i -= 1
    return i


def _stands_alone(page: Passage, quote: Quotation) -> bool:
    """Whether a quotation is a sentence by itself, and so goes on with what was said before."""
    before = quote.start - 2
    doc = page.doc
    begins = before < 0 or doc[before].text in {".", "?", "!", "…", "...", *_MARKS}
    ends = quote.open or doc[quote.end - 1].text in {".", "?", "!", "…", "...", ","}
    return begins and ends and doc[quote.start].text[:1].isupper() and (quote.utterance or quote.end - quote.start > 2)
