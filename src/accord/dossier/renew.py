"""Renew: a dossier read anew, or read on. What a person judged, changed or wrote stays; the rest is as read now.

Steps: the old dossier keeps its ids and names; new claims are matched with old ones by what they say, then by where
they stand; what no reader finds any more goes, unless a person has touched it or the case rests on it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from accord.dossier.claim import Claim, is_machine
from accord.dossier.dossier import Copy, Dossier, Doubt, Fact, Meeting
from accord.dossier.join import contrasted, sources_of, with_ids
from accord.dossier.joining.copies import copies_among
from accord.dossier.joining.events import doubts_between, join_doubts, join_facts, join_meetings
from accord.dossier.joining.groups import once
from accord.dossier.joining.parties import join_parties
from accord.dossier.joining.points import join_points
from accord.dossier.joining.same import Setting, as_read, digest, in_reading_order, key_of
from accord.dossier.joining.wording import gist_of
from accord.sources import Source, Span

Record = TypeVar("Record", Meeting, Fact, Doubt)
_OVERLAP = 0.5  # of the shorter passage: less is another passage
_WORDS = 0.5  # of the words of both contents: less is another claim in the same passage


@dataclass(frozen=True, slots=True)
class Renewal:
    """A dossier brought up to date, and what became of its claims: how many of each."""

    dossier: Dossier
    added: int = 0
    again: int = 0  # found again, nobody had touched them
    kept: int = 0  # touched by a person
    resting: int = 0  # not found again, but the case rests on them
    gone: int = 0  # not found again


def renewed(old: Dossier, new: Dossier, *, used: Collection[str] = ()) -> Renewal:
    """The old dossier with what was read now. `used`: ids of claims that the case rests on.

    Ids of claims, parties and points of the old dossier do not change. `renewed(d, Dossier())` is `d`.
    """
    both = (old, new)
    parties, party_ids, name_doubts = join_parties(both, 0)
    points, point_ids = join_points(both, 0)
    sources = sources_of(both)
    sources |= {i: _described(s, new.sources[i]) for i, s in old.sources.items() if i in new.sources}
    read_now = set(new.sources)
    now = with_ids(new, 1, party_ids, point_ids)
    claims, counts = _claims(old, now, Setting.of(sources, points, parties.values()), used)
    names = {i: p.name for i, p in parties.items()}
    meetings, day_doubts = join_meetings((*_still(old.meetings, read_now), *_by_rules(now.meetings)), names)
    days = {i: source.published for i, source in sources.items()}
    facts = join_facts((*_still(old.facts, read_now), *_by_rules(now.facts)), days)
    told = (*_by_rules(now.doubts), *_by_rules((*name_doubts, *day_doubts, *doubts_between(meetings))))
    dossier = Dossier(
        title=old.title or new.title,
        sources=sources,
        parties=parties,
        points=points,
        meetings=meetings if new.sources else old.meetings,
        facts=facts if new.sources else old.facts,
        doubts=join_doubts((*_still(old.doubts, read_now), *told)) if new.sources else old.doubts,
        claims=in_reading_order(claims, sources),
        copies=_copies(old, new, sources),
        contrasts=old.contrasts,
    )
    return Renewal(contrasted(dossier) if new.sources else dossier, *counts)


def _copies(old: Dossier, new: Dossier, sources: Mapping[str, Source]) -> tuple[Copy, ...]:
    """Looked for anew only where there are new texts beside old ones."""
    if not old.sources:
        return new.copies
    return old.copies if set(sources) == set(old.sources) else copies_among(sources.values())


def _described(known: Source, found: Source) -> Source:
    """A text read again: what was known of it stays, and what was not is filled in."""
    told = {name: getattr(known, name) or getattr(found, name) for name in ("title", "publisher", "address", "grade")}
    return known.model_copy(update={**told, "published": known.published or found.published})


def _by_rules(records: Iterable[Record]) -> list[Record]:
    """Marked as read, not written by a person."""
    return [r if is_machine(r.by) else r.model_copy(update={"by": "rules"}) for r in records]


def _still(records: Iterable[Record], read_now: Collection[str]) -> Iterator[Record]:
    """What a person wrote; and of what was read, what rests on sources that were not read again."""
    for record in records:
        elsewhere = tuple(span for span in record.evidence if span.source not in read_now)
        if not is_machine(record.by) or elsewhere == record.evidence:
            yield record
        elif elsewhere:
            yield record.model_copy(update={"evidence": elsewhere})


def _claims(
    old: Dossier, now: Dossier, setting: Setting, used: Collection[str]
) -> tuple[dict[str, Claim], tuple[int, int, int, int, int]]:
    """The claims there are now, and how many are new, found again, kept by a person, kept for the case, and gone."""
    matched, fresh = _matched(old, now, setting)
    found: dict[str, Claim] = {}
    again = kept = resting = gone = 0
    for name, claim in old.claims.items():
        same = matched.get(name, [])
        elsewhere = tuple(span for span in claim.evidence if span.source not in now.sources)
        new_spans = [span for c in same for span in c.evidence]
        if claim.is_touched:
            found[name] = claim.model_copy(update={"evidence": once((*claim.evidence, *new_spans))})
            kept += 1
        elif same:
            evidence = once((*elsewhere, *new_spans))
            found[name] = same[0].model_copy(update={"id": name, "evidence": evidence})
            again += 1
        elif elsewhere:
            found[name] = claim.model_copy(update={"evidence": elsewhere})
        elif name in used:
            found[name] = claim
            resting += 1
        else:
            gone += 1
    for claim in fresh:
        name = claim.id if claim.id not in found else digest(repr(key_of(claim, setting)), 2 * len(claim.id))
        found[name] = claim.model_copy(update={"id": name})
    return found, (len(fresh), again, kept, resting, gone)


def _matched(old: Dossier, now: Dossier, setting: Setting) -> tuple[dict[str, list[Claim]], list[Claim]]:
    """New claims by the id of the old claim each of them is, and those that are none of them."""
    known: dict[object, str] = {}
    for claim in sorted(old.claims.values(), key=lambda c: not c.is_touched):
        for form in (claim, as_read(claim)):
            known.setdefault(key_of(form, setting), claim.id)
    matched: dict[str, list[Claim]] = {}
    rest = []
    for claim in now.claims.values():
        if (name := known.get(key_of(claim, setting))) is not None:
            matched.setdefault(name, []).append(claim)
        else:
            rest.append(claim)
    standing: dict[str, list[Claim]] = {}
    for claim in (as_read(c) for c in old.claims.values() if c.id not in matched):
        for source in {span.source for span in claim.evidence}:
            standing.setdefault(source, []).append(claim)
    fresh = []
    for claim in rest:
        near = (c for span in claim.evidence for c in standing.get(span.source, ()) if c.id not in matched)
        likeness = [(score, c.id) for c in near if (score := _likeness(c, claim)) >= _WORDS]
        if likeness:
            matched[max(likeness)[1]] = [claim]
        else:
            fresh.append(claim)
    return matched, fresh


def _likeness(one: Claim, other: Claim) -> float:
    """The share of words two contents have in common, where one party takes one stance in one passage; else 0."""
    if (set(one.holders), one.stance, one.polarity) != (set(other.holders), other.stance, other.polarity):
        return 0.0
    if not any(_overlap(a, b) for a in one.evidence for b in other.evidence):
        return 0.0
    first, second = set(gist_of(one.content).words), set(gist_of(other.content).words)
    return len(first & second) / max(1, len(first | second))


def _overlap(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return one.source == other.source and shared >= _OVERLAP * min(len(one.quote), len(other.quote))
