"""Which names of a text are short for which: the quick way finds what comparing every name with every other finds."""

from hypothesis import given
from hypothesis import strategies as st

from accord.reading.parties.names import _longer_forms, _shortens, find_names
from accord.reading.parties.roll import Roll
from accord.reading.passages import passages
from accord.sources import Source

PARTS = ["Orsa", "Workers'", "Union", "OWU", "Owu", "the", "of", "North", "Norths", "N", "É", "Tees"]


@given(st.lists(st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map(" ".join), max_size=12, unique=True))
def test_short_forms_are_those_found_by_comparing_all_names(names: list[str]) -> None:
    longer = _longer_forms(names)
    for short in names:
        compared = [n for n in names if n != short and len(n) > len(short) and _shortens(short, n)]
        assert longer.get(short, []) == compared, short


def test_mentions_of_a_person_are_all_names_that_mean_that_person_also_after_another_was_entered() -> None:
    text = "President Ivan Petrov met Ann Lee. Petrov said Lee had agreed. Ivan Petrov left. Ann thanked him."
    roll = Roll()
    names = find_names(passages(Source.of(text)), roll, {})
    for entered in ("", "Olga Petrova"):
        if entered:
            roll.enter_person(entered)
        for person in roll.persons.values():
            means = [n for n in names.all if n.sort == "person" and roll.person(n.text) is person]
            assert names.of_person(person, roll) == means
            assert means or person.name == entered
