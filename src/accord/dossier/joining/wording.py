"""Wording: what a stretch of text says, apart from how it puts it. Two contents with one gist say the same.

The gist is a key, not a distance: "alike" that is not transitive would let "end night shifts" and "end day shifts"
meet in "end shifts". What could turn the sense is kept: negations, numbers, names, comparatives, and the order of
words where order matters.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from accord.dossier.joining.synonyms import NUMBERS, SAME, SCALES, words

_TOKEN = re.compile(r"[$€£¥%]|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_LIGHT = words(
    "a an the of in on at for with to by and its their his her our your my own that which who whom be is "
    "are was were been being am will would shall should can could may might have has had do does did also "
    "very just as per any some"
)
NEGATIONS = words("not no never without nor neither none against cannot nothing nobody non")
COMPARED = words("more less fewer least most under below up between about around nearly almost half")
_ORDERED = words("before after until till unless if once than from instead rather while when because so provided")
# What these stand for is in another sentence, so equal words of two reports need not mean the same thing.
_POINTING = words(
    "it them him these those this such so there one ones both either neither same former latter they he "
    "she we us you i me"
)
_DATED = re.compile(
    r"\b(?:today|tomorrow|yesterday|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?:next|last|coming|following) (?:week|weekend|month|year|summer|winter|spring|autumn|round))\b",
    re.I,
)
_ABOVE = {"over": "more", "abov": "more", "under": "less", "below": "less"}  # before a number
_CEASE_FIRE = re.compile(r"\bcease[- ]fire", re.I)
# "Refuses to accept X" and "wants X" are about one thing.
_TAKING = words("accept agree allow have get see make reach sign take seek support back give grant offer")
_IRREGULAR = {"won't": "not", "can't": "not", "cannot": "not", "n't": "not"}


@dataclass(frozen=True, slots=True)
class Gist:
    """What words say: `words` is equal for contents that say the same; `core` is what they are about, sign aside."""

    words: tuple[str, ...]
    core: frozenset[str]
    numbers: tuple[str, ...]
    negations: int
    points: bool  # stands for something told elsewhere: "it", "this"
    dated: bool  # means another day in a report of another day: "by Friday"


@functools.lru_cache(maxsize=20_000)
def gist_of(content: str) -> Gist:
    """The gist of a claim's content, a condition or a fact.

    >>> gist_of("a pay rise of 5 percent").words == gist_of("a 5% wage increase").words
    True
    >>> gist_of("no ceasefire").words == gist_of("a ceasefire").words
    False
    >>> gist_of("Israel withdraws before Hamas disarms").words == gist_of("Hamas disarms before Israel withdraws").words
    False
    >>> gist_of("accept it").points, gist_of("strike on Friday").dated
    (True, True)
    """
    text = _CEASE_FIRE.sub("ceasefire", unicodedata.normalize("NFKC", content))
    raw = _TOKEN.findall(text)
    tokens = _with_numbers(raw)
    kept = [t for i, t in enumerate(tokens) if not _is_light(tokens, i)]
    numbers = tuple(t for t in kept if t[0].isdigit())
    names = [t for t in raw if t[0].isupper() and _plain(t) not in _LIGHT]
    in_order = (
        len(numbers) > 1
        or bool(_ORDERED.intersection(kept))
        or (len(names) > 1 and "and" not in tokens and "or" not in tokens)
    )
    return Gist(
        words=tuple(kept if in_order else sorted(kept)),
        core=frozenset(t for t in kept if t not in _ASIDE and not t[0].isdigit() and t != "%"),
        numbers=numbers,
        negations=sum(t in NEGATIONS for t in kept),
        points=not kept or bool(_POINTING.intersection(t.casefold() for t in raw if t not in ("US", "IT"))),
        dated=bool(_DATED.search(text)),
    )


def plain_words(text: str) -> tuple[str, ...]:
    """All words of a text without case and marks: equal for passages that differ in typography only."""
    return tuple(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def _plain(token: str) -> str:
    """A word without case, possessive and inflection; a negated verb is its negation."""
    word = token.casefold().replace("’", "'")
    if word in _IRREGULAR or word.endswith("n't"):
        return "not"
    if token in ("US", "IT"):  # not the pronouns
        return word + "."
    word = word.removesuffix("'s").removesuffix("'")
    return stem(word)


@functools.lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its regular ending, and synonyms as one.

    >>> [stem(w) for w in ("ceding", "cedes", "hostages", "stopped", "end", "truce", "recognized")]
    ['ced', 'ced', 'hostag', 'end', 'end', 'ceasefir', 'recognis']
    """
    word = re.sub(r"iz(?=e|ing|ation)", "is", word) if len(word) > 5 else word
    bare = _bare(word)
    return _SAME.get(bare, bare)


def _bare(word: str) -> str:
    if not word.isalpha() or len(word) < 4 or word in _LIGHT or word in NEGATIONS or word in _ORDERED:
        return word
    for ending, put in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("s", "")):
        is_ending = word.endswith(ending) and not (ending == "s" and word.endswith(("ss", "us", "is")))
        if is_ending and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + put
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] in "bdgmnprt":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 4 or (len(word) == 4 and word[-2] not in "aeiou") else word


def _is_light(tokens: list[str], at: int) -> bool:
    """Whether a word carries no sense of its own; "by" and "to" before a number do: raise by 5, raise to 5."""
    word = tokens[at]
    if word in ("by", "to") and at + 1 < len(tokens) and tokens[at + 1][0].isdigit():
        return False
    return word in _LIGHT


def _with_numbers(raw: list[str]) -> list[str]:
    """Words in their plain form; number words, scales and percentages in one: "three million" and "3,000,000"."""
    out: list[str] = []
    for token in raw:
        value = _number(token)
        word = token.casefold()
        last = out[-1] if out else ""
        if word == "cent" and last == "per":
            out[-1] = "%"
        elif word in SCALES and last[:1].isdigit() and (scaled := _number(last)) is not None:
            out[-1] = _written(scaled * SCALES[word])
        elif value is not None and word in NUMBERS and last.isdigit() and 20 <= int(last) < 100 and value < 10:
            out[-1] = _written(int(last) + value)
        elif value is not None or token[0].isdigit():
            if last in _ABOVE:
                out[-1] = _ABOVE[last]
            out.append(token if value is None else _written(value))
        else:
            out.append(_plain(token))
    return out


def _number(token: str) -> Decimal | None:
    if token.casefold() in NUMBERS:
        return Decimal(NUMBERS[token.casefold()])
    if not token[0].isdigit():
        return None
    plain = token.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", token) else token.replace(",", ".")
    try:
        return Decimal(plain)
    except ArithmeticError:  # 1.000.000, a date, a version: no one number; it stays as it is written
        return None


_ASIDE = NEGATIONS | COMPARED | {_bare(word) for word in _TAKING}
_SAME = {_bare(word): _bare(meaning) for word, meaning in SAME.items()}


def _written(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
