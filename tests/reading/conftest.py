"""Claims read from the docstring of a test."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from datetime import date

import pytest

from accord.dossier import Claim, Dossier
from accord.reading import read
from accord.sources import Source

Reader = Callable[[str], Dossier]


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Reads a text published on a day known to the tests, by the rules alone: what each of them finds, unweighed."""

    def of(text: str) -> Dossier:
        return read([Source.of(text, published=date(2025, 3, 10))], weighed=False)

    return of


@pytest.fixture(scope="session")
def whole_reader() -> Reader:
    """Reads a text as users do, its clauses weighed."""

    def of(text: str) -> Dossier:
        return read([Source.of(text, published=date(2025, 3, 10))])

    return of


@pytest.fixture
def dossier(request: pytest.FixtureRequest, reader: Reader) -> Dossier:
    """The dossier of the text in the docstring."""
    text = inspect.getdoc(request.function)
    assert text
    return reader(text)


@pytest.fixture
def claims(dossier: Dossier) -> Sequence[Claim]:
    """The claims of the text in the docstring."""
    return list(dossier.claims.values())
