"""Weighing: which clauses are asked about, what is seen of them, and what is taken to be told."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from types import SimpleNamespace
from typing import Literal, cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.conftest import Reader

from accord.reading import read
from accord.reading.read import Understood, understood
from accord.reading.weighing import choose, parties
from accord.reading.weighing.candidates import Candidate
from accord.reading.weighing.near import Near
from accord.reading.weighing.polarity import is_denied, sign_of
from accord.reading.weighing.weights import CLASSES, PartyWeights, Weights, weights
from accord.sources import Source

NEWS = """Ministers from Peru and Chile met in Lima on Tuesday to talk about the fishing quota.

"We have waited for eleven years, and our boats lie idle," said Peru's foreign minister, Ana Rivas. Chile rejected the
proposal. It had sent two patrol boats to the strait in March, which Lima called a provocation.

Ines Mamani, who owns three boats, burned a net outside the ministry. Peru did not say it would accept a smaller
share. If Chile withdrew the boats, the talks could go on. Would Peru give way?"""


def all_of(text: str) -> tuple[Understood, list[Candidate], list[list[str]]]:
    """The rules' understanding of a text, its candidates and their signs."""
    known = understood(Source.of(text, published=date(2025, 3, 10)))
    found = choose.every_candidate(known.text, known.found, known.kept)
    return known, found, choose.signs_of(known.text, found, known.kept)


def told(text: str) -> set[tuple[str, str, str]]:
    """Kind, holder and head of each candidate."""
    return {(c.kind, name, c.verb.lower_) for c in all_of(text)[1] for name in c.whose.names}


def test_what_somebody_says_or_does_is_asked_about() -> None:
    found = told(NEWS)
    assert {("said", "Peru", "waited"), ("said", "Peru", "lie"), ("does", "Chile", "sent")} <= found
    assert ("rule", "Chile", "rejected") in found


def test_so_are_those_whose_party_no_rule_knows() -> None:
    assert ("does", "Ines Mamani", "burned") in told(NEWS)


OWNED = """Ghana and the Volta Society quarrel over a dam. The Volta Society fears for a wood, Ghana's cabinet for its
power. The society's arborists expect the trees to die. An arborist from abroad praised the trees."""


def test_so_is_what_the_people_of_a_party_do() -> None:
    """`The society's arborists expect the trees to die`: the society's; whose the one from abroad is nobody knows."""
    found = told(OWNED)
    assert ("does", "Volta Society", "expect") in found
    assert not [one for one in found if one[2] == "praised"]


@pytest.mark.parametrize("verb", ["accept", "withdrew", "give"])
def test_nobody_is_asked_about_what_is_not_said_only_supposed_or_asked(verb: str) -> None:
    assert not {(kind, head) for kind, _, head in told(NEWS) if head == verb and kind != "rule"}


@pytest.mark.parametrize(
    ("text", "kind", "head"),
    [
        # a body no rule gives a party, called by a common noun
        ("The exporters' council had frowned on the levy since May. Peru defended it.", "does", "frowned"),
        ("The islands council cancelled its spring session. Chile took note.", "does", "cancelled"),
        # said on: nobody is told of as speaking, but what stands there is no deed of a thing
        ("Ana Rivas of Peru said that talks had helped. The nets would go to a store in Lima.", "said", "go"),
    ],
)
def test_a_body_without_a_name_acts_and_who_speaks_speaks_on(text: str, kind: str, head: str) -> None:
    assert (kind, head) in {(k, h) for k, _, h in told(text)}


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Ana Rivas of Peru said that talks had helped. The nets lay on the quay.", "lay"),
        ("Ana Rivas of Peru said that talks had helped. Had nobody asked? The nets would go to Lima.", "go"),
        ("Chile rejected the quota. The railway ran along the coast.", "ran"),
    ],
)
def test_a_thing_does_nothing_anybody_is_asked_about(text: str, head: str) -> None:
    assert head not in {h for _, _, h in told(text)}


def stretches(text: str, head: str) -> set[str]:
    """The words of each candidate with this head that no rule found."""
    return {c.page.doc[c.start : c.end].text for c in all_of(text)[1] if c.kind != "rule" and c.verb.lower_ == head}


def test_a_clause_ends_before_an_aside_much_longer_than_itself() -> None:
    aside = (
        "although on the ground that coal is being singled out while gas from the north is spared for another decade"
    )
    assert stretches(f"Peru objects, {aside}.", "objects") == {"Peru objects"}
    assert stretches("Peru objects to the quota, although it signed.", "objects") != {"objects"}


def test_a_brief_clause_is_told_with_its_subject() -> None:
    assert "Peru's foreign ministry issued a denial" in stretches("Peru's foreign ministry issued a denial.", "issued")


def test_the_signs_of_a_clause_tell_what_stands_in_it_and_around_it() -> None:
    _, found, signs = all_of(NEWS)
    here = next(s for c, s in zip(found, signs, strict=True) if c.kind == "said" and c.verb.lower_ == "waited")
    assert {"kind said", "verb wait", "subject own", "cue say", "quoted True", "party state", "figure DATE"} <= set(
        here
    )


def test_names_are_no_signs() -> None:
    """What is learned of one dispute must not be said of its parties in another."""
    _, _, signs = all_of(NEWS.replace("Rivas", "Quispe"))
    assert not {"quispe", "peru", "chile"} & {word for these in signs for sign in these for word in sign.split()[1:]}


def test_signs_are_few_and_each_stands_once() -> None:
    long = "Peru said that it " + "and ".join(f"wanted boat number {n} back " for n in range(60)) + "."
    for these in all_of(long)[2]:
        assert len(these) == len(set(these)) <= 160


def by_hand(kept: Weights, signs: list[str]) -> list[float]:
    """The shares of one clause, number by number."""
    rows = [kept.rows[s] for s in signs if s in kept.rows]
    width = len(kept.bias)
    hidden = [
        max(0.0, math.fsum([*(float(kept.table[r, h]) for r in rows), float(kept.bias[h])])) for h in range(width)
    ]
    sums = [
        math.fsum(
            [
                *(hidden[h] * float(kept.outer[h, k]) for h in range(len(hidden))),
                *(float(kept.table[r, width + k]) for r in rows),
                float(kept.offset[k]),
            ]
        )
        for k in range(len(CLASSES))
    ]
    powers = [math.exp(s - max(sums)) for s in sums]
    return [p / math.fsum(powers) for p in powers]


@given(st.lists(st.lists(st.integers(0, len(weights().rows) - 1), unique=True, max_size=40), min_size=1, max_size=4))
def test_shares_are_those_reckoned_by_hand(places: list[list[int]]) -> None:
    names = list(weights().rows)
    signs = [[names[n] for n in these] + ["no sign at all"] for these in places]
    shares = weights().shares(signs)
    assert np.allclose(shares, [by_hand(weights(), these) for these in signs], atol=1e-4)
    assert np.allclose(shares.sum(axis=1), 1, atol=1e-5)


def test_every_claim_is_told_once_for_each_holder() -> None:
    dossier = read([Source.of(NEWS, published=date(2025, 3, 10))])
    spans = [(set(c.holders), c.evidence[0].start, c.evidence[0].end) for c in dossier.claims.values()]
    for n, (who, first, last) in enumerate(spans):
        for others, start, end in spans[n + 1 :]:
            shared = min(last, end) - max(first, start)
            assert not (who & others and shared > 0.8 * min(last - first, end - start))


def test_more_is_told_with_recall() -> None:
    source = Source.of(NEWS, published=date(2025, 3, 10))
    assert len(read([source], recall=True).claims) >= len(read([source]).claims)


def test_whoever_holds_a_claim_is_a_party(whole_reader: Reader) -> None:
    dossier = whole_reader(NEWS)
    names = {p.name for p in dossier.parties.values()}
    assert {"Peru", "Chile"} <= names
    assert all(h in dossier.parties for c in dossier.claims.values() for h in c.holders)


def test_reading_again_tells_the_same() -> None:
    source = Source.of(NEWS, published=date(2025, 3, 10))
    assert read([source]) == read([source])


def test_a_second_not_goes_before_what_words_speak_for(whole_reader: Reader) -> None:
    """Signs count words; what the rules read of a refusal that is refused stays."""
    (claim,) = whole_reader(
        "After two days of talks in the port of Callao, Peru refused to rule out a smaller share."
    ).claims.values()
    assert claim.stance == "accepts"


@pytest.mark.parametrize(
    ("sentence", "verb", "denied"),
    [
        ("Peru does not want a pause.", "want", True),
        ("Peru wants a pause.", "wants", False),
        ("Peru has no appetite for a pause.", "has", True),
        ("Peru has an appetite for a pause.", "has", False),
        ("Peru did not think Chile would sign.", "sign", True),
        ("Peru thought Chile would sign.", "sign", False),
        ("Peru asked Chile to vote against the levy.", "vote", True),
        ("Peru planted nothing on the island.", "planted", True),
    ],
)
def test_what_is_denied(sentence: str, verb: str, denied: bool) -> None:
    (page,) = understood(Source.of(sentence)).text.pages
    assert is_denied(next(t for t in page.tokens if t.lower_ == verb)) is denied


@pytest.mark.parametrize("stance", ["refuses", "rejects"])
@pytest.mark.parametrize("denied", [True, False])
def test_a_refusal_is_against_however_it_is_put(stance: Literal["refuses", "rejects"], denied: bool) -> None:
    assert sign_of(stance, denied=denied) == "-"


def test_a_text_without_clauses_tells_nothing(whole_reader: Reader) -> None:
    assert not whole_reader("Lima, 10 March").claims


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 150), st.integers(1, 90)), max_size=30))
def test_who_shares_words_is_found_as_by_asking_all(places: list[tuple[int, int, int]]) -> None:
    page = [SimpleNamespace(number=n) for n in range(3)]
    all_ = [cast(Candidate, SimpleNamespace(page=page[n], start=a, end=a + length)) for n, a, length in places]
    near = Near(all_)
    for c in all_:
        asked = [o for o in all_ if o is not c and o.page is c.page and o.start < c.end and o.end > c.start]
        assert sorted(map(id, near.sharing(c))) == sorted(map(id, asked))


def test_they_upon_they_leads_to_an_end(whole_reader: Reader) -> None:
    assert not whole_reader("They meet on May 3 in Paris. " * 1_500).claims


def parties_of(text: str) -> dict[str, set[str]]:
    """The parties of a text and what each holds."""
    dossier = read([Source.of(text, published=date(2025, 3, 10))])
    names = {pid: party.name for pid, party in dossier.parties.items()}
    held: dict[str, set[str]] = {name: set() for name in names.values()}
    for claim in dossier.claims.values():
        for holder in claim.holders:
            held[names[holder]].add(claim.evidence[0].quote)
    return held


def test_who_only_lies_somewhere_is_no_party() -> None:
    found = parties_of(NEWS + " The strait is a day by ship from Panama, and the fish are sold in Spain and Japan.")
    assert {"Peru", "Chile"} <= set(found)
    assert not {"Panama", "Spain", "Japan"} & set(found)


def test_who_takes_positions_is_a_party() -> None:
    found = parties_of("Ecuador demands a share of the quota. Ecuador rejects the licence fee. " + NEWS)
    assert found["Ecuador"]


def test_claims_go_with_those_who_hold_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """A joint claim keeps its other holders."""
    text = "Peru and Chile reject the fee. Chile demands a vote. " + "The boats lie in the harbour. " * 10
    known = understood(Source.of(text))
    only = PartyWeights({}, 0.0)

    def shares(signs: Sequence[Sequence[str]]) -> list[float]:
        return [float(name == "Peru") for name in known.text.refs.roll.parties]

    monkeypatch.setattr(parties, "party_weights", lambda: SimpleNamespace(shares=shares))
    told = parties.told_by_weight(known.text.refs, known.kept, None, {}, recall=False)
    assert [d.holders for d in told.claims] == [("Peru",)]
    assert told.parties == ["Peru"]
    assert only.shares([[]]) == [0.5]


@given(
    st.lists(st.lists(st.sampled_from(["seated", "moves", "asked", "unheard of"]), unique=True), max_size=4),
    st.floats(-3, 3),
)
def test_shares_of_names_are_those_of_a_logistic_regression(signs: list[list[str]], offset: float) -> None:
    worth = {"seated": 1.5, "moves": 0.5, "asked": -2.0}
    expected = []
    for these in signs:
        odds = math.exp(offset) * math.prod(math.exp(worth.get(s, 0.0)) for s in these)
        expected.append(odds / (1 + odds))
    assert PartyWeights(worth, offset).shares(signs) == pytest.approx(expected)


def test_who_denies_a_fact_states_another() -> None:
    """Told by the rules as an assertion with a minus, and so it stays."""
    dossier = read([Source.of("Peru denied smuggling arms.")])
    assert [(c.stance, c.polarity) for c in dossier.claims.values()] == [("asserts", "-")]


@pytest.mark.parametrize(
    ("text", "head", "sign"),
    [
        ("Peru demanded a vote. It rejects the fee.", "rejects", "holder it named sentence before"),
        ("Peru asked Chile for a vote. It rejects the fee.", "rejects", "holder it others since 1"),
        ("Peru rejects the fee.", "rejects", "holder name named here"),
        ("Peru demanded a vote.\n\nIt is late. It rejects the fee.", "rejects", "holder it named passage before"),
    ],
)
def test_a_sign_tells_how_long_ago_the_holder_was_named(text: str, head: str, sign: str) -> None:
    _, found, signs = all_of(text)
    heads = [s for c, s in zip(found, signs, strict=True) if c.verb.lower_ == head and c.whose.names == ("Peru",)]
    assert heads, "the holder is meant"
    assert all(sign in these for these in heads)


def test_with_recall_more_of_the_names_met_are_parties() -> None:
    text = NEWS + " The strait is a day by ship from Panama, and the fish are sold in Spain."
    plain, all_ = (read([Source.of(text)], recall=r).parties for r in (False, True))
    assert set(plain) <= set(all_)


def test_a_refusal_is_as_likely_as_what_is_refused_is_not() -> None:
    _, found, _ = all_of("Analysts say that Peru is unlikely to grant visits to the strait.")
    clause = next(c for c in found if c.verb.lemma_ == "grant")
    accepted, refused = choose.hedge_of(clause, "accepts"), choose.hedge_of(clause, "refuses")
    assert accepted is not None
    assert refused is not None
    assert (accepted.low, accepted.high) == (20, 45)
    assert (refused.low, refused.high) == (55, 80)


def test_in_a_few_lines_whoever_takes_a_position_is_a_party(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is too little else to tell by."""
    monkeypatch.setattr(parties, "party_weights", lambda: PartyWeights({}, -5.0))
    told = "Peru rejects the fee."
    assert set(parties_of(told)) == {"Peru"}
    assert not parties_of(told + " The boats lie in the harbour." * 10)


class _Same:
    """Weights that make the same shares of every clause."""

    def __init__(self, **shares: float) -> None:
        self._row = np.array([[shares.get(name, 0.0) for name in CLASSES]], dtype=np.float32)

    def shares(self, signs: Sequence[Sequence[str]]) -> np.ndarray:
        return np.repeat(self._row, len(signs), axis=0)


def stances(monkeypatch: pytest.MonkeyPatch, text: str, *, recall: bool = False, **shares: float) -> list[str]:
    """The stance of each claim that a rule found, where every clause has these shares."""
    monkeypatch.setattr(choose, "weights", lambda: _Same(**shares))
    known = understood(Source.of(text, published=date(2025, 3, 10)))
    claims = choose.chosen(known.text, known.found, known.kept, recall=recall).claims
    return [d.stance + d.polarity for d in claims if not d.is_weighed]


LINES = "Peru did not accept the smaller quota."
LONG = f"{LINES} Boats came and went in the bay, and it rained. " + "The market was full of crates and of gulls. " * 5


def test_a_likely_nothing_silences_what_a_not_bears_on_but_in_a_few_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """A "not" changes what is told, seldom whether anything is."""
    assert stances(monkeypatch, LINES, nothing=0.9, refuses=0.1) == ["accepts-"]
    assert stances(monkeypatch, LONG, nothing=0.9, refuses=0.1) == []
    assert stances(monkeypatch, LONG, nothing=0.4, refuses=0.1) == ["accepts-"]


def test_a_likely_nothing_silences_a_word_of_stance_but_with_recall(monkeypatch: pytest.MonkeyPatch) -> None:
    long = f"{REJECTED} {LONG.removeprefix(LINES)}"
    assert stances(monkeypatch, long, nothing=0.6, rejects=0.4) == []
    assert stances(monkeypatch, long, nothing=0.5, rejects=0.4) == ["rejects-"]
    assert stances(monkeypatch, long, nothing=0.6, rejects=0.4, recall=True) == ["rejects-"]


REJECTED = "Chile rejected the proposal of the ministers from the northern coast as too costly for the boats there."


def test_a_likelier_stance_goes_before_the_word_a_rule_found(monkeypatch: pytest.MonkeyPatch) -> None:
    long = f"{REJECTED} {LONG.removeprefix(LINES)}"
    assert stances(monkeypatch, long, rejects=0.3, fears=0.5) == ["fears+"]
    assert stances(monkeypatch, long, rejects=0.4, fears=0.38) == ["rejects-"]
    assert stances(monkeypatch, REJECTED, rejects=0.3, fears=0.5) == ["rejects-"], "a few lines"


def test_a_likelier_stance_leaves_what_is_turned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Signs see the word "oppose" and not what "stopped" makes of it."""
    turned = f"Chile stopped opposing the quota for the small boats. {LONG.removeprefix(LINES)}"
    assert stances(monkeypatch, turned, rejects=0.6, nothing=0.3) == ["accepts+"]
