"""A source is cut where passages begin and end, and put together again it is the same."""

from hypothesis import given
from hypothesis import strategies as st

from accord.brief import Computed, Label
from accord.brief.brief import Article, Passage
from accord.brief.render.stretches import lines_of

_ON = Computed("a test", "a test")
_WORDS = Label.of("x", on=_ON)


@given(
    st.text("ab \n", min_size=1, max_size=40), st.lists(st.tuples(st.integers(0, 39), st.integers(1, 40)), max_size=6)
)
def test_stretches_join_to_the_text_and_every_passage_begins_and_ends_once(
    text: str, ends: list[tuple[int, int]]
) -> None:
    spans = [
        (a, min(b, len(text))) for a, b in ends if a < min(b, len(text)) and text[a : min(b, len(text))].strip("\n")
    ]
    passages = tuple(Passage(n, "s", a, b, 1, _WORDS, ()) for n, (a, b) in enumerate(spans, 1))
    lines = lines_of(Article("s", _WORDS, _WORDS, text), passages)
    assert "\n".join("".join(x.text for x in line.stretches) for line in lines) == text
    begun = [n for line in lines for x in line.stretches for n in x.begins]
    ended = [n for line in lines for x in line.stretches for n in x.ends]
    assert sorted(begun) == sorted(ended) == [p.number for p in passages]
    for passage in passages:
        inside = "".join(x.text for line in lines for x in line.stretches if passage.number in x.under)
        assert inside == text[passage.start : passage.end].replace("\n", "")
