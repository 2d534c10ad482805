"""What a choice means, in words: "stops its attacks", "on the occupied land: leaves it open"."""

from __future__ import annotations

import re

from accord.brief.words.inflect import bare, is_verbal, negated, undone
from accord.case.case import Option

_TOPICAL = re.compile(
    r"^(?:about|as (?:for|to)|at|concerning|for|in|on|over|regarding|toward|towards|under|with)\b", re.I
)

ENDS_OPEN = (" by", " at", " to", " for", " of", " with", " from", " until")  # verbs that wait for a value


def act(option: Option) -> str:
    """Its `does` without a colon at the end."""
    return " ".join(option.does.split()).rstrip(" :")


def is_topical(option: Option) -> bool:
    """Whether `does` only names what is chosen about: "on the occupied land".

    >>> is_topical(Option(by="u", does="on the land:", values=("claims it", "cedes it")))
    True
    """
    return bool(_TOPICAL.match(act(option)))


def chosen(option: Option, value: int) -> str:
    """What stands after the party's name when the option has this value.

    >>> stops, pay = Option(by="r", does="stops its attacks"), Option(by="c", does="raises pay by", values=("3%", "5%"))
    >>> chosen(stops, 1), chosen(stops, 0), chosen(pay, 1)
    ('stops its attacks', 'does not stop its attacks', 'raises pay by 5%')
    >>> chosen(Option(by="u", does="on the land:", values=("claims it", "cedes it")), 1)
    'on the land: cedes it'
    >>> chosen(Option(by="u", does="recognition"), 0), chosen(Option(by="joint", among=("a", "b"), does="meets"), 0)
    ('does not take the step “recognition”', 'do not agree to meet')
    """
    does = act(option)
    if option.by == "joint":
        return _agreed(option, does, value)
    if option.is_yes_no:
        if value:
            return does if is_verbal(does) else f"takes the step “{does}”"
        return negated(does) or f"does not take the step “{does}”"
    return _valued(option, does, option.values[value])


def _valued(option: Option, does: str, value: str) -> str:
    if is_topical(option):
        return f"{does}: {value}"
    return f"{does} {value}" if does.endswith(ENDS_OPEN) else f"{does}: {value}"


def _agreed(option: Option, does: str, value: int) -> str:
    if not option.is_yes_no:
        return f"agree {_valued(option, does, option.values[value])}"
    plain = bare(does) or does
    return f"agree to {plain}" if value else f"do not agree to {plain}"


def changed(option: Option, before: int, after: int) -> str:
    """What stands after "it" when the option goes from one value to another.

    >>> stops = Option(by="r", does="stops its attacks")
    >>> changed(stops, 0, 1), changed(stops, 1, 0)
    ('stops its attacks', 'does not stop its attacks after all')
    >>> changed(Option(by="u", does="on the land:", values=("claims it", "cedes it")), 1, 0)
    'goes back, on the land, from “cedes it” to “claims it”'
    >>> changed(Option(by="c", does="raises pay by", values=("3%", "5%")), 1, 0)
    'raises pay by 3% instead of 5%'
    """
    if option.by == "joint":
        return chosen(option, after)
    does = act(option)
    if option.is_yes_no:
        return chosen(option, 1) if after else undone(does) or chosen(option, 0)
    old, new = option.values[before], option.values[after]
    if is_topical(option):
        turn = "goes back" if after < before else "moves"
        return f"{turn}, {does}, from “{old}” to “{new}”"
    return f"{_valued(option, does, new)} instead of {old}"


def rung(option: Option, value: int) -> str:
    """A value as a mark on a ladder, which is titled with who chooses.

    >>> rung(Option(by="r", does="stops its attacks"), 0), rung(Option(by="c", does="pays", values=("3%", "5%")), 1)
    ('does not stop its attacks', '5%')
    """
    return chosen(option, value) if option.is_yes_no else option.values[value]
