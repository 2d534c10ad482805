"""Speech: the claims in what parties say without a word of stance, reported or quoted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from accord.dossier import Likelihood
from accord.reading.attribution.quotations import Quotation
from accord.reading.clauses import child, children, clause_end, end, is_misjoined, is_verb, start, subject, trimmed
from accord.reading.lexicon import wordmap, wordset
from accord.reading.parties.antecedents import candidates
from accord.reading.parties.pronouns import agrees
from accord.reading.parties.references import References
from accord.reading.passages import Passage
from accord.reading.speakers import Speaker, Speech, Voices
from accord.reading.stances.bygone import was_thought
from accord.reading.stances.drafts import Draft
from accord.reading.stances.find import is_conditional
from accord.reading.stances.holders import holders
from accord.reading.stances.meaning.colour import is_colour
from accord.reading.stances.meaning.framed import framed
from accord.reading.stances.meaning.hedges import condition, level, likelihood
from accord.reading.stances.meaning.own_acts import goes_on
from accord.reading.stances.meaning.polarity import is_negated
from accord.reading.stances.meaning.statements import amounts_to, asks_of
from accord.reading.stances.meaning.utterances import is_addressee, is_bid
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Stretch, Token


@dataclass(frozen=True, slots=True)
class Listener:
    """What reading statements needs to know of the whole text."""

    refs: References
    said: Voices
    both: tuple[str, ...]
    cues: dict[int, set[int]]  # the tokens of saying, by passage

    def in_speech(self, speech: Speech) -> Iterator[Draft]:
        """The claims in what one act of saying reports."""
        if speech.content is None or is_conditional(speech.cue) or _is_routine(speech.cue) or was_thought(speech.cue):
            return
        if speech.cue.dep_ == "xcomp" and speech.cue.head.lemma_ in {"refuse", "decline", "fail"}:
            return
        who = holders(speech.page, speech.speaker.token, self.refs, self.both)
        if not who:
            return
        denied = is_negated(speech.cue) and speech.cue.lemma_ in {"say", "confirm", "indicate"}
        if denied or any(c.lower_ == "what" for c in speech.content.children):
            return
        for clause in [*clauses_of(speech.content), *self._joined(speech)]:
            if clause.i in self.cues.get(speech.page.number, ()):
                continue  # somebody else's saying, told by itself
            draft = self._statement(speech.page, clause, speech.speaker, who, speech.cue)
            if draft is not None and not _says_which(clause, draft):
                yield draft

    def _joined(self, speech: Speech) -> list[Token]:
        """`said the levy was late and there could be no talks`: what goes on after the saying."""
        return [c for c in children(speech.cue, "conj") if self.said.going_on(speech.page, c) is speech]

    def in_quotation(self, page: Passage, sentence: Stretch) -> Iterator[Draft]:
        """The claims of a quoted sentence that stands without its own cue."""
        if not any(q.start < sentence.end and q.end > sentence.start for q in self.said.quotations[page.number]):
            return
        for clause in dict.fromkeys(c for root in self._heads(page, sentence) for c in clauses_of(root)):
            speaker = self.said.of(page, clause)
            if speaker is None or speaker.party is None or not self.said.is_quoted(page, clause):
                continue
            if any(s.page is page and s.content is not None and s.content.i == clause.i for s in self.said.speeches):
                continue
            if not self.refs.roll.parties[speaker.party].watcher:
                draft = self._statement(page, clause, speaker, (speaker.party,), None)
                if draft is not None:
                    yield draft

    def _heads(self, page: Passage, sentence: Stretch) -> Iterator[Token]:
        """The head of the sentence, and those of its quotations: the parser hangs them on the cue in many ways."""
        yield sentence.root
        for q in self.said.quotations[page.number]:
            first, last = max(q.start, sentence.start), min(q.end, sentence.end)
            if q.utterance and first < last and not first <= sentence.root.i < last:
                head = page.doc[first:last].root
                if is_verb(head) and head.dep_ in _HUNG and head.left_edge.i <= first + 1:
                    yield head

    def in_views(self, page: Passage, sentence: Stretch) -> Iterator[Draft]:
        """What a party's view is said to be: "the union's position is that the pact cannot be reopened"."""
        for owner, clause, cue in _views(page.of(sentence)):
            who = holders(page, owner, self.refs, self.both)
            if not who or is_conditional(clause if cue is None else cue):
                continue
            speaker = Speaker(owner.text, who[0] if len(who) == 1 else None, owner)
            draft = self._statement(page, clause, speaker, who, cue)
            if draft is not None:
                yield replace(draft, weak=False, colour=False)

    def _statement(
        self, page: Passage, clause: Token, speaker: Speaker, parties: tuple[str, ...], cue: Token | None
    ) -> Draft | None:
        if not is_verb(clause) or is_conditional(clause) or _asks(clause) or _is_when(clause):
            return None
        who = subject(clause)
        whose = self.refs.whose(page, who) if who is not None else None
        told = (
            who is not None and asks_of(clause) and is_addressee(who, cue)
        )  # "told the firms that they must cut emissions"
        own = not told and (whose in parties or (who is not None and self._is_speaker(page, who, speaker, cue)))
        own = own or (who is not None and goes_on(clause))
        quoted = self.said.is_quoted(page, clause)
        stance, polarity, plain = amounts_to(clause, own, told or (whose is not None and not own), cue, quoted=quoted)
        first, last = self._extent(page, clause, cue)
        if stance == "threatens" and clause.dep_ == "conj" and is_bid(clause.head):
            first = min(first, start(clause.head))  # "touch our pensions and we walk out"
        if quoted and plain and clause.i in {c.i for c in framed(clause.head)}:  # with what leads up to it
            first = max(quote_at(self.said.quotations[page.number], clause.i).start, start(clause.head))
        if last - first < 4 or not first <= clause.i < last:
            return None
        plain = plain or stance in {"rejects", "expects"}  # weak: kept with --recall
        # "a levy, which it says belongs to it": said of what was told
        beside = not quoted and "relcl" in {clause.dep_, clause.head.dep_}
        colour = plain and not beside and is_colour(clause, (first, last), stance, cue=cue, quoted=quoted)
        hedge: Likelihood | None = likelihood(clause)
        modal = hedge is not None and hedge.word.lower() in wordmap("hedges", "modals")
        if modal and (polarity == "-" or stance == "demands"):
            hedge = None  # "there could be no talks" is no maybe
        text = words_under(page.doc, first, last)
        cond = condition(words_under(page.doc, clause.i, last))
        return Draft(
            page, first, last, (clause.i, last), parties, stance, polarity, hedge,
            level(text, stance, cond), cond, speaker,
            f"{'aside' if beside else 'speech'}:{stance}", clause.i, weak=plain and not beside, colour=colour,
        )  # fmt: skip

    def _is_speaker(self, page: Passage, who: Token, speaker: Speaker, cue: Token | None) -> bool:
        """Whether a pronoun is the one who speaks: the first noun before it that agrees with it."""
        if who.lower_ not in {"it", "they", "he", "she"}:
            return False
        first = next((c for _, c in candidates(self.refs, page, who) if agrees(self.refs, page, c, who.lower_)), None)
        return first is None or (cue is not None and first.i == speaker.token.i)

    def _extent(self, page: Passage, clause: Token, cue: Token | None) -> tuple[int, int]:
        """The clause; with the speaker before it where the saying is not quoted word for word."""
        doc = page.doc
        first, last = start(clause), clause_end(clause, clause.i)
        if self.said.is_quoted(page, clause):
            quote = quote_at(self.said.quotations[page.number], clause.i)
            first, last = max(first, quote.start), min(last, quote.end)
        elif cue is not None and cue.i < clause.i and cue.dep_ != "parataxis":
            who = child(cue, "nsubj")
            if clause.dep_ != "conj":
                first = start(who) if who is not None and who.i < cue.i else min(first, cue.i)
        elif cue is not None and cue.i > clause.i:
            last = min(last, max(start(cue), clause.i + 1)) if start(cue) > clause.i else last
        return trimmed(clause, first, min(last, doc[clause.i].sent.end))


_HUNG = frozenset({"advcl", "xcomp", "dep", "parataxis", "ccomp", "ROOT"})


def quote_at(quotes: Sequence[Quotation], i: int) -> Quotation:
    """The quotation this token stands in."""
    return next(q for q in quotes if q.start <= i < q.end)


def _views(sentence: Sequence[Token]) -> Iterator[tuple[Token, Token, Token | None]]:
    """Whose view is told, the clause that tells it, and the verb between: "the Greek position is that ..."."""
    for token in sentence:
        if token.dep_ == "nsubj" and token.lemma_ in wordset("stances", "views") and token.head.lemma_ == "be":
            named = (c for c in children(token, "amod", "compound") if c.ent_type_ in {"NORP", "GPE", "ORG"})
            owner, clause = child(token, "poss") or next(named, None), child(token.head, "ccomp")
            if owner is not None and clause is not None:
                yield owner, clause, token.head
        elif token.dep_ == "advcl" and token.lemma_ in {"see", "concern"} and token.i < token.sent.root.i:
            seen = token.lemma_ == "see" and child(token, "dobj") is not None  # "as Oman sees it"
            far = token.lemma_ == "concern" and token.head.lower_ == "far"  # "as far as Oman is concerned"
            as_ = any(c.lower_ == "as" for c in children(token, "mark"))
            owner = child(token, "nsubj", "nsubjpass")
            if as_ and (seen or far) and owner is not None:
                yield owner, token.sent.root, None


def clauses_of(root: Token) -> list[Token]:
    """A clause and the finite clauses joined to it; in place of words that only lead up to others, these."""
    found, leading = [root], set()
    for one in found:
        if len(found) > 6:
            break
        told = list(framed(one))
        found += told
        leading |= {one.i} if told else set()
        found += [
            c
            for c in one.children
            if c.dep_ in {"conj", "ccomp", "parataxis"}
            and is_verb(c)
            and not is_misjoined(c)
            and (child(c, "nsubj", "nsubjpass") is not None or (c.dep_ == "conj" and child(c, "aux") is not None))
            and (c.dep_ != "ccomp" or c.i < one.i)
        ]
    return [one for one in found if one.i not in leading]


def _says_which(clause: Token, draft: Draft) -> bool:
    """`missiles it says can reach the coast`, `probes the minister said were vast`: which ones they are."""
    told = clause if clause.dep_ == "relcl" else clause.head
    if not draft.rule.startswith("aside") or draft.stance != "asserts" or told.dep_ != "relcl":
        return False
    named = any(t.tag_ in {"WDT", "WP"} and t.i < told.i for t in told.subtree)
    first = told.left_edge.i
    return not named and first > 0 and not told.doc[first - 1].is_punct


def _is_routine(cue: Token) -> bool:
    """`insisted on anonymity`: no saying of a position."""
    if cue.lemma_ == "ask" and cue.tag_ == "VBN":
        return True  # "asked about damages": asked by others
    answers = cue.lemma_ in {"counter", "respond", "answer", "reply", "open"}
    if answers and any(c.lower_ == "with" for c in cue.children):
        return True  # "countered with 6 per cent": what stands before is not its content
    return any(t.lemma_ in wordset("stances", "routine") for t in cue.doc[cue.i + 1 : cue.i + 4])


def _is_when(clause: Token) -> bool:
    """`not before inspectors have been there`: when, not what."""
    return any(c.dep_ == "mark" and c.lower_ in {"before", "after", "until", "while"} for c in clause.children)


def _asks(clause: Token) -> bool:
    last = clause.sent[-1]
    return any(t.text == "?" for t in clause.doc[clause.i : min(end(clause) + 1, clause.sent.end)]) or last.text == "?"
