"""Figures: the amounts, shares, rates, counts, lengths and years that words name, each with its unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_SMALL_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_NUMBERS = {word: float(i) for i, word in enumerate(_SMALL_NUMBERS.split())} | {
    word: 10.0 * i for i, word in enumerate(["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 3)
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9,
           "trillion": 1e12}  # fmt: skip
_DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}
_SAME = {"captive": "people held", "hostage": "people held", "prisoner": "people held", "detainee": "people held",
         "ton": "tonne"}  # fmt: skip
_NUMBER = re.compile(
    r"(?<![\w.,/-])(?P<money>(?:[A-Z]{1,3})?[$£€¥₹]\s?)?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:" + "|".join(_NUMBERS) + r")\b)"
    r"(?P<about>-point-something)?"
    r"(?:[\s-]?(?P<scale>hundred|thousand|million|billion|trillion|bn|mn|m|k)\b)?",
    re.IGNORECASE,
)  # fmt: skip
_PERCENT = re.compile(r"\s*(?:%|per ?cent\b|percentage points?\b)", re.IGNORECASE)
_TIME = re.compile(
    r"(?:[\s-]+(?:more|extra|additional|further))?[\s-]+(minute|hour|day|week|month|year)s?\b['’]?", re.I
)
_NOUN = re.compile(
    r"\s+(?:(?!(?:of|in|on|for|a|an|per|the|from|to|and|or|with|by|at|is|was)\b)[a-z][\w-]*\s+){0,2}?"
    r"((?!(?:this|its|is|was|as|has|across|unless|less|thus|plus)\b)[a-z]{2,}s|people|staff)\b"
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
_IS_DATE = re.compile(rf"\s+{_MONTH}(?:\W|$)", re.IGNORECASE)
_AFTER_MONTH = re.compile(rf"\b{_MONTH}\s+$", re.IGNORECASE)
_YEAR = re.compile(r"\b(by|until|before|from)\s+(?:the end of\s+)?$", re.IGNORECASE)
_ASIDE = re.compile(r"\b(?:over|within|after|in|per|next|last|every|spread over)\s+(?:the\s+)?$", re.IGNORECASE)
_EXTRA = re.compile(r"\b(?:extra|additional|another|further|more)\s+$", re.IGNORECASE)
_EXTRA_AFTER = re.compile(r"\s+(?:extra|additional|further|more)\b", re.IGNORECASE)
_BARE = re.compile(r"\s*(?:$|[,;.!?]|(?:which|provided|for|this|so|if|but|on|over|and|is)\b)", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(\S*\d[\d,.]*)\s*(?:%|per ?cent)?\s+to\s+$", re.IGNORECASE)
_NONE = re.compile(r"\b(?:tariff-free|duty-free|zero)\b", re.IGNORECASE)
_ASIDE_FROM = 6  # characters: at the very start a preposition belongs to the verb before ("asks" for 18 months)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, as the words show it. No unit: none is said; "*": nothing at all, of any unit."""

    amount: float
    unit: str
    shown: str
    today: str = ""  # what it is to be changed from: "from 1,050 to 1,300 euros"


def figures_in(words: str) -> tuple[Figure, ...]:
    """The figures these words name, in their order; times only told along ("over four years") are none.

    >>> [(f.amount, f.unit) for f in figures_in("a 22 percent increase over four years")]
    [(22.0, '%')]
    >>> [f.shown for f in figures_in("a quota of 3 million tonnes at a rate of 15%")]
    ['3 million tonnes', '15%']
    """
    found: list[Figure] = []
    for match in _NUMBER.finditer(words):
        figure = _figure(words, match)
        if figure:
            changed = _FROM.search(words[: match.start()])
            found.append(replace(figure, today=changed.group(1)) if changed else figure)
    return tuple(found) or tuple(Figure(0.0, "*", "zero") for _ in [_NONE.search(words)] if _)


def amount_of(number: str) -> float:
    """The number that digits with commas, or a word, stand for."""
    plain = number.casefold().replace(",", "")
    return _NUMBERS[plain] if plain in _NUMBERS else float(plain)


def _figure(words: str, match: re.Match[str]) -> Figure | None:
    before, after, number = words[: match.start()], words[match.end() :], match["number"]
    if _IS_DATE.match(after) or _AFTER_MONTH.search(before):
        return None
    amount = amount_of(number) * _SCALES.get((match["scale"] or "").casefold(), 1.0) + (0.5 if match["about"] else 0)
    shown = match.group()
    more = "extra " if _EXTRA.search(before) or _EXTRA_AFTER.match(after) else ""
    if match["money"]:
        return Figure(amount, more + match["money"].strip().removeprefix("US"), shown)
    if percent := _PERCENT.match(after):
        return Figure(amount, more + "%", shown + percent.group())
    if year := _as_year(before, number):
        return Figure(amount, "year", f"{year} {number}")
    if time := _TIME.match(after):
        aside = _ASIDE.search(before) and len(before) > _ASIDE_FROM
        unit = time.group(1).casefold()
        return (
            None
            if aside or (number == "one" and unit in ("day", "year"))
            else Figure(amount * _DAYS[unit], more + "time", shown + time.group())
        )
    if number.isdigit() and len(number) == 4 and number.startswith(("19", "20")):
        return None
    if noun := _NOUN.match(after):
        unit = noun.group(1).removesuffix("s")
        return None if amount <= 1 else Figure(amount, more + _SAME.get(unit, unit), shown + noun.group())
    return Figure(amount, "", shown) if amount > 1 and _BARE.match(after) else None


def _as_year(before: str, number: str) -> str:
    """The word that makes four digits a deadline: "by" 2035."""
    told = _YEAR.search(before)
    is_year = number.isdigit() and len(number) == 4 and number.startswith(("19", "20", "21"))
    return told.group(1).casefold() if told and is_year else ""
