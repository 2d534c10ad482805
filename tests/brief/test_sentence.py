"""Words without a ground cannot be made."""

import pytest

from accord.brief import Assumed, Computed, Label, Reported, Sentence, Unfounded
from accord.brief.brief import Cell
from accord.brief.frame import ALLOWED, Frame
from accord.brief.sentence import PartyMark, Text


@pytest.mark.parametrize("kind", [Sentence, Label])
def test_words_without_a_ground_cannot_be_made(kind: type[Sentence]) -> None:
    with pytest.raises(Unfounded, match="nothing under"):
        kind.of("Russia wants peace.", on=())
    with pytest.raises(Unfounded, match="nothing under"):
        kind((Text("Russia wants peace."),), ())


def test_a_ground_must_name_what_it_rests_on() -> None:
    with pytest.raises(Unfounded):
        Reported(())
    with pytest.raises(Unfounded):
        Assumed("")
    with pytest.raises(Unfounded):
        Computed("", "counting")
    with pytest.raises(Unfounded):
        Computed("zone", "")


def test_a_ground_must_have_words() -> None:
    with pytest.raises(Unfounded, match="needs words"):
        Sentence.of("  ", on=Reported(("c1",)))


def test_an_empty_cell_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="nothing is reported"):
        Cell(())


def test_fixed_words_must_be_in_the_list() -> None:
    assert Frame("When and where?").text in ALLOWED
    with pytest.raises(ValueError, match="not in the frame"):
        Frame("Not invited")


def test_the_first_ground_is_the_main_one() -> None:
    words = Sentence.of(PartyMark("ru", "Russia"), " gains.", on=(Computed("a", "b"), Reported(("c1", "c2", "c1"))))
    assert words.rest == "computed"
    assert words.claims == ("c1", "c2")
    assert words.plain() == "Russia gains."
