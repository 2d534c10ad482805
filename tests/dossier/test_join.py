"""Several reports as one dossier: what is the same becomes one, what differs stays, nothing is lost."""

import itertools
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given, settings
from tests.dossier.reports import dossiers, report

from accord.dossier import Dossier, Meeting, PartyMention, ReportedPoint, independent_sources, joined
from accord.dossier.check import check_dossier, spans
from accord.sources import Source

MAY, JUNE = date(2026, 5, 3), date(2026, 6, 9)


def claims_of(*reports: Dossier) -> list[str]:
    """The claims of the joined reports, in short, sorted."""
    whole = joined(reports)
    return sorted(f"{' '.join(c.holders)} {c.stance} {c.content} x{len(c.evidence)}" for c in whole.claims.values())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a pay rise of 5 percent", "a 5% wage increase"),
        ("the release of all hostages", "release of all the hostages"),
        ("an immediate cease-fire", "an immediate truce"),
        ("the withdrawal of 3,000 troops", "three thousand soldiers withdrawn"),
        ("to end the strike", "an end to the strike"),
    ],
)
def test_one_content_in_two_wordings_is_one_claim_with_two_passages(one: str, other: str) -> None:
    whole = joined([report(f"union wants: {one}", day=MAY), report(f"union wants: {other}", day=JUNE)])
    (claim,) = whole.claims.values()
    assert len(claim.evidence) == 2
    assert whole.contrasts == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("union wants: a rise of 5%", "union wants: a rise of 6%"),
        ("union wants: a rise of 5%", "union wants -: a rise of 5%"),
        ("union wants: a rise of 5%", "port wants: a rise of 5%"),
        ("union wants: a rise of 5%", "union demands: a rise of 5%"),
        ("union wants: a ceasefire", "union wants: no ceasefire"),
        ("union wants: talks before the ceasefire", "union wants: the ceasefire before talks"),
        ("union wants: 5 days and 3 shifts", "union wants: 3 days and 5 shifts"),
        ("union wants: a rise of more than 5%", "union wants: a rise of less than 5%"),
        ("union wants: an end to night shifts", "union wants: an end to shifts"),
        ("union wants: to end it", "union wants: to end this"),
        ("union accepts: it", "union accepts: that"),
        ("union wants: the north", "union wants: the south"),
        ("union wants Lund: a rise of 5%", "union wants: a rise of 5%"),
    ],
)
def test_what_differs_in_what_counts_stays_two_claims(one: str, other: str) -> None:
    assert len(joined([report(one), report(other)]).claims) == 2


def test_a_content_of_a_relative_day_is_another_claim_in_another_week() -> None:
    friday = "union plans: a strike on Friday"
    assert len(joined([report(friday, day=MAY), report(friday, day=JUNE, text="Later:")]).claims) == 2
    assert len(joined([report(friday, day=MAY), report(friday, day=MAY, text="Also:")]).claims) == 1


def test_a_short_content_needs_the_same_point() -> None:
    def about(point: str) -> Dossier:
        made = report("union wants: the second one at last", "union wants: more time", text=point)
        (source,) = made.sources.values()
        known = ReportedPoint(id=point, name=point, evidence=(source.span(0, 3),))
        claims = {i: c.model_copy(update={"point": point}) for i, c in made.claims.items()}
        return made.model_copy(update={"points": {point: known}, "claims": claims})

    assert "union wants more time x1" in claims_of(about("quay"), about("crane"))
    again = about("quay")
    (source,) = again.sources.values()
    other = report("union wants: more time", text="Elsewhere")
    claims = {i: c.model_copy(update={"point": "quay"}) for i, c in other.claims.items()}
    other = other.model_copy(update={"claims": claims, "points": {"quay": again.points["quay"]}})
    other = other.model_copy(update={"sources": {**other.sources, source.id: source}})
    assert "union wants more time x2" in claims_of(again, other)


def test_a_partys_own_words_and_the_narrators_are_one_claim() -> None:
    """What its general secretary says for it and what the report says of it is one; what a rival says is another."""
    of_lund = report("union wants Lund: a rise of 5%", text="one")
    spoken = {"union": of_lund.parties["union"].model_copy(update={"representatives": ("Ane Lund",)})}
    whole = joined([of_lund.model_copy(update={"parties": spoken}), report("union wants: a rise of 5%")])
    (claim,) = whole.claims.values()
    assert claim.speaker == "Lund"


def test_two_claims_that_people_gave_one_id_stay_two() -> None:
    """Two dossiers written by hand, each with a c01."""

    def by_hand(content: str) -> Dossier:
        made = report(f"union wants: {content}")
        claim = next(iter(made.claims.values())).model_copy(update={"id": "c01", "by": "analyst"})
        return made.model_copy(update={"claims": {"c01": claim}})

    one, other = by_hand("a rise of 5%"), by_hand("longer breaks")
    whole = joined([one, other])
    assert sorted(c.content for c in whole.claims.values()) == ["a rise of 5%", "longer breaks"]
    assert all(name == claim.id for name, claim in whole.claims.items())
    assert "c01" in whole.claims
    assert set(joined([other, one]).claims) == set(whole.claims)


# Parties


def party(name: str, kind: str = "other", text: str = "", **more: Any) -> Dossier:
    """A report that names one party."""
    source = Source.of(text or f"{name} the {kind} of {more}")
    made = {"id": name.lower().replace(" ", "_"), "name": name, "kind": kind, "evidence": (source.span(0, 2),), **more}
    mention = PartyMention.model_validate(made)
    return Dossier(sources={source.id: source}, parties={mention.id: mention})


@pytest.mark.parametrize(
    ("reports", "names"),
    [
        ([party("Russia", "state", aliases=("Moscow",)), party("Moscow", "state")], ["Russia"]),
        ([party("the ILA", "union"), party("Longshoremen's Association", "union", aliases=("ILA",))],
         ["Longshoremen's Association"]),
        ([party("Hamas", "armed_group"), party("Hamas", "political_party")], ["Hamas"]),
        ([party("U.S.", "state"), party("US", "state")], ["U.S."]),
        ([party("Georgia", "state"), party("Georgia", "region")], ["Georgia", "Georgia"]),
        ([party("Amazon", "company"), party("Amazon", "region")], ["Amazon", "Amazon"]),
        ([party("Vireo", "company", aliases=("the company",)), party("Austral", "company", aliases=("the company",))],
         ["Austral", "Vireo"]),
        ([party("Congo", "state"), party("Republic of the Congo", "state", aliases=("Congo",)),
          party("DR Congo", "state", aliases=("Congo",))], ["Congo", "DR Congo", "Republic of the Congo"]),
        ([party("Georgia"), party("Georgia", "state")], ["Georgia"]),
        ([party("Union", "union"), party("Dockers' Union", "union")], ["Dockers' Union"]),
        ([party("Union", "union"), party("Dockers' Union", "union"), party("Miners' Union", "union")],
         ["Dockers' Union", "Miners' Union", "Union"]),
    ],
)  # fmt: skip
def test_parties_are_one_where_their_names_say_so_and_their_kinds_allow_it(
    reports: list[Dossier], names: list[str]
) -> None:
    whole = joined(reports)
    assert sorted(p.name for p in whole.parties.values()) == names
    assert sum(len(p.evidence) for p in whole.parties.values()) == len(reports)


def test_a_name_for_two_kinds_of_thing_is_shown() -> None:
    whole = joined([party("Georgia", "state"), party("Georgia", "region")])
    assert set(whole.parties) == {"georgia", "georgia_region"}
    assert [d.words for d in whole.doubts] == ["Georgia stands for more than one party: a region and a state"]


def test_parties_that_one_report_tells_apart_stay_apart() -> None:
    both = joined([party("Russia", "state", aliases=("Moscow",))])
    city = party("Moscow", "institution", text="the city")
    together = both.model_copy(
        update={"parties": {**both.parties, **city.parties}, "sources": {**both.sources, **city.sources}}
    )
    assert len(joined([together, party("Moscow", "state", text="Moscow said")]).parties) == 2


# Meetings


def meeting(text: str, *who: str, absent: tuple[str, ...] = (), **more: Any) -> Dossier:
    """A report of one meeting."""
    source = Source.of(text)
    parties = {p: PartyMention(id=p, name=p.title()) for p in (*who, *absent)}
    made = Meeting.model_validate({"id": "m" + source.id[:10], "participants": who, "absent": absent,
                                   "evidence": (source.span(0, len(text)),), **more})  # fmt: skip
    return Dossier(sources={source.id: source}, meetings=(made,), parties=parties)


def test_one_meeting_in_two_reports_is_one_and_what_differs_about_it_is_a_doubt() -> None:
    whole = joined([
        meeting("In Alaska on the 15th.", "us", "russia", date=date(2025, 8, 15), place="Alaska"),
        meeting("In Anchorage.", "russia", "us", date=date(2025, 8, 15), place="Anchorage, Alaska", format="bilateral"),
        meeting("In Geneva?", "russia", "us", date=date(2025, 8, 15), place="Geneva"),
    ])  # fmt: skip
    (one,) = whole.meetings
    assert (one.place, one.format, len(one.evidence)) == ("Anchorage, Alaska", "bilateral", 3)
    (doubt,) = whole.doubts
    assert doubt.words == "reports of one meeting give more than one place: Alaska; Anchorage, Alaska; Geneva"


def test_meetings_a_day_apart_stay_two_and_the_doubt_is_told() -> None:
    whole = joined([
        meeting("On the 15th.", "us", "russia", date=date(2025, 8, 15)),
        meeting("On the 16th.", "us", "russia", date=date(2025, 8, 16)),
    ])  # fmt: skip
    assert len(whole.meetings) == 2
    assert [d.words for d in whole.doubts] == ["one meeting on two days, or two meetings: 2025-08-15 and 2025-08-16"]


def test_others_may_meet_at_the_same_place_on_the_same_day() -> None:
    day = date(2025, 9, 23)
    whole = joined([
        meeting("A and B.", "a", "b", date=day, place="New York"),
        meeting("C and D.", "c", "d", date=day, place="New York"),
    ])  # fmt: skip
    assert len(whole.meetings) == 2


def test_reports_that_disagree_about_who_comes_are_told() -> None:
    day = date(2025, 9, 23)
    whole = joined([
        meeting("All three.", "a", "b", "c", date=day, place="Doha"),
        meeting("Without C.", "a", "b", absent=("c",), date=day, place="Doha"),
    ])  # fmt: skip
    assert "reports of one meeting disagree about whether C takes part" in [d.words for d in whole.doubts]


# Copies

STORY = (
    "Cranes at the port stood still for a twelfth day after the union turned down the offer of the operator. The two "
    "sides will meet at the Custom House on Thursday, and neither has said what it would settle for in the end. "
    "Shipping lines have sent their vessels elsewhere while the stores in the hinterland are running low on fruit. "
    "The mayor offered the town hall for the talks, and an arbitrator from the capital is said to be on the way."
)
OWN = (
    "Nobody on the quayside remembers a winter like this one. The canteen has been giving out soup since the first "
    "week, and the strike fund will last until the middle of April if the branches keep paying into it as they have."
)


def test_a_text_published_again_with_small_edits_counts_once() -> None:
    said = "union wants: a rise of 5%"
    edited = STORY.replace("twelfth", "13th").replace("the mayor", "Bergen's mayor")
    whole = joined([report(said, text=STORY, day=MAY), report(said, text=edited, day=JUNE), report(said, text=OWN)])
    (claim,) = whole.claims.values()
    (copy,) = whole.copies
    assert whole.sources[copy.of].published == MAY
    assert len(claim.evidence) == 3
    assert independent_sources(claim, whole) == 2


def test_a_copy_inside_a_longer_text_counts_once_for_what_it_copies_only() -> None:
    said = "union wants: a rise of 5%"
    longer = report("port refuses: any rise at all", said, text=f"{OWN}\n{STORY} {OWN[::-1]} ", day=JUNE)
    own_words = report("union demands: longer breaks", said, text=STORY, day=MAY)
    whole = joined([own_words, longer])
    assert len(whole.copies) == 1
    by_content = {c.content: independent_sources(c, whole) for c in whole.claims.values()}
    assert by_content == {"a rise of 5%": 1, "longer breaks": 1, "any rise at all": 1}


def test_two_reports_that_share_a_quotation_are_no_copies() -> None:
    quote = "We will not accept longer shifts, and we will not accept a pay cut, not this year and not the next."
    whole = joined(
        [report("union wants: x y z", text=f"{STORY} {quote}"), report("union wants: x y z", text=f"{OWN} {quote}")]
    )
    assert whole.copies == ()
    assert [independent_sources(c, whole) for c in whole.claims.values()] == [2]


# Contrasts


@pytest.mark.parametrize(
    ("one", "other", "kind", "words"),
    [
        (("union wants: a ceasefire", MAY), ("union refuses: a ceasefire", JUNE), "change",
         "wants “a ceasefire” on 2026-05-03, refuses “a ceasefire” on 2026-06-09"),
        (("union demands: a rise of 22%", MAY), ("union demands: a 15% rise", JUNE), "change",
         "demands “a rise of 22%” on 2026-05-03, demands “a 15% rise” on 2026-06-09 (lowered from 22 to 15)"),
        (("union wants: a ceasefire", None), ("union refuses: a ceasefire", JUNE), "contradiction",
         "wants “a ceasefire”; refuses “a ceasefire”"),
        (("union accepts: a ceasefire", MAY), ("union accepts -: a ceasefire", date(2026, 5, 4)), "contradiction",
         "accepts “a ceasefire”; accepts not: “a ceasefire”"),
        (("union wants: no tariffs", MAY), ("union wants: tariffs", MAY), "contradiction",
         "wants “tariffs”; wants “no tariffs”"),
        (("union accepts Port: a ceasefire", MAY), ("union rejects: a ceasefire", MAY), "contradiction",
         "accepts “a ceasefire”; rejects “a ceasefire”: reported by Port, denied by Dockers' Union"),
    ],
)  # fmt: skip
def test_claims_that_do_not_go_together_are_recorded_with_both(
    one: tuple[str, date | None], other: tuple[str, date | None], kind: str, words: str
) -> None:
    whole = joined([report(one[0], day=one[1]), report(other[0], day=other[1])])
    assert len(whole.claims) == 2
    (contrast,) = whole.contrasts
    assert (contrast.kind, contrast.words) == (kind, words)
    assert set(contrast.claims) == set(whole.claims)
    assert any(kind in p.message for p in check_dossier(whole))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("union wants: a ceasefire", "port refuses: a ceasefire"),
        ("union demands -: a ceasefire", "union accepts: a ceasefire"),
        ("union wants: a ceasefire", "union accepts -: a ceasefire"),
        ("union wants: a rise of 5%", "union wants: 3 days off"),
        ("union refuses: it", "union wants: it"),
        ("union demands: a rise of 5%", "union accepts: a rise of 3%"),
    ],
)
def test_claims_that_go_together_are_no_contrast(one: str, other: str) -> None:
    assert joined([report(one, day=MAY), report(other, day=JUNE)]).contrasts == ()


# Laws


def content_of(dossier: Dossier) -> object:
    """What a dossier says, whatever the order of its records and passages."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return sorted((str(k), plain(v)) for k, v in value.items())
        if isinstance(value, (list, tuple)):
            return sorted(map(plain, value), key=repr)
        return value

    return plain(dossier.model_dump(mode="json", exclude={"title"}))


@given(dossiers(at_odds=True), dossiers(at_odds=True), dossiers(at_odds=True))
@settings(max_examples=20)
def test_joining_does_not_depend_on_the_order_of_reports(a: Dossier, b: Dossier, c: Dossier) -> None:
    at_once = content_of(joined([a, b, c]))
    assert content_of(joined([c, a, b])) == at_once
    assert content_of(joined([b, a, c])) == at_once


@given(dossiers(), dossiers(), dossiers())
@settings(max_examples=20)
def test_joining_does_not_depend_on_how_many_at_a_time(a: Dossier, b: Dossier, c: Dossier) -> None:
    pairs = itertools.combinations((a, b, c), 2)  # two readings of one text may disagree about its meeting
    assume(all(one == other or not set(one.sources) & set(other.sources) for one, other in pairs))
    at_once = content_of(joined([a, b, c]))
    assert content_of(joined([joined([a, b]), c])) == at_once
    assert content_of(joined([a, joined([b, c])])) == at_once


@given(dossiers(), dossiers())
@settings(max_examples=20)
def test_joining_a_dossier_with_itself_changes_nothing(a: Dossier, b: Dossier) -> None:
    whole = joined([a, b])
    assert joined([whole, whole]) == whole
    assert joined([whole]) == whole


@given(dossiers(), dossiers())
@settings(max_examples=20)
def test_no_passage_is_lost_and_none_moves_to_another_sign_or_holder(a: Dossier, b: Dossier) -> None:
    whole = joined([a, b])
    assert not [p for p in check_dossier(whole) if p.severity == "error"]
    kept = {(kind, span) for kind, _, span in spans(whole)}
    assert kept >= {(kind, span) for d in (a, b) for kind, _, span in spans(d)}
    said = {(c.holders, c.stance, c.polarity, s) for c in whole.claims.values() for s in c.evidence}
    assert said == {(c.holders, c.stance, c.polarity, s) for d in (a, b) for c in d.claims.values() for s in c.evidence}


@given(dossiers(), dossiers(), dossiers())
@settings(max_examples=20)
def test_a_claim_keeps_its_id_whatever_report_comes_later(a: Dossier, b: Dossier, c: Dossier) -> None:
    assume(not set(c.sources) & {*a.sources, *b.sources})  # another day for a text known already makes it another text
    before, after = joined([a, b]), joined([c, b, a])
    where: dict[object, set[str]] = {}  # one passage may make two claims, where two readings see different points in it
    for i, claim in after.claims.items():
        for span in claim.evidence:
            where.setdefault((span, claim.stance, claim.holders, claim.content), set()).add(i)
    for i, claim in before.claims.items():
        found = where.get((claim.evidence[0], claim.stance, claim.holders, claim.content), {i})
        assert i in found
