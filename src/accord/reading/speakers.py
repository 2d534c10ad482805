"""Speakers: who says what. Voices comes first; stance is read inside what is attributed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accord.reading.attribution.find import find_acts
from accord.reading.attribution.quotations import Quotation, quotations
from accord.reading.attribution.record import Act
from accord.reading.clauses import child, start
from accord.reading.lexicon import wordset
from accord.reading.parties.antecedents import candidates
from accord.reading.parties.authors import speaks_for
from accord.reading.parties.pronouns import agrees
from accord.reading.parties.references import References
from accord.reading.passages import LONGEST_SENTENCE, Passage
from accord.reading.speaking_on import Turns
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token

_LONGEST = 80  # characters: a longer description of who speaks is cut to the name


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


class Voices:
    """Who says each token, and every act of saying."""

    def __init__(self, refs: References) -> None:
        self._refs = refs
        self.speeches: list[Speech] = []
        self.speech_at: dict[tuple[int, int], Speech] = {}  # by its cue
        self.quotations: dict[int, list[Quotation]] = {}
        self.speaker: dict[tuple[int, int], Speaker] = {}
        self.quoted: set[tuple[int, int]] = set()
        self.cues: dict[tuple[int, int], Act] = {}  # words of saying

    def of(self, page: Passage, token: Token) -> Speaker | None:
        """Who says this token, or by this token says something ("she ruled out a pause"); none is the narrator."""
        key = (page.number, token.i)
        act = self.cues.get(key)
        if key in self.speaker or act is None or act.speaker is None:
            return self.speaker.get(key)
        return _speaker(act.page, act.speaker, self._refs)

    def going_on(self, page: Passage, verb: Token) -> Speech | None:
        """The saying that "there is no need" goes on from in "said it was late and there was no need": joined to it."""
        for _ in range(3):
            if verb.dep_ == "conj" or verb.head.i == verb.i:
                break
            verb = verb.head
        speech = self.speech_at.get((page.number, verb.head.i)) if verb.dep_ == "conj" else None
        opens = any(c.dep_ == "expl" for c in verb.children)
        return speech if opens and speech is not None and speech.content is not None else None

    def is_quoted(self, page: Passage, token: Token) -> bool:
        """Whether the token stands inside an utterance quoted word for word."""
        return (page.number, token.i) in self.quoted


def attribute(pages: Sequence[Passage], refs: References) -> Voices:
    """Read who says what in all passages, and tell the references who "we" is inside each quotation."""
    out = Voices(refs)
    acts: dict[int, list[Act]] = {}
    for act in find_acts(pages):
        if len(act.cue.sent) > LONGEST_SENTENCE:
            continue
        if act.cue.lemma_ in wordset("speech", "utterances"):
            out.cues[(act.page.number, act.cue.i)] = act
        for number in dict.fromkeys(p.number for p, _, _ in act.content):
            acts.setdefault(number, []).append(act)
    last: Speaker | None = None
    turns = Turns(refs)
    for page in pages:
        quotes = out.quotations[page.number] = list(quotations(page))
        refs.spoken.update((page.number, i) for q in quotes if q.utterance for i in range(q.start, q.end))
    for page in pages:
        quotes = out.quotations[page.number]
        if page.heading:
            continue
        told = [act for act in acts.get(page.number, []) if _speaks(act)]
        spoken = {i for q in quotes if q.utterance for i in range(q.start, q.end)}
        outside = [a for a in told if a.page is not page or a.cue.i not in spoken]
        for act in sorted(acts.get(page.number, []), key=lambda a: a.cue.i):
            if act.page is page and act.cue.i not in spoken:
                turns.follow(act, speaks=_speaks(act))
        found = _give(out, page, outside, refs)
        last = _voices(out, page, quotes, found, last, refs)
        _give(out, page, [a for a in told if a.page is page and a.cue.i in spoken], refs)
    return out


def _give(out: Voices, page: Passage, acts: Sequence[Act], refs: References) -> list[Speech]:
    """Give each act its speaker, and the words of its content theirs: the outer acts first, the inner overwrite.

    `"...," Ruiz said, according to the agency`: the agency is the outermost, however the parser hangs it.
    """
    told = [(act, _speaker(act.page, act.speaker, refs)) for act in acts if act.speaker is not None]
    told = [(act, who) for act, who in told if who.party is not None or not _is_supposed(act)]
    for act, who in sorted(told, key=lambda t: (t[0].frame != "according" or t[0].nested, -_reach(t[0], page))):
        for where, first, last in act.content:
            if where is page:
                for i in range(first, last):
                    out.speaker[(page.number, i)] = who
                    refs.reported[(page.number, i)] = who.party
    found = [Speech(page, act.cue, who, _content(act)) for act, who in told if act.page is page]
    out.speeches += found
    for speech in found:
        out.speech_at.setdefault((page.number, speech.cue.i), speech)
    return found


def _voices(
    out: Voices,
    page: Passage,
    quotes: Sequence[Quotation],
    found: list[Speech],
    last: Speaker | None,
    refs: References,
) -> Speaker | None:
    """Tell who "we" is in each quotation of a paragraph; return who may go on speaking in the next."""
    carried = last if quotes and quotes[0].start <= 1 else None
    for quote in quotes:
        who = out.speaker.get((page.number, quote.start)) or _speaker_of_quote(page, quote, found, quotes) or carried
        if who is None:
            continue
        for i in range(quote.start, quote.end):
            if quote.utterance:
                refs.voice[(page.number, i)] = who.party
                out.speaker[(page.number, i)] = who
                out.quoted.add((page.number, i))
            else:
                refs.voice.setdefault((page.number, i), who.party)
        carried = who if quote.utterance else carried
    return carried if quotes else (found[-1].speaker if found else None)


def _is_supposed(act: Act) -> bool:
    """`"No decent state could say that this is fair," Ruiz said`: nobody says it but who is quoted."""
    may = any(c.dep_ == "aux" and c.lower_ in {"could", "can", "would", "might"} for c in act.cue.children)
    nobody = act.speaker is not None and any(c.lower_ == "no" for c in act.speaker.children)
    return nobody or (may and act.speaker is not None and act.speaker.lower_ in {"nobody", "anyone", "you", "one"})


_TELLING = frozenset({"clause", "above", "as", "clear", "ing"})


def _speaks(act: Act) -> bool:
    """Whether it is speech, or thought told as such: not a wish, a verdict or a mention."""
    if act.speaker is None:
        return False
    if act.frame in {"quote", "part", "colon", "according"}:
        return True
    return act.frame in _TELLING and (act.cue.lemma_ in wordset("speech", "verbs") or act.frame == "clear")


def _reach(act: Act, page: Passage) -> int:
    return sum(b - a for p, a, b in act.content if p is page)


def _content(act: Act) -> Token | None:
    """The head of what is said; none where that is all quotation, and stands apart."""
    if act.frame in {"quote", "part"}:
        return child(act.cue, "ccomp")
    page, first, last = max(act.content, key=lambda piece: piece[2] - piece[1])
    root: Token = page.doc[first:last].root
    return child(act.cue, "ccomp") if root.i == act.cue.i else root  # "a rule which it says is unfair"


def _speaker(page: Passage, who: Token, refs: References) -> Speaker:
    where, named = behind(page, who, refs)
    doc = where.doc
    first, last = start(named), named.i + 1
    name = refs.names.of(where, named)
    if name is not None:
        last = max(last, name.end)
    words = words_under(doc, first, last)
    if len(words) > _LONGEST or first > named.i:
        words = words_under(doc, name.start, name.end) if name is not None else named.text
    return Speaker(words.strip(), refs.whose(page, who) or speaks_for(page, who, refs), who)


def behind(page: Passage, who: Token, refs: References) -> tuple[Passage, Token]:
    """The noun a pronoun stands for, where one is near: "he said" is no help in a list of claims."""
    if who.lower_ not in {"he", "she", "it", "they"}:
        return page, who
    for where, noun in candidates(refs, page, who):
        if noun.pos_ != "PRON" and agrees(refs, where, noun, who.lower_):
            return where, noun
    return page, who


def _speaker_of_quote(
    page: Passage, quote: Quotation, found: list[Speech], quotes: Sequence[Quotation]
) -> Speaker | None:
    """The cue nearest to a quotation, in a sentence it touches; not one that lies inside another quotation."""
    doc = page.doc
    before = doc[max(0, quote.start - 2)].sent
    after = doc[min(len(doc) - 1, quote.end + 1)].sent
    near = [s for s in found if before.start <= s.cue.i < after.end]
    if doc[quote.end - 1].text == ".":  # the next sentence is somebody else's saying, but for "he told delegates"
        near = [s for s in near if s.cue.i <= quote.end or s.speaker.token.pos_ == "PRON"]
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
