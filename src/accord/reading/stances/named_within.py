"""Named within: parties whose names stand beside a plural that tells of them: "donors, among them Peru and Chile"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import child, conjuncts
from accord.reading.lexicon import wordset
from accord.reading.parties.nouns import is_people
from accord.reading.parties.references import References
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from accord.reading.parse import Token

_OPENS = frozenset({",", "-", "–", "—", "("})
_CLOSES = _OPENS | {")"}
_LEADING_IN = frozenset({"among", "them", "namely", "notably", "both", "the", "all"})
_FURTHEST = 12  # words from the plural to the names
_MOST = 8  # names in such a list
_JOINED = frozenset({"organise", "organize", "represent", "unite", "group", "gather", "join"})
_BODIES = frozenset(
    {"donor", "partner", "neighbour", "neighbor", "ally", "signatory", "guarantor", "power", "state", "country"}
    | {"government", "member", "side", "party", "union", "club", "bank", "firm", "company", "agency", "nation"}
    | {"republic", "province", "region", "city", "federation", "association", "sponsor", "mediator", "lender"}
)


def listed(page: Passage, noun: Token, refs: References) -> tuple[str, ...]:
    """`Oman's partners in the pact, Chad and Mali, agree`: those named between the plural and its verb, all of them.

    None where one of the names is no party, or where they are fewer than two.
    """
    those = _counted(noun)
    if those is None or noun.head.i <= noun.i:
        return ()
    tokens, stop = page.tokens, min(noun.head.i, those.i + _FURTHEST)
    opens = next((t.i for t in tokens[those.i + 1 : stop] if t.text in _OPENS), None)
    at, found = (opens + 1 if opens is not None else len(tokens)), list[str | None]()
    while at < len(tokens) and tokens[at].lower_ in _LEADING_IN:
        at += 1
    if at < len(tokens) and opens is not None and _is_of_list(page, at, opens, refs):
        return ()
    while len(found) < _MOST and (name := refs.names.at.get((page.number, at))) is not None and name.start == at:
        found.append(refs.whose(page, page.doc[name.start : name.end].root) if not name.demonym else None)
        at, closes = name.end, name.end
        while at < len(tokens) and tokens[at].lower_ in {",", "and", "the"}:
            at += 1
        if at == closes or refs.names.at.get((page.number, at)) is None:
            whole = closes + 1 < len(tokens) and tokens[closes].text in _CLOSES and not _goes_on(tokens[closes + 1])
            return _known(found, refs) if whole else ()
    return ()


def _is_of_list(page: Passage, at: int, opens: int, refs: References) -> bool:
    """`delegates in Peru, Chile and Mali, ...`: where they are, and the list began before the comma."""
    name, before = refs.names.at.get((page.number, at)), refs.names.at.get((page.number, opens - 1))
    listed_there = name is not None and page.doc[name.start : name.end].root.dep_ == "conj"
    return before is not None and page.tokens[before.start - 1].lower_ in {"in", "from", "at"} and listed_there


def _goes_on(after: Token) -> bool:
    """`..., whom it hired`: more is told of the names before the verb comes."""
    return after.tag_ in {"WDT", "WP", "WRB", "WP$"} or after.lower_ == "excepted"


def organised_in(page: Passage, noun: Token, refs: References) -> tuple[str, ...]:
    """`mills, organised in the Feed Chamber`, `staff, represented by Oru and Pal`: the bodies they are in."""
    tokens, at = page.tokens, conjuncts(noun)[-1].i + 1
    told = [t.lower_ for t in tokens[at : at + 4]]
    if noun.pos_ != "NOUN" or len(told) < _CLAUSE or told[0] != "," or tokens[at + 1].lemma_ not in _JOINED:
        return ()
    if not told[1].endswith("ed") or told[2] not in {"in", "by", "under"}:
        return ()
    at += 3 + (told[3] == "the")
    found: list[str | None] = []
    while len(found) < _MOST and (name := refs.names.at.get((page.number, at))) is not None and name.start == at:
        found.append(name.party if name.sort == "body" and not name.demonym else None)
        at = name.end
        while at < len(tokens) and tokens[at].lower_ in {"and", "the"}:
            at += 1
    kinds = ("state", "region", "bloc")
    return _known(found, refs, 1) if not any(p and refs.roll.parties[p].kind in kinds for p in found) else ()


_CLAUSE = 4  # words of ", organised in the"


def _counted(noun: Token) -> Token | None:
    """The plural: itself, or of which a number is told: "four of the qualified sides"."""
    if noun.tag_ == "CD":
        of = next((c for c in noun.children if c.lower_ == "of"), None)
        those = child(of, "pobj") if of is not None else None
        noun = those if those is not None else noun
    if noun.tag_ != "NNS" or noun.pos_ != "NOUN":
        return None
    lemma = noun.lemma_.lower()
    is_group = lemma in _BODIES or lemma in wordset("people", "groups") or lemma in wordset("people", "crowds")
    return noun if is_group or is_people(lemma) else None


def _known(found: list[str | None], refs: References, least: int = 2) -> tuple[str, ...]:
    known = tuple(dict.fromkeys(p for p in found if p is not None and not refs.roll.parties[p].watcher))
    return known if least <= len(known) == len(found) else ()
