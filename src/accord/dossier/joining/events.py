"""Meetings and facts of several reports: one where they are the same; where reports differ on one, a doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from accord.dossier.claim import is_machine
from accord.dossier.dossier import Doubt, Fact, Meeting
from accord.dossier.joining.groups import Groups, once
from accord.dossier.joining.parties import plain_name
from accord.dossier.joining.wording import gist_of

Days = Mapping[str, date | None]  # the day each source was published

NAMED = ("participants", "confirmed_by", "mediators", "invited", "absent")  # the fields of a meeting that name parties
_TOLD = ("date_words", "place", "format", "purpose")
_NAMED_DAY = re.compile(r"\d")  # "15 August" is a day in itself; "Friday" depends on when it was written


def join_meetings(meetings: Iterable[Meeting], names: Mapping[str, str]) -> tuple[tuple[Meeting, ...], list[Doubt]]:
    """Each meeting once, with all its passages; and where reports of one meeting disagree about its day or place."""
    listed = list(meetings)
    groups = Groups(len(listed))
    first: dict[object, int] = {}
    for n, meeting in enumerate(listed):
        for key in keys_of(meeting):
            groups.put_together(first.setdefault(key, n), n)
    found: list[Meeting] = []
    doubts: list[Doubt] = []
    for group in groups.all():
        parts = [listed[n] for n in group]
        found.append(one_meeting(parts))
        doubts += disagreements_in(parts, names)
    return tuple(found), doubts


def keys_of(meeting: Meeting) -> Iterator[object]:
    """Any of these in common makes two meetings one. At one place on one day, others may meet as well."""
    for span in meeting.evidence:
        yield span.source, span.start, span.end
    words = gist_of(told).words if _NAMED_DAY.search(told := meeting.date_words or "") else None
    days = [day for day in (meeting.date, words) if day]
    place = plain_name(meeting.place or "")
    for day in days:
        if len(meeting.participants) > 1:
            yield "who", frozenset(meeting.participants), day
        if place:
            yield from (("where", place, day, party) for party in meeting.participants or ("",))


def one_meeting(parts: Sequence[Meeting]) -> Meeting:
    """Meetings found to be one, as one."""
    if len(parts) == 1:
        return parts[0]
    leading = _leading(parts)
    first = min(leading, key=lambda m: m.id)
    fullest = {
        name: _longest(getattr(m, name) for m in leading) or _longest(getattr(m, name) for m in parts) for name in _TOLD
    }
    everyone = {name: once(p for m in (first, *parts) for p in getattr(m, name)) for name in NAMED}
    days = [m.date for m in leading if m.date] or [m.date for m in parts if m.date]
    evidence = once(span for m in parts for span in m.evidence)
    return first.model_copy(update={**fullest, **everyone, "date": min(days, default=None), "evidence": evidence})


def _leading(parts: Sequence[Meeting]) -> Sequence[Meeting]:
    """What a person wrote goes before what was read."""
    return [m for m in parts if not is_machine(m.by)] or parts


def _longest(words: Iterable[str | None]) -> str | None:
    """The fullest wording: "Anchorage, Alaska" tells more than "Alaska"."""
    return min((w for w in words if w), key=lambda w: (-len(w), w), default=None)


def disagreements_in(meetings: Sequence[Meeting], names: Mapping[str, str]) -> Iterator[Doubt]:
    """Where reports of one meeting differ about its day, its place or who takes part."""
    parts = _leading(meetings)
    days = {m.date for m in parts if m.date}
    if len(days) > 1:
        listed = ", ".join(sorted(day.isoformat() for day in days))
        yield Doubt(
            by="rules", words=f"reports of one meeting give more than one day: {listed}", evidence=_spans(parts, "date")
        )
    places = {m.place: frozenset(plain_name(m.place).split()) for m in parts if m.place}
    if any(not (a & b) for a in places.values() for b in places.values()):
        listed = "; ".join(sorted(places))
        yield Doubt(
            by="rules",
            words=f"reports of one meeting give more than one place: {listed}",
            evidence=_spans(parts, "place"),
        )
    come = {p for m in parts for p in m.participants}
    for party in sorted({p for m in parts for p in m.absent if p in come and p not in m.participants}):
        words = f"reports of one meeting disagree about whether {names.get(party, party)} takes part"
        yield Doubt(by="rules", words=words, evidence=_spans(parts, "evidence"))


def _spans(parts: Sequence[Meeting], field: str) -> tuple:  # type: ignore[type-arg]
    return once(span for m in parts if getattr(m, field) for span in m.evidence)


def doubts_between(meetings: Sequence[Meeting]) -> Iterator[Doubt]:
    """Meetings of the same parties within days of each other, told by different reports: one, perhaps, or two."""
    by_who: dict[frozenset[str], list[Meeting]] = {}
    for meeting in meetings:
        if meeting.date and len(meeting.participants) > 1:
            by_who.setdefault(frozenset(meeting.participants), []).append(meeting)
    for same in by_who.values():
        same.sort(key=lambda m: (m.date or date.min, m.id))
        for one, next_one in pairwise(same):
            yield from doubt_between(one, next_one)


def doubt_between(one: Meeting, next_one: Meeting) -> Iterator[Doubt]:
    """Whether two meetings of the same parties, the earlier one first, may be one: a doubt, or none."""
    shared = {s.source for s in one.evidence} & {s.source for s in next_one.evidence}
    if _days_between(one, next_one) <= NEAR and not shared and _places_fit(one, next_one):
        words = f"one meeting on two days, or two meetings: {one.date} and {next_one.date}"
        yield Doubt(by="rules", words=words, evidence=once((*one.evidence, *next_one.evidence)))


def _days_between(one: Meeting, other: Meeting) -> int:
    return abs(((other.date or date.max) - (one.date or date.max)).days)


NEAR = 2  # days: reports of one meeting rarely differ by more


def _places_fit(one: Meeting, other: Meeting) -> bool:
    places = [set(plain_name(m.place).split()) for m in (one, other) if m.place]
    return len(places) < 2 or bool(places[0] & places[1])


def join_facts(facts: Iterable[Fact], days: Days) -> tuple[Fact, ...]:
    """Each fact once, with all its passages. `days`: of each source the day it was published."""
    found: dict[object, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact_key(fact, days), []).append(fact)
    return tuple(one_fact(same) for same in found.values())


def fact_key(fact: Fact, days: Days) -> tuple[object, ...]:
    """What makes it this fact: its kind, its words (of one day, where they depend on it), its parties, its speaker."""
    gist = gist_of(fact.words)
    told = frozenset(days[s.source] for s in fact.evidence if s.source in days) if gist.dated else None
    return fact.kind, gist.words or (fact.words,), told, frozenset(fact.parties), (fact.speaker or "").casefold()


def one_fact(same: Sequence[Fact]) -> Fact:
    """Facts of one key as one."""
    if len(same) == 1:
        return same[0]
    first = min(same, key=lambda f: (is_machine(f.by), len(f.words), f.words, f.id))
    return first.model_copy(
        update={
            "id": min(f.id for f in same),
            "parties": once(p for f in same for p in f.parties),
            "evidence": once(span for f in same for span in f.evidence),
        }
    )


def join_doubts(doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """Each doubt once, with all its passages."""
    found: dict[str, Doubt] = {}
    for doubt in doubts:
        known = found.get(doubt.words)
        found[doubt.words] = (
            known.model_copy(update={"evidence": once((*known.evidence, *doubt.evidence))}) if known else doubt
        )
    return tuple(found.values())
