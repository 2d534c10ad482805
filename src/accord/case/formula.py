"""The small language of preferences and constraints: parse with positions, print back, evaluate over arrays.

`ru_stops and not ua_land = "cedes it"`; `p if q`; `p iff q`; `at least 2 of (a, b, c)`.
An option alone is true where it is not at its first value (for yes/no options: where it is taken).
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedInput, UnexpectedToken, VisitError
from numpy.typing import NDArray
from pydantic_core import PydanticCustomError, core_schema

Truth = NDArray[np.bool_]  # (states,): where a formula holds

MAX_LENGTH = 20_000  # the longest published statement has 120 characters; files of others list states one by one
MAX_DEPTH = 60

_GRAMMAR = r"""
?start: iff
?iff: if_ (_IFF if_)*
?if_: or_ (_IF or_)*
?or_: and_ (_OR and_)*
?and_: not_ (_AND not_)*
?not_: _NOT not_ -> negation | atom
?atom: "(" iff ")" | at_least | is_
at_least: _AT _LEAST INT _OF "(" iff ("," iff)* ")"
is_: NAME [(EQUALS | UNEQUAL) value]
value: STRING | NAME | INT | NUMBER
EQUALS: "="
UNEQUAL: "!="
_IFF: /iff\b/
_IF: /if\b/
_OR: /or\b/
_AND: /and\b/
_NOT: /not\b/
_AT: /at\b/
_LEAST: /least\b/
_OF: /of\b/
NAME: /(?!(?:and|or|not|if|iff|at|least|of)\b)[^\W\d]\w*/
STRING: /"[^"\n]*"/
INT: /[0-9]+(?![.%0-9])/
NUMBER: /[0-9]+(\.[0-9]+)?%?/
%ignore /[ \t\n\r]+/
"""


class FormulaError(ValueError):
    """A formula that cannot be read: what is wrong, and at which characters of it."""

    def __init__(self, message: str, start: int, width: int = 1) -> None:
        super().__init__(message)
        self.start, self.width = start, width


@dataclass(frozen=True, slots=True)
class Is:
    """An option has a value; without a value, it is not at its first one. `start`, `end`: where it stands."""

    option: str
    value: str | None = None
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)
    value_start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Node


@dataclass(frozen=True, slots=True)
class And:
    """All parts hold."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Some part holds."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class If:
    """`then` holds wherever `when` does: `then if when`."""

    then: Node
    when: Node


@dataclass(frozen=True, slots=True)
class Iff:
    """Both hold or neither."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `count` of the parts hold."""

    count: int
    parts: tuple[Node, ...]


Node = Is | Not | And | Or | If | Iff | AtLeast


@dataclass(frozen=True, slots=True)
class Formula:
    """A parsed formula; its text is the canonical print, so equal formulas are equal however they were spaced."""

    node: Node

    def __str__(self) -> str:
        """The formula in canonical spelling; parses back to itself."""
        return write(self.node)

    def atoms(self) -> Iterator[Is]:
        """Every option it speaks of, in the order of the text."""
        return _atoms(self.node)

    def evaluate(self, where: Callable[[str, str | None], Truth]) -> Truth:
        """Where it holds. `where(option, value)` is where the option has the value (None: is not at its first)."""
        return evaluate(self.node, where)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> core_schema.CoreSchema:
        """In files a formula is its text."""
        return core_schema.no_info_plain_validator_function(
            _from_file,
            json_schema_input_schema=core_schema.str_schema(),
            serialization=core_schema.to_string_ser_schema(),
        )


def parse(text: str) -> Formula:
    """Read a formula. Raises FormulaError with the place of what cannot be read.

    >>> str(parse("b=open  and(not a)"))
    'b = open and not a'
    """
    if len(text) > MAX_LENGTH:
        raise FormulaError(f"a formula has at most {MAX_LENGTH:,} characters", 0)
    try:
        node: Node = _parser().parse(text)
    except VisitError as error:
        raise error.orig_exc from None
    except UnexpectedToken as error:
        if error.token.type == "$END":
            raise FormulaError("the formula ends too early", max(0, len(text.rstrip()) - 1)) from None
        raise FormulaError(f'"{error.token}" is not expected here', error.token.start_pos, len(error.token)) from None
    except UnexpectedInput as error:
        at = error.pos_in_stream if error.pos_in_stream is not None else 0
        raise FormulaError(f'"{text[at : at + 1]}" is not expected here', max(0, at)) from None
    if _depth(node) > MAX_DEPTH:
        raise FormulaError(f"nested deeper than {MAX_DEPTH} levels", 0)
    return Formula(node)


def evaluate(node: Node, where: Callable[[str, str | None], Truth]) -> Truth:
    """Where a node holds, as an array over states."""
    match node:
        case Is(option, value):
            return where(option, value)
        case Not(part):
            return ~evaluate(part, where)
        case And(parts):
            return functools.reduce(np.bitwise_and, [evaluate(p, where) for p in parts])
        case Or(parts):
            return functools.reduce(np.bitwise_or, [evaluate(p, where) for p in parts])
        case If(then, when):
            return evaluate(then, where) | ~evaluate(when, where)
        case Iff(left, right):
            return np.asarray(evaluate(left, where) == evaluate(right, where))
        case AtLeast(count, parts):
            held = functools.reduce(np.add, [evaluate(p, where).astype(np.int32) for p in parts])
            return np.asarray(held >= count)


# How tightly each node binds; a looser part inside a tighter whole needs parentheses.
_BINDS = {Iff: 0, If: 1, Or: 2, And: 3, Not: 4, AtLeast: 5, Is: 5}


def write(node: Node, inside: int = 0) -> str:
    """A node in canonical spelling."""
    level = _BINDS[type(node)]
    match node:
        case Is(option, None):
            text = option
        case Is(option, value):
            text = f"{option} = {_value(str(value))}"
        case Not(part):
            text = f"not {write(part, level)}"
        case And(parts):
            text = " and ".join(write(p, level + 1) for p in parts)
        case Or(parts):
            text = " or ".join(write(p, level + 1) for p in parts)
        case If(then, when):
            text = f"{write(then, level)} if {write(when, level + 1)}"
        case Iff(left, right):
            text = f"{write(left, level)} iff {write(right, level + 1)}"
        case AtLeast(count, parts):
            text = f"at least {count} of ({', '.join(write(p) for p in parts)})"
    return f"({text})" if level < inside else text


def _value(value: str) -> str:
    words = {"and", "or", "not", "if", "iff", "at", "least", "of"}
    bare = value.isascii() and (value.isdigit() or (value.isidentifier() and value not in words))
    return value if bare else f'"{value}"'


def _from_file(value: Any) -> Formula:
    if isinstance(value, Formula):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("formula", "a formula is written as text, such as: a and not b")
    try:
        return parse(value)
    except FormulaError as error:
        raise PydanticCustomError(
            "formula", "{words}", {"words": str(error), "start": error.start, "width": error.width}
        ) from None


def _atoms(node: Node) -> Iterator[Is]:
    match node:
        case Is():
            yield node
        case Not(part):
            yield from _atoms(part)
        case And(parts) | Or(parts) | AtLeast(_, parts):
            for part in parts:
                yield from _atoms(part)
        case If(first, second) | Iff(first, second):
            yield from _atoms(first)
            yield from _atoms(second)


def _depth(node: Node) -> int:
    """Levels of nesting, without recursion: this is what keeps the recursive functions above safe."""
    deepest, open_nodes = 0, [(node, 1)]
    while open_nodes:
        current, level = open_nodes.pop()
        deepest = max(deepest, level)
        match current:
            case Not(part):
                open_nodes.append((part, level + 1))
            case And(parts) | Or(parts) | AtLeast(_, parts):
                open_nodes += [(p, level + 1) for p in parts]
            case If(first, second) | Iff(first, second):
                open_nodes += [(first, level + 1), (second, level + 1)]
    return deepest


class _Nodes(Transformer):  # type: ignore[type-arg]
    """Builds the nodes while the text is read."""

    def iff(self, parts: list[Node]) -> Node:
        return functools.reduce(Iff, parts)

    def if_(self, parts: list[Node]) -> Node:
        return functools.reduce(If, parts)

    def or_(self, parts: list[Node]) -> Node:
        return Or(tuple(q for p in parts for q in (p.parts if isinstance(p, Or) else (p,))))

    def and_(self, parts: list[Node]) -> Node:
        return And(tuple(q for p in parts for q in (p.parts if isinstance(p, And) else (p,))))

    def negation(self, parts: list[Node]) -> Node:
        return Not(parts[0])

    def at_least(self, parts: list[Any]) -> Node:
        count, rest = parts[0], parts[1:]
        if not 1 <= int(count) <= len(rest):
            raise FormulaError(f"at least {count} of {len(rest)} is not possible", count.start_pos, len(count))
        return AtLeast(int(count), tuple(rest))

    def value(self, parts: list[Token]) -> Token:
        return parts[0]

    def is_(self, parts: list[Any]) -> Node:
        name, sign, value = parts[0], *(parts[1:] or [None, None])
        if sign is None:
            return Is(str(name), None, name.start_pos, name.end_pos, 0)
        word = str(value)[1:-1] if value.type == "STRING" else str(value)
        atom = Is(str(name), word, name.start_pos, name.end_pos, value.start_pos)
        return atom if sign == "=" else Not(atom)


@functools.cache
def _parser() -> Any:
    """The LALR parser; it builds nodes as it reads, so deep input needs no recursion."""
    return Lark(_GRAMMAR, parser="lalr", transformer=_Nodes(), maybe_placeholders=True)
