"""Which names of a text are short for which: the quick way finds what comparing every name with every other finds."""

from hypothesis import given
from hypothesis import strategies as st

from accord.reading.parties.names import _longer_forms, _shortens

PARTS = ["Orsa", "Workers'", "Union", "OWU", "Owu", "the", "of", "North", "Norths", "N", "É", "Tees"]


@given(st.lists(st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map(" ".join), max_size=12, unique=True))
def test_short_forms_are_those_found_by_comparing_all_names(names: list[str]) -> None:
    longer = _longer_forms(names)
    for short in names:
        compared = [n for n in names if n != short and len(n) > len(short) and _shortens(short, n)]
        assert longer.get(short, []) == compared, short
