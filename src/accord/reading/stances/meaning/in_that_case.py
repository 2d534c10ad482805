"""In that case: what a party will do to the other side where it does not get its way, however the case is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from accord.reading.clauses import child, children, is_passive
from accord.reading.lexicon import wordset
from accord.reading.stances.meaning.polarity import is_negated
from accord.reading.stances.meaning.unmet import is_recourse, under_condition
from accord.reading.stretch_text import words_under

if TYPE_CHECKING:
    from accord.reading.parse import Token

_CASE = re.compile(
    r"\b(?:if|unless|otherwise|failing (?:that|which|this)|(?:as|so) long as|in case|in the event|"
    r"in (?:that|this|such a|which) (?:case|event))\b"
)
_TURNED = re.compile(
    r"(?<!\bnor )(?<!\bhow )(?<!\bwhat )(?<!\bthat )(?<!\bit )"
    r"\b(?:should (?:the|an?|any|no|it|its|their|his|they|she|he|nothing|this|that|these|those|[A-Z]\w+)\b"
    r"|were (?:the|an?|any|it|they|she|he|this|that|these|those|[A-Z]\w+)\b.{1,60}? to\b)"
)

_NEXT = re.compile(r";|\b(?:and|but) (?:has|have|had|will|would|is|are|was|were|said|says)\b")  # another clause
_ASKED = re.compile(r"\b(?:ask|wonder|question|know)\w* if\b", re.I)


def in_that_case(verb: Token) -> bool:
    """Hangs on what others do: `if it passes`, `should they refuse`, `as long as it stands`, `failing that`."""
    if under_condition(verb):
        return True
    sentence = verb.sent
    after = _NEXT.split(words_under(verb.doc, verb.i, sentence.end), maxsplit=1)[0]
    before = _NEXT.split(words_under(verb.doc, sentence.start, verb.i))[-1]
    fronted = "," in before and not _ASKED.search(before)
    texts = (after, _uncapped(before)) if fronted else (after,)
    return any(_CASE.search(text.lower()) or _TURNED.search(text) for text in texts)


def _uncapped(text: str) -> str:
    """Without the capital of a first word."""
    return text[:1].lower() + text[1:]


def presses(act: Token) -> bool:
    """`would leave the government`, `will vote against it`, `would go to court`: done to the other side."""
    if is_negated(act) or is_passive(act):
        return False
    below = {c.lower_ for c in act.children if c.i > act.i}
    votes = act.lemma_ == "vote" and bool(below & {"against", "down"})
    leaves = act.lemma_ == "leave" and not _leaves_as_is(act)
    return votes or leaves or act.lemma_ in wordset("stances", "pressing") or is_recourse(act)


def _leaves_as_is(verb: Token) -> bool:
    """`would leave the date to them`, `would leave the law alone`: nobody goes."""
    return any(c.dep_ in {"acomp", "oprd", "prt", "dative"} for c in verb.children) or any(
        c.lower_ in {"alone", "open", "unchanged"}
        or (c.dep_ == "advcl" and any(g.lower_ in {"as", "where"} for g in c.children))
        or (c.dep_ == "prep" and c.lower_ in {"to", "with"})
        for c in verb.children
    )


def may_break(act: Token, modals: set[str]) -> bool:
    """`could review its participation`, `might pull out`: its own part is what may go."""
    if not modals & {"could", "may", "might"} or is_negated(act) or is_passive(act):
        return False
    out = act.lemma_ in {"pull", "walk", "withdraw", "quit"}
    return (out and (act.lemma_ != "withdraw" or _own(act))) or (act.lemma_ in _RETHINKING and _own(act))


_RETHINKING = frozenset({"review", "reconsider", "rethink", "reassess", "reexamine"})


def _own(act: Token) -> bool:
    """`its participation`, `their bids`; or nothing told."""
    thing = child(act, "dobj")
    return thing is None or any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in thing.children)


def is_withheld(clause: Token) -> bool:
    """`the money would be withheld if ...`, `roads will be cut`: what somebody will have done to others."""
    if not is_passive(clause) or is_negated(clause):
        return False
    thing = child(clause, "nsubjpass", "nsubj")
    barred = clause.lemma_ in wordset("stances", "barring")
    return is_blockade(clause) or (
        barred and in_that_case(clause) and (thing is None or thing.lemma_.lower() not in _DEAR)
    )


_DEAR = frozenset({"job", "post", "life", "service", "route", "wage", "pension", "people", "worker", "village"})


def is_blockade(clause: Token) -> bool:
    """`roads to the coast would be cut`, `the crossing will be blocked`."""
    thing = child(clause, "nsubjpass", "nsubj")
    ways = thing is not None and thing.lemma_.lower() in wordset("stances", "passages")
    return ways and is_passive(clause) and clause.lemma_ in {"cut", "block", "occupy", "blockade", "barricade", "shut"}


def pays_up(act: Token) -> bool:
    """`would bear the cost`, `would meet every bill`, `will pay for the boats`."""
    if act.lemma_ == "pay":
        return any(c.lower_ == "for" for c in children(act, "prep"))
    costs = any(t.lemma_ in {"cost", "bill", "expense", "share", "half", "difference"} for t in children(act, "dobj"))
    return costs and act.lemma_ in {"bear", "meet", "cover", "foot", "defray", "shoulder"}


def defies(act: Token) -> bool:
    """`would ignore the ruling`."""
    return act.lemma_ in {"ignore", "defy", "disregard"} and not is_passive(act) and not is_negated(act)


def keeps_shut(act: Token) -> bool:
    """`would keep its airspace closed`."""
    near = [*act.children, *(g for c in children(act, "dobj", "ccomp") for g in [c, *c.children])]
    return act.lemma_ == "keep" and any(c.i > act.i and c.lower_ in {"closed", "shut"} for c in near)


def leaves_open(act: Token) -> bool:
    """`would not exclude that`, `will not stand in the way`: the denial of a No."""
    below = {c.lower_ for c in act.children if c.dep_ in {"prt", "prep", "advmod"}}
    ruled = act.lemma_ == "rule" and "out" in below
    return ruled or act.lemma_ in {"exclude", "oppose", "object", "mind", "begrudge", "reject", "veto", "preclude"}
