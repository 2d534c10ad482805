"""Domain: the issues of a negotiation and what their values are worth to each, as programs of agents keep them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from accord.case.case import MOST_VALUES as MOST_VALUES
from accord.problem import Place, refuse

MOST_ISSUES = 200

MOST_PROFILES = 100

Worth = Mapping[str, Mapping[str, Fraction]]  # issue: {value: what it adds to a package}


@dataclass(frozen=True, slots=True)
class Issue:
    """A question of a negotiation, and the answers that may be agreed."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """What packages are worth to one party: the sum of what their values add; and what no deal is worth to it.

    Both in the file's own measure, in which the best package need not be worth 1.
    """

    name: str
    worth: Worth
    reservation: Fraction = Fraction()
    notes: tuple[str, ...] = ()

    @property
    def most(self) -> Fraction:
        """What the best package is worth."""
        return sum((max(table.values(), default=Fraction()) for table in self.worth.values()), Fraction())


@dataclass(frozen=True, slots=True)
class Domain:
    """A negotiation domain. `kind` is the program whose files it comes from."""

    kind: str
    name: str
    issues: tuple[Issue, ...]
    profiles: tuple[Profile, ...]
    notes: tuple[str, ...] = ()


def spelled(text: str) -> str:
    """A name of another program as a case can hold it: no double quotation mark, no blank but single ones.

    >>> spelled('  a 19"  screen')
    "a 19'' screen"
    """
    return " ".join(text.replace('"', "''").split())


def same_issues(one: tuple[Issue, ...], other: tuple[Issue, ...]) -> bool:
    """Whether two lists of issues leave the same packages to choose from."""
    return {i.name: set(i.values) for i in one} == {i.name: set(i.values) for i in other}


def too_many(what: str, count: int, most: int, place: Place) -> None:
    """Raise Problems where there is more of something than is read."""
    if count > most:
        raise refuse(f"{count:,} {what}; at most {most:,} are read", place)


def weighed(profile: Profile) -> dict[str, tuple[Fraction, dict[str, Fraction]]]:
    """Each issue's weight (they sum to 1), and what share of it each value has (the best: 1)."""
    found = {}
    for issue, table in profile.worth.items():
        best = max(table.values())
        found[issue] = (best, {value: n / best if best else Fraction() for value, n in table.items()})
    return found
