"""Sex of words: which of "he" and "she" a word goes with."""

from __future__ import annotations

from accord.reading.lexicon import wordset

MEN = frozenset({"he", "him", "his", "himself"})
WOMEN = frozenset({"she", "her", "hers", "herself"})


def sex_of_word(word: str) -> str | None:
    """`he` for him and spokesman, `she` for her and spokeswoman; none where the word tells nothing."""
    if word in WOMEN or word.endswith("woman") or word in {"queen", "nun", "mother", "widow", "actress", "princess"}:
        return "she"
    if word in MEN or word in {"king", "father", "prince", "monk", "widower"}:
        return "he"
    return "he" if word.endswith("man") and word in wordset("people", "roles") - {"chairman"} else None
