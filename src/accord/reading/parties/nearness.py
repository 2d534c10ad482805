"""Nearness: which of several parties was last told of before a noun, the acting ones first."""

from __future__ import annotations

from accord.reading.lexicon import wordset
from accord.reading.parties.naming.name import Name
from accord.reading.parties.resolver import Resolver


def _governs(name: Name) -> bool:
    """`the Danish government`: a demonym that stands for its state."""
    root = name.passage.doc[name.start : name.end].root
    return root.head.lemma_.lower() in wordset("people", "offices") | {"official", "authority"}


def acting_before(refs: Resolver, pool: list[str], here: tuple[int, int]) -> list[Name]:
    """Mentions of these parties shortly before: in this passage, else in the last; the acting ones if there are any."""
    before = [
        n for n in refs.names.on(here[0] - 1, here[0])
        if n.party in pool
        and (n.passage.number, n.end) <= here
        and not (n.demonym and not _governs(n))
        and not (n.seat and _is_where(n))
    ]  # fmt: skip
    before = [n for n in before if n.passage.number == here[0]] or before
    acting = [n for n in before if n.passage.doc[n.start : n.end].root.dep_ in {"nsubj", "nsubjpass"}]
    return acting or before


def _is_where(name: Name) -> bool:
    """`in Berlin`, but not `for Berlin`."""
    root = name.passage.doc[name.start : name.end].root
    return root.dep_ == "pobj" and root.head.lower_ != "for"


def acting_here(refs: Resolver, pool: list[str], here: tuple[int, int]) -> str | None:
    """The last of these named before in the same passage, where it acts if any does."""
    before = [n for n in acting_before(refs, pool, here) if n.passage.number == here[0]]
    return before[-1].party if before else None


def last_spoken_of(refs: Resolver, pool: list[str], here: tuple[int, int]) -> str | None:
    """The same, but those first that a main clause is about: not "which the Liberals gave a cold reception"."""
    before = [n for n in acting_before(refs, pool, here) if n.passage.number == here[0]]
    main = [n for n in before if n.passage.doc[n.start : n.end].root.head.dep_ in {"ROOT", "conj"}]
    return (main or before)[-1].party if before else None


def nearest(refs: Resolver, pool: list[str], here: tuple[int, int]) -> str | None:
    """The only one; else the last one named before, when it acts as a subject or is named often."""
    if len(pool) <= 1:
        return pool[0] if pool else None
    before = acting_before(refs, pool, here)
    if before:
        return before[-1].party
    ranked = sorted(pool, key=lambda n: -refs.roll.parties[n].named)
    first, second = (refs.roll.parties[n].named for n in ranked[:2])
    return ranked[0] if first >= 2 * second and first >= 3 else None
