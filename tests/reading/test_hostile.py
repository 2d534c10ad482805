"""A sample of `bench/hostile`: what was made to do harm is read or refused, and every quote stands at its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from bench.hostile.run import Input, outcome
from spacy.tokens import Doc

from accord.reading import read
from accord.reading.parties.references import References
from accord.reading.passages import parser
from accord.sources import Source

# Each was slow, or broke something, before it was bounded; the whole list takes minutes and is for the bench.
ONCE_HARMFUL = [
    ("text", "one word of a megabyte"),
    ("text", "5,000 quotation marks"),
    ("text", "5,000 alternating marks"),
    ("text", "a million line ends"),
    ("text", "brackets"),
    ("text", "combining"),
    ("text", "surrogates"),
    ("text", "every odd character"),
    ("page", "100,000 nested divs"),
    ("page", "25,000 links"),
    ("page", "100,000 attributes"),
    ("page", "entities of entities"),
    ("page", "a file of the machine"),
    ("page", "slow declared encoding"),
    ("paper", "cut in half"),
    ("paper", "a page in itself"),
]


@pytest.mark.parametrize(("form", "name"), ONCE_HARMFUL)
def test_what_was_made_to_do_harm_does_none(form: str, name: str) -> None:
    one = Input(form, name, 1)
    assert outcome(one.make(), form) in ("read", "refused")


@pytest.mark.parametrize("form", ["text", "page"])
def test_harmed_articles_are_read_or_refused_and_quoted_exactly(form: str) -> None:
    outcomes = [outcome(Input(form, "", seed).make(), form) for seed in range(12)]
    assert "read" in outcomes


@pytest.mark.parametrize("seed", [1_001_964])  # a text that ends in a noun of stance
def test_what_once_broke_the_reader_is_read(seed: int) -> None:
    assert outcome(Input("text", "", seed).make(), "text") == "read"


def test_a_paragraph_that_recurs_is_parsed_once_and_claimed_at_each_of_its_places(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    demand = "The dockers' union demands a pay rise of 5 percent."
    others = ["The port refuses to talk.", "Nobody met on Friday."]
    text = "\n\n".join([demand, others[0], demand, others[1], demand])
    parsed: list[str] = []
    pipe = parser().pipe

    def watched(copies: list[str], **how: Any) -> Iterator[Doc]:
        parsed.extend(copies)
        yield from pipe(copies, **how)

    monkeypatch.setattr(parser(), "pipe", watched)
    claims = read([Source.of(text)]).claims.values()
    assert sorted(parsed) == sorted([demand, *others])
    (claim,) = (c for c in claims if c.stance == "demands")
    assert [span.start for span in claim.evidence] == [text.index(demand, at) for at in (0, 10, 100)]


def test_pronouns_that_lead_from_one_to_another_are_given_up_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fifteen times a broken `It did, however, agree ...`: each `it` may be each `it` before, without end."""
    broken = "It did, however⃝⃝, agree}} to ahe order. It did, however, agree to ahe “order. "
    broken += "It did, however, '''((((((ag%ree to )ahe order. "
    whole = "It did, however, agree to attend Thursday's session with the ministry and the governors, as it had."
    asked: list[int] = []
    resolve = References._resolve

    def counted(self: References, *which: Any) -> str | None:
        asked.append(0)
        if len(asked) > 20_000:
            pytest.fail("references lead to references without end")
        return resolve(self, *which)

    monkeypatch.setattr(References, "_resolve", counted)
    read([Source.of(broken * 15 + whole)])
    assert asked
