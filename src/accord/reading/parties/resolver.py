"""Resolver: what the steps of resolving references know of the text, and how they ask each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from accord.reading.parties.names import Names
from accord.reading.parties.roll import Roll
from accord.reading.passages import Passage

if TYPE_CHECKING:
    from accord.reading.parse import Token


class Resolver(Protocol):
    """A text being read: its passages, names and parties so far, and the party behind each noun and pronoun."""

    pages: Sequence[Passage]
    names: Names
    roll: Roll
    published: date | None
    when: date | None  # the same, or what its leaders tell of a text that has no date
    spoken: set[tuple[int, int]]  # tokens of utterances quoted word for word
    voice: dict[tuple[int, int], str | None]  # inside quotations: the party that says "we"
    reported: dict[tuple[int, int], str | None]  # inside reported speech: the party that speaks
    meant: dict[tuple[int, int], tuple[Passage, Token]]  # the nouns that pronouns stand for, as far as asked
    starts: list[tuple[Passage, int]]  # where each sentence begins, in the order of the text
    army: str | None  # the party whose army is simply "the army" once it was named
    order: dict[tuple[int, int], int]  # and which one in that order begins there

    def whose(self, page: Passage, token: Token) -> str | None:
        """The party this noun or pronoun stands for, or speaks for."""

    def is_asking(self, page: Passage, token: Token) -> bool:
        """Whether the question whose this is is being asked just now."""

    def sex(self, page: Passage, token: Token) -> str | None:
        """`he` or `she` for the person named here, where the text tells which."""

    def by_phrase(self, page: Passage, token: Token) -> str | None:
        """By what follows the noun: "spokesman for the ministry", "president of France"."""

    def called(self, page: Passage, token: Token, reach: int = 999, which: frozenset[str] | None = None) -> str | None:
        """The party last called by this noun, so many passages back: "the envoy" after "a US envoy"."""
