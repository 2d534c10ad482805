"""Find attributions: one pass over the tokens for cues in their frames, one over the quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from accord.reading.attribution.direct import Quoted
from accord.reading.attribution.frames import Ranges, Shape, content
from accord.reading.attribution.lexicon import adverbs, frames, raising, telling, view
from accord.reading.attribution.quotations import Quotation, quotations
from accord.reading.attribution.record import Act, Attribution, Kind
from accord.reading.attribution.settle import settle
from accord.reading.attribution.sources import author, holder, owner, source_of
from accord.reading.clauses import SUBJECTS, ancestors, antecedent, child, end, start
from accord.reading.passages import Passage
from accord.sources import Span

if TYPE_CHECKING:
    from accord.reading.parse import Token

_SOURCELESS = frozenset({"clause", "clear", "to", "raised", "above", "ing"})  # in these a source may go without saying
_TOLD = frozenset({"clause", "clear", "above", "quote", "part"})
_LABEL = 8  # tokens in which a speaker's name and a colon must fit
_PLACED = frozenset({'"', "“", "”", "``", "''", "'", "(", ")", "[", "]", "%", "$"})


def find_attributions(pages: Sequence[Passage]) -> list[Attribution]:
    """Every attribution in these paragraphs of one source, in the order of their cues."""
    return [record(act) for act in find_acts(pages)]


def find_acts(pages: Sequence[Passage]) -> list[Act]:
    """The same, as tokens."""
    found: list[Act] = []
    direct = Quoted()
    for page in pages:
        quotes = list(quotations(page))
        spoken = direct.read(page, quotes)
        used = {a.cue.i for a in spoken}
        for act in spoken:
            _add_told(act, page, quotes)
        labelled = _labelled(page, quotes)
        if labelled is not None and not spoken:
            found.append(labelled)
            continue
        here = [*spoken, *(a for a in _indirect(page, quotes) if a.cue.i not in used)]
        for quote in direct.free:
            _add_free(here, page, quote)
        found += settle(here, quotes)
    return found


def _add_told(act: Act, page: Passage, quotes: Sequence[Quotation]) -> None:
    """What the cue of a quotation tells besides in plain words: `The deal is dead, Ruiz said: "We are going home."`"""
    got = _first(Shape(act.cue), ("clause", "above")) if act.cue.pos_ == "VERB" else None
    if got is None or act.page is not page:
        return
    for first, last in got[1]:
        for quote in quotes:
            if first < quote.end + 1 and last > quote.start - 1:
                first, last = (first, quote.start - 1) if first < quote.start - 1 else (quote.end + 1, last)
        words = page.doc[first:last] if last > first else ()
        if any(t.dep_ in SUBJECTS and first <= t.head.i < last for t in words):
            act.content.append((page, first, last))
            act.frame = "part"
    act.content.sort(key=lambda piece: (piece[0].number, piece[1]))


def _add_free(acts: Sequence[Act], page: Passage, quote: Quotation) -> None:
    """Put a quotation that stands alone to who was told to speak in the sentence before it."""
    if quote.start < 3:
        return
    sentence = page.doc[quote.start - 2].sent
    for act in sorted(acts, key=lambda a: -a.cue.i):
        if act.cue.sent.start == sentence.start and act.cue.i < quote.start:
            if act.frame in _TOLD and act.cue.lemma_ in telling() and act.speaker is not None:
                act.content.append((page, quote.start - 1, min(len(page.doc), quote.end + 1)))
            return


def _labelled(page: Passage, quotes: Sequence[Quotation]) -> Act | None:
    """`Ruiz: We Will Go On` as a headline, `RUIZ: ...` in a transcript."""
    doc = page.doc
    colon = next((t for t in doc[1:_LABEL] if t.text == ":"), None)
    if colon is None or colon.i + 2 >= len(doc):
        return None
    label = doc[: colon.i]
    if not all(t.pos_ in {"PROPN", "PART", "ADP", "DET"} or t.ent_type_ for t in label):
        return None
    who = label.root
    if who.pos_ != "PROPN" or len(who) < 2 or who.ent_type_ in {"GPE", "LOC", "DATE", "EVENT"}:
        return None
    if not any(t.dep_ in SUBJECTS and t.head.pos_ in {"VERB", "AUX"} for t in doc[colon.i + 1 :]):
        return None
    return Act(page, colon, "colon", who, (0, colon.i), [(page, colon.i + 1, len(doc))], [colon.i])


def _indirect(page: Passage, quotes: Sequence[Quotation]) -> Iterator[Act]:
    verbs, passives, nouns, adjectives = (frames(s) for s in ("verbs", "passives", "nouns", "adjectives"))
    for t, pos in zip(page.tokens, page.pos, strict=True):
        act: Act | None = None
        if pos == "VERB" or pos == "AUX":
            if t.lower_ == "according":
                act = _according(page, t)
            elif t.lemma_ in verbs or t.lemma_ in passives:
                act = _verb(page, t)
        elif pos == "NOUN" and t.dep_ == "pobj" and t.lemma_ in view():
            act = _in_view(page, t)
        elif pos == "NOUN" and t.lemma_ in nouns:
            act = _noun(page, t, nouns[t.lemma_])
        elif pos == "ADJ" and t.lemma_ in adjectives:
            act = _adjective(page, t, adjectives[t.lemma_])
        elif pos == "ADV" and t.lower_ in adverbs():
            act = _adverb(page, t)
        if act is not None:
            act.content = [(p, *_with_quotes(a, b, quotes, act.cue.i)) for p, a, b in act.content]
            yield act


def _first(shape: Shape, among: Sequence[str]) -> tuple[str, Ranges] | None:
    for frame in among:
        found = content(shape, frame)
        if found:
            return frame, found
    return None


def _verb(page: Passage, cue: Token) -> Act | None:
    shape = Shape(cue)
    passive = shape.passive or (cue.tag_ == "VBN" and cue.dep_ in {"acl", "advcl"} and not _has_perfect(shape))
    among = frames("verbs").get(cue.lemma_, ())
    if passive:
        among = frames("passives").get(cue.lemma_) or tuple(f for f in among if f == "clause")
    got = _first(shape, among)
    if got is None:
        return None
    frame, ranges = got
    if (passive and shape.agent is None) or (frame == "raised" and not passive) or cue.lemma_ in raising():
        who = None
    else:
        who = shape.first("dobj") if frame == "subject" else author(holder(cue))
    if who is None and not passive and frame not in _SOURCELESS:
        return None
    return _made(page, cue, frame, who, ranges, shape)


def _has_perfect(shape: Shape) -> bool:
    return shape.subject is not None or any(c.lemma_ == "have" for c in shape.kids.get("aux", ()))


def _made(page: Passage, cue: Token, frame: str, who: Token | None, ranges: Ranges, shape: Shape) -> Act:
    cue_words = [cue.i]
    cue_words += [c.i for c in cue.children if c.dep_ in {"aux", "auxpass", "neg", "prt"}]
    source = source_of(page, who, cue) if who is not None else None
    speaker = antecedent(who, cue) if who is not None else None
    return Act(page, cue, frame, speaker, source, [(page, a, b) for a, b in ranges], sorted(cue_words))


def _noun(page: Passage, cue: Token, among: Sequence[str]) -> Act | None:
    shape = Shape(cue)
    got = _first(shape, among)
    if got is None:
        return None
    return _made(page, cue, got[0], owner(cue, got[0]), got[1], shape)


def _adjective(page: Passage, cue: Token, among: Sequence[str]) -> Act | None:
    shape = Shape(cue)
    got = _first(shape, among)
    if got is None:
        return None
    who = child(cue.head, "nsubj") if cue.dep_ == "acomp" else cue.head if cue.dep_ in {"amod", "relcl"} else None
    if who is None and cue.dep_ == "acomp":
        who = holder(cue.head)
    return _made(page, cue, got[0], who, got[1], shape)


def _above(token: Token) -> Token | None:
    return next((a for a in ancestors(token) if a.pos_ in {"VERB", "AUX"}), None)


def _according(page: Passage, cue: Token) -> Act | None:
    to = child(cue, "prep") or (cue.nbor() if cue.i + 1 < len(page.doc) else None)
    who = child(to, "pobj") if to is not None else None
    over = _above(cue)
    if who is None or to is None or over is None:
        return None
    own_first, own_last = start(cue), max(end(cue), end(who))
    first, last = start(over), end(over)
    if own_last >= cue.sent.end - 1 and own_first > first:  # at the end it is about all of the sentence
        first = cue.sent.start
    ranges = [(a, b) for a, b in ((first, own_first), (own_last, last)) if b > a]
    return Act(page, cue, "according", who, source_of(page, who, to), [(page, a, b) for a, b in ranges], [cue.i, to.i])


def _in_view(page: Passage, noun: Token) -> Act | None:
    """`In Tirana's view, ...`, `in the words of its chair`."""
    who, prep = child(noun, "poss") or _in_words_of(noun), noun.head
    over = _above(prep)
    if who is None or over is None or prep.lower_ not in {"in", "by", "to"}:
        return None
    ranges = [(a, b) for a, b in ((start(over), start(prep)), (end(prep), end(over))) if b > a]
    words = [prep.i, noun.i]
    return Act(page, noun, "according", who, source_of(page, who, noun), [(page, a, b) for a, b in ranges], words)


def _in_words_of(noun: Token) -> Token | None:
    """`in the words of its chair, Ann Lee`, `in the view of the union`."""
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    return child(of, "pobj") if of is not None and any(c.lower_ == "the" for c in noun.children) else None


def _adverb(page: Passage, cue: Token) -> Act | None:
    over = _above(cue)
    if over is None:
        return None
    first, last = start(over), end(over)
    ranges = [(a, b) for a, b in ((first, cue.i), (cue.i + 1, last)) if b > a]
    return Act(page, cue, "adverb", None, None, [(page, a, b) for a, b in ranges], [cue.i])


def _with_quotes(first: int, last: int, quotes: Sequence[Quotation], cue: int) -> tuple[int, int]:
    """A content that cuts through a quotation takes it whole."""
    for q in quotes:
        if q.start <= cue < q.end:
            first, last = max(first, q.start), min(last, q.end)
        elif first < q.end and q.start < last <= q.end:
            last = q.end + 1
        elif q.start < first < q.end and last > q.end:
            first = q.start - 1
    return first, last


def record(act: Act) -> Attribution:
    """An act of saying as spans of the source."""
    source = _spans(act.page, range(*act.source)) if act.source is not None else ()
    cue = _spans(act.page, act.cue_words)
    pieces: list[Span] = []
    for page, a, b in act.content:
        for span in _spans(page, _trimmed(page, a, b)):
            text = page.source.text
            if pieces and pieces[-1].end <= span.start and not text[pieces[-1].end : span.start].strip():
                span = page.source.span(pieces.pop().start, span.end)
            pieces.append(span)
    return Attribution(source, cue, tuple(pieces), _kind(act), act.nested)


def _trimmed(page: Passage, first: int, last: int) -> range:
    doc = page.doc
    last = min(last, len(doc))
    while last > first and doc[last - 1].is_punct and doc[last - 1].text not in _PLACED:
        last -= 1
    while last > first and doc[first].is_punct and doc[first].text not in _PLACED:
        first += 1
    return range(first, last)


def _spans(page: Passage, tokens: Sequence[int]) -> tuple[Span, ...]:
    """The runs of the source under these tokens; what stands between neighbours belongs to the run."""
    places = sorted((page.at[t.idx], page.at[t.idx + len(t) - 1] + 1) for i in tokens for t in (page.doc[i],))
    runs: list[tuple[int, int]] = []
    for a, b in places:
        if runs and not page.source.text[runs[-1][1] : a].strip():
            runs[-1] = (runs[-1][0], max(b, runs[-1][1]))
        else:
            runs.append((a, b))
    return tuple(page.source.span(a, b) for a, b in runs)


def _kind(act: Act) -> Kind:
    if act.frame == "quote":
        return "direct"
    if act.frame == "part":
        return "mixed"
    marks = any(t.text in {'"', "“", "``", "''"} for page, a, b in act.content for t in page.doc[a:b])
    return "mixed" if marks else "indirect"
