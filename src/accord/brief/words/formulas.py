"""A preference's formula in words."""

from __future__ import annotations

from accord.brief.words.choices import ENDS_OPEN, act, chosen, is_topical
from accord.brief.words.inflect import negated
from accord.brief.words.plain import listed, takes_article
from accord.case.case import Case
from accord.case.formula import And, AtLeast, If, Iff, Is, Node, Not, Or


def formula_words(case: Case, node: Node) -> str:
    """The formula as a clause: "Russia stops its attacks, and Ukraine does not ..."."""
    match node:
        case Is(option, value):
            return _choice(case, option, value, holds=True)
        case Not(Is(option, value)):
            return _choice(case, option, value, holds=False)
        case Not(part):
            return f"it is not so that {formula_words(case, part)}"
        case And(parts):
            return listed([formula_words(case, p) for p in parts])
        case Or(parts):
            return listed([formula_words(case, p) for p in parts], "or")
        case If(then, when):
            return f"{formula_words(case, then)}, provided that {formula_words(case, when)}"
        case Iff(left, right):
            return f"{formula_words(case, left)} exactly when {formula_words(case, right)}"
        case AtLeast(count, parts):
            return f"at least {count} of these hold: {'; '.join(formula_words(case, p) for p in parts)}"


def _choice(case: Case, name: str, value: str | None, *, holds: bool) -> str:
    option = case.options[name]
    if option.is_yes_no:
        taken = (value is None or value == option.values[1]) == holds
        return who(case, name, chosen(option, int(taken)))
    if value is None:
        value, holds = option.values[0], not holds
    if is_topical(option):
        return f"{choice(case, name)} is {'' if holds else 'not '}“{value}”"
    tail = chosen(option, option.values.index(value))
    return who(case, name, tail) if holds else who(case, name, negated(tail) or f"does not choose this: {tail}")


def choice(case: Case, name: str) -> str:
    """What is chosen, as a noun: "Ukraine’s choice on the land", "what the company raises pay by"."""
    option = case.options[name]
    does = act(option)
    if is_topical(option):
        owner = who(case, name, "").strip()
        return f"{owner}{'’' if owner.endswith('s') else '’s'} choice {does}"
    if option.is_yes_no:
        return f"whether {who(case, name, chosen(option, 1))}"
    if does.endswith(ENDS_OPEN):
        return f"what {who(case, name, does)}"
    return f"how {who(case, name, does)}"


def who(case: Case, name: str, tail: str) -> str:
    """The controller's name before what it chooses."""
    option = case.options[name]
    ids = option.among if option.by == "joint" else (option.by,)
    names = [case.parties[i].name if i in case.parties else i for i in ids]
    return f"{listed([('the ' if takes_article(n) else '') + n for n in names])} {tail}"
