"""The same claim: one party, one stance, one sign, one content up to wording (docs/decisions: "the same claim").

Equality of keys, so that it does not matter in which order reports come, or how many at a time.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accord.dossier.claim import DIGITS, Claim, Likelihood
from accord.dossier.dossier import PartyMention, ReportedPoint
from accord.dossier.frames import frame_of
from accord.dossier.joining.groups import once
from accord.dossier.joining.parties import Named, plain_name
from accord.dossier.joining.synonyms import words
from accord.dossier.joining.wording import gist_of, plain_words
from accord.sources import Source

Key = tuple[object, ...]
Bearers = dict[str, set[str]]  # a name in plain form, and the parties that go by it or speak under it

_MACHINE_ID = re.compile(rf"c[0-9a-f]{{{DIGITS},}}")
_SHORT = 3  # words of content: fewer ("guarantees", "more time") say little without the point they belong to
_STATUS = {"proposed": 0, "rejected": 1, "confirmed": 2}
_PRONOUNS = words("he she it they we i who one")


def bearers(parties: Iterable[PartyMention | Named]) -> Bearers:
    """Who speaks for whom: every name, alias and representative, and the last name of each."""
    found: Bearers = {}
    for party in parties:
        for name in (party.name, *party.aliases, *party.representatives):
            found.setdefault(plain_name(name), set()).add(party.id)
        for person in party.representatives:
            found.setdefault(plain_name(person).rpartition(" ")[2], set()).add(party.id)
    return found


@dataclass(frozen=True, slots=True)
class Setting:
    """What a claim's meaning depends on beside its own words."""

    days: Mapping[str, date | None]  # of each source, when it was published
    points: Mapping[str, str]  # of each point, what it is about: its frame, or itself
    speaking: Bearers

    @classmethod
    def of(
        cls, sources: Mapping[str, Source], points: Mapping[str, ReportedPoint], parties: Iterable[PartyMention]
    ) -> Setting:
        """The setting of the claims of a dossier with these."""
        about = {i: point.frame or point.id for i, point in points.items()}
        return cls({i: source.published for i, source in sources.items()}, about, bearers(parties))


def is_own(claim: Claim, known: Bearers) -> bool:
    """Whether the narrator says it, or one who speaks for a holder; not another party or a stranger."""
    return not claim.speaker or bool(known.get(plain_name(claim.speaker), set()) & set(claim.holders))


def key_of(claim: Claim, setting: Setting) -> Key:
    """What makes it this claim. Two claims with one key are one; claims of unlike sign, number or holder never are."""
    gist = gist_of(claim.content)
    hedge = (claim.likelihood.low, claim.likelihood.high) if claim.likelihood else None
    speaker = "" if is_own(claim, setting.speaking) else plain_name(claim.speaker or "") or "someone"
    condition = gist_of(claim.condition).words if claim.condition else ()
    about: list[object] = []
    if gist.points or not gist.words or speaker in _PRONOUNS:
        about.append(min(plain_words(span.quote) for span in claim.evidence))
    elif len(gist.words) < _SHORT:
        about.append(_subject(claim, setting.points))
    if gist.dated or (claim.condition and gist_of(claim.condition).dated):
        days = {str(setting.days[s.source]) for s in claim.evidence if s.source in setting.days}
        about.append(min(days, default=None))
    return (tuple(sorted(claim.holders)), claim.stance, claim.polarity, claim.level, hedge, gist.words, condition,
            claim.addressee, speaker, *about)  # fmt: skip


def _subject(claim: Claim, points: Mapping[str, str]) -> str | None:
    """The frame or point that a short content belongs to."""
    if (about := points.get(claim.point or "")) is not None:
        return about
    frame = frame_of(" ".join(claim.content.casefold().split()))
    return frame.id if frame else claim.point


def as_read(claim: Claim) -> Claim:
    """The claim as the reader had it, before a person changed it; itself where nobody did."""
    return Claim.model_validate(claim.model_dump() | claim.read_as | {"read_as": {}}) if claim.read_as else claim


def as_one(same: Sequence[Claim], key: str) -> Claim:
    """Claims of one key, given as it is written, as one with all evidence. What a person said of any of them stands."""
    chosen = [c for c in same if c.is_touched] or list(same)
    first = min(chosen, key=lambda c: (len(c.content), c.content, c.by, c.id))
    hedges = [c.likelihood for c in chosen if c.likelihood]
    hedge: Likelihood | None = min(hedges, key=lambda h: (len(h.word), h.word)) if hedges else None
    return first.model_copy(
        update={
            "id": _id_of(same, key),
            "by": min(c.by for c in chosen),
            "status": max((c.status for c in same), key=lambda s: _STATUS[s]),
            "likelihood": hedge,
            "speaker": min((c.speaker for c in chosen if c.speaker), key=lambda s: (-len(s), s), default=None),
            "point": first.point if first.is_touched else min((c.point for c in same if c.point), default=None),
            "note": max(c.note for c in same),
            "evidence": once(span for c in same for span in c.evidence),
        }
    )


def _id_of(same: Sequence[Claim], key: str) -> str:
    """An id that a person gave or has seen, else one of what is said: no order of reports changes it."""
    kept = [c.id for c in same if c.is_touched or not is_machine_id(c.id)]
    return min(kept) if kept else digest(key)


def is_machine_id(name: str) -> bool:
    """Whether it is an id as readers give it; whoever gave another had a reason."""
    return _MACHINE_ID.fullmatch(name) is not None


def digest(key: str, digits: int = DIGITS) -> str:
    """The id of what a key, given as it is written, says."""
    return "c" + hashlib.sha256(key.encode()).hexdigest()[:digits]


def by_id(claims: Iterable[tuple[str, Claim]]) -> dict[str, Claim]:
    """The claims, each with its key as it is written, by id; where two would share one, see `own_id`."""
    found: dict[str, Claim] = {}
    for key, claim in claims:
        name = own_id(claim.id, key, found.__contains__)
        found[name] = claim if name == claim.id else claim.model_copy(update={"id": name})
    return found


def own_id(name: str, key: str, is_taken: Callable[[str], bool]) -> str:
    """The id, or where another claim has it a longer one of this claim's own."""
    digits = DIGITS
    while is_taken(name):
        name = digest(key, digits)
        digits += 2
    return name


def in_reading_order(claims: dict[str, Claim], sources: Mapping[str, Source]) -> dict[str, Claim]:
    """As a reader meets them; the file has them by id."""
    place = {source: number for number, source in enumerate(sources)}

    def first(claim: Claim) -> tuple[int, int, int, str]:
        span = min(claim.evidence, key=lambda s: (place.get(s.source, len(place)), s.start))
        return place.get(span.source, len(place)), span.start, span.end, claim.id

    return {claim.id: claim for claim in sorted(claims.values(), key=first)}
