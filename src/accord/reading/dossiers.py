"""From drafts to records: ids, spans, and who sits at the table."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from typing import cast

from accord.dossier import Claim, Dossier, Fact, Meeting, PartyMention, ReportedPoint, claim_id
from accord.dossier.dossier import PartyKind
from accord.reading.facts import Statement
from accord.reading.involved import Told
from accord.reading.meetings.find import Gathering
from accord.reading.parties.names import party_of
from accord.reading.parties.naming.name import Name
from accord.reading.parties.references import References
from accord.reading.points import Topic
from accord.reading.sides import seats_beside, sides
from accord.reading.stances.drafts import Draft
from accord.sources import Source, Span

_KNOWN_KINDS = frozenset(PartyKind.__args__)  # type: ignore[attr-defined]


def assemble(
    source: Source,
    refs: References,
    told: Told,
    topics: Sequence[Topic],
    meetings: Sequence[Gathering],
    facts: Sequence[Statement],
) -> Dossier:
    """The dossier of one source; the first meeting is the one its parties are at the table of."""
    meeting = meetings[0] if meetings else None
    refs.ask_for_persons()
    ids = {name: _slug(name) for name in told.parties}
    drafts = told.claims
    holders = list(dict.fromkeys(h for d in drafts for h in d.holders))
    table = {*meeting.participants, *seats_beside(meeting, holders, refs)} if meeting else sides(drafts, refs)
    mentions = _mentions(refs)
    parties = {
        ids[name]: _party(refs, name, ids[name], (name in table) if meeting or table else None, mentions.get(name, ()))
        for name in told.parties
    }
    point_ids = _point_ids(topics)
    points = {
        pid: ReportedPoint(
            id=pid,
            name=t.name,
            topic=(t.frame.topic or None) if t.frame else None,
            frame=t.frame.id if t.frame else None,
            evidence=(t.page.span(t.start, t.end),),
        )
        for pid, t in zip(point_ids, topics, strict=True)
    }
    of_claim = {n: pid for pid, t in zip(point_ids, topics, strict=True) for n in t.claims}
    claims = {}
    for n, d in enumerate(drafts):
        claim = _claim(d, ids, of_claim.get(n))
        claims[claim.id] = claim
    return Dossier(
        title=source.title,
        sources={source.id: source},
        parties=parties,
        points=points,
        meetings=tuple(_meeting(m, ids) for m in meetings),
        facts=tuple(_fact(f, ids) for f in facts),
        claims=claims,
    )


def _mentions(refs: References) -> dict[str, list[Name]]:
    """The names of each party and of its people, in the order of the text."""
    found: dict[str, list[Name]] = {}
    for n in refs.names.all:
        if party := party_of(n, refs.roll):
            found.setdefault(party, []).append(n)
    return found


def _party(refs: References, name: str, pid: str, at_table: bool | None, mentions: Iterable[Name]) -> PartyMention:
    member = refs.roll.parties[name]
    aliases = dict(member.aliases) | {d: None for d, meant in refs.descriptions.items() if meant == {name}}
    people: dict[str, None] = {}
    evidence: list[Span] = []
    for n in mentions:
        if n.sort == "person":
            person = refs.roll.person(n.text)
            people.update(dict.fromkeys([person.name, n.text] if person else [n.text]))
        else:
            aliases.setdefault(n.text)
            if len(evidence) < 3:
                evidence.append(n.passage.span(n.start, n.end))
    aliases.pop(name, None)
    kind = member.kind if member.kind in _KNOWN_KINDS else "other"
    return PartyMention(
        id=pid,
        name=name,
        kind=cast(PartyKind, kind),
        aliases=tuple(aliases),
        representatives=tuple(people),
        at_table=at_table,
        evidence=tuple(evidence),
    )


def _claim(d: Draft, ids: dict[str, str], point: str | None) -> Claim:
    span = d.page.span(d.start, d.end)
    holders = tuple(ids[h] for h in d.holders)
    content = d.page.span(*d.content).quote if d.content[1] > d.content[0] else span.quote
    return Claim(
        id=claim_id(span, holders, d.stance), holders=holders, stance=d.stance, polarity=d.polarity, content=content,
        point=point, level=d.level, likelihood=d.likelihood, speaker=d.speaker.text if d.speaker else None,
        condition=d.condition, evidence=(span,), by=f"rules:{d.rule}",
    )  # fmt: skip


def _meeting(found: Gathering, ids: dict[str, str]) -> Meeting:
    return Meeting(
        id="m" + hashlib.sha256(f"{found.quote.source}:{found.quote.start}".encode()).hexdigest()[:10],
        participants=tuple(ids[p] for p in found.participants if p in ids),
        date=found.date,
        date_words=found.date_words,
        place=found.place,
        format=found.format,
        purpose=found.purpose,
        confirmed_by=tuple(ids[p] for p in found.confirmed_by if p in ids),
        mediators=tuple(ids[p] for p in found.mediators if p in ids),
        invited=tuple(ids[p] for p in found.invited if p in ids),
        absent=tuple(ids[p] for p in found.absent if p in ids),
        evidence=(found.quote,),
        by="rules",
    )


def _fact(found: Statement, ids: dict[str, str]) -> Fact:
    span = found.page.span(found.start, found.end)
    return Fact(
        id="f" + hashlib.sha256(f"{span.source}:{span.start}:{span.end}".encode()).hexdigest()[:10],
        kind=found.kind,
        words=span.quote,
        parties=tuple(ids[p] for p in found.parties if p in ids),
        speaker=found.speaker,
        event=found.event,
        evidence=(span,),
        by="rules",
    )


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or "x" + hashlib.sha256(name.encode()).hexdigest()[:6]


def _point_ids(topics: Sequence[Topic]) -> list[str]:
    seen: dict[str, int] = {}
    out = []
    for t in topics:
        slug = "_".join(_slug(t.name).split("_")[:5])
        seen[slug] = seen.get(slug, 0) + 1
        out.append(slug if seen[slug] == 1 else f"{slug}_{seen[slug]}")
    return out
