"""Speakers: who says what. Attribution comes first; stance is read inside what is attributed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accord.reading.clauses import ancestors, child, children, end, is_passive, start, subject
from accord.reading.lexicon import wordset
from accord.reading.parties.references import References
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHORT = 4  # a quotation of fewer words without a verb is a turn of phrase, not an utterance


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so, in the text's words, and the party spoken for, if one."""

    text: str
    party: str | None
    token: Token


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of saying: the cue, its subject, the head of what is said (none where that is all quotation)."""

    page: Passage
    cue: Token
    speaker: Speaker
    content: Token | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, the marks excluded."""

    start: int
    end: int
    utterance: bool


class Attribution:
    """Who says each token, and every act of saying."""

    def __init__(self) -> None:
        self.speeches: list[Speech] = []
        self.quotations: dict[int, list[Quotation]] = {}
        self.speaker: dict[tuple[int, int], Speaker] = {}
        self.quoted: set[tuple[int, int]] = set()

    def of(self, page: Passage, token: Token) -> Speaker | None:
        """Who says this token; none is the narrator."""
        return self.speaker.get((page.number, token.i))

    def is_quoted(self, page: Passage, token: Token) -> bool:
        """Whether the token stands inside an utterance quoted word for word."""
        return (page.number, token.i) in self.quoted


def attribute(pages: Sequence[Passage], refs: References) -> Attribution:
    """Read who says what in all passages, and tell the references who "we" is inside each quotation."""
    out = Attribution()
    last: Speaker | None = None
    for page in pages:
        quotes = out.quotations[page.number] = list(_quotations(page))
        inside = {i for q in quotes if q.utterance for i in range(q.start, q.end)}
        if page.heading:
            continue
        found = [s for sentence in page.sentences() for s in _speeches(page, list(sentence), inside, refs)]
        out.speeches += found
        for speech in found:
            _spread(out, page, speech, refs)
        opens = bool(quotes) and quotes[0].start <= 1
        carried = last if opens else None
        for quote in quotes:
            who = _speaker_of_quote(page, quote, found, quotes) or carried
            if quote.utterance and who is not None:
                carried = who
                for i in range(quote.start, quote.end):
                    out.speaker[(page.number, i)] = who
                    refs.voice[(page.number, i)] = who.party
                    out.quoted.add((page.number, i))
            elif who is not None:
                for i in range(quote.start, quote.end):
                    refs.voice.setdefault((page.number, i), who.party)
        last = carried if quotes else (found[-1].speaker if found else None)
    return out


def _quotations(page: Passage) -> Iterator[Quotation]:
    """Stretches between double marks; one left open runs to the end of the paragraph."""
    opened: int | None = None
    for t in page.doc:
        mark = t.text
        if mark in {"“", "„", "«"} or (mark in {'"', "``", "''"} and opened is None):
            opened = t.i + 1
        elif mark in {"”", "»", '"', "''"} and opened is not None:
            if t.i > opened:
                yield _quotation(page, opened, t.i)
            opened = None
    if opened is not None and opened < len(page.doc):
        yield _quotation(page, opened, len(page.doc))


def _quotation(page: Passage, first: int, last: int) -> Quotation:
    tokens = page.doc[first:last]
    spoken = any(
        t.pos_ in {"VERB", "AUX"}
        and (
            any(c.dep_ in {"nsubj", "nsubjpass", "expl"} and c.i >= first for c in t.children)
            or (t.tag_ == "VB" and t.i == first and child(t, "aux", "nsubj") is None)
        )
        for t in tokens
    )
    return Quotation(first, last, spoken and len(tokens) >= _SHORT)


def _speeches(page: Passage, tokens: list[Token], inside: set[int], refs: References) -> Iterator[Speech]:
    for t in tokens:
        if t.lower_ == "according":
            to = child(t, "prep") or (t.nbor() if t.i + 1 < len(page.doc) else None)
            who = child(to, "pobj") if to is not None else None
            if who is not None:
                yield Speech(page, t, _speaker(page, who, refs), _clause_above(t))
        elif t.lemma_ in {"view", "opinion", "words", "eyes"} and t.dep_ == "pobj" and t.head.lower_ in {"in"}:
            who = child(t, "poss")
            if who is not None:
                yield Speech(page, t.head, _speaker(page, who, refs), _clause_above(t.head))
        elif t.pos_ == "VERB" and (t.lemma_ in wordset("speech", "verbs") or _makes_clear(t)) and t.i not in inside:
            who = _who_says(t, inside)
            if who is not None:
                content = _content(t)
                quoted = _beside_quote(page, t)
                if content is not None or quoted:
                    yield Speech(page, t, _speaker(page, who, refs), content)


def _makes_clear(verb: Token) -> bool:
    return verb.lemma_ == "make" and any(
        t.lower_ in {"clear", "plain", "known"} for t in verb.doc[verb.i + 1 : verb.i + 4]
    )


def _who_says(cue: Token, inside: set[int]) -> Token | None:
    if is_passive(cue):
        return None
    who = subject(cue)
    if who is None or who.i in inside or who.sent.start != cue.sent.start:
        return None
    return who


def _content(cue: Token) -> Token | None:
    """The head of what is said: a clause under the cue, or the clause the cue is dropped into."""
    for c in children(cue, "ccomp"):
        if c.lower_ in {"clear", "plain", "known"}:
            return child(c, "ccomp")
        return c
    if cue.dep_ == "parataxis" or (
        cue.dep_ in {"ccomp", "advcl"}
        and cue.doc[max(0, start(cue) - 1)].text == ","
        and cue.head.i < cue.i
        and cue.head.pos_ in {"VERB", "AUX"}
        and _is_bare(cue)
    ):
        return cue.head
    return next(
        (c for c in children(cue, "xcomp", "conj", "dep") if c.dep_ == "xcomp" and child(c, "nsubj") is not None), None
    )


def _is_bare(cue: Token) -> bool:
    """Only a subject and perhaps an addressee: "he says", "Menon told reporters"."""
    return (
        all(c.dep_ in {"nsubj", "dobj", "punct", "npadvmod", "advmod", "prep", "aux"} for c in cue.children)
        and len(list(cue.subtree)) <= 12
        and child(cue, "mark") is None
    )


def _clause_above(token: Token) -> Token | None:
    return next((a for a in ancestors(token) if a.pos_ in {"VERB", "AUX"}), None)


def _beside_quote(page: Passage, cue: Token) -> bool:
    sentence = cue.sent
    return any(
        t.text in {'"', "“", "”", "''", "``"}
        for t in page.doc[max(0, sentence.start - 1) : min(len(page.doc), sentence.end + 1)]
    )


def _speaker(page: Passage, who: Token, refs: References) -> Speaker:
    doc = page.doc
    first, last = start(who), who.i + 1
    name = refs.names.of(page, who)
    if name is not None:
        last = max(last, name.end)
    words = doc[first:last].text
    if len(words) > 80:
        words = doc[name.start : name.end].text if name is not None else who.text
    return Speaker(words.strip(), refs.whose(page, who), who)


def _spread(out: Attribution, page: Passage, speech: Speech, refs: References) -> None:
    """Give the speaker to the tokens of the content clause; inner speeches come later and overwrite."""
    if speech.content is None:
        return
    first, last = start(speech.content), end(speech.content)
    own_first, own_last = start(speech.cue), end(speech.cue)
    above = speech.content.i not in range(own_first, own_last)
    for i in range(first, last):
        if above and own_first <= i < own_last:
            continue
        out.speaker[(page.number, i)] = speech.speaker
        refs.reported[(page.number, i)] = speech.speaker.party


def _speaker_of_quote(page: Passage, quote: Quotation, found: list[Speech], quotes: list[Quotation]) -> Speaker | None:
    """The cue nearest to a quotation, in a sentence it touches; not one that lies inside another quotation."""
    doc = page.doc
    before = doc[max(0, quote.start - 2)].sent
    after = doc[min(len(doc) - 1, quote.end + 1)].sent
    near = [s for s in found if before.start <= s.cue.i < after.end]
    near = [
        s
        for s in near
        if not (
            s.cue.i < quote.start
            and any(
                s.cue.i < q.start < quote.start and q.utterance and doc[q.end].sent.start == s.cue.sent.start
                for q in quotes
                if q.end < len(doc) and q is not quote
            )
            and len(near) > 1
        )
    ]
    if not near:
        return None
    return min(near, key=lambda s: (_distance(s.cue.i, quote), s.cue.i)).speaker


def _distance(i: int, quote: Quotation) -> int:
    return quote.start - i if i < quote.start else i - quote.end
