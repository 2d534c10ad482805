"""Candidates: what the rules found, and every clause that somebody says or whose doer somebody is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Literal

from accord.reading.clauses import RELATIVE, agent, ancestors, child, clause_end, is_passive, start, subject, trimmed
from accord.reading.lexicon import wordset
from accord.reading.passages import Passage, asks
from accord.reading.speakers import Speaker, Voices
from accord.reading.stances.drafts import Draft
from accord.reading.stances.find import is_conditional
from accord.reading.stances.holders import holders
from accord.reading.weighing.whose import Whose, behind, owner
from accord.reading.whole_text import WholeText

if TYPE_CHECKING:
    from accord.reading.parse import Stretch, Token
    from accord.reading.parties.references import References

Kind = Literal["rule", "said", "does"]
_CLAUSES = frozenset(
    {"ROOT", "conj", "ccomp", "xcomp", "parataxis", "advcl", "relcl", "acl", "pcomp", "dep"}
)  # fmt: skip
_LEANING = frozenset({"advcl", "acl", "xcomp", "pcomp", "dep"})  # clauses that take their doer from what they lean on
_HELPERS = frozenset({"neg", "aux", "auxpass", "advmod"})
_MODALS = frozenset({"would", "must", "should", "could", "might", "ought", "had", "will", "can"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """One clause that may tell a position: tokens `start` to `end` (exclusive) of `page`, `verb` its head.

    `kind`: found by a rule (`draft`), said by its holder, or done by it.
    """

    page: Passage
    verb: Token
    start: int
    end: int
    whose: Whose
    kind: Kind
    speaker: Speaker | None
    draft: Draft | None = None


def candidates(
    pages: Sequence[Passage], refs: References, said: Voices, both: tuple[str, ...], drafts: Sequence[Draft]
) -> list[Candidate]:
    """All candidates of a text: the drafts in their order, then the clauses in the order of the text."""
    found = [
        Candidate(d.page, d.page.doc[d.anchor], d.start, d.end, Whose(d.holders, "known"), "rule", d.speaker, d)
        for d in drafts
    ]
    asking = _Asking(refs, said, both)
    for page in pages:
        if page.heading:
            continue
        before: Candidate | None = None
        for sentence in page.sentences():
            if asks(sentence, " ”\"'"):
                before = None
                continue
            told = list(asking.in_sentence(page, sentence))
            spoken = [c for c in told if c.kind == "said"]
            if not told and before is not None:
                told = list(asking.spoken_on(page, sentence, before))
                spoken = told
            found += told
            before = spoken[-1] if spoken else None
    return found


class _Asking(WholeText):
    """Finds the clauses of a text to ask about, sentence by sentence."""

    def in_sentence(self, page: Passage, sentence: Stretch) -> Iterator[Candidate]:
        """The clauses of a sentence that somebody says, and those that somebody does."""
        for verb in [*page.verbs(sentence), *_taken_for_things(page, sentence)]:
            if verb.dep_ not in _CLAUSES:
                continue
            found = [*self._said(page, verb, sentence), *self._done(page, verb, sentence)]
            if found and not is_conditional(verb) and not _is_unsaid(verb):
                yield from found

    def spoken_on(self, page: Passage, sentence: Stretch, before: Candidate) -> Iterator[Candidate]:
        """What stands alone after what somebody said, and sounds like it: `The plaques would go to a store`."""
        for verb in page.verbs(sentence):
            free = verb.dep_ == "ROOT" and any(c.dep_ == "aux" and c.lower_ in _MODALS for c in verb.children)
            if not free or is_conditional(verb) or (page.number, verb.i) in self.said.speaker:
                continue
            stretch = self._stretch_said(page, verb, sentence)
            if stretch is not None:
                yield Candidate(page, verb, *stretch, before.whose, "said", before.speaker)

    def _said(self, page: Passage, verb: Token, sentence: Stretch) -> Iterator[Candidate]:
        speaker = self.said.speaker.get((page.number, verb.i))
        if speaker is None or not self._is_told(page, verb):
            return
        whose = self._speakers(page, speaker)
        stretch = self._stretch_said(page, verb, sentence) if whose is not None else None
        if whose is not None and stretch is not None:
            yield Candidate(page, verb, *stretch, whose, "said", speaker)

    def _done(self, page: Passage, verb: Token, sentence: Stretch) -> Iterator[Candidate]:
        act = self.said.speech_at.get((page.number, verb.i))
        told = act is not None and act.content is not None and self._is_told(page, act.content)
        doer = _doer(verb) if not told else None
        whose = self._whose(page, doer) if doer is not None else None
        if whose is not None:
            first = min([verb.i, *(start(c) for c in verb.children if c.dep_ in _HELPERS and c.i < verb.i)])
            last = _without_aside(verb, first, min(clause_end(verb, verb.i), sentence.end))
            first, last = trimmed(verb, _with_subject(verb, first, last), last)
            if first <= verb.i < last:
                yield Candidate(page, verb, first, last, whose, "does", self.said.of(page, verb))

    def _is_told(self, page: Passage, verb: Token) -> bool:
        """Whether the verb heads a clause of its own, not a mere infinitive under one."""
        if verb.dep_ == "ROOT" or verb.tag_ in _FINITE or child(verb, "nsubj", "nsubjpass", "csubj") is not None:
            return True
        if verb.tag_ == "VB" and self.said.is_quoted(page, verb):
            return True
        return any(c.dep_ == "aux" and c.tag_ in _FINITE for c in verb.children)

    def _stretch_said(self, page: Passage, verb: Token, sentence: Stretch) -> tuple[int, int] | None:
        first, last = start(verb), clause_end(verb, verb.i)
        if self.said.is_quoted(page, verb):
            quote = next(q for q in self.said.quotations[page.number] if q.start <= verb.i < q.end)
            first, last = max(first, quote.start), min(last, quote.end)
        first, last = trimmed(verb, first, _without_aside(verb, first, min(last, sentence.end)))
        return (first, last) if first <= verb.i < last else None

    def _speakers(self, page: Passage, speaker: Speaker) -> Whose | None:
        if speaker.party is not None:
            return None if self.refs.roll.parties[speaker.party].watcher else Whose((speaker.party,), "known")
        where = next((p for p in self.refs.pages if p.doc is speaker.token.doc), page)
        return self._whose(where, speaker.token)

    def _whose(self, page: Passage, token: Token) -> Whose | None:
        if self.refs.whose(page, token) is None:
            if token.tag_ == "NN" and self.refs.names.of(page, token) is None:
                known = holders(page, token, self.refs, self.both) if token.lemma_.lower() in _people() else ()
                # a thing, mostly; what a paper proposes is for rules
                return Whose(known, "known") if known else owner(page, token, self.refs)
            if self.refs.person(page, token) is not None:
                return behind(page, token, self.refs)
        known = holders(page, token, self.refs, self.both)
        if known:
            return Whose(known, "known")
        return behind(page, token, self.refs) or owner(page, token, self.refs)


def _without_aside(verb: Token, first: int, last: int) -> int:
    """Where a clause ends without what is longer than itself and only hangs on: `Ghana objects, which Togo had ...`."""
    for c in sorted((c for c in _within(verb) if c.dep_ in _HANGING), key=lambda c: c.left_edge.i):
        begins = c.left_edge.i
        apart = verb.i + 1 < begins < last and verb.doc[begins - 1].text in _MARKS
        if apart and last - begins > 3 * (begins - first):
            return begins - 1
    return last


def _within(verb: Token) -> list[Token]:
    """The clauses right under a verb, and under what follows it."""
    return [t for t in verb.doc.tokens[verb.i + 1 : verb.right_edge.i + 1] if t.dep_ in _HANGING]


_HANGING = frozenset({"advcl", "relcl", "parataxis", "appos"})
_MARKS = frozenset({",", "–", "—", "-", ":", ";"})


def _with_subject(verb: Token, first: int, last: int) -> int:
    """Where a clause begins, with a subject as long as what it tells: `the prime minister's office issued a denial`."""
    own = child(verb, "nsubj")
    if own is None or own.i > verb.i or own.right_edge.i + 1 != first or own.lower_ in RELATIVE:
        return first
    begins = own.left_edge.i
    return begins if last - first <= first - begins <= 2 * (last - first) else first


def _is_finite_beside(verb: Token) -> bool:
    """`Maria Sands of the union called it an insult`: where the parser takes the verb for a part of the name."""
    name = verb.head
    if name.pos_ != "PROPN" or verb.tag_ not in {"VBD", "VBN", "VBZ"} or child(verb, "agent") is not None:
        return False
    return verb.tag_ == "VBZ" or child(verb, "dobj", "ccomp", "xcomp") is not None or child(verb, "aux") is not None


def _taken_for_things(page: Passage, sentence: Stretch) -> list[Token]:
    """`It in turn objects to two names`: a verb the tagger takes for a noun, with a doer."""
    odd = (t for t in page.of(sentence) if t.tag_ == "NNS" and t.dep_ in {"ROOT", "ccomp"})
    return [t for t in odd if child(t, "det", "poss", "amod") is None and subject(t) is not None]


@cache
def _people() -> frozenset[str]:
    """Nouns for people and bodies, which act though no rule gives them a party yet."""
    sorts = ("groups", "crowds", "workers", "unnamed", "roles", "organs", "spokesmen", "employed", "legislators")
    bodies = ("plain_bodies", "offices_apart", "more_bodies", "owned", "inner_bodies", "siding", "placing")
    things = {"order", "exchange", "railway", "plant", "airport", "port", "office", "hospital"}
    nouns = frozenset[str]().union(*(wordset("people", s) for s in (*sorts, *bodies)))
    return nouns - wordset("speech", "bystanders") - things


def _is_unsaid(verb: Token) -> bool:
    """`did not say it would accept`, `did not call it unlawful`, `declined to comment`."""
    sayings = wordset("speech", "verbs") | {"call", "comment"}
    over = (verb, *islice(ancestors(verb), 3))
    if any(one.lemma_ in sayings and any(c.dep_ == "neg" for c in one.children) for one in over):
        return True
    kept_back = (child(one, "xcomp") for one in over if one.lemma_ in {"decline", "refuse"})
    return any(told is not None and told.lemma_ in sayings for told in kept_back)


def _doer(verb: Token) -> Token | None:
    """Who does it: the subject, the agent of a passive, or the subject of the clause it leans on."""
    if is_passive(verb):
        return agent(verb)
    who = subject(verb)
    if who is not None or verb.dep_ not in _LEANING:
        return who
    if verb.dep_ == "acl":
        if _is_finite_beside(verb):
            return verb.head
        return verb.head if verb.tag_ == "VBG" and verb.head.pos_ in {"NOUN", "PROPN"} else None
    above = verb.head
    for _ in range(3):
        who = subject(above) if above.pos_ in {"VERB", "AUX"} else None
        if who is not None or above.head is above:
            break
        above = above.head
    return who
