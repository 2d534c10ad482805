"""Choose: claims by who holds them, what they say, and where they stand; an id by its first characters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from accord.dossier.claim import Claim
from accord.dossier.dossier import Dossier
from accord.dossier.joining.parties import plain_name
from accord.problem import Problem, Problems, did_you_mean, refuse


@dataclass(frozen=True, slots=True)
class Wanted:
    """What claims are asked for; an empty field asks for nothing. Days are those of the sources, both ends included."""

    party: str = ""
    stance: str = ""
    point: str = ""
    status: str = ""
    speaker: str = ""
    source: str = ""
    since: date | None = None
    until: date | None = None
    text: str = ""
    in_contrast: bool = False


def chosen(dossier: Dossier, wanted: Wanted) -> list[Claim]:
    """The claims asked for, in reading order. Raises Problems for a party, point or source that is not there."""
    problems: list[Problem] = []
    party = _one("party", wanted.party, _names(dossier), problems)
    point = _one("point", wanted.point, {i: (p.name,) for i, p in dossier.points.items()}, problems)
    sources = _sources(dossier, wanted.source, problems)
    if problems:
        raise Problems(problems)
    contrasted = {i for c in dossier.contrasts for i in c.claims}
    return [
        claim
        for claim in dossier.claims.values()
        if (not party or party in claim.holders)
        and (not wanted.stance or claim.stance == wanted.stance)
        and (not point or claim.point == point)
        and (not wanted.status or claim.status == wanted.status)
        and (not wanted.speaker or _has(wanted.speaker, (claim.speaker or "the narrator",)))
        and (not wanted.source or any(s.source in sources for s in claim.evidence))
        and _is_told_between(claim, dossier, wanted)
        and (not wanted.text or _has(wanted.text, (claim.content, *(s.quote for s in claim.evidence))))
        and (not wanted.in_contrast or claim.id in contrasted)
    ]


def claim_named(dossier: Dossier, name: str) -> Claim:
    """The claim with this id, or whose id alone begins so. Raises Problems where none or several do."""
    if name in dossier.claims:
        return dossier.claims[name]
    several = [i for i in dossier.claims if i.startswith(name)] if name else []
    if len(several) == 1:
        return dossier.claims[several[0]]
    if several:
        listed = ", ".join(several[:5]) + " …" * (len(several) > 5)
        raise refuse(f'"{name}" begins the ids of {len(several)} claims: {listed}', hint="give more of the id")
    raise refuse(f'there is no claim "{name}"', hint=did_you_mean(name, dossier.claims))


def claims_named(dossier: Dossier, names: Iterable[str]) -> list[Claim]:
    """The claims with these ids, each once. Raises Problems with every name that leads nowhere."""
    found: dict[str, Claim] = {}
    problems: list[Problem] = []
    for name in names:
        try:
            claim = claim_named(dossier, name)
            found[claim.id] = claim
        except Problems as wrong:
            problems += wrong.problems
    if problems:
        raise Problems(problems)
    return list(found.values())


def party_named(dossier: Dossier, name: str) -> str:
    """The id of the party with this id, name or alias. Raises Problems where there is none, or several."""
    problems: list[Problem] = []
    found = _one("party", name, _names(dossier), problems)
    if problems:
        raise Problems(problems)
    return found


def short_ids(dossier: Dossier) -> dict[str, str]:
    """For each claim the shortest beginning of its id, of six characters or more, that no other id has."""
    listed = sorted(dossier.claims)
    short = {}
    for n, name in enumerate(listed):
        near = [listed[m] for m in (n - 1, n + 1) if 0 <= m < len(listed)]
        length = max([6, *(_shared(name, other) + 1 for other in near)])
        short[name] = name[:length]
    return short


def _shared(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _names(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    return {i: (p.name, *p.aliases) for i, p in dossier.parties.items()}


def _one(kind: str, name: str, known: Mapping[str, tuple[str, ...]], problems: list[Problem]) -> str:
    """The id of what goes by this name; a name goes before an alias, the id before both."""
    if not name or name in known:
        return name
    plain = plain_name(name)
    for depth in (1, None):
        found = [i for i, names in known.items() if plain in map(plain_name, names[:depth])]
        if len(found) == 1:
            return found[0]
        if found:
            problems.append(Problem("error", f'"{name}" is the name of more than one {kind}: {", ".join(found)}'))
            return ""
    near = did_you_mean(name, [*known, *(names[0] for names in known.values())])
    problems.append(Problem("error", f'"{name}" is not a {kind} of this dossier', hint=near))
    return ""


def _sources(dossier: Dossier, name: str, problems: list[Problem]) -> set[str]:
    """Sources by the beginning of their id, or words of their title, address or publisher."""
    told = {i: (s.title, s.address, s.publisher) for i, s in dossier.sources.items()}
    found = {i for i, words in told.items() if i.startswith(name) or _has(name, words)}
    if name and not found:
        known = [word for words in told.values() for word in words if word]
        problems.append(Problem("error", f'no source is called "{name}"', hint=did_you_mean(name, known)))
    return found


def _is_told_between(claim: Claim, dossier: Dossier, wanted: Wanted) -> bool:
    if wanted.since is None and wanted.until is None:
        return True
    days = (dossier.sources[s.source].published for s in claim.evidence if s.source in dossier.sources)
    first, last = wanted.since or date.min, wanted.until or date.max
    return any(first <= day <= last for day in days if day)


def _has(words: str, texts: Iterable[str]) -> bool:
    plain = " ".join(words.casefold().split())
    return any(plain in " ".join(text.casefold().split()) for text in texts)
