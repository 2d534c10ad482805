"""Nearness: two wordings that differ by a slip of spelling, and not by a word that could turn the sense round.

A long sentence and its denial are 98 % alike in letters. So likeness alone never aligns a quotation: every word that
differs must be the same word misspelt, or one that says nothing by itself.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from accord.reading.lexicon import wordset

NEAR = 95  # percent of likeness (Levenshtein without replacements, as rapidfuzz counts it)
_SHORTEST = 4  # letters: shorter words are not misspelt but others ("no", "now", "kein")


def same_words(one: str, other: str) -> bool:
    """Whether two wordings have the same words, save for slips of spelling and words without weight.

    >>> same_words("Peru rejects the new minning levy", "Peru rejects the new mining levy")
    True
    >>> same_words("Peru will accept the new mining levy", "Peru will not accept the new mining levy")
    False
    """
    left, right = _words(one), _words(other)
    for kind, i, j, k, m in SequenceMatcher(a=left, b=right, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        ours = [w for w in left[i:j] if w not in wordset("wording", "silent")]
        theirs = [w for w in right[k:m] if w not in wordset("wording", "silent")]
        if len(ours) != len(theirs) or not all(map(_is_slip, ours, theirs)):
            return False
    return True


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*|[%€$£¥]", text.casefold())


def _is_slip(one: str, other: str) -> bool:
    """One letter more, less or other, after the first; not in a figure, a denial or a short word."""
    if one == other:
        return True
    if (
        {one, other} & wordset("wording", "turning")
        or min(len(one), len(other)) < _SHORTEST
        or re.search(r"\d|'", one + other)
    ):
        return False
    if one.endswith(other) or other.endswith(one) or one[:1] != other[:1]:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=1) <= 1
