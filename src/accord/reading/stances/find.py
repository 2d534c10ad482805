"""Claims from signals: holder, content, polarity, hedge and level of every stance a sentence tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accord.dossier import Likelihood
from accord.dossier.claim import Polarity, Stance
from accord.reading.clauses import ancestors, child, children, clause_end, conjuncts, end, is_verb, start, subject, trimmed
from accord.reading.lexicon import wordset
from accord.reading.parties.references import References
from accord.reading.passages import Passage
from accord.reading.speakers import Attribution, Speaker
from accord.reading.stances.drafts import Draft
from accord.reading.stances.hedges import condition, inverted, is_unlikely, level, likelihood
from accord.reading.stances.holders import holders
from accord.reading.stances.polarity import is_negated, negative_noun
from accord.reading.stances.signals import Signal, signals

if TYPE_CHECKING:
    from spacy.tokens import Span as Stretch
    from spacy.tokens import Token

_OPEN = Likelihood(word="not ruled out", low=45, high=55)
# Verbs of deciding tell what is decided: "voted to reject" rejects.
_DECIDING = frozenset({"vote", "decide", "resolve", "plan", "intend", "prepare", "try", "attempt", "agree", "vow", "like", "mean"})
_REFUSING = frozenset({"refuses", "rejects"})
_YES = frozenset({"accepts", "offers"})
_WISHES = frozenset({"wants", "demands", "plans"})


@dataclass(frozen=True, slots=True)
class Finder:
    """What reading stances needs to know of the whole text."""

    refs: References
    said: Attribution
    both: tuple[str, ...]

    def in_sentence(self, page: Passage, sentence: Stretch) -> Iterator[Draft]:
        """The claims signalled in one sentence, governors before what they govern."""
        consumed: set[int] = set()
        for token in sorted(sentence, key=lambda t: (sum(1 for _ in ancestors(t)), t.i)):
            if token.i in consumed or is_conditional(token):
                continue
            for signal in signals(token):
                found = list(self._drafts(page, signal, consumed))
                if found:
                    yield from found

    def _drafts(self, page: Passage, signal: Signal, consumed: set[int]) -> Iterator[Draft]:
        inner = _inner(signal)
        if inner is not None and signal.token.lemma_ in _DECIDING and inner.stance in _REFUSING | _YES:
            return
        speaker = self._speaker(page, signal)
        if signal.sort == "judgement" and signal.holder is None:
            who: tuple[str, ...] = (speaker.party,) if speaker is not None and speaker.party is not None else ()
        elif signal.holder is not None:
            who = holders(page, signal.holder, self.refs, self.both)
        else:
            who = ()
        if not who or not _is_told(signal):
            return
        watches = speaker is not None and speaker.party is None
        hedge = likelihood(signal.predicate, speaker_watches=watches)
        stance, polarity, hedge = settle(signal, inner, hedge)
        if stance == "accepts" and signal.stance in _REFUSING and _after_nor(signal.token):
            return
        consumed.update(_chain(signal))
        consumed.update(_hypothetical(signal))
        for first, last, content in _parts(page, signal):
            text = page.doc[first:last].text
            cond = condition(page.doc[content[0] : last].text)
            yield Draft(
                page, first, last, content, who, stance, polarity, hedge, level(text, cond if stance in _REFUSING | _YES or (cond or "").startswith(("only", "on cond")) else None), cond,
                speaker, f"{signal.sort}:{signal.token.lemma_.lower()}", signal.token.i, quoted=self.said.is_quoted(page, signal.token),
            )  # fmt: skip

    def _speaker(self, page: Passage, signal: Signal) -> Speaker | None:
        speaker = self.said.of(page, signal.token)
        if speaker is None and signal.sort == "verb" and signal.holder is not None and signal.token.lemma_ in wordset("speech", "verbs"):
            own = next((s.speaker for s in self.said.speeches if s.page is page and s.cue.i == signal.token.i), None)
            return own
        return speaker


def is_conditional(token: Token) -> bool:
    """Inside an if-clause, a whether-clause or a question: nothing is claimed there."""
    here = token
    for _ in range(12):
        if here.dep_ in {"advcl", "ccomp", "pcomp", "acl"}:
            mark = next((c.lower_ for c in here.children if c.dep_ in {"mark", "advmod"} and c.i < here.i and c.lower_ in {"if", "unless", "whether", "lest"}), None)
            inverted_if = any(c.dep_ == "aux" and c.lower_ in {"should", "were", "had"} and c.i == here.left_edge.i for c in here.children) and here.dep_ == "advcl"
            if mark or inverted_if:
                return True
        if here.head.i == here.i:
            break
        here = here.head
    return False


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


def _chain(signal: Signal) -> set[int]:
    """The verbs under a signal that share its subject: they are its content, not claims of their own."""
    found: set[int] = set()
    stack = [c for c in signal.content if c.dep_ in {"xcomp", "prep", "pcomp", "advcl", "dobj", "attr", "oprd", "acomp"}]
    while stack and len(found) < 60:
        token = stack.pop()
        found.add(token.i)
        stack += [c for c in token.children if c.dep_ in {"xcomp", "pcomp", "acomp", "conj", "dobj", "pobj", "prep"} and c.i not in found and child(c, "nsubj") is None]
    return found


def _after_nor(verb: Token) -> bool:
    """`neither endorsed nor dismissed`: the second half takes nothing back."""
    return verb.dep_ == "conj" and any(c.lower_ == "nor" for c in verb.head.children)


def _hypothetical(signal: Signal) -> set[int]:
    """Predicates of clauses that are only wanted, refused or feared: what others would do there is no stance of theirs."""
    if signal.stance == "asserts":
        return set()
    found: set[int] = set()
    for c in signal.content:
        if c.dep_ in {"ccomp", "xcomp"} or (c.dep_ == "advcl" and any(g.lower_ == "to" for g in c.children)):
            found |= {t.i for t in c.subtree if t.dep_ != "relcl"}
        elif c.dep_ in {"dobj", "attr"}:
            found |= {t.i for t in c.subtree if t.dep_ in {"acl", "relcl", "ccomp", "xcomp"}}
    return found


def _is_told(signal: Signal) -> bool:
    """Not past and gone ("used to oppose"), and not what somebody did not say."""
    verb = signal.predicate
    for above in ancestors(verb):
        if above.lemma_ in {"say", "confirm", "announce", "indicate", "know", "explain", "deny"} and is_negated(above):
            return False
        if above.pos_ not in {"VERB", "AUX", "ADJ"}:
            break
    if verb.head.lemma_ == "use" and verb.dep_ == "xcomp" and verb.head.tag_ == "VBD":
        return False
    return not any(c.lower_ in {"once", "formerly", "previously", "originally"} and c.dep_ == "advmod" for c in verb.children)


def settle(signal: Signal, inner: Signal | None, hedge: Likelihood | None) -> tuple[Stance, Polarity, Likelihood | None]:
    """The stance after negation and hedge: who has not ruled out may accept; who is unlikely to agree refuses."""
    stance = signal.stance
    negated = is_negated(signal.predicate) != (signal.sort == "noun" and negative_noun(signal.token))
    if signal.open and hedge is None:
        hedge = Likelihood(word=signal.token.text, low=45, high=55)
    if is_unlikely(hedge) and hedge is not None:
        negated, hedge = not negated, inverted(hedge)
    if stance in _REFUSING:
        if inner is not None and inner.stance in _REFUSING and not negated:
            return "threatens", "+", hedge or _OPEN
        if not negated:
            return stance, "-", hedge
        opened = signal.token.lemma_ in {"rule", "exclude", "dismiss", "reject", "turn"}
        return "accepts", "+", hedge or (_OPEN if opened else None)
    if stance in _YES and negated:
        return ("refuses" if signal.sort == "adjective" else "accepts"), "-", hedge
    against = stance in _WISHES and _wants_not(signal)
    if stance in _WISHES and inner is not None and inner.stance in _REFUSING:
        against = True
    flips = negated + signal.negative + against
    if stance in {"expects", "asserts"} and not signal.negative:
        flips += any(c.dep_ == "ccomp" and is_negated(c) for c in signal.content)
    return stance, "-" if flips % 2 else "+", hedge


def _wants_not(signal: Signal) -> bool:
    """Whether what is wanted is that something should not be: to prevent, to vote against, that X not do."""
    stack = [c for c in signal.content]
    for _ in range(8):
        if not stack:
            return False
        token = stack.pop(0)
        if token.lemma_ in wordset("stances", "preventing") and is_verb(token):
            return True
        if token.lower_ == "against" or any(c.dep_ == "neg" or (c.dep_ == "prep" and c.lower_ == "against") for c in token.children):
            return True
        stack += [c for c in token.children if c.dep_ in {"xcomp", "ccomp", "pcomp"} and token.dep_ in {"xcomp", "ccomp", "prep", "attr"}]
    return False


def _parts(page: Passage, signal: Signal) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """The stretches of the claims: one, or one for each coordinated thing that is wanted, refused, offered."""
    first, last = _extent(signal)
    pieces = _pieces(signal, last)
    content_from = min([start(c) for c in signal.content if start(c) >= first] or [signal.token.i])
    begin = first
    for n, piece in enumerate(pieces):
        stop = min(last, piece[1])
        if n:
            begin = content_from = piece[0]
        a, b = trimmed(signal.token, begin, max(stop, begin + 1))
        c0, c1 = trimmed(signal.token, min(content_from, b - 1), b)
        yield a, b, (c0, c1)


def _extent(signal: Signal) -> tuple[int, int]:
    """From the holder, where it stands in the same clause, through the content."""
    token, verb = signal.token, signal.predicate
    left = [c.i for c in token.children if c.i < token.i and c.dep_ in {"aux", "auxpass", "advmod", "neg", "nsubj", "nsubjpass", "poss", "amod", "det"}]
    first = min([token.i, *(start(token.doc[i]) for i in left)])
    if token is not verb:
        first = min(first, *(start(c) for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "aux", "neg", "expl", "attr"} and c.i < token.i), token.i, verb.i if verb.i < token.i else token.i)
    if signal.sort == "adjective" and token.head.i < token.i and token.dep_ in {"acomp", "oprd", "attr"}:
        first = min([first, token.head.i, *(start(c) for c in token.head.children if c.i < token.i and c.dep_ in {"nsubj", "nsubjpass", "aux", "neg"})])
    holder = signal.holder
    own = subject(verb)
    if holder is not None and holder.i < first and not _is_inherited(verb, holder) and own is not None:
        first = start(holder)
    if token.dep_ == "relcl" and token.head in signal.content:
        first = start(token.head)
    last = max([token.i + 1, clause_end(token, token.i), *(end(c) for c in signal.content if c.i > token.i)])
    if token is not verb:
        last = max(last, clause_end(verb, token.i))
    return first, min(last, token.sent.end)


def _is_inherited(verb: Token, holder: Token) -> bool:
    """The subject belongs to a verb this one is joined to: "has demanded X and wants Y"."""
    for above in [verb, *ancestors(verb)]:
        if holder.head.i == above.i:
            return False
        if above.dep_ == "conj":
            return True
    return True


def _pieces(signal: Signal, last: int) -> list[tuple[int, int]]:
    """Where the content is a list of things each worth a claim: their stretches; else one stretch to the end."""
    whole = [(signal.token.i, last)]
    things = [c for c in signal.content if c.i > signal.token.i]
    if not things:
        return whole
    thing = things[-1]
    if thing.dep_ == "prep":
        thing = child(thing, "pobj", "pcomp") or thing
    if is_verb(thing):
        parts = [thing] + [c for c in _verb_conjuncts(thing) if any(g.dep_ in {"mark", "aux"} and g.lower_ in {"that", "to"} for g in c.children)]
    else:
        parts = conjuncts(thing)
        if any(_width(p) < 3 for p in parts):
            return whole
    if len(parts) < 2:
        return whole
    cuts = [start(p) for p in parts]
    return [(cuts[n], cuts[n + 1] if n + 1 < len(cuts) else last) for n in range(len(parts))]


def _verb_conjuncts(verb: Token) -> list[Token]:
    found = [verb]
    for one in found:
        found += [c for c in one.children if c.dep_ == "conj" and is_verb(c)]
        if len(found) > 8:
            break
    return found[1:]


def _width(noun: Token) -> int:
    nested = [start(c) for c in noun.children if c.dep_ == "conj"]
    stop = min([end(noun), *nested])
    return stop - start(noun) - sum(1 for c in children(noun, "punct", "cc"))
