"""Who says what: the text of each test is its docstring; an attribution is compared as (source, cue, content)."""

from __future__ import annotations

import inspect

import pytest

from accord.reading.attribution import Attribution, find_attributions
from accord.reading.passages import passages
from accord.sources import Source, Span

Triple = tuple[str, str, str]


def _words(spans: tuple[Span, ...]) -> str:
    return " | ".join(s.quote for s in spans)


def _triple(one: Attribution) -> Triple:
    return _words(one.source), _words(one.cue), _words(one.content)


@pytest.fixture
def found(request: pytest.FixtureRequest) -> list[Attribution]:
    """The attributions of the docstring."""
    text = inspect.getdoc(request.function)
    assert text
    return find_attributions(passages(Source.of(text.replace("\\n", "\n"))))


@pytest.fixture
def triples(found: list[Attribution]) -> list[Triple]:
    """The outermost ones, in words."""
    return [_triple(one) for one in found if not one.nested]


def test_indirect_speech_takes_its_that_along(triples: list[Triple]) -> None:
    """The minister said that the talks would resume in May."""
    assert triples == [("The minister", "said", "that the talks would resume in May")]


def test_direct_speech_takes_its_marks_along(triples: list[Triple]) -> None:
    """ "We will not sign this paper," said Ana Ruiz, the union's lawyer."""
    assert triples == [("Ana Ruiz, the union's lawyer", "said", '"We will not sign this paper,"')]


def test_a_quotation_broken_by_its_speaker_is_one_content(triples: list[Triple]) -> None:
    """ "The offer is on the table," Ruiz said. "It will not get better." """
    assert triples == [("Ruiz", "said", '"The offer is on the table," | "It will not get better."')]


def test_a_quotation_goes_on_in_the_next_paragraph(found: list[Attribution]) -> None:
    """ "The offer is on the table," Ruiz said.\\n\\n"It will not get better. We have said so all week." """
    assert [_words(a.source) for a in found if not a.nested] == ["Ruiz"]
    assert found[0].content[-1].quote.startswith('"It will not')


def test_speech_may_begin_outside_the_marks_and_end_inside(found: list[Attribution]) -> None:
    """The dam "will be filled whatever happens," the ambassador said."""
    assert [(_triple(a), a.kind) for a in found] == [
        (("the ambassador", "said", 'The dam "will be filled whatever happens,"'), "mixed")
    ]


def test_according_to(triples: list[Triple]) -> None:
    """According to the ministry, the harvest was the worst in years."""
    assert triples == [("the ministry", "According to", "the harvest was the worst in years")]


def test_a_clause_the_cue_is_dropped_into(triples: list[Triple]) -> None:
    """Tariffs on steel, the commissioner said, would hurt both sides."""
    source, cue, content = triples[0]
    assert (source, cue) == ("the commissioner", "said")
    assert "said" not in content
    assert "would hurt both sides" in content


def test_whoever_goes_on_is_the_same_speaker(triples: list[Triple]) -> None:
    """The envoy said the border would stay closed, adding that guards had been doubled."""
    assert triples == [
        ("The envoy", "said", "the border would stay closed"),
        ("The envoy", "adding", "that guards had been doubled"),
    ]


def test_a_wish_is_an_attribution(triples: list[Triple]) -> None:
    """Kenya wants to renegotiate the treaty."""
    assert triples == [("Kenya", "wants", "to renegotiate the treaty")]


def test_an_accusation_has_the_accused_in_its_content(triples: list[Triple]) -> None:
    """The company accused the strikers of blocking the gates."""
    assert triples == [("The company", "accused", "the strikers of blocking the gates")]


def test_a_noun_can_be_the_cue(triples: list[Triple]) -> None:
    """Peru's claim that the islands are its own was heard in The Hague."""
    assert ("Peru", "claim", "that the islands are its own") in [(s.removesuffix("'s"), c, t) for s, c, t in triples]


def test_a_passive_of_belief_has_no_source(triples: list[Triple]) -> None:
    """The chancellor is expected to resign."""
    assert triples == [("", "is expected", "The chancellor | to resign")]


def test_who_appears_to_agree_does_not_say_so(triples: list[Triple]) -> None:
    """The rebels appear to have accepted the map."""
    assert triples[0][0] == ""
    assert triples[0][1] == "appear"


def test_a_name_and_a_colon_in_a_headline(triples: list[Triple]) -> None:
    """Okafor: We Will Not Give Up The Port"""
    assert triples == [("Okafor", ":", "We Will Not Give Up The Port")]


def test_a_colon_before_a_list_says_nothing(triples: list[Triple]) -> None:
    """Geneva: hotel, car park, airport"""
    assert triples == []


def test_the_name_of_a_broadcast_is_not_what_was_said(triples: list[Triple]) -> None:
    """In an interview on "The Morning Hour," Okafor said the port would stay open."""
    assert triples == [("Okafor", "said", "the port would stay open")]


def test_speech_within_speech_is_marked_as_such(found: list[Attribution]) -> None:
    """ "The minister told us that the money is gone," said Ruiz."""
    outer = next(a for a in found if not a.nested)
    inner = next(a for a in found if a.nested)
    assert _words(outer.source) == "Ruiz"
    assert _triple(inner) == ("The minister", "told", "that the money is gone")


def test_in_a_statement_saying_it_is_the_one_who_issued_it_who_speaks(triples: list[Triple]) -> None:
    """The ministry released a statement saying that the road was safe."""
    assert ("The ministry", "saying", "that the road was safe") in triples


def test_a_relative_pronoun_is_the_source_as_it_stands(triples: list[Triple]) -> None:
    """The miners, who said that the shaft was flooded, went home."""
    assert triples == [("who", "said", "that the shaft was flooded")]


def test_made_clear(triples: list[Triple]) -> None:
    """The governor made clear that the province would not pay."""
    assert triples == [("The governor", "made", "that the province would not pay")]


def test_plain_narration_has_no_attribution(triples: list[Triple]) -> None:
    """The train left Skopje at noon and crossed the river an hour later."""
    assert triples == []


@pytest.mark.parametrize(
    "text",
    [
        '"',
        '""',
        '" " " "',
        "“",
        "said",
        ":",
        "a: b",
        "according",
        "According to",
        '"said"',
        "said said said",
        "He said",
        "“a”“b”",
    ],
)
def test_scraps_do_no_harm(text: str) -> None:
    """Scraps of text with cues and marks and nothing around them."""
    for one in find_attributions(passages(Source.of(text))):
        assert all(s.quote for s in (*one.source, *one.cue, *one.content))


def test_a_quotation_by_itself_belongs_to_who_was_told_to_speak_before_it(triples: list[Triple]) -> None:
    """Ruiz said the offer was an insult. "We will not even read it." """
    assert triples == [("Ruiz", "said", 'the offer was an insult | "We will not even read it."')]


def test_plain_words_and_a_quotation_may_share_a_cue(triples: list[Triple]) -> None:
    """The deal is dead, Ruiz told reporters: "Nobody will sign this paper." """
    assert triples == [("Ruiz", "told", 'The deal is dead | "Nobody will sign this paper."')]


def test_according_to_at_the_end_is_about_the_whole_sentence(triples: list[Triple]) -> None:
    """The mill was sold in March, but the workers were told only in May, according to the union."""
    assert [s for s, _, t in triples if t.startswith("The mill was sold") and "in May" in t] == ["the union"]
