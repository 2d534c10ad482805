"""What nouns tell of somebody's view, and whose demand, fear or draft it is: texts with all the claims they make."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Reader

CONTENTIONS = [
    ("Reporters asked about Norway's allegation that the trawler had been rammed.", ["norway asserts +"]),
    ("The visit follows Norwegian accusations that the quota has been broken.", ["norway asserts +"]),
    ("A lawyer read out Norway's denial that the trawler was armed.", ["norway asserts -"]),
    ("The visit comes amid warnings from Norway that the stocks will collapse.", ["norway fears +"]),
    ("The visit follows Norway's warning that it would close the port.", ["norway threatens +"]),
    ("The envoy dismissed complaints voiced by Norway that the levy is unsafe.", ["norway asserts +"]),
    ("Norway's minister repeated his claim that Denmark could not be trusted.", ["norway asserts +"]),
    ("Denmark rejected Norway's argument that the levy is legal.", ["denmark rejects -", "norway asserts +"]),
    # No holder, no clause, or a clause that says which one is meant
    ("The visit follows accusations that the quota has been broken.", []),
    ("Reporters asked about Norway's argument with the Danes.", []),
    ("The claim that Norway lodged is in the archive.", []),
    ("Norway abandoned its argument that the levy is legal.", []),
]

OWNERS = [
    ("The talks stalled over demands made by Norway for a higher quota.", ["norway demands +"]),
    ("Objections raised by Norway to the levy have delayed the vote.", ["norway rejects -"]),
    ("The crew was held back over a condition set by Norway.", ["norway demands +"]),
    ("The talks opened amid fears in Norway that the stocks will collapse.", ["norway fears +"]),
    ("The talks opened amid the opposition in Norway.", []),
    ("The figures, a demand made public by Norway, were old.", []),
    # Who is for a thing and who against it, set off beside it
    ("Under the plan, drawn up by Norway but opposed by Denmark, the port would close.", ["denmark rejects -"]),
    ("The ships, built in Norway and opposed by nobody, sailed to Denmark.", []),
    # Calls for others to do something
    ("The press wrote about Norway's call for the Danes to open the port.", ["norway demands +"]),
    ("The paper printed a call by Norway for the Danes to open the port.", ["norway demands +"]),
    ("The paper printed calls for the Danes to open the port.", []),
]

DRAFTS = [
    ("The budget of Norway's government calls for a cut in fuel tax.", ["norway wants +"]),
    ("Norway's bill cuts the levy on salmon.", ["norway wants +"]),
    ("Norway's law bans nets in the strait.", []),
    ("The bill of rights bans slavery in Norway.", []),
]


@pytest.mark.parametrize(("text", "claims"), [*CONTENTIONS, *OWNERS, *DRAFTS])
def test_all_claims_of_a_text(reader: Reader, text: str, claims: list[str]) -> None:
    assert [f"{'+'.join(c.holders)} {c.stance} {c.polarity}" for c in reader(text).claims.values()] == claims


HIGHLIGHT = "Port dispute\n\nThe talks opened on Monday.\n\n{line}\n\nThe talks were held in Oslo."


@pytest.mark.parametrize(
    ("line", "claims"),
    [
        ("Fishing unions in Norway want the ban on nets lifted", ["wants"]),
        ("Norway's Demand For The Ban To End", []),
        ("Will Norway want the ban on nets lifted?", []),
        ("Norway rejects levy", []),
    ],
)
def test_a_sentence_among_highlights_is_read_a_heading_is_not(reader: Reader, line: str, claims: list[str]) -> None:
    assert [c.stance for c in reader(HIGHLIGHT.format(line=line)).claims.values()] == claims


def test_a_headline_is_not_read(reader: Reader) -> None:
    assert not reader("Norway wants the ban on nets lifted in May\n\nThe talks were held in Oslo.").claims
