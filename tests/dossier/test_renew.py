"""Reading into a folder again: what a person did stays, what is read is as read now."""

from datetime import date

import pytest
from hypothesis import given, settings
from tests.dossier.reports import dossiers, report

from accord.dossier import Claim, Dossier, Meeting, joined, renewed
from accord.sources import Source

MAY, JUNE = date(2026, 5, 3), date(2026, 6, 9)


def first(dossier: Dossier) -> Claim:
    """The one claim of a dossier."""
    (claim,) = dossier.claims.values()
    return claim


def having(dossier: Dossier, **changes: object) -> Dossier:
    """The dossier, its one claim changed."""
    claim = first(dossier).model_copy(update=changes)
    return dossier.model_copy(update={"claims": {claim.id: claim}})


def test_a_new_report_adds_its_claims_and_its_evidence_to_known_ones() -> None:
    old = having(joined([report("union wants: a rise of 5%", day=MAY)]), id="c01")
    new = joined([report("union wants: a 5% rise", "port refuses: a rise", day=JUNE)])
    result = renewed(old, new)
    assert list(result.dossier.claims) == ["c01", next(i for i in new.claims if new.claims[i].holders == ("port",))]
    assert len(result.dossier.claims["c01"].evidence) == 2
    assert (result.added, result.again) == (1, 1)


@pytest.mark.parametrize("status", ["confirmed", "rejected"])
def test_a_judged_claim_is_not_proposed_again(status: str) -> None:
    read = joined([report("union wants: a rise of 5%")])
    old = having(read, status=status)
    assert renewed(old, read).dossier == old
    assert renewed(old, read).kept == 1


def test_a_rejected_claim_that_another_reader_words_otherwise_is_not_proposed_again() -> None:
    read = joined([report("union wants: a rise of 5% for all dockers")])
    other = having(read, content="a rise of 5% for all", id="c99")
    assert list(renewed(having(read, status="rejected"), other).dossier.claims) == list(read.claims)


def test_a_claim_a_person_gave_to_another_party_stays_there_and_is_not_read_again() -> None:
    read = joined([report("union wants: a rise of 5%"), report("port wants: peace", text="x")])
    claim = next(c for c in read.claims.values() if c.holders == ("union",))
    moved = claim.model_copy(
        update={"holders": ("port",), "by": "person", "read_as": {"holders": ["union"], "by": "rules"}}
    )
    old = read.model_copy(update={"claims": {**read.claims, claim.id: moved}})
    assert renewed(old, read).dossier.claims == old.claims


def test_what_is_found_no_more_goes_unless_touched_or_used() -> None:
    """An older reader found three claims; the new one finds one of them."""
    text = ("union wants: a rise of 5%", "union wants: shorter shifts", "union wants: a new crane")
    old = joined([report(*text)])
    ids = {c.content: i for i, c in old.claims.items()}
    new = old.model_copy(update={"claims": {ids["a rise of 5%"]: old.claims[ids["a rise of 5%"]]}})
    result = renewed(old, new, used=[ids["a new crane"]])
    assert {c.content for c in result.dossier.claims.values()} == {"a rise of 5%", "a new crane"}
    assert (result.again, result.resting, result.gone) == (1, 1, 1)


def test_claims_of_sources_that_were_not_read_now_stay() -> None:
    old = joined([report("union wants: a rise of 5%"), report("port refuses: a rise")])
    new = joined([report("town wants: peace")])
    assert set(old.claims) < set(renewed(old, new).dossier.claims)


def test_names_ids_and_dates_a_person_wrote_are_kept() -> None:
    read = joined([report("union wants: a rise of 5%")])
    (source,) = read.sources.values()
    known = read.parties["union"].model_copy(
        update={"name": "Bergen Dockers", "kind": "union", "aliases": ("Dockers' Union",)}
    )
    own = source.model_copy(update={"published": MAY, "grade": "B2"})
    old = read.model_copy(update={"parties": {"union": known}, "sources": {source.id: own}})
    result = renewed(old, read).dossier
    assert result.parties["union"].name == "Bergen Dockers"
    assert result.sources[source.id] == own


def test_a_meeting_a_person_corrected_is_not_overwritten_and_one_that_was_read_is() -> None:
    source = Source.of("They meet on Friday.")
    read = Meeting(id="m1", place="Oslo", date=MAY, evidence=(source.span(0, 19),), by="rules")
    sources = {source.id: source}
    corrected = read.model_copy(update={"place": "Bergen", "by": "person"})
    again = Dossier(sources=sources, meetings=(read,))
    (kept,) = renewed(Dossier(sources=sources, meetings=(corrected,)), again).dossier.meetings
    assert kept.place == "Bergen"
    other = read.model_copy(update={"place": "Stavanger"})
    (now,) = renewed(again, Dossier(sources=sources, meetings=(other,))).dossier.meetings
    assert now.place == "Stavanger"


@given(dossiers(at_odds=True), dossiers(at_odds=True))
@settings(max_examples=20)
def test_reading_the_same_again_changes_nothing(a: Dossier, b: Dossier) -> None:
    whole = renewed(Dossier(), joined([a, b])).dossier
    assert renewed(whole, joined([a, b])).dossier == whole
    assert renewed(whole, Dossier()).dossier == whole


@given(dossiers(), dossiers())
@settings(max_examples=20)
def test_known_claims_keep_their_ids_whatever_is_read_later(a: Dossier, b: Dossier) -> None:
    known = {
        i: c.model_copy(update={"id": f"x{n}", "status": "confirmed"})
        for n, (i, c) in enumerate(joined([a]).claims.items())
    }
    old = joined([a]).model_copy(update={"claims": {c.id: c for c in known.values()}, "contrasts": ()})
    after = renewed(old, joined([b, a])).dossier
    assert set(old.claims) <= set(after.claims)
    for name, claim in old.claims.items():
        assert set(claim.evidence) <= set(after.claims[name].evidence)
