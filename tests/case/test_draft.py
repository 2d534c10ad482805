"""Drafting: a dossier becomes a first case whose every guess is marked."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.case import Case, check_case, draft
from accord.case.case import BestFirst, Statement
from accord.case.check import preferences_of
from accord.case.drafting.quantities import figures_in
from accord.case.drafting.silence import NOTE as SILENT
from accord.case.file import read_case, save_case
from accord.dossier import ICD203, STANCES, Claim, Dossier, Fact, Likelihood, PartyMention, ReportedPoint
from accord.dossier.claim import REFUSALS
from accord.problem import Problems
from accord.sources import Source, Span

ROOT = Path(__file__).parents[3]
SEED = ROOT / "shared/seed/alaska-2025.gold.json"
PRACTICE = sorted((Path(__file__).parents[2] / "bench/reading/practice").glob("*.gold.json"))
HEDGES = {"possible": "roughly even", "likely": "likely", "unlikely": "unlikely"}


def slug(name: str) -> str:
    return re.sub(r"\W+", "_", re.sub("['’]", "", name.casefold())).strip("_")


def likelihood(word: str | None) -> Likelihood | None:
    return Likelihood(word=word, low=ICD203[word][0], high=ICD203[word][1]) if word else None


def from_gold(gold: Path) -> Dossier:
    """The dossier a perfect reader would make of an annotated text."""
    data = json.loads(gold.read_text(encoding="utf-8"))
    text = gold.with_name(gold.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
    published = date.fromisoformat(data["published_date"]) if data.get("published_date") else None
    source = Source.of(text, title=data["kind"], published=published)

    def spans(item: dict[str, Any]) -> tuple[Span, ...]:
        return (source.span(item["start"], item["end"]),)

    parties = {
        slug(p["name"]): PartyMention(
            id=slug(p["name"]),
            name=p["name"],
            kind={"party": "political_party"}.get(p["kind"], p["kind"]),
            aliases=tuple(p["aliases_in_text"]),
            representatives=tuple(p["representatives_in_text"]),
            at_table=p.get("at_table"),
        )
        for p in data["parties"]
    }
    claims = {
        c["id"]: Claim(
            id=c["id"],
            holders=(slug(c["holder"]),),
            stance="asserts" if c["stance"] == "claims" else c["stance"],
            polarity=c["polarity"],
            content=c["about"],
            level=c["floor_or_aspiration"],
            likelihood=likelihood(HEDGES.get(c["hedge"])),
            speaker=c["speaker"],
            evidence=spans(c),
        )
        for c in data["claims"]
    }
    points = {
        slug(p["name"]): ReportedPoint(id=slug(p["name"]), name=p["name"], evidence=spans(p)) for p in data["points"]
    }
    facts = tuple(
        Fact(
            id=f"f{i}",
            kind=f["kind"],
            words=f["quote"],
            parties=(slug(f["holder"]),) if f.get("holder") else (),
            evidence=spans(f),
        )
        for i, f in enumerate(data["facts"], 1)
    )
    return Dossier(
        title=data["kind"], sources={source.id: source}, parties=parties, points=points, facts=facts, claims=claims
    )


Told = tuple[str, str, str]  # holder, stance with an optional -, content


def dossier(parties: dict[str, str], told: Iterable[Told], facts: Iterable[str] = (), **more: Any) -> Dossier:
    """A small dossier: `parties` by id with their kind, claims by their number, all parties at the table."""
    told, facts = list(told), list(facts)
    source = Source.of("\n".join([*(content for _, _, content in told), *facts]) or "nothing")
    at, claims = 0, {}
    for i, (holders, stance, content) in enumerate(told, 1):
        span = source.span(at, at + len(content))
        at = span.end + 1
        claims[f"c{i}"] = Claim(
            id=f"c{i}",
            holders=tuple(holders.split("+")),
            stance=stance.rstrip("-"),
            polarity="-" if stance.endswith("-") or stance in REFUSALS else "+",
            content=content,
            evidence=(span,),
            **more.get(f"c{i}", {}),
        )
    mentions = {
        name: PartyMention(id=name, name=name.replace("_", " ").title(), kind=kind, at_table=True)
        for name, kind in parties.items()
    }
    found = []
    for i, words in enumerate(facts, 1):
        span = source.span(at, at + len(words))
        at = span.end + 1
        found.append(Fact(id=f"f{i}", kind="control", words=words, evidence=(span,)))
    return Dossier(sources={source.id: source}, parties=mentions, claims=claims, facts=tuple(found))


def sound(case: Case, of: Dossier) -> None:
    """What holds of every draft."""
    assert not [p for p in check_case(case, claims=of.claims) if p.severity == "error"]
    assert 1 <= len(case.options) <= 12
    assert math.prod(len(o.values) for o in case.options.values()) <= 16_384
    assert set(case.status_quo or {}) == set(case.options)
    assert {o for p in case.points.values() for o in p.options} == set(case.options)
    for option in case.options.values():
        assert option.made_by == "draft"
        assert option.because
        assert option.note
    for _, _, item in preferences_of(case):
        assert item.by == "draft"
        assert item.because or item.note == SILENT
        assert item.note
    assert case.fallback
    assert case.fallback.by == "draft"
    used = {c for o in case.options.values() for c in o.because}
    noted = " ".join(case.notes)
    for claim in of.claims.values():
        assert claim.id in used or f"claim {claim.id} " in noted or claim.status == "rejected"


def test_a_party_silent_on_its_own_choice_is_taken_not_to_make_it_unasked() -> None:
    of = dossier(
        {"union": "union", "port": "company"},
        [
            ("union", "demands", "a pay rise of 5 percent"),
            ("union", "demands", "that the port keep all jobs"),
            ("port", "refuses", "a pay rise"),
        ],
    )
    case = draft(of)
    everything = [(who, item) for who, _, item in preferences_of(case) if isinstance(item, Statement)]
    silent = [(who, str(item.prefer)) for who, item in everything if item.note == SILENT]
    (kept,) = [name for name in case.options if "job" in name]
    assert silent == [("port", f"not {kept}")]


def told(case: Case, party: str) -> list[str]:
    """A party's reported preferences in words, most important first."""
    found = [item for who, _, item in preferences_of(case) if who == party and item.because]
    return [
        f"{item.best_first}: {' > '.join(item.order)}" if isinstance(item, BestFirst) else str(item.prefer)
        for item in found
    ]


needs_seed = pytest.mark.skipif(not SEED.exists(), reason="the seed article is not part of the repository")


@needs_seed
def test_the_seed_has_its_three_parties_and_its_points() -> None:
    of = from_gold(SEED)
    case = draft(of)
    sound(case, of)
    assert {p.name for p in case.parties.values()} == {"Russia", "Ukraine", "United States"}
    assert {"russia_stops", "ukraine_stops", "us_membership", "us_forces", "ukraine_land", "ukraine_government"} <= set(
        case.options
    )
    assert len(case.options["ukraine_land"].values) == 3
    assert case.options["us_membership"].because == ("c13",)
    assert case.options["us_forces"].because == ("c12", "c14")
    assert case.options["ukraine_government"].because == ("c15",)


@needs_seed
def test_the_seeds_preferences_say_who_wants_what() -> None:
    case = draft(from_gold(SEED))
    us, russia, ukraine = (told(case, p) for p in ("united_states", "russia", "ukraine"))
    assert us[0] == "russia_stops and ukraine_stops"
    assert "ukraine_land: cedes it > leaves it open > claims it" in russia
    assert "us_membership: rules it out > leaves it open > backs it" in russia
    assert "ukraine_land: claims it > leaves it open > cedes it" in ukraine
    reported = [s for p, _, s in preferences_of(case) if p == "united_states" and s.because]
    floors = [s.level for s in reported if isinstance(s, Statement)]
    assert floors == ["floor", None, "aspiration"]
    hedged = {s.likelihood for p, _, s in preferences_of(case) if "c13" in s.because}
    assert hedged == {"likely"}


@needs_seed
def test_not_without_concessions_is_a_condition_not_a_refusal() -> None:
    """Experts think that Russia wants something in return for an end of the war."""
    first = told(draft(from_gold(SEED)), "russia")[0]
    assert first.endswith("if russia_stops")
    assert 'us_membership = "rules it out"' in first


@pytest.mark.parametrize("gold", PRACTICE, ids=lambda p: p.stem)
def test_disputes_of_every_kind_give_a_sound_draft(gold: Path) -> None:
    of = from_gold(gold)
    case = draft(of)
    sound(case, of)
    deciders = {o.by for o in case.options.values()} - {"joint"}
    assert len(deciders) >= 2
    assert sum("no frame fits" in o.note for o in case.options.values()) <= 3


@needs_seed
def test_a_draft_survives_its_file(tmp_path: Path) -> None:
    case = draft(from_gold(SEED))
    save_case(case, tmp_path)
    assert read_case((tmp_path / "case.yaml").read_text(encoding="utf-8"))[0] == case


@pytest.mark.parametrize("gold", [SEED, *PRACTICE], ids=lambda p: p.stem)
def test_the_same_dossier_gives_the_same_draft(gold: Path) -> None:
    if not gold.exists():
        pytest.skip("the seed article is not part of the repository")
    assert draft(from_gold(gold)) == draft(from_gold(gold))


STATES = {"norland": "state", "sudland": "state"}


def test_the_party_named_in_the_demand_decides() -> None:
    case = draft(dossier(STATES, [("norland", "demands", "Sudland to lift the sanctions")]))
    assert case.options["sudland_lifts_sanctions"].by == "sudland"


def test_the_party_that_is_to_be_convinced_decides() -> None:
    parties = {**STATES, "ostland": "state"}
    case = draft(
        dossier(parties, [("norland", "wants-", "to convince Ostland to vote against Sudland's EU membership")])
    )
    assert case.options["ostland_membership"].by == "ostland"
    assert told(case, "norland") == ["ostland_membership: rules it out > leaves it open > backs it"]


def test_the_addressee_decides() -> None:
    case = draft(dossier(STATES, [("norland", "demands", "written guarantees")], c1={"addressee": "sudland"}))
    assert case.options["sudland_guarantees"].by == "sudland"
    assert "does not say who" not in case.options["sudland_guarantees"].note


def test_both_sides_at_war_stop_the_fighting() -> None:
    of = dossier(
        {"mediator": "io", "rebels": "armed_group", "junta": "state"},
        [("mediator", "demands", "a ceasefire"), ("rebels", "refuses-", "to lay down their arms")],
        ["Junta troops hold the capital", "Rebels fighters hold the north"],
    )
    case = draft(of)
    sound(case, of)
    assert {"rebels_stops", "junta_stops", "rebels_disarms"} <= set(case.options)
    assert told(case, "rebels") == ["not rebels_disarms"]


@pytest.mark.parametrize(
    ("stance", "content"),
    [
        ("refuses-", "to lift the tariffs"),
        ("refuses", "to lift the tariffs"),
        ("rejects-", "lifting the tariffs"),
        ("plans-", "to lift the tariffs"),
        ("accepts-", "to lift the tariffs"),
        ("accepts", "to lift the tariffs"),
    ],
)
def test_a_refusal_is_never_read_as_a_wish(stance: str, content: str) -> None:
    unlikely = {"c1": {"likelihood": likelihood("unlikely")}} if stance == "accepts" else {}
    case = draft(
        dossier(STATES, [("norland", stance, content), ("sudland", "wants", "the tariffs lifted")], **unlikely)
    )
    assert told(case, "norland") == ["not norland_lifts_duties"]
    assert told(case, "sudland") == ["norland_lifts_duties"]


@pytest.mark.parametrize("polarity", ["", "-"])
def test_preventing_is_one_refusal_however_it_is_marked(polarity: str) -> None:
    case = draft(
        dossier(STATES, [("norland", f"wants{polarity}", "to prevent NATO expansion")], c1={"addressee": "sudland"})
    )
    assert told(case, "norland") == ["sudland_forces: rules it out > leaves it open > goes ahead"]


def test_a_negation_inside_a_wish_marked_negative_counts_once() -> None:
    told_ = [("norland", "wants-", "an important point is preventing any NATO military presence")]
    case = draft(dossier(STATES, told_, c1={"addressee": "sudland"}))
    assert told(case, "norland") == ["sudland_forces: rules it out > leaves it open > goes ahead"]


@pytest.mark.parametrize(
    ("stance", "content", "preferred"),
    [
        ("refuses-", "no more money for pay", 'not firm_pay = "pays what is asked"'),
        ("accepts", "a compromise on pay", 'firm_pay = "meets halfway"'),
        ("offers", "a pay rise", 'firm_pay = "meets halfway"'),
        ("rejects-", "a strike", "not union_strikes"),
        ("wants", "the strike called off", "not union_strikes"),
    ],
)
def test_the_employers_side(stance: str, content: str, preferred: str) -> None:
    case = draft(dossier({"union": "union", "firm": "company"}, [("firm", stance, content)]))
    assert told(case, "firm") == [preferred]


def test_who_only_foresees_asks_for_nothing() -> None:
    told_ = [
        ("norland", "expects", "a ceasefire to reduce the likelihood of another Sudland attack"),
        ("norland", "demands", "reparations"),
        ("norland", "expects", "Sudland to provide assurances"),
    ]
    case = draft(dossier(STATES, told_))
    assert set(case.options) == {"sudland_pays_for_damage", "sudland_guarantees"}
    assert any(note.startswith("claim c1 ") for note in case.notes)


def test_floors_come_first_and_aspirations_last() -> None:
    of = dossier(
        {"union": "union", "firm": "company"},
        [
            ("union", "wants", "full insurance for seven years of strike pay arrears"),
            ("union", "demands", "no compulsory redundancies"),
            ("union", "wants", "safe staffing"),
        ],
        c1={"level": "aspiration"},
        c3={"level": "floor"},
    )
    assert [o.split(":")[0] for o in told(draft(of), "union")] == ["firm_conditions", "firm_keeps_jobs", "firm_pay"]


def test_a_condition_that_is_an_option_becomes_a_formula() -> None:
    told_ = [
        ("norland", "demands", "Sudland to lift the sanctions"),
        ("norland", "offers", "to let inspectors in once the sanctions are lifted"),
    ]
    case = draft(dossier(STATES, told_))
    assert told(case, "norland")[-1] == "sudland_lifts_sanctions if norland_lets_inspectors_in"


def test_a_floor_under_a_condition_that_is_no_option_is_no_floor() -> None:
    of = dossier(STATES, [("norland", "refuses-", "to withdraw without proof of good faith")], c1={"level": "floor"})
    case = draft(of)
    assert [s.level for _, _, s in preferences_of(case) if isinstance(s, Statement)] == [None]
    assert "not modelled" in next(s.note for _, _, s in preferences_of(case))


def test_an_answer_that_only_points_back_is_about_what_was_asked() -> None:
    told_ = [("norland", "wants", "a three-way meeting with Sudland"), ("sudland", "accepts-", "to this yet")]
    case = draft(dossier(STATES, told_))
    assert told(case, "sudland") == ["not sudland_meets"]
    assert "claim c1" in case.options["sudland_meets"].note


def test_what_contradicts_is_said_and_the_first_stands() -> None:
    told_ = [("norland", "demands", "the sanctions lifted"), ("norland", "wants", "new sanctions")]
    case = draft(dossier(STATES, told_))
    assert told(case, "norland") == ["sudland_lifts_sanctions"]
    assert "contrary (c2)" in next(s.note for _, _, s in preferences_of(case))


def test_two_vetoes_on_one_admission_exclude_each_other() -> None:
    told_ = [
        ("norland", "demands", "Ostland to back its EU membership"),
        ("norland", "demands", "Westland to back its EU membership"),
    ]
    case = draft(dossier({"norland": "state", "ostland": "state", "westland": "state"}, told_))
    assert len(case.constraints) == 2
    assert str(case.constraints[0].never) == 'ostland_membership = "backs it" and westland_membership = "rules it out"'


def test_land_once_ceded_is_gone() -> None:
    of = dossier(
        STATES,
        [("norland", "demands", "the border region to be transferred to Norland")],
        ["Norland troops occupy the border region", "Sudland forces were pushed back"],
    )
    option = draft(of).options["sudland_land"]
    assert "cedes it -> claims it" not in option.changes
    assert "claims it -> cedes it" in option.changes


def test_a_strike_that_is_on_is_the_status_quo() -> None:
    of = dossier(
        {"union": "union", "firm": "company"},
        [("firm", "demands", "a return to work")],
        ["Union members went on strike in May"],
    )
    case = draft(of)
    assert case.status_quo == {"union_strikes": "yes"}
    assert told(case, "firm") == ["not union_strikes"]


def test_what_both_want_together_is_a_joint_option() -> None:
    case = draft(dossier(STATES, [("norland+sudland", "want" + "s", "a lasting settlement")]))
    assert case.options["lasting_settlement"].by == "joint"
    assert case.options["lasting_settlement"].among == ("norland", "sudland")
    assert told(case, "norland") == told(case, "sudland") == ["lasting_settlement"]


def test_a_settlement_of_one_is_no_joint_option() -> None:
    of = dossier({"norland": "state"}, [("norland", "wants", "a lasting settlement")])
    sound(draft(of), of)


def test_the_seed_can_be_drafted_as_the_rules_read_it() -> None:
    if not SEED.exists():
        pytest.skip("the seed article is not part of the repository")
    reading = pytest.importorskip("accord.reading", reason="the reading room needs spaCy")
    of = reading.read([Source.of(SEED.with_name("alaska-2025.txt").read_text(encoding="utf-8"))])
    case = draft(of)
    sound(case, of)
    assert {"Russia", "Ukraine"} <= {p.name for p in case.parties.values()}
    assert told(case, "russia").count("ukraine_land: cedes it > leaves it open > claims it") == 1


def test_what_fits_no_frame_is_left_for_a_person() -> None:
    case = draft(dossier(STATES, [("norland", "demands", "an apology for the insult of 1911")]))
    (name, option), *_ = case.options.items()
    assert name.startswith("sudland_")
    assert option.does == "grants what Norland asks: an apology for the insult of 1911"
    assert "no frame fits" in option.note


def test_a_claim_a_person_rejected_is_not_drafted() -> None:
    told_ = [("norland", "demands", "a ceasefire"), ("norland", "demands", "reparations")]
    case = draft(dossier(STATES, told_, c1={"status": "rejected"}))
    assert {c for o in case.options.values() for c in o.because} == {"c2"}


def test_one_party_alone_still_gives_a_case_and_says_so() -> None:
    of = dossier({"norland": "state"}, [("norland", "plans", "to withdraw its troops")])
    case = draft(of)
    sound(case, of)
    assert list(case.parties) == ["norland"]
    assert any("only one party" in note for note in case.notes)


def test_no_figure_for_no_deal_is_a_marked_range() -> None:
    case = draft(dossier(STATES, [("norland", "demands", "Sudland to lift the sanctions")]))
    assert case.fallback
    assert case.fallback.cost == {"norland": (0.0, 0.3), "sudland": (0.0, 0.3)}
    assert "no figure" in case.fallback.note


@pytest.mark.parametrize(
    "of",
    [
        Dossier(),
        dossier(STATES, [("norland", "asserts", "the duties are unfair")]),
        dossier(STATES, [("norland", "demands", "a ceasefire")], c1={"status": "rejected"}),
    ],
    ids=["empty", "nobody asks for anything", "all rejected"],
)
def test_without_a_position_there_is_nothing_to_draft(of: Dossier) -> None:
    with pytest.raises(Problems, match="no position of any party was found") as raised:
        draft(of)
    assert raised.value.problems[0].hint


STRIKE = {"guild": "union", "airline": "company"}
OFFERS = [
    ("guild", "wants", "a 22 percent increase over four years"),
    ("airline", "accepts", "13 percent"),
    ("guild", "accepts", "around 17 percent"),
]


def test_the_figures_of_both_sides_are_the_values_of_one_option() -> None:
    of = dossier(STRIKE, OFFERS)
    case = draft(of)
    sound(case, of)
    assert case.options["airline_pay"].values == ("as today", "13 percent", "17 percent", "22 percent")
    assert case.status_quo == {"airline_pay": "as today"}
    assert told(case, "guild")[0] == "airline_pay: 22 percent > 17 percent > 13 percent > as today"
    assert "airline_pay: as today > 13 percent > 17 percent > 22 percent" in told(case, "airline")


def test_what_a_party_offers_or_accepts_is_taken_to_do() -> None:
    case = draft(dossier(STRIKE, OFFERS))
    assert told(case, "airline")[0] == 'airline_pay = "as today" or airline_pay = "13 percent"'
    assert told(case, "guild")[1] == 'airline_pay = "22 percent" or airline_pay = "17 percent"'


def test_a_floor_named_as_a_figure_is_that_figure_or_better() -> None:
    told_ = [("guild", "demands", "a pay rise of 6 percent"), ("airline", "offers", "a rise of 2 percent")]
    case = draft(dossier(STRIKE, told_, c1={"level": "floor"}))
    floors = [item.floor for _, _, item in preferences_of(case) if isinstance(item, BestFirst) and item.floor]
    assert floors == ["6 percent"]


@pytest.mark.parametrize(
    ("told_", "option", "values"),
    [
        (
            [("norland", "refuses", "a 50 percent tariff"), ("sudland", "offers", "a tariff rate of 15 percent")],
            "sudland_lifts_duties",
            ("15 percent", "50 percent", "as today"),
        ),
        (
            [("norland", "demands", "emissions cuts of 60 percent"), ("sudland", "offers", "emissions cuts of 35%")],
            "sudland_emissions_percent",
            ("as today", "35%", "60 percent"),
        ),
        (
            [("norland", "demands", "a coal phase-out by 2030"), ("sudland", "offers", "a coal phase-out by 2040")],
            "sudland_emissions_year",
            ("by 2030", "by 2040", "as today"),
        ),
        (
            [("norland", "demands", "50 hostages freed"), ("sudland", "offers", "to free twenty captives")],
            "sudland_prisoners_people_held",
            ("as today", "twenty captives", "50 hostages"),
        ),
        (
            [("norland", "wants", "a quota of 5.5 million tonnes"), ("sudland", "offers", "3 million tonnes")],
            "sudland_figure",
            ("as today", "3 million tonnes", "5.5 million tonnes"),
        ),
        (
            [("norland", "demands", "the levy cut from 10 to 4 percent"), ("sudland", "offers", "a levy of 8 percent")],
            "sudland_lifts_duties",
            ("4 percent", "8 percent", "10"),
        ),
    ],
)
def test_figures_of_one_unit_make_a_scale(told_: list[Told], option: str, values: tuple[str, ...]) -> None:
    of = dossier(STATES, told_)
    case = draft(of)
    sound(case, of)
    assert case.options[option].values == values


@pytest.mark.parametrize(
    "told_",
    [
        [("guild", "demands", "a pay rise of 6 percent"), ("guild", "wants", "a rise of 7 percent")],
        [("guild", "demands", "a pay rise of 6 percent"), ("airline", "refuses", "a pay rise of 6 percent")],
        [("guild", "demands", "a pay rise of 6 percent"), ("airline", "offers", "a bonus of $500")],
        [("guild", "demands", "a pay rise of 6 percent"), ("airline", "asserts", "costs rose by 9 percent")],
    ],
    ids=["one party", "one figure", "two units", "no position"],
)
def test_one_figure_or_one_party_makes_no_scale(told_: list[Told]) -> None:
    case = draft(dossier(STRIKE, told_))
    assert case.options["airline_pay"].values == ("holds its offer", "meets halfway", "pays what is asked")


def test_plain_words_speak_of_the_same_scale_and_another_unit_is_another_choice() -> None:
    told_ = [*OFFERS, ("airline", "refuses", "more money"), ("airline", "offers", "a one-off payment of A$6,000")]
    of = dossier(STRIKE, told_)
    case = draft(of)
    sound(case, of)
    assert set(case.options) == {"airline_pay", "airline_wages_sum"}
    assert case.options["airline_wages_sum"].does == "grants this: a one-off payment of A$6,000"
    assert "c4" in case.options["airline_pay"].because


def test_each_side_of_an_exchange_has_its_own_scale() -> None:
    told_ = [
        ("norland", "demands", "Sudland to free 50 hostages"),
        ("sudland", "offers", "to free 20 captives"),
        ("sudland", "demands", "Norland to free 200 prisoners"),
        ("norland", "offers", "to release 120 prisoners"),
    ]
    case = draft(dossier(STATES, told_))
    assert case.options["sudland_prisoners_people_held"].values == ("as today", "20 captives", "50 hostages")
    assert case.options["norland_prisoners_people_held"].values == ("as today", "120 prisoners", "200 prisoners")


def test_how_long_a_truce_lasts_is_settled_by_those_at_war() -> None:
    told_ = [
        ("rebels", "demands", "a truce of at least three months"),
        ("junta", "accepts", "a pause of 72 hours in the fighting"),
    ]
    of = dossier({"rebels": "armed_group", "junta": "state"}, told_, ["Junta troops hold the capital"])
    case = draft(of)
    sound(case, of)
    assert case.options["truce_length"].by == "joint"
    assert case.options["truce_length"].values == ("as today", "72 hours", "three months")
    assert {"rebels_stops", "junta_stops"} <= set(case.options)
    assert 'truce_length = "72 hours" and not junta_stops' in {str(c.never) for c in case.constraints}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a 22 percent increase over four years", [(22.0, "%")]),
        ("3 million tonnes of steel a year at a reduced 15 percent rate", [(3e6, "tonne"), (15.0, "%")]),
        ("A$6,000 and £1.5bn", [(6000.0, "A$"), (1.5e9, "£")]),
        ("Seventy thousand is an insult", [(70000.0, "")]),
        ("a rise of five-point-something per cent", [(5.5, "%")]),
        ("ten living captives", [(10.0, "people held")]),
        ("a 72-hour pause", [(3.0, "time")]),
        ("talks on Thursday, Dec 11, or on 28 February 2026", []),
        ("the 2017 agreement, by the G20", []),
        ("phasing out coal by 2035", [(2035.0, "year")]),
        ("an extra 100 cubic metres per second", [(100.0, "extra metre")]),
        ("zero tariffs on steel", [(0.0, "*")]),
        ("one line in one preamble", []),
    ],
)
def test_figures_have_an_amount_and_a_unit(words: str, expected: list[tuple[float, str]]) -> None:
    assert [(figure.amount, figure.unit) for figure in figures_in(words)] == expected


def test_the_same_scale_of_two_deciders_is_not_one_wish() -> None:
    parties = {"norland": "state", "ostland": "state", "westland": "state"}
    told_ = [
        ("norland", "demands", "Ostland to back its EU membership"),
        ("norland", "demands", "Westland to back its EU membership"),
    ]
    assert len(told(draft(dossier(parties, told_)), "norland")) == 2


def test_a_threat_is_something_the_other_side_is_against() -> None:
    told_ = [("guild", "demands", "a pay rise"), ("guild", "threatens", "to strike over the holidays")]
    case = draft(dossier(STRIKE, told_))
    assert told(case, "airline") == ["not guild_strikes"]
    assert "threatened" in next(s.note for who, _, s in preferences_of(case) if who == "airline" and s.because)


@pytest.mark.parametrize(
    "words", ["turning the dispute into a war", "an end to the war of words", "a step toward peace"]
)
def test_talk_of_war_in_a_peaceful_dispute_stops_no_attacks(words: str) -> None:
    case = draft(dossier(STRIKE, [("guild", "wants", words), ("guild", "demands", "a pay rise")]))
    assert set(case.options) <= {"airline_pay"} | {n for n in case.options if "stops" not in n}


def test_a_mediator_need_not_consent_and_gets_no_options() -> None:
    parties = {**STRIKE, "labour_ministry": "state"}
    told_ = [*OFFERS, ("labour_ministry", "offers", "mediation")]
    case = draft(dossier(parties, told_))
    assert not case.parties["labour_ministry"].consents
    assert "mediates" in case.parties["labour_ministry"].note
    assert "labour_ministry" not in {option.by for option in case.options.values()}


def test_a_main_side_consents_even_where_it_is_not_at_the_table() -> None:
    of = dossier(
        {**STATES, "ostland": "state"}, [("norland", "demands", "a bigger quota"), ("norland", "wants", "aid")]
    )
    away = {name: mention.model_copy(update={"at_table": False}) for name, mention in of.parties.items()}
    case = draft(of.model_copy(update={"parties": away}))
    assert case.parties["norland"].consents


def test_an_enemy_is_not_who_lifts_the_sanctions() -> None:
    told_ = [
        ("norland", "demands", "its bank reconnected to the SWIFT payment system"),
        ("sudland", "demands", "a ceasefire"),
        ("norland", "refuses", "a ceasefire"),
    ]
    war = ["Norland forces shelled the port of Sudland", "Sudland forces struck back"]
    case = draft(dossier(STATES, told_, war))
    assert not any("sanctions" in name for name in case.options)
    assert any("claim c1 " in note and "who could lift them" in note for note in case.notes)
    case = draft(dossier({**STATES, "league": "bloc"}, [*told_, ("league", "demands", "a ceasefire")], war))
    assert case.options["league_lifts_sanctions"].by == "league"


def test_who_would_be_spared_what_it_alone_does_speaks_of_its_own_act() -> None:
    told_ = [
        ("sudland", "demands", "the duties removed"),
        ("ostland", "wants", "Norland to keep the existing duties"),
        ("norland", "wants-", "a second wave of tariffs"),
    ]
    case = draft(dossier({**STATES, "ostland": "state"}, told_))
    assert {o.by for o in case.options.values()} == {"norland"}


def test_no_deal_that_keeps_it_is_a_wish_that_the_other_side_ends_it() -> None:
    told_ = [
        ("norland", "refuses", "an arrangement that keeps the steel tariffs"),
        ("sudland", "demands", "beef imports"),
    ]
    case = draft(dossier(STATES, told_))
    assert told(case, "norland")[0] == "sudland_lifts_duties"


def test_until_it_is_done_asks_for_it() -> None:
    told_ = [("norland", "plans", "to use its veto until Sudland amends its constitution")]
    case = draft(dossier(STATES, told_, c1={"condition": "until Sudland amends its constitution"}))
    assert told(case, "norland") == ["sudland_amends"]


@pytest.mark.parametrize("gold", PRACTICE, ids=lambda p: p.stem)
def test_every_point_has_a_name_and_every_option_is_cared_for(gold: Path) -> None:
    case = draft(from_gold(gold))
    assert all(point.name for point in case.points.values())
    wishes = " ".join(str(item) for _, _, item in preferences_of(case) if item.note != SILENT)
    assert all(name in wishes for name in case.options)


MINI = {
    "fisheries": (
        {"isle": "state", "league": "bloc"},
        [
            ("isle", "demands", "a bigger mackerel quota for its trawlers"),
            ("league", "refuses-", "to give up access to the fishing grounds"),
            ("isle", "threatens", "to close its waters to the fleet"),
            ("league", "wants", "scientists to monitor the catch"),
        ],
        {"league_fishing"},
    ),
    "climate": (
        {"coast": "group", "industria": "state"},
        [
            ("coast", "demands", "climate finance of 300 billion a year"),
            ("coast", "demands", "Industria to phase out coal by 2035"),
            ("industria", "refuses-", "to phase out coal"),
            ("industria", "offers", "loans instead of grants"),
        ],
        {"industria_pays_climate", "industria_cuts_emissions"},
    ),
    "budget": (
        {"government": "state", "opposition": "political_party"},
        [
            ("opposition", "demands", "no cuts in spending on pensions"),
            ("government", "plans", "a tax rise for banks"),
            ("opposition", "threatens", "to vote down the budget"),
            ("government", "rejects-", "early elections"),
        ],
        {"government_government"},
    ),
    "civil war": (
        {"junta": "state", "front": "armed_group", "union_of_states": "bloc"},
        [
            ("front", "demands", "the junta to free political prisoners"),
            ("front", "demands", "autonomy for the north"),
            ("junta", "demands", "the rebels of the Front to disarm"),
            ("union_of_states", "wants", "humanitarian corridors"),
            ("union_of_states", "demands", "a truce"),
        ],
        {"junta_frees", "front_disarms", "junta_amends"},
    ),
    "dam": (
        {"upland": "state", "delta": "state"},
        [
            ("delta", "demands", "a binding treaty on the filling of the dam"),
            ("upland", "refuses-", "a fixed share of the river"),
            ("upland", "offers", "extra water in drought years"),
        ],
        {"upland_water"},
    ),
    "merger": (
        {"ministry": "institution", "gigacorp": "company"},
        [
            ("ministry", "threatens", "to withdraw the operating licence"),
            ("gigacorp", "offers", "to divest its local arm"),
            ("gigacorp", "demands", "renewal of the licence"),
        ],
        {"ministry_revokes", "gigacorp_stake"},
    ),
}


@pytest.mark.parametrize("name", MINI)
def test_disputes_in_a_few_words(name: str) -> None:
    parties, told_, expected = MINI[name]
    of = dossier(parties, told_)
    case = draft(of)
    sound(case, of)
    assert expected <= set(case.options)


IDS = st.sampled_from(
    ["norland", "joint", "not", "if", "", " ", "Ünited Stätes", "1st", "a-b", "日本", "x" * 80, '"q"', "of"]
)
ASKED = [
    "a ceasefire",
    "to",
    "NATO membership",
    "the borders",
    "…",
    "no",
    "without",
    "if",
    "sanctions",
    "\u202e",
    "x\ty",
    "a strike",
    '"',
    "this",
    "the tariffs lifted",
    "pay",
    "water",
    "a meeting with Norland",
    "an apology",
    "only if",
    "🙂",
    "’s",
    "until",
    "an election",
    "territory",
    "prevent",
    "to convince Norland to",
    "concessions",
    "a lasting settlement",
    "accession",
    "13 percent",
    "22%",
    "$5 million",
    "€7m",
    "20 hostages",
    "a truce of three months",
    "72 hours",
    "from 10 to 4 percent",
    "by 2030",
    "zero",
    "70,000",
    "a wage rise of",
]
WORDS = st.sampled_from(ASKED)


@st.composite
def odd_dossiers(draw: st.DrawFn) -> Dossier:
    """Dossiers no reader should make: unknown holders, ids that are no names, words that say nothing."""
    source = Source.of("x")
    kinds = st.sampled_from(["state", "union", "company", "other", "bloc", "armed_group", "political_party"])
    parties = {
        name: PartyMention(
            id=name,
            name=draw(IDS | WORDS),
            kind=draw(kinds),
            aliases=tuple(draw(st.lists(WORDS | IDS, max_size=2))),
            at_table=draw(st.sampled_from([True, False, None])),
        )
        for name in draw(st.lists(IDS, unique=True, max_size=5))
    }
    claims = {}
    for i in range(draw(st.integers(0, 14))):
        name = draw(IDS) + str(i)
        claims[name] = Claim(
            id=name,
            holders=tuple(draw(st.lists(IDS, min_size=1, max_size=3))),
            stance=(stance := draw(st.sampled_from(STANCES))),
            polarity="-" if stance in REFUSALS else draw(st.sampled_from(["+", "-"])),
            content=" ".join(draw(st.lists(WORDS, min_size=1, max_size=5))),
            point=draw(st.none() | IDS),
            level=draw(st.sampled_from([None, "floor", "aspiration"])),
            likelihood=likelihood(draw(st.none() | st.sampled_from(list(ICD203)))),
            condition=draw(st.none() | WORDS),
            addressee=draw(st.none() | IDS),
            evidence=(source.span(0, 1),),
            status=draw(st.sampled_from(["proposed", "proposed", "confirmed", "rejected"])),
        )
    points = {
        name: ReportedPoint(id=name, name=draw(WORDS | IDS), evidence=(source.span(0, 1),))
        for name in draw(st.lists(IDS, unique=True, max_size=3))
    }
    facts = tuple(
        Fact(id=f"f{i}", kind="control", words=draw(WORDS), parties=(draw(IDS),), evidence=(source.span(0, 1),))
        for i in range(draw(st.integers(0, 2)))
    )
    return Dossier(sources={source.id: source}, parties=parties, claims=claims, points=points, facts=facts)


@settings(max_examples=300, deadline=None)
@given(odd_dossiers())
def test_odd_dossiers_give_a_sound_draft_or_a_plain_refusal(of: Dossier) -> None:
    try:
        case = draft(of)
    except Problems as refusal:
        assert "no position" in str(refusal)
        return
    errors = [p for p in check_case(case, claims=of.claims) if p.severity == "error"]
    assert not errors
    assert len(case.options) <= 12
    assert case == draft(of)
    assert Case.model_validate(case.model_dump(mode="json", by_alias=True)) == case
