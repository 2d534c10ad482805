"""Signs: what stands in and around a clause, each in a word or two; what they speak for is learned (see `weights`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from accord.reading.clauses import is_passive, subject
from accord.reading.lexicon import wordmap, wordset
from accord.reading.speakers import Speech, Voices
from accord.reading.stances.meaning.polarity import is_negated
from accord.reading.stances.meaning.statements import modals_of
from accord.reading.weighing.called import Called
from accord.reading.weighing.candidates import Candidate
from accord.reading.weighing.near import Near

if TYPE_CHECKING:
    from accord.reading.parse import Token
    from accord.reading.parties.references import References

_WORDS = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX", "PART", "SCONJ", "PRON", "PROPN"})
_ARGUMENTS = frozenset(
    {"dobj", "attr", "acomp", "xcomp", "oprd", "prt", "prep", "advmod", "mark", "ccomp", "agent", "dative", "advcl"}
)
_FRAMING = frozenset({"prep", "prt", "acomp", "xcomp", "dobj"})
_INNER = frozenset({"dobj", "xcomp", "amod", "prep", "neg", "aux"})
_FIGURES = frozenset({"DATE", "TIME", "CARDINAL", "PERCENT", "MONEY"})
_LENGTHS = (4, 7, 12, 20, 35)
_MOST = 160  # signs: a longer clause has no more


@dataclass(slots=True)
class Reader:
    """Reads the signs of the candidates of one text."""

    refs: References
    said: Voices
    kept: frozenset[int]  # the drafts that the rules would keep, by `id`
    _spoken: dict[tuple[int, int], list[Speech]] = field(default_factory=dict)  # by passage and start of sentence

    def of_all(self, all_: Sequence[Candidate]) -> list[list[str]]:
        """The signs of every candidate, those of its neighbours among them."""
        for speech in self.said.speeches:
            self._spoken.setdefault((speech.page.number, speech.cue.sent.start), []).append(speech)
        near, called = Near(all_), Called(self.refs)
        return [
            list(dict.fromkeys([*self._of(c), *called.signs(c), *self._beside(c, near.sharing(c))]))[:_MOST]
            for c in all_
        ]

    def _of(self, c: Candidate) -> Iterator[str]:
        yield from self._of_rule(c)
        yield f"kind {c.kind}"
        yield f"whose {c.whose.how}"
        yield f"whose {c.whose.how} {c.kind}"
        party = self.refs.roll.parties.get(c.whose.names[0])
        yield f"party {party.kind if party else '?'}"
        yield f"parties {min(len(c.whose.names), 3)}"
        yield f"length {sum(c.end - c.start >= bound for bound in _LENGTHS)}"
        yield from self._of_clause(c)
        yield from _of_arguments(c.verb)
        yield from _of_words(c)
        yield from _of_lexicon(c.verb)

    def _of_rule(self, c: Candidate) -> Iterator[str]:
        d = c.draft
        if d is None:
            return
        kept = id(d) in self.kept
        sort = d.rule.partition(":")[0]
        yield f"rule {d.rule}"
        yield f"rule sort {sort}"
        yield f"rule {d.stance}{d.polarity}"
        yield f"rule {sort} {d.stance}{d.polarity}"
        yield f"rule weak {d.weak} {d.colour}"
        yield f"rule kept {kept}"
        yield f"rule kept {kept} {d.stance}{d.polarity}"
        if d.likelihood is not None:
            yield f"hedge {d.likelihood.word.lower()}"
        if d.condition:
            yield "under a condition"

    def _of_clause(self, c: Candidate) -> Iterator[str]:
        verb, page = c.verb, c.page
        lemma, modals = _word(verb), "+".join(sorted(modals_of(verb)))
        negated, quoted = is_negated(verb), self.said.is_quoted(page, verb)
        yield f"verb {lemma}"
        yield f"tag {verb.tag_}"
        yield f"dep {verb.dep_}"
        yield f"negated {negated}"
        yield f"quoted {quoted}"
        yield f"modals {modals}"
        yield f"modals {modals} {negated}"
        if is_passive(verb):
            yield "passive"
        who = subject(verb)
        sort = "none"
        if who is not None:
            whose = self.refs.whose(page, who)
            sort = "own" if whose in c.whose.names else "other" if whose else "thing"
            yield f"subject {_word(who)}"
        yield f"subject {sort}"
        yield f"subject {sort} {modals} {negated} {quoted}"
        cue = self._cue(c)
        told = _word(cue) if cue is not None else "-"
        yield f"cue {told}"
        yield f"cue {told} {sort}"
        if cue is not None:
            yield f"cue tag {cue.tag_}"
        above = _word(verb.head) if verb.head is not verb else "-"
        yield f"above {above} {verb.dep_}"
        root = verb.sent.root
        yield f"root {_word(root)}"
        yield f"root tag {root.tag_}"
        said = (page.number, verb.i) in self.said.speaker
        yield f"said {said} {c.kind}"

    def _cue(self, c: Candidate) -> Token | None:
        """The word of saying over the clause, or the one by which its speaker says something in the sentence."""
        token = c.verb
        for _ in range(8):
            if token.head is token:
                break
            token = token.head
            if (c.page.number, token.i) in self.said.speech_at:
                return token
        if c.speaker is None:
            return None
        here = self._spoken.get((c.page.number, c.verb.sent.start), ())
        return next((s.cue for s in here if s.speaker.token.i == c.speaker.token.i), None)

    def _beside(self, c: Candidate, near: Iterable[Candidate]) -> Iterator[str]:
        """What else is told of the same words, by the same holder or by others."""
        own = set(c.whose.names)
        for other in near:
            same = "same" if own & set(other.whose.names) else "other"
            if other.draft is not None and id(other.draft) in self.kept:
                yield f"beside {same}"
                yield f"beside {same} {other.draft.stance}{other.draft.polarity}"
                yield f"{'within' if other.start <= c.start and other.end >= c.end else 'around'} {same}"
            elif same == "same" and other.kind != c.kind and other.verb is c.verb:
                yield f"twin {other.kind}"
            elif same == "other" and other.draft is None:
                yield f"rival {other.kind} {other.whose.how}"


def _word(token: Token) -> str:
    """The lemma; of names only what is named: what is learned of one dispute is not for the parties of another."""
    if token.ent_type_ in _NAMED or token.pos_ == "PROPN":
        return token.ent_type_ or "NAME"
    return token.lemma_.lower()


_NAMED = frozenset({"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART"})


def _of_arguments(verb: Token) -> Iterator[str]:
    """What hangs on the verb, and what hangs on that."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        label = child.dep_
        if label not in _ARGUMENTS:
            continue
        word = _word(child)
        yield f"{label} {word}"
        yield f"verb {lemma} {label} {word if label in _FRAMING else ''}"
        if label == "prep":
            yield from (f"prep {word} {_word(g)}" for g in child.children if g.dep_ == "pobj")
        elif label in {"xcomp", "acomp", "dobj"}:
            yield from (f"{label} {g.dep_} {_word(g)}" for g in child.children if g.dep_ in _INNER)
        elif label == "advcl":
            yield from (f"advcl mark {g.lower_}" for g in child.children if g.dep_ in {"mark", "advmod"})


def _of_words(c: Candidate) -> Iterator[str]:
    """The words of the clause, of names only what is named; those right before and after it."""
    tokens, stances = c.page.tokens, stances_of_words()
    for token in tokens[c.start : c.end]:
        if token.pos_ in _WORDS:
            word = _word(token)
            yield f"word {word}"
            if word in stances:
                yield f"telling {stances[word]}"
        if token.ent_type_ in _FIGURES:
            yield f"figure {token.ent_type_}"
    sentence = c.verb.sent
    for n, token in enumerate(tokens[max(sentence.start, c.start - 3) : c.start]):
        yield f"before {_word(token)}"
        if n == 0 and token.pos_ in _WORDS:
            yield f"opens {token.pos_}"
    for token in tokens[c.end : min(c.end + 2, sentence.end)]:
        yield f"after {_word(token)}"


def _of_lexicon(verb: Token) -> Iterator[str]:
    """What the lexicon knows of the verb alone."""
    lemma = verb.lemma_.lower()
    if lemma in stances_of_words():
        yield f"verb telling {stances_of_words()[lemma]}"
    if lemma in wordset("stances", "hostile"):
        yield "verb hostile"
    if lemma in wordset("statements", "happenings"):
        yield "verb happening"


@cache
def stances_of_words() -> dict[str, str]:
    """What each word of the lexicon of stances says when it stands alone: verbs, then nouns, then adjectives."""
    found: dict[str, str] = {}
    for key in ("verbs", "nouns", "adjectives"):
        for word, stance in wordmap("stances", key).items():
            if " " not in word:
                found.setdefault(word, stance)
    return found
