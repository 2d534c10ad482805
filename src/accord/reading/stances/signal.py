"""Signal: one word of stance, its holder and what it governs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from accord.dossier.claim import Stance

if TYPE_CHECKING:
    from accord.reading.parse import Token

Sort = Literal["verb", "adjective", "noun", "judgement"]
COMPLEMENTS = frozenset({"dobj", "xcomp", "ccomp", "attr", "oprd", "dative", "acomp"})


@dataclass(frozen=True, slots=True)
class Signal:
    """One word of stance. `holder`: the noun whose stance it is; `predicate`: where negation and hedges hang."""

    token: Token
    stance: Stance
    sort: Sort
    holder: Token | None
    predicate: Token
    content: tuple[Token, ...]
    negative: bool = False  # the word itself says that something is not so: deny, doubt
    open: bool = False  # the word itself leaves open: weigh, consider
    whole: bool = False  # the phrase has its negation in it, not to be counted twice: "wants no part of"


def read_value(value: str) -> tuple[Stance, bool, bool]:
    """The lexicon's value: stance, whether the word is negative in itself, whether it leaves the matter open."""
    parts = value.split()
    return cast(Stance, parts[0]), "-" in parts[1:], "?" in parts[1:]
