"""Facts: which clauses are kept, and of which kind."""

from __future__ import annotations

import pytest

from accord.dossier import Dossier
from accord.reading import read
from accord.sources import Source


def kinds(text: str) -> list[str]:
    return [fact.kind for fact in read([Source.of(text)]).facts]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A car bomb in Mora killed nine people on Tuesday.", "casualty"),
        ("Some 40,000 people have fled their homes since March.", "casualty"),
        ("Chadian troops hold three of the five border towns in the Tibesti region.", "control"),
        ("The two countries signed a water treaty in Ndjamena in 1994.", "agreement"),
        ("The Lima accord of 2019 collapsed last year.", "agreement"),
        ("The council has until 30 June to decide whether the levy is extended.", "deadline"),
        ("Peru suspended imports of Bolivian soya in January.", "event"),
        ("Copper accounts for 60 per cent of the exports of the Katanga region.", "context"),
        ("The port of Callao shipped 148,000 tonnes of zinc last year.", "context"),
    ],
)
def test_a_fact_has_its_kind(text: str, kind: str) -> None:
    """One sentence, one fact."""
    assert kinds(text) == [kind]


def test_what_somebody_wants_or_asks_is_no_fact(dossier: Dossier) -> None:
    """Peru wants the ban lifted before the harvest. Could Bolivia agree? "We would need a miracle," the envoy said."""
    assert dossier.facts == ()


def test_only_the_clause_that_tells_the_fact_is_kept(dossier: Dossier) -> None:
    """Bolivia, which closed the crossing at Kasani in February, wants a joint commission, and Peru is against it."""
    assert [f.words for f in dossier.facts] == ["which closed the crossing at Kasani in February"]


def test_a_passer_by_tells_no_fact_of_the_dispute(dossier: Dossier) -> None:
    """Outside the mine, Rosa Quispe, 61, had waited in the rain since six."""
    assert dossier.facts == ()


def test_an_event_carries_its_plover_type_where_one_fits(dossier: Dossier) -> None:
    """Peru expelled two Bolivian diplomats in January. The talks in Lima broke down on 3 March 2025."""
    assert [f.event for f in dossier.facts] == ["sanction", None]


def test_the_coming_meeting_is_a_meeting_and_no_fact(dossier: Dossier) -> None:
    """Peru and Bolivia will meet in Lima on 4 May 2025 for talks on the border."""
    assert dossier.meetings
    assert dossier.facts == ()
