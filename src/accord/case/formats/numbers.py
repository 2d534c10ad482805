"""Numbers as they are written: decimal digits, exact both ways, and only as long as they can be counted with."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from fractions import Fraction

LONGEST = 60  # characters; what programs write has 22
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?")
DIGITS = 17  # what tells any two floating-point numbers apart
SHORT = 30  # decimal places written in full
GREATEST = Fraction(10) ** 30  # and the smallest but 0 is one over it


def is_number(text: str) -> bool:
    """Whether text is a number in decimal digits, of bounded length and size."""
    return len(text) <= LONGEST and bool(_NUMBER.fullmatch(text))


def number(text: str) -> Fraction | None:
    """The number that text is, exactly; None where it is none, or not one to count with (NaN, 1e99, a thousand digits).

    >>> number(" 0.1 "), number("1e-3"), number("1/3"), number("inf"), number("1e99")
    (Fraction(1, 10), Fraction(1, 1000), None, None, None)
    """
    text = text.strip()
    found = Fraction(text) if is_number(text) else None
    return found if found is None or found == 0 or 1 / GREATEST <= abs(found) <= GREATEST else None


def written(value: Fraction) -> str:
    """A number in decimal digits: exactly where that takes no more than 30 places, else rounded to 17 digits.

    >>> written(Fraction(1, 8)), written(Fraction(1, 3)), written(Fraction(1, 3 * 10**25)), written(Fraction(5))
    ('0.125', '0.33333333333333333', '3.3333333333333333e-26', '5')
    """
    places = decimals(value)
    if places is not None and places <= SHORT:
        return _digits(value, places)
    if abs(value) < 1 / GREATEST:
        return "0"
    power = math.floor(math.log10(abs(value)))
    if power >= -6:
        return _digits(value, DIGITS - min(power, 0) - 1)
    return f"{_digits(value / Fraction(10) ** power, DIGITS - 1)}e{power}"


def _digits(value: Fraction, places: int) -> str:
    scaled = round(value * 10**places)
    sign, digits = "-" * (scaled < 0), str(abs(scaled)).rjust(places + 1, "0")
    whole, part = digits[: len(digits) - places], digits[len(digits) - places :].rstrip("0")
    return f"{sign}{whole}.{part}" if part else f"{sign}{whole}"


def is_kept(value: Fraction) -> bool:
    """Whether a number is read back as it is, once written."""
    return number(written(value)) == value


def decimals(value: Fraction) -> int | None:
    """How many decimal places a number has; None where they never end."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def whole_part(values: Iterable[Fraction]) -> int:
    """What to multiply all of some numbers by so that their decimal places end.

    >>> whole_part([Fraction(1, 6), Fraction(1, 4), Fraction(2, 7)])
    21
    """
    found = 1
    for value in values:
        rest = value.denominator
        for prime in (2, 5):
            while rest % prime == 0:
                rest //= prime
        found = math.lcm(found, rest)
    return found


def as_float(value: Fraction) -> float | None:
    """The floating-point number that is written as this one; None where there is none."""
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if Fraction(str(found)) == value else None
