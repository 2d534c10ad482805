"""Names that other programs give, as ids that can stand in a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable

from accord.case.formula import FormulaError, Is, parse

LONGEST_ID = 24


def ids(names: Iterable[str], kind: str) -> list[str]:
    """An id for each name that can stand in a formula, all different; what has no letters becomes `kind` and its place.

    >>> ids(["Full", "full", "Not", "1st step!", "…"], "option")
    ['full', 'full_2', 'not_', 'option_1st_step', 'option_5']
    """
    found: list[str] = []
    for number, name in enumerate(names, 1):
        word = re.sub(r"\W+", "_", name.lower()).strip("_")[:LONGEST_ID].strip("_")
        word = f"{kind}_{word}" if word[:1].isdigit() else word or f"{kind}_{number}"
        word = word if _is_free(word) else f"{word}_"
        apart, count = word, 1
        while apart in found:
            count += 1
            apart = f"{word}_{count}"
        found.append(apart)
    return found


def _is_free(word: str) -> bool:
    """Whether a word can name a party or an option: it is none of the words of formulas and files."""
    try:
        node = parse(word).node
    except FormulaError:
        return False
    return node == Is(word) and word not in ("joint", "yes", "no", "true", "false", "null", "status_quo")


def file_names(names: Iterable[str], taken: str) -> list[str]:
    """A file name for each name, without its suffix: the name itself where it can be one, all different from `taken`.

    >>> file_names(["profileA", "The Union", "ProfileA", "a/b"], "strike")
    ['profileA', 'the_union', 'profilea_2', 'a_b']
    """
    listed = list(names)
    words = ids([taken, *listed], "party")
    return [
        name if re.fullmatch(r"[A-Za-z0-9_-]{1,60}", name) and word == name.lower() else word
        for name, word in zip(listed, words[1:], strict=True)
    ]
