"""Areas: which land "the state", "the province" or "the island" is, where it is no whole state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.lexicon import words, wordset
from accord.reading.parties.nearness import nearest
from accord.reading.parties.resolver import Resolver
from accord.reading.parties.scenes import told_here
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from accord.reading.parse import Token

_PARTS = frozenset({"province", "region", "territory"})
_WHOLE = frozenset({"state", "nation", "country"})


def area(refs: Resolver, page: Passage, token: Token) -> str | None:
    """The land that the paragraph is about, or the only or last one, of those that are called so; else none."""
    lemma = token.lemma_.lower()
    of = token.head.lemma_.lower() if token.dep_ in {"compound", "amod", "nmod"} else None
    within = of is not None and (of in _WHOLE or of not in wordset("people", "organs"))  # "island states"
    if within or token.tag_ not in {"NN", "NNP"} or lemma not in _PARTS | words("people")["areas"].keys():
        return None
    pool = [n for n, m in refs.roll.parties.items() if m.named and not m.watcher and _is_called(n, m.kind, lemma)]
    if not pool:
        return None
    states = [n for n, m in refs.roll.parties.items() if m.kind == "state" and m.named]
    told = told_here(refs, page, token, {*pool, *states} if lemma == "state" else pool)
    if told is not None:
        return told if told in pool else None
    return nearest(refs, pool, (page.number, token.i))


def _is_called(name: str, kind: str, lemma: str) -> bool:
    areas = words("people")["areas"]
    if lemma in _PARTS:
        return kind == "region" and name not in areas["state"]
    return name in areas[lemma]
