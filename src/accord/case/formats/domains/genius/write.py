"""A domain into GENIUS's XML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from xml.sax.saxutils import quoteattr

from accord.case.case import MOST_WORTH
from accord.case.formats.domains.domain import Domain, Issue, Profile
from accord.case.formats.names import file_names, ids
from accord.case.formats.numbers import whole_part, written
from accord.problem import refuse

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def as_xml(domain: Domain) -> dict[str, bytes]:
    """The template and the profiles by file name. Raises Problems where a name has what XML cannot hold."""
    stem = ids([domain.name], "domain")[0]
    named = file_names((p.name for p in domain.profiles), f"{stem}-domain")
    count = len(domain.issues)
    objective = f'<objective index="0" name={_quoted(domain.name)} description="" type="objective" etype="objective">'
    template = [
        "<negotiation_template>",
        f'<utility_space number_of_issues="{count}">',
        objective,
        *(line for index, issue in enumerate(domain.issues, 1) for line in _issue(index, issue)),
        "</objective>",
        "</utility_space>",
        "</negotiation_template>",
    ]
    files = {f"{stem}-domain.xml": _joined(template)}
    for name, profile in zip(named, domain.profiles, strict=True):
        files[f"{name}.xml"] = _joined([*_profile(domain, profile, objective)])
    return files


def _joined(lines: list[str]) -> bytes:
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', *lines, ""]).encode()


def _profile(domain: Domain, profile: Profile, objective: str) -> Iterator[str]:
    yield f'<utility_space number_of_issues="{len(domain.issues)}">'
    yield objective
    for index, issue in enumerate(domain.issues, 1):
        yield from _issue(index, issue, profile)
    for index, issue in enumerate(domain.issues, 1):
        weight = max(profile.worth[issue.name].values())
        yield f'<weight index="{index}" value="{written(weight)}"/>'
    yield "</objective>"
    yield '<discount_factor value="1.0"/>'
    yield f'<reservation value="{written(profile.reservation)}"/>'
    yield "</utility_space>"


def _issue(index: int, issue: Issue, profile: Profile | None = None) -> Iterator[str]:
    kind = 'type="discrete" etype="discrete" vtype="discrete"'
    yield f'<issue index="{index}" name={_quoted(issue.name)} {kind}>'
    table = profile.worth[issue.name] if profile else {}
    numbers = evaluations(table)
    for place, value in enumerate(issue.values, 1):
        said = f' evaluation="{written(numbers[value])}"' if profile else ""
        yield f'<item index="{place}" value={_quoted(value)}{said}/>'
    yield "</issue>"


def evaluations(table: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """What each value of an issue is worth against its best: GENIUS takes any multiple, so one of whole digits."""
    best = max(table.values(), default=Fraction())
    shares = {value: n / best if best else n for value, n in table.items()}
    factor = whole_part(shares.values())
    return {value: n * (factor if factor <= MOST_WORTH else 1) for value, n in shares.items()}


def _quoted(text: str) -> str:
    if _NO_XML.search(text):
        raise refuse(f'"{text[:60]}" has characters that XML cannot hold', hint="write GeniusWeb or NegoLog files")
    return quoteattr(text)
