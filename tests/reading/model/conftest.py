"""The replayed endpoint, one for each test."""

from collections.abc import Iterator

import pytest
from tests.reading.model.replay import Replay, replaying


@pytest.fixture
def replay() -> Iterator[Replay]:
    """An endpoint on this machine that says what the test tells it to."""
    with replaying() as running:
        yield running
