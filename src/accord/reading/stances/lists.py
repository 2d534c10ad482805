"""Lists: the things joined in what is told, however the parser hangs them together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.reading.clauses import child, children, conjuncts, end, start
from accord.reading.stances.signals.turns import is_comment

if TYPE_CHECKING:
    from accord.reading.parse import Token


def listed(thing: Token) -> list[Token]:
    """What is joined to a noun, or by the parser to the end of its phrase: "a rise of 6 per cent, an end to"."""
    found = conjuncts(thing)
    beside = next((c for c in children(thing, "appos") if _is_next(thing, c)), None)
    if beside is not None:
        return [thing, *conjuncts(beside), *found[1:]]
    if len(found) > 1:
        return found
    inner = thing
    for _ in range(6):
        prep = next((c for c in reversed(list(inner.children)) if c.dep_ == "prep"), None)
        noun = child(prep, "pobj") if prep is not None else None
        if noun is None:
            return found
        plain = thing.left_edge.pos_ == "DET" and noun.left_edge.pos_ != "DET"
        joined = [c for c in noun.children if c.dep_ in {"conj", "appos"} and c.left_edge.pos_ == "DET" and plain]
        if not joined and thing.lemma_ not in _ENDING:
            joined = [c for c in noun.children if c.dep_ == "conj" and _is_fuller(c, noun)]
        joined = [c for c in joined if c.dep_ == "conj" or not any(is_comment(r) for r in children(c, "relcl"))]
        if joined:
            return [thing, *(p for c in joined for p in listed(c))]
        inner = noun
    return found


def _is_next(thing: Token, other: Token) -> bool:
    """`an amnesty, the release of prisoners and the opening of banks`: parsed as if the second explained the first.

    Not "two steps, a cut and a freeze", nor "its envoy, a judge and a friend".
    """
    comma = start(other) > 0 and other.doc[start(other) - 1].text == ","
    joined = any(c.lower_ == "and" for t in (thing, other) for c in children(t, "cc"))
    told = any(child(t, "conj") is not None for t in (thing, other))
    of_many = thing.tag_ in {"NNS", "NNPS"} and child(thing, "nummod") is not None and thing.ent_type_ != "MONEY"
    someone = thing.pos_ == "PROPN" or thing.ent_type_ in {"PERSON", "GPE", "NORP", "ORG"}
    counted = of_many and child(thing, "nummod").lower_ in _FEW  # type: ignore[union-attr]
    plain = other.pos_ == "NOUN" and not any(is_comment(r) for r in children(other, "relcl", "acl"))
    return comma and joined and told and plain and not counted and not someone


_FEW = frozenset({"two", "three", "four", "five", "six", "both", "several"})

# What follows these may be what is to end: "an end to raids on ships and attacks on ports"
_ENDING = frozenset(
    {
        "end",
        "halt",
        "ban",
        "stop",
        "removal",
        "lifting",
        "abolition",
        "scrapping",
        "cut",
        "reduction",
        "freeze",
        "pause",
    }
)


def goes_on(noun: Token, last: int) -> bool:
    """`and access to the fund`: its complement hangs elsewhere."""
    return noun.i + 1 < last and noun.nbor().dep_ == "prep" and last - start(noun) > 3


def _is_fuller(noun: Token, before: Token) -> bool:
    """`an end to the curbs and access to the fund`: with a complement, where the noun it is joined to has none."""
    own = {"prep", "acl", "relcl"}
    after = goes_on(noun, noun.sent.end)  # that "to the fund" the parser hangs on the curbs
    alone = not any(c.i < noun.i for c in children(before, *own))
    return noun.pos_ == "NOUN" and alone and (after or (child(noun, *own) is not None and width(noun) > 3))


def width(noun: Token) -> int:
    """How many words the thing has, without what is joined to it."""
    nested = [start(c) for c in noun.children if c.dep_ == "conj"]
    stop = min([end(noun), *nested])
    return stop - start(noun) - sum(1 for c in children(noun, "punct", "cc"))
