"""A domain into the files of GENIUS, GeniusWeb or NegoLog."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from accord.case.case import Case
from accord.case.formats.domains.domain import Domain, Profile, weighed
from accord.case.formats.domains.genius.write import as_xml, evaluations
from accord.case.formats.domains.json.write import as_geniusweb, as_negolog
from accord.case.formats.domains.out import domain_of
from accord.case.formats.numbers import is_kept
from accord.problem import Problem

Files = dict[str, bytes]


def domain_files(case: Case, kind: str) -> tuple[Files, list[Problem]]:
    """The files of a domain by name, and warnings about what they leave out or round. Raises Problems.

    `kind` is one of WRITERS.
    """
    domain, warnings = domain_of(case, kind)
    files, more = WRITERS[kind](domain)
    return files, [*warnings, *more, *_rounded(domain, kind)]


def _rounded(domain: Domain, kind: str) -> list[Problem]:
    """A warning where shares of the best package have no end, such as a third."""
    found = [p.name for p in domain.profiles if not all(map(is_kept, _numbers(p, kind)))]
    said = "some shares of the best package have no last digit, so they are rounded to 17; ties may come apart"
    return [Problem("warning", f"{name}: {said}") for name in found]


def _numbers(profile: Profile, kind: str) -> Iterator[Fraction]:
    """The numbers that are written of a profile's packages."""
    for issue, (weight, shares) in weighed(profile).items():
        yield weight
        yield from (evaluations(profile.worth[issue]) if kind == "genius" else shares).values()


def _of_genius(domain: Domain) -> tuple[Files, list[Problem]]:
    return as_xml(domain), []


WRITERS: dict[str, Callable[[Domain], tuple[Files, list[Problem]]]] = {
    "genius": _of_genius,
    "geniusweb": as_geniusweb,
    "negolog": as_negolog,
}
