"""The cues: which words attribute, and in which frames, from the lexicon `speech`."""

from __future__ import annotations

from functools import cache

from accord.reading.lexicon import words


@cache
def frames(sort: str) -> dict[str, tuple[str, ...]]:
    """For each cue of a sort (`verbs`, `passives`, `nouns`, `adjectives`) its frames, first choice first."""
    return {str(w): tuple(str(k).split()) for k, cues in words("speech")["cues"][sort].items() for w in cues}


@cache
def adverbs() -> frozenset[str]:
    """Adverbs that say somebody says so: reportedly, allegedly."""
    return frozenset(str(w) for w in words("speech")["cues"]["adverbs"])


@cache
def quoting() -> frozenset[str]:
    """Verbs that stand beside a quotation: all that take a clause, and some that do not."""
    clausal = {k for k, v in frames("verbs").items() if "clause" in v}
    return frozenset(clausal | {str(w) for w in words("speech")["cues"]["quoting"]})


@cache
def telling() -> frozenset[str]:
    """Verbs of saying proper: whoever says one thing may go on with one of them ("..., adding that")."""
    return frozenset(str(w) for w in words("speech")["cues"]["telling"])


@cache
def raising() -> frozenset[str]:
    """Verbs whose subject says nothing: in "she seems to agree", somebody else thinks so."""
    return frozenset(str(w) for w in words("speech")["cues"]["raising"])


@cache
def papers() -> frozenset[str]:
    """Nouns for what people put their words in: a statement, a letter, a post."""
    return frozenset(str(w) for w in words("speech")["cues"]["papers"])


@cache
def view() -> frozenset[str]:
    """Nouns of "in her view", "by his account"."""
    return frozenset(str(w) for w in words("speech")["cues"]["view"])
