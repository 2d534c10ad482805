"""Lists, dates, numbers and names, as a careful writer would put them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence

from accord.brief.sentence import PartyMark, Run, Text

_WITH_ARTICLE = re.compile(
    r"(?:^United |\b(?:Union|Kingdom|Republic|States|Emirates|Nations|Netherlands|Philippines|Commission|Council|"
    r"Authority|Government|government|Ministry|Parliament|Court|Bank|Board|Association|Federation|Alliance|Agency|"
    r"Committee|Company|company|Party|Front|Army|Movement|Assembly|Senate|Congress|Kremlin|Taliban|Houthis|union|"
    r"unions|alliance|Bundesbank|Organisation|Organization|Syndicate|Cabinet)$|\b(?:Ministry|Government|Republic|"
    r"Kingdom|Organisation|Organization|Union|Bank|Court|Association|Federation) (?:of|for) )"
)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def takes_article(name: str) -> bool:
    """Whether running text puts "the" before this name.

    >>> [takes_article(n) for n in ("United States", "Russia", "Quayside Workers' Union", "The Hague", "NATO")]
    [True, False, True, False, False]
    """
    return not name.lower().startswith("the ") and bool(_WITH_ARTICLE.search(name))


def is_plural(name: str) -> bool:
    """Whether a name takes a plural verb: its last word is a common noun in the plural.

    >>> [is_plural(n) for n in ("Far-right ministers", "United States", "Hamas", "Container Terminals", "rebels")]
    [True, False, False, False, True]
    """
    last = name.split()[-1] if name.split() else ""
    return last.islower() and last.endswith("s") and not last.endswith(("ss", "us", "is"))


def series(parts: Sequence[Iterable[Run]], word: str = "and") -> tuple[Run, ...]:
    """Parts in a row: a, b and c.

    >>> "".join(r.text for r in series([[Text("a")], [Text("b")], [Text("c")]]))
    'a, b and c'
    """
    runs: list[Run] = []
    for at, part in enumerate(parts):
        if at:
            runs.append(Text(f" {word} " if at == len(parts) - 1 else ", "))
        runs.extend(part)
    return tuple(runs)


def listed(words: Sequence[str], word: str = "and") -> str:
    """Words in a row.

    >>> listed(["low", "middle", "high"]), listed(["low"])
    ('low, middle and high', 'low')
    """
    return f" {word} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def day(date: datetime.date) -> str:
    """A date in words.

    >>> day(datetime.date(2025, 8, 15))
    'Friday 15 August 2025'
    """
    weekday = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[date.weekday()]
    return f"{weekday} {short_day(date)}"


def short_day(date: datetime.date) -> str:
    """A date without its weekday, whatever the locale."""
    months = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
    return f"{date.day} {(*months, 'November', 'December')[date.month - 1]} {date.year}"


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun; small numbers in words.

    >>> count(1, "claim"), count(3, "party", "parties"), count(1200, "package"), count(0, "state")
    ('one claim', 'three parties', '1,200 packages', 'no states')
    """
    word = _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"
    return f"{word} {noun if number == 1 else plural or noun + 's'}"


def so_many(count: int, status: str = "proven") -> str:
    """How many, as it is known: what is estimated is "about" so many, and so is what has more digits than one reads.

    >>> so_many(12345), so_many(12345, "sampled"), so_many(185_006_527_963_693_753_667), so_many(0, "unknown")
    ('12,345', 'about 12,000', 'about 1.9 × 10^20', 'an unknown number of')
    """
    if status == "unknown":
        return "an unknown number of"
    if count >= 10**12:
        power = len(str(count)) - 1
        digits = round(count / 10 ** (power - 1))
        power, digits = (power + 1, 10) if digits == 100 else (power, digits)
        return f"about {digits // 10}.{digits % 10} × 10^{power}"
    if status == "sampled":
        grain = 10 ** max(0, len(str(count)) - 2)
        return f"about {(count + grain // 2) // grain * grain:,}"
    return f"{count:,}"


def value(number: float) -> str:
    """A value of 0 to 1, with two decimals; what is below the second decimal is said, not rounded away.

    >>> value(0.456), value(0.0), value(0.001), value(-0.1), value(-0.001), value(1.0)
    ('0.46', '0', 'under 0.01', '−0.10', 'just under 0', '1')
    """
    if number in (0, 1):
        return str(int(number))
    if 0 < number < 0.005:
        return "under 0.01"
    if -0.005 < number < 0:
        return "just under 0"
    if 0.995 <= number < 1:
        return "over 0.99"
    return f"{number:.2f}".replace("-", "−")


def upper_first(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The first letter raised, unless a party's name comes first."""
    first, *rest = runs
    if isinstance(first, PartyMark):
        return (first, *rest)
    return (Text(first.text[:1].upper() + first.text[1:], first.style), *rest)
