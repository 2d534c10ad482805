"""Join: several dossiers as one. What is the same becomes one with all its evidence; what differs stays and is shown.

Steps: parties, points, meetings and facts by their names, frames and days; claims by what they say; then copies among
the sources and contrasts among the claims. The order of the dossiers changes the order of the records, nothing else;
nor does it matter how many are joined at a time, unless one report has two points of one frame, a name stands for
things of several kinds, or reports disagree about a meeting: what was set aside then is there no more to compare.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from accord.dossier.claim import Claim, is_machine
from accord.dossier.dossier import Dossier
from accord.dossier.joining.contrasts import contrasts_in
from accord.dossier.joining.copies import copies_among, families_of
from accord.dossier.joining.events import NAMED, doubts_between, join_doubts, join_facts, join_meetings
from accord.dossier.joining.groups import Groups, once
from accord.dossier.joining.parties import join_parties
from accord.dossier.joining.points import join_points
from accord.dossier.joining.same import Key, Setting, as_one, by_id, in_reading_order, key_of
from accord.dossier.joining.wording import plain_words
from accord.sources import Source, Span

Ids = Mapping[tuple[int, str], str]
_SAME_WORDS = 0.8  # of the shorter passage


def joined(dossiers: Sequence[Dossier]) -> Dossier:
    """Several dossiers as one; of one dossier, what it says twice is said once.

    Time grows with the number of claims and the length of the texts. Whatever can be read can be joined.
    """
    parties, party_ids, name_doubts = join_parties(dossiers, None)
    points, point_ids = join_points(dossiers, None)
    sources = sources_of(dossiers)
    names = {i: party.name for i, party in parties.items()}
    here = [with_ids(d, n, party_ids, point_ids) for n, d in enumerate(dossiers)]
    meetings, day_doubts = join_meetings((m for d in here for m in d.meetings), names)
    doubts = [*(x for d in dossiers for x in d.doubts), *name_doubts, *day_doubts, *doubts_between(meetings)]
    dossier = Dossier(
        title=next((d.title for d in dossiers if d.title), ""),
        sources=sources,
        parties=parties,
        points=points,
        meetings=meetings,
        facts=join_facts((f for d in here for f in d.facts), {i: s.published for i, s in sources.items()}),
        doubts=join_doubts(doubts),
        claims=in_reading_order(_claims_of(here, Setting.of(sources, points, parties.values())), sources),
        contrasts=tuple(c for d in here for c in d.contrasts),
    )
    return contrasted(dossier.model_copy(update={"copies": copies_among(sources.values())}))


def sources_of(dossiers: Sequence[Dossier]) -> dict[str, Source]:
    """Every source once; where two dossiers know different things of one text, the earlier day and the fuller words."""
    found: dict[str, Source] = {}
    for source in (s for d in dossiers for s in d.sources.values()):
        known = found.get(source.id)
        if known is None or known == source:
            found[source.id] = source
            continue
        told = {name: max((getattr(s, name) for s in (known, source)), key=lambda w: (len(w), w)) for name in _ABOUT}
        days = [s.published for s in (known, source) if s.published]
        found[source.id] = source.model_copy(update={**told, "published": min(days, default=None)})
    return found


_ABOUT = ("title", "publisher", "language", "address", "grade")


def _claims_of(dossiers: Sequence[Dossier], setting: Setting) -> dict[str, Claim]:
    same: dict[Key, list[Claim]] = {}
    for dossier in dossiers:
        for claim in dossier.claims.values():
            same.setdefault(key_of(claim, setting), []).append(claim)
    told = ((repr(key), claims) for key, claims in same.items())
    ordered = sorted(told, key=lambda item: item[0])  # so that ids do not depend on the order of reports
    return by_id((key, as_one(claims, key)) for key, claims in ordered)


def with_ids(dossier: Dossier, number: int, parties: Ids, points: Ids) -> Dossier:
    """The dossier with the ids its parties and points have after joining. `number`: which of the dossiers it is."""

    def party(name: str) -> str:
        return parties.get((number, name), name)

    def all_of(names: Iterable[str]) -> tuple[str, ...]:
        return once(map(party, names))

    changed = any(party(i) != i for i in dossier.parties) or any(points[number, i] != i for i in dossier.points)
    if not changed:
        return dossier
    return dossier.model_copy(
        update={
            "meetings": tuple(
                m.model_copy(update={name: all_of(getattr(m, name)) for name in NAMED}) for m in dossier.meetings
            ),
            "facts": tuple(f.model_copy(update={"parties": all_of(f.parties)}) for f in dossier.facts),
            "claims": {
                i: c.model_copy(
                    update={
                        "holders": all_of(c.holders),
                        "addressee": c.addressee and party(c.addressee),
                        "point": c.point and points.get((number, c.point), c.point),
                    }
                )
                for i, c in dossier.claims.items()
            },
            "contrasts": tuple(c.model_copy(update={"party": party(c.party)}) for c in dossier.contrasts),
        }
    )


def contrasted(dossier: Dossier) -> Dossier:
    """The dossier with the contrasts its claims make now; those a person wrote stay while both claims are there."""
    kept = [c for c in dossier.contrasts if not is_machine(c.by) and all(i in dossier.claims for i in c.claims)]
    found = contrasts_in(dossier.claims, dossier.sources, dossier.parties)
    told = {(c.party, frozenset(c.claims)) for c in kept}
    new = (c for c in found if (c.party, frozenset(c.claims)) not in told)
    return dossier.model_copy(update={"contrasts": (*once(kept), *new)})


def independent_sources(claim: Claim, dossier: Dossier) -> int:
    """How many sources say this on their own: copies of one text count once for what they say in the same words."""
    return counter_of(dossier)(claim)


def counter_of(dossier: Dossier) -> Callable[[Claim], int]:
    """`independent_sources` for many claims of one dossier."""
    families = families_of(dossier.copies)

    def count(claim: Claim) -> int:
        saying: dict[str, list[Span]] = {}
        for span in claim.evidence:
            saying.setdefault(families.get(span.source, span.source), []).append(span)
        return sum(_tellings(spans) for spans in saying.values())

    return count


def _tellings(spans: Sequence[Span]) -> int:
    """How many of a family of copies say it in words of their own: one, and each that shares no passage with others."""
    by_words: dict[tuple[str, ...], set[str]] = {}
    for span in spans:
        by_words.setdefault(plain_words(span.quote), set()).add(span.source)
    number = {source: n for n, source in enumerate(once(span.source for span in spans))}
    groups = Groups(len(number))
    told: list[tuple[set[str], int]] = []
    for words, sources in by_words.items():
        first = number[min(sources)]
        for source in sources:
            groups.put_together(first, number[source])
        for other, standing in told:
            if _alike(set(words), other):
                groups.put_together(first, standing)
        told.append((set(words), first))
    return len(groups.all())


def _alike(one: set[str], other: set[str]) -> bool:
    """Whether a passage is another with a word or so edited, or a part of it."""
    return len(one & other) >= _SAME_WORDS * max(1, min(len(one), len(other)))
