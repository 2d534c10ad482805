"""Claims from signals: holder, content, polarity, hedge and level of every stance a sentence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from accord.dossier.claim import Polarity, Stance
from accord.reading.clauses import (
    BE,
    PROSPECTS,
    SUBJECTS,
    ancestors,
    child,
    conjuncts,
    end,
    is_contrast,
    joined_further_up,
    start,
)
from accord.reading.joining import joined_above
from accord.reading.lexicon import wordmap, wordset
from accord.reading.passages import Passage
from accord.reading.speakers import Speaker
from accord.reading.stances.answered import is_answered
from accord.reading.stances.drafts import Draft
from accord.reading.stances.extents import parts
from accord.reading.stances.governed import only_wished, under_it
from accord.reading.stances.holders import holders
from accord.reading.stances.meaning.announcing import held_out
from accord.reading.stances.meaning.hedges import condition, level, likelihood
from accord.reading.stances.meaning.settle import REFUSING, YES, opposed, settle, turns_back
from accord.reading.stances.papers import purport, would_be
from accord.reading.stances.passing import is_scrap, is_told
from accord.reading.stances.signal import Signal
from accord.reading.stances.signals.words import signals
from accord.reading.stretch_text import words_under
from accord.reading.whole_text import WholeText

if TYPE_CHECKING:
    from accord.reading.parse import Stretch, Token

# Verbs of deciding tell what is decided: "voted to reject" rejects.
_DECIDING = frozenset(
    {"vote", "decide", "resolve", "plan", "intend", "prepare", "try", "attempt", "agree", "vow", "like", "mean"}
)


_PURPOSING = frozenset({"plan", "intend", "prepare", "mean"})


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONG_AGO = re.compile(r"\b(?:(?:years?|decades?) ago|last (?:year|decade|century))\b", re.I)


class Finder(WholeText):
    """Finds the stances of a text, sentence by sentence."""

    def in_sentence(self, page: Passage, sentence: Stretch) -> Iterator[Draft]:
        """The claims signalled in one sentence, governors before what they govern."""
        consumed: set[int] = set()
        ahead: list[Draft] = []
        told = [
            (token, here) for token in _possible(page, sentence) if (here := list(signals(token)))
        ]  # few; what follows is slow
        for token, here in sorted(told, key=lambda t: (_colon_after(t[0]) is None, _depth(t[0]), t[0].i)):
            if is_conditional(token) or (
                token.i in consumed and not is_answered(page, here[0], ahead, self.refs, self.both)
            ):
                continue
            for signal in here:
                found = list(self._drafts(page, signal, consumed))
                ahead += found
                yield from found

    def _drafts(self, page: Passage, signal: Signal, consumed: set[int]) -> Iterator[Draft]:
        inner = _inner(signal)
        if inner is not None and _only_decides(signal, inner):
            return
        signal = self._owned(page, signal)
        speaker = self._speaker(page, signal)
        who = self._holders(page, signal, speaker)
        if not who or not is_told(signal) or self._is_history(signal):
            if signal.holder is not None and signal.stance not in {"expects", "asserts"}:
                consumed.update(only_wished(signal))  # whoever wants it: what is wanted is nobody's stance
            return
        if signal.token.lemma_ == "need" and signal.stance == "asserts" and speaker is None:
            return  # "they will need votes": the reporter's reckoning
        if would_be(signal.holder, signal.predicate) or self._is_of_another(page, signal, speaker, who):
            return
        watches = speaker is not None and speaker.party is None
        hedge = likelihood(signal.predicate, speaker_watches=watches)
        stance, polarity, hedge = settle(signal, inner, hedge)
        if stance == "accepts" and signal.stance in REFUSING and _after_nor(signal.token):
            return
        stance, polarity = held_out(signal, purport(signal.holder, stance), polarity)
        stretches = list(self._stretches(page, signal))
        consumed.update(under_it(signal) | only_wished(signal) | _announced(signal, stretches))
        for n, (first, last, content, excepted) in enumerate(stretches):
            later = page.doc[first:last].root if n else None
            stance, polarity = _of_part(signal, stance, polarity, later, excepted=excepted)
            whole = words_under(page.doc, min(first, _opening(signal)), last)
            cond = condition(words_under(page.doc, content[0], last))
            if polarity == "-" and stance in {"wants", "demands", "plans"}:
                content = opposed(signal, content)
            yield Draft(
                page, first, last, content, who, stance, polarity, hedge, level(whole, stance, cond), cond,
                speaker, f"{signal.sort}:{signal.token.lemma_.lower()}", signal.token.i,
            )  # fmt: skip

    def _owned(self, page: Passage, signal: Signal) -> Signal:
        """`said the draft was bad and repeated its call`: whose call it is tells better than what acts."""
        own = child(signal.token, "poss") if signal.sort == "noun" and signal.holder is not None else None
        told = own is not None and own.tag_ == "PRP$" and self.refs.whose(page, own) is not None
        return replace(signal, holder=own) if told else signal

    def _is_of_another(self, page: Passage, signal: Signal, speaker: Speaker | None, who: tuple[str, ...]) -> bool:
        """What one party says of another, word for word, is the first one's assertion."""
        party = speaker.party if speaker is not None else None
        return party is not None and party not in who and self.said.is_quoted(page, signal.token)

    def _stretches(self, page: Passage, signal: Signal) -> Iterator[tuple[int, int, tuple[int, int], bool]]:
        """The parts of what is told, each with the words that govern it; no scraps."""
        for n, (first, last, content, excepted) in enumerate(parts(page, signal)):
            begin = first if n else self._from_cue(page, signal, first)
            if not is_scrap(page, signal, begin, last):
                yield begin, last, content, excepted

    def _holders(self, page: Passage, signal: Signal, speaker: Speaker | None) -> tuple[str, ...]:
        """The parties behind the signal's noun; of a judgement that names no judge, the party that speaks."""
        if signal.holder is not None:
            found = holders(page, signal.holder, self.refs, self.both)
            if _is_need(signal, speaker) and speaker is not None and speaker.party not in found:
                others = signal.holder.pos_ != "PRON" or not self.said.is_quoted(page, signal.token)
                asks = speaker.party is not None and others
                return (str(speaker.party),) if asks else ()  # "France said Mali needs reforms"
            good = signal.stance in {"demands", "wants"}  # "critical to the region" is told by who says so
            for_some = signal.sort == "judgement" and signal.holder.head.lower_ in ({"for", "to"} if good else {"for"})
            if not found and signal.stance in {"wants", "demands"} and (said := self._said_by(page, signal)):
                return said
            if not found and (outer := joined_further_up(signal.token, signal.holder)) is not None:
                return holders(page, outer, self.refs, self.both)
            if found or not for_some or self.said.of(page, signal.holder) is None:  # "a disaster for families"
                return found
        if signal.sort != "judgement" or speaker is None:
            return ()
        several = len(conjuncts(speaker.token)) > 1 or speaker.party is None
        if several and speaker.token.doc is page.doc:
            return holders(page, speaker.token, self.refs, self.both)  # "Peru and Chile said it was time for a truce"
        return (speaker.party,) if speaker.party is not None else ()

    def _said_by(self, page: Passage, signal: Signal) -> tuple[str, ...]:
        """`says the pact leaves no room and insists it be dropped`: not the pact insists."""
        speech = self.said.speech_at.get((page.number, signal.token.i))
        thing = signal.holder is not None and signal.holder.pos_ == "NOUN" and not signal.holder.ent_type_
        if speech is None or not thing or signal.holder is None or speech.speaker.token.i == signal.holder.i:
            return ()
        return (speech.speaker.party,) if speech.speaker.party is not None else ()

    def _is_history(self, signal: Signal) -> bool:
        """Told in the past tense of a year gone by: "under a pact of 1987 it pledged ..."."""
        published = self.refs.published
        verb = signal.predicate
        if verb.tag_ != "VBD":
            return False
        below = [*verb.children, *(g for c in verb.children if c.dep_ == "xcomp" for g in c.children)]
        when = [c for c in below if c.dep_ in {"npadvmod", "advmod"} or (c.dep_ == "prep" and c.i < verb.i)]
        if any(_LONG_AGO.search(words_under(verb.doc, start(c), end(c))) for c in when):
            return True
        when += [c for c in below if _tells_when(c)]
        years = [int(y) for c in when for y in _YEAR.findall(words_under(verb.doc, start(c), end(c)))]
        return published is not None and bool(years) and max(years) < published.year - 1

    def _from_cue(self, page: Passage, signal: Signal, first: int) -> int:
        """Back to the words that govern the claim: "experts say it is unlikely"; not over another claim."""
        top = signal.predicate
        if top.dep_ == "acl" and top.tag_ == "VBN" and top.i == first:
            return top.head.left_edge.i  # "a course opposed by Chad"
        if joined_above(top) is not None:
            return first
        if first > min(start(signal.predicate), signal.token.i) and not any(
            c.dep_ in {"nsubj", "nsubjpass"} and start(c) <= first for c in signal.predicate.children
        ):
            return first
        for above in ancestors(signal.predicate):
            likely = above.lemma_ in PROSPECTS and top.dep_ in {"acl", "pcomp"}
            if (
                not (top.dep_ in {"ccomp", "xcomp", "acomp", "csubj"} or likely or _is_linked(top, above))
                or above.i > first
                or is_contrast(top)
                or above.sent.start != top.sent.start
            ):
                break
            spoken = (page.number, above.i) in self.said.speech_at
            hedged = above.lemma_ in {"be", "seem", "appear", "remain", "doubt"} or above.lower_ in wordset(
                "hedges", "governed"
            )
            known = above.lemma_ == "let" or (above.lemma_ == "know" and above.head.lemma_ in {"let", "make"})
            if not (spoken or hedged or known or likely) or self.said.is_quoted(page, signal.token):
                break
            first = min(
                [
                    first,
                    above.i,
                    *(
                        start(c)
                        for c in above.children
                        if c.dep_ in SUBJECTS and c.i < above.i and above.i - start(c) < 12
                    ),
                ]
            )
            top = above
        return first

    def _speaker(self, page: Passage, signal: Signal) -> Speaker | None:
        speaker = self.said.of(page, signal.token)
        if (
            speaker is None
            and signal.sort == "verb"
            and signal.holder is not None
            and signal.token.lemma_ in wordset("speech", "verbs")
        ):
            speech = self.said.speech_at.get((page.number, signal.token.i))
            return speech.speaker if speech is not None else None
        if speaker is None and signal.sort == "judgement":
            speech = self.said.going_on(page, signal.predicate)
            return speech.speaker if speech is not None else None
        return speaker


def _tells_when(phrase: Token) -> bool:
    """`in 1987`, `when it joined in 1987`: not "the pact signed in 1987", which tells what is meant."""
    if phrase.dep_ == "advcl":
        return any(c.lower_ == "when" for c in phrase.children)
    return phrase.dep_ == "prep" and phrase.lower_ in _WHEN


_WHEN = frozenset({"in", "on", "during", "since", "by", "back", "following", "after", "before"})


def _is_linked(top: Token, above: Token) -> bool:
    """`its aim is to end it`; but in "it was a ruse, as he sought talks" two things are told."""
    return above.lemma_ in BE and not (top.dep_ == "advcl" and any(c.dep_ == "mark" for c in top.children))


def _is_need(signal: Signal, speaker: Speaker | None) -> bool:
    """What somebody is said to need is asked for by who says so; "she would need a guarantee" is her condition."""
    party = speaker is not None and speaker.party is not None  # "Oman said they would need to disarm"
    plain = party or not any(c.lower_ == "would" for c in signal.token.children)
    return signal.sort == "verb" and signal.token.lemma_ == "need" and plain


def _colon_after(noun: Token) -> int | None:
    """Where the colon stands that "three demands:", "its terms are clear:" end in."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in wordmap("stances", "nouns"):
        return None
    near = noun.doc[noun.i + 1 : min(noun.i + 4, noun.sent.end)]
    return next((t.i for t in near if t.text == ":"), None)


def _announced(signal: Signal, stretches: list[tuple[int, int, tuple[int, int], bool]]) -> set[int]:
    """What stands after the colon of an announcement, and is part of it."""
    colon = _colon_after(signal.token)
    return set(range(colon, max([colon, *(last for _, last, _, _ in stretches)]))) if colon is not None else set()


def _depth(token: Token) -> int:
    return sum(1 for _ in ancestors(token))


_NEVER = frozenset({"DET", "PUNCT", "PRON", "CCONJ", "SCONJ", "NUM", "SPACE", "SYM"})
_VERBAL = frozenset({"JJ", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


def _possible(page: Passage, sentence: Stretch) -> list[Token]:
    """The tokens of a sentence that may be signals: half of them are not, whatever stands around them."""
    first, last = sentence.start, sentence.end
    found = zip(page.tokens[first:last], page.pos[first:last], strict=True)
    return [t for t, pos in found if pos not in _NEVER or t.tag_ in _VERBAL or t.lower_ == "against"]


def _of_part(
    signal: Signal, stance: Stance, polarity: Polarity, later: Token | None, *, excepted: bool
) -> tuple[Stance, Polarity]:
    """What one of several things told comes to: excepted, or wanted though the first of them is not."""
    if excepted:
        return "refuses", "-"
    wanted = later is not None and polarity == "-" and turns_back(signal, later)
    return stance, "+" if wanted else polarity


def _opening(signal: Signal) -> int:
    """Where phrases before the subject begin: "At a minimum, it wants ..."."""
    verb = signal.predicate
    return min([verb.i, *(start(c) for c in verb.children if c.dep_ in {"prep", "advmod"} and c.i < verb.i)])


def is_conditional(token: Token) -> bool:
    """Inside an if-clause, a whether-clause or a question: nothing is claimed there."""
    here, apart = token, False
    for _ in range(12):
        apart = apart or here.dep_ == "relcl"  # "until it sees the levies, which it opposes"
        if here.dep_ in {"advcl", "ccomp", "pcomp", "acl"}:
            mark = next(
                (
                    c.lower_
                    for c in here.children
                    if c.dep_ in {"mark", "advmod"} and c.i < here.i and c.lower_ in {"if", "unless", "whether", "lest"}
                ),
                None,
            )
            if not mark and here.dep_ in {"ccomp", "pcomp"}:  # "a test of how firmly it is ready to"
                mark = next((c.lower_ for c in here.subtree if c.lower_ == "how" and c.i == here.left_edge.i), None)
            if mark or (here.dep_ == "advcl" and (_is_inverted(here) or (not apart and _is_to_come(here)))):
                return True
        if _is_inverted(here) and here.left_edge.is_sent_start:
            return True  # "Had it accepted, the talks would have ended": the parser joins the two clauses
        if here.head.i == here.i:
            break
        here = here.head
    return False


def _is_to_come(clause: Token) -> bool:
    """`once Oman accepts`, `until they agree`, `as long as it refuses`: whether and when is open."""
    if not any(t.tag_ in {"VBZ", "VBP"} for t in (clause, *(c for c in clause.children if c.dep_ in _HELPING))):
        return False
    opening = words_under(clause.doc, max(0, start(clause) - 3), clause.i).lower()
    return _TO_COME.search(opening) is not None


_HELPING = frozenset({"aux", "auxpass"})
_TO_COME = re.compile(
    r"\b(?:when|whenever|after|before|once|until|till|as soon as|(?:as|so) long as|"
    r"provided(?: that)?|assuming(?: that)?|in case)\b"
)


def _is_inverted(clause: Token) -> bool:
    """`Had Oman accepted`, `should Oman accept`: an if-clause without its if."""
    first = clause.left_edge
    return first.dep_ == "aux" and first.lower_ in {"should", "were", "had"} and first.head.i == clause.i


def _inner(signal: Signal) -> Signal | None:
    """The signal governed by this one with the same subject: "refused to rule out"."""
    for c in signal.content:
        if c.dep_ in {"xcomp", "advcl"} or (c.dep_ == "ccomp" and child(c, "nsubj") is None):
            return next(signals(c), None)
        if c.dep_ == "prep":
            gerund = child(c, "pcomp")
            if gerund is not None:
                return next(signals(gerund), None)
    return None


def _only_decides(signal: Signal, inner: Signal) -> bool:
    """`voted to reject`: the rejection is the claim; but "vowed to veto" threatens."""
    blow = signal.token.lemma_ == "vow" and inner.token.lemma_ in wordset("stances", "blows")
    whom = child(signal.token, "dobj")
    if whom is not None and whom.i < inner.token.i:
        return False  # "would like the governments to sign": they decide, the wish is another's
    if signal.token.lemma_ in _PURPOSING and inner.stance in REFUSING:
        return False  # "is preparing to block it": what it is about to do
    return signal.token.lemma_ in _DECIDING and inner.stance in REFUSING | YES and not blow


def _after_nor(verb: Token) -> bool:
    """`neither endorsed nor dismissed`: the second half takes nothing back."""
    return verb.dep_ == "conj" and any(c.lower_ == "nor" for c in verb.head.children)
