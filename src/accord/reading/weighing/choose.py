"""Choosing: the candidates that tell a position more likely than not enough, each clause once for each holder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

import numpy as np

from accord.dossier import Likelihood
from accord.dossier.claim import Stance
from accord.reading.passages import Passage
from accord.reading.stances.drafts import FAMILY, Draft, family_of
from accord.reading.stances.meaning.hedges import condition, is_unlikely, level, likelihood
from accord.reading.stances.meaning.polarity import is_negated
from accord.reading.stances.stipulations import with_stipulations
from accord.reading.stretch_text import words_under
from accord.reading.weighing.candidates import Candidate, candidates
from accord.reading.weighing.enter import enter
from accord.reading.weighing.near import Near
from accord.reading.weighing.polarity import is_denied, is_of_speaker, sign_of
from accord.reading.weighing.signs import Reader, stances_of_words
from accord.reading.weighing.weights import CLASSES, NOTHING, STANCES, weights
from accord.reading.whole_text import WholeText, is_short

if TYPE_CHECKING:
    from numpy.typing import NDArray


LEAST = 0.42  # the share from which a clause is taken to tell a stance
LEAST_SIGNALLED = 0.3  # the same where a rule found a word of that stance
LEAST_NEW = 0.5  # the same where that makes a party of somebody no rule takes for one
LEAST_RECALL = 0.2  # all three, with `recall`; a clause may then tell nothing as likely as that leaves
NO_CLAIM = 0.56  # the share of "nothing" from which no word of stance helps: a "not" changes what is told, not whether
PLAIN = 1.0  # what the rules read where signs cannot say more goes before a likely clause over the same words


@dataclass(frozen=True, slots=True)
class Text(WholeText):
    """One text as read so far: what is known of it as a whole, and its passages."""

    pages: Sequence[Passage]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The claims in order; `likely`: of each name asked about, how likely the likeliest clause tells a position."""

    claims: list[Draft]
    likely: dict[str, float]


def chosen(text: Text, found: Sequence[Draft], kept: Sequence[Draft], *, recall: bool) -> Chosen:
    """The claims of a text: of what the rules found and kept, and of all other clauses."""
    persons = text.refs.roll.persons.values()
    met = {id(p) for p in persons if p.party is not None}
    all_ = every_candidate(text, found, kept)
    for person in persons:
        person.in_passing = person.party is not None and id(person) not in met
    if not all_:
        return Chosen([], {})
    shares = weights().shares(signs_of(text, all_, kept))
    taken = Near()
    drafts: list[Draft] = []
    rules = _Rules(frozenset(map(id, kept)), is_short(text.refs), 1 - LEAST_RECALL if recall else NO_CLAIM)
    for c, stance, _ in sorted(_jointly(list(_likely(all_, shares, rules, recall=recall))), key=lambda t: -t[2]):
        if not any(_repeats(c, other) for other in taken.sharing(c)):
            taken.add(c)
            drafts.append(_draft(c, stance))
    enter(drafts, text.refs.roll)
    ordered = sorted(with_stipulations(drafts), key=lambda d: (d.page.number, d.start, d.end, d.anchor))
    likely: dict[str, float] = {}
    for c, nothing in zip(all_, shares[:, _NOTHING].tolist(), strict=True):
        likely.update({name: max(1 - nothing, likely.get(name, 0.0)) for name in c.whose.names})
    return Chosen(ordered, likely)


def every_candidate(text: Text, found: Sequence[Draft], kept: Sequence[Draft]) -> list[Candidate]:
    """What the rules found, what they stipulate from it, and every other clause."""
    known = {id(d) for d in found}
    drafts = [*found, *(d for d in kept if id(d) not in known)]
    return candidates(text.pages, text.refs, text.said, text.both, drafts)


def signs_of(text: Text, all_: Sequence[Candidate], kept: Sequence[Draft]) -> list[list[str]]:
    """The signs of each candidate."""
    return Reader(text.refs, text.said, frozenset(map(id, kept))).of_all(all_)


@dataclass(frozen=True, slots=True)
class _Rules:
    """What the rules would keep of a text, by `id`; whether it is a few lines; from what share on nothing is told."""

    kept: frozenset[int]
    short: bool
    no_claim: float

    def stand(self, c: Candidate, draft: Draft) -> bool:
        """Whether a claim is told as the rules read it, its shares being no guide."""
        return id(draft) in self.kept and (_is_turned(c, draft) or _is_brief(c))

    def fall(self, draft: Draft, nothing: float) -> bool:
        """Whether a clause likely tells nothing; a few lines tell too little of their parties to know.

        A mere "does not" has no signs of its own: it tells what the sentence before tells.
        """
        return nothing >= self.no_claim and not self.short and not draft.rule.startswith("echo:")


_NOTHING = CLASSES.index(NOTHING)
_FAMILIES = tuple(dict.fromkeys(FAMILY.values()))
_PLACES = {name: [CLASSES.index(s) for s in STANCES if FAMILY[s] == name] for name in _FAMILIES}


def _likely(
    all_: Sequence[Candidate], shares: NDArray[np.float32], rules: _Rules, *, recall: bool
) -> Iterator[tuple[Candidate, Stance, float]]:
    """Each candidate that is likely enough, with its stance and how likely that is, family by family.

    A word of stance that a rule found keeps the stance the rule read unless another is likelier and nothing turns it;
    the same clause is then not told another way.
    """
    least, signalled, new = (LEAST_RECALL,) * 3 if recall else (LEAST, LEAST_SIGNALLED, LEAST_NEW)
    told: set[tuple[int, int, str]] = set()
    each = _families(shares)
    for c, families, row in zip(all_, each, shares, strict=True):
        d = c.draft
        if d is not None and _is_signalled(d):
            own = families[family_of(d)] + (families["no"] if d.polarity == "-" and family_of(d) == "wish" else 0)
            plain = rules.stand(c, d)
            if (own >= signalled or plain) and not rules.fall(d, float(row[_NOTHING])):
                likelier = None if rules.short or _is_turned(c, d) else _outweighing(d, families, max(own, least))
                yield c, d.stance if likelier is None else _stance(likelier, row), max(own, PLAIN) if plain else own
                if id(d) in rules.kept:
                    told.update((c.page.number, c.verb.i, name) for name in c.whose.names)
    for c, families, row in zip(all_, each, shares, strict=True):
        d = c.draft
        if d is not None and _is_signalled(d):
            continue
        if d is None and any((c.page.number, c.verb.i, name) in told for name in c.whose.names):
            continue
        best, share = _best(c, families)
        if share >= (least if c.whose.how == "known" else new):
            yield c, d.stance if d is not None and family_of(d) == best else _stance(best, row), share


def _jointly(likely: Sequence[tuple[Candidate, Stance, float]]) -> Iterator[tuple[Candidate, Stance, float]]:
    """`Peru and Chile have agreed on a truce, Peru's envoy said`: both have, whoever of them says so.

    What several hold jointly goes before what the same verb tells of one of them.
    """
    alone: dict[tuple[int, int], list[tuple[Candidate, float]]] = {}
    for c, _, share in likely:
        if len(c.whose.names) == 1:
            alone.setdefault((c.page.number, c.verb.i), []).append((c, share))
    for c, stance, share in likely:
        parts = alone.get((c.page.number, c.verb.i), ()) if len(c.whose.names) > 1 else ()
        yield c, stance, max([share, *(s + _AHEAD for one, s in parts if one.whose.names[0] in c.whose.names)])


_AHEAD = 1e-6  # by how much


def _outweighing(draft: Draft, families: dict[str, float], least: float) -> str | None:
    """The family that is told more likely than the one of the word a rule found."""
    best = max(families, key=lambda name: families[name])
    return best if best != family_of(draft) and families[best] >= least else None


def _stance(family: str, row: NDArray[np.float32]) -> Stance:
    """The likeliest stance of a family."""
    return cast(Stance, CLASSES[max(_PLACES[family], key=lambda k: row[k])])


def _best(c: Candidate, families: dict[str, float]) -> tuple[str, float]:
    """The family a clause is taken to tell, and how likely it does; of what is negated a rule knows it better."""
    d = c.draft
    if d is not None and d.stance == "asserts" and d.polarity == "-" and d.rule.startswith("verb:"):
        return family_of(d), families[family_of(d)] + families["no"]  # who denies a fact states another
    best = max(families, key=lambda name: families[name])
    if d is not None and is_negated(c.verb):
        best = family_of(d)  # signs do not see what a "not" does to the rest
    return best, families[best]


def _is_turned(c: Candidate, draft: Draft) -> bool:
    """Whether more bears on the stance than its word: signs count words, and do not see what a second "not" does."""
    word = stances_of_words().get(c.verb.lemma_.lower(), "").partition(" ")[0]
    denied = is_negated(c.verb) or (c.verb.pos_ == "ADP" and is_negated(c.verb.head))  # "is not against the sale"
    return denied or (word in FAMILY and FAMILY[cast(Stance, word)] != family_of(draft))


def _is_brief(c: Candidate) -> bool:
    """A sentence with room for little but the position."""
    return len(c.verb.sent) <= _BRIEF


_BRIEF = 14  # words and marks


def _families(shares: NDArray[np.float32]) -> list[dict[str, float]]:
    """How likely each candidate tells each family of stances."""
    sums = np.stack([shares[:, _PLACES[name]].sum(axis=1) for name in _FAMILIES], axis=1)
    return [dict(zip(_FAMILIES, row, strict=True)) for row in sums.tolist()]


def _is_signalled(draft: Draft) -> bool:
    """Whether a word of stance was found, or what is as plain: more than that somebody says or expects something."""
    return not draft.weak and draft.stance not in {"asserts", "expects"}


def _repeats(c: Candidate, other: Candidate) -> bool:
    """Whether most of the shorter of two stretches is shared, by one holder; one verb tells of no two holders apart."""
    shared = min(c.end, other.end) - max(c.start, other.start)
    same = c.verb is other.verb or bool(set(c.whose.names) & set(other.whose.names))
    return same and shared > 0.5 * min(c.end - c.start, other.end - other.start)


def _draft(c: Candidate, stance: Stance) -> Draft:
    """The claim that a candidate tells; one the rules found keeps all they read of it but a stance they did not."""
    if c.draft is not None:
        if c.draft.stance == stance:
            return c.draft
        return replace(c.draft, stance=stance, polarity=sign_of(stance, denied=c.draft.polarity == "-"))
    words = words_under(c.page.doc, c.start, c.end)
    cond = condition(words_under(c.page.doc, c.verb.i, c.end))
    sign = sign_of(stance, denied=is_denied(c.verb), of_oneself=is_of_speaker(c.verb))
    return Draft(
        c.page, c.start, c.end, (c.verb.i, c.end), c.whose.names, stance, sign,
        hedge_of(c, stance), level(words, stance, cond), cond, c.speaker,
        f"weighed {c.kind}:{stance}", c.verb.i,
    )  # fmt: skip


_HEDGED = frozenset({"expects", "asserts", "plans", "accepts", "offers", "threatens", "refuses"})


def hedge_of(c: Candidate, stance: Stance) -> Likelihood | None:
    """How sure the text is of it; a refusal is as likely as what is refused is not."""
    hedge = likelihood(c.verb) if stance in _HEDGED else None
    if hedge is not None and stance == "refuses" and is_unlikely(hedge):
        return Likelihood(word=hedge.word, low=100 - hedge.high, high=100 - hedge.low)
    return hedge
