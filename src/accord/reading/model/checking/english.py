"""What the rules know better than a model of an English text: hedges, and a denial cut off a quotation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from accord.dossier import ICD203, Likelihood
from accord.dossier.claim import REFUSALS, Polarity, Stance
from accord.reading.clauses import children, is_verb
from accord.reading.lexicon import wordmap, words, wordset
from accord.reading.passages import Passage, passages
from accord.reading.stances.meaning.hedges import likelihood
from accord.reading.stances.meaning.polarity import is_negated
from accord.sources import Source

if TYPE_CHECKING:
    from accord.reading.parse import Token

_SHARE = 0.12  # of German, French, Spanish, Italian and Dutch news less than 0.06 (checked in the tests)
_DENIAL = re.compile(
    r"n[’']t\b|\b(?:not|no|never|neither|nor|none|nobody|nothing|cannot|hardly|scarcely|barely|seldom|rarely|without"
    r"|than|yet|zero|little|few|longer|short|far|fail\w*|den(?:y|ied|ies|ying)|refus\w*|reject\w*|refrain\w*|stop\w*|avoid\w*)\b",
    re.IGNORECASE,
)


def is_english(text: str) -> bool:
    """Whether a text is in English, by the share of its commonest words; a few words alone are taken for English."""
    met = re.findall(r"[^\W\d_]+", text[:20_000].casefold())
    foreign = any(ord(c) > 0x24F and c.isalpha() for c in text[:200])
    if len(met) < 8:
        return not foreign
    return sum(w in wordset("wording", "english") for w in met) >= _SHARE * len(met)


@dataclass(frozen=True, slots=True)
class Bearing:
    """The word that bears a stance: whether by itself it agrees ("+") or refuses ("-"), is denied, is hedged.

    `listed`: the lexicon has it for this very stance.
    """

    leaning: Polarity | None
    listed: bool
    denied: bool
    hedge: Likelihood | None


class English:
    """An English source as the rules see it; parsed when first asked."""

    def __init__(self, source: Source) -> None:
        self._source = source

    @cached_property
    def _pages(self) -> list[Passage]:
        return passages(self._source)

    def tokens(self, start: int, end: int) -> list[Token]:
        """The words of the stretch [start, end), in the order of the parsed copy."""
        found: list[Token] = []
        for page in self._pages:
            if page.at and min(page.at) < end and max(page.at) >= start:
                found += [t for t in page.doc if start <= page.at[t.idx] < end]
        return found

    def predicate(self, start: int, end: int, stance: Stance) -> Token | None:
        """The word of the stretch that bears the stance: one the lexicon lists for it, else its highest plain verb."""
        met = self.tokens(start, end)
        listed = [t for t in met if _listed_as(t) == stance]
        if listed:
            return listed[0]
        inside = {t.i for t in met}
        plain = [
            t for t in met if is_verb(t) and t.lemma_ not in wordset("speech", "verbs") and t.dep_ not in _AUXILIARY
        ]
        tops = [t for t in plain if t.head.i not in inside or t.head.i == t.i or t.head not in plain]
        tops = tops or plain or [t for t in met if t.head.i not in inside or t.head.i == t.i]
        return _below_the_hedge(tops[0], inside) if tops else None

    def bearing(self, start: int, end: int, stance: Stance, *, watches: bool) -> Bearing:
        """What the rules find over the word that bears the stance. `watches`: its speaker is no party."""
        word = self.predicate(start, end, stance)
        if word is None:
            return Bearing(None, listed=False, denied=False, hedge=None)
        return Bearing(
            leaning=_leaning(word),
            listed=_listed_as(word) == stance,
            denied=is_negated(word),
            hedge=likelihood(word, speaker_watches=watches),
        )

    def widened(self, start: int, end: int, stance: Stance) -> int:
        """Where a passage must start to show the denial over it: at its clause, or the denying word before that."""
        predicate = self.predicate(start, end, stance)
        if predicate is None:
            return start
        page = next(p for p in self._pages if p.doc is predicate.doc)
        first = predicate.left_edge.i
        for above in (predicate, *predicate.ancestors):
            denying = [c.i for c in children(above, "neg", "det", "preconj", "advmod") if _DENIAL.fullmatch(c.text)]
            first = min([first, *(i for i in denying if i < predicate.i)])
            if _DENIAL.search(page.doc[first : predicate.i + 1].text):
                break
            first = min(first, above.left_edge.i)
        return min([start, *(page.at[t.idx] for t in page.doc[first : predicate.i + 1])])


def _below_the_hedge(top: Token, inside: set[int]) -> Token:
    """From a word that only says how sure it is ("is unlikely to", "analysts doubt that") to what it says it of."""
    hedging = {
        *words("hedges")["doubters"],
        *words("hedges")["guessers"],
        *wordset("speech", "verbs"),
        "seem",
        "appear",
    }
    for _ in range(4):
        adjectives = [c for c in children(top, "acomp", "oprd") if c.lower_ in wordset("hedges", "governed")]
        if top.lower_ not in wordmap("hedges", "governors") and top.lemma_ not in hedging and not adjectives:
            return top
        below = [c for t in (top, *adjectives) for c in children(t, "xcomp", "ccomp", "csubj") if c.i in inside]
        if not below:
            return top
        top = below[0]
    return top


def _listed_as(token: Token) -> str:
    """The stance the lexicon lists for a verb, with its particle or preposition where that makes another verb of it."""
    if not is_verb(token):
        return ""
    table, lemma = words("stances")["verbs"], token.lemma_.lower()
    after = [c.lower_ for c in token.children if c.dep_ in {"prt", "prep", "advmod"} and c.i > token.i]
    entry = next((table[f"{lemma} {word}"] for word in after if f"{lemma} {word}" in table), table.get(lemma, ""))
    return str(entry).split(" ")[0]


def _leaning(token: Token) -> Polarity | None:
    """Whether a word by itself agrees or refuses; none for all others."""
    listed = _listed_as(token)
    return "-" if listed in REFUSALS else "+" if listed in {"accepts", "offers"} else None


def hedge_of(given: str) -> Likelihood | None:
    """The first of these words that the lexicon knows as a hedge, at its place on the scale."""
    for word in given.split():
        for table in ("adverbs", "modals", "governors"):
            term = wordmap("hedges", table).get(word.casefold())
            if term:
                low, high = ICD203[term]
                return Likelihood(word=word, low=low, high=high)
    return None


_AUXILIARY = frozenset({"aux", "auxpass"})


def shows_denial(text: str) -> bool:
    """Whether an English passage has a word that may deny."""
    return bool(_DENIAL.search(text))
