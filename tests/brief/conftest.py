"""Dossiers, cases and briefs the tests share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from accord.analysis import analyse, bargaining
from accord.brief import Brief, compose
from accord.case import Case, load_case
from accord.dossier import Claim, Dossier, Fact, Likelihood, Meeting, PartyMention, ReportedPoint, load_dossier
from accord.sources import Source, Span

EXAMPLES = Path(__file__).parents[2] / "examples"

TEXT = """The mayors of Ostra and Velm will meet on 3 May at the mill, their offices said.
Ostra wants the sluice opened at the very least. Velm will probably refuse to open it.
Velm says the water is its own and fears a flood. A third town, Karn, has said nothing.
The sluice has been shut since 2019."""


def span(source: Source, quote: str) -> Span:
    """The stretch of a source that reads like this."""
    start = source.text.index(quote)
    return source.span(start, start + len(quote))


def towns() -> Dossier:
    """Two towns and a sluice: a floor, a hedge, overlapping passages, a party that says nothing."""
    source = Source.of(TEXT, title="Sluice talks", published=date(2026, 4, 28))
    likely = Likelihood(word="probably", low=55, high=80)
    claims = [
        Claim(id="c1", holders=("ostra",), stance="wants", content="the sluice opened", point="sluice", level="floor",
              evidence=(span(source, "Ostra wants the sluice opened at the very least"),)),
        Claim(id="c2", holders=("velm",), stance="refuses", polarity="-", content="open it", point="sluice",
              likelihood=likely,
              by="rules",
              evidence=(span(source, "Velm will probably refuse to open it"),)),
        Claim(id="c3", holders=("velm",), stance="asserts", content="the water is its own", point="water",
              evidence=(span(source, "Velm says the water is its own and fears a flood"),)),
        Claim(id="c4", holders=("velm",), stance="fears", content="a flood", point="water",
              evidence=(span(source, "fears a flood"),)),
        Claim(id="c5", holders=("velm",), stance="wants", content="a statue", status="rejected",
              evidence=(span(source, "the mill"),)),
    ]  # fmt: skip
    meeting = span(source, "The mayors of Ostra and Velm will meet on 3 May at the mill")
    return Dossier(
        title="The sluice",
        sources={source.id: source},
        parties={
            "ostra": PartyMention(id="ostra", name="Ostra", at_table=True, evidence=(meeting,)),
            "velm": PartyMention(id="velm", name="Velm", at_table=True, evidence=(meeting,)),
            "karn": PartyMention(id="karn", name="Karn", at_table=False, evidence=(span(source, "Karn"),)),
        },
        points={
            "sluice": ReportedPoint(id="sluice", name="The sluice", evidence=(span(source, "the sluice opened"),)),
            "water": ReportedPoint(id="water", name="The water", evidence=(span(source, "the water is its own"),)),
        },
        meetings=(Meeting(id="m1", participants=("ostra", "velm"), date=date(2026, 5, 3), date_words="3 May",
                          place="the mill", evidence=(meeting,)),),
        facts=(Fact(id="f1", kind="control", words="the sluice has been shut since 2019",
                    evidence=(span(source, "The sluice has been shut since 2019"),)),),
        claims={c.id: c for c in claims},
    )  # fmt: skip


def towns_case(**changes: Any) -> Case:
    """A case of the two towns in which a deal is possible."""
    data: dict[str, Any] = {
        "title": "Who opens the sluice?",
        "parties": {"ostra": {"name": "Ostra"}, "velm": {"name": "Velm"}, "karn": {"name": "Karn", "consents": False}},
        "options": {
            "opens": {"by": "velm", "does": "opens the sluice", "because": ["c2"]},
            "pays": {"by": "ostra", "does": "on the water:", "values": ["pays nothing", "pays half", "pays all"]},
        },
        "points": {"sluice": {"name": "The sluice", "asks": "Is it opened?", "options": ["opens"], "because": ["c1"]}},
        "status_quo": {"opens": "no", "pays": "pays nothing"},
        "preferences": {
            "ostra": [
                {"prefer": "opens", "level": "floor", "because": ["c1"]},
                {"best first": "pays", "order": ["pays nothing", "pays half", "pays all"]},
            ],
            "velm": [
                {"best first": "pays", "order": ["pays all", "pays half", "pays nothing"], "floor": "pays half"},
                {"prefer": "not opens", "because": ["c2"], "likelihood": "likely"},
            ],
        },
        "fallback": {"cost": {"ostra": [0.1, 0.3], "velm": [0, 0.2]}},
    }
    return Case.model_validate(data | changes)


def empty_zone_case() -> Case:
    """The same, but Velm insists on what Ostra rules out."""
    wishes = {
        "ostra": [{"prefer": "opens", "level": "floor", "because": ["c1"]}],
        "velm": [{"prefer": "not opens", "level": "floor"}],
    }
    return towns_case(preferences=wishes)


def graph_case() -> Case:
    """Elmira 1991 (Kilgour, Hipel and Fang), as states and moves."""
    return Case.model_validate({
        "title": "Elmira",
        "parties": {"moe": {"name": "Ministry"}, "uni": {"name": "Uniroyal"}, "lg": {"name": "Local Government"}},
        "graph": {
            "states": {str(s): f"state of affairs {s}" for s in range(1, 10)},
            "moves": {
                "moe": ["1 -> 2", "3 -> 4", "5 -> 6", "7 -> 8"],
                "uni": [f"{a} -> {b}" for a, b in ((1, 3), (2, 4), (5, 7), (6, 8))]
                + [f"{a} -> 9" for a in range(1, 9)],
                "lg": ["1 <-> 5", "2 <-> 6", "3 <-> 7", "4 <-> 8"],
            },
        },
        "status_quo": "1",
        "preferences": {
            "moe": {"ranking": list("837412569")},
            "uni": {"ranking": list("148597326")},
            "lg": {"ranking": list("735186429")},
        },
    })  # fmt: skip


def many_parties_case(number: int = 10) -> Case:
    """As many parties as asked, one yes/no choice each."""
    ids = [f"p{i}" for i in range(number)]
    return Case.model_validate({
        "title": "Many",
        "parties": {i: {"name": f"Party number {i}"} for i in ids},
        "options": {f"o{i}": {"by": i, "does": "signs"} for i in ids},
        "status_quo": {f"o{i}": "no" for i in ids},
        "preferences": {i: [{"prefer": f"op{(k + 1) % number}"}, {"prefer": f"not o{i}"}] for k, i in enumerate(ids)},
    })  # fmt: skip


def told(dossier: Dossier, case: Case) -> Brief:
    """The brief of both."""
    return compose(dossier, case, analyse(case), bargaining(case))


BRIEFS = {
    "towns": lambda: told(towns(), towns_case()),
    "towns without a deal": lambda: told(towns(), empty_zone_case()),
    "no sources": lambda: told(Dossier(), towns_case()),
    "a graph": lambda: told(Dossier(), graph_case()),
    "no preferences": lambda: told(towns(), towns_case(preferences={})),
    "no status quo": lambda: told(towns(), towns_case(status_quo=None, fallback=None)),
    "ten parties": lambda: told(Dossier(), many_parties_case(5)),
}
EXAMPLE_NAMES = sorted(p.parent.name for p in EXAMPLES.glob("*/case.yaml"))


@pytest.fixture(scope="session", params=[*BRIEFS, *EXAMPLE_NAMES])
def brief(request: pytest.FixtureRequest) -> Brief:
    """One brief of every kind, and those of the worked examples."""
    if request.param in BRIEFS:
        return BRIEFS[request.param]()
    folder = EXAMPLES / request.param
    return told(load_dossier(folder), load_case(folder / "case.yaml"))


@pytest.fixture(scope="session")
def towns_brief() -> Brief:
    """The brief of the two towns."""
    return BRIEFS["towns"]()
