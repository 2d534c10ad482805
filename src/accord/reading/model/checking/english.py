"""What the rules know better than a model of an English text: hedges, and a denial cut off a quotation."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from accord.dossier import Likelihood
from accord.dossier.claim import Stance
from accord.reading.clauses import children, is_verb
from accord.reading.lexicon import words, wordset
from accord.reading.passages import Passage, passages
from accord.reading.stances.meaning.hedges import likelihood
from accord.reading.stances.meaning.polarity import is_negated
from accord.sources import Source

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHARE = 0.12  # of German, French, Spanish, Italian and Dutch news less than 0.06 (checked in the tests)
_DENIAL = re.compile(
    r"n[’']t\b|\b(?:not|no|never|neither|nor|none|nobody|nothing|cannot|hardly|scarcely|barely|seldom|rarely|without"
    r"|than|yet|longer|short|far|fail\w*|den(?:y|ied|ies|ying)|refus\w*|reject\w*|refrain\w*|stop\w*|avoid\w*)\b",
    re.IGNORECASE,
)


def is_english(text: str) -> bool:
    """Whether a text is in English, by the share of its commonest words; a few words alone are taken for English."""
    met = re.findall(r"[^\W\d_]+", text[:20_000].casefold())
    foreign = any(ord(c) > 0x24F and c.isalpha() for c in text[:200])
    if len(met) < 8:
        return not foreign
    return sum(w in wordset("wording", "english") for w in met) >= _SHARE * len(met)


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
        listed = [t for t in met if str(words("stances")["verbs"].get(t.lemma_.lower(), "")).split(" ")[0] == stance]
        if listed:
            return listed[0]
        inside = {t.i for t in met}
        plain = [
            t for t in met if is_verb(t) and t.lemma_ not in wordset("speech", "verbs") and t.dep_ not in _AUXILIARY
        ]
        tops = [t for t in plain if t.head.i not in inside or t.head.i == t.i or t.head not in plain]
        return next(iter(tops or plain or [t for t in met if t.head.i not in inside or t.head.i == t.i]), None)

    def hedge(self, start: int, end: int, stance: Stance, given: str, *, watches: bool) -> Likelihood | None:
        """The hedge over the stance, by the rules; a model's word counts where the rules find the same one."""
        predicate = self.predicate(start, end, stance)
        found = likelihood(predicate, speaker_watches=watches) if predicate is not None else None
        if found is not None or not given:
            return found
        for token in self.tokens(start, end):
            if is_verb(token):
                other = likelihood(token, speaker_watches=watches)
                if other is not None and other.word.casefold() in given.casefold().split():
                    return other
        return None

    def is_denied(self, start: int, end: int, stance: Stance) -> bool:
        """Whether the text denies the word that bears the stance."""
        predicate = self.predicate(start, end, stance)
        return predicate is not None and is_negated(predicate)

    def lists(self, start: int, end: int, stance: Stance) -> bool:
        """Whether that word is one the lexicon lists for the stance, so that its denial denies the stance itself."""
        predicate = self.predicate(start, end, stance)
        entry = str(words("stances")["verbs"].get(predicate.lemma_.lower(), "")) if predicate is not None else ""
        return entry == stance

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


_AUXILIARY = frozenset({"aux", "auxpass"})


def shows_denial(text: str) -> bool:
    """Whether an English passage has a word that may deny."""
    return bool(_DENIAL.search(text))
