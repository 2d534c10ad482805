"""Echoes: positions told by an auxiliary alone, as the one told before is: "Berlin does not", "so had Moscow".

The clause before has the word of stance; the auxiliary says whether the same holds of somebody else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from accord.dossier.claim import Polarity, Stance
from accord.reading.clauses import BE, SUBJECTS, child, children, clause_end, start, trimmed
from accord.reading.parties.references import References
from accord.reading.passages import Passage
from accord.reading.stances.drafts import FAMILY, Draft
from accord.reading.stances.find import is_conditional
from accord.reading.stances.holders import holders
from accord.reading.stances.meaning.polarity import is_negated

if TYPE_CHECKING:
    from accord.reading.parse import Stretch, Token

_DO, _HAVE = frozenset({"do", "does", "did"}), frozenset({"have", "has", "had", "'ve"})
_MODAL = frozenset({"will", "would", "can", "could", "may", "might", "should", "must", "wo", "ca", "'ll", "'d"})
_ARE = frozenset({"is", "are", "was", "were", "'s", "'re"})
_LEFT_OUT = _DO | _HAVE | _MODAL | _ARE
# With one of these the clause tells something itself: "did nothing", "is in Oslo", "has a plan", "would agree"
_TELLING = frozenset({"dobj", "attr", "acomp", "oprd", "xcomp", "ccomp", "expl", "dative", "agent", "auxpass", "prt"})
_LOOSE = frozenset(
    {"too", "also", "either", "not", "so", "likewise", "again", "still", "never", "however", "then", "though", "yet"}
    | {"now", "clearly", "certainly", "emphatically", "decidedly", "already", "indeed", "only", "neither", "nor"}
)
_BESIDE = frozenset({"while", "whereas", "though", "although", "but"})  # "Oman signed, while Qatar did not"
_HEADS = frozenset({"ROOT", "conj", "ccomp", "parataxis", "dep"})


@dataclass(frozen=True, slots=True)
class Echo:
    """What reading echoes needs to know of the whole text."""

    refs: References
    both: tuple[str, ...]

    def in_sentence(self, page: Passage, sentence: Stretch, before: Sequence[Draft]) -> Iterator[Draft]:
        """The claims of this sentence that stand in an auxiliary. `before`: the claims found so far, these too."""
        if not before or before[-1].page is not page:
            return
        for verb in page.verbs(sentence):
            own = child(verb, "nsubj") if _view(verb) else _subject(verb) if verb.lower_ in _LEFT_OUT else None
            if own is None or is_conditional(verb):
                continue
            told = _told_before(page, verb, own, before)
            read = _read(verb, told) if told is not None else None
            who = holders(page, own, self.refs, self.both) if read is not None else ()
            if told is None or read is None or not who or (set(who) & set(told.holders) and not _turns(verb, told)):
                continue
            first, last = trimmed(verb, _opening(verb, own), clause_end(verb, verb.i))
            stance, polarity = read
            yield replace(
                told, start=first, end=last, content=(verb.i, last), holders=who, stance=stance, polarity=polarity,
                likelihood=told.likelihood if stance == told.stance else None, level=None, condition=None,
                rule=f"echo:{told.rule.partition(':')[2]}", anchor=verb.i,
            )  # fmt: skip


def _subject(verb: Token) -> Token | None:
    """The subject of a clause that has no more than it and an auxiliary."""
    if not (verb.dep_ in _HEADS or (verb.dep_ == "advcl" and _is_beside(verb))) or _is_tagged_on(verb):
        return None
    below = list(verb.children)
    own = next((c for c in below if c.dep_ in SUBJECTS and c.dep_ != "expl"), None)
    if own is None or own.lower_ in {"who", "which", "that", "this", "it", "what", "there"} - _met(verb):
        return None
    after = [c for c in below if c.i > min(verb.i, own.i)]
    if any(c.dep_ in _TELLING and not (c.lower_ == "same" and verb.lower_ in _DO) for c in after if c is not own):
        return None
    loose = [c for c in after if c.dep_ in {"advmod", "prep", "npadvmod"} and c.i > verb.i and c.i > own.i]
    if verb.lower_ in _ARE and any(c.lower_ not in _LOOSE and not _is_set_apart(c) for c in loose):
        return None  # "is here", "are in Oslo"
    return own


def _met(verb: Token) -> set[str]:
    """What may be the subject: "it will not" goes on about a party; "it did", "it is" may be about anything."""
    return {"it"} if verb.lower_ in _MODAL | _DO | _HAVE and child(verb, "neg") is not None else set()


def _is_set_apart(token: Token) -> bool:
    """`Chile is too, as long as the fee is cut`."""
    return token.left_edge.i > 0 and token.left_edge.nbor(-1).text in {",", ";", ":", "–", "—"}


def _is_beside(verb: Token) -> bool:
    """`..., while Qatar does not`, `as does Qatar`: set beside the clause before."""
    marks = [c for c in verb.children if c.dep_ in {"mark", "cc", "advmod"} and c.i < verb.i]
    turned = any(c.lower_ in {"as", "so"} and c.i == verb.i - 1 for c in marks)
    own = child(verb, "nsubj")
    return any(c.lower_ in _BESIDE for c in marks) or (turned and own is not None and own.i > verb.i)


def _is_tagged_on(verb: Token) -> bool:
    """`than Qatar does`, `how Qatar does`: no clause that tells."""
    return any(c.lower_ in {"than", "how", "when", "where", "if", "what", "why"} for c in verb.children if c.i < verb.i)


def _opening(verb: Token, own: Token) -> int:
    """From the subject, or from the `so`, `nor` before the auxiliary."""
    turned = [c.i for c in verb.children if c.i < verb.i and c.lower_ in {"so", "nor", "neither", "as"}]
    return min([start(own), verb.i, *turned])


def _told_before(page: Passage, verb: Token, own: Token, before: Sequence[Draft]) -> Draft | None:
    """The claim right before, in this sentence or the last, whose verb the auxiliary stands for."""
    first = verb.sent.start
    since = page.doc[first - 1].sent.start if first else 0
    near = [d for d in before if d.page is page and since <= d.anchor < min(verb.i, own.i) and _is_plain(d)]
    here = [d for d in near if d.anchor >= first]
    # of the last sentence the claim of its main clause; of this one the nearest, if the auxiliary fits it
    for d in [*sorted(here, key=lambda d: -d.anchor), *sorted(near, key=lambda d: d.anchor)]:
        if _view(verb) is not None or _fits(verb, page.doc[d.anchor]):
            return d
    return None


def _is_plain(draft: Draft) -> bool:
    """A stance told in a word of stance; not what somebody merely says or expects, nor what befalls him."""
    return not draft.weak and draft.stance not in {"asserts", "expects"}


def _fits(verb: Token, word: Token) -> bool:
    """Whether the auxiliary may stand for the clause with this word: "is" for "is keen", "did" for "signed"."""
    clause = _clause_of(word)
    helping = {c.lower_ for c in children(clause, "aux", "auxpass")}
    if verb.lower_ in _ARE:
        return clause.lemma_ in BE or bool(helping & _ARE)
    if verb.lower_ in _HAVE:
        return bool(helping & _HAVE)
    if verb.lower_ in _MODAL:
        return bool(helping & _MODAL)
    plain = clause.pos_ == "VERB" and clause.tag_ in {"VBZ", "VBP", "VBD", "VBN"}
    return (plain and clause.lemma_ not in BE and not helping & (_ARE | _MODAL)) or bool(helping & _DO)


def _clause_of(word: Token) -> Token:
    """The finite verb of the clause in which a word of stance stands."""
    for _ in range(6):
        finite = word.tag_ in {"VBZ", "VBP", "VBD"} or any(
            c.tag_ in {"VBZ", "VBP", "VBD", "MD"} for c in children(word, "aux", "auxpass")
        )
        if finite or word.head.i == word.i:
            break
        word = word.head
    return word


def _denies(verb: Token) -> bool:
    """`does not`, `nor does`, `neither will`."""
    return any(c.dep_ == "neg" or c.lower_ in {"nor", "neither", "never", "none"} for c in verb.children) or is_negated(
        verb
    )


def _view(verb: Token) -> str | None:
    """`takes the same view`, `shares that view`, `is of the opposite opinion`, `sees it differently`, `agrees`.

    The word that says which it is.
    """
    if verb.lemma_ in _AGREEING:
        return "same" if _stands_bare(verb) else None
    if verb.lemma_ in _SEEING and (how := _how(verb)) is not None:
        return how
    if verb.lemma_ in BE:
        of = next((c for c in children(verb, "prep") if c.lower_ == "of"), None)
        thing = child(of, "pobj") if of is not None else None
    else:
        thing = child(verb, "dobj") if verb.lemma_ in _VIEWING else None
    if thing is None or (thing.lemma_ not in _VIEWS and not (verb.lemma_ == "do" and thing.lower_ == "same")):
        return None
    told = _SAME | _OPPOSITE | (_THAT if verb.lemma_ == "share" else frozenset())
    return next((w for w in (thing.lower_, *(c.lower_ for c in thing.children)) if w in told), None)


def _stands_bare(verb: Token) -> bool:
    """`Sweden agrees`: with what was told right before; not "agreed to it", nor "the two agreed"."""
    own = child(verb, "nsubj")
    if own is None or own.i > verb.i or verb.dep_ not in {"ROOT", "conj", "ccomp"} or is_negated(verb):
        return False
    together = own.pos_ == "PRON" or own.lower_ in _TOGETHER or child(own, "conj") is not None
    helped = {c.lower_ for c in children(verb, "aux")} - {"has", "have"}
    below = [c for c in verb.children if c.i > verb.i and c.dep_ in _ARGUMENTS]
    return not together and not helped and all(_is_set_apart(c.left_edge) for c in below)


def _how(verb: Token) -> str | None:
    """`sees it differently`, `thinks likewise`, `feels the same way`."""
    after = [c for c in verb.children if c.i > verb.i]
    way = next((c for c in after if c.lower_ == "way"), None)
    words = {c.lower_ for c in (way.children if way is not None else after)}
    if words & {"same", "likewise", "similarly"}:
        return "same"
    return "opposite" if words & {"opposite", "differently", "otherwise"} and verb.lemma_ != "feel" else None


_AGREEING = frozenset({"agree", "concur"})
_TOGETHER = frozenset({"both", "sides", "two", "all", "parties", "neither"})
_ARGUMENTS = frozenset({"dobj", "prep", "xcomp", "ccomp", "advcl", "dative", "prt", "acomp", "advmod", "npadvmod"})
_SEEING = frozenset({"see", "think", "feel"})
_VIEWING = frozenset({"take", "hold", "adopt", "share", "do"})
_VIEWS = frozenset(
    {"view", "line", "position", "stance", "stand", "opinion", "approach", "attitude", "tack"}
) | frozenset({"mind", "side", "sentiment", "conviction", "assessment"})
_SAME, _OPPOSITE = frozenset({"same", "similar", "like"}), frozenset({"opposite", "contrary", "different"})
_THAT = frozenset({"that", "this", "its", "his", "her", "their", "the"})


def _turns(verb: Token, told: Draft) -> bool:
    """Whether the auxiliary says the opposite of what was told before."""
    if (view := _view(verb)) is not None:
        return view in _OPPOSITE
    word = told.page.doc[told.anchor]
    nothing = any(c.lower_ == "no" for t in children(word, "dobj", "attr") for c in t.children)
    also = any(c.lower_ in {"too", "also", "so", "likewise", "as"} for c in verb.children)
    return _denies(verb) != (is_negated(word) or (nothing and not also))  # "Oman has no interest; Peru does"


def _read(verb: Token, told: Draft) -> tuple[Stance, Polarity] | None:
    """What the auxiliary comes to."""
    if not _turns(verb, told):
        return told.stance, told.polarity
    family = FAMILY[told.stance]
    if family == "wish":
        return ("refuses", "-") if told.stance == "plans" else (told.stance, "-" if told.polarity == "+" else "+")
    if family == "yes":
        return ("refuses", "-") if told.polarity == "+" else ("accepts", "+")
    if family == "no":
        return "accepts", "+"
    return None
