"""What the brief tells of the concepts beyond the five, and how soon states that hold can come about."""

from __future__ import annotations

from typing import Any

import pytest

from accord.analysis import analyse
from accord.brief import compose, tell_analysis
from accord.brief.brief import leaves
from accord.brief.sentence import Sentence
from accord.case import Case
from accord.casebook import load
from accord.dossier import Dossier


def told(case: Case) -> str:
    """The analysis as the terminal has it, on one line."""
    return " ".join(tell_analysis(case, analyse(case)).split())


def quarrel(**more: Any) -> Case:
    """A and B, an act each; today neither acts."""
    preferences = {"a": [{"prefer": "x"}], "b": [{"prefer": "x iff y"}]}
    data: dict[str, Any] = {
        "title": "A quarrel",
        "parties": {"a": {"name": "Ostra"}, "b": {"name": "Velm"}},
        "options": {"x": {"by": "a", "does": "opens the sluice"}, "y": {"by": "b", "does": "sues"}},
        "status_quo": {"x": "no", "y": "no"},
        "preferences": preferences,
    }
    return Case.model_validate(data | more)


def test_parties_that_gain_together_and_how_the_others_could_answer_are_told() -> None:
    """Elmira: the Ministry and the Local Government like 5 better than today; Uniroyal could give up the plant."""
    words = told(load("hipel-2009-elmira"))
    assert "the Ministry of the Environment and the Local Government together could reach" in words
    assert "but the others could then make at least one of them no better off" in words
    assert "Coalitional SEQ | States that hold for all: 2 of 9" in words


def test_how_soon_a_state_comes_about_is_told_by_moves_and_by_improvements() -> None:
    words = told(load("hipel-2009-elmira"))
    assert "insists on the original order: in one move, the last by the Local Government; as soon if each" in words
    assert "Uniroyal abandons its Elmira plant: in one move, the last by Uniroyal; never if each move" in words


def test_chicken_holds_at_once_and_for_those_who_look_far_ahead() -> None:
    words = told(load("fang-1993-chicken"))
    assert "Today’s state would hold where parties may move at the same time" in words
    assert "Today’s state holds where both parties look at least 3 moves ahead." in words
    assert "Non-myopic stability | States that hold for all: 1 of 4" in words


@pytest.mark.parametrize(("strong", "how"), [(True, "strongly"), (False, "weakly")])
def test_whether_what_deters_is_greatly_worse_is_told(strong: bool, how: str) -> None:
    """Ostra would open the sluice; Velm would then sue, which Ostra minds more than anything."""
    wishes = [{"prefer": "not y", "strong": strong}, {"prefer": "x", "strong": not strong}]
    case = quarrel(preferences={"a": wishes, "b": [{"prefer": "x iff y"}]})
    assert f"Today’s state holds {how}: " in told(case)


def test_what_depends_on_states_that_cannot_be_compared_is_told() -> None:
    """Ostra cannot compare opening the sluice with leaving it shut."""
    group = {"unknown order": [{"prefer": "x"}, {"prefer": "not x"}]}
    words = told(quarrel(preferences={"a": [group], "b": [{"prefer": "not y"}]}))
    assert "holds only if a party stays where it cannot compare what it would get (SEQ, unknown preference)" in words


def test_what_a_party_does_not_see_is_a_surprise() -> None:
    """Ostra does not see that Velm can sue."""
    words = told(quarrel(views={"a": {"unseen": ["y"]}}))
    assert "Two states are not seen by every party, and would surprise." in words
    assert "Today’s state does not hold as the parties see it, each in its own view: Ostra would leave it." in words


def test_every_word_of_it_rests_on_a_computation() -> None:
    case = load("hipel-2009-elmira")
    brief = compose(Dossier(), case, analyse(case))
    hold = next(section for section in brief.sections if section.id == "hold")
    sentences = [leaf for leaf in leaves(hold) if isinstance(leaf, Sentence)]
    methods = {getattr(ground, "method", "") for sentence in sentences for ground in sentence.grounds}
    assert "coalitions by legal sequences of moves (Inohara and Hipel 2008)" in methods
    assert {sentence.rest for sentence in sentences} == {"computed"}
