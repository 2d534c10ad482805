"""The language of preferences and constraints."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.case import FormulaError, parse
from accord.case.formula import MAX_LENGTH, And, AtLeast, If, Iff, Is, Node, Not, Or, Truth, write

NAMES = ("a", "b", "c")
WORLDS = list(itertools.product((False, True), repeat=3))


def where(option: str, value: str | None) -> Truth:
    column = np.array([world[NAMES.index(option)] for world in WORLDS])
    return ~column if value == "no" else column


def truth(node: Node, world: tuple[bool, ...]) -> bool:
    """The meaning of a formula in one world, word for word."""
    match node:
        case Is(option, value):
            return world[NAMES.index(option)] == (value != "no")
        case Not(part):
            return not truth(part, world)
        case And(parts):
            return all(truth(p, world) for p in parts)
        case Or(parts):
            return any(truth(p, world) for p in parts)
        case If(then, when):
            return truth(then, world) or not truth(when, world)
        case Iff(left, right):
            return truth(left, world) == truth(right, world)
        case AtLeast(count, parts):
            return sum(truth(p, world) for p in parts) >= count


atoms = st.builds(Is, st.sampled_from(NAMES), st.sampled_from([None, "yes", "no"]))
nodes: st.SearchStrategy[Node] = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(If, inner, inner),
        st.builds(Iff, inner, inner),
        st.lists(inner, min_size=2, max_size=3).map(lambda p: And(tuple(p))),
        st.lists(inner, min_size=2, max_size=3).map(lambda p: Or(tuple(p))),
        st.lists(inner, min_size=2, max_size=3).map(lambda p: AtLeast(2, tuple(p))),
    ),
    max_leaves=8,
)


@given(nodes)
def test_a_formula_holds_where_its_words_say(node: Node) -> None:
    formula = parse(write(node))
    assert formula.evaluate(where).tolist() == [truth(node, world) for world in WORLDS]


@given(nodes)
def test_a_printed_formula_reads_back_as_itself(node: Node) -> None:
    formula = parse(write(node))
    assert parse(str(formula)) == formula
    assert str(parse(str(formula))) == str(formula)


@given(st.text(max_size=80))
def test_any_text_is_a_formula_or_a_clear_error(text: str) -> None:
    try:
        parse(text)
    except FormulaError as error:
        assert 0 <= error.start <= len(text)
        assert str(error)


def test_tighter_words_bind_first() -> None:
    assert str(parse("not a and b or c if a iff b")) == "not a and b or c if a iff b"
    assert str(parse("not (a and (b or c))")) == "not (a and (b or c))"


def test_words_that_begin_like_keywords_are_names() -> None:
    assert [atom.option for atom in parse("nothing and notable or iffy").atoms()] == ["nothing", "notable", "iffy"]


@pytest.mark.parametrize("value", ["open", "cedes it", "5", "4.5", "4.5%", "not"])
def test_a_value_may_be_a_word_words_or_a_number(value: str) -> None:
    (atom,) = parse(f'x = "{value}"').atoms()
    assert atom.value == value
    assert parse(str(parse(f'x = "{value}"'))) == parse(f'x = "{value}"')


def test_numbers_need_no_quotation_marks() -> None:
    assert [a.value for a in parse("x = 4.5% or x = 5 or x = 2.75").atoms()] == ["4.5%", "5", "2.75"]


@pytest.mark.parametrize(
    ("text", "start"),
    [("a and", 4), ("a b", 2), ("= a", 0), ("a $ b", 2), ("at least 4 of (a, b)", 9), ("", 0)],
)
def test_an_error_says_where(text: str, start: int) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert caught.value.start == start


@pytest.mark.parametrize(
    "text", ["(" * MAX_LENGTH + "a" + ")" * MAX_LENGTH, "not " * 900 + "a", "a or " * MAX_LENGTH + "a"]
)
def test_a_monstrous_formula_is_refused(text: str) -> None:
    with pytest.raises(FormulaError):
        parse(text)
