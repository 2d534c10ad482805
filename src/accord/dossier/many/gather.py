"""Gather: all reports onto the shelf, in two turns: who and what they are about, then what they say of it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count

from accord.dossier.claim import Claim, is_machine
from accord.dossier.dossier import Dossier
from accord.dossier.join import with_ids
from accord.dossier.joining import parties as joining_parties
from accord.dossier.joining import points as joining_points
from accord.dossier.joining.events import fact_key
from accord.dossier.joining.mentions import Mentions
from accord.dossier.joining.parties import Named
from accord.dossier.joining.points import Asked
from accord.dossier.joining.same import Setting, bearers, key_of
from accord.dossier.many.shelf import Shelf, in_json, lines_of
from accord.dossier.records import flat_yaml
from accord.sources import Source


@dataclass(slots=True)
class Gathered:
    """What all reports are about. `starts`: the first mention of a party, and of a point, in each report."""

    title: str = ""
    days: dict[str, date | None] = field(default_factory=dict)  # of each source, in the order of the reports
    party_mentions: Mentions[Named] = field(default_factory=Mentions)
    point_mentions: Mentions[Asked] = field(default_factory=Mentions)
    parties: list[tuple[Named, array[int]]] = field(default_factory=list)
    points: list[tuple[Asked, array[int]]] = field(default_factory=list)
    doubts: list[tuple[str, list[int]]] = field(default_factory=list)  # about names


def gather(reports: Iterable[Dossier], shelf: Shelf) -> Gathered:
    """All reports, which are gone through twice. No source may be in two of them."""
    whole = Gathered()
    for number, report in enumerate(reports):
        _enter_names(number, report, whole, shelf)
    joined = joining_parties.join_mentions(whole.party_mentions, None)
    whole.parties, whole.doubts = joined.things, joined.doubts
    whole.points = joining_points.join_mentions(whole.point_mentions, None)
    party_ids = _ids(whole.party_mentions, [(p.id, group) for p, group in whole.parties])
    point_ids = _ids(whole.point_mentions, [(p.id, group) for p, group in whole.points])
    about = {point.id: point.frame or point.id for point, _ in whole.points}
    setting = Setting(whole.days, about, bearers(party for party, _ in whole.parties))
    places = {source: place for place, source in enumerate(whole.days)}
    numbers = count()
    for number, report in enumerate(reports):
        now = with_ids(report, number, next(party_ids), next(point_ids))
        _enter_events(now, numbers, setting, shelf)
        _enter_claims(now.claims.values(), setting, places, shelf)
    return whole


def _enter_names(number: int, report: Dossier, whole: Gathered, shelf: Shelf) -> None:
    whole.title = whole.title or report.title
    for source in report.sources.values():
        whole.days[source.id] = source.published
        day = source.published or date.max
        shelf.ask("INSERT INTO source VALUES (?, ?, ?, ?)", (source.id, day.isoformat(), source.text, about(source)))
    entered: list[tuple[str, int, str]] = []
    for party in report.parties.values():
        at = whole.party_mentions.add(number, Named.of(party))
        entered.append(("party", at, lines_of(party.evidence)))
    for point in report.points.values():
        at = whole.point_mentions.add(number, Asked.of(point))
        entered.append(("point", at, lines_of(point.evidence)))
    shelf.enter("INSERT INTO mention VALUES (?, ?, ?)", (e for e in entered if e[2]))


def about(source: Source) -> str:
    """What is known of a source beside its text, as it is kept beside it."""
    known = source.model_dump(mode="json", exclude={"id", "text"}, exclude_defaults=True)
    return flat_yaml(known or {"language": source.language})


def _ids(
    mentions: Mentions[Named] | Mentions[Asked], things: list[tuple[str, array[int]]]
) -> Iterator[dict[tuple[int, str], str]]:
    """For each report, the ids things have in it and the ids they have now."""
    now = array("L", [0]) * len(mentions)
    for thing, (_, group) in enumerate(things):
        for number in group:
            now[number] = thing
    at = 0
    for report in count():
        ids = {}
        while at < len(mentions) and mentions.places[at] == report:
            ids[report, mentions[at].id] = things[now[at]][0]
            at += 1
        yield ids


def _enter_events(report: Dossier, numbers: Iterator[int], setting: Setting, shelf: Shelf) -> None:
    for meeting in report.meetings:
        body = in_json(meeting.model_dump(mode="json", exclude_defaults=True))
        shelf.ask("INSERT INTO meeting VALUES (0, ?, ?)", (next(numbers), body))
    for fact in report.facts:
        number, body = next(numbers), in_json(fact.model_dump(mode="json", exclude_defaults=True))
        first = shelf.first("fact", fact_key(fact, setting.days), number)
        shelf.ask("INSERT INTO fact VALUES (?, ?, ?)", (first, number, body))
    for doubt in report.doubts:
        by = doubt.by if is_machine(doubt.by) else "rules"
        shelf.tell(doubt.words, [lines_of(doubt.evidence)], by=by)


def _enter_claims(claims: Iterable[Claim], setting: Setting, places: dict[str, int], shelf: Shelf) -> None:
    rows = []
    for claim in claims:
        body = in_json(claim.model_dump(mode="json", exclude={"id", "evidence"}, exclude_defaults=True))
        span = min(claim.evidence, key=lambda s: (places[s.source], s.start))
        at = places[span.source], span.start, span.end
        rows.append((repr(key_of(claim, setting)), claim.id, body, *at, lines_of(claim.evidence)))
    shelf.enter("INSERT INTO read (key, id, body, place, start, stop, passages) VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
