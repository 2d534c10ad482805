"""A brief answers ten questions, and every word of it rests on something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from accord.analysis import analyse
from accord.brief import Brief, Label, Sentence, compose, tell_analysis
from accord.brief.brief import LadderGroup, Positions, Seats, Table, leaves
from accord.brief.frame import QUESTIONS, Frame
from accord.brief.sentence import Reported
from accord.case import Case
from accord.dossier import Dossier

from .conftest import empty_zone_case, graph_case, told, towns, towns_case

# Strings in the tree that are never shown as words: names of records, and a source's own text.
UNSHOWN = {"id", "kind", "tone", "party", "level", "source", "text", "language"}


def strings(node: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Every string of a tree that stands in no Sentence and no Frame, with its field."""
    if isinstance(node, str):
        yield name, node
    elif isinstance(node, (tuple, list)):
        for part in node:
            yield from strings(part, name)
    elif is_dataclass(node) and not isinstance(node, (Sentence, Frame)):
        for field in fields(node):
            if field.name != "chips":
                yield from strings(getattr(node, field.name), field.name)


def words_of(brief: Brief, section: str) -> str:
    """Everything a section says."""
    found = next(s for s in brief.sections if s.id == section)
    return " ".join(leaf.plain() for leaf in leaves(found.blocks) if isinstance(leaf, Sentence))


def test_the_ten_questions_come_in_order(brief: Brief) -> None:
    assert [s.id for s in brief.sections] == list(QUESTIONS)
    assert len(brief.top) == 3


def test_every_section_says_something(brief: Brief) -> None:
    for section in brief.sections:
        assert any(isinstance(leaf, Sentence) for leaf in leaves(section.blocks)), section.id


def test_every_word_rests_on_something(brief: Brief) -> None:
    assert {name for name, _ in strings(brief)} <= UNSHOWN
    for leaf in leaves(brief):
        assert isinstance(leaf, Frame) or leaf.grounds


def test_every_claim_named_is_one_whose_passage_is_shown(brief: Brief) -> None:
    numbers = {p.number for p in brief.passages}
    for leaf in leaves((brief.top, brief.sections)):
        if isinstance(leaf, Sentence):
            for item in leaf.claims:
                assert brief.chips[item], item
                assert set(brief.chips[item]) <= numbers


def test_passages_are_numbered_in_the_order_of_the_sources(brief: Brief) -> None:
    order = [a.source for a in brief.articles]
    places = [(order.index(p.source), p.start) for p in brief.passages]
    assert places == sorted(places)
    assert [p.number for p in brief.passages] == list(range(1, len(places) + 1))


def test_sentences_are_sentences(brief: Brief) -> None:
    for leaf in leaves((brief.top, brief.sections, brief.footnote)):
        if isinstance(leaf, Sentence) and not isinstance(leaf, Label):
            text = leaf.plain()
            assert text.endswith((".", ":", "?", "!")), text
            assert not text[0].islower(), text
            assert "  " not in text, text
            assert ".." not in text, text


def test_the_same_inputs_give_the_same_brief() -> None:
    case, dossier = towns_case(), towns()
    assert compose(dossier, case, analyse(case)) == compose(dossier, case, analyse(case))


def test_a_rejected_claim_is_nowhere(towns_brief: Brief) -> None:
    assert "c5" not in towns_brief.chips
    assert "statue" not in words_of(towns_brief, "want")


def test_absence_is_not_being_named_and_never_not_being_invited(towns_brief: Brief) -> None:
    words = words_of(towns_brief, "who")
    assert "The reporting names Ostra and Velm as taking part." in words
    assert "Karn is not named among those who take part" in words
    assert "not invited" not in words
    seats = next(b for s in towns_brief.sections if s.id == "who" for b in s.blocks if isinstance(b, Seats))
    assert [s.name.plain() for s in seats.seated] == ["Ostra", "Velm"]
    assert [s.name.plain() for s in seats.absent] == ["Karn"]


def test_a_date_is_told_in_words_and_what_was_completed_says_so(towns_brief: Brief) -> None:
    words = words_of(towns_brief, "when")
    assert "on Sunday 3 May 2026, at the mill." in words
    assert "Not reported: its format, its purpose or who confirmed it." in words
    opening = next(leaf for leaf in leaves(towns_brief.sections[0]) if isinstance(leaf, Sentence))
    assert {type(g).__name__ for g in opening.grounds} == {"Reported", "Computed"}


def test_filled_marks_come_from_claims_only(brief: Brief) -> None:
    for group in (b for s in brief.sections for b in s.blocks if isinstance(b, LadderGroup)):
        for mark in (m for ladder in group.ladders for lane in ladder.lanes for m in lane.marks):
            assert mark.is_filled == any(isinstance(g, Reported) for g in mark.words.grounds)


def test_a_reported_floor_is_a_filled_mark_and_an_assumed_one_is_open(towns_brief: Brief) -> None:
    groups = [b for b in towns_brief.sections[2].blocks if isinstance(b, LadderGroup)]
    opens, pays = groups[0].ladders[0], groups[1].ladders[0]
    [floor] = [m for m in opens.lanes[0].marks if m.level == "floor"]
    assert (floor.rung, floor.is_filled) == (1, True)
    assert [(m.rung, m.level, m.is_filled) for m in pays.lanes[1].marks] == [(1, "floor", False), (2, "wants", False)]
    assert pays.today == 0


def test_a_floor_comes_first_and_says_that_it_is_one(towns_brief: Brief) -> None:
    ostra = next(b for b in towns_brief.sections[2].blocks if isinstance(b, Positions) and b.party == "ostra")
    assert ostra.told[0].level == "floor"
    assert ostra.told[0].words.plain() == "Ostra wants “the sluice opened”."


def test_a_hedge_stands_before_what_it_hedges(towns_brief: Brief) -> None:
    assert "Hedged “probably”: Velm refuses to “open it”." in words_of(towns_brief, "want")


def test_an_empty_cell_says_not_reported(towns_brief: Brief) -> None:
    table = next(b for b in towns_brief.sections[3].blocks if isinstance(b, Table))
    assert [c.labels[0].plain() for c in table.rows[1].cells] == [
        "not reported",
        "asserts: “the water is its own”",
        "not reported",
    ]


def test_the_deal_and_its_break_even_are_told(towns_brief: Brief) -> None:
    assert "Deal A, in which Velm opens the sluice; Ostra, on the water: pays all." in towns_brief.top[0].plain()
    assert (
        towns_brief.top[2].plain() == "Deal A falls away for Velm if its reservation value is above 0.75; assumed 0.15."
    )
    assert "Reservation value = value without a deal − cost of no deal" in words_of(towns_brief, "deal")
    assert "No draws were made" in words_of(towns_brief, "sure")


def test_a_temptation_is_told_with_its_answer(towns_brief: Brief) -> None:
    words = words_of(towns_brief, "hold")
    assert "Velm could gain if it no longer opens the sluice, but then Ostra goes back, on the water," in words
    assert "which leaves Velm worse off than before." in words


def test_without_a_zone_what_blocks_and_what_would_open_it_are_told() -> None:
    brief = told(towns(), empty_zone_case())
    assert brief.top[0].plain() == (
        "No deal is acceptable to all whose consent is needed: what Ostra insists on (Velm opens the sluice) and "
        "what Velm insists on (Velm does not open the sluice) cannot all be met."
    )
    words = words_of(brief, "deal")
    assert "These demands cannot all be met by any package" in words
    assert "The least that would have to give, any one of these:" in words


def test_a_graph_says_what_is_not_computed_and_why() -> None:
    brief = told(Dossier(), graph_case())
    assert "states and moves, not choices" in words_of(brief, "deal")
    assert "states and moves, not choices" in words_of(brief, "want")
    assert "No source was read" in words_of(brief, "gaps")
    assert "5 of 9" in words_of(brief, "hold")


def test_where_nobody_prefers_anything_nothing_is_said_to_hold() -> None:
    brief = told(towns(), towns_case(preferences={}))
    assert "cannot be told" in brief.top[1].plain()
    assert "holds" not in brief.top[1].plain()


def test_a_cited_claim_that_the_dossier_does_not_hold_is_an_assumption() -> None:
    brief = told(Dossier(), towns_case())
    assert not brief.passages
    assert all(not leaf.claims for leaf in leaves(brief) if isinstance(leaf, Sentence))


@pytest.mark.parametrize("case", [towns_case(), graph_case(), empty_zone_case()], ids=["options", "graph", "no zone"])
def test_the_terminal_tells_the_three_sentences_and_what_holds(case: object) -> None:
    text = tell_analysis(case, analyse(case))  # type: ignore[arg-type]
    assert "Would it hold?" in text
    assert max(map(len, text.splitlines())) <= 100


def test_the_terminal_draws_a_bar_for_each_party_with_its_reservation_value() -> None:
    case = Case.model_validate(
        {
            "title": "a sale",
            "parties": {"buyer": {"name": "Buyer"}, "seller": {"name": "Seller"}},
            "options": {
                "price": {"by": "joint", "among": ["buyer", "seller"], "does": "set it", "values": ["low", "high"]}
            },
            "preferences": {
                "buyer": {"worth": {"price": {"low": 4, "high": 3}}},
                "seller": {"worth": {"price": {"low": 1, "high": 2}}},
            },
            "fallback": {"reservation": {"buyer": 0.5, "seller": 0.75}},
        }
    )
    told = tell_analysis(case, analyse(case)).splitlines()
    assert f"    Seller {'█' * 30}│{'█' * 10} 1" in told
    assert f"    Buyer  {'█' * 20}│{'█' * 10}{'·' * 10} 0.75" in told
