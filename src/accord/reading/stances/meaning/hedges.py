"""Hedges, floors and conditions: how sure the text is, and on what it depends."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from accord.dossier import ICD203, Likelihood
from accord.dossier.claim import Level
from accord.reading.clauses import PROSPECTS, ancestors, children
from accord.reading.lexicon import wordmap, words, wordset
from accord.reading.stances.meaning.polarity import is_negated, unlikely_noun

if TYPE_CHECKING:
    from accord.reading.parse import Token

# "does not expect X to agree" expects that X will not
_THINKING = frozenset({"think", "believe", "expect", "anticipate", "foresee", "see", "imagine"})
_AT_LEAST = re.compile(r"\b(at least|no less than|not less than|nothing less than)\b (?!as |the )")
_OPPOSITE = {
    "likely": "unlikely",
    "unlikely": "likely",
    "roughly even": "unlikely",
    "almost certain": "unlikely",
    "very likely": "unlikely",
    "very unlikely": "likely",
}


def likelihood(predicate: Token, *, speaker_watches: bool = False) -> Likelihood | None:
    """The hedge over a predicate: on itself, or on the verbs, adjectives and nouns that govern it."""
    chain = [predicate, *_governors(predicate)]
    for token in chain:
        beside = [c for c in children(token, "acomp", "oprd") if c not in chain] if token is not predicate else []
        for governor in [token, *beside]:
            found = _adverb(governor) or (_governor(governor) if governor is not predicate else None)
            if found is not None:
                return found
    feared = [c for c in children(predicate, "ccomp") if predicate.lemma_ in {"fear", "worry"}]
    for token in [*chain, *feared]:  # "feared that it might be attacked"
        for aux in children(token, "aux"):
            term = wordmap("hedges", "modals").get(aux.lower_)
            if term and not is_negated(token) and not _is_able(token):
                return _likelihood(aux.text, term)
        watched = speaker_watches or token.lemma_ in {"expect", "anticipate", "predict", "reckon"}
        if watched and token is not predicate and token.lemma_ in words("hedges")["guessers"]:
            return _likelihood(token.text, words("hedges")["guessers"][token.lemma_])
    return None


def _is_able(verb: Token) -> bool:
    """`could live with`: what a party can bear it accepts, unless on a condition; `could see`: was able to."""
    if verb.lemma_ in {"see", "hear", "feel", "understand", "tell"}:
        return any(c.lower_ == "could" for c in verb.children)
    if any(c.lower_ in {"may", "might"} for c in verb.children) or any(c.dep_ == "advcl" for c in verb.children):
        return False
    if verb.lemma_ in {"tolerate", "stomach", "swallow", "bear", "wear", "afford"}:
        return True
    return verb.lemma_ == "live" and any(c.lower_ == "with" for c in verb.children)


def _governors(predicate: Token) -> list[Token]:
    """What the clause hangs on, upward through complements; not across relative or adverbial clauses."""
    found: list[Token] = []
    token = predicate
    for above in ancestors(predicate):
        if (
            token.dep_ not in {"xcomp", "ccomp", "acomp", "attr", "oprd", "csubj", "pcomp", "prep", "acl", "advcl"}
            or len(found) > 5
        ):
            break
        known = above.lemma_ in {"likely", "unlikely", "expect", "say", "doubt"} or above.lemma_ in PROSPECTS
        if (token.dep_ in {"advcl", "prep"} and not known) or _is_loose(token, above):
            break
        found.append(above)
        token = above
    return found


def _is_loose(clause: Token, above: Token) -> bool:
    """`they played down hopes: nobody should expect ...`: put under the second by the parser, governed by nothing."""
    before = clause.dep_ == "ccomp" and clause.i < above.i
    return before and any(t.text in {":", ";"} for t in clause.doc[clause.i : above.i])


def _adverb(token: Token) -> Likelihood | None:
    for c in children(token, "advmod"):
        term = wordmap("hedges", "adverbs").get(c.lower_)
        if term:
            return _likelihood(c.text, _stronger(c, term))
    return None


def _governor(token: Token) -> Likelihood | None:
    """`it is likely that X will`, `X is expected to`, `analysts doubt that X`, `no sign that X`."""
    term = None
    word = token.lower_
    if unlikely_noun(token):
        return _likelihood(
            f"no {token.text}" if any(c.lower_ == "no" for c in token.children) else token.text, "unlikely"
        )
    if token.pos_ == "ADJ" or (token.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in token.children)):
        term = wordmap("hedges", "governors").get(word)
    if token.lemma_ in words("hedges")["doubters"] and token.pos_ == "VERB":
        term = words("hedges")["doubters"][token.lemma_]
    if token.lemma_ in words("hedges")["hints"] and token.pos_ == "VERB":
        term = words("hedges")["hints"][token.lemma_]
    if term is None and token.lemma_ in {"chance", "prospect", "likelihood", "possibility"} and token.pos_ == "NOUN":
        term = "roughly even"
    if token.pos_ == "VERB" and token.lemma_ in _THINKING and is_negated(token):
        return _likelihood(token.text, "unlikely")
    if term is None:
        return None
    negated = is_negated(token) or (token.dep_ in {"acomp"} and is_negated(token.head))
    return _likelihood(token.text, _stronger(token, _OPPOSITE.get(term, term) if negated else term))


def _stronger(word: Token, term: str) -> str:
    if any(c.lower_ in wordset("hedges", "stronger") for c in word.children) and f"very {term}" in ICD203:
        return f"very {term}"
    return term


def _likelihood(word: str, term: str) -> Likelihood:
    low, high = ICD203[term]
    return Likelihood(word=word, low=low, high=high)


def is_unlikely(hedge: Likelihood | None) -> bool:
    """Whether the text holds it improbable."""
    return hedge is not None and hedge.high <= 45


def inverted(hedge: Likelihood) -> Likelihood:
    """The hedge over the opposite: unlikely to agree is likely to refuse."""
    return Likelihood(word=hedge.word, low=100 - hedge.high, high=100 - hedge.low)


def level(text: str, stance: str, condition: str | None) -> Level | None:
    """Floor or aspiration, by the words of the claim; a condition makes a floor of a demand or a refusal only."""
    lower = text.lower()
    if _holds(lower, "aspiration"):
        return "aspiration"
    asks = stance in {"wants", "demands"}
    if asks and _AT_LEAST.search(lower):
        return "floor"
    if _holds(lower, "floor") and (stance not in {"accepts", "offers"} or "only if" in lower):
        return "floor"
    bound = condition is not None and condition.lower().startswith(("only", "unless", "without", "before", "until"))
    if stance in {"refuses", "rejects"}:
        return "floor" if bound and condition is not None and not condition.lower().startswith("until") else None
    return (
        "floor"
        if stance == "demands" and bound and re.match(r"before (?!the end)", (condition or "").lower())
        else None
    )


def _holds(text: str, key: str) -> bool:
    return _any_of(key).search(text) is not None


@cache
def _any_of(key: str) -> re.Pattern[str]:
    """Any word of a list of the lexicon, standing by itself."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(w) for w in sorted(wordset('hedges', key)))})(?!\w)")


def condition(text: str) -> str | None:
    """The text's words for what the claim depends on: from the conditional word to the end of its clause."""
    found = _any_of("conditions").search(text.lower())
    if found is None:
        return None
    return re.split(r"[,;”\"]", text[found.start() :])[0].strip() or None
