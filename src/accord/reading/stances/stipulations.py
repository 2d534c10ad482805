"""Stipulations: what a party makes its yes hang on, in so many words, is a demand of its own.

"Peru would sign, provided that the fee is cut": it accepts, and it demands that the fee be cut. A plain "if" stays what
it is, the condition of the claim: it may as well tell when something is to be expected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from accord.reading.clauses import end, trimmed
from accord.reading.stances.drafts import Draft
from accord.reading.stances.left_out import left_out
from accord.reading.stances.meaning.hedges import level
from accord.reading.stances.meaning.settle import YES
from accord.reading.stances.or_else import threatened
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Parse, Token

# What opens a stipulation; the groups are told apart in `_opens`.
_MARKS = re.compile(
    r"(?P<that>provid(?:ed|ing)(?: that)?|on (?:the |one |the strict )?condition that|with the proviso that)"
    r"|(?<!for )(?P<long>(?:as|so) long as)"
    r"|(?P<only>only (?:if|after|once|when|with|in return for|in exchange for|on condition that|as part of)"
    r"|not (?:before|until)(?! now))"
    r"|(?P<on>(?:conditional|contingent|dependent) (?:up)?on)"
    r"|(?P<swap>in (?:return|exchange) for)"
)
_TAKING = frozenset({"accept", "receive", "take", "get", "drop", "settle", "swap", "exchange", "release"})
_AGAIN = frozenset({"that", "if", "provided", "long", "only", "after"})
_OPENING = frozenset(
    {"provided", "providing", "that", "as", "so", "long", "only", "if", "after", "once", "when", "with", "on", "upon"}
    | {"condition", "proviso", "not", "before", "until", "conditional", "contingent", "dependent", "in", "return"}
    | {"exchange", "for", "part", "of", "but", "and"}
)
_FEW = 3  # words, the mark with them: "only after that" stipulates nothing


def with_stipulations(drafts: list[Draft]) -> list[Draft]:
    """The drafts, each followed by what it stipulates, what it leaves out and what is to follow else."""
    found: list[Draft] = []
    for draft in drafts:
        asked = [s for s in stipulated(draft) if not any(_tells(d, s) for d in drafts)]
        found += [draft, *asked, *left_out(draft, [*drafts, *asked]), *threatened(draft)]
    return found


def _tells(draft: Draft, demand: Draft) -> bool:
    asks = draft.stance in {"wants", "demands"} and bool(set(draft.holders) & set(demand.holders))
    return asks and draft.page is demand.page and demand.start <= draft.anchor < demand.end


def stipulated(draft: Draft) -> Iterator[Draft]:
    """The demands in the conditions under which this draft's holders accept or offer something."""
    if draft.stance not in YES | {"plans"} or draft.polarity != "+":
        return
    for first, last in _stretches(draft):
        text = words_under(draft.page.doc, first, last)
        yield replace(
            draft, start=first, end=last, content=(_thing(draft.page.doc, first, last), last), stance="demands",
            likelihood=None,
            level=level(text, "demands", text), condition=None, rule="stipulation:demands", anchor=first, weak=False,
            colour=False,
        )  # fmt: skip


def _thing(doc: Parse, first: int, last: int) -> int:
    """Where what is stipulated begins, after the words of condition."""
    for i in range(first, last - 1):
        if doc[i].lower_ not in _OPENING and doc[i + 1].lower_ not in {"condition", "proviso"}:
            return i
    return first


def _stretches(draft: Draft) -> Iterator[tuple[int, int]]:
    """Where the stipulations of a claim stand: in its sentence, after its word of stance."""
    doc = draft.page.doc
    anchor = doc[draft.anchor]
    first = max(draft.start, anchor.i) + 1
    last = _reach(anchor, draft.end)
    text = " ".join(t.lower_ for t in doc[first:last]) + " "
    for found in _MARKS.finditer(text):
        at = first + text[: found.start()].count(" ")
        whole = found.start() == 0 or text[found.start() - 1] == " "
        if whole and text[found.end()] == " " and _opens(draft, doc[at], found.lastgroup or ""):
            yield from _parts(doc, at, last)
            return


def _reach(anchor: Token, stop: int) -> int:
    """Through a condition set apart by a comma, which the claim may end before."""
    doc = anchor.doc
    after = doc[stop : min(stop + 4, anchor.sent.end)]
    apart = [t for t in after if t.lower_ in {"provided", "providing", "only", "not", "so", "as", "on", "conditional"}]
    if not apart or any(t.text not in {",", "–", "—", "but", "and", "-"} for t in doc[stop : apart[0].i]):
        return min(stop, anchor.sent.end)
    return int(anchor.sent.end)


def _opens(draft: Draft, mark: Token, kind: str) -> bool:
    """Whether it stipulates there: "aid provided by Oman" does not, nor "accepted a fee in return for silence"."""
    doc = mark.doc
    before = doc[mark.i - 1]
    if kind == "that" and mark.lower_ in {"provided", "providing"}:
        after = mark.nbor().lower_ if mark.i + 1 < len(doc) else ""
        clause = after == "that" or before.text in {",", "–", "—", "-"} or before.lower_ in {"but", "only"}
        return clause and after not in {"by", "for", "to", "with", "in"} and _has_verb(mark)
    if kind == "swap":
        acts = {t.lemma_ for t in doc[draft.anchor : mark.i] if t.pos_ == "VERB"}
        return draft.stance == "offers" and not acts & _TAKING
    if kind == "only":
        told = mark.lower_ != "not" or _has_verb(mark)  # "not before May" is a date
        return told and mark.i > draft.anchor + 2 and draft.stance in YES
    return True


def _has_verb(mark: Token) -> bool:
    """Whether a clause follows: "provided that it is paid"; not "providing a month to talk"."""
    after = mark.doc[mark.i + 1 : min(mark.sent.end, mark.i + 12)]
    stop = next((t.i for t in after if t.is_punct and t.i > mark.i + 2), mark.i + 12)
    return any(t.tag_ in {"VBZ", "VBP", "VBD", "MD"} for t in after if t.i < stop)


def _parts(doc: Parse, first: int, last: int) -> Iterator[tuple[int, int]]:
    """One stretch, or one for each thing stipulated: "provided that it is paid for and that it is done by May"."""
    stop = min([last, *(t.i for t in doc[first + 2 : last] if _breaks(t, first))])
    joints = [
        t.i for t in doc[first + 3 : stop - 2]
        if t.lower_ in {"and", "or"} and t.nbor().lower_ in _AGAIN | {"as", "so"} and t.nbor().pos_ != "DET"
    ]  # fmt: skip
    cuts = [first, *joints, stop]
    for a, b in pairwise(cuts):
        begin, finish = trimmed(doc[first], a, b)
        if finish - begin > _FEW:
            yield begin, finish


def _breaks(token: Token, first: int) -> bool:
    """Where something else begins: a semicolon, a clause joined on above the stipulation, somebody's saying so."""
    if token.text in {";", ":", "–", "—", "”", '"'} and token.i > first + 4:
        return True
    if token.text != "," or token.i + 1 >= len(token.doc):
        return False
    after = token.nbor()
    over = after if after.lower_ not in {"and", "but"} else after.head
    return over.head.i < first and end(over) > token.i
